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
  /** What the relay said last. */
  readonly error: string | null;
  readonly attempts: number;
  readonly created_at: Date;
}

export type NewMessage = Omit<OutboxRow, "error" | "attempts">;

export async function insertMessage(tx: Tx, m: NewMessage): Promise<void> {
  await tx.run(sql`
    insert into kernel.mail (uuid, channel, recipient, subject, text, html, reference, status, created_at, due_at)
    values (${m.uuid}, ${m.channel}, ${m.recipient}, ${m.subject}, ${m.text}, ${m.html}, ${m.reference}, ${m.status}, ${m.created_at},
            case when ${m.status} = 'queued' then ${m.created_at}::timestamptz end)`);
}

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
    select uuid, channel, recipient, subject, text, html, reference, status, error, attempts, created_at
    from kernel.mail
    ${conditions.length === 0 ? empty : sql`where ${join(conditions, " and ")}`}
    order by number desc
    limit ${filter.limit ?? 100}`);
}
