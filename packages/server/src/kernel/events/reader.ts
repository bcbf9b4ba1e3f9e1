import type { Database } from "../db/database.ts";
import type { Log } from "../log.ts";
import { Loop } from "../loop.ts";
import { Horizon } from "./horizon.ts";
import { eventsTopic, type Listener } from "./listener.ts";
import { type LoggedEvent, readLog } from "./store.ts";

/** Longest time without looking, in ms. */
const poll = 500;
/** Shortest time between two looks, in ms. */
const spacing = 25;
const page = 1_000;

/** Takes the next events of the log, in order. */
export type Take = (events: readonly LoggedEvent[]) => void;

/**
 * Reads the log in order as it grows, from the moment it starts, and keeps no place in the database: for those who listen to
 * this process and can say themselves how far they have come.
 */
export class LogReader {
  readonly #db: Database;
  readonly #horizon: Horizon;
  readonly #take: Take;
  readonly #loop: Loop;
  readonly #listener: Listener;
  #unsubscribe: () => void = () => undefined;
  #position = 0;
  #unsettledRounds = 0;

  constructor(options: { readonly db: Database; readonly listener: Listener; readonly log: Log }, take: Take) {
    this.#db = options.db;
    this.#horizon = new Horizon(options.db);
    this.#listener = options.listener;
    this.#take = take;
    this.#loop = new Loop(() => this.#round(), options.log, spacing);
  }

  /** Everything up to this id has been handed out, or was there before the start. */
  get position(): number {
    return this.#position;
  }

  async start(): Promise<void> {
    this.#position = (await this.#horizon.advance()).settled;
    this.#unsubscribe = this.#listener.on(eventsTopic, () => this.#loop.wake());
    this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#loop.stop();
  }

  async #round(): Promise<number> {
    const { settled, last } = await this.#horizon.advance();
    while (this.#position < settled) {
      const events = await readLog(this.#db, { after: this.#position, through: settled, limit: page });
      this.#position = events.length < page ? settled : (events.at(-1)?.id ?? settled);
      this.#take(events);
    }
    if (settled >= last) {
      this.#unsettledRounds = 0;
      return poll;
    }
    // Something is under way. Nobody wakes us when it rolls back, so look again soon, at first.
    return Math.min(poll, 5 * 2 ** this.#unsettledRounds++);
  }
}
