import type { WorkflowHistory } from "@patchbay/contract";
import type { Static } from "typebox";
import { milliseconds } from "../../../kernel/clock.ts";
import { toRun, toTransitionResult } from "../runs/view.ts";
import type { StepRow } from "../store/steps.ts";
import type { HistoryRow, IncomingRow } from "./store.ts";

type History = Static<typeof WorkflowHistory>;

/** What became of a run, without the parts that may be left out. */
export function toCore(row: HistoryRow): Omit<History, "workflow_vars" | "incoming_data" | "results"> {
  return { ...toRun(row), input_vars: { ...row.input_vars }, error: row.error };
}

/** The variables of a run. */
export function toVars(row: HistoryRow): NonNullable<History["workflow_vars"]> {
  return { ...row.workflow_vars };
}

/** What a run received. */
export function toIncoming(rows: readonly IncomingRow[]): NonNullable<History["incoming_data"]> {
  return rows.map(({ received_at, source, transition_uuid, data }) => ({
    datetime: milliseconds(received_at),
    source,
    transition_uuid,
    data,
  }));
}

/** The transitions of a run. */
export function toResults(rows: readonly StepRow[]): NonNullable<History["results"]> {
  return rows.map(toTransitionResult);
}
