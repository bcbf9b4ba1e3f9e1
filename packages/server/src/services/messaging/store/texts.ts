import type { MessageContent, MessageStatus } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Encoding } from "../segments.ts";

export type Content = Static<typeof MessageContent>;
export type TextStatus = Static<typeof MessageStatus>;

/** What is known of a text when it comes to be. */
export interface NewText {
  uuid: string;
  /** The first text of the message, which is this one unless it goes to a group. */
  message_uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  user_uuid: string | null;
  conversation_uuid: string | null;
  context_uuid: string | null;
  direction: "inbound" | "outbound";
  /** Ours. E.164. */
  number: string;
  /** The other one. E.164. */
  remote: string;
  to_given: string;
  phone_numbers: readonly string[];
  channel: "sms" | "mms";
  content: readonly Content[];
  encoding: Encoding;
  segments: number;
  status: TextStatus;
  metadata: Readonly<Record<string, unknown>>;
  created_at: Date;
  scheduled_at: Date | null;
  valid_until: Date | null;
  provider: string | null;
  campaign_id: string | null;
  brand_id: string | null;
  waiting: boolean;
  wait_until: Date | null;
  carrier: string | null;
  carrier_id: string | null;
  trace_id: string;
}

/** A text. */
export interface TextRow extends NewText {
  seq: string;
  error_code: string | null;
  error_message: string | null;
  tags: string[];
  deleted_at: Date | null;
  slot_until: Date | null;
  /** Submissions of which no answer came. */
  lost: number;
  possible_duplicate: boolean;
  sent_at: Date | null;
}

const columns = sql`
  uuid, message_uuid, account_uuid, account_path, user_uuid, conversation_uuid, context_uuid, direction, number, remote, to_given,
  phone_numbers, channel, content, encoding, segments, status, metadata, created_at, scheduled_at, valid_until, provider, campaign_id,
  brand_id, waiting, wait_until, carrier, carrier_id, trace_id`;

/** The statement that adds texts; one that has arrived already is not added again. */
export function insertionOfTexts(rows: readonly NewText[]): Sql {
  return sql`
    insert into messaging.text (${columns})
    select ${columns} from json_populate_recordset(null::messaging.text, ${JSON.stringify(rows)})
    on conflict (carrier, carrier_id) where direction = 'inbound' and carrier_id is not null do nothing`;
}

/** Whether a carrier's text is here already. No scope: the platform's own work. */
export async function hasArrived(tx: Executor, carrier: string, id: string | undefined): Promise<boolean> {
  if (id === undefined) return false;
  const found = await tx.maybe(sql`
    select 1 from messaging.text where direction = 'inbound' and carrier = ${carrier} and carrier_id = ${id}`);
  return found !== undefined;
}

/** The user who last texted from the number to the telephone, in a conversation. No scope: the platform's own work. */
export async function selectLastSender(
  tx: Executor,
  number: string,
  remote: string,
  account_uuid: string,
): Promise<string | undefined> {
  const row = await tx.maybe<{ user_uuid: string }>(sql`
    select user_uuid from messaging.text
    where remote = ${remote} and number = ${number} and account_uuid = ${account_uuid} and direction = 'outbound'
      and user_uuid is not null and context_uuid is not null
    order by created_at desc limit 1`);
  return row?.user_uuid;
}

/** A message in a thread: the first of its texts, with the state of all of them. */
export interface MessageRow extends TextRow {
  message_status: TextStatus;
}

/** Of a message to a group, the state of the one that is least far. */
const messageStatus = sql`case when cardinality(t.phone_numbers) = 1 then t.status else (
  select g.status from (
    select t.status union all
    select o.status from messaging.text o where o.message_uuid = t.uuid and o.uuid <> o.message_uuid) g
  order by array_position(array['queued', 'sent', 'failed', 'undelivered', 'delivered'], g.status) limit 1) end as message_status`;

const isShown = sql`t.uuid = t.message_uuid and t.deleted_at is null`;

/** The messages of a thread. No scope: a conversation of it has been looked up in it. */
export function listMessages(db: Executor, context_uuid: string, page: Page): Promise<Items<MessageRow>> {
  const select = sql`select t.*, ${messageStatus} from messaging.text t where t.context_uuid = ${context_uuid} and ${isShown}`;
  const last = page.sort[0]?.descending ? sql`seq desc` : sql`seq`;
  return listPage<MessageRow>(db, page, select, { datetime: sql`created_at` }, last);
}

