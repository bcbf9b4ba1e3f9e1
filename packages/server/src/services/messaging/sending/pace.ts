/**
 * Limits that hold in every window of time, whoever sends: how much of them is used is counted in the database, in buckets of
 * a fiftieth of the window. A text may leave up to some buckets (`grace`) after the one in which it is counted, so the limit
 * is for the counts of as many more buckets than a window has, and of the one that has begun.
 */

/** What may happen how often. */
export interface Limit {
  readonly key: string;
  readonly per: "second" | "minute" | "day";
  readonly most: number;
}

/** How much of a limit is used, as it is stored. */
export interface Pace {
  readonly key: string;
  readonly bucket: number;
  readonly counts: readonly number[];
}

/** Of each window, the length of a bucket in ms, and for how many buckets a text may be late. */
const windows = { second: { span: 20, grace: 10 }, minute: { span: 1_200, grace: 1 } } as const;
const buckets = 51;

/** Days of brands begin at midnight in California, as T-Mobile counts them. */
const pacificDate = new Intl.DateTimeFormat("en-CA", { timeZone: "America/Los_Angeles" });

/** Number of the day there. */
function pacificDay(now: Date): number {
  return Date.parse(`${pacificDate.format(now)}T00:00:00Z`) / 86_400_000;
}

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** The counts up to a later bucket. */
function advanced({ key, bucket, counts }: Pace, to: number, length: number): Pace {
  // A clock that went back counts in the newest bucket there is.
  if (to <= bucket) return { key, bucket, counts };
  const gone = Math.min(to - bucket, length);
  return { key, bucket: to, counts: [...counts.slice(gone), ...Array<number>(gone).fill(0)] };
}

/** Limits, and how much of them is used. */
export class Paces {
  readonly #now: Date;
  readonly #paces = new Map<string, Pace>();
  readonly #changed = new Set<string>();

  /** @param stored as far as they have been used before */
  constructor(now: Date, stored: readonly Pace[]) {
    this.#now = now;
    this.add(stored);
  }

  /** Whether it is known how much of a limit is used. */
  knows(key: string): boolean {
    return this.#paces.has(key);
  }

  /** Learns how much of further limits is used. */
  add(stored: readonly Pace[]): void {
    for (const pace of stored) this.#paces.set(pace.key, pace);
  }

  /**
   * Whether as much is left of a limit. What is more than the whole limit may go when nothing else is counted.
   * @returns 0, or for how many ms there is no room
   */
  wait(limit: Limit, cost: number): number {
    const { bucket, counts } = this.#current(limit);
    const room = limit.most - Math.min(cost, limit.most);
    if (sum(counts) <= room) return 0;
    if (limit.per === "day") return 60_000;
    const leaving = counts.findIndex((_, index) => sum(counts.slice(index + 1)) <= room);
    const { span } = windows[limit.per];
    return Math.max(1, (bucket + leaving + 1) * span - this.#now.getTime());
  }

  /** Uses that much of a limit. @returns until when it may happen, in ms since the epoch */
  take(limit: Limit, cost: number): number {
    const { key, bucket, counts } = this.#current(limit);
    this.#paces.set(key, { key, bucket, counts: [...counts.slice(0, -1), (counts.at(-1) ?? 0) + cost] });
    this.#changed.add(key);
    if (limit.per === "day") return Number.POSITIVE_INFINITY;
    const { span, grace } = windows[limit.per];
    return (bucket + 1 + grace) * span;
  }

  /** What is to be stored. */
  changed(): Pace[] {
    return [...this.#changed].sort().flatMap((key) => this.#paces.get(key) ?? []);
  }

  #current({ key, per }: Limit): Pace {
    const length = per === "day" ? 1 : buckets + windows[per].grace;
    const bucket = per === "day" ? pacificDay(this.#now) : Math.floor(this.#now.getTime() / windows[per].span);
    const stored = this.#paces.get(key);
    return stored === undefined ? { key, bucket, counts: Array<number>(length).fill(0) } : advanced(stored, bucket, length);
  }
}
