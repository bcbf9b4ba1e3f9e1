import { service } from "./operation.ts";

export const workflow = service({
  name: "workflow",
  namespace: "Workflow",
  prefix: "/workflow",
  title: "Workflow",
  description: "State machines that run for minutes or months: templates, their instances, and what these went through.",
  operations: {},
});
