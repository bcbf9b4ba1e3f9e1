import type { Kernel } from "../../../kernel/service.ts";
import type { AttemptEnd, DueDelivery } from "../store/deliveries.ts";
import type { EndpointRow } from "../store/endpoints.ts";
import type { SubscriptionRow } from "../store/subscriptions.ts";
import { type Sender, type Tried, tryOnce } from "./attempt.ts";
import { Pace } from "./pace.ts";
import { breakerThreshold, breakerWait, isSuccess, isTrouble, pauseAskedFor, retryWait } from "./schedule.ts";

/** No delivery is begun any more after this time, in ms: others want a turn, and what was sent is to be noted. */
const longest = 2_000;
const defaultConcurrency = 10;

/** A delivery that has failed, with its fate. */
export interface Failure {
  readonly delivery: DueDelivery;
  readonly end: AttemptEnd;
}

/** Sends what an endpoint is due, and decides what becomes of it. Nothing is written here. */
export class Turn {
  readonly ends: AttemptEnd[] = [];
  readonly failures: Failure[] = [];
  /** The endpoint answered 410: nobody is there any more. */
  gone = false;
  /** Failures in a row, those before this turn included. */
  inTrouble: number;
  lastSuccess: Date | null = null;
  lastFailure: Date | null = null;
  #heldUntil: Date | null;
  readonly #kernel: Pick<Kernel, "outbound" | "clock">;
  readonly #subscription: SubscriptionRow;
  readonly #sender: Sender;
  readonly #signal: AbortSignal;
  readonly #pace: Pace;
  readonly #chains: DueDelivery[][];
  readonly #began = performance.now();

  constructor(
    kernel: Pick<Kernel, "outbound" | "clock">,
    endpoint: EndpointRow,
    subscription: SubscriptionRow,
    due: readonly DueDelivery[],
    sender: Sender,
    signal: AbortSignal,
  ) {
    this.#kernel = kernel;
    this.#subscription = subscription;
    this.#sender = sender;
    this.#signal = signal;
    this.#pace = new Pace(subscription.limits?.per_second);
    this.#chains = chainsOf(due);
    this.inTrouble = endpoint.failures;
    this.#heldUntil = endpoint.held_until;
  }

  async run(): Promise<void> {
    // Whoever was in trouble shows with one delivery that he is well again.
    if (this.inTrouble >= breakerThreshold) {
      const probe = this.#chains[0]?.shift();
      if (probe === undefined || !(await this.#send(probe))) return;
    }
    const workers = this.#subscription.limits?.concurrency ?? defaultConcurrency;
    await Promise.all(Array.from({ length: Math.min(workers, this.#chains.length) }, () => this.#work()));
  }

  /** Until when nothing is to be sent; null when nothing holds it. */
  heldUntil(random: number): Date | null {
    const now = this.#kernel.clock.now().getTime();
    const until = Math.max(
      this.#heldUntil?.getTime() ?? 0,
      now + (this.lastFailure === null ? 0 : (breakerWait(this.inTrouble, random) ?? 0)),
      now + this.#pace.rest,
    );
    return until > now ? new Date(until) : null;
  }

  /** Sends one chain after the other; within one, each when the one before it has arrived. */
  async #work(): Promise<void> {
    for (let chain = this.#chains.shift(); chain !== undefined; chain = this.#chains.shift()) {
      for (const delivery of chain) {
        if (!this.#mayGoOn()) return;
        await this.#pace.turn();
        if (!(await this.#send(delivery))) break;
      }
    }
  }

  #mayGoOn(): boolean {
    return !this.gone && this.inTrouble < breakerThreshold && performance.now() - this.#began < longest;
  }

  async #send(delivery: DueDelivery): Promise<boolean> {
    const tried = await tryOnce(this.#kernel, this.#sender, delivery, this.#signal);
    const { response_status } = tried.attempt;
    if (isSuccess(response_status)) {
      this.lastSuccess = new Date(tried.attempt.datetime);
      this.inTrouble = 0;
      this.ends.push({ uuid: delivery.uuid, status: "delivered", due_at: null, attempt: tried.attempt });
      return true;
    }
    this.#fail(delivery, tried);
    return false;
  }

  #fail(delivery: DueDelivery, { attempt, retryAfter }: Tried): void {
    const now = this.#kernel.clock.now();
    const { response_status } = attempt;
    if (response_status === 410) this.gone = true;
    this.lastFailure = new Date(attempt.datetime);
    if (!delivery.test) this.inTrouble = isTrouble(response_status) ? this.inTrouble + 1 : 0;
    const pause = pauseAskedFor(retryAfter, now);
    if (pause !== undefined && isTrouble(response_status)) this.#hold(new Date(now.getTime() + pause));
    const wait = delivery.test ? undefined : retryWait(delivery.tries + 1, this.#subscription.keep_alive, Math.random());
    const due_at = wait === undefined ? null : new Date(now.getTime() + Math.max(wait, pause ?? 0));
    const end = { uuid: delivery.uuid, status: due_at === null ? "failed" : "pending", due_at, attempt } as const;
    this.ends.push(end);
    this.failures.push({ delivery, end });
  }

  #hold(until: Date): void {
    if (this.#heldUntil === null || until > this.#heldUntil) this.#heldUntil = until;
  }
}

/** Deliveries that wait for each other stand in one chain, all others alone. */
function chainsOf(due: readonly DueDelivery[]): DueDelivery[][] {
  const chains: DueDelivery[][] = [];
  const byKey = new Map<string, DueDelivery[]>();
  for (const delivery of due) {
    const known = delivery.order_key === null ? undefined : byKey.get(delivery.order_key);
    if (known !== undefined) {
      known.push(delivery);
      continue;
    }
    const chain = [delivery];
    chains.push(chain);
    if (delivery.order_key !== null) byKey.set(delivery.order_key, chain);
  }
  return chains;
}
