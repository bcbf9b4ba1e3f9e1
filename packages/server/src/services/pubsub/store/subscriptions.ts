import type { Subscription } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Criteria } from "../../../kernel/criteria.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

type View = Static<typeof Subscription>;

/** A subscription of either kind; the migration says what the columns mean. */
export interface SubscriptionRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  app_uuid: string | null;
  user_uuid: string | null;
  owner_uuid: string;
  url: string;
  headers: View["callback"]["headers"];
  keep_alive: boolean;
  /** By service, or the names in the application. */
  events: View["events"] | string[];
  topics: string[];
  criteria: Criteria | null;
  options: Record<string, unknown> | null;
  expiration_date: string | null;
  expires_at: Date | null;
  suspended: boolean;
  suspended_because: string | null;
  ordered_by: string | null;
  limits: NonNullable<View["limits"]> | null;
  secret: string;
  old_secret: string | null;
  old_secret_until: Date | null;
}

/** Columns as they are written, as one JSON document. */
const columns = sql`uuid uuid, account_uuid uuid, account_path uuid[], app_uuid uuid, user_uuid uuid, owner_uuid uuid, url text,
  headers jsonb, keep_alive boolean, events jsonb, topics text[], criteria jsonb, options jsonb, expiration_date text,
  expires_at timestamptz, suspended boolean, suspended_because text, ordered_by text, limits jsonb, secret text, old_secret text,
  old_secret_until timestamptz, created_by uuid, created_at timestamptz, modified_by uuid, modified_at timestamptz`;

/** What has ended does not exist any more. */
const alive = (now: Date): Sql => sql`(expires_at is null or expires_at > ${now})`;

/** Adds a subscription and its endpoint. */
export async function insertSubscription(tx: Executor, row: SubscriptionRow): Promise<void> {
  await tx.run(sql`
    with endpoint as (insert into pubsub.endpoint (subscription_uuid) values (${row.uuid}))
    insert into pubsub.subscription select * from jsonb_to_record(${JSON.stringify(row)}::jsonb) given (${columns})`);
}

/** A subscription in scope. */
export function selectSubscription(db: Executor, scope: Scope, uuid: string, now: Date): Promise<SubscriptionRow | undefined> {
  return db.maybe<SubscriptionRow>(sql`
    select * from pubsub.subscription where uuid = ${uuid} and account_path && ${scope}::uuid[] and ${alive(now)}`);
}

/** The same, held until the transaction ends. */
export function lockSubscription(tx: Executor, scope: Scope, uuid: string, now: Date): Promise<SubscriptionRow | undefined> {
  return tx.maybe<SubscriptionRow>(sql`
    select * from pubsub.subscription where uuid = ${uuid} and account_path && ${scope}::uuid[] and ${alive(now)} for update`);
}

/** Writes what can change of a subscription in scope. */
export async function updateSubscription(tx: Executor, scope: Scope, row: SubscriptionRow): Promise<void> {
  await tx.run(sql`
    update pubsub.subscription s set owner_uuid = given.owner_uuid, url = given.url, headers = given.headers,
      keep_alive = given.keep_alive, events = given.events, topics = given.topics, criteria = given.criteria,
      expiration_date = given.expiration_date, expires_at = given.expires_at, suspended = given.suspended,
      suspended_because = given.suspended_because, ordered_by = given.ordered_by, limits = given.limits, secret = given.secret,
      old_secret = given.old_secret, old_secret_until = given.old_secret_until, modified_by = given.modified_by,
      modified_at = given.modified_at
    from jsonb_to_record(${JSON.stringify(row)}::jsonb) given (${columns})
    where s.uuid = given.uuid and s.account_path && ${scope}::uuid[]`);
}

/** Removes a subscription in scope and its endpoint. */
export async function deleteSubscription(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`
    with gone as (delete from pubsub.subscription where uuid = ${uuid} and account_path && ${scope}::uuid[] returning uuid)
    delete from pubsub.endpoint where subscription_uuid in (select uuid from gone)`);
}

/** Removes a subscription whose endpoint said that it is gone. No scope: the platform does so in a turn of its endpoint. */
export async function deleteGone(tx: Executor, uuid: string): Promise<void> {
  await tx.run(sql`delete from pubsub.subscription where uuid = ${uuid}`);
}

/** Removes the subscriptions to an application. No scope: follows the deletion of the application, which was in scope. */
export function deleteOfApplication(tx: Executor, app_uuid: string): Promise<{ uuid: string }[]> {
  return removeWhere(tx, sql`app_uuid = ${app_uuid}`);
}