/** The first messages of several threads, and how many there are. No scope: conversations of them have been looked up in it. */
export function selectFirstMessages(
  db: Executor,
  contexts: readonly string[],
  limit: number,
  descending: boolean,
): Promise<(MessageRow & { total: number })[]> {
  const order = descending ? sql`t.created_at desc, t.seq desc` : sql`t.created_at, t.seq`;
  return db.many<MessageRow & { total: number }>(sql`
    select m.*, n.total from unnest(${contexts}::uuid[]) as x (uuid)
    cross join lateral (
      select t.*, ${messageStatus} from messaging.text t
      where t.context_uuid = x.uuid and ${isShown} order by ${order} limit ${limit}) m
    cross join lateral (select count(*)::int as total from messaging.text t where t.context_uuid = x.uuid and ${isShown}) n`);
}

/** Adds tags to all messages of a thread. No scope: a conversation of it has been looked up in it. */
export async function tagMessages(tx: Executor, context_uuid: string, tags: readonly string[]): Promise<void> {
  await tx.run(sql`
    update messaging.text set tags = array(select distinct unnest(tags || ${tags}::text[]) order by 1)
    where context_uuid = ${context_uuid} and deleted_at is null and not tags @> ${tags}::text[]`);
}

/** Hides messages that are there and in scope, or the user's own, with all their texts. Gives the first text of each. */
export function hideMessages(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  uuids: readonly string[],
  at: Date,
): Promise<TextRow[]> {
  return tx.many<TextRow>(sql`
    update messaging.text set deleted_at = ${at}
    where uuid = any(${uuids}::uuid[]) and uuid = message_uuid and deleted_at is null and context_uuid is not null
      and (user_uuid = ${user_uuid} or account_path && ${scope}::uuid[])
    returning *`);
}

/** A text in scope. */
export function selectText(db: Executor, scope: Scope, uuid: string): Promise<TextRow | undefined> {
  return db.maybe<TextRow>(sql`
    select * from messaging.text where uuid = ${uuid} and deleted_at is null and account_path && ${scope}::uuid[]`);
}

/** All texts of a message in scope, held until the transaction ends; those `in_hand` are being submitted. */
export function lockMessage(tx: Executor, scope: Scope, uuid: string): Promise<(TextRow & { in_hand: boolean })[]> {
  return tx.many<TextRow & { in_hand: boolean }>(sql`
    select *, coalesce(lease_until >= now(), false) as in_hand from messaging.text
    where (uuid = ${uuid} or (message_uuid = ${uuid} and uuid <> message_uuid)) and deleted_at is null
      and account_path && ${scope}::uuid[]
    order by seq for update`);
}

/** Removes messages that were deleted, for good. No scope: thirty days have passed since then. */
export async function purgeMessages(tx: Executor, uuids: readonly string[]): Promise<void> {
  const gone = sql`select t.uuid from messaging.text h
    join messaging.text t on t.uuid = h.uuid or (t.message_uuid = h.uuid and t.uuid <> t.message_uuid)
    where h.uuid = any(${uuids}::uuid[]) and h.deleted_at is not null`;
  await tx.run(sql`delete from messaging.part where text_uuid in (${gone})`);
  await tx.run(sql`delete from messaging.text where uuid in (${gone})`);
}

/** Removes the texts of an account that is no more. No scope: follows the deletion of the account. */
export async function deleteTextsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`
    delete from messaging.part where text_uuid in (select uuid from messaging.text where account_uuid = ${account_uuid})`);
  await tx.run(sql`delete from messaging.text where account_uuid = ${account_uuid}`);
}

/** Removes the texts of a user who is no more, except those in conversations. No scope: follows the deletion of the user. */
export async function deleteTextsOfUser(tx: Executor, user_uuid: string): Promise<void> {
  const gone = sql`select uuid from messaging.text where user_uuid = ${user_uuid} and context_uuid is null`;
  await tx.run(sql`delete from messaging.part where text_uuid in (${gone})`);
  await tx.run(sql`delete from messaging.text where user_uuid = ${user_uuid} and context_uuid is null`);
}

export interface PhoneFilters {
  readonly phone?: string | undefined;
  readonly number?: string | undefined;
}

/** What handsets received and sent by a carrier, of accounts in scope. */
export function listPhoneTexts(
  db: Executor,
  scope: Scope,
  carrier: string,
  { phone, number }: PhoneFilters,
  page: Page,
): Promise<Items<TextRow>> {
  const select = sql`
    select * from messaging.text
    where carrier = ${carrier} and status in ('sent', 'delivered', 'received') and account_path && ${scope}::uuid[]
      and ${phone === undefined ? sql`true` : sql`remote = ${phone}`} and ${number === undefined ? sql`true` : sql`number = ${number}`}`;
  const last = page.sort[0]?.descending ? sql`seq desc` : sql`seq`;
  return listPage<TextRow>(db, page, select, { datetime: sql`created_at` }, last);
}
