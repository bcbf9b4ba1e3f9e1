import { service } from "./operation.ts";

export const dbsip = service({
  name: "dbsip",
  namespace: "DbSip",
  prefix: "/dbsip",
  title: "DbSip",
  description: "The directory of telephony destinations of accounts.",
  operations: {},
});