/** Removes the subscriptions for a user. No scope: follows the deletion of the user. */
export function deleteOfUser(tx: Executor, user_uuid: string): Promise<{ uuid: string }[]> {
  return removeWhere(tx, sql`user_uuid = ${user_uuid}`);
}

/** Removes the subscriptions of an account. No scope: follows the deletion of the account. */
export function deleteOfAccount(tx: Executor, account_uuid: string): Promise<{ uuid: string }[]> {
  return removeWhere(tx, sql`account_uuid = ${account_uuid}`);
}

function removeWhere(tx: Executor, condition: Sql): Promise<{ uuid: string }[]> {
  return tx.many<{ uuid: string }>(sql`
    with gone as (delete from pubsub.subscription where ${condition} returning uuid),
    endpoints as (delete from pubsub.endpoint where subscription_uuid in (select uuid from gone))
    select uuid from gone`);
}

/** Removes subscriptions that have ended, some at a time. No scope: the platform tidies up. */
export function deleteExpired(tx: Executor, now: Date, limit: number): Promise<SubscriptionRow[]> {
  return tx.many<SubscriptionRow>(sql`
    with due as (
      select uuid from pubsub.subscription where expires_at <= ${now} order by expires_at limit ${limit} for update skip locked),
    endpoints as (delete from pubsub.endpoint where subscription_uuid in (select uuid from due))
    delete from pubsub.subscription where uuid in (select uuid from due) returning *`);
}

export interface SubscriptionFilters {
  readonly user_uuid?: string | undefined;
  readonly account_uuid?: string | undefined;
  readonly app_uuid?: string | undefined;
  readonly suspended?: boolean | undefined;
}

/** Subscriptions of one kind in scope, and those of the user himself as far as he sees their account. */
export function listSubscriptions(
  db: Executor,
  scopes: { readonly readable: Scope; readonly visible: Scope },
  kind: "platform" | "application",
  filters: SubscriptionFilters,
  page: Page,
  mine: { readonly user_uuid: string; readonly now: Date },
): Promise<Items<SubscriptionRow>> {
  const { user_uuid, now } = mine;
  const { suspended } = filters;
  const conditions = allOf(
    kind === "platform" ? sql`app_uuid is null` : sql`app_uuid is not null`,
    alive(now),
    equals(sql`user_uuid`, filters.user_uuid),
    equals(sql`account_uuid`, filters.account_uuid),
    equals(sql`app_uuid`, filters.app_uuid),
    suspended === undefined ? sql`true` : sql`suspended = ${suspended}`,
  );
  const select = sql`
    select * from pubsub.subscription
    where (account_path && ${scopes.readable}::uuid[] or owner_uuid = ${user_uuid} or user_uuid = ${user_uuid})
      and account_path && ${scopes.visible}::uuid[] and ${conditions}`;
  return listPage<SubscriptionRow>(db, page, select, {
    created_date: sql`created_at`,
    modified_date: sql`modified_at`,
    expiration_date: sql`expires_at`,
  });
}

/** How many subscriptions to events of the platform a user has set up. No scope: they are his own. */
export async function countOfOwner(tx: Executor, owner_uuid: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from pubsub.subscription where owner_uuid = ${owner_uuid} and app_uuid is null`);
  return count;
}

/** How many subscriptions an application has. No scope: the caller holds the application. */
export async function countOfApplication(tx: Executor, app_uuid: string): Promise<number> {
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count from pubsub.subscription where app_uuid = ${app_uuid}`);
  return count;
}

/** Those that take part in what happens in these accounts. No scope: the log is dealt out to all tenants at once. */
export function selectActive(db: Executor, accounts: readonly string[], now: Date): Promise<SubscriptionRow[]> {
  return db.many<SubscriptionRow>(sql`
    select * from pubsub.subscription
    where account_uuid = any(${[...accounts]}::uuid[]) and not suspended and ${alive(now)}`);
}

/** A subscription, whosesoever. No scope: for the turn of its endpoint. */
export function selectForTurn(db: Executor, uuid: string, now: Date): Promise<SubscriptionRow | undefined> {
  return db.maybe<SubscriptionRow>(sql`select * from pubsub.subscription where uuid = ${uuid} and ${alive(now)}`);
}

/** Suspends a subscription unless it is. No scope: the platform does so. @returns it, when it was not */
export function suspend(tx: Executor, uuid: string, because: string): Promise<SubscriptionRow | undefined> {
  return tx.maybe<SubscriptionRow>(sql`
    update pubsub.subscription set suspended = true, suspended_because = ${because} where uuid = ${uuid} and not suspended
    returning *`);
}
