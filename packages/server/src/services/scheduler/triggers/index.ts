import { invalid, problem } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { TriggerType } from "../types.ts";
import { emailTrigger } from "./email.ts";
import { httpTrigger } from "./http.ts";
import { lambdaTrigger } from "./lambda.ts";
import { pubsubTrigger } from "./pubsub.ts";
import { smsTrigger } from "./sms.ts";
import type { Inside, Outside, Triggers } from "./trigger.ts";
import { workflowTrigger } from "./workflow.ts";

/** The triggers that can be started here: those whose service runs. */
export function createTriggers(kernel: Kernel): Triggers {
  const running = new Set(kernel.services.map(({ name }) => name));
  return {
    http: httpTrigger(kernel),
    email: emailTrigger,
    ...(running.has("messaging") && { sms: smsTrigger(kernel) }),
    ...(running.has("pubsub") && { pubsub: pubsubTrigger }),
    ...(running.has("lambda") && { lambda: lambdaTrigger(kernel) }),
    ...(running.has("workflow") && { workflow: workflowTrigger(kernel) }),
  };
}

/** The kind of a trigger, to be called with triggers of that type only; undefined when its service does not run. */
export function kindOf(triggers: Triggers, type: TriggerType): Inside<TriggerType> | Outside<TriggerType> | undefined {
  // TypeScript cannot see that a trigger and what was looked up by its type belong together.
  return triggers[type] as Inside<TriggerType> | Outside<TriggerType> | undefined;
}

/** Whether a trigger of this type calls somewhere else, so that it may take its time. */
export function isOutside(triggers: Triggers, type: TriggerType): boolean {
  const kind = triggers[type];
  return kind !== undefined && "call" in kind;
}

/** The refusal of a trigger whose service does not run. */
export function notRunning(type: TriggerType): Error {
  const message = `trigger.type ${type} is not available: its service does not run here`;
  return type === "workflow" ? problem("scheduler.unknown_workflow", `${message}.`) : invalid(message);
}
