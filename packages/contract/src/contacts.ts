import { service } from "./operation.ts";

export const contacts = service({
  name: "contacts",
  namespace: "Contacts",
  prefix: "/contacts",
  title: "Contacts",
  description: "The personal address books of users.",
  operations: {},
});
