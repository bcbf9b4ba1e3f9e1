import { failure } from "../core/errors.ts";
import type { Clock } from "../core/polling.ts";
import { AbortError, TimeoutError } from "./errors.ts";

/**
 * Runs work until it is done, its time is over or the caller ends it, whichever comes first: the promise does not wait for
 * work that does not listen to its signal.
 *
 * @param work Gets a signal that fires as soon as nobody waits any more.
 * @param signal The caller's. When it has fired before, the work does not begin.
 * @param limit How long the work may take, in milliseconds.
 * @throws AbortError, TimeoutError; else what the work throws.
 */
export function bounded<T>(
  work: (signal: AbortSignal) => Promise<T>,
  signal: AbortSignal | undefined,
  limit?: { readonly clock: Clock; readonly ms: number },
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) throw aborted(signal);
    const given = new AbortController();
    const release = () => {
      cancel?.();
      signal?.removeEventListener("abort", stop);
    };
    const fail = (error: unknown) => {
      release();
      reject(error);
    };
    const giveUp = (error: Error) => {
      fail(error);
      // With the error as reason: making the platform's own costs as much as a tenth of a call.
      given.abort(error);
    };
    const stop = () => giveUp(aborted(signal));
    const cancel = limit?.clock.after(limit.ms, () => giveUp(new TimeoutError(failure(408, `no answer within ${limit.ms} ms`))));
    signal?.addEventListener("abort", stop);
    work(given.signal).then((value) => {
      release();
      resolve(value);
    }, fail);
  });
}

function aborted(signal: AbortSignal | undefined): AbortError {
  return new AbortError(failure(499, "the call was aborted"), { cause: signal?.reason });
}
