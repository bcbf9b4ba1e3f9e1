import type { EventEnvelope, EventKey } from "@patchbay/contract";
import type { Executor, Tx } from "../db/database.ts";
import { empty, replanned, type Sql, sql } from "../db/sql.ts";

/** An event with its place in the log. */
export interface LoggedEvent {
  readonly id: number;
  readonly envelope: EventEnvelope;
}

interface EventRow {
  id: string;
  uuid: string;
  service: string;
  event: string;
  timestamp: Date;
  account_uuid: string;
  user_uuid: string | null;
  trace_id: string;
  data: Record<string, unknown>;
}

function logged(row: EventRow): LoggedEvent {
  const { id, timestamp, ...rest } = row;
  return { id: Number(id), envelope: { ...rest, timestamp: timestamp.toISOString() } };
}

/**
 * The statement that appends events in the given order. The condition on the transaction id is there to have one before
 * the first event id is drawn, which the horizon relies on.
 */
export function insertionOf(events: readonly EventEnvelope[]): Sql {
  const [first, ...more] = events;
  const head = sql`insert into kernel.event (uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data)`;
  // One alone is the usual case, and cheaper in plain words.
  if (first !== undefined && more.length === 0)
    return sql`
      ${head} select ${first.uuid}::uuid, ${first.service}::text, ${first.event}::text, ${first.timestamp}::timestamptz, ${first.account_uuid}::uuid,
        ${first.user_uuid}::uuid, ${first.trace_id}::text, ${JSON.stringify(first.data)}::jsonb
      where pg_current_xact_id() is not null`;
  return sql`
    ${head} select uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data
    from json_to_recordset(${JSON.stringify(events)}::json) as e (
      uuid uuid, service text, event text, timestamp timestamptz, account_uuid uuid, user_uuid uuid, trace_id text, data jsonb)
    where pg_current_xact_id() is not null`;
}

export interface HorizonRow {
  /** The highest event id drawn so far. */
  last_id: string;
  /** No event up to `last_id` can appear once all transactions below this id are over; null when nothing is new. */
  until: string | null;
  /** All transactions below this id are over. */
  running_from: string;
}

/** @param known the event id up to which the log is known to be settled */
export function readHorizon(db: Executor, known: number): Promise<HorizonRow> {
  return db.one<HorizonRow>(sql`select last_id, until, running_from from kernel.event_horizon(${known})`);
}

/** What has been committed after a place, settled or not: only which events, as a process knows its own. */
export async function eventIdsAfter(db: Executor, id: number, limit: number): Promise<{ id: number; uuid: string }[]> {
  return db.many<{ id: number; uuid: string }>(
    replanned(sql`select id::float8 as id, uuid from kernel.event where id > ${id} order by id limit ${limit}`),
  );
}

/** Events between two places, in order; only those of an account if one is named. */
export async function readLog(
  db: Executor,
  wanted: { readonly after: number; readonly through: number; readonly limit: number; readonly account_uuid?: string },
): Promise<LoggedEvent[]> {
  const { after, through, limit, account_uuid } = wanted;
  const ofAccount: Sql = account_uuid === undefined ? empty : sql`and account_uuid = ${account_uuid}`;
  const rows = await db.many<EventRow>(
    replanned(sql`
      select id, uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data
      from kernel.event where id > ${after} and id <= ${through} ${ofAccount} order by id limit ${limit}`),
  );
  return rows.map(logged);
}

/** Those of the given events that are there by now. */
export async function eventsAt(db: Executor, ids: readonly number[]): Promise<LoggedEvent[]> {
  const rows = await db.many<EventRow>(sql`
    select id, uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data
    from kernel.event where id = any(${[...ids]}::bigint[]) order by id`);
  return rows.map(logged);
}

/** Adds a consumer unless it is known. */
export async function addConsumer(db: Executor, name: string, cursor: number): Promise<void> {
  await db.run(sql`insert into kernel.consumer (name, cursor) values (${name}, ${cursor}) on conflict (name) do nothing`);
}

export async function consumerExists(db: Executor, name: string): Promise<boolean> {
  return (await db.maybe(sql`select 1 from kernel.consumer where name = ${name}`)) !== undefined;
}

/** How far a consumer has looked in vain: with this cursor, up to there is nothing that it wants. */
export interface Seen {
  readonly cursor: number;
  readonly through: number;
}

