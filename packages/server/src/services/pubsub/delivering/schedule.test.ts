import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakerWait, pauseAskedFor, retryWait, retryWaits } from "./schedule.ts";

const now = new Date("2026-01-01T00:00:00Z");

describe("retries", () => {
  it("follow the published schedule", () => {
    const minutes = retryWaits.map((wait) => wait / 60_000);
    expect(minutes).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
  });

  it("come at most a tenth later, and never earlier", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
        const published = retryWaits[failures - 1] ?? 0;
        const wait = retryWait(failures, false, random) ?? 0;
        expect(wait).toBeGreaterThanOrEqual(published);
        expect(wait).toBeLessThanOrEqual(published * 1.1 + 1);
      }),
    );
  });

  it("end with the tenth attempt, unless they are to go on, once a day", () => {
    expect(retryWait(10, false, 0)).toBeUndefined();
    expect(retryWait(10, true, 0)).toBe(24 * 3_600_000);
    expect(retryWait(400, true, 0)).toBe(24 * 3_600_000);
  });
});

describe("Retry-After", () => {
  it.each([
    ["120", 120_000],
    [" 5 ", 5_000],
    ["Thu, 01 Jan 2026 00:01:00 GMT", 60_000],
    ["Wed, 31 Dec 2025 23:00:00 GMT", undefined],
    ["0", undefined],
    ["soon", undefined],
    ["-5", undefined],
    ["999999999", 86_400_000],
    [undefined, undefined],
  ])("%s", (text, expected) => expect(pauseAskedFor(text, now)).toBe(expected));
});

describe("an endpoint that fails", () => {
  it("is left alone from the fifth failure in a row, for 30 seconds up to 5 minutes", () => {
    const waits = [0, 4, 5, 9, 10, 15, 20, 25, 1_000].map((failures) => breakerWait(failures, 0));
    expect(waits).toEqual([undefined, undefined, 30_000, 30_000, 60_000, 120_000, 240_000, 300_000, 300_000]);
  });
});
