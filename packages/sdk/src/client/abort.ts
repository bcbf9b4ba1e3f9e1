import { failure } from "../core/errors.ts";
import type { Clock } from "../core/polling.ts";
import { AbortError, TimeoutError } from "./errors.ts";

/** The error of a call that its caller ended. */
export function aborted(signal: AbortSignal): AbortError {
  return new AbortError(failure(499, "the call was aborted"), { cause: signal.reason });
}

/** @throws AbortError when the signal has fired. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw aborted(signal);
}

/** Waits; an abort ends the wait at once. */
export async function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  throwIfAborted(signal);
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    throwIfAborted(signal);
    throw error;
  }
}

/**
 * Waits for something that others wait for too: an abort ends the waiting, not the work.
 *
 * @param begin Begins the work, or joins it. Not called when the signal has fired: nobody would hear of its failure.
 * @throws AbortError; else what the work fails with.
 */
export async function unlessAborted<T>(begin: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  throwIfAborted(signal);
  const work = begin();
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const abort = new Promise<never>((_, reject) => {
    stop = () => reject(aborted(signal));
    signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, abort]);
  } finally {
    if (stop !== undefined) signal.removeEventListener("abort", stop);
  }
}

/**
 * Runs work that must end in time.
 *
 * @param ms Milliseconds.
 * @param work Must end when its signal fires.
 * @throws TimeoutError, AbortError; else what the work throws.
 */
export async function withinTime<T>(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  throwIfAborted(signal);
  const either = new AbortController();
  const done = new AbortController();
  const stop = () => either.abort(signal?.reason);
  signal?.addEventListener("abort", stop, { once: true });
  let late = false;
  clock.sleep(ms, done.signal).then(
    () => {
      late = true;
      either.abort();
    },
    // The work was done first.
    () => undefined,
  );
  try {
    return await work(either.signal);
  } catch (error) {
    throwIfAborted(signal);
    if (late) throw new TimeoutError(failure(408, `no answer within ${ms} ms`), { cause: error });
    throw error;
  } finally {
    done.abort();
    signal?.removeEventListener("abort", stop);
  }
}
