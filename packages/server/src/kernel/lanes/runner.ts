import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Database, sqlState, type Tx } from "../db/database.ts";
import { type Listener, laneTopic } from "../events/listener.ts";
import { Gatherer } from "../gather.ts";
import type { Log } from "../log.ts";
import { Loop } from "../loop.ts";
import type { Concluding, Effect, Ended, Lane, LaneRow } from "./lane.ts";
import {
  bury,
  type Claimed,
  claim,
  finish,
  finishAll,
  finishWithCommit,
  giveBack,
  lostLease,
  nextReady,
  postpone,
  releaseFirst,
  releaseForgotten,
  renew,
} from "./store.ts";

export interface RunnerOptions {
  readonly db: Database;
  readonly listener: Listener;
  readonly log: Log;
  /** How long a process may be silent before others take over what it had in hand, in ms. */
  readonly leaseMs: number;
}

export interface LaneStats {
  readonly name: string;
  /** Of this process since its start: rows claimed, done, failed attempts, given up, and lost to other processes. */
  readonly claimed: number;
  readonly done: number;
  readonly failed: number;
  readonly dead: number;
  readonly lost: number;
  /** Rows that this process has claimed and not finished. */
  readonly inHand: number;
  /** How late the oldest row of the last claim was, in ms. */
  readonly lag: number;
}

/** Longest time without looking, in ms. */
const poll = 1_000;
/** Rows that are claimed ahead for each worker. */
const reserve = 3;
/** Time to let somebody finish who is busy with a row's key, in ms. */
const contention = 3;
/** How often to look for rows that wait for one that is no more, in ms. */
const forgottenEvery = 30_000;
/** Rows that are concluded together at most, and the shortest time between two of these transactions, in ms. */
const together = { most: 100, spacing: 10 };

/** The row was taken by another process meanwhile: nothing that was done for it may be committed. */
class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

interface Started {
  readonly row: Claimed;
  readonly abort: AbortController;
  /** The transaction that finishes it has begun: it decides whether the lease was held. */
  finishing: boolean;
}

const runners = new WeakMap<object, Map<string, LaneRunner>>();

/** The runners of the process, by the name of their lane; `signals` is what its transactions have in common. */
export function runnersOf(signals: Tx["signals"]): Map<string, LaneRunner> {
  let known = runners.get(signals);
  if (known === undefined) {
    known = new Map();
    runners.set(signals, known);
  }
  return known;
}

/** Works off one lane in this process. */
export class LaneRunner {
  readonly #lane: Lane;
  readonly #db: Database;
  readonly #log: Log;
  readonly #leaseMs: number;
  readonly #loop: Loop;
  readonly #unsubscribe: () => void;
  /** Claimed and not begun. */
  readonly #waiting: Claimed[] = [];
  readonly #started = new Map<Started, Promise<void>>();
  #renewing: NodeJS.Timeout | undefined;
  #gathering: Gatherer<Ended<Claimed, unknown>> | undefined;
  /** The last look did not come to the end of what is due. */
  #mayHaveMore = false;
  #forgottenAt = 0;
  readonly #counts = { claimed: 0, done: 0, failed: 0, dead: 0, lost: 0, lag: 0 };

  constructor(lane: Lane, options: RunnerOptions) {
    this.#lane = lane;
    this.#db = options.db;
    this.#log = options.log.child({ lane: lane.name });
    this.#leaseMs = options.leaseMs;
    this.#loop = new Loop(() => this.#round(), this.#log);
    this.#unsubscribe = options.listener.on(laneTopic(lane.name), () => this.#loop.wake());
  }

