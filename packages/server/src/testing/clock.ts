import type { Clock } from "../kernel/clock.ts";

/** A clock that tests move. It runs with real time from where it was set, so that orders stay meaningful. */
export class TestClock implements Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Lets this many milliseconds pass. */
  advance(ms: number): void {
    this.#offset += ms;
  }
}
