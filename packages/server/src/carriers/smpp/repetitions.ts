import { createHash } from "node:crypto";
import type { Clock } from "../../kernel/clock.ts";
import type { Database } from "../../kernel/db/database.ts";
import type { Message } from "./pdus.ts";
import { claimSingle, forgetSingles, insertSingle, lockSingle, releaseSingle } from "./store.ts";

export interface RepetitionsOptions {
  readonly db: Database;
  readonly clock: Clock;
  readonly carrier: string;
  /** After so many ms a connection that still lives has brought every acknowledgement over. */
  readonly certainAfterMs: number;
}

/** How long after the beginning of a connection the network may repeat what it told over another one, in ms. */
const repeating = 10 * 60_000;

/**
 * Gives texts of one part the id that SMPP does not give them. The network tells a text again when the acknowledgement did not
 * arrive, and a person may write the same twice. So a text is taken for one that came before if
 * - it is the same in all that it consists of,
 * - the other one came over another connection, shortly before that ended: its acknowledgement may be lost,
 * - this connection is not ten minutes old,
 * and as often as the other one came. All else is another text.
 */
export class Repetitions {
  readonly #options: RepetitionsOptions;
  /** The connection that there is, and since when. */
  #current: { readonly connection: string; readonly since: Date } | undefined;

  constructor(options: RepetitionsOptions) {
    this.#options = options;
  }

  /**
   * Has a text handed on under its id.
   * @param connection over which it came
   * @param deliver when it fails, the network is asked to repeat the text, over the same connection as well
   */
  async handOn(message: Message, connection: string, deliver: (id: string) => Promise<void>): Promise<void> {
    const id = await this.#idOf(message, connection);
    try {
      await deliver(id);
    } catch (error) {
      await releaseSingle(this.#options.db, id);
      throw error;
    }
  }

  /** Forgets what cannot be repeated any more. @param connection that there is */
  async sweep(connection: string): Promise<void> {
    const { db, clock, carrier, certainAfterMs } = this.#options;
    const now = clock.now();
    if (this.#current?.connection !== connection) this.#current = { connection, since: now };
    const before = (ms: number) => new Date(now.getTime() - ms);
    const isSettled = this.#current.since <= before(repeating);
    await forgetSingles(db, carrier, connection, before(certainAfterMs), isSettled);
  }

  #idOf(message: Message, connection: string): Promise<string> {
    const { db, carrier } = this.#options;
    const digest = digestOf(message);
    return db.transaction(async (tx) => {
      await lockSingle(tx, carrier, digest);
      const known = await claimSingle(tx, carrier, digest, connection, tx.now());
      if (known !== undefined) return known;
      const uuid = tx.uuid();
      await insertSingle(tx, { uuid, carrier, digest, connection, at: tx.now() });
      return uuid;
    });
  }
}

function digestOf({ source, destination, esmClass, dataCoding, shortMessage, tlvs }: Message): string {
  const parameters = [...tlvs].map(([name, value]) => [name, value.toString("hex")]);
  const all = [source, destination, esmClass, dataCoding, shortMessage.toString("hex"), parameters];
  return createHash("sha256").update(JSON.stringify(all)).digest("hex");
}
