import type { Executor, Tx } from "../db/database.ts";
import { empty, raw, replanned, type Sql, sql } from "../db/sql.ts";
import type { Ending, Fate, Lane, LaneRow, LaneTable } from "./lane.ts";

/** A row in hand. */
export interface Claimed extends LaneRow {
  readonly lease_owner: string;
}

/**
 * Advisory lock of a key within a lane. Whoever judges, parks or releases rows of a key has it until its commit, so that
 * no two of them act on a state that the other is about to change.
 */
function lockOf(lane: Lane, key: Sql): Sql {
  return sql`hashtext(${lane.name}), hashtext(${key})`;
}

const ownKey = raw("key");

/** Losing a claim in a crash of the server does no harm: nobody need wait for the disk. */
function commitLazily(tx: Tx): Promise<number> {
  return tx.run(sql`select set_config('synchronous_commit', 'off', true)`);
}

interface Candidate {
  readonly seq: string;
  readonly mine: boolean;
}

export interface Claim {
  readonly rows: Claimed[];
  /** There may be more to take. */
  readonly more: boolean;
  /** Somebody was busy with the key of a row; it is to be looked at again soon. */
  readonly contested: boolean;
}

/**
 * Takes up to `want` due rows, in the order of their time, for as long as the lease lasts.
 *
 * Of each key only the first row may be taken, and only while none is in hand. Rows that have to wait are parked when
 * they are met: out of the way of later claims, until the one before them is done (see {@link releaseFirst}). So a claim
 * costs the same whether ten rows of a key are waiting or a million.
 *
 * It takes two statements: the rows are judged with a snapshot that is taken after their keys were locked.
 */
export async function claim(tx: Tx, lane: Lane, want: number, leaseMs: number): Promise<Claim> {
  const { name, scope } = lane.table;
  const window = want * 4;
  const [, candidates] = await Promise.all([
    commitLazily(tx),
    tx.many<Candidate>(sql`
      select seq, key is null or pg_try_advisory_xact_lock(${lockOf(lane, ownKey)}) as mine from (
        select seq, key from ${name}
        where due_at is not null and coalesce(retry_at, due_at) <= ${tx.now()} ${scope}
          and (lease_until is null or lease_until < now())
        order by coalesce(retry_at, due_at), seq limit ${window} for update skip locked) candidate`),
  ]);
  const mine = candidates.filter((candidate) => candidate.mine).map((candidate) => candidate.seq);
  const rows = mine.length === 0 ? [] : await leaseFirst(tx, lane.table, mine, want, leaseMs);
  return { rows, more: candidates.length === window, contested: mine.length < candidates.length };
}

