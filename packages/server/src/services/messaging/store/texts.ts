import type { MessageContent, MessageStatus } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { replanned, type Sql, sql } from "../../../kernel/db/sql.ts";
import { listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Encoding } from "../segments.ts";

export type Content = Static<typeof MessageContent>;
export type TextStatus = Static<typeof MessageStatus>;

/** What stays of a text. */
interface TextFacts {
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
  carrier: string | null;
  trace_id: string | null;
}

/** A text when it comes to be. */
export interface NewText extends TextFacts {
  /** See {@link arrivalOf}. */
  arrival: string | null;
  /** The rest is of those that are to be sent. */
  valid_until: Date | null;
  provider: string | null;
  campaign_id: string | null;
  brand_id: string | null;
  waiting: boolean;
  wait_until: Date | null;
}

/** A text. */
export interface TextRow extends TextFacts {
  seq: string;
  error_code: string | null;
  error_message: string | null;
  tags: string[];
  deleted_at: Date | null;
  possible_duplicate: boolean;
  sent_at: Date | null;
}

const columns = sql`
  uuid, message_uuid, account_uuid, account_path, user_uuid, conversation_uuid, context_uuid, direction, number, remote, to_given,
  phone_numbers, channel, content, encoding, segments, status, metadata, created_at, scheduled_at, arrival, trace_id`;
const toSend = sql`
  uuid, account_uuid, number, remote, channel, content, encoding, segments, provider, campaign_id, brand_id, valid_until, waiting,
  wait_until, carrier, trace_id`;

/** The statement that adds texts, and puts those that are to be sent into the queue. What has arrived already is not added again. */
export function insertionOfTexts(rows: readonly NewText[]): Sql {
  const given = JSON.stringify(rows);
  const insertion = sql`
    insert into messaging.text (${columns}, carrier)
    select ${columns}, case when direction = 'inbound' then carrier end from json_populate_recordset(null::messaging.text, ${given})
    on conflict (arrival) where arrival is not null do nothing`;
  const queued = rows.filter(({ direction }) => direction === "outbound");
  if (queued.length === 0) return insertion;
  return sql`
    with queued as (
      insert into messaging.queue (${toSend}) select ${toSend} from json_populate_recordset(null::messaging.queue, ${JSON.stringify(queued)}))
    ${insertion}`;
}

/** A text's name for all carriers: the same one comes in once only. Undefined where the carrier has no name for it. */
export function arrivalOf(carrier: string, id: string | undefined): string | undefined {
  return id === undefined ? undefined : `${carrier}/${id}`;
}

/** Whether a carrier's text is here already. No scope: the platform's own work. */
export async function hasArrived(tx: Executor, arrival: string): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from messaging.text where arrival = ${arrival}`)) !== undefined;
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

/** All texts of a message in scope. */
export function selectTextsOfMessage(tx: Executor, scope: Scope, uuid: string): Promise<TextRow[]> {
  return tx.many<TextRow>(sql`
    select * from messaging.text
    where (uuid = ${uuid} or (message_uuid = ${uuid} and uuid <> message_uuid)) and deleted_at is null
      and account_path && ${scope}::uuid[]
    order by seq`);
}

/** Another state of a text, and what belongs to it; what is not said stays. */
export interface Step {
  readonly uuid: string;
  readonly status: TextStatus;
  readonly error_code?: string;
  readonly error_message?: string;
  readonly carrier?: string;
  readonly sent_at?: Date;
  readonly possible_duplicate?: boolean;
}

/** Writes how texts go on. No scope: the platform's own work. @returns the texts as they are now, in any order */
export function updateTexts(tx: Executor, steps: readonly Step[]): Promise<TextRow[]> {
  return tx.many<TextRow>(
    replanned(sql`
    update messaging.text t
    set status = s.status, error_code = s.error_code, error_message = s.error_message, carrier = coalesce(s.carrier, t.carrier),
        sent_at = coalesce(s.sent_at, t.sent_at), possible_duplicate = coalesce(s.possible_duplicate, t.possible_duplicate)
    from json_to_recordset(${JSON.stringify(steps)}) as s (
      uuid uuid, status text, error_code text, error_message text, carrier text, sent_at timestamptz, possible_duplicate boolean)
    where t.uuid = s.uuid
    returning t.*`),
  );
}

/** Those of the texts that are on their way, held until the transaction ends. No scope: the platform's own work. */
export async function lockSent(tx: Executor, uuids: readonly string[]): Promise<string[]> {
  const rows = await tx.many<{ uuid: string }>(
    replanned(sql`
    select uuid from messaging.text where uuid = any(${uuids}::uuid[]) and status = 'sent' order by uuid for update`),
  );
  return rows.map(({ uuid }) => uuid);
}

/** Removes messages that were deleted, for good. No scope: thirty days have passed since then. */
export async function purgeMessages(tx: Executor, uuids: readonly string[]): Promise<void> {
  const gone = sql`select t.uuid from messaging.text h
    join messaging.text t on t.uuid = h.uuid or (t.message_uuid = h.uuid and t.uuid <> t.message_uuid)
    where h.uuid = any(${uuids}::uuid[]) and h.deleted_at is not null`;
  await deleteBeside(tx, gone);
  await tx.run(sql`delete from messaging.text where uuid in (${gone})`);
}

/** Removes what there is of texts beside their own rows. */
export async function deleteBeside(tx: Executor, uuids: Sql): Promise<void> {
  await tx.run(sql`delete from messaging.part where text_uuid in (${uuids})`);
  await tx.run(sql`delete from messaging.queue where uuid in (${uuids})`);
}

/** Removes the texts of an account that is no more. No scope: follows the deletion of the account. */
export async function deleteTextsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await deleteBeside(tx, sql`select uuid from messaging.text where account_uuid = ${account_uuid}`);
  await tx.run(sql`delete from messaging.text where account_uuid = ${account_uuid}`);
}

/** Removes the texts of a user who is no more, except those in conversations. No scope: follows the deletion of the user. */
export async function deleteTextsOfUser(tx: Executor, user_uuid: string): Promise<void> {
  const gone = sql`select uuid from messaging.text where user_uuid = ${user_uuid} and context_uuid is null`;
  await deleteBeside(tx, gone);
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
