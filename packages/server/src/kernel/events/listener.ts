import { randomUUID } from "node:crypto";
import pg from "pg";
import { backoff } from "../backoff.ts";
import type { Database } from "../db/database.ts";
import type { Log } from "../log.ts";

const channel = "patchbay";

/** Shortest time between two notifications of one process, in ms: what is announced meanwhile travels in the next one. */
const spacing = 20;

/** Where those who wait for a lane are woken. */
export function laneTopic(lane: string): string {
  return `lane ${lane}`;
}

export const eventsTopic = "events";

/**
 * Tells the processes that share a database what there is to look at. A commit wakes its own process at once; the others
 * hear of it by NOTIFY, sent from a connection of its own outside any transaction: PostgreSQL lets only one transaction
 * with a NOTIFY commit at a time. Nothing depends on it, since everybody who waits here also polls.
 */
export class Listener {
  readonly #db: Database;
  readonly #log: Log;
  readonly #self: string = randomUUID();
  readonly #wakers = new Map<string, Set<() => void>>();
  readonly #unsent = new Set<string>();
  #client: pg.Client | undefined;
  /** Set from an announcement until the next notification may be sent. */
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> | undefined;
  #retry: NodeJS.Timeout | undefined;
  #failures = 0;
  #stopped = true;

  constructor(options: { readonly db: Database; readonly log: Log }) {
    this.#db = options.db;
    this.#log = options.log;
    this.#db.signals.on("events", this.#onEvents).on("due", this.#onDue);
  }

  readonly #onEvents = () => this.announce(eventsTopic);
  readonly #onDue = (lane: string) => this.announce(laneTopic(lane));

  /** Calls `wake` whenever there may be something new about the topic. Returns how to end it. */
  on(topic: string, wake: () => void): () => void {
    const wakers = this.#wakers.get(topic) ?? new Set();
    this.#wakers.set(topic, wakers.add(wake));
    return () => wakers.delete(wake);
  }

  /** Wakes those who wait in this process now, and those in other processes soon. */
  announce(topic: string): void {
    this.#wake(topic);
    if (this.#stopped) return;
    this.#unsent.add(topic);
    this.#timer ??= setTimeout(() => {
      this.#sending = this.#send();
    }, 0);
  }

  /** Resolves after the first attempt to connect; when that fails it goes on trying. */
  async start(): Promise<void> {
    this.#stopped = false;
    await this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#db.signals.off("events", this.#onEvents).off("due", this.#onDue);
    clearTimeout(this.#retry);
    clearTimeout(this.#timer);
    await this.#sending;
    clearTimeout(this.#timer);
    if (this.#unsent.size > 0) await this.#notify();
    const client = this.#client;
    this.#client = undefined;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    // Pipelined, so that a notification may be sent while LISTEN is still on its way.
    const config: pg.ClientConfig & { pipeline: boolean } = {
      connectionString: this.#db.url,
      application_name: "patchbay listener",
      keepAlive: true,
      pipeline: true,
    };
    const client = new pg.Client(config);
    client.on("error", () => this.#lost(client));
    client.on("end", () => this.#lost(client));
    client.on("notification", (message) => this.#hear(message.payload ?? ""));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch {
      return this.#lost(client);
    }
    this.#failures = 0;
    // What was announced while nobody listened was missed.
    for (const topic of this.#wakers.keys()) this.#wake(topic);
  }

  #lost(client: pg.Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => undefined);
    if (this.#stopped) return;
    const wait = backoff(++this.#failures, 100, 5_000);
    this.#log.warn({ failures: this.#failures, wait }, "the listening connection was lost; polling until it is back");
    this.#retry = setTimeout(() => this.#connect(), wait);
  }

  async #send(): Promise<void> {
    await this.#notify();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#unsent.size > 0 && !this.#stopped) this.#sending = this.#send();
    }, spacing);
  }

  async #notify(): Promise<void> {
    const payload = JSON.stringify([this.#self, ...this.#unsent]);
    this.#unsent.clear();
    await this.#client?.query("select pg_notify($1, $2)", [channel, payload]).catch(() => undefined);
  }

  #hear(payload: string): void {
    const [from, ...topics] = words(payload);
    if (from === this.#self) return;
    for (const topic of topics) this.#wake(topic);
  }

  #wake(topic: string): void {
    for (const wake of this.#wakers.get(topic) ?? []) wake();
  }
}

/** Anybody who can connect can notify: what is no list of strings says nothing. */
function words(payload: string): string[] {
  try {
    const value: unknown = JSON.parse(payload);
    return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
  } catch {
    return [];
  }
}
