import type { EventEnvelope, EventKey } from "@patchbay/contract";
import { backoff } from "../backoff.ts";
import type { Database, Tx } from "../db/database.ts";
import type { Log } from "../log.ts";
import { Loop } from "../loop.ts";
import type { Horizon } from "./horizon.ts";
import { eventsTopic, type Listener } from "./listener.ts";
import {
  addConsumer,
  consumerExists,
  consumerState,
  lockConsumer,
  moveCursor,
  nextBatch,
  noteFailure,
  type Position,
  type Seen,
} from "./store.ts";

/** Something that must have every event of the log once, in order. */
export interface Consumer {
  /** Under this name its place in the log is kept: `usage`. */
  readonly name: string;
  /** The events it wants; all of them when absent. */
  readonly events?: readonly EventKey[];
  /** Where it starts when it is new. */
  readonly from: "beginning" | "end";
  /** Most events at once; 100 unless said. */
  readonly batch?: number;
  /**
   * Does what the events call for. What it writes in `tx` is committed together with its new place in the log, so every
   * event takes effect exactly once; what it does elsewhere may happen again. When it throws, the same events come again
   * after a while, alone, so that those before a bad one get through. A bad one is never skipped.
   */
  handle(tx: Tx, events: readonly EventEnvelope[]): Promise<void>;
}

export interface ConsumerStats {
  readonly name: string;
  /** Events handled by this process. */
  readonly handled: number;
  /** Batches that failed in this process. */
  readonly failed: number;
}

/** Longest time without looking, in ms. */
const poll = 500;
/** Shortest time between two looks, in ms. */
const spacing = 25;
/** After this many polls at which the log had not moved, look all the same: somebody may have moved the cursor back. */
const restfulPolls = 4;
const nothing: Seen = { cursor: -1, through: -1 };

/** Runs one consumer. Any number of processes may; at any time one of them has it. */
export class ConsumerRunner {
  readonly #consumer: Consumer;
  readonly #db: Database;
  readonly #horizon: Horizon;
  readonly #log: Log;
  readonly #loop: Loop;
  readonly #unsubscribe: () => void;
  /** All settled events up to here have been handled, by whichever process. */
  #caughtUp = -1;
  #seen = nothing;
  #rests = 0;
  #unsettledRounds = 0;
  #handled = 0;
  #failed = 0;

  constructor(
    consumer: Consumer,
    options: { readonly db: Database; readonly horizon: Horizon; readonly listener: Listener; readonly log: Log },
  ) {
    this.#consumer = consumer;
    this.#db = options.db;
    this.#horizon = options.horizon;
    this.#log = options.log.child({ consumer: consumer.name });
    this.#loop = new Loop(() => this.#round(), this.#log, spacing);
    this.#unsubscribe = options.listener.on(eventsTopic, () => this.#loop.wake());
  }

  /** When this resolves, the consumer has its place: it gets every event committed from now on. */
  async start(): Promise<void> {
    if (!(await consumerExists(this.#db, this.#consumer.name))) {
      await addConsumer(this.#db, this.#consumer.name, this.#consumer.from === "beginning" ? 0 : await this.#end());
    }
    this.#loop.start();
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    await this.#loop.stop();
  }

  stats(): ConsumerStats {
    return { name: this.#consumer.name, handled: this.#handled, failed: this.#failed };
  }

  /** The end of the log, once nothing before it is under way. */
  async #end(): Promise<number> {
    const { last } = await this.#horizon.advance();
    for (let wait = 1; ; wait = Math.min(poll, wait * 2)) {
      const { settled } = await this.#horizon.advance();
      if (settled >= last) return settled;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async #round(): Promise<number> {
    const seen = this.#seen;
    // Unless this round comes to its end: a server that has crashed may use ids again that it had drawn in vain.
    this.#seen = nothing;
    const { settled, last } = await this.#horizon.advance();
    if (!this.#mayHaveWork(settled)) this.#seen = seen;
    else if (await this.#look(settled, seen)) return 0;
    if (settled >= last) {
      this.#unsettledRounds = 0;
      return poll;
    }
    // Something is under way. Nobody wakes us when it rolls back, so look again soon, at first.
    return Math.min(poll, 5 * 2 ** this.#unsettledRounds++);
  }

  /** Handles what there is. Returns whether there may be more. */
  async #look(settled: number, seen: Seen): Promise<boolean> {
    const { name, events: keys } = this.#consumer;
    const now = this.#db.clock.now();
    const state = await consumerState(this.#db, name, { settled, now, keys, seen: seen.through <= settled ? seen : nothing });
    if (state.behind) return !state.waiting && (await this.#work(settled));
    // Its cursor stays while nothing concerns it: moving it would be a transaction for every few events of others.
    this.#caughtUp = settled;
    this.#seen = { cursor: state.cursor, through: settled };
    return false;
  }

  #mayHaveWork(settled: number): boolean {
    if (settled === this.#caughtUp && this.#rests++ < restfulPolls) return false;
    this.#rests = 0;
    return true;
  }

  /** Handles one batch. Returns whether it did, that is, whether there may be more. */
  async #work(settled: number): Promise<boolean> {
    const { name } = this.#consumer;
    let at: Position | undefined;
    try {
      return await this.#db.transaction(
        async (tx) => {
          at = await lockConsumer(tx, name);
          return at !== undefined && (await this.#step(tx, at, settled));
        },
        { name: `consumer.${name}` },
      );
    } catch (error) {
      if (at === undefined) throw error;
      await this.#fail(at, error);
      return false;
    }
  }

  async #step(tx: Tx, at: Position, settled: number): Promise<boolean> {
    const { name, events: keys, batch } = this.#consumer;
    const next = await nextBatch(tx, at.cursor, settled, keys, at.failures > 0 ? 1 : (batch ?? 100));
    if (next === undefined) return false;
    const { events, through } = next;
    if (events.length > 0) {
      await this.#consumer.handle(
        tx,
        events.map((event) => event.envelope),
      );
    }
    await moveCursor(tx, name, through);
    tx.afterCommit(() => {
      this.#handled += events.length;
    });
    return true;
  }

  async #fail(at: Position, error: unknown): Promise<void> {
    this.#failed++;
    const wait = backoff(at.failures + 1, 500, 60_000);
    this.#log.error({ err: error, after: at.cursor, failures: at.failures + 1, wait }, "a consumer failed; it will be repeated");
    await this.#db.transaction((tx) =>
      noteFailure(tx, this.#consumer.name, at, new Date(tx.now().getTime() + wait), String(error)),
    );
  }
}
