import { service } from "./operation.ts";

export const mobile = service({
  name: "mobile",
  namespace: "Mobile",
  prefix: "/mobilenotification",
  title: "Mobile",
  description: "Push notifications to phones: the tokens of devices, and sending to them.",
  operations: {},
});
