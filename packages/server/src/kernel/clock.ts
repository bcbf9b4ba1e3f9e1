import { v7 } from "uuid";

/** Time and identity of new things; tests own them by passing their own. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A new UUIDv7 (RFC 9562), ordered by the given moment. */
export function newUuid(at: Date): string {
  return v7({ msecs: at.getTime() });
}

/** RFC 3339 in UTC with whole seconds, the form of all `…_date` fields. */
export function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 in UTC with milliseconds, the form of all `…_datetime` fields. */
export function milliseconds(date: Date): string {
  return date.toISOString();
}
