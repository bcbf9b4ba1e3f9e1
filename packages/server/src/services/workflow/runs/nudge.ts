import type { Tx } from "../../../kernel/db/database.ts";
import { nudge } from "../../../kernel/lanes/index.ts";

/** The lane in which runs advance. */
export const laneName = "workflow.run";

/** Has due runs looked at when the transaction has committed. */
export function nudgeRuns(tx: Tx): void {
  nudge(tx, { name: laneName });
}
