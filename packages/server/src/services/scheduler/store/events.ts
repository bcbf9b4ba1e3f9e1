import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import type { LaneRow } from "../../../kernel/lanes/index.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Frequency } from "../../../kernel/recurrence/index.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Misfire, Notification, Status, Trigger } from "../types.ts";

/** An event without what the lane keeps of it. */
export interface EventColumns extends AuditColumns {
  readonly uuid: string;
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  readonly user_uuid: string;
  readonly scope: string;
  /** As it was sent. */
  readonly start_datetime: string;
  readonly start_at: Date;
  readonly timezone: string;
  readonly title: string;
  readonly description: string;
  readonly status: Status;
  readonly type: string;
  readonly frequency: Frequency;
  readonly trigger: Trigger;
  readonly notification: Notification;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly misfire: Misfire;
  readonly sealed_secret: string | null;
  readonly occurrences: number;
  readonly run_count: number;
  readonly last_at: Date | null;
  /** The next occurrence. */
  readonly due_at: Date | null;
}

/** An event whose time has come. */
export type DueEvent = EventColumns & LaneRow & { readonly due_at: Date };

/** Adds an event. */
export async function insertEvent(tx: Executor, row: EventColumns): Promise<void> {
  await tx.run(sql`
    insert into scheduler.event (uuid, account_uuid, account_path, user_uuid, scope, start_datetime, start_at, timezone, title,
      description, status, type, frequency, trigger, notification, metadata, misfire, sealed_secret, occurrences, run_count, last_at,
      due_at, created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.user_uuid}, ${row.scope}, ${row.start_datetime},
      ${row.start_at}, ${row.timezone}, ${row.title}, ${row.description}, ${row.status}, ${row.type},
      ${JSON.stringify(row.frequency)}::jsonb, ${JSON.stringify(row.trigger)}::jsonb, ${JSON.stringify(row.notification)}::jsonb,
      ${JSON.stringify(row.metadata)}::jsonb, ${row.misfire}, ${row.sealed_secret}, ${row.occurrences}, ${row.run_count},
      ${row.last_at}, ${row.due_at}, ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})`);
}

/** An event in scope. */
export function selectEvent(tx: Executor, scope: Scope, uuid: string): Promise<EventColumns | undefined> {
  return tx.maybe<EventColumns>(sql`select * from scheduler.event where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** An event in scope, held until the transaction ends. */
export function lockEvent(tx: Executor, scope: Scope, uuid: string): Promise<EventColumns | undefined> {
  return tx.maybe<EventColumns>(
    sql`select * from scheduler.event where uuid = ${uuid} and account_path && ${scope}::uuid[] for update`,
  );
}

/**
 * Writes what can change of an event in scope. Whoever has the row in hand to fire it, loses it: what he saw is no longer
 * true, and he cannot commit what he did.
 */
export async function updateEvent(tx: Executor, scope: Scope, row: EventColumns): Promise<void> {
  await tx.run(sql`
    update scheduler.event set user_uuid = ${row.user_uuid}, scope = ${row.scope}, start_datetime = ${row.start_datetime},
      start_at = ${row.start_at}, timezone = ${row.timezone}, title = ${row.title}, description = ${row.description},
      status = ${row.status}, type = ${row.type}, frequency = ${JSON.stringify(row.frequency)}::jsonb,
      trigger = ${JSON.stringify(row.trigger)}::jsonb, notification = ${JSON.stringify(row.notification)}::jsonb,
      metadata = ${JSON.stringify(row.metadata)}::jsonb, misfire = ${row.misfire}, sealed_secret = ${row.sealed_secret},
      occurrences = ${row.occurrences}, due_at = ${row.due_at}, retry_at = null, lease_until = null, lease_owner = null, attempts = 0,
      dead_at = null, modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** The statement that notes what firing has changed. No scope: the platform's own clock fires. */
export function firedEvent(row: Pick<EventColumns, "uuid" | "status" | "occurrences" | "run_count" | "last_at">): Sql {
  return sql`
    update scheduler.event set status = ${row.status}, occurrences = ${row.occurrences}, run_count = ${row.run_count},
      last_at = ${row.last_at}
    where uuid = ${row.uuid}`;
}

/** Removes an event in scope. */
export async function deleteEvent(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from scheduler.event where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

export interface EventFilters {
  readonly user_uuid?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly title?: string | undefined;
  readonly trigger_type?: string | undefined;
  readonly start_datetime?: string | undefined;
  readonly end_datetime?: string | undefined;
}

/** The conditions that events and what they did have in common. */
export function matching(filters: EventFilters, at: Sql): Sql {
  return allOf(
    equals(sql`user_uuid`, filters.user_uuid),
    equals(sql`status`, filters.status),
    equals(sql`type`, filters.type),
    contains(sql`title`, filters.title),
    equals(sql`trigger ->> 'type'`, filters.trigger_type),
    bound(sql`${at} >=`, filters.start_datetime),
    bound(sql`${at} <=`, filters.end_datetime),
  );
}

/** A bound that is no moment is none, as with everything in a query. */
function bound(comparison: Sql, text: string | undefined): Sql {
  const moment = new Date(text ?? Number.NaN);
  return Number.isNaN(moment.getTime()) ? sql`true` : sql`${comparison} ${moment}`;
}

/** The events of a user, and those in scope. */
export function listEvents(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  filters: EventFilters,
  page: Page,
): Promise<Items<EventColumns>> {
  const select = sql`
    select * from scheduler.event
    where (user_uuid = ${user_uuid} or account_path && ${scope}::uuid[]) and ${matching(filters, sql`due_at`)}`;
  return listPage<EventColumns>(tx, page, select, {
    created_date: sql`created_at`,
    modified_date: sql`modified_at`,
    title: sql`lower(title)`,
    type: sql`type`,
    status: sql`status`,
    start_datetime: sql`start_at`,
    next_datetime: sql`due_at`,
  });
}

/** Removes the events of a user who is no more. No scope: follows the deletion of the user. */
export async function deleteEventsOfUser(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`delete from scheduler.event where user_uuid = ${user_uuid}`);
}

/** Removes the events of an account that is no more. No scope: follows the deletion of the account. */
export async function deleteEventsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from scheduler.event where account_uuid = ${account_uuid}`);
}
