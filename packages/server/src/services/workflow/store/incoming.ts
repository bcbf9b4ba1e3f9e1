import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { Json } from "../engine/definition.ts";

export type Source = "event" | "webhook" | "form" | "workflow";

/** Something that a run has received. */
export interface IncomingRow {
  /** A bigint, as text. */
  readonly seq: string;
  readonly received_at: Date;
  readonly source: Source;
  readonly transition_uuid: string;
  readonly attempt: number;
  readonly data: Json;
}

/** Something for a run. */
export interface Delivery {
  readonly run_uuid: string;
  readonly source: Source;
  readonly transition_uuid: string;
  readonly attempt: number;
  readonly data: Json;
}

/**
 * Makes a run due, and locks it: also when a process has it in hand at this moment, for that one looks again for what has
 * arrived before it lets go, while it has the row locked. No scope: the run waits for something.
 * @returns false when it has ended
 */
export async function wakeRun(tx: Tx, run_uuid: string): Promise<boolean> {
  const count = await tx.run(sql`
    update workflow.run set due_at = least(due_at, ${tx.now()}), retry_at = null where uuid = ${run_uuid} and ended_at is null`);
  return count === 1;
}

/** Gives a run something; it must have been woken. No scope: it waits for it. */
export async function insertIncoming(tx: Tx, delivery: Delivery): Promise<void> {
  const { run_uuid, source, transition_uuid, attempt, data } = delivery;
  await tx.run(sql`
    insert into workflow.incoming (run_uuid, account_uuid, account_path, received_at, source, transition_uuid, attempt, data)
    select uuid, account_uuid, account_path, ${tx.now()}, ${source}, ${transition_uuid}, ${attempt}, ${JSON.stringify(data)}::jsonb
    from workflow.run where uuid = ${run_uuid}`);
}

/** What a run has received after a place in the list, in its order. No scope: whoever asks has the run in hand. */
export function selectIncoming(db: Executor, run_uuid: string, after: string): Promise<IncomingRow[]> {
  return db.many(sql`
    select seq, received_at, source, transition_uuid, attempt, data from workflow.incoming
    where run_uuid = ${run_uuid} and seq > ${after} order by seq`);
}

/** Whether there is more. No scope: as {@link selectIncoming}. */
export async function hasIncoming(db: Executor, run_uuid: string, after: string): Promise<boolean> {
  const row = await db.one<{ more: boolean }>(sql`
    select exists (select 1 from workflow.incoming where run_uuid = ${run_uuid} and seq > ${after}) as more`);
  return row.more;
}
