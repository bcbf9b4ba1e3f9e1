import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import { deleteBeside } from "./texts.ts";

/** A user's view of a thread, and the thread. */
export interface ConversationRow {
  uuid: string;
  context_uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  user_uuid: string;
  remotes: string;
  name: string | null;
  snooze: boolean;
  last_message_at: Date | null;
  created_at: Date;
  deleted_at: Date | null;
  phone_numbers: string[];
  archived: boolean;
  context_created_at: Date;
  unread: number;
}

const unread = sql`(select count(*)::int from messaging.text t
  where t.context_uuid = c.context_uuid and t.direction = 'inbound' and t.deleted_at is null and not ('@read' = any(t.tags))) as unread`;

const select = sql`
  select c.*, x.phone_numbers, x.archived, x.created_at as context_created_at, ${unread}
  from messaging.conversation c join messaging.context x on x.uuid = c.context_uuid`;

/** What a conversation begins with. */
export type NewConversation = Pick<
  ConversationRow,
  "uuid" | "context_uuid" | "account_uuid" | "account_path" | "user_uuid" | "name" | "phone_numbers" | "created_at"
>;

/** Key of the other parties: the same set of numbers has the same. */
export function remotesKey(numbers: readonly string[]): string {
  return [...numbers].sort().join(",");
}

/**
 * Adds a conversation with a thread of its own. No scope: the user has been looked up in it.
 * @returns false when the user has one with these numbers: nothing is added
 */
export async function insertConversation(tx: Executor, row: NewConversation): Promise<boolean> {
  await tx.run(sql`
    insert into messaging.context (uuid, account_uuid, account_path, phone_numbers, created_at)
    values (${row.context_uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.phone_numbers}, ${row.created_at})`);
  const added = await tx.run(sql`
    insert into messaging.conversation (uuid, context_uuid, account_uuid, account_path, user_uuid, remotes, name, created_at)
    values (${row.uuid}, ${row.context_uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.user_uuid},
            ${remotesKey(row.phone_numbers)}, ${row.name}, ${row.created_at})
    on conflict (user_uuid, remotes) where deleted_at is null do nothing`);
  if (added === 1) return true;
  await tx.run(sql`delete from messaging.context where uuid = ${row.context_uuid}`);
  return false;
}

/** The user's conversation with these numbers, held until the transaction ends. No scope: the user has been looked up in it. */
export function lockConversationWith(
  tx: Executor,
  user_uuid: string,
  numbers: readonly string[],
): Promise<ConversationRow | undefined> {
  return tx.maybe<ConversationRow>(sql`
    ${select} where c.user_uuid = ${user_uuid} and c.remotes = ${remotesKey(numbers)} and c.deleted_at is null for update of c`);
}

/** A conversation in scope, by its own id or that of its thread. */
export function selectConversation(db: Executor, scope: Scope, uuid: string): Promise<ConversationRow | undefined> {
  return db.maybe<ConversationRow>(sql`
    ${select} where (c.uuid = ${uuid} or c.context_uuid = ${uuid}) and c.deleted_at is null and c.account_path && ${scope}::uuid[]
    order by c.created_at limit 1`);
}

/** The same, held until the transaction ends. */
export function lockConversation(tx: Executor, scope: Scope, uuid: string): Promise<ConversationRow | undefined> {
  return tx.maybe<ConversationRow>(sql`
    ${select} where (c.uuid = ${uuid} or c.context_uuid = ${uuid}) and c.deleted_at is null and c.account_path && ${scope}::uuid[]
    order by c.created_at limit 1 for update of c`);
}

/** A user's own conversation, by its own id or that of its thread. No scope: the user has been looked up in it. */
export function selectConversationOf(tx: Executor, user_uuid: string, uuid: string): Promise<ConversationRow | undefined> {
  return tx.maybe<ConversationRow>(sql`
    ${select} where (c.uuid = ${uuid} or c.context_uuid = ${uuid}) and c.user_uuid = ${user_uuid} and c.deleted_at is null`);
}

/** Those of the conversations that are there and in scope, or the user's own, held until the transaction ends. */
export function lockConversations(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  uuids: readonly string[],
): Promise<ConversationRow[]> {
  return tx.many<ConversationRow>(sql`
    ${select} where (c.uuid = any(${uuids}::uuid[]) or c.context_uuid = any(${uuids}::uuid[])) and c.deleted_at is null
      and (c.user_uuid = ${user_uuid} or c.account_path && ${scope}::uuid[])
    order by c.uuid for update of c`);
}

export interface ConversationFilters {
  readonly snooze?: boolean | undefined;
  /** `true`, `false` or `all`. */
  readonly archived: string;
  readonly phone_number?: string | undefined;
  readonly name?: string | undefined;
}

