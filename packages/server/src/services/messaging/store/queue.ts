import type { Executor } from "../../../kernel/db/database.ts";
import { replanned, type Sql, sql } from "../../../kernel/db/sql.ts";
import type { LaneRow } from "../../../kernel/lanes/index.ts";
import type { NewText } from "./texts.ts";

/** A text that is to be sent. */
export interface QueuedText
  extends LaneRow,
    Pick<NewText, "uuid" | "account_uuid" | "number" | "remote" | "channel" | "content" | "encoding" | "segments">,
    Pick<NewText, "provider" | "campaign_id" | "brand_id" | "waiting" | "wait_until" | "carrier"> {
  readonly valid_until: Date;
  readonly slot_until: Date | null;
  /** Submissions of which no answer came. */
  readonly lost: number;
}

/** How many texts of a number have not been sent yet, counted up to a limit. No scope: whoever sends from the number may. */
export async function countQueued(tx: Executor, number: string, limit: number): Promise<number> {
  const { n } = await tx.one<{ n: number }>(
    replanned(sql`
    select count(*)::int as n from (select 1 from messaging.queue where number = ${number} limit ${limit}) queued`),
  );
  return n;
}

/** One process at a time gives turns; the lock ends with the transaction. */
export async function lockTurns(tx: Executor): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('messaging.turns'))`);
}

/** Texts whose time has come wait for their turn. No scope: the platform's own work. */
export async function releaseTimed(tx: Executor, now: Date): Promise<void> {
  await tx.run(
    replanned(sql`
    update messaging.queue set waiting = true, wait_until = null
    where uuid in (
      select uuid from messaging.queue where wait_until <= ${now} order by wait_until limit 1000 for update skip locked)`),
  );
}

/** When the next text's time comes. No scope: the platform's own work. */
export async function nextTimed(tx: Executor): Promise<Date | undefined> {
  const row = await tx.maybe<{ wait_until: Date }>(
    replanned(sql`
    select wait_until from messaging.queue where wait_until is not null order by wait_until limit 1`),
  );
  return row?.wait_until;
}

/** How many texts are in the lane of each carrier and not begun. No scope: the platform's own work. */
export async function countInLanes(tx: Executor, now: Date): Promise<ReadonlyMap<string, number>> {
  // Order and limit have it read the lane's index, although nothing is known of the table yet.
  const rows = await tx.many<{ carrier: string; n: number }>(
    replanned(sql`
    select carrier, count(*)::int as n from (
      select carrier, lease_owner from messaging.queue where due_at is not null and coalesce(retry_at, due_at) <= ${now}
      order by coalesce(retry_at, due_at), seq limit 10000) lane
    where lease_owner is null group by carrier`),
  );
  return new Map(rows.map(({ carrier, n }) => [carrier, n]));
}

/** A number with texts that wait. */
export interface WaitingNumber {
  readonly account_uuid: string;
  readonly number: string;
}

/** Where the last look at the numbers that wait ended. */
export interface Places {
  readonly account: string;
  /** By account. */
  readonly numbers: Readonly<Record<string, string>>;
}

/**
 * Numbers with texts that wait, of up to `accounts` accounts, together some more than `numbers`: what one tenant has waiting
 * hides nobody else's. Costs a probe of the index for each, however many texts wait. No scope: the platform's own work.
 * @param after accounts and, of each, numbers up to there had their look before
 */
export function selectWaitingNumbers(tx: Executor, accounts: number, numbers: number, after: Places): Promise<WaitingNumber[]> {
  return tx.many<WaitingNumber>(
    replanned(sql`
    with recursive account as (
      (select account_uuid, 1 as n from messaging.queue where waiting and account_uuid > ${after.account}
       order by account_uuid limit 1)
      union all
      select (select t.account_uuid from messaging.queue t where t.waiting and t.account_uuid > a.account_uuid
              order by t.account_uuid limit 1), a.n + 1
      from account a where a.account_uuid is not null and a.n < ${accounts}
    ), each as (
      select greatest(1, ${numbers}::int / greatest(1, count(account_uuid))) as n from account
    ), number as (
      select account_uuid, (
          select t.number from messaging.queue t where t.waiting and t.account_uuid = a.account_uuid
            and t.number > coalesce((${JSON.stringify(after.numbers)}::jsonb) ->> a.account_uuid::text, '')
          order by t.number limit 1) as number, 1 as n
      from account a where account_uuid is not null
      union all
      select p.account_uuid, (
          select t.number from messaging.queue t where t.waiting and t.account_uuid = p.account_uuid and t.number > p.number
          order by t.number limit 1), p.n + 1
      from number p where p.number is not null and p.n < (select n from each)
    )
    select account_uuid, number from number where number is not null`),
  );
}

/**
 * The first texts that wait of each of the numbers, locked. Those to one telephone come one by one, each when the one
 * before is through. No scope: the platform's own work.
 */
export function lockFirstWaiting(tx: Executor, numbers: readonly WaitingNumber[], each: number): Promise<QueuedText[]> {
  return tx.many<QueuedText>(
    replanned(sql`
    select t.* from unnest(${numbers.map((one) => one.account_uuid)}::uuid[], ${numbers.map((one) => one.number)}::text[])
      as n (account_uuid, number)
    cross join lateral (
      select * from messaging.queue w
      where w.waiting and w.account_uuid = n.account_uuid and w.number = n.number and not exists (
        select 1 from messaging.queue e
        where e.number = w.number and e.remote = w.remote and e.slot_until is not null and e.seq < w.seq)
      order by w.seq limit ${each} for update skip locked) t`),
  );
}

/** A text's turn to be submitted. */
export interface Turn {
  readonly uuid: string;
  readonly carrier: string;
  readonly due_at: Date;
  readonly slot_until: Date;
}

/** Puts texts into the lane. No scope: the platform's own work. */
export async function giveTurns(tx: Executor, turns: readonly Turn[]): Promise<void> {
  await tx.run(
    replanned(sql`
    update messaging.queue t
    set waiting = false, due_at = g.due_at, retry_at = null, slot_until = g.slot_until, carrier = g.carrier
    from json_to_recordset(${JSON.stringify(turns)}) as g (uuid uuid, carrier text, due_at timestamptz, slot_until timestamptz)
    where t.uuid = g.uuid`),
  );
}

/** Takes texts out of the lane whose carrier is no more. No scope: the platform's own work. */
export async function takeBackFromUnknown(tx: Executor, carriers: readonly string[]): Promise<void> {
  await tx.run(
    replanned(sql`
    update messaging.queue set waiting = true, due_at = null
    where due_at is not null and carrier <> all(${carriers}) and (lease_until is null or lease_until < now())`),
  );
}

/** How much of the limits is used. No scope: limits are of numbers, campaigns and brands. */
export function selectPaces(tx: Executor, keys: readonly string[]): Promise<{ key: string; bucket: string; counts: number[] }[]> {
  return tx.many(sql`select key, bucket, counts from messaging.pace where key = any(${keys})`);
}

/** Writes how much of the limits is used. No scope: limits are of numbers, campaigns and brands. */
export async function savePaces(
  tx: Executor,
  paces: readonly { key: string; bucket: number; counts: readonly number[] }[],
): Promise<void> {
  await tx.run(sql`
    insert into messaging.pace (key, bucket, counts)
    select key, bucket, counts from json_populate_recordset(null::messaging.pace, ${JSON.stringify(paces)})
    on conflict (key) do update set bucket = excluded.bucket, counts = excluded.counts`);
}

/** A text that goes back to wait for another turn. */
export interface Return {
  readonly uuid: string;
  readonly wait_until: Date | null;
  readonly lost: number;
}

/** Has texts wait for another turn; the lane leaves them alone. No scope: the platform's own work. */
export async function putBack(tx: Executor, returns: readonly Return[]): Promise<void> {
  await tx.run(
    replanned(sql`
    update messaging.queue q set waiting = r.wait_until is null, wait_until = r.wait_until, lost = r.lost
    from json_to_recordset(${JSON.stringify(returns)}) as r (uuid uuid, wait_until timestamptz, lost integer)
    where q.uuid = r.uuid`),
  );
}

/** Takes texts out of the queue, except those that are being submitted. @returns those that were in it */
async function takeOut(tx: Executor, which: Sql): Promise<string[]> {
  const rows = await tx.many<{ uuid: string }>(
    replanned(sql`delete from messaging.queue where uuid in (
      select uuid from messaging.queue where (lease_until is null or lease_until < now()) and ${which}) returning uuid`),
  );
  return rows.map(({ uuid }) => uuid);
}

/** Takes these texts out of the queue. No scope: they were found in it. @returns those that were in it, and in nobody's hand */
export function takeOutTexts(tx: Executor, uuids: readonly string[]): Promise<string[]> {
  return takeOut(tx, sql`uuid = any(${uuids}::uuid[]) for update`);
}

/** Takes texts out of the queue whose time to be sent is over. No scope: the platform's own work. */
export function takeOutExpired(tx: Executor, now: Date, limit: number): Promise<string[]> {
  return takeOut(tx, sql`valid_until <= ${now} order by valid_until limit ${limit} for update skip locked`);
}

/** The numbers with texts in the queue that are sent for a campaign. No scope: follows what happened to the campaign. */
export async function numbersQueuedFor(tx: Executor, campaign_id: string): Promise<string[]> {
  const rows = await tx.many<{ number: string }>(
    replanned(sql`select distinct number from messaging.queue where campaign_id = ${campaign_id}`),
  );
  return rows.map(({ number }) => number);
}

/** Takes texts of numbers out of the queue that are sent for a campaign. No scope: follows what happened to the campaign. */
export function takeOutOfCampaign(tx: Executor, campaign_id: string, numbers: readonly string[]): Promise<string[]> {
  return takeOut(tx, sql`campaign_id = ${campaign_id} and number = any(${numbers}) for update`);
}

/** Takes the texts of a number out of the queue. No scope: follows what happened to the number. */
export function takeOutOf(tx: Executor, number: string): Promise<string[]> {
  return takeOut(tx, sql`number = ${number} for update`);
}
