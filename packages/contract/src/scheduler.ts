import { service } from "./operation.ts";

export const scheduler = service({
  name: "scheduler",
  namespace: "Scheduler",
  prefix: "/scheduler",
  title: "Scheduler",
  description: "Events that happen at a time, once or again and again, and start something.",
  operations: {},
});
