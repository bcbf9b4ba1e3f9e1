import type { Tx } from "../../../kernel/db/database.ts";
import { cancelled } from "../engine/index.ts";
import { type ShownRun, selectForCancel, updateCancelled } from "../store/runs.ts";
import { insertionOfSteps } from "../store/steps.ts";
import { replaceWaiting } from "../store/waiting.ts";
import { loadDefinition } from "./definitions.ts";
import { hubOf } from "./hub.ts";
import { toStepRows } from "./record.ts";
import { tellEnd } from "./writing.ts";

/**
 * Cancels runs, and those that they wait for: from the commit on, nothing is written for them any more, whatever process has
 * them in hand. Those that have ended stay as they are.
 * @returns how many of them had not
 */
export async function cancelRuns(tx: Tx, uuids: readonly string[]): Promise<number> {
  const runs = await selectForCancel(tx, uuids);
  for (const run of runs) {
    const definition = await loadDefinition(tx, run.definition_uuid);
    const now = tx.now();
    const steps = run.armed.map((armed) => cancelled(armed, now.getTime()));
    const ended: ShownRun = { ...run, status: "cancelled", armed: [], steps: run.steps + steps.length, ended_at: now };
    await updateCancelled(tx, run.uuid, ended.steps, now);
    const rows = toStepRows(definition, steps, run.steps);
    if (rows.length > 0) await tx.run(insertionOfSteps([{ run, steps: rows }]));
    await replaceWaiting(tx, run, []);
    await tellEnd(tx, ended);
    tx.afterCommit(() => hubOf(tx).emit("changed", run.uuid));
    const children = run.armed.flatMap(({ child }) => child ?? []);
    if (children.length > 0) await cancelRuns(tx, children);
  }
  return runs.length;
}
