export { conditions, mountedConditionTypes } from "./conditions/index.ts";
export type { RunStart } from "./runs/start.ts";
export { startRun } from "./runs/start.ts";
export { startRunAs } from "./runs/start-as.ts";
export { findTemplate, type TemplateRef } from "./templates/find.ts";
