import type { Routes } from "../../../carriers/routes.ts";
import { crashPoint } from "../../../kernel/crash.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { Loop } from "../../../kernel/loop.ts";
import type { Background, Kernel } from "../../../kernel/service.ts";
import { findCampaign } from "../../campaigns/index.ts";
import { deleteForgottenReceipts, giveUpParts } from "../store/parts.ts";
import {
  countInLanes,
  giveTurns,
  lockFirstWaiting,
  lockTurns,
  nextTimed,
  type Places,
  type QueuedText,
  releaseTimed,
  savePaces,
  selectPaces,
  selectWaitingNumbers,
  type Turn,
  takeBackFromUnknown,
  takeOutExpired,
  type WaitingNumber,
} from "../store/queue.ts";
import { lockSent } from "../store/texts.ts";
import { turns } from "./accept.ts";
import type { LaneSize } from "./lane-size.ts";
import { type Limit, Paces } from "./pace.ts";
import { advance, fail } from "./progress.ts";

/** Accounts and numbers that a round looks at; the next one goes on from there. */
const accountsAtOnce = 200;
const numbersAtOnce = 512;
/** Longest time without looking, in ms. */
const poll = 1_000;
/** Without a receipt, a text counts as undelivered after that time, in ms. */
const receiptsWithin = 72 * 3_600_000;
/** Shortest time between two rounds, in ms. */
const spacing = 10;
/** How often to look for what is over, in ms. */
const overEvery = 500;
const capacityLifetime = 10_000;
const beginning: Places = { account: "00000000-0000-0000-0000-000000000000", numbers: {} };

interface Capacity {
  readonly messagesPerMinute: number;
  readonly brandPerDay: number;
  readonly until: number;
}

/** The list, begun at another place. */
function rotated<T>(items: readonly T[], by: number): T[] {
  const at = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
}

/** One of each group in turn, until all are empty. */
export function interleave<T>(items: readonly T[], groupOf: (item: T) => string): T[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  const rounds = Math.max(0, ...[...groups.values()].map((group) => group.length));
  return Array.from({ length: rounds }, (_, i) => [...groups.values()].flatMap((group) => group.slice(i, i + 1))).flat();
}

/**
 * Gives waiting texts their turn: those for which there is room in all limits go into the lane of their carrier. One process
 * at a time does it, for all; what is used of the limits is committed with it.
 */
