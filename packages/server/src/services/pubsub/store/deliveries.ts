import type { Delivery, DeliveryAttempt } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

export type DeliveryStatus = Static<typeof Delivery>["status"];
export type Attempt = Static<typeof DeliveryAttempt>;

/** One event for one subscription; the migration says what the columns mean. */
export interface DeliveryRow {
  uuid: string;
  position: string;
  account_uuid: string;
  account_path: readonly string[];
  subscription_uuid: string;
  type: string;
  body: string;
  order_key: string | null;
  trace_id: string;
  test: boolean;
  status: DeliveryStatus;
  created_at: Date;
  due_at: Date | null;
  tries: number;
  attempts: Attempt[];
}

/** What a turn knows of a delivery. */
export type DueDelivery = Pick<DeliveryRow, "uuid" | "body" | "order_key" | "trace_id" | "test" | "created_at" | "tries">;

/** What is to be queued. */
export interface NewDelivery {
  readonly uuid: string;
  readonly subscription_uuid: string;
  readonly order_key: string | null;
  /** Index of its event. */
  readonly event: number;
}

/** What the deliveries of one event share. */
export interface DeliveryContent {
  readonly type: string;
  readonly body: string;
  readonly trace_id: string;
}

/**
 * Queues deliveries in the given order; one that must wait for those before it is not due before them. The endpoints must be
 * locked. A subscription that has just been removed gets none. No scope: the subscriptions were found in scope, or the log is
 * dealt out to all tenants at once.
 */
export async function insertDeliveries(
  tx: Executor,
  deliveries: readonly NewDelivery[],
  contents: readonly DeliveryContent[],
  options: { readonly now: Date; readonly test: boolean },
): Promise<void> {
  const waiting = deliveries.some(({ order_key }) => order_key !== null)
    ? sql`(select max(e.due_at) from pubsub.delivery e
        where e.subscription_uuid = s.uuid and e.order_key = d.order_key and e.due_at is not null)`
    : sql`null::timestamptz`;
  await tx.run(sql`
    insert into pubsub.delivery (uuid, account_uuid, account_path, subscription_uuid, type, body, order_key, trace_id, test, status,
      created_at, due_at)
    select d.uuid, s.account_uuid, s.account_path, s.uuid, c.type, c.body, d.order_key, c.trace_id, ${options.test}, 'pending',
      ${options.now}, greatest(${options.now}::timestamptz, ${waiting})
    from rows from (json_to_recordset(${JSON.stringify(deliveries)}::json)
      as (uuid uuid, subscription_uuid uuid, order_key text, event int)) with ordinality d
    join rows from (json_to_recordset(${JSON.stringify(contents)}::json) as (type text, body text, trace_id text))
      with ordinality c on c.ordinality = d.event + 1
    join pubsub.subscription s on s.uuid = d.subscription_uuid
    order by d.ordinality`);
}

/** Gives up the oldest of those that wait. No scope: the platform does so. Returns how many. */
export function dropOldest(tx: Executor, subscription_uuid: string, count: number): Promise<number> {
  return tx.run(sql`
    update pubsub.delivery set status = 'dropped', due_at = null where uuid in (
      select uuid from pubsub.delivery where subscription_uuid = ${subscription_uuid} and due_at is not null and not test
      order by due_at, position limit ${count})`);
}

/**
 * What a turn of an endpoint may send now, in order. No scope: the platform does so.
 * @param only tests while nothing else may be sent
 * @param bytes of all bodies together at most, but one at least
 */
export function selectDue(
  db: Executor,
  subscription_uuid: string,
  now: Date,
  limits: { readonly testsOnly: boolean; readonly count: number; readonly bytes: number },
): Promise<DueDelivery[]> {
  const tests = limits.testsOnly ? sql`and test` : sql``;
  return db.many<DueDelivery>(sql`
    select uuid, body, order_key, trace_id, test, created_at, tries from (
      select *, sum(octet_length(body)) over (order by due_at, position) - octet_length(body) as before from (
        select uuid, body, order_key, trace_id, test, created_at, tries, due_at, position from pubsub.delivery
        where subscription_uuid = ${subscription_uuid} and due_at <= ${now} ${tests}
        order by due_at, position limit ${limits.count}) due) sized
    where before < ${limits.bytes} order by due_at, position`);
}

/** What an attempt has changed. */
export interface AttemptEnd {
  readonly uuid: string;
  readonly status: DeliveryStatus;
  /** When it is tried next; null when it has ended. */
  readonly due_at: Date | null;
  readonly attempt: Attempt;
}

/** Notes attempts; the latest twenty are kept. No scope: the platform made them. */
export async function noteAttempts(tx: Executor, ends: readonly AttemptEnd[]): Promise<void> {
  await tx.run(sql`
    update pubsub.delivery d set status = given.status, due_at = given.due_at, tries = d.tries + 1,
      attempts = case when jsonb_array_length(d.attempts) < 20 then d.attempts else d.attempts - 0 end || given.attempt
    from json_to_recordset(${JSON.stringify(ends)}::json) given (uuid uuid, status text, due_at timestamptz, attempt jsonb)
    where d.uuid = given.uuid`);
}

