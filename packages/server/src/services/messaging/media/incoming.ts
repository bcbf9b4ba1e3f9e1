import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import { defineJobs, enqueue, type Job, type JobLane } from "../../../kernel/lanes/index.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { Content } from "../store/texts.ts";
import { toText } from "../view.ts";
import { MediaRefused } from "./fetch.ts";
import { type Library, lifetimes } from "./library.ts";
import { lockArrived, type MediumRow, selectContent, updateContent } from "./store.ts";
import { kindOf } from "./types.ts";

/** What is fetched of a text that came in: bytes of all files together, and files. */
const most = { bytes: 5 * 1_048_576, files: 20 };
/** How often it is tried to get files; then the message goes on saying where they are. */
const attempts = 5;

interface Arrived {
  readonly text_uuid: string;
}

/** What becomes of the files of texts that come in: they are fetched, and then the text is told of. */
export class IncomingMedia {
  readonly lane: JobLane<Arrived>;
  readonly #kernel: Kernel;
  readonly #library: Library;

  constructor(kernel: Kernel, library: Library) {
    this.#kernel = kernel;
    this.#library = library;
    this.lane = defineJobs<Arrived>(
      { name: "messaging.media", maxAttempts: attempts },
      { perform: (job, signal) => this.#perform(job, signal) },
    );
  }

  /** Has the files of a text fetched that came in. */
  fetchLater(tx: Tx, text_uuid: string): void {
    enqueue(tx, { lane: this.lane, payload: { text_uuid } });
  }

  async #perform({ payload: { text_uuid }, attempts: begun }: Job<Arrived>, signal: AbortSignal) {
    const text = await selectContent(this.#kernel.db, text_uuid);
    if (text === undefined) return undefined;
    const rows = new Map<Content, MediumRow>();
    let left = most.bytes;
    for (const part of text.content.filter(({ type }) => type !== "text").slice(0, most.files)) {
      const row = await this.#get(text_uuid, rows.size, part.body, left, begun >= attempts, signal);
      if (row === undefined) continue;
      rows.set(part, row);
      left -= row.size;
    }
    const content = text.content.map((part) => {
      const row = rows.get(part);
      return row === undefined ? part : { type: kindOf(row.type), body: row.uuid };
    });
    return (tx: Tx) => this.#conclude(tx, text_uuid, content, [...rows.values()]);
  }

  /** @returns undefined when there is no such file; it is then left where it is */
  async #get(text_uuid: string, position: number, url: string, maxBytes: number, isLast: boolean, signal: AbortSignal) {
    try {
      const found = await this.#library.fetch(url, { maxBytes, encrypted: false, signal });
      return await this.#library.store(text_uuid, position, url, found);
    } catch (error) {
      if (!(error instanceof MediaRefused) && !isLast) throw error;
      this.#kernel.log.warn({ err: error, text_uuid }, "a file of a text that came in could not be had");
      return undefined;
    }
  }

  async #conclude(tx: Tx, text_uuid: string, content: readonly Content[], rows: readonly MediumRow[]): Promise<void> {
    const row = await lockArrived(tx, text_uuid);
    if (row === undefined) return;
    await this.#library.add(tx, rows);
    await updateContent(tx, text_uuid, content);
    const { account_uuid, user_uuid } = row;
    const data = toText(this.#library.withLinks({ ...row, content }, lifetimes.told));
    emit(tx, { service: "sms", event: "inbound", account_uuid, user_uuid, data });
  }
}
