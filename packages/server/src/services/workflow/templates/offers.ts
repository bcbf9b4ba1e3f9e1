import type { Kernel } from "../../../kernel/service.ts";
import type { ConditionType } from "../engine/definition.ts";

/** What this server can do for workflows. */
export interface Offers {
  /** Names of the services that run here. */
  readonly services: ReadonlySet<string>;
}

/** Other services that the work of a transition needs. */
export const serviceOfCondition: { readonly [T in ConditionType]?: string } = {
  lambda: "lambda",
  pubsub: "pubsub",
  sms: "messaging",
  form: "forms",
};

/** What the platform offers at present: conditions and triggers become available with the services that they need. */
export function offersOf(kernel: Pick<Kernel, "services">): Offers {
  return { services: new Set(kernel.services.map(({ name }) => name)) };
}