/** Lets those that come after failed ones of the same order wait as long. No scope: the platform does so. */
export async function holdBack(
  tx: Executor,
  subscription_uuid: string,
  failed: readonly { readonly order_key: string; readonly due_at: Date }[],
): Promise<void> {
  await tx.run(sql`
    update pubsub.delivery d set due_at = given.due_at
    from json_to_recordset(${JSON.stringify(failed)}::json) given (order_key text, due_at timestamptz)
    where d.subscription_uuid = ${subscription_uuid} and d.order_key = given.order_key and d.due_at < given.due_at`);
}

/** When something is due next. No scope: the platform wants to know. */
export function nextDue(tx: Executor, subscription_uuid: string): Promise<{ due: Date | null; test: Date | null }> {
  const first = (condition: Sql) => sql`
    (select due_at from pubsub.delivery
     where subscription_uuid = ${subscription_uuid} and due_at is not null and ${condition} order by due_at, position limit 1)`;
  return tx.one(sql`select ${first(sql`not test`)} as due, ${first(sql`test`)} as test`);
}

/** Ends what is due now without sending it. No scope: the platform does so. Returns how many. */
export function cancelDue(tx: Executor, subscription_uuid: string): Promise<number> {
  return tx.run(sql`
    update pubsub.delivery set status = 'cancelled', due_at = null
    where subscription_uuid = ${subscription_uuid} and due_at is not null`);
}

/** A delivery of a subscription in scope. */
export function selectDelivery(
  db: Executor,
  scope: Scope,
  subscription_uuid: string,
  uuid: string,
): Promise<DeliveryRow | undefined> {
  return db.maybe<DeliveryRow>(sql`
    select * from pubsub.delivery
    where uuid = ${uuid} and subscription_uuid = ${subscription_uuid} and account_path && ${scope}::uuid[]`);
}

export interface DeliveryFilters {
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

function conditions({ status, type, since, until }: DeliveryFilters): Sql {
  return allOf(
    status === undefined ? sql`true` : sql`status = ${status}`,
    type === undefined ? sql`true` : sql`type = ${type}`,
    since === undefined ? sql`true` : sql`created_at >= ${since}`,
    until === undefined ? sql`true` : sql`created_at < ${until}`,
  );
}

/** Deliveries of a subscription in scope. */
export function listDeliveries(
  db: Executor,
  scope: Scope,
  subscription_uuid: string,
  filters: DeliveryFilters,
  page: Page,
): Promise<Items<DeliveryRow>> {
  const select = sql`
    select * from pubsub.delivery
    where subscription_uuid = ${subscription_uuid} and account_path && ${scope}::uuid[] and ${conditions(filters)}`;
  return listPage<DeliveryRow>(db, page, select, { created_datetime: sql`position` });
}

/** Queues ended deliveries of a subscription in scope again, the oldest first. Returns how many. */
export function requeue(
  tx: Executor,
  scope: Scope,
  subscription_uuid: string,
  filters: DeliveryFilters,
  options: { readonly now: Date; readonly most: number },
): Promise<number> {
  return tx.run(sql`
    update pubsub.delivery set status = 'pending', due_at = ${options.now}, tries = 0
    where subscription_uuid = ${subscription_uuid} and account_path && ${scope}::uuid[] and uuid in (
      select uuid from pubsub.delivery
      where subscription_uuid = ${subscription_uuid} and due_at is null and not test and ${conditions(filters)}
      order by position limit ${options.most})`);
}

/** Queues one delivery of a subscription in scope again, or has it tried at once when it waits. */
export async function requeueOne(tx: Executor, scope: Scope, uuid: string, now: Date): Promise<void> {
  await tx.run(sql`
    update pubsub.delivery set status = 'pending', due_at = ${now}, tries = case when due_at is null then 0 else tries end
    where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes deliveries of subscriptions that were removed, some at a time. No scope: follows that. */
export function deleteOfSubscriptions(tx: Executor, subscriptions: readonly string[], limit: number): Promise<number> {
  return tx.run(sql`
    delete from pubsub.delivery where uuid in (
      select uuid from pubsub.delivery where subscription_uuid = any(${[...subscriptions]}::uuid[]) limit ${limit})`);
}

/** Removes what was queued long ago, some at a time. No scope: the platform tidies up. @param below ids are in order of time */
export function deleteOld(db: Executor, below: string, limit: number): Promise<number> {
  return db.run(sql`
    delete from pubsub.delivery where uuid in (
      select uuid from pubsub.delivery where uuid < ${below} and due_at is null order by uuid limit ${limit})`);
}
