import type { Executor, Tx } from "../db/database.ts";
import { empty, join, sql } from "../db/sql.ts";

/** One message of the platform. */
export interface OutboxRow {
  readonly uuid: string;
  readonly channel: "email" | "sms";
  readonly recipient: string;
  /** Null for a text message. */
  readonly subject: string | null;
  /** Null once it was handed over or refused: codes and links are not kept longer than needed. */
  readonly text: string | null;
  readonly html: string | null;
  readonly reference: string | null;
  readonly status: "queued" | "sent" | "kept" | "failed";
  /** What the relay said against it, or what went wrong at the last attempt. */
  readonly error: string | null;
  readonly created_at: Date;
}

export type NewMessage = Omit<OutboxRow, "error">;

/** Writes a message; a queued one is due at once. */
export async function insertMessage(tx: Tx, m: NewMessage): Promise<void> {
  const dueAt = m.status === "queued" ? m.created_at : null;
  await tx.run(sql`
    insert into kernel.mail (uuid, channel, recipient, subject, text, html, reference, status, created_at, due_at, trace_id)
    values (${m.uuid}, ${m.channel}, ${m.recipient}, ${m.subject}, ${m.text}, ${m.html}, ${m.reference}, ${m.status},
            ${m.created_at}, ${dueAt}, ${tx.context.trace_id})`);
}

export async function markSent(tx: Tx, uuid: string): Promise<void> {
  await tx.run(sql`update kernel.mail set status = 'sent', text = null, html = null where uuid = ${uuid}`);
}

export async function markRefused(tx: Tx, uuid: string, refusal: string): Promise<void> {
  await tx.run(sql`update kernel.mail set status = 'failed', refusal = ${refusal}, text = null, html = null where uuid = ${uuid}`);
}

export async function markKept(tx: Tx, uuid: string): Promise<void> {
  await tx.run(sql`update kernel.mail set status = 'kept' where uuid = ${uuid}`);
}

/** Newest first. One that the lane gave up is shown as failed; reviving it needs its text, so that stays. */
export function selectMessages(
  db: Executor,
  filter: { readonly channel?: string; readonly to?: string; readonly reference?: string; readonly limit?: number },
): Promise<OutboxRow[]> {
  const conditions = [
    filter.channel === undefined ? undefined : sql`channel = ${filter.channel}`,
    filter.to === undefined ? undefined : sql`recipient = ${filter.to}`,
    filter.reference === undefined ? undefined : sql`reference = ${filter.reference}`,
  ].filter((condition) => condition !== undefined);
  return db.many<OutboxRow>(sql`
    select uuid, channel, recipient, subject, text, html, reference, created_at,
           case when dead_at is null then status else 'failed' end as status,
           coalesce(refusal, last_error) as error
    from kernel.mail
    ${conditions.length === 0 ? empty : sql`where ${join(conditions, " and ")}`}
    order by seq desc
    limit ${filter.limit ?? 100}`);
}

/** Deletes what is over and older than 30 days. @returns how many */
export function deleteOldMail(db: Executor, now: Date): Promise<number> {
  return db.run(sql`
    delete from kernel.mail where due_at is null and created_at < ${now}::timestamptz - interval '30 days'`);
}
