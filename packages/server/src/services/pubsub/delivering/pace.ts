import { setTimeout as pause } from "node:timers/promises";

/** Lets so many things begin in a second, evenly, also when the process was busy with other things for a while. */
export class Pace {
  readonly #gap: number;
  /** When the last one began, by `performance.now()`. */
  #last = Number.NEGATIVE_INFINITY;
  #queue: Promise<void> = Promise.resolve();

  /** @param perSecond undefined = as they come */
  constructor(perSecond: number | undefined) {
    this.#gap = perSecond === undefined ? 0 : 1_000 / perSecond;
  }

  /** Resolves when the next one may begin. */
  turn(): Promise<void> {
    if (this.#gap > 0) this.#queue = this.#queue.then(() => this.#next());
    return this.#queue;
  }

  async #next(): Promise<void> {
    // Timers may fire a little early.
    while (this.rest > 0) await pause(this.rest);
    this.#last = performance.now();
  }

  /** How long nothing may begin from now on, in ms. */
  get rest(): number {
    return Math.max(0, this.#last + this.#gap - performance.now());
  }
}