function archivedIs(text: string): Sql {
  return text === "all" ? sql`true` : sql`x.archived = ${text === "true"}`;
}

/** The conversations of a user in scope. Whoever has had no message yet comes last, in either order. */
export function listConversations(
  db: Executor,
  scope: Scope,
  user_uuid: string,
  { snooze, archived, phone_number, name }: ConversationFilters,
  page: Page,
): Promise<Items<ConversationRow>> {
  const descending = page.sort.some(({ field, descending }) => field === "last_message_datetime" && descending);
  const last = sql`coalesce(last_message_at, ${descending ? "-infinity" : "infinity"}::timestamptz)`;
  return listPage<ConversationRow>(
    db,
    page,
    sql`${select} where c.user_uuid = ${user_uuid} and c.deleted_at is null and c.account_path && ${scope}::uuid[] and ${allOf(
      snooze === undefined ? sql`true` : sql`c.snooze = ${snooze}`,
      archivedIs(archived),
      phone_number === undefined ? sql`true` : sql`${phone_number} = any(x.phone_numbers)`,
      contains(sql`coalesce(c.name, '')`, name),
    )}`,
    { last_message_datetime: last, created_datetime: sql`created_at`, name: sql`lower(coalesce(name, ''))` },
  );
}

/** Writes what users may change. */
export async function updateConversation(tx: Executor, scope: Scope, row: ConversationRow): Promise<void> {
  await tx.run(sql`
    update messaging.conversation set name = ${row.name}, snooze = ${row.snooze}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Puts a thread into the archive, or takes it out. No scope: a conversation of it has been looked up in it. */
export async function archiveContext(tx: Executor, context_uuid: string, archived: boolean): Promise<void> {
  await tx.run(sql`update messaging.context set archived = ${archived} where uuid = ${context_uuid} and archived <> ${archived}`);
}

/** The thread has a new message: all views of it come first, and it leaves the archive. No scope: it has been looked up in it. */
export function contextHasNew(context_uuid: string, at: Date): Sql {
  return sql`
    with touched as (update messaging.context set archived = false where uuid = ${context_uuid} and archived)
    update messaging.conversation set last_message_at = ${at}
    where context_uuid = ${context_uuid} and (last_message_at is null or last_message_at < ${at})`;
}

/** Hides conversations from now on. No scope: they have been locked in it. */
export async function hideConversations(tx: Executor, uuids: readonly string[], at: Date): Promise<void> {
  await tx.run(sql`update messaging.conversation set deleted_at = ${at} where uuid = any(${uuids}::uuid[])`);
}

/** The view of a thread that a text belongs to. No scope: for what the platform does by itself. */
export function selectConversationById(db: Executor, uuid: string): Promise<ConversationRow | undefined> {
  return db.maybe<ConversationRow>(sql`${select} where c.uuid = ${uuid}`);
}

/**
 * Removes a hidden conversation for good, and the thread with its texts unless somebody else has it as well.
 * No scope: thirty days have passed since it was deleted.
 */
export async function purgeConversation(tx: Executor, uuid: string): Promise<void> {
  const gone = await tx.maybe<{ context_uuid: string }>(sql`
    delete from messaging.conversation where uuid = ${uuid} and deleted_at is not null returning context_uuid`);
  if (gone === undefined) return;
  const context = sql`${gone.context_uuid}`;
  // Whoever removes the other views of the thread at the same time waits here.
  await tx.run(sql`select 1 from messaging.context where uuid = ${context} for update`);
  const alone = sql`not exists (select 1 from messaging.conversation where context_uuid = ${context})`;
  await deleteBeside(tx, sql`select uuid from messaging.text where context_uuid = ${context} and ${alone}`);
  await tx.run(sql`delete from messaging.text where context_uuid = ${context} and ${alone}`);
  await tx.run(sql`delete from messaging.context where uuid = ${context} and ${alone}`);
}

/** Ids of the conversations of a user who is no more; they are hidden. No scope: follows the deletion of the user. */
export async function hideConversationsOfUser(tx: Executor, user_uuid: string, at: Date): Promise<string[]> {
  const rows = await tx.many<{ uuid: string }>(sql`
    update messaging.conversation set deleted_at = coalesce(deleted_at, ${at}) where user_uuid = ${user_uuid} returning uuid`);
  return rows.map(({ uuid }) => uuid);
}

/** Whether a seed has been applied. No scope: seeds are the operator's. */
export async function isSeededConversation(tx: Executor, uuid: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from messaging.conversation where ${equals(sql`uuid`, uuid)}`)) !== undefined;
}
