import type { Executor, Tx } from "../db/database.ts";
import { type Sql, sql } from "../db/sql.ts";
import type { Lane, LaneRow, LaneTable } from "./lane.ts";

/** A row in hand. */
export interface Claimed extends LaneRow {
  readonly lease_owner: string;
}

const lockSpace = 7_208_421;

/** Advisory lock: one process at a time claims from a lane. Losing a claim in a crash of the server does no harm. */
function lockLane(tx: Tx, lane: Lane): Promise<number> {
  return tx.run(sql`
    select set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(${lockSpace}, hashtext(${lane.name}))`);
}

/**
 * Takes up to `want` due rows, in the order of their time, for as long as the lease lasts.
 *
 * Of each key only the first row may be taken, and only while none is in hand. Rows that have to wait are parked when
 * they are met: out of the way of later claims, until the one before them is done (see {@link release}). So a claim costs
 * the same whether ten rows of a key are waiting or a million.
 *
 * It takes two statements: the rows are judged with a snapshot that is taken after they were locked, so none can be
 * parked behind a row that has just been finished; its finisher waits for the lock and releases the row again.
 * @returns the rows, and whether there may be more to take
 */
export async function claim(tx: Tx, lane: Lane, want: number, leaseMs: number): Promise<{ rows: Claimed[]; more: boolean }> {
  const { name, scope } = lane.table;
  const window = want * 4;
  const [, candidates] = await Promise.all([
    lockLane(tx, lane),
    tx.many<{ seq: string }>(sql`
      select seq from ${name}
      where due_at is not null and coalesce(retry_at, due_at) <= ${tx.now()} ${scope}
        and (lease_until is null or lease_until < now())
      order by coalesce(retry_at, due_at), seq limit ${window} for update skip locked`),
  ]);
  if (candidates.length === 0) return { rows: [], more: false };
  const rows = await tx.many<Claimed>(sql`
    with judged as materialized (
      select c.seq, coalesce(c.retry_at, c.due_at) as ready_at, c.key is null or not (
        exists (select 1 from ${name} e where e.key = c.key ${scope} and e.due_at is not null
          and (e.due_at, e.seq) < (c.due_at, c.seq))
        or exists (select 1 from ${name} e where e.key = c.key ${scope} and e.lease_owner is not null
          and e.lease_until >= now() and e.seq <> c.seq)) as first
      from ${name} c where c.seq = any(${candidates.map((row) => row.seq)}::bigint[])
    ), parked as (
      update ${name} t set retry_at = 'infinity' from judged where t.seq = judged.seq and not judged.first
    ), chosen as materialized (
      select seq from judged where first order by ready_at, seq limit ${want}
    )
    update ${name} t set lease_until = now() + ${leaseMs} * interval '1 ms', lease_owner = ${tx.uuid()}, attempts = t.attempts + 1
    from chosen where t.seq = chosen.seq
    returning t.*`);
  return { rows, more: candidates.length === window };
}

/** When the next row becomes ready, unless something happens before. */
export async function nextReady(db: Executor, { name, scope }: LaneTable, now: Date): Promise<Date | undefined> {
  const row = await db.maybe<{ at: Date }>(sql`
    select coalesce(retry_at, due_at) as at from ${name}
    where due_at is not null and coalesce(retry_at, due_at) > ${now} and coalesce(retry_at, due_at) < 'infinity' ${scope}
    order by coalesce(retry_at, due_at) limit 1`);
  return row?.at;
}

/** Whoever lets a lease run out must not finish the row, even if nobody has taken it yet: the next of its key may have begun. */
function held(row: Claimed): Sql {
  return sql`seq = ${row.seq} and lease_owner = ${row.lease_owner} and lease_until > clock_timestamp()`;
}

/** Finishes a row, unless the lease has been lost: then it is false, and the transaction must be rolled back. */
export async function finish(tx: Tx, { name, done }: LaneTable, row: Claimed): Promise<boolean> {
  const statement =
    done === "deleted"
      ? sql`delete from ${name} where ${held(row)}`
      : sql`update ${name} set due_at = null, retry_at = null, lease_until = null, lease_owner = null, attempts = 0, last_error = null
          where ${held(row)}`;
  return (await tx.run(statement)) === 1;
}

/** Makes a row due again, unless the lease has been lost. */
export async function finishUntil(tx: Tx, { name }: LaneTable, row: Claimed, again: Date): Promise<boolean> {
  const count = await tx.run(sql`
    update ${name}
    set due_at = ${again}, retry_at = null, lease_until = null, lease_owner = null, attempts = 0, last_error = null
    where ${held(row)}`);
  return count === 1;
}

