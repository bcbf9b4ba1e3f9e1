import { service } from "./operation.ts";

export const activity = service({
  name: "activity",
  namespace: "Activity",
  prefix: "/activity",
  title: "Activity",
  description: "What happened: a log of the doings of users and services, and reports over it.",
  operations: {},
});
