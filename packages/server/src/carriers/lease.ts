import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Database } from "../kernel/db/database.ts";
import type { Log } from "../kernel/log.ts";
import { Loop } from "../kernel/loop.ts";
import type { CarrierHealth } from "./carrier.ts";
import { dropLease, findLease, type Standing, takeLease } from "./store.ts";

/** How long a lease lasts, how often it is renewed, and how often others ask for it, in ms. Together: taken over in 7 s. */
const lasting = 6_000;
const renewing = 2_000;
const asking = 1_000;
/** The owner counts it as over so much earlier than the database does. */
const margin = 500;

export interface LeaseOptions {
  readonly db: Database;
  readonly log: Log;
  readonly carrier: string;
  /** It is ours from now on. */
  onGained(): void;
  /** It is not ours any more, or might not be: everything that it allowed must end at once. */
  onLost(): void;
}

/** The right to use a carrier, which one process of all on a database has at a time. */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #loop: Loop;
  readonly #owner = randomUUID();
  readonly #holder = `${hostname()}, process ${process.pid}`;
  #mine = { up: false, note: "starting" };
  #others: Standing | undefined;
  /** Until when it is ours for certain, by this process's own clock. */
  #until = 0;
  #fence: NodeJS.Timeout | undefined;

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#loop = new Loop(() => this.#round(), options.log);
  }

  start(): void {
    this.#loop.start();
  }

  /** Gives it back, so that others need not wait. */
  async stop(): Promise<void> {
    await this.#loop.stop();
    clearTimeout(this.#fence);
    this.#until = 0;
    await dropLease(this.#options.db, this.#options.carrier, this.#owner).catch((err: unknown) =>
      this.#options.log.warn({ err, carrier: this.#options.carrier }, "a lease could not be given back; it will run out"),
    );
  }

  /** Whether it is ours at this moment. Looked at before anything is sent: a process may have been paused. */
  get isHeld(): boolean {
    return performance.now() < this.#until;
  }

  /** Health of the carrier, as its owner sees it. */
  get health(): CarrierHealth {
    if (this.isHeld) return { up: this.#mine.up, note: `${this.#holder}: ${this.#mine.note}` };
    if (this.#others === undefined) return { up: false, note: "no process has it yet" };
    return { up: this.#others.up, note: `${this.#others.holder}: ${this.#others.note}` };
  }

  /** Tells the other processes how the connection is. */
  report(up: boolean, note: string): void {
    this.#mine = { up, note };
    this.#loop.wake();
  }

  async #round(): Promise<number> {
    const { db, carrier } = this.#options;
    const asked = performance.now();
    const mine = { owner: this.#owner, holder: this.#holder, ...this.#mine };
    if (await takeLease(db, carrier, mine, lasting)) {
      this.#hold(asked + lasting - margin);
      return renewing;
    }
    this.#lose();
    this.#others = await findLease(db, carrier);
    return asking;
  }

  #hold(until: number): void {
    const isNew = this.#until === 0;
    this.#until = until;
    clearTimeout(this.#fence);
    this.#fence = setTimeout(() => this.#lose(), until - performance.now());
    if (isNew && !this.#loop.stopping) this.#options.onGained();
  }

  #lose(): void {
    if (this.#until === 0) return;
    clearTimeout(this.#fence);
    this.#until = 0;
    this.#options.onLost();
  }
}
