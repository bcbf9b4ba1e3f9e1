import type { Database, Executor } from "../db/database.ts";
import type { Log } from "../log.ts";
import { Loop } from "../loop.ts";
import { type Consumer, ConsumerRunner, type ConsumerStats } from "./consumers.ts";
import { Horizon } from "./horizon.ts";
import type { Listener } from "./listener.ts";
import { deleteEvents, setCursor } from "./store.ts";
import { type Follower, Tail } from "./tail.ts";

export type { Consumer, ConsumerStats } from "./consumers.ts";
export { emit, type NewEvent } from "./emit.ts";
export { Listener } from "./listener.ts";
export { LogReader } from "./reader.ts";
export { type LoggedEvent, readLog } from "./store.ts";
export type { Follower } from "./tail.ts";

export interface EventsOptions {
  readonly db: Database;
  readonly listener: Listener;
  readonly log: Log;
  /** Those that this process runs; none in a process that only serves requests. */
  readonly consumers: readonly Consumer[];
  /** How long events are kept after every consumer has had them, in days; 30 unless said. */
  readonly retainDays?: number;
}

const day = 86_400_000;
const hour = 3_600_000;
const pruned = 5_000;

/** The event log as one process sees it. */
export class Events {
  readonly #db: Database;
  readonly #tail: Tail;
  readonly #runners: readonly ConsumerRunner[];
  readonly #pruning: Loop;
  readonly #retainDays: number;

  constructor(options: EventsOptions) {
    this.#db = options.db;
    this.#retainDays = options.retainDays ?? 30;
    const parts = { ...options, horizon: new Horizon(options.db) };
    this.#tail = new Tail(parts);
    this.#runners = options.consumers.map((consumer) => new ConsumerRunner(consumer, parts));
    this.#pruning = new Loop(() => this.#prune(), options.log);
  }

  /**
   * Calls `follower` with every event of any process from now on: at once, before the answer to the request, with those
   * of this process, within a second with those of others. In no order, now and then twice: for invalidating caches.
   * Returns how to end it.
   */
  follow(follower: Follower): () => void {
    return this.#tail.follow(follower);
  }

  async start(): Promise<void> {
    await this.#tail.start();
    await Promise.all(this.#runners.map((runner) => runner.start()));
    if (this.#runners.length > 0) this.#pruning.start();
  }

  /** Finishes what is in hand. */
  async stop(): Promise<void> {
    await Promise.all([this.#tail.stop(), this.#pruning.stop(), ...this.#runners.map((runner) => runner.stop())]);
  }

  stats(): ConsumerStats[] {
    return this.#runners.map((runner) => runner.stats());
  }

  /** The log up to the slowest consumer, as far as it is old. A consumer that no longer exists must be deleted by hand. */
  async #prune(): Promise<number> {
    const before = new Date(this.#db.clock.now().getTime() - this.#retainDays * day);
    return (await deleteEvents(this.#db, before, pruned)) === pruned ? 0 : hour;
  }
}

/**
 * Moves a consumer: to 0 to have everything again, to an event's id to have what came after it. It takes effect within
 * some seconds, when the consumer looks again.
 */
export function moveConsumer(db: Executor, name: string, cursor: number): Promise<boolean> {
  return setCursor(db, name, cursor);
}