  start(): void {
    runnersOf(this.#db.signals).set(this.#lane.name, this);
    this.#loop.start();
    this.#renewing = setInterval(() => this.#renew(), this.#leaseMs / 3);
  }

  /**
   * Begins nothing more, gives back what has not been begun, and waits for the rest; what is not finished in time is
   * aborted and given back as well.
   * @param grace how long to wait, in ms
   */
  async stop(grace: number): Promise<void> {
    this.#unsubscribe();
    runnersOf(this.#db.signals).delete(this.#lane.name);
    await this.#loop.stop();
    await this.#giveBack(this.#waiting.splice(0));
    await this.#settled(grace);
    const late = [...this.#started.keys()].filter((started) => !started.finishing);
    for (const started of late) started.abort.abort();
    await this.#giveBack(late.map((started) => started.row));
    await this.#settled(grace / 2);
    clearInterval(this.#renewing);
  }

  /** Whether there is room for a row that a transaction of this process is about to write. */
  get hasRoom(): boolean {
    return !this.#loop.stopping && this.#lane.ready() && this.#runsLow();
  }

  /** How long a lease lasts, ms. */
  get leaseMs(): number {
    return this.#leaseMs;
  }

  /** Works on a row that this process has written with a lease of its own. */
  adopt(row: Claimed): void {
    if (this.#loop.stopping) {
      this.#giveBack([row]).catch((error: unknown) => this.#log.warn({ err: error }, "a lease runs out by itself"));
      return;
    }
    this.#counts.claimed++;
    this.#waiting.push(row);
    this.#begin();
  }

  stats(): LaneStats {
    return { name: this.#lane.name, ...this.#counts, inHand: this.#waiting.length + this.#started.size };
  }

  async #settled(grace: number): Promise<void> {
    const over = new AbortController();
    await Promise.race([
      Promise.all(this.#started.values()),
      pause(grace, undefined, { signal: over.signal, ref: false }).catch(() => undefined),
    ]);
    over.abort();
  }

  /** Claims what there is room for: a reserve of some rows per worker, so that a claim takes many and nobody waits for it. */
  async #round(): Promise<number> {
    this.#mayHaveMore = true;
    if (!this.#runsLow() || !this.#lane.ready()) return poll;
    const room = (1 + reserve) * this.#lane.concurrency - this.#waiting.length - this.#started.size;
    await this.#releaseForgotten();
    const { rows, more, contested } = await this.#db.transaction((tx) => claim(tx, this.#lane, room, this.#leaseMs));
    const now = this.#db.clock.now().getTime();
    this.#counts.claimed += rows.length;
    for (const row of rows) this.#counts.lag = Math.max(0, now - row.due_at.getTime());
    this.#waiting.push(...rows);
    if (this.#loop.stopping) return poll;
    this.#begin();
    // With the hands full, the next look comes when the reserve runs low.
    if (rows.length === room) return poll;
    if (more) return 0;
    if (contested) return contention;
    this.#mayHaveMore = false;
    return this.#untilNext(now);
  }

  async #untilNext(now: number): Promise<number> {
    const next = await nextReady(this.#db, this.#lane.table, new Date(now));
    return next === undefined ? poll : Math.min(poll, Math.max(1, next.getTime() - now));
  }

  async #releaseForgotten(): Promise<void> {
    if (performance.now() - this.#forgottenAt < forgottenEvery) return;
    this.#forgottenAt = performance.now();
    await releaseForgotten(this.#db, this.#lane.table);
  }

  #begin(): void {
    while (this.#started.size < this.#lane.concurrency) {
      const row = this.#waiting.shift();
      if (row === undefined) break;
      const started: Started = { row, abort: new AbortController(), finishing: false };
      this.#started.set(
        started,
        this.#work(started).then(() => this.#ended(started)),
      );
    }
  }

  #ended(started: Started): void {
    this.#started.delete(started);
    this.#begin();
    // Fetch more while what is left of the reserve is worked on.
    if (this.#mayHaveMore && this.#runsLow()) this.#loop.wake();
  }

  async #work(started: Started): Promise<void> {
    const { row } = started;
    try {
      // A row that takes its process with it each time never fails in here.
      if (row.attempts > this.#lane.maxAttempts) await this.#bury(row, `It was begun ${row.attempts - 1} times and never ended.`);
      else await this.#try(started);
    } catch (error) {
      if (error instanceof LeaseLost) this.#counts.lost++;
      else if (!started.abort.signal.aborted) await this.#fail(row, error);
    }
  }

  async #try(started: Started): Promise<void> {
    const { row } = started;
    const { work } = this.#lane;
    if ("handle" in work) {
      await this.#commit(row, (tx) => work.handle(tx, row));
    } else if ("conclude" in work) {
      const outcome = await work.perform(row, started.abort.signal);
      started.finishing = true;
      if (row.key === null) await this.#gatherer(work).add({ row, outcome });
      else await this.#commit(row, async (tx) => (await work.conclude(tx, [{ row, outcome }]))[0]);
    } else {
      const effect = await work.perform(row, started.abort.signal);
      started.finishing = true;
      if (typeof effect !== "object") await this.#commit(row, async (tx) => (await effect?.(tx)) ?? undefined);
      else if (effect.again !== null) this.#loop.wake();
    }
    this.#counts.done++;
  }

  /** The effect and the end of the row in one transaction. */
  async #commit(row: Claimed, effect: Effect): Promise<void> {
    let committing = false;
    const work = async (tx: Tx) => {
      committing = false;
      const next = (await effect(tx)) ?? {};
      if (row.key === null) finishWithCommit(tx, this.#lane, row, next);
      else await this.#end(tx, row.key, finish(tx, this.#lane, row, next));
      // The loop finds out when that is.
      if (next.again) tx.afterCommit(() => this.#loop.wake());
      committing = true;
    };
    try {
      const context = { trace_id: row.trace_id ?? randomUUID(), actor: null };
      await this.#db.transaction(work, { name: `lane.${this.#lane.name}`, context });
    } catch (error) {
      throw committing && sqlState(error) === lostLease ? new LeaseLost() : error;
    }
  }

  #gatherer(work: Concluding<LaneRow, unknown>): Gatherer<Ended<Claimed, unknown>> {
    this.#gathering ??= new Gatherer((ended) => this.#conclude(work, ended), together.most, together.spacing);
    return this.#gathering;
  }

  /** The conclusion and the end of some rows in one transaction. */
  async #conclude(work: Concluding<LaneRow, unknown>, ended: readonly Ended<Claimed, unknown>[]): Promise<void> {
    const [first] = ended;
    const trace_id = (ended.length === 1 ? first?.row.trace_id : null) ?? randomUUID();
    await this.#db.transaction(
      async (tx) => {
        const nexts = await work.conclude(tx, ended);
        const held = await finishAll(
          tx,
          this.#lane,
          ended.map(({ row }, i) => ({ row, next: nexts[i] })),
        );
        if (held < ended.length) throw new LeaseLost();
        if (nexts.some((next) => next?.again)) tx.afterCommit(() => this.#loop.wake());
      },
      { name: `lane.${this.#lane.name}`, context: { trace_id, actor: null } },
    );
  }

  /** The row has its end, and those that waited for it may come. Both statements travel together. */
  async #end(tx: Tx, key: string, ending: Promise<boolean>): Promise<void> {
    const [ended, released] = await Promise.all([ending, releaseFirst(tx, this.#lane.table, key)]);
    if (!ended) throw new LeaseLost();
    if (released) tx.afterCommit(() => this.#moreIsDue());
  }

  /** With enough in reserve, it is rather for other processes. */
  #moreIsDue(): void {
    if (this.#runsLow()) this.#loop.wake();
    else this.#db.signals.emit("due", this.#lane.name);
  }

  /** Whether it is time for a claim. */
  #runsLow(): boolean {
    return this.#waiting.length <= this.#lane.concurrency;
  }

  async #fail(row: Claimed, error: unknown): Promise<void> {
    this.#counts.failed++;
    const reason = error instanceof Error ? error.message : String(error);
    try {
      if (row.attempts >= this.#lane.maxAttempts) return await this.#bury(row, reason);
      const wait = this.#lane.backoff(row.attempts);
      this.#log.warn({ err: error, seq: row.seq, attempts: row.attempts, wait }, "a row failed; it will be repeated");
      await this.#db.transaction((tx) => postpone(tx, this.#lane.table, row, new Date(tx.now().getTime() + wait), reason));
      this.#loop.wake();
    } catch (trouble) {
      // The lease runs out, and the row is claimed again.
      this.#log.error({ err: trouble, seq: row.seq }, "a failure could not be noted");
    }
  }

  async #bury(row: Claimed, reason: string): Promise<void> {
    this.#log.error({ seq: row.seq, attempts: row.attempts, reason }, "a row was given up");
    await this.#db.transaction(async (tx) => {
      const buried = bury(tx, this.#lane, row, reason);
      if (row.key !== null) await this.#end(tx, row.key, buried);
      else if (!(await buried)) throw new LeaseLost();
    });
    this.#counts.dead++;
  }

  async #giveBack(rows: readonly Claimed[]): Promise<void> {
    if (rows.length === 0) return;
    await giveBack(this.#db, this.#lane.table, rows);
    this.#db.signals.emit("due", this.#lane.name);
  }

  async #renew(): Promise<void> {
    const started = [...this.#started.keys()].filter((one) => !one.finishing);
    const rows = [...this.#waiting, ...started.map((one) => one.row)];
    if (rows.length === 0) return;
    try {
      const kept = new Set(await renew(this.#db, this.#lane.table, rows, this.#leaseMs));
      for (const one of started) if (!kept.has(one.row.seq) && !one.finishing) one.abort.abort();
    } catch (error) {
      this.#log.warn({ err: error }, "leases could not be renewed");
    }
  }
}
