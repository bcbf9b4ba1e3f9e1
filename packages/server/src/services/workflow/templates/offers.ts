import type { Kernel } from "../../../kernel/service.ts";

/** What this server can do for workflows. */
export interface Offers {
  /** Names of the services that run here. */
  readonly services: ReadonlySet<string>;
}

/** What the platform offers at present: conditions and triggers become available with the services that they need. */
export function offersOf(kernel: Pick<Kernel, "services">): Offers {
  return { services: new Set(kernel.services.map(({ name }) => name)) };
}
