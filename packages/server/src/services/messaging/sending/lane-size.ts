const largest = 64;
/** Shortest time between two reductions, in ms: what was given together is late together. */
const pause = 200;

/**
 * How many texts of a carrier may have had their turn and not be begun: they leave in the order in which they came, whosesoever they
 * are, and must leave in time. When turns come to nothing because this process is too slow, fewer are given at once.
 */
export class LaneSize {
  #size = largest;
  #reducedAt = Number.NEGATIVE_INFINITY;

  get value(): number {
    return Math.floor(this.#size);
  }

  /** A text was begun within its turn. */
  onTime(): void {
    this.#size = Math.min(largest, this.#size + 1 / this.#size);
  }

  /** A turn was over before the text was begun. */
  late(): void {
    if (performance.now() - this.#reducedAt < pause) return;
    this.#reducedAt = performance.now();
    this.#size = Math.max(1, this.#size / 2);
  }
}
