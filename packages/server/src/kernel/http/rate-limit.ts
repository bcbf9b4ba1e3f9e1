import type { Clock } from "../clock.ts";
import type { RateLimit } from "../settings.ts";

/** Whether a request may go on. */
export interface RateVerdict {
  readonly allowed: boolean;
  /** Whole seconds until the same request would be allowed (Retry-After); 0 when it is. */
  readonly retryAfterSeconds: number;
}

/** One request, counted in whole drops, so that the arithmetic is exact for rates of up to three decimals. */
const dropsPerRequest = 1_000_000;

interface Bucket {
  /** What is missing to a full bucket. */
  readonly missing: number;
  /** Moment (ms) at which it was so. */
  readonly at: number;
}

/**
 * A token bucket per key, in memory: `burst` requests at once, refilled at `perSecond`.
 *
 * The number of buckets is bounded: beyond it the one used longest ago is forgotten, that is, full again. An attacker
 * who rotates keys to get there gains nothing: each of his keys started full anyway.
 */
export class RateLimiter {
  readonly #dropsPerMillisecond: number;
  readonly #capacity: number;
  readonly #clock: Clock;
  readonly #maxKeys: number;
  /** A Map keeps the order of insertion: the first is the one used longest ago. */
  readonly #buckets = new Map<string, Bucket>();

  /**
   * @param limit rate and burst
   * @param maxKeys buckets kept at most, about 150 bytes each
   */
  constructor(limit: RateLimit, clock: Clock, maxKeys = 100_000) {
    this.#dropsPerMillisecond = (limit.perSecond * dropsPerRequest) / 1000;
    this.#capacity = limit.burst * dropsPerRequest;
    this.#clock = clock;
    this.#maxKeys = maxKeys;
  }

  /**
   * Takes `cost` from the bucket if it holds that much; a refused request takes nothing.
   * @param key whose bucket
   * @param cost requests that this one counts for; RangeError when above the burst, as it could never pass
   */
  check(key: string, cost = 1): RateVerdict {
    const price = cost * dropsPerRequest;
    if (price > this.#capacity) throw new RangeError(`A cost of ${cost} never fits the burst.`);
    const at = this.#clock.now().getTime();
    const missing = this.#missing(key, at) + price;
    const allowed = missing <= this.#capacity;
    this.#keep(key, { missing: allowed ? missing : missing - price, at });
    const wait = (missing - this.#capacity) / this.#dropsPerMillisecond;
    return { allowed, retryAfterSeconds: allowed ? 0 : Math.ceil(wait / 1000) };
  }

  /** Buckets in memory. */
  get size(): number {
    return this.#buckets.size;
  }

  #missing(key: string, now: number): number {
    const bucket = this.#buckets.get(key);
    if (bucket === undefined) return 0;
    // A clock that was set back adds nothing and takes nothing.
    const added = Math.max(0, now - bucket.at) * this.#dropsPerMillisecond;
    return Math.max(0, bucket.missing - added);
  }

  #keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.#maxKeys) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}
