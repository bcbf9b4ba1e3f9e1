import { randomFillSync } from "node:crypto";
import { v7 } from "uuid";

/** Time and identity of new things; tests own them by passing their own. */
export interface Clock {
  /** The present moment. */
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Random bytes in stock: to ask the system for the sixteen of each id would cost more than all the rest of making it. */
const stock = new Uint8Array(4096);
let used = stock.length;

function sixteenBytes(): Uint8Array {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += 16;
  return stock.subarray(used - 16, used);
}

/** A new UUIDv7 (RFC 9562), ordered by the given moment. */
export function newUuid(at: Date): string {
  return v7({ msecs: at.getTime(), random: sixteenBytes() });
}

/** RFC 3339 in UTC with whole seconds, the form of all `…_date` fields. */
export function seconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** RFC 3339 in UTC with milliseconds, the form of all `…_datetime` fields. */
export function milliseconds(date: Date): string {
  return date.toISOString();
}
