/** Times of the last `count` events: whether another one may follow without there being more in any window. */
class Window {
  readonly #times: Float64Array;
  readonly #length: number;
  #next = 0;

  constructor(count: number, length: number) {
    this.#times = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
    this.#length = length;
  }

  /** The earliest time for the next one. */
  get free(): number {
    return (this.#times[this.#next] ?? 0) + this.#length;
  }

  add(time: number): void {
    this.#times[this.#next] = time;
    this.#next = (this.#next + 1) % this.#times.length;
  }
}

interface Waiter {
  resolve(granted: boolean): void;
  readonly signal: AbortSignal;
}

const second = 1_000;
/** A second's worth goes out in at least so many steps, not at once: carriers count in windows of their own. */
const steps = 20;

/** Lets no more than so many through in any second, and these evenly. Without a rate it lets all through. */
export class Pacer {
  readonly #perSecond: number;
  readonly #windows: readonly Window[];
  #waiting: Waiter[] = [];
  #timer: NodeJS.Timeout | undefined;
  #from = 0;

  constructor(perSecond: number | undefined) {
    this.#perSecond = perSecond ?? Number.POSITIVE_INFINITY;
    this.#windows =
      perSecond === undefined
        ? []
        : [
            new Window(perSecond, second),
            new Window(Math.ceil(perSecond / steps), (second * Math.ceil(perSecond / steps)) / perSecond),
          ];
  }

  /** How long one would wait that comes after `others` which wait already, in ms, roughly. */
  delayAfter(others: number): number {
    return Math.max(0, this.#free() - performance.now()) + (others * second) / this.#perSecond;
  }

  /** Lets nothing through for a second: somebody else may just have used the rate up. */
  holdOff(): void {
    if (this.#windows.length > 0) this.#from = performance.now() + second;
  }

  /** Waits for a turn. @returns false when it was given up */
  turn(signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false);
    if (this.#waiting.length === 0 && this.#take()) return Promise.resolve(true);
    return new Promise((resolve) => {
      this.#waiting.push({ resolve, signal });
      this.#wake();
    });
  }

  #free(): number {
    return Math.max(this.#from, ...this.#windows.map((window) => window.free));
  }

  #take(): boolean {
    const now = performance.now();
    if (now < this.#free()) return false;
    for (const window of this.#windows) window.add(now);
    return true;
  }

  #wake(): void {
    // Node's timers may be early by a fraction of a millisecond; then the next round waits again.
    this.#timer ??= setTimeout(() => this.#serve(), Math.max(1, Math.ceil(this.#free() - performance.now())));
  }

  #serve(): void {
    this.#timer = undefined;
    let served = 0;
    for (const { resolve, signal } of this.#waiting) {
      if (!signal.aborted && !this.#take()) break;
      resolve(!signal.aborted);
      served++;
    }
    this.#waiting = this.#waiting.slice(served);
    if (this.#waiting.length > 0) this.#wake();
  }
}
