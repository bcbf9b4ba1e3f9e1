import type { PatchbayError } from "../core/errors.ts";
import { ConnectionError, TimeoutError } from "./errors.ts";

/** Milliseconds of the longest wait that a server's `Retry-After` can ask for; with a longer one the call fails at once. */
export const longestWait = 120_000;

const firstDelay = 500;
const longestDelay = 8_000;
const passing = new Set([408, 429, 500, 502, 503, 504]);

/** Whether another attempt could succeed where this one failed. */
export function isPassing(error: PatchbayError): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true;
  return error.response !== undefined && passing.has(error.response.status);
}

/**
 * Milliseconds to wait before the next attempt. What the server asks for (`Retry-After`) wins; otherwise the wait doubles
 * with each attempt, from half a second to eight, of which a random half is taken off so that clients spread out.
 *
 * @param attempt 0 for the first one.
 * @param now Milliseconds since 1970.
 */
export function delayBefore(attempt: number, error: PatchbayError, now: number, random: () => number): number {
  const asked = retryAfter(error.response?.headers.get("retry-after") ?? null, now);
  if (asked !== undefined) return asked;
  return Math.min(firstDelay * 2 ** attempt, longestDelay) * (1 - random() / 2);
}

/** Milliseconds of a `Retry-After`, which is a number of seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  const text = header.trim();
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
