import type { Executor } from "../../../kernel/db/database.ts";
import { replanned, sql } from "../../../kernel/db/sql.ts";

export type PartStatus = "sent" | "delivered" | "undelivered";

/** A part of a text as its carrier knows it, and what has become of it. */
export interface PartState {
  readonly text_uuid: string;
  readonly status: PartStatus;
  readonly code: string | null;
}

/**
 * Notes the parts in which a carrier has taken texts. Receipts that came before are waiting there already: their state
 * stays. No scope: the platform's own work.
 * @returns the states of the parts, in any order
 */
export async function insertParts(
  tx: Executor,
  carrier: string,
  taken: readonly { readonly text_uuid: string; readonly ids: readonly string[] }[],
  at: Date,
): Promise<PartState[]> {
  // Whoever is last to have an id has it; an insertion cannot write a row twice.
  const texts = new Map(taken.flatMap(({ text_uuid, ids }) => ids.map((id) => [id, text_uuid] as const)));
  const ids = [...texts.keys()].sort();
  if (ids.length === 0) return [];
  return tx.many<PartState>(sql`
    insert into messaging.part (carrier, carrier_id, text_uuid, status, at)
    select ${carrier}, id, text_uuid, 'sent', ${at}
    from unnest(${ids}::text[], ${ids.map((id) => texts.get(id))}::uuid[]) as taken (id, text_uuid)
    on conflict (carrier, carrier_id) do update set text_uuid = excluded.text_uuid
    returning text_uuid, status, code`);
}

export interface PartReceipt {
  readonly carrier: string;
  readonly id: string;
  readonly status: PartStatus;
  readonly code: string | null;
  readonly at: Date;
}

/**
 * Notes what receipts say of parts, which have one final state: what comes after it changes nothing. Of one that is not
 * known yet it is kept. No scope: the platform's own work.
 * @param receipts each of another part, in the order of carriers and ids
 * @returns the texts, as far as they are known
 */
export async function recordReceipts(tx: Executor, receipts: readonly PartReceipt[]): Promise<string[]> {
  const rows = await tx.many<{ text_uuid: string | null }>(sql`
    insert into messaging.part as p (carrier, carrier_id, status, code, at)
    select carrier, id, status, code, at
    from json_to_recordset(${JSON.stringify(receipts)}) as r (carrier text, id text, status text, code text, at timestamptz)
    on conflict (carrier, carrier_id) do update
    set status = case when p.status = 'sent' then excluded.status else p.status end,
        code = case when p.status = 'sent' then coalesce(excluded.code, p.code) else p.code end,
        at = case when p.status = 'sent' and excluded.status <> 'sent' then excluded.at else p.at end
    returning text_uuid`);
  return rows.flatMap(({ text_uuid }) => text_uuid ?? []);
}

/** The states of texts' parts. No scope: the platform's own work. */
export function selectParts(tx: Executor, texts: readonly string[]): Promise<PartState[]> {
  return tx.many<PartState>(
    replanned(sql`select text_uuid, status, code from messaging.part where text_uuid = any(${texts}::uuid[])`),
  );
}

/** Gives parts up of which no receipt came since then. No scope: the platform's own work. @returns their texts */
export async function giveUpParts(tx: Executor, takenBefore: Date, limit: number): Promise<string[]> {
  const rows = await tx.many<{ text_uuid: string }>(
    replanned(sql`
    update messaging.part set status = 'undelivered' where (carrier, carrier_id) in (
      select carrier, carrier_id from messaging.part where status = 'sent' and text_uuid is not null and at <= ${takenBefore}
      order by at limit ${limit} for update skip locked)
    returning text_uuid`),
  );
  return rows.map(({ text_uuid }) => text_uuid);
}

/** Forgets receipts of what was never submitted here. No scope: the platform's own work. */
export async function deleteForgottenReceipts(tx: Executor, before: Date): Promise<void> {
  await tx.run(replanned(sql`delete from messaging.part where text_uuid is null and at < ${before}`));
}
