import { service } from "./operation.ts";

export const lambda = service({
  name: "lambda",
  namespace: "Lambda",
  prefix: "/lambda",
  title: "Lambda",
  description: "Functions that run on the server and are called by name.",
  operations: {},
});
