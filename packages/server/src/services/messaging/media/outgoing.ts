import type { Carrier, CarrierHealth, OutboundText, Submission } from "../../../carriers/carrier.ts";
import { backoff } from "../../../kernel/backoff.ts";
import type { Database } from "../../../kernel/db/database.ts";
import { MediaRefused } from "./fetch.ts";
import { type Library, lifetimes } from "./library.ts";
import { type MediumRow, selectMediaOf } from "./store.ts";

/** Bytes that the files of a text may have together, where the carrier does not want less. */
export const mostBytes = 1_048_576;
/** How long a submission waits for files, in ms. Others take the turn after that: limits are counted for the time of a turn. */
const patience = 150;
/** How often it is tried to get files, and the pauses in between, in ms: from … to, doubling. */
const most = { attempts: 6, first: 2_000, longest: 60_000 };
/** For how long it is known how fetching ended, in ms, if nobody asks. */
const memory = 600_000;

/** What keeps a text from being submitted. */
type Refusal = Extract<Submission, { kind: "refused" | "later" }>;

/** Getting the files of one text. */
interface Errand {
  failures: number;
  /** Resolves to what came of it, undefined when they are there; absent between two attempts. */
  running: Promise<Refusal | undefined> | undefined;
}

const pending: Refusal = { kind: "later", code: "media_pending", message: "Its files are being fetched.", retryAfterMs: 1_000 };

/**
 * A carrier that is given links to files which the platform keeps, instead of the addresses that somebody wrote into a
 * message. They are fetched when the text has its turn for the first time; then it waits for another.
 */
export class MediaCarrier implements Carrier {
  readonly #carrier: Carrier;
  readonly #library: Library;
  readonly #db: Database;
  readonly #errands = new Map<string, Errand>();

  constructor(carrier: Carrier, library: Library, db: Database) {
    this.#carrier = carrier;
    this.#library = library;
    this.#db = db;
  }

  get name(): string {
    return this.#carrier.name;
  }

  get channels(): Carrier["channels"] {
    return this.#carrier.channels;
  }

  get mediaBytes(): number | undefined {
    return this.#carrier.mediaBytes;
  }

  get perSecond(): number | undefined {
    return this.#carrier.perSecond;
  }

  start(events: Parameters<Carrier["start"]>[0]): Promise<void> {
    return this.#carrier.start(events);
  }

  stop(): Promise<void> {
    return this.#carrier.stop();
  }

  ready(): boolean {
    return this.#carrier.ready();
  }

  health(): CarrierHealth {
    return this.#carrier.health();
  }

  async submit(text: OutboundText, signal: AbortSignal): Promise<Submission> {
    if (text.media.length === 0) return this.#carrier.submit(text, signal);
    const refusal = await this.#fetched(text);
    if (refusal !== undefined) return refusal;
    const media = await selectMediaOf(this.#db, text.uuid);
    return this.#carrier.submit({ ...text, media: media.map((row) => this.#library.linkTo(row, lifetimes.told)) }, signal);
  }

  /** Gets the files, unless they are there. @returns undefined when they are */
  async #fetched(text: OutboundText): Promise<Refusal | undefined> {
    if ((await selectMediaOf(this.#db, text.uuid)).length > 0) return undefined;
    const errand = this.#errands.get(text.uuid) ?? this.#begin(text.uuid);
    errand.running ??= this.#get(text, errand);
    let timer: NodeJS.Timeout | undefined;
    const waited = new Promise<Refusal>((resolve) => {
      timer = setTimeout(() => resolve(pending), patience);
    });
    const outcome = await Promise.race([errand.running, waited]).finally(() => clearTimeout(timer));
    if (outcome === pending) return pending;
    errand.running = undefined;
    if (outcome?.kind !== "later") this.#errands.delete(text.uuid);
    return outcome;
  }

  #begin(uuid: string): Errand {
    const errand: Errand = { failures: 0, running: undefined };
    this.#errands.set(uuid, errand);
    setTimeout(() => this.#errands.delete(uuid), memory).unref();
    return errand;
  }

  async #get(text: OutboundText, errand: Errand): Promise<Refusal | undefined> {
    try {
      await this.#store(text);
      return undefined;
    } catch (error) {
      if (error instanceof MediaRefused) return { kind: "refused", code: error.code, message: error.message };
      errand.failures++;
      const message = error instanceof Error ? error.message : String(error);
      if (errand.failures >= most.attempts) return { kind: "refused", code: "media_unavailable", message };
      const retryAfterMs = backoff(errand.failures, most.first, most.longest);
      return { kind: "later", code: "media_unavailable", message, retryAfterMs };
    }
  }

  /** All of them or none. */
  async #store({ uuid, media }: OutboundText): Promise<void> {
    const limit = Math.min(mostBytes, this.#carrier.mediaBytes ?? mostBytes);
    const rows: MediumRow[] = [];
    let left = limit;
    for (const [position, source] of media.entries()) {
      const options = { maxBytes: left, encrypted: true };
      const row = await this.#library.store(uuid, position, source, await this.#library.fetch(source, options));
      rows.push(row);
      left -= row.size;
    }
    await this.#db.transaction((tx) => this.#library.add(tx, rows));
  }
}
