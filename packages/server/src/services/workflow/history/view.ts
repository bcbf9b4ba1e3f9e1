import type { WorkflowHistory } from "@patchbay/contract";
import type { Static } from "typebox";
import { milliseconds } from "../../../kernel/clock.ts";
import { resultType, toTransitionResult } from "../runs/view.ts";
import type { StepRow } from "../store/steps.ts";
import type { HistoryRow, IncomingRow } from "./store.ts";

type History = Static<typeof WorkflowHistory>;

/** What became of a run, without the parts that may be left out. */
export function toCore(row: HistoryRow): Omit<History, "workflow_vars" | "incoming_data" | "results"> {
  return {
    uuid: row.uuid,
    template_uuid: row.template_uuid,
    template_version: row.template_version,
    group_uuid: row.group_uuid,
    group_name: row.group_name,
    start_state: row.start_state,
    current_state: row.current_state,
    result_type: resultType(row.status),
    input_vars: { ...row.input_vars },
    error: row.error,
    start_datetime: milliseconds(row.started_at),
    end_datetime: row.ended_at === null ? null : milliseconds(row.ended_at),
    account_uuid: row.account_uuid,
    user_uuid: row.user_uuid,
    trace_id: row.trace_id ?? row.uuid,
    parent_uuid: row.parent_uuid,
  };
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
