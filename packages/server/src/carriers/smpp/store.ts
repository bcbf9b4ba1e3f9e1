import type { Executor, Tx } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import type { Alphabet } from "./incoming.ts";

/** What the parts of one text have in common. */
export interface TextKey {
  readonly carrier: string;
  readonly sender: string;
  readonly recipient: string;
  readonly reference: number;
  readonly total: number;
}

export interface TextRow extends TextKey {
  readonly uuid: string;
  readonly begun_at: Date;
  readonly delivered_at: Date | null;
}

export interface PartRow {
  readonly number: number;
  readonly alphabet: Alphabet;
  readonly octets: Buffer;
}

/** Until the end of the transaction nobody else puts parts together that have this key. */
export async function lockText(tx: Tx, key: TextKey): Promise<void> {
  const name = JSON.stringify([key.carrier, key.sender, key.recipient, key.reference, key.total]);
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** The last text that was begun with this key. */
export function findText(tx: Tx, key: TextKey): Promise<TextRow | undefined> {
  return tx.maybe(sql`
    select * from carriers.inbound_text
    where carrier = ${key.carrier} and sender = ${key.sender} and recipient = ${key.recipient}
      and reference = ${key.reference} and total = ${key.total}
    order by begun_at desc limit 1`);
}

export async function insertText(tx: Tx, row: Omit<TextRow, "delivered_at">): Promise<void> {
  await tx.run(sql`
    insert into carriers.inbound_text (uuid, carrier, sender, recipient, reference, total, begun_at)
    values (${row.uuid}, ${row.carrier}, ${row.sender}, ${row.recipient}, ${row.reference}, ${row.total}, ${row.begun_at})`);
}

export async function insertPart(tx: Tx, text: string, part: PartRow): Promise<void> {
  await tx.run(sql`
    insert into carriers.inbound_part (text_uuid, number, alphabet, octets)
    values (${text}, ${part.number}, ${part.alphabet}, ${part.octets})`);
}

/** The parts of a text that have come, in their order. */
export function partsOfText(db: Executor, text: string): Promise<PartRow[]> {
  return db.many(sql`select number, alphabet, octets from carriers.inbound_part where text_uuid = ${text} order by number`);
}

/** Texts that have not been handed on: all of whose parts are there, or which began before a moment. */
export function dueTexts(db: Executor, carrier: string, begunBefore: Date): Promise<TextRow[]> {
  return db.many(sql`
    select * from carriers.inbound_text text
    where carrier = ${carrier} and delivered_at is null and (
      begun_at < ${begunBefore}
      or total = (select count(*) from carriers.inbound_part part where part.text_uuid = text.uuid))
    order by begun_at limit 100`);
}

export async function markDelivered(db: Executor, text: string, at: Date): Promise<void> {
  await db.run(sql`update carriers.inbound_text set delivered_at = ${at} where uuid = ${text} and delivered_at is null`);
}

export async function deleteDelivered(db: Executor, carrier: string, before: Date): Promise<void> {
  await db.run(sql`delete from carriers.inbound_text where carrier = ${carrier} and delivered_at < ${before}`);
}

/** A text of one part. */
export interface SingleRow {
  readonly uuid: string;
  readonly carrier: string;
  readonly digest: string;
  readonly connection: string;
  readonly at: Date;
}

/** Until the end of the transaction nobody else takes in a text with this digest. */
export async function lockSingle(tx: Tx, carrier: string, digest: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${carrier} ${digest}`}, 1))`);
}

/** The first text with this digest that came over another connection; it counts as one of this connection then. */
export async function claimSingle(
  tx: Tx,
  carrier: string,
  digest: string,
  connection: string,
  at: Date,
): Promise<string | undefined> {
  const row = await tx.maybe<{ uuid: string }>(sql`
    update carriers.inbound_single set connection = ${connection}, at = ${at}
    where uuid = (
      select uuid from carriers.inbound_single
      where carrier = ${carrier} and digest = ${digest} and connection is distinct from ${connection} order by at limit 1)
    returning uuid`);
  return row?.uuid;
}

export async function insertSingle(tx: Tx, row: SingleRow): Promise<void> {
  await tx.run(sql`
    insert into carriers.inbound_single (uuid, carrier, digest, connection, at)
    values (${row.uuid}, ${row.carrier}, ${row.digest}, ${row.connection}, ${row.at})`);
}

/** The network is asked to repeat a text: it may come over any connection. */
export async function releaseSingle(db: Executor, uuid: string): Promise<void> {
  await db.run(sql`update carriers.inbound_single set connection = null where uuid = ${uuid}`);
}

/** Forgets texts whose acknowledgement has arrived: those of this connection before a moment, and of others if they are settled. */
export async function forgetSingles(
  db: Executor,
  carrier: string,
  connection: string,
  before: Date,
  othersAreSettled: boolean,
): Promise<void> {
  await db.run(sql`
    delete from carriers.inbound_single
    where carrier = ${carrier} and case when connection = ${connection} then at < ${before} else ${othersAreSettled} end`);
}
