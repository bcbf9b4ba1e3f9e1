import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import type { LaneRow } from "../../../kernel/lanes/index.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { HistoryItem, Notification, Result, Trigger } from "../types.ts";
import { type EventFilters, matching } from "./events.ts";

/** What became of an occurrence. */
export interface FiringColumns {
  readonly uuid: string;
  readonly event_uuid: string;
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  readonly user_uuid: string;
  readonly scope: string;
  readonly title: string;
  readonly type: string;
  readonly trigger: Trigger;
  readonly notification: Notification;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly sealed_secret: string | null;
  readonly scheduled_at: Date;
  readonly fired_at: Date;
  readonly status: HistoryItem["status"];
  readonly error: string | null;
  /** Whether its trigger calls somewhere else. */
  readonly outside: boolean;
  /** Those of one key are started one after the other; null = whenever. */
  readonly key: string | null;
}

export interface FiringRow extends FiringColumns {
  /** Tries that have failed. */
  readonly tries: number;
  readonly result: Result;
}

/** One whose trigger is to be started. */
export type DueFiring = FiringRow & LaneRow;

/** The statement that adds occurrences; those that are pending are due at once. */
export function insertionOfFirings(rows: readonly FiringColumns[], trace_id: string): Sql {
  return sql`
    insert into scheduler.firing (uuid, event_uuid, account_uuid, account_path, user_uuid, scope, title, type, trigger, notification,
      metadata, sealed_secret, scheduled_at, fired_at, status, error, outside, key, due_at, trace_id)
    select uuid, event_uuid, account_uuid, account_path, user_uuid, scope, title, type, trigger, notification,
      metadata, sealed_secret, scheduled_at, fired_at, status, error, outside, key, case status when 'pending' then fired_at end, ${trace_id}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given
      (uuid uuid, event_uuid uuid, account_uuid uuid, account_path uuid[], user_uuid uuid, scope text, title text, type text,
       trigger jsonb, notification jsonb, metadata jsonb, sealed_secret text, scheduled_at timestamptz, fired_at timestamptz,
       status text, error text, outside boolean, key text)`;
}

/** What is known of a firing at the end of a try. */
export interface Ending {
  readonly status: HistoryItem["status"];
  readonly result: Result;
  readonly error: string | null;
  readonly tries: number;
}

/**
 * Notes the end of a try, if the firing is still pending. No scope: the platform's own clock fires.
 * @returns false when it is not
 */
export async function endFiring(tx: Executor, uuid: string, { status, result, error, tries }: Ending): Promise<boolean> {
  const count = await tx.run(sql`
    update scheduler.firing set status = ${status}, result = ${JSON.stringify(result)}::jsonb, error = ${error}, tries = ${tries}
    where uuid = ${uuid} and status = 'pending'`);
  return count === 1;
}

export interface FiringFilters extends EventFilters {
  readonly event_uuid?: string | undefined;
}

/** What became of the occurrences of a user, and of those in scope. */
export function listFirings(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  filters: FiringFilters,
  page: Page,
): Promise<Items<FiringRow>> {
  const select = sql`
    select * from scheduler.firing
    where (user_uuid = ${user_uuid} or account_path && ${scope}::uuid[])
      and ${allOf(equals(sql`event_uuid`, filters.event_uuid), matching(filters, sql`fired_at`))}`;
  return listPage<FiringRow>(tx, page, select, {
    fired_datetime: sql`fired_at`,
    scheduled_datetime: sql`scheduled_at`,
    title: sql`lower(title)`,
    type: sql`type`,
    status: sql`status`,
  });
}

/** Removes what became of the events of a user who is no more. No scope: follows the deletion of the user. */
export async function deleteFiringsOfUser(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`delete from scheduler.firing where user_uuid = ${user_uuid}`);
}

/** Removes what became of the events of an account that is no more. No scope: follows the deletion of the account. */
export async function deleteFiringsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from scheduler.firing where account_uuid = ${account_uuid}`);
}

/** Removes some of what is over and older than a moment; gives how many. No scope: it is forgotten for everybody. */
export function deleteOldFirings(tx: Executor, before: Date): Promise<number> {
  return tx.run(sql`
    delete from scheduler.firing where uuid in (
      select uuid from scheduler.firing where fired_at < ${before} and due_at is null order by fired_at limit 5000)`);
}

/** Adds what a trigger gave. No scope: the platform's own clock fires. */
export async function noteResult(tx: Executor, uuid: string, result: Result): Promise<void> {
  await tx.run(sql`update scheduler.firing set result = ${JSON.stringify(result)}::jsonb where uuid = ${uuid}`);
}
