import { workflow as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { cleanup } from "./cleanup.ts";
import { groupHandlers } from "./groups/handlers.ts";
import { historyHandlers } from "./history/handlers.ts";
import { retention } from "./history/retention.ts";
import { createCallbacks } from "./hooks/callbacks.ts";
import { runParts } from "./runs/index.ts";
import { workflowSeed } from "./seed.ts";
import { templateHandlers } from "./templates/handlers.ts";
import { createStarting } from "./triggers/starting.ts";
import { createWebhooks } from "./triggers/webhook.ts";

export type { RunStart } from "./runs/start.ts";
export { startRun } from "./runs/start.ts";
export { startRunAs } from "./runs/start-as.ts";
export { findTemplate, type TemplateRef } from "./templates/find.ts";

/** The workflow service. */
export const workflow = defineService(contract, (kernel) => {
  const runs = runParts(kernel);
  const starting = createStarting(kernel);
  const webhooks = createWebhooks(kernel, starting.starts);
  const callbacks = createCallbacks(kernel);
  return {
    handlers: {
      ...templateHandlers(kernel),
      ...runs.handlers,
      ...historyHandlers,
      ...groupHandlers,
      ...webhooks.handlers,
      ...callbacks.handlers,
    },
    migrations: migrationsBeside(import.meta.url),
    consumers: [...runs.consumers, starting.consumer, cleanup],
    lanes: [...runs.lanes, ...starting.lanes],
    background: [...runs.background, retention(kernel)],
    addRoutes: (app) => {
      webhooks.addRoutes(app);
      callbacks.addRoutes(app);
    },
    seed: [workflowSeed(kernel)],
  };
});
