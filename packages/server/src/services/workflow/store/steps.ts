import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import type { Json } from "../engine/definition.ts";
import type { RunError, Step } from "../engine/state.ts";
import type { RunRow } from "./runs.ts";

/** A transition that has ended. */
export interface StepRow {
  readonly seq: number;
  readonly transition_uuid: string;
  readonly transition_name: string;
  readonly type: string;
  readonly start_state: string;
  readonly next_state: string | null;
  readonly outcome: Step["outcome"];
  readonly attempt: number;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly result: Json;
  readonly error: RunError | null;
  readonly warnings: readonly string[] | null;
}

const columns = sql`
  run_uuid, account_uuid, account_path, seq, transition_uuid, transition_name, type, start_state, next_state, outcome, attempt,
  started_at, ended_at, result, error, warnings`;

/** What is appended to the history of a run. */
export interface Appended {
  readonly run: Pick<RunRow, "uuid" | "account_uuid" | "account_path">;
  readonly steps: readonly StepRow[];
}

/** The statement that appends to the histories of runs. */
export function insertionOfSteps(appended: readonly Appended[]): Sql {
  const rows = appended.flatMap(({ run: { uuid, account_uuid, account_path }, steps }) =>
    steps.map((step) => ({ run_uuid: uuid, account_uuid, account_path, ...step })),
  );
  const [first, ...more] = rows;
  const head = sql`insert into workflow.step (${columns})`;
  // One alone is the usual case without load, and cheaper in plain words.
  if (first !== undefined && more.length === 0)
    return sql`${head} values (${first.run_uuid}, ${first.account_uuid}, ${[...first.account_path]}, ${first.seq},
      ${first.transition_uuid}, ${first.transition_name}, ${first.type}, ${first.start_state}, ${first.next_state},
      ${first.outcome}, ${first.attempt}, ${first.started_at}, ${first.ended_at}, ${JSON.stringify(first.result)},
      ${first.error === null ? null : JSON.stringify(first.error)}, ${first.warnings === null ? null : [...first.warnings]})`;
  return sql`
    ${head} select ${columns}
    from json_to_recordset(${JSON.stringify(rows)}::json) as s (run_uuid uuid, account_uuid uuid, account_path uuid[],
      seq integer, transition_uuid uuid, transition_name text, type text, start_state text, next_state text, outcome text,
      attempt integer, started_at timestamptz, ended_at timestamptz, result jsonb, error jsonb, warnings text[])`;
}

/** The history of a run, in its order. No scope: the run was found in scope. */
export function selectSteps(db: Executor, run_uuid: string): Promise<StepRow[]> {
  return db.many(sql`
    select seq, transition_uuid, transition_name, type, start_state, next_state, outcome, attempt, started_at, ended_at,
      result, error, warnings
    from workflow.step where run_uuid = ${run_uuid} order by seq`);
}