export class Turns implements Background {
  readonly #kernel: Kernel;
  readonly #routes: Routes;
  readonly #size: LaneSize;
  readonly #loop: Loop;
  readonly #capacities = new Map<string, Capacity>();
  readonly #wake = (name: string) => {
    if (name === turns.name) this.#loop.wake();
  };
  #after = beginning;
  /** How many turns this process has given: numbers that had to stay behind come first in one of the next rounds. */
  #given = 0;
  #lookedForOver = Number.NEGATIVE_INFINITY;

  constructor(kernel: Kernel, routes: Routes, size: LaneSize) {
    this.#kernel = kernel;
    this.#routes = routes;
    this.#size = size;
    this.#loop = new Loop(() => this.#round(), kernel.log.child({ loop: turns.name }), spacing);
  }

  async start(): Promise<void> {
    const { db } = this.#kernel;
    db.signals.on("due", this.#wake);
    // The configuration may have been another one before.
    const names = this.#routes.carriers.map(({ name }) => name);
    await takeBackFromUnknown(db, names);
    this.#loop.start();
  }

  async stop(): Promise<void> {
    this.#kernel.db.signals.off("due", this.#wake);
    await this.#loop.stop();
  }

  async #round(): Promise<number> {
    const { db } = this.#kernel;
    if (performance.now() - this.#lookedForOver > overEvery) {
      this.#lookedForOver = performance.now();
      await db.transaction((tx) => this.#endWhatIsOver(tx));
    }
    return db.transaction((tx) => this.#give(tx));
  }

  async #endWhatIsOver(tx: Tx): Promise<void> {
    const now = tx.now();
    const oldest = new Date(now.getTime() - receiptsWithin);
    await fail(tx, await takeOutExpired(tx, now, 500), "expired", "Its time to be sent was over.");
    await deleteForgottenReceipts(tx, oldest);
    const open = await lockSent(tx, await giveUpParts(tx, oldest, 500));
    const error = { error_code: "no_receipt", error_message: "The network never told whether it arrived." };
    await advance(
      tx,
      "sent",
      open.map((uuid) => ({ uuid, status: "undelivered", ...error })),
    );
  }

  /** @returns ms until there may be something to do again */
  async #give(tx: Tx): Promise<number> {
    await lockTurns(tx);
    const [inLanes] = await Promise.all([countInLanes(tx, tx.now()), releaseTimed(tx, tx.now())]);
    const rooms = new Map(this.#routes.carriers.map(({ name }) => [name, this.#size.value - (inLanes.get(name) ?? 0)]));
    const room = Math.max(0, ...rooms.values());
    // What leaves the lanes wakes us.
    if (room <= 0) return poll;
    const numbers = await selectWaitingNumbers(tx, accountsAtOnce, numbersAtOnce, this.#after);
    this.#moveOn(numbers);
    const round = new Round(tx.now(), (number) => this.#numberLimit(number));
    const free = rotated(await round.withRoom(tx, numbers), this.#given);
    const each = Math.max(1, Math.ceil(room / Math.max(1, free.length)));
    const texts = free.length === 0 ? [] : await lockFirstWaiting(tx, free, each);
    await this.#place(tx, round, texts, rooms);
    await this.#commit(tx, round);
    if (numbers.length >= numbersAtOnce) return 0;
    return Math.min(poll, round.wait, await this.#untilTimed(tx));
  }

  async #place(tx: Tx, round: Round, texts: readonly QueuedText[], rooms: Map<string, number>): Promise<void> {
    await this.#learnCapacities(tx, texts);
    await round.learn(
      tx,
      texts.flatMap((row) => this.#limitsOf(row)),
    );
    const fair = interleave(
      interleave(texts, ({ number }) => number),
      ({ account_uuid }) => account_uuid,
    );
    for (const row of fair) {
      const { uuid, remote: to, channel, provider } = row;
      const carrier = this.#routes.choose({ uuid, to, channel, provider })?.name ?? "";
      const room = rooms.get(carrier) ?? 0;
      if (room > 0 && round.place(row, carrier, this.#limitsOf(row))) rooms.set(carrier, room - 1);
    }
  }

  async #commit(tx: Tx, { turns: given, paces }: Round): Promise<void> {
    if (given.length === 0) return;
    this.#given += given.length;
    await Promise.all([giveTurns(tx, given), savePaces(tx, paces.changed())]);
    tx.beforeCommit(async () => crashPoint("messaging.turns:before_commit"));
    tx.afterCommit(() => crashPoint("messaging.turns:after_commit"));
    for (const carrier of new Set(given.map((turn) => turn.carrier)))
      tx.afterCommit(() => tx.signals.emit("due", `messaging.submit.${carrier}`));
  }

  /** The next round begins where this one ended, as far as it did not come to the end. */
  #moveOn(found: readonly WaitingNumber[]): void {
    const accounts = [...new Set(found.map(({ account_uuid }) => account_uuid))].sort();
    const each = Math.max(1, Math.floor(numbersAtOnce / Math.max(1, accounts.length)));
    const cut = accounts.flatMap((account) => {
      const own = found.filter(({ account_uuid }) => account_uuid === account);
      return own.length < each ? [] : [[account, own.at(-1)?.number ?? ""] as const];
    });
    const last = accounts.length < accountsAtOnce ? beginning.account : (accounts.at(-1) ?? beginning.account);
    this.#after = { account: last, numbers: Object.fromEntries(cut) };
  }

  #numberLimit(number: string): Limit {
    return { key: `number:${number}`, per: "second", most: this.#kernel.settings.smsPerNumber };
  }

  #limitsOf({ number, campaign_id, brand_id }: QueuedText): Limit[] {
    const capacity = campaign_id === null ? undefined : this.#capacities.get(campaign_id);
    return [
      this.#numberLimit(number),
      ...(capacity === undefined
        ? []
        : [{ key: `campaign:${campaign_id}`, per: "minute", most: capacity.messagesPerMinute } as const]),
      ...(capacity === undefined || brand_id === null
        ? []
        : [{ key: `brand:${brand_id}`, per: "day", most: capacity.brandPerDay } as const]),
    ];
  }

  async #learnCapacities(tx: Tx, texts: readonly QueuedText[]): Promise<void> {
    const now = performance.now();
    for (const [id, { until }] of this.#capacities) if (until < now) this.#capacities.delete(id);
    for (const id of new Set(texts.flatMap(({ campaign_id }) => campaign_id ?? []))) {
      if (this.#capacities.has(id)) continue;
      const campaign = await findCampaign(tx, id);
      if (campaign !== undefined) this.#capacities.set(id, { ...campaign, until: now + capacityLifetime });
    }
  }

  async #untilTimed(tx: Tx): Promise<number> {
    const next = await nextTimed(tx);
    return next === undefined ? poll : Math.max(1, next.getTime() - tx.now().getTime());
  }
}

/** The turns of one round. */
class Round {
  readonly paces: Paces;
  readonly turns: Turn[] = [];
  /** Shortest time until one that had to stay may have room, in ms. */
  wait = poll;
  readonly #now: Date;
  readonly #limitOf: (number: string) => Limit;
  /** Pairs of numbers between which a text has its turn. */
  readonly #placed = new Set<string>();

  constructor(now: Date, limitOf: (number: string) => Limit) {
    this.#now = now;
    this.#limitOf = limitOf;
    this.paces = new Paces(now, []);
  }

  /** Reads how much of the limits is used. */
  async learn(tx: Tx, limits: readonly Limit[]): Promise<void> {
    const keys = [...new Set(limits.map(({ key }) => key))].filter((key) => !this.paces.knows(key));
    if (keys.length === 0) return;
    const stored = await selectPaces(tx, keys);
    this.paces.add(stored.map((pace) => ({ ...pace, bucket: Number(pace.bucket) })));
  }

  /** The numbers that may send now. */
  async withRoom(tx: Tx, numbers: readonly WaitingNumber[]): Promise<WaitingNumber[]> {
    await this.learn(
      tx,
      numbers.map(({ number }) => this.#limitOf(number)),
    );
    return numbers.filter(({ number }) => this.#hasRoom(this.#limitOf(number), 1));
  }

  /**
   * Gives a text its turn if all limits have room. Of those to one telephone one at a time: in the lane they would be submitted
   * beside each other, and could overtake.
   */
  place(row: QueuedText, carrier: string, limits: readonly Limit[]): boolean {
    const pair = `${row.number} ${row.remote}`;
    if (this.#placed.has(pair) || !limits.every((limit) => this.#hasRoom(limit, costOf(limit, row)))) return false;
    this.#placed.add(pair);
    const ends = limits.map((limit) => this.paces.take(limit, costOf(limit, row)));
    this.turns.push({ uuid: row.uuid, carrier, due_at: this.#now, slot_until: new Date(Math.min(...ends)) });
    return true;
  }

  #hasRoom(limit: Limit, cost: number): boolean {
    const wait = this.paces.wait(limit, cost);
    if (wait > 0) this.wait = Math.min(this.wait, wait);
    return wait === 0;
  }
}

/** A number's own limit counts texts, those of the networks count parts. */
function costOf({ per }: Limit, { segments }: QueuedText): number {
  return per === "second" ? 1 : Math.max(1, segments);
}
