import { service } from "./operation.ts";

export const messaging = service({
  name: "messaging",
  namespace: "Messaging",
  prefix: "/messaging",
  title: "Messaging",
  description: "Texts by SMS and MMS, in conversations.",
  operations: {},
});
