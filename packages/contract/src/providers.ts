import { service } from "./operation.ts";

export const providers = service({
  name: "providers",
  namespace: "Providers",
  prefix: "/providers",
  title: "Providers",
  description: "Connections of users to other companies' services by OAuth.",
  operations: {},
});
