import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Clock } from "../clock.ts";
import { RateLimiter } from "./rate-limit.ts";

function clockAt(start: number): Clock & { time: number } {
  return {
    time: start,
    now() {
      return new Date(this.time);
    },
  };
}

const limits = fc.record({ perSecond: fc.integer({ min: 1, max: 500 }), burst: fc.integer({ min: 1, max: 200 }) });
const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 3000 }), key: fc.constantFrom("a", "b", "c") }), {
  minLength: 1,
  maxLength: 300,
});

describe("RateLimiter", () => {
  it("decides as a bucket that is filled drop by drop", () => {
    fc.assert(
      fc.property(limits, steps, (limit, calls) => {
        const clock = clockAt(1_700_000_000_000);
        const limiter = new RateLimiter(limit, clock);
        // The model counts in whole 1/1000 requests, so that it is exact: perSecond of them fall in each millisecond.
        const level = new Map<string, { drops: number; at: number }>();
        for (const { wait, key } of calls) {
          clock.time += wait;
          const bucket = level.get(key) ?? { drops: limit.burst * 1000, at: clock.time };
          const drops = Math.min(limit.burst * 1000, bucket.drops + (clock.time - bucket.at) * limit.perSecond);
          const expected = drops >= 1000;
          level.set(key, { drops: expected ? drops - 1000 : drops, at: clock.time });
          expect(limiter.check(key).allowed).toBe(expected);
        }
      }),
    );
  });

  it("never lets more pass in any window than the burst and what the rate adds", () => {
    fc.assert(
      fc.property(limits, steps, (limit, calls) => {
        const clock = clockAt(0);
        const limiter = new RateLimiter(limit, clock);
        const passed: number[] = [];
        for (const { wait } of calls) {
          clock.time += wait;
          if (limiter.check("k").allowed) passed.push(clock.time);
        }
        passed.forEach((from, first) => {
          passed.slice(first).forEach((to, count) => {
            expect(count + 1).toBeLessThanOrEqual(limit.burst + ((to - from) * limit.perSecond) / 1000 + 1e-6);
          });
        });
      }),
      { numRuns: 30 },
    );
  });

  it("promises a wait after which the request passes", () => {
    fc.assert(
      fc.property(limits, fc.integer({ min: 1, max: 200 }), fc.nat(5000), (limit, wanted, used) => {
        const cost = Math.min(wanted, limit.burst);
        const clock = clockAt(0);
        const limiter = new RateLimiter(limit, clock);
        for (let call = 0; call < used && limiter.check("k").allowed; call++);
        const verdict = limiter.check("k", cost);
        expect(verdict.retryAfterSeconds > 0).toBe(!verdict.allowed);
        expect(Number.isInteger(verdict.retryAfterSeconds)).toBe(true);
        if (verdict.allowed) return;
        clock.time += verdict.retryAfterSeconds * 1000;
        expect(limiter.check("k", cost).allowed).toBe(true);
      }),
    );
  });

  it("takes nothing for a refused request", () => {
    const clock = clockAt(0);
    const limiter = new RateLimiter({ perSecond: 1, burst: 2 }, clock);
    expect([limiter.check("k", 2), limiter.check("k")]).toEqual([
      { allowed: true, retryAfterSeconds: 0 },
      { allowed: false, retryAfterSeconds: 1 },
    ]);
    for (let call = 0; call < 100; call++) limiter.check("k");
    clock.time += 1000;
    expect([limiter.check("k").allowed, limiter.check("k").allowed]).toEqual([true, false]);
  });

  it("keeps each key's bucket apart", () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, clockAt(0));
    expect(["a", "b", "a", "b"].map((key) => limiter.check(key).allowed)).toEqual([true, true, false, false]);
  });

  it("goes on from what is left when the clock is set back", () => {
    const clock = clockAt(1_000_000_000);
    const limiter = new RateLimiter({ perSecond: 10, burst: 2 }, clock);
    limiter.check("k");
    clock.time = 0;
    expect([limiter.check("k").allowed, limiter.check("k").allowed]).toEqual([true, false]);
    clock.time += 100;
    expect(limiter.check("k").allowed).toBe(true);
  });

  it("keeps a bounded number of buckets and forgets the one used longest ago", () => {
    const limiter = new RateLimiter({ perSecond: 1, burst: 1 }, clockAt(0), 3);
    for (const key of ["a", "b", "c", "a", "d"]) limiter.check(key);
    expect(limiter.size).toBe(3);
    // "b" was forgotten, so it is full again; "a" was used since and stays empty.
    expect(["a", "b"].map((key) => limiter.check(key).allowed)).toEqual([false, true]);
    for (let call = 0; call < 1000; call++) limiter.check(`k${call}`);
    expect(limiter.size).toBe(3);
  });

  it("refuses a cost that no burst can hold", () => {
    expect(() => new RateLimiter({ perSecond: 1, burst: 2 }, clockAt(0)).check("k", 3)).toThrow(RangeError);
  });
});
