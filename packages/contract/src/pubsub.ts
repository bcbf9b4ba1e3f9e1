import { service } from "./operation.ts";

export const pubsub = service({
  name: "pubsub",
  namespace: "Pubsub",
  prefix: "/pubsub",
  title: "Pub/Sub",
  description: "Webhooks: subscriptions to the events of the platform and of applications.",
  operations: {},
});
