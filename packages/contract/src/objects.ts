import { service } from "./operation.ts";

export const objects = service({
  name: "objects",
  namespace: "Objects",
  prefix: "/objects",
  title: "Objects",
  description: "JSON documents of users and accounts, private or shared.",
  operations: {},
});
