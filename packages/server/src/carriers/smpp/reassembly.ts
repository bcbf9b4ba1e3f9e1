import type { Clock } from "../../kernel/clock.ts";
import type { Database, Tx } from "../../kernel/db/database.ts";
import type { InboundText } from "../carrier.ts";
import type { Place } from "./header.ts";
import { type IncomingPart, joinParts } from "./incoming.ts";
import {
  deleteDelivered,
  dueTexts,
  findText,
  insertPart,
  insertText,
  lockText,
  markDelivered,
  type PartRow,
  partsOfText,
  type TextKey,
  type TextRow,
} from "./store.ts";

/** How long the parts of a text may take to come, in ms. Then it is handed on with what there is. */
const patience = 5 * 60_000;
/** How long parts that are told again are known, in ms. */
const memory = 24 * 3_600_000;
/** Stands for parts that never came. */
const gap = "[…]";

export interface ReassemblyOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly carrier: string;
  /** Takes a text; may be given the same one again, under the same id. */
  deliver(text: InboundText): Promise<void>;
}

/**
 * Puts the parts of texts together, in whatever order they come. They are kept in the database, because the network must be
 * told of each part that it has arrived before it sends the next.
 */
export class Reassembly {
  readonly #options: ReassemblyOptions;

  constructor(options: ReassemblyOptions) {
    this.#options = options;
  }

  /** Keeps a part; hands the text on when it was the last one. */
  async add(from: string, to: string, place: Place, part: IncomingPart): Promise<void> {
    const { db, carrier } = this.#options;
    const key = { carrier, sender: from, recipient: to, reference: place.reference, total: place.total };
    const row = { number: place.number, alphabet: part.alphabet, octets: part.octets };
    const text = await db.transaction((tx) => keepPart(tx, key, row));
    const parts = await partsOfText(db, text.uuid);
    if (text.delivered_at === null && parts.length === text.total) await this.#deliver(text, parts);
  }

  /** Hands on what has waited long enough, and what a process left behind that died; forgets what is old. */
  async sweep(): Promise<void> {
    const { db, clock, carrier } = this.#options;
    const now = clock.now().getTime();
    for (const text of await dueTexts(db, carrier, new Date(now - patience))) {
      await this.#deliver(text, await partsOfText(db, text.uuid));
    }
    await deleteDelivered(db, carrier, new Date(now - memory));
  }

  async #deliver(text: TextRow, parts: readonly PartRow[]): Promise<void> {
    const { db, clock, deliver } = this.#options;
    await deliver({
      id: text.uuid,
      from: text.sender,
      to: text.recipient,
      text: textOf(parts, text.total),
      media: [],
      at: text.begun_at,
    });
    await markDelivered(db, text.uuid, clock.now());
  }
}

/** Keeps a part with the text that it belongs to, unless it is there already. @returns that text */
async function keepPart(tx: Tx, key: TextKey, part: PartRow): Promise<TextRow> {
  await lockText(tx, key);
  const last = await findText(tx, key);
  const same = last && (await partsOfText(tx, last.uuid)).find(({ number }) => number === part.number);
  if (last !== undefined && same?.octets.equals(part.octets) === true) return last;
  // Another part in its place, or a text that was handed on without it: the sender uses the reference again.
  const isOpen = last !== undefined && last.delivered_at === null && same === undefined;
  const text = isOpen ? last : await beginText(tx, key);
  await insertPart(tx, text.uuid, part);
  return text;
}

async function beginText(tx: Tx, key: TextKey): Promise<TextRow> {
  const row = { ...key, uuid: tx.uuid(), begun_at: tx.now() };
  await insertText(tx, row);
  return { ...row, delivered_at: null };
}

/** Parts that follow each other are joined before they are read: a character may begin in one and end in the next. */
function textOf(parts: readonly PartRow[], total: number): string {
  const runs: PartRow[][] = [];
  for (const part of parts) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === part.number - 1) run.push(part);
    else runs.push([part]);
  }
  const texts = runs.map(joinParts);
  if (parts[0]?.number !== 1) texts.unshift("");
  if (parts.at(-1)?.number !== total) texts.push("");
  return texts.join(gap);
}
