import { backoff } from "../../kernel/backoff.ts";
import { Session, type SessionOptions } from "./session.ts";

/** Wait before a new attempt to connect, in ms: from … to, doubling, with jitter. */
const first = 500;
const longest = 30_000;
/** A connection that has lasted so long, in ms, was a good one: the next attempt waits as little as the first. */
const lasting = 10_000;

export interface ConnectionOptions extends SessionOptions {
  /** Told when it is bound, and when it is not any more. */
  onChange(up: boolean, note: string): void;
}

/** Keeps a session open, from `start` to `stop`: opens another one whenever it ends. */
export class Connection {
  readonly #options: ConnectionOptions;
  #session: Session | undefined;
  #running: Promise<void> | undefined;
  #stop = new AbortController();

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** The session, while it is bound. */
  get session(): Session | undefined {
    return this.#session?.isOpen === true ? this.#session : undefined;
  }

  start(): void {
    if (this.#running !== undefined && !this.#stop.signal.aborted) return;
    const before = this.#running;
    const stop = new AbortController();
    this.#stop = stop;
    this.#running = (before ?? Promise.resolve()).then(() => this.#run(stop.signal));
  }

  /** Lets what is under way end, and disconnects. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#session?.close();
    await this.#running;
    this.#running = undefined;
  }

  /** Disconnects at once. */
  cut(reason: string): void {
    this.#stop.abort();
    this.#session?.destroy(reason);
  }

  async #run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const began = performance.now();
      const reason = await this.#once(signal);
      failures = performance.now() - began > lasting ? 1 : failures + 1;
      if (signal.aborted) break;
      this.#options.onChange(false, reason);
      this.#options.log.warn({ reason, failures }, "a carrier's connection is down; it will be opened again");
      await pause(backoff(failures, first, longest), signal);
    }
  }

  /** One session from its beginning to its end. @returns why it ended, or did not begin */
  async #once(signal: AbortSignal): Promise<string> {
    try {
      const session = await Session.open(this.#options, signal);
      this.#session = session;
      this.#options.onChange(true, "bound");
      return await session.ended;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      this.#session = undefined;
    }
  }
}

/** A pause that the signal ends. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener("abort", done, { once: true });
  });
}
