import type { Clock } from "../core/polling.ts";

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until the test moves it. It begins on 1 January 2026, UTC. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 0, 1);
  readonly #timers = new Set<Timer>();

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /**
   * Moves the time on, to one thing after the other that waits for it; each may wait again meanwhile. When it resolves,
   * everything that could happen by then has happened.
   *
   * @param ms Milliseconds.
   */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await settled();
      const [next] = [...this.#timers].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.at);
      this.#timers.delete(next);
      next.run();
    }
    this.#now = until;
  }
}

/** Everything that is under way without waiting for time or network gets on as far as it can. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
