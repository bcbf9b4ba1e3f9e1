import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { Json } from "../engine/definition.ts";
import type { RunRow } from "./runs.ts";

/** What a transition of a run waits for. */
export interface WaitingRow {
  readonly transition_uuid: string;
  readonly attempt: number;
  readonly since: Date;
  readonly service: string | null;
  readonly event: string | null;
  readonly app_uuid: string | null;
  readonly criteria: Json;
  readonly token_hash: string | null;
  readonly methods: readonly string[] | null;
  readonly sealed_secret: string | null;
}

/** A run that waits. */
export interface Waiter extends WaitingRow {
  readonly run_uuid: string;
  readonly account_uuid: string;
}

const members = sql`transition_uuid, attempt, since, service, event, app_uuid, criteria, token_hash, methods, sealed_secret`;

/** From now on the run waits for these, and for nothing else. No scope: whoever says so has it in hand. */
export async function replaceWaiting(
  tx: Tx,
  run: Pick<RunRow, "uuid" | "account_uuid" | "account_path">,
  rows: readonly WaitingRow[],
): Promise<void> {
  await tx.run(sql`delete from workflow.waiting where run_uuid = ${run.uuid}`);
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into workflow.waiting (run_uuid, account_uuid, account_path, ${members})
    select ${run.uuid}::uuid, ${run.account_uuid}::uuid, ${[...run.account_path]}::uuid[], w.*
    from json_to_recordset(${JSON.stringify(rows)}::json) as w (transition_uuid uuid, attempt integer, since timestamptz,
      service text, event text, app_uuid uuid, criteria jsonb, token_hash text, methods text[], sealed_secret text)`);
}

/** An event as waiting runs are looked up by it. */
export interface EventKeys {
  readonly account_uuid: string;
  /** Null for what a custom application publishes. */
  readonly service: string | null;
  readonly app_uuid: string | null;
  readonly event: string;
}

/** Who in their account waits for one of these events; the criteria are still to be compared. No scope: of all accounts. */
export function selectWaiters(db: Executor, events: readonly EventKeys[]): Promise<Waiter[]> {
  return db.many(sql`
    select w.run_uuid, w.account_uuid, w.transition_uuid, w.attempt, w.since, w.service, w.event, w.app_uuid, w.criteria,
      w.token_hash, w.methods, w.sealed_secret
    from workflow.waiting w
    join json_to_recordset(${JSON.stringify(events)}::json)
      as e (account_uuid uuid, service text, event text, app_uuid uuid)
      on w.account_uuid = e.account_uuid and w.event = e.event
        and w.service is not distinct from e.service and w.app_uuid is not distinct from e.app_uuid`);
}

/** Who waits at the URL with this token. No scope: the token is the right. */
export function selectByToken(db: Executor, token_hash: string): Promise<Waiter | undefined> {
  return db.maybe(sql`select run_uuid, account_uuid, ${members} from workflow.waiting where token_hash = ${token_hash}`);
}

/** It waits no more. False when somebody was faster. No scope: it was found by its token, or by its event. */
export async function deleteWaiting(tx: Tx, run_uuid: string, transition_uuid: string, attempt: number): Promise<boolean> {
  const count = await tx.run(sql`
    delete from workflow.waiting where run_uuid = ${run_uuid} and transition_uuid = ${transition_uuid} and attempt = ${attempt}`);
  return count === 1;
}
