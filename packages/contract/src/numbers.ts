import { service } from "./operation.ts";

export const numbers = service({
  name: "numbers",
  namespace: "Numbers",
  prefix: "/sms",
  title: "Numbers",
  description: "Telephone numbers: what there is, and taking it into use.",
  operations: {},
});
