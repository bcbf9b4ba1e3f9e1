import { failure } from "./errors.ts";
import { property } from "./values.ts";

/** Time, so that tests can own it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /**
   * Calls a function once, after `ms` milliseconds.
   *
   * @returns Keeps it from being called.
   */
  after(ms: number, run: () => void): () => void;
}

/** Milliseconds of the longest timer that platforms can set; a longer one would fire at once. */
const longestTimer = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, Math.min(ms, longestTimer));
    return () => clearTimeout(timer);
  },
};

/** Waits; rejects with the signal's reason as soon as it aborts. */
export function sleep(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = clock.after(ms, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    signal?.addEventListener("abort", stop);
  });
}

export interface PollOptions {
  /** Looks at the operation once: the value of the header `x-status`. A rejection ends the polling. */
  readonly look: () => Promise<string | null>;
  /** Whether a 404 means that the work is done, as it does for a deletion. */
  readonly deleting?: boolean;
  /** Milliseconds between two looks. */
  readonly interval: number;
  /** Milliseconds after which to give up, measured from the first look. */
  readonly timeout: number;
  /** Tells a reader of the error what was waited for. Must not hold secrets. */
  readonly description: string;
  readonly clock?: Clock | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Looks at an operation until it is complete; the first time at once.
 *
 * @throws PatchbayError 408 when it takes longer than `timeout`; 500 when it failed, or when `x-status` is missing.
 * What `look` rejects with; the signal's reason when aborted.
 */
export async function pollUntilComplete(options: PollOptions): Promise<void> {
  const { interval, timeout, description, clock = systemClock, signal } = options;
  const deadline = clock.now() + timeout;
  while (clock.now() < deadline) {
    signal?.throwIfAborted();
    const status = await lookOnce(options);
    if (status === "complete") return;
    if (status === null) throw failure(500, "x-status missing from response", [description]);
    if (status !== "processing") throw failure(500, `operation failed: ${status}`, [description]);
    await sleep(clock, interval, signal);
  }
  throw failure(408, "request timeout", [description]);
}

async function lookOnce({ look, deleting }: PollOptions): Promise<string | null> {
  try {
    return await look();
  } catch (error) {
    if (deleting === true && isNotFound(error)) return "complete";
    throw error;
  }
}

/** Callers may bring their own request function, whose errors look different from ours. */
function isNotFound(error: unknown): boolean {
  const statuses = [property(error, "code"), property(error, "statusCode"), property(property(error, "response"), "status")];
  return statuses.includes(404);
}
