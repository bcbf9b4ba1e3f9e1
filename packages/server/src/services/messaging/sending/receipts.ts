import type { Receipt } from "../../../carriers/carrier.ts";
import type { Database } from "../../../kernel/db/database.ts";
import { lockText, type PartStatus, recordReceipt } from "../store/parts.ts";
import { settle } from "./progress.ts";

/** What is not known for sure is no news: the text stays `sent`, and counts as undelivered when nothing better comes. */
const meaning: Readonly<Record<Receipt["status"], PartStatus>> = {
  delivered: "delivered",
  undelivered: "undelivered",
  unknown: "sent",
  enroute: "sent",
};

/** Notes what a carrier tells of a part. Committed when it resolves. */
export async function receive(db: Database, carrier: string, { id, status, code, at }: Receipt): Promise<void> {
  await db.transaction(
    async (tx) => {
      const uuid = await recordReceipt(tx, { carrier, id, status: meaning[status], code: code ?? null, at });
      const row = uuid === undefined ? undefined : await lockText(tx, uuid);
      if (row !== undefined) await settle(tx, row);
    },
    { name: "messaging.receipt" },
  );
}