export interface ConsumerState {
  readonly cursor: number;
  /** There are settled events that it wants, or its cursor is so far behind that it should be moved. */
  readonly behind: boolean;
  /** It waits after a failure. */
  readonly waiting: boolean;
}

function wantedBy(keys: readonly EventKey[] | undefined): Sql {
  return keys === undefined ? empty : sql`and e.service || '.' || e.event = any(${[...keys]})`;
}

/** How a consumer stands to the log up to `settled`. Takes no lock, and writes nothing. */
export async function consumerState(
  db: Executor,
  name: string,
  { settled, now, keys, seen }: { settled: number; now: Date; keys: readonly EventKey[] | undefined; seen: Seen },
): Promise<ConsumerState> {
  return db.one(
    replanned(sql`
      select c.cursor::float8 as cursor, coalesce(c.retry_at > ${now}, false) as waiting,
        c.cursor + ${span} < ${settled} or exists (
          select 1 from kernel.event e
          where e.id > case when c.cursor = ${seen.cursor} then ${seen.through} else c.cursor end and e.id <= ${settled}
            ${wantedBy(keys)}) as behind
      from kernel.consumer c where c.name = ${name}`),
  );
}

export interface Position {
  cursor: number;
  failures: number;
}

/** Takes a consumer for this transaction; undefined while another process has it or it waits after a failure. */
export async function lockConsumer(tx: Tx, name: string): Promise<Position | undefined> {
  return tx.maybe<Position>(sql`
    select cursor::float8 as cursor, failures from kernel.consumer
    where name = ${name} and (retry_at is null or retry_at <= ${tx.now()})
    for update skip locked`);
}

/** Most log entries that one batch looks through in search of the events that the consumer wants. */
const span = 5_000;

/**
 * The next events for a consumer, and the place up to which the log has been looked through for them. Undefined when the
 * log holds nothing between the two places.
 */
export async function nextBatch(
  tx: Tx,
  cursor: number,
  settled: number,
  keys: readonly EventKey[] | undefined,
  limit: number,
): Promise<{ events: LoggedEvent[]; through: number } | undefined> {
  const rows = await tx.many<EventRow & { through: string | null; found: boolean }>(
    replanned(sql`
    with span as (
      select max(id) as through
      from (select id from kernel.event where id > ${cursor} and id <= ${settled} order by id limit ${span}) s)
    select e.id, e.uuid, e.service, e.event, e.timestamp, e.account_uuid, e.user_uuid, e.trace_id, e.data,
      span.through, e.id is not null as found
    from span left join kernel.event e on e.id > ${cursor} and e.id <= span.through ${wantedBy(keys)}
    order by e.id limit ${limit}`),
  );
  const through = rows[0]?.through;
  if (through === undefined || through === null) return undefined;
  const events = rows.filter((row) => row.found).map(({ through: _, found: __, ...row }) => logged(row));
  const last = events.at(-1);
  return { events, through: events.length === limit && last !== undefined ? last.id : Number(through) };
}

export async function moveCursor(tx: Tx, name: string, cursor: number): Promise<void> {
  await tx.run(sql`
    update kernel.consumer set cursor = ${cursor}, failures = 0, retry_at = null, last_error = null where name = ${name}`);
}

/** Moves a consumer from outside; false when it is unknown. */
export async function setCursor(db: Executor, name: string, cursor: number): Promise<boolean> {
  const count = await db.run(
    sql`update kernel.consumer set cursor = ${cursor}, failures = 0, retry_at = null where name = ${name}`,
  );
  return count === 1;
}

/** Notes a failure at a position; nothing happens when the consumer has moved since. */
export async function noteFailure(tx: Tx, name: string, at: Position, retryAt: Date, error: string): Promise<void> {
  await tx.run(sql`
    update kernel.consumer set failures = ${at.failures + 1}, retry_at = ${retryAt}, last_error = ${error}
    where name = ${name} and cursor = ${at.cursor} and failures = ${at.failures}`);
}

/** Removes old events that every consumer has had, some at a time. Returns how many went. */
export async function deleteEvents(db: Executor, before: Date, limit: number): Promise<number> {
  return db.run(sql`
    delete from kernel.event where id in (
      select id from kernel.event
      where id <= coalesce((select min(cursor) from kernel.consumer), 9223372036854775807) and timestamp < ${before}
      order by id limit ${limit} for update skip locked)`);
}
