import type { EventEnvelope } from "@patchbay/contract";
import { LRUCache } from "lru-cache";
import type { Database } from "../db/database.ts";
import type { Log } from "../log.ts";
import { Loop } from "../loop.ts";
import type { Horizon } from "./horizon.ts";
import { eventsTopic, type Listener } from "./listener.ts";
import { eventIdsAfter, eventsAt } from "./store.ts";

export type Follower = (event: EventEnvelope) => void;

/** Longest time without looking, in ms. */
const poll = 500;
/** Shortest time between two looks, in ms. */
const spacing = 25;
const page = 1_000;

/**
 * Follows the log in memory, for what only this process keeps (caches). Events of this process arrive within their
 * commit, those of others within a second. Not in order, now and then twice, and not those from before the start.
 */
export class Tail {
  readonly #db: Database;
  readonly #horizon: Horizon;
  readonly #log: Log;
  readonly #followers = new Set<Follower>();
  /** Own events that were handed out at their commit and will be met in the log. */
  readonly #own = new LRUCache<string, true>({ max: 10_000 });
  /** Ids of events of other processes that are still to be handed out; kept when reading them fails. */
  readonly #foreign = new Set<number>();
  /** The highest id met … */
  #top = 0;
  /** … and the ids below it that were not there: under way then, or rolled back. */
  readonly #gaps = new Set<number>();
  readonly #loop: Loop;
  readonly #unsubscribe: () => void;

  constructor(options: { readonly db: Database; readonly horizon: Horizon; readonly listener: Listener; readonly log: Log }) {
    this.#db = options.db;
    this.#horizon = options.horizon;
    this.#log = options.log;
    this.#loop = new Loop(() => this.#round(), options.log, spacing);
    options.db.signals.on("events", this.#onCommit);
    this.#unsubscribe = options.listener.on(eventsTopic, () => this.#loop.wake());
  }

  /** Calls `follower` with every event from now on. Returns how to end it. */
  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }

  async start(): Promise<void> {
    // Events are written right before their commit, so the few that are under way now are among the last ids.
    const { last } = await this.#horizon.advance();
    this.#top = Math.max(0, last - page);
    for (const { id } of await eventIdsAfter(this.#db, this.#top, page)) this.#arrived(id);
    this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#db.signals.off("events", this.#onCommit);
    await this.#loop.stop();
  }

  async #round(): Promise<number> {
    const { settled } = await this.#horizon.advance();
    const late = this.#gaps.size > 0 ? await eventsAt(this.#db, [...this.#gaps]) : [];
    this.#meet(late.map(({ id, envelope }) => ({ id, uuid: envelope.uuid })));
    for (;;) {
      const ids = await eventIdsAfter(this.#db, this.#top, page);
      this.#meet(ids);
      if (ids.length < page) break;
    }
    await this.#handOutForeign();
    // Looked at after it was settled: what is still missing there will never come.
    for (const id of this.#gaps) if (id <= settled) this.#gaps.delete(id);
    return poll;
  }

  /** Notes that events have come, and which of them have not been handed out yet. */
  #meet(events: readonly { readonly id: number; readonly uuid: string }[]): void {
    for (const { id, uuid } of events) {
      this.#arrived(id);
      if (!this.#own.delete(uuid)) this.#foreign.add(id);
    }
  }

  async #handOutForeign(): Promise<void> {
    if (this.#foreign.size === 0) return;
    const ids = [...this.#foreign];
    for (const { envelope } of await eventsAt(this.#db, ids)) this.#handOut(envelope);
    for (const id of ids) this.#foreign.delete(id);
  }

  #arrived(id: number): void {
    this.#gaps.delete(id);
    for (let missing = this.#top + 1; missing < id; missing++) this.#gaps.add(missing);
    this.#top = Math.max(this.#top, id);
  }

  readonly #onCommit = (events: readonly EventEnvelope[]) => {
    for (const event of events) {
      this.#own.set(event.uuid, true);
      this.#handOut(event);
    }
  };

  #handOut(event: EventEnvelope): void {
    for (const follower of this.#followers) {
      try {
        follower(event);
      } catch (error) {
        this.#log.error({ err: error, event: `${event.service}.${event.event}` }, "a follower of the event log failed");
      }
    }
  }
}
