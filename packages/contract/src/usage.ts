import { service } from "./operation.ts";

export const usage = service({
  name: "usage",
  namespace: "Usage",
  prefix: "/usage",
  title: "Usage",
  description: "Metering: usage events, reports over them, and the billing cycle.",
  operations: {},
});
