import { Readable } from "node:stream";
import { newUuid } from "../../../kernel/clock.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import type { FileStore } from "../../../kernel/files/index.ts";
import { isUuid } from "../../../kernel/http/mount.ts";
import { Loop } from "../../../kernel/loop.ts";
import type { Background, Kernel } from "../../../kernel/service.ts";
import { isSignedLink, type LinkQuery, signedLink } from "../../../kernel/signed-links.ts";
import type { TextRow } from "../store/texts.ts";
import { type Fetched, type FetchOptions, fetchMedium } from "./fetch.ts";
import { deleteForgotten, insertMedia, lockContent, type MediumRow, selectForgotten, selectMedium } from "./store.ts";

/** How long links are good, in ms. */
export const lifetimes = {
  /** For whoever reads a message: the next reading has new ones. */
  reader: 86_400_000,
  /** For carriers, and in events, which may be told again. */
  told: 7 * 86_400_000,
};

/** How often files are looked for whose text is no more, in ms, and how many at once. */
const sweeping = 3_600_000;
const atOnce = 500;

const prefix = "/messaging/media/";

/** The files of texts: where they are kept, and the links to them. */
export class Library implements Background {
  readonly files: FileStore;
  readonly #kernel: Kernel;
  readonly #sweeper: Loop;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.files = kernel.files("messaging");
    this.#sweeper = new Loop(
      async () => {
        await this.sweep();
        return sweeping;
      },
      kernel.log.child({ loop: "messaging.media" }),
    );
  }

  async start(): Promise<void> {
    this.#sweeper.start();
  }

  async stop(): Promise<void> {
    await this.#sweeper.stop();
  }

  /** Fetches a file, or takes the one that a link of ours is to. @throws see {@link fetchMedium} */
  async fetch(url: string, options: FetchOptions): Promise<Fetched | MediumRow> {
    return (await this.#ownAt(url)) ?? fetchMedium(this.#kernel.outbound, url, options);
  }

  /** Stores the content of a file. @returns the row for it, which is not written yet: see {@link add} */
  async store(text_uuid: string, position: number, source: string, found: Fetched | MediumRow): Promise<MediumRow> {
    const now = this.#kernel.clock.now();
    const about = { uuid: newUuid(now), text_uuid, position, source, created_at: now };
    if ("sha256" in found) return { ...found, ...about };
    const { sha256, size } = await this.files.put(Readable.from([found.octets]), found.octets.length);
    return { ...about, sha256, size, type: found.type };
  }

  /** Writes rows whose content has been stored. @throws Error when it was removed meanwhile, because nobody used it */
  async add(tx: Tx, rows: readonly MediumRow[]): Promise<void> {
    for (const sha256 of [...new Set(rows.map((row) => row.sha256))].sort()) {
      await lockContent(tx, sha256);
      if ((await this.files.size(sha256)) === undefined) throw new Error(`The file ${sha256} was removed meanwhile.`);
    }
    await insertMedia(tx, rows);
  }

  /** A link to a file. @param lifetime ms */
  linkTo({ uuid }: Pick<MediumRow, "uuid">, lifetime: number): string {
    const { secrets, clock } = this.#kernel;
    return `${this.#base}${signedLink(secrets, `${prefix}${uuid}`, new Date(clock.now().getTime() + lifetime))}`;
  }

  /** A row with links instead of the files that it names. @param lifetime of the links, ms */
  withLinks<Row extends Pick<TextRow, "content" | "direction">>(row: Row, lifetime = lifetimes.reader): Row {
    if (row.direction === "outbound" || row.content.every(({ type }) => type === "text")) return row;
    const content = row.content.map((part) =>
      part.type !== "text" && isUuid(part.body) ? { ...part, body: this.linkTo({ uuid: part.body }, lifetime) } : part,
    );
    return { ...row, content };
  }

  /** The file that a link is to; undefined when the link is not good (any more), or the file is gone. */
  async open(uuid: string, query: LinkQuery): Promise<MediumRow | undefined> {
    const { secrets, clock, db } = this.#kernel;
    if (!isUuid(uuid) || !isSignedLink(secrets, `${prefix}${uuid}`, query, clock.now())) return undefined;
    return selectMedium(db, uuid);
  }

  /** Removes the files whose text is no more, and what nobody uses then. */
  async sweep(): Promise<void> {
    const { db } = this.#kernel;
    for (const sha256 of await selectForgotten(db, atOnce)) {
      await db.transaction(async (tx) => {
        await lockContent(tx, sha256);
        // If this does not commit, the rows stay, and with them a text that nobody has: the next sweep ends what this began.
        if (await deleteForgotten(tx, sha256)) await this.files.delete(sha256);
      });
    }
  }

  /** Numbers of the platform send to each other by links, which nobody needs to be asked about. */
  async #ownAt(url: string): Promise<MediumRow | undefined> {
    if (!url.startsWith(`${this.#base}${prefix}`)) return undefined;
    const { pathname, searchParams } = new URL(url);
    return this.open(pathname.slice(pathname.lastIndexOf("/") + 1), Object.fromEntries(searchParams));
  }

  get #base(): string {
    const { publicUrl, port } = this.#kernel.settings;
    return publicUrl ?? `http://localhost:${port}`;
  }
}
