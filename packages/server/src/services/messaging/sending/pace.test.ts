import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Limit, type Pace, Paces } from "./pace.ts";

const second: Limit = { key: "number:+1", per: "second", most: 7 };
const minute: Limit = { key: "campaign:C", per: "minute", most: 75 };
const day: Limit = { key: "brand:B", per: "day", most: 2 };
const start = Date.parse("2026-11-24T12:00:00Z");

/** Sends as much as is let, looking at the given moments; each look may be another process. Gives when each may leave at the latest. */
function run(limit: Limit, looks: readonly { at: number; texts: number; cost: number }[]) {
  let stored: Pace[] = [];
  const sent: { from: number; until: number; cost: number }[] = [];
  for (const { at, texts, cost } of looks) {
    const paces = new Paces(new Date(at), stored);
    for (let i = 0; i < texts && paces.wait(limit, cost) === 0; i++) sent.push({ from: at, until: paces.take(limit, cost), cost });
    stored = JSON.parse(JSON.stringify(paces.changed().length > 0 ? paces.changed() : stored));
  }
  return sent;
}

describe.each([
  [second, 1_000],
  [minute, 60_000],
])("a limit per window: %j", (limit, window) => {
  it("holds in every window, wherever within its time each one leaves", () => {
    const look = fc.record({
      pause: fc.nat({ max: window / 4 }),
      texts: fc.nat({ max: 20 }),
      cost: fc.integer({ min: 1, max: 6 }),
      delay: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(look, { minLength: 1, maxLength: 60 }), (looks) => {
        let at = start;
        const timed = looks.map(({ pause, texts, cost }) => {
          at += pause;
          return { at, texts, cost };
        });
        const delays = looks.map(({ delay }) => delay);
        const left = run(limit, timed)
          .map(({ from, until, cost }, i) => ({ at: from + (until - from) * (delays[i % delays.length] ?? 0), cost }))
          .sort((a, b) => a.at - b.at);
        for (const first of left) {
          const within = left.filter((one) => one.at >= first.at && one.at < first.at + window);
          expect(within.reduce((total, one) => total + one.cost, 0)).toBeLessThanOrEqual(limit.most);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is used: no less than 80 percent of it leave", () => {
    const looks = Array.from({ length: 2_000 }, (_, i) => ({ at: start + (i * window) / 100, texts: 20, cost: 1 }));
    expect(run(limit, looks).length).toBeGreaterThanOrEqual(limit.most * 20 * 0.8);
  });

  it("tells when there will be room", () => {
    const paces = new Paces(new Date(start), []);
    for (let i = 0; i < limit.most; i++) paces.take(limit, 1);
    const wait = paces.wait(limit, 1);
    expect(new Paces(new Date(start + wait - 1), paces.changed()).wait(limit, 1)).toBe(1);
    expect(new Paces(new Date(start + wait), paces.changed()).wait(limit, 1)).toBe(0);
  });

  it("lets what is more than the whole of it go alone", () => {
    const paces = new Paces(new Date(start), []);
    expect(paces.wait(limit, 1_000)).toBe(0);
    paces.take(limit, 1_000);
    expect(paces.wait(limit, 1)).toBeGreaterThan(0);
  });
});

it("a day ends at midnight in California", () => {
  const evening = new Date("2026-11-25T07:59:59Z");
  const paces = new Paces(evening, []);
  paces.take(day, 2);
  expect(paces.wait(day, 1)).toBeGreaterThan(0);
  expect(new Paces(new Date("2026-11-25T08:00:00Z"), paces.changed()).wait(day, 1)).toBe(0);
});

it("a clock that goes back gives nothing away", () => {
  const paces = new Paces(new Date(start), []);
  paces.take(second, 7);
  expect(new Paces(new Date(start - 5_000), paces.changed()).wait(second, 1)).toBeGreaterThan(0);
});
