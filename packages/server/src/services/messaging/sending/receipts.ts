import type { Receipt } from "../../../carriers/carrier.ts";
import type { Database } from "../../../kernel/db/database.ts";
import { Gatherer } from "../../../kernel/gather.ts";
import { type PartReceipt, type PartStatus, recordReceipts, selectParts } from "../store/parts.ts";
import { lockSent } from "../store/texts.ts";
import { settle } from "./progress.ts";

/** What is not known for sure is no news: the text stays `sent`, and counts as undelivered when nothing better comes. */
const meaning: Readonly<Record<Receipt["status"], PartStatus>> = {
  delivered: "delivered",
  undelivered: "undelivered",
  unknown: "sent",
  enroute: "sent",
};

/** Receipts that are noted together at most, and the shortest time between two of these transactions, in ms. */
const most = 200;
const spacing = 10;

const byPart = (a: PartReceipt, b: PartReceipt) => (a.carrier < b.carrier || (a.carrier === b.carrier && a.id < b.id) ? -1 : 1);

/** Splits receipts so that no two are of one part, keeping the order of those. */
function onceEach(receipts: readonly PartReceipt[]): PartReceipt[][] {
  const rounds: PartReceipt[][] = [];
  const counts = new Map<string, number>();
  for (const receipt of receipts) {
    const part = `${receipt.carrier} ${receipt.id}`;
    const round = counts.get(part) ?? 0;
    counts.set(part, round + 1);
    const others = rounds[round];
    if (others === undefined) rounds.push([receipt]);
    else others.push(receipt);
  }
  return rounds.map((round) => round.toSorted(byPart));
}

/** Takes in what carriers tell of parts: many receipts in one transaction. */
export class Receipts {
  readonly #gatherer: Gatherer<PartReceipt>;

  constructor(db: Database) {
    this.#gatherer = new Gatherer(
      async (receipts) => {
        for (const some of onceEach(receipts)) await note(db, some);
      },
      most,
      spacing,
    );
  }

  /** Notes what a carrier tells of a part. Committed when it resolves. */
  receive(carrier: string, { id, status, code, at }: Receipt): Promise<void> {
    return this.#gatherer.add({ carrier, id, status: meaning[status], code: code ?? null, at });
  }
}

async function note(db: Database, receipts: readonly PartReceipt[]): Promise<void> {
  await db.transaction(
    async (tx) => {
      const known = await recordReceipts(tx, receipts);
      if (known.length === 0) return;
      // The parts are read when the texts are held: of two that note the last parts of a text, the second sees both.
      const [sent, parts] = await Promise.all([lockSent(tx, known), selectParts(tx, known)]);
      const open = new Set(sent);
      await settle(
        tx,
        parts.filter(({ text_uuid }) => open.has(text_uuid)),
      );
    },
    { name: "messaging.receipt" },
  );
}
