import { bounded } from "../client/bounded.ts";
import { TimeoutError } from "../client/errors.ts";
import type { CallOptions, PatchbayOptions } from "../client/options.ts";
import { isPassing, retryAfter } from "../client/retry.ts";
import { failure, PatchbayError } from "../core/errors.ts";
import { type Clock, sleep, systemClock } from "../core/polling.ts";
import { WaitTimeoutError } from "./errors.ts";

/** How long to wait, and what each request on the way does differently. */
export interface WaitOptions
  extends Pick<CallOptions, "signal" | "timeout" | "maxRetries" | "headers" | "trace">,
    Pick<PatchbayOptions, "clock" | "random"> {
  /** Milliseconds after which to give up; `Infinity` for never. */
  readonly maxWait?: number | undefined;
}

/** Something whose end can be waited for. */
export interface Watched<Seen, Result> {
  /** `message 0198…`: what the error speaks of. */
  readonly name: string;
  /** Its status before the first look. */
  readonly status: string;
  readonly look: (options: CallOptions) => Promise<Seen>;
  readonly statusOf: (seen: Seen) => string;
  /** What to give when it has ended well, undefined when it has not ended; throws when it has ended badly. */
  readonly resultOf: (seen: Seen) => Result | undefined;
}

/** Milliseconds: the first wait, which doubles from look to look, and the longest. */
const firstWait = 100;
const longestWait = 30_000;

/**
 * Looks again and again until something has ended. The waits between two looks double, from a tenth of a second to half a
 * minute, of which a random half is taken off, so that short work is not kept waiting, and long work costs few requests.
 * A look that fails for the moment (no connection, 429, 5xx) is no reason to give up.
 *
 * @param maxWait Milliseconds, unless the options say otherwise.
 * @throws WaitTimeoutError, AbortError; else what `resultOf` throws, or a look that no further one would mend.
 */
export async function until<Seen, Result>(watched: Watched<Seen, Result>, options: WaitOptions, maxWait: number): Promise<Result> {
  const { clock = systemClock, random = Math.random, signal } = options;
  const limit = options.maxWait ?? maxWait;
  let { status } = watched;
  let trouble: PatchbayError | undefined;
  const work = async (either: AbortSignal): Promise<Result> => {
    for (let looks = 0; ; looks += 1) {
      await sleep(clock, waitBefore(looks, trouble, clock, random), either);
      const seen = await passing(watched.look({ ...options, signal: either }));
      trouble = seen instanceof PatchbayError ? seen : undefined;
      if (seen instanceof PatchbayError) continue;
      status = watched.statusOf(seen.value);
      const result = watched.resultOf(seen.value);
      if (result !== undefined) return result;
    }
  };
  return bounded(work, signal, limit === Number.POSITIVE_INFINITY ? undefined : { clock, ms: limit }).catch((error: unknown) => {
    // No other one comes here: a look that timed out is looked at again.
    if (!(error instanceof TimeoutError)) throw error;
    throw new WaitTimeoutError(failure(408, `${watched.name} is still ${status} after ${limit} ms`), status, {
      cause: trouble ?? error,
    });
  });
}

/** What is seen, or a failure that will pass. Wrapped, because what is seen may be anything. */
async function passing<Seen>(look: Promise<Seen>): Promise<{ readonly value: Seen } | PatchbayError> {
  try {
    return { value: await look };
  } catch (error) {
    if (error instanceof PatchbayError && isPassing(error)) return error;
    throw error;
  }
}

function waitBefore(looks: number, trouble: PatchbayError | undefined, clock: Clock, random: () => number): number {
  const asked = retryAfter(trouble?.response?.headers.get("retry-after") ?? null, clock.now());
  return asked ?? Math.min(firstWait * 2 ** looks, longestWait) * (1 - random() / 2);
}
