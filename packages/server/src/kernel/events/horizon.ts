import type { Executor } from "../db/database.ts";
import { readHorizon } from "./store.ts";

/** How far the log is certain. */
export interface Settled {
  /** No event up to this id can appear any more: what is there is all there will be, and it is in order. */
  readonly settled: number;
  /** The end of the log; events up to here may be under way. */
  readonly last: number;
}

/**
 * Finds out how far the log may be read in order. Ids are drawn before the commit, so an event with a lower id may become
 * visible after one with a higher id; whoever read on at once would miss it. The end of the log is therefore noted
 * together with the transactions that were writing at that moment, and is settled when the last of these is over.
 *
 * A transaction that writes for a long time therefore holds back all consumers (not the followers, see Tail).
 */
export class Horizon {
  readonly #db: Executor;
  #settled = 0;
  #pending: { last: number; until: bigint } | undefined;
  #current: Promise<Settled> | undefined;
  #next: Promise<Settled> | undefined;

  constructor(db: Executor) {
    this.#db = db;
  }

  /** Looks now. Calls during a look share the next one. */
  advance(): Promise<Settled> {
    if (this.#current === undefined) {
      this.#current = this.#look().finally(() => {
        this.#current = undefined;
      });
      return this.#current;
    }
    this.#next ??= this.#current.then(
      () => this.#takeNext(),
      () => this.#takeNext(),
    );
    return this.#next;
  }

  #takeNext(): Promise<Settled> {
    this.#next = undefined;
    return this.advance();
  }

  async #look(): Promise<Settled> {
    try {
      const row = await readHorizon(this.#db, this.#settled);
      const [last, runningFrom] = [Number(row.last_id), BigInt(row.running_from)];
      // A server that crashed may have forgotten ids that it had drawn without committing anything under them.
      if (last < this.#settled) this.#forget();
      if (this.#pending !== undefined && runningFrom >= this.#pending.until) this.#settle(this.#pending.last);
      if (row.until !== null) this.#noteEnd(last, BigInt(row.until), runningFrom);
      return { settled: this.#settled, last };
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #noteEnd(last: number, until: bigint, runningFrom: bigint): void {
    if (runningFrom >= until) this.#settle(last);
    else if (last > this.#settled) this.#pending ??= { last, until };
  }

  #settle(id: number): void {
    this.#settled = id;
    this.#pending = undefined;
  }

  #forget(): void {
    this.#settled = 0;
    this.#pending = undefined;
  }
}
