import { problem } from "../../../kernel/errors.ts";

/** Something that waits for its turn. */
export interface Waiting {
  /** Since when, on the clock of `performance`. */
  readonly since: number;
  readonly owner: string;
  /** What it is a call of: the function. */
  readonly key: string;
  /** Calls of this key that may run at the same time. */
  readonly most: number;
}

/** How many wait at most for one owner, and how long. */
const longestLine = 64;
export const longestWait = 10_000;

/** The refusal of a call for which there is no room. */
export function busy(): Error {
  return problem("lambda.busy", { headers: { "retry-after": "1" } });
}

/**
 * Who runs and who waits. Owners take turns, and none of them can have more than its share of the threads, so that the calls
 * of one never keep those of another waiting for long.
 */
export class Line<Call extends Waiting> {
  readonly #share: number;
  /** By owner, in the order of their turns. */
  readonly #waiting = new Map<string, Call[]>();
  /** How many run, by owner and by key. */
  readonly #byOwner = new Map<string, number>();
  readonly #byKey = new Map<string, number>();

  /** @param share calls that one owner may have running */
  constructor(share: number) {
    this.#share = share;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** @throws problem `lambda.busy` when too many of its owner wait */
  join(call: Call): void {
    const line = this.#waiting.get(call.owner) ?? [];
    if (line.length >= longestLine) throw busy();
    line.push(call);
    this.#waiting.set(call.owner, line);
  }

  /** The next call that may run, counted as running from now on. */
  next(): Call | undefined {
    for (const [owner, line] of this.#waiting) {
      const at = line.findIndex((call) => this.#mayRun(call));
      const [call] = at === -1 ? [] : line.splice(at, 1);
      if (call === undefined) continue;
      // To the end, so that the others have their turn first.
      this.#waiting.delete(owner);
      if (line.length > 0) this.#waiting.set(owner, line);
      this.#add(call, 1);
      return call;
    }
    return undefined;
  }

  /** Whether a call could run if there were a thread for it. */
  get canGoOn(): boolean {
    return [...this.#waiting.values()].some((line) => line.some((call) => this.#mayRun(call)));
  }

  /** Since when the call that has waited longest waits; for ever in the future when none does. */
  get oldest(): number {
    return Math.min(...[...this.#waiting.values()].map(([first]) => first?.since ?? Number.POSITIVE_INFINITY));
  }

  /** Takes out those that have waited since before this moment. */
  overdue(before: number): Call[] {
    const late: Call[] = [];
    for (const [owner, line] of this.#waiting) {
      late.push(...line.filter(({ since }) => since < before));
      const left = line.filter(({ since }) => since >= before);
      if (left.length === 0) this.#waiting.delete(owner);
      else this.#waiting.set(owner, left);
    }
    return late;
  }

  /** A call that `next` gave has ended. */
  end(call: Call): void {
    this.#add(call, -1);
  }

  /** Everything that waits; nothing does afterwards. */
  clear(): Call[] {
    const all = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    return all;
  }

  #mayRun({ owner, key, most }: Call): boolean {
    return (this.#byOwner.get(owner) ?? 0) < this.#share && (this.#byKey.get(key) ?? 0) < most;
  }

  #add({ owner, key }: Call, change: 1 | -1): void {
    for (const [counts, name] of [
      [this.#byOwner, owner],
      [this.#byKey, key],
    ] as const) {
      const count = (counts.get(name) ?? 0) + change;
      if (count === 0) counts.delete(name);
      else counts.set(name, count);
    }
  }
}
