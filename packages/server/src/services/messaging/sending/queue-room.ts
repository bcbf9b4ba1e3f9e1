import { LRUCache } from "lru-cache";
import type { Executor } from "../../../kernel/db/database.ts";
import { countQueued } from "../store/queue.ts";

/** How long a count is believed, in ms. */
const lifetime = 1_000;
/** Part of what is free that this process takes before it counts again: others take theirs at the same time. */
const share = 4;

/**
 * Bounds the queues of numbers. What is queued is counted again when a part of the room that there was has been taken, and every
 * second, not for each text: counting a long queue takes long.
 */
export class QueueRoom {
  readonly #limit: number;
  readonly #left = new LRUCache<string, { count: number }>({ max: 10_000, ttl: lifetime });

  /** @param limit texts of one number that may be queued */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes room for a message in the queue of a number. @returns whether there was some */
  async take(tx: Executor, number: string): Promise<boolean> {
    const left = this.#left.get(number);
    if (left !== undefined && left.count > 0) {
      left.count--;
      return true;
    }
    const free = this.#limit - (await countQueued(tx, number, this.#limit));
    this.#left.set(number, { count: Math.floor(free / share) });
    return free > 0;
  }
}
