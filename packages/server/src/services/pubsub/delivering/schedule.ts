/** When a delivery is tried again, and when an endpoint is left alone: pure decisions. */

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Waits after the first failure, the second … as published, in ms. */
export const retryWaits: readonly number[] = [
  ...[5 * second, 5 * minute, 30 * minute],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour),
];

/** Up to so much longer, so that what failed together does not come back together. */
const jitter = 0.1;

/** An endpoint may ask for a pause of that length at most. */
const longestPause = day;

/** After so many attempts without a usable answer an endpoint is left alone for a while. */
export const breakerThreshold = 5;

/**
 * How long to wait before the next attempt, in ms; undefined when that was the last one.
 * @param failures attempts of this delivery that have failed, 1 or more
 * @param keepTrying go on after the last published wait, once a day
 * @param random from 0 to 1
 */
export function retryWait(failures: number, keepTrying: boolean, random: number): number | undefined {
  const wait = retryWaits[failures - 1] ?? (keepTrying ? retryWaits.at(-1) : undefined);
  return wait === undefined ? undefined : Math.round(wait * (1 + jitter * random));
}

/**
 * How long an endpoint is left alone after so many failures in a row, in ms: 30 s, doubling up to 5 minutes; undefined while
 * it is not.
 */
export function breakerWait(failures: number, random: number): number | undefined {
  if (failures < breakerThreshold) return undefined;
  const full = Math.min(5 * minute, 30 * second * 2 ** Math.min(20, Math.floor((failures - breakerThreshold) / breakerThreshold)));
  return Math.round(full * (1 + jitter * random));
}

/**
 * The pause that an answer asks for (Retry-After, RFC 9110, 10.2.3: seconds or a date), in ms, a day at most; undefined when it
 * asks for none.
 */
export function pauseAskedFor(retryAfter: string | undefined, now: Date): number | undefined {
  if (retryAfter === undefined) return undefined;
  const text = retryAfter.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * second : Date.parse(text) - now.getTime();
  return wait > 0 ? Math.min(wait, longestPause) : undefined;
}

/** Whether an attempt says that the endpoint itself is in trouble: no answer, a fault, or too much for it. */
export function isTrouble(response_status: number | null): boolean {
  return response_status === null || response_status >= 500 || response_status === 429;
}

/** Whether the answer accepts the delivery. */
export function isSuccess(response_status: number | null): boolean {
  return response_status !== null && response_status >= 200 && response_status < 300;
}
