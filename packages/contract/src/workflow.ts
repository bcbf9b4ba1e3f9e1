import { service } from "./operation.ts";
import { templateOperations } from "./workflow-definitions.ts";
import { groupOperations } from "./workflow-groups.ts";
import { historyOperations } from "./workflow-history.ts";
import { instanceOperations } from "./workflow-instances.ts";
import { triggerOperations } from "./workflow-triggers.ts";

export * from "./workflow-conditions.ts";
export * from "./workflow-runs.ts";
export * from "./workflow-templates.ts";

export const workflow = service({
  name: "workflow",
  namespace: "Workflow",
  prefix: "/workflow",
  title: "Workflow",
  description: "State machines that run for minutes or months: templates, their instances, and what these went through.",
  operations: { ...templateOperations, ...instanceOperations, ...historyOperations, ...groupOperations, ...triggerOperations },
});