/** Leases those of the given rows that are first of their key, and parks the others. */
function leaseFirst(
  tx: Tx,
  { name, scope, columns }: LaneTable,
  seqs: readonly string[],
  want: number,
  leaseMs: number,
): Promise<Claimed[]> {
  return tx.many<Claimed>(sql`
    with judged as materialized (
      select c.seq, coalesce(c.retry_at, c.due_at) as ready_at, c.key is null or not (
        exists (select 1 from ${name} e where e.key = c.key ${scope} and e.due_at is not null
          and (e.due_at, e.seq) < (c.due_at, c.seq))
        or exists (select 1 from ${name} e where e.key = c.key ${scope} and e.lease_owner is not null
          and e.lease_until >= now() and e.seq <> c.seq)) as first
      from ${name} c where c.seq = any(${[...seqs]}::bigint[])
    ), parked as (
      update ${name} t set retry_at = 'infinity' from judged where t.seq = judged.seq and not judged.first
    ), chosen as materialized (
      select seq from judged where first order by ready_at, seq limit ${want}
    )
    update ${name} t set lease_until = now() + ${leaseMs} * interval '1 ms', lease_owner = ${tx.uuid()}, attempts = t.attempts + 1
    from chosen where t.seq = chosen.seq
    returning ${columns}`);
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

/** A row that nobody has in hand, and that has not failed. */
const asNew = sql`retry_at = null, lease_until = null, lease_owner = null, attempts = 0, last_error = null`;

/** The statement that ends a row: it is done, or due again. */
function ending(lane: Lane, row: Claimed, { again, set }: Ending): Sql {
  const { name, done } = lane.table;
  if (done === "deleted" && again === undefined) return sql`delete from ${name} where ${held(row)}`;
  return sql`
    update ${name} set due_at = ${again ?? null}, ${asNew}${set === undefined ? empty : sql`, ${set}`} where ${held(row)}`;
}

/**
 * Ends a row, and locks its key, so that {@link releaseFirst} may follow.
 * @returns false when the lease has been lost; the transaction must then be rolled back
 */
export async function finish(tx: Tx, lane: Lane, row: Claimed, next: Ending = {}): Promise<boolean> {
  return (await tx.run(sql`${ending(lane, row, next)} returning pg_advisory_xact_lock(${lockOf(lane, ownKey)})`)) === 1;
}

/** Ends a row without a key together with the COMMIT, which fails by {@link lostLease} when the lease has been lost. */
export function finishWithCommit(tx: Tx, lane: Lane, row: Claimed, next: Ending): void {
  tx.withCommit(() => sql`with ended as (${ending(lane, row, next)} returning 1) select 1 / count(*) from ended`);
}

/** SQLSTATE of the failure by which a statement that travels with a COMMIT says that it has found nothing: division by zero. */
export const lostLease = "22012";

/** Ends rows without keys. @returns how many of them were held; when not all, the transaction must be rolled back */
export async function finishAll(tx: Tx, lane: Lane, ended: readonly { row: Claimed; next: Fate }[]): Promise<number> {
  const { name, done } = lane.table;
  const isGone = ({ next }: { next: Fate }) => done === "deleted" && next === undefined;
  const gone = ended.filter(isGone);
  const kept = ended.filter((one) => !isGone(one));
  const mine = (some: typeof ended) => sql`
    unnest(${some.map(({ row }) => row.seq)}::bigint[], ${some.map(({ row }) => row.lease_owner)}::uuid[],
           ${some.map(({ next }) => next?.again ?? null)}::timestamptz[]) as mine (seq, owner, again)
    where t.seq = mine.seq and t.lease_owner = mine.owner and t.lease_until > clock_timestamp()`;
  const counts = await Promise.all([
    gone.length === 0 ? 0 : tx.run(replanned(sql`delete from ${name} t using ${mine(gone)}`)),
    kept.length === 0 ? 0 : tx.run(replanned(sql`update ${name} t set due_at = mine.again, ${asNew} from ${mine(kept)}`)),
  ]);
  return counts[0] + counts[1];
}

/** Gives a row up. It stays, to be looked at. Otherwise like {@link finish}. */
export async function bury(tx: Tx, lane: Lane, row: Claimed, error: string): Promise<boolean> {
  const count = await tx.run(sql`
    update ${lane.table.name}
    set due_at = null, retry_at = null, lease_until = null, lease_owner = null, dead_at = ${tx.now()}, last_error = ${error}
    where ${held(row)}
    returning case when key is not null then pg_advisory_xact_lock(${lockOf(lane, ownKey)}) end`);
  return count === 1;
}

export function lockKey(tx: Tx, lane: Lane, key: string): Promise<number> {
  return tx.run(sql`select pg_advisory_xact_lock(${lockOf(lane, sql`${key}`)})`);
}

/** Lets the first row of a key come next if it was parked. The key must be locked. True when it was. */
export async function releaseFirst(tx: Tx, { name, scope }: LaneTable, key: string): Promise<boolean> {
  const count = await tx.run(sql`
    update ${name} t set retry_at = null
    where t.retry_at = 'infinity' and t.seq = (
      select seq from ${name} where key = ${key} ${scope} and due_at is not null order by due_at, seq limit 1)`);
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
    update ${name} set retry_at = ${retryAt}, lease_until = null, lease_owner = null, last_error = ${error} where ${held(row)}`);
}

/** Prolongs leases, of rows that a transaction has locked only the next time. Returns the rows that are still ours. */
export async function renew(db: Executor, { name }: LaneTable, rows: readonly Claimed[], leaseMs: number): Promise<string[]> {
  const ours = await db.many<{ seq: string }>(sql`
    with ours as materialized (
      select t.seq, t.lease_owner from ${name} t
      join unnest(${rows.map((row) => row.seq)}::bigint[], ${rows.map((row) => row.lease_owner)}::uuid[]) as mine (seq, owner)
        on t.seq = mine.seq and t.lease_owner = mine.owner
    ), renewed as (
      update ${name} set lease_until = now() + ${leaseMs} * interval '1 ms' where seq in (
        select t.seq from ${name} t join ours on t.seq = ours.seq and t.lease_owner = ours.lease_owner
        for update of t skip locked)
    )
    select seq from ours`);
  return ours.map((row) => row.seq);
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

/** The statement that appends jobs in the given order. */
export function insertionOf(jobs: readonly NewJob[]): Sql {
  return sql`
    insert into kernel.job (lane, key, payload, due_at, trace_id)
    select lane, key, payload, due_at, trace_id
    from json_to_recordset(${JSON.stringify(jobs)}::json) as j (lane text, key text, payload jsonb, due_at timestamptz, trace_id text)`;
}
