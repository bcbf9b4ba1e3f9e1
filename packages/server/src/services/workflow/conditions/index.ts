import type { Kernel } from "../../../kernel/service.ts";
import type { ConditionType } from "../engine/definition.ts";
import { WorkFailure } from "../engine/work.ts";
import type { CallCondition, Condition } from "./condition.ts";
import { email } from "./email.ts";
import { event } from "./event.ts";
import { form } from "./form.ts";
import { http } from "./http.ts";
import { jsonata } from "./jsonata.ts";
import { passthrough } from "./passthrough.ts";
import { timer } from "./timer.ts";
import { wait } from "./wait.ts";
import { webhook } from "./webhook.ts";
import { workflow } from "./workflow.ts";

/** Stands in for a service that does not run here. */
function missing(needs: string): CallCondition {
  return {
    kind: "call",
    needs,
    perform: async () => {
      throw new WorkFailure(503, `The service ${needs} does not run here.`);
    },
  };
}

/** Every type of condition. */
export const conditions: Readonly<Record<ConditionType, Condition>> = {
  passthrough,
  lambda: missing("lambda"),
  wait,
  timer,
  http,
  pubsub: missing("pubsub"),
  event,
  webhook,
  workflow,
  jsonata,
  email,
  sms: missing("messaging"),
  form,
};

/** The types that can be used here: those whose services run. */
export function mountedConditionTypes(kernel: Pick<Kernel, "services">): ReadonlySet<ConditionType> {
  const running = new Set(kernel.services.map(({ name }) => name));
  const types = Object.keys(conditions).filter(isConditionType);
  return new Set(types.filter((type) => running.has(conditions[type].needs ?? "workflow")));
}

function isConditionType(text: string): text is ConditionType {
  return Object.hasOwn(conditions, text);
}
