import type { Executor } from "../../../kernel/db/database.ts";
import { replanned, sql } from "../../../kernel/db/sql.ts";
import type { TextRow } from "./texts.ts";

export type PartStatus = "sent" | "delivered" | "undelivered";

/**
 * Notes the parts in which a carrier has taken a text. Receipts that came before are waiting there already: their state
 * stays. No scope: the platform's own work.
 */
export async function insertParts(
  tx: Executor,
  text_uuid: string,
  carrier: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into messaging.part (carrier, carrier_id, text_uuid, status, at)
    select ${carrier}, id, ${text_uuid}, 'sent', ${at} from unnest(${[...new Set(ids)].sort()}::text[]) as id
    on conflict (carrier, carrier_id) do update set text_uuid = excluded.text_uuid`);
}

export interface PartReceipt {
  readonly carrier: string;
  readonly id: string;
  readonly status: PartStatus;
  readonly code: string | null;
  readonly at: Date;
}

/**
 * Notes what a receipt says of a part, which has one final state: what comes after it changes nothing. Of one that is not
 * known yet it is kept. No scope: the platform's own work.
 * @returns the text, once it is known
 */
export async function recordReceipt(tx: Executor, { carrier, id, status, code, at }: PartReceipt): Promise<string | undefined> {
  const row = await tx.one<{ text_uuid: string | null }>(sql`
    insert into messaging.part as p (carrier, carrier_id, status, code, at) values (${carrier}, ${id}, ${status}, ${code}, ${at})
    on conflict (carrier, carrier_id) do update
    set status = case when p.status = 'sent' then excluded.status else p.status end,
        code = case when p.status = 'sent' then coalesce(excluded.code, p.code) else p.code end,
        at = case when p.status = 'sent' then excluded.at else p.at end
    returning text_uuid`);
  return row.text_uuid ?? undefined;
}

/** The text, held until the transaction ends. No scope: the platform's own work. */
export function lockText(tx: Executor, uuid: string): Promise<TextRow | undefined> {
  return tx.maybe<TextRow>(sql`select * from messaging.text where uuid = ${uuid} for update`);
}

/** The states of a text's parts. No scope: the platform's own work. */
export function selectParts(tx: Executor, text_uuid: string): Promise<{ status: PartStatus; code: string | null }[]> {
  return tx.many(replanned(sql`select status, code from messaging.part where text_uuid = ${text_uuid}`));
}

/** Forgets receipts of what was never submitted here. No scope: the platform's own work. */
export async function deleteForgottenReceipts(tx: Executor, before: Date): Promise<void> {
  await tx.run(replanned(sql`delete from messaging.part where text_uuid is null and at < ${before}`));
}