/** Lets the first row of a key come next if it was parked. True when it was. */
export async function releaseFirst(tx: Tx, { name, scope }: LaneTable, key: string): Promise<boolean> {
  const count = await tx.run(sql`
    with next as (
      select seq, retry_at from ${name} where key = ${key} ${scope} and due_at is not null
      order by due_at, seq limit 1 for update
    )
    update ${name} t set retry_at = null from next where t.seq = next.seq and next.retry_at = 'infinity'`);
  return count === 1;
}

/** Lets go of rows whose predecessors have vanished without a word (deleted by hand, say). */
export function releaseForgotten(db: Executor, { name, scope }: LaneTable): Promise<number> {
  return db.run(sql`
    update ${name} set retry_at = null where seq in (
      select c.seq from ${name} c
      where c.due_at is not null and coalesce(c.retry_at, c.due_at) = 'infinity' ${scope}
        and not exists (select 1 from ${name} e where e.key = c.key ${scope} and e.due_at is not null
          and (e.due_at, e.seq) < (c.due_at, c.seq))
        and not exists (select 1 from ${name} e where e.key = c.key ${scope} and e.lease_owner is not null)
      for update skip locked)`);
}

/** Puts a row back after a failure. */
export async function postpone(tx: Tx, { name }: LaneTable, row: Claimed, retryAt: Date, error: string): Promise<void> {
  await tx.run(sql`
    update ${name} set retry_at = ${retryAt}, lease_until = null, lease_owner = null, last_error = ${error}
    where seq = ${row.seq} and lease_owner = ${row.lease_owner}`);
}

/** Gives a row up. It stays, to be looked at. */
export async function bury(tx: Tx, { name }: LaneTable, row: Claimed, error: string): Promise<boolean> {
  const count = await tx.run(sql`
    update ${name}
    set due_at = null, retry_at = null, lease_until = null, lease_owner = null, dead_at = ${tx.now()}, last_error = ${error}
    where seq = ${row.seq} and lease_owner = ${row.lease_owner}`);
  return count === 1;
}

/** Prolongs leases. Returns the rows that are still ours; one that a transaction has locked is left out. */
export async function renew(db: Executor, { name }: LaneTable, rows: readonly Claimed[], leaseMs: number): Promise<string[]> {
  const renewed = await db.many<{ seq: string }>(sql`
    update ${name} set lease_until = now() + ${leaseMs} * interval '1 ms' where seq in (
      select t.seq from ${name} t
      join unnest(${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.lease_owner)}::uuid[]) as mine (seq, owner)
        on t.seq = mine.seq and t.lease_owner = mine.owner
      for update of t skip locked)
    returning seq`);
  return renewed.map((row) => row.seq);
}

/** Gives rows back as if they had not been claimed. */
export async function giveBack(db: Executor, { name }: LaneTable, rows: readonly Claimed[]): Promise<void> {
  await db.run(sql`
    update ${name} t set lease_until = null, lease_owner = null, attempts = t.attempts - 1
    from unnest(${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.lease_owner)}::uuid[]) as mine (seq, owner)
    where t.seq = mine.seq and t.lease_owner = mine.owner`);
}

/** A row that was given up. */
export interface DeadRow {
  readonly seq: string;
  readonly key: string | null;
  readonly attempts: number;
  readonly dead_at: Date;
  readonly last_error: string | null;
}

/** The rows that were given up, latest first. */
export function deadRows(db: Executor, { name, scope }: LaneTable, limit: number): Promise<DeadRow[]> {
  return db.many<DeadRow>(sql`
    select seq, key, attempts, dead_at, last_error from ${name}
    where dead_at is not null ${scope} order by dead_at desc limit ${limit}`);
}

/** Makes a row that was given up due now. False when there is no such row. */
export async function revive(tx: Tx, { name, scope }: LaneTable, seq: string): Promise<boolean> {
  const count = await tx.run(sql`
    update ${name} set due_at = ${tx.now()}, dead_at = null, attempts = 0
    where seq = ${seq} and dead_at is not null ${scope}`);
  return count === 1;
}

export interface NewJob {
  readonly lane: string;
  readonly key: string | null;
  readonly payload: object;
  readonly due_at: Date;
  readonly trace_id: string;
}

/** Appends jobs in the given order. */
export async function insertJobs(tx: Tx, jobs: readonly NewJob[]): Promise<void> {
  await tx.run(sql`
    insert into kernel.job (lane, key, payload, due_at, trace_id)
    select lane, key, payload, due_at, trace_id
    from json_to_recordset(${JSON.stringify(jobs)}::json) as j (lane text, key text, payload jsonb, due_at timestamptz, trace_id text)`);
}
