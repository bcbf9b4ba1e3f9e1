import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkFrequency,
  type Frequency,
  isTimeZone,
  localTime,
  nextOccurrence,
  normaliseFrequency,
  preview,
  remaining,
  type Schedule,
} from "./index.ts";

function schedule(start: string, frequency: Frequency, timezone = "UTC"): Schedule {
  return { start: new Date(start), timezone, frequency };
}

/** The first occurrences in local time; those of whole minutes without the rest. */
function first(count: number, rule: Schedule): string[] {
  return preview(rule, count, new Date(rule.start.getTime() - 1), 0).map((date) =>
    localTime(date, rule.timezone).replace(/:00\.000/, ""),
  );
}

describe("frequencies", () => {
  it.each<[string, Schedule, string[]]>([
    ["once", schedule("2026-05-01T10:00:00Z", { type: "once" }), ["2026-05-01T10:00Z"]],
    [
      "every third minute",
      schedule("2026-05-01T23:58:00Z", { type: "minute", interval: 3 }),
      ["2026-05-01T23:58Z", "2026-05-02T00:01Z", "2026-05-02T00:04Z"],
    ],
    [
      "every fourth hour, through the end of summer time",
      schedule("2026-10-24T22:00:00Z", { type: "hour", interval: 4 }, "Europe/Berlin"),
      ["2026-10-25T00:00+02:00", "2026-10-25T03:00+01:00", "2026-10-25T07:00+01:00"],
    ],
    [
      "every second day, through its beginning",
      schedule("2026-03-27T08:00:00Z", { type: "day", interval: 2 }, "Europe/Berlin"),
      ["2026-03-27T09:00+01:00", "2026-03-29T09:00+02:00", "2026-03-31T09:00+02:00"],
    ],
    [
      "the day of the start each week",
      schedule("2026-05-01T10:00:00Z", { type: "week" }),
      ["2026-05-01T10:00Z", "2026-05-08T10:00Z", "2026-05-15T10:00Z"],
    ],
    [
      "two days of every second week; the start is none of them",
      schedule("2026-05-01T10:00:00Z", { type: "week", interval: 2, day_of_week: ["TU", 0] }),
      ["2026-05-03T10:00Z", "2026-05-12T10:00Z", "2026-05-17T10:00Z"],
    ],
    [
      "the 31st, where there is one",
      schedule("2026-01-31T10:00:00Z", { type: "month" }),
      ["2026-01-31T10:00Z", "2026-03-31T10:00Z", "2026-05-31T10:00Z"],
    ],
    [
      "the last day and the 15th",
      schedule("2026-01-20T10:00:00Z", { type: "month", day_of_month: [-1, 15] }),
      ["2026-01-31T10:00Z", "2026-02-15T10:00Z", "2026-02-28T10:00Z"],
    ],
    [
      "the second Tuesday",
      schedule("2026-05-01T10:00:00Z", { type: "month", specific_weekday: 2, day_of_week: "TU" }),
      ["2026-05-12T10:00Z", "2026-06-09T10:00Z", "2026-07-14T10:00Z"],
    ],
    [
      "the last weekday of the start's kind",
      schedule("2026-05-01T10:00:00Z", { type: "month", specific_weekday: -1 }),
      ["2026-05-29T10:00Z", "2026-06-26T10:00Z", "2026-07-31T10:00Z"],
    ],
    [
      "the fifth Friday, where there is one",
      schedule("2026-05-01T10:00:00Z", { type: "month", specific_weekday: 5, day_of_week: 5 }),
      ["2026-05-29T10:00Z", "2026-07-31T10:00Z", "2026-10-30T10:00Z"],
    ],
    [
      "29 February",
      schedule("2024-02-29T10:00:00Z", { type: "year" }),
      ["2024-02-29T10:00Z", "2028-02-29T10:00Z", "2032-02-29T10:00Z"],
    ],
    [
      "the end of February, every year",
      schedule("2026-02-01T10:00:00Z", { type: "year", day_of_month: -1 }),
      ["2026-02-28T10:00Z", "2027-02-28T10:00Z", "2028-02-29T10:00Z"],
    ],
  ])("%s", (_, rule, expected) => {
    expect(first(3, rule)).toEqual(expected);
  });

  it("end with the count or the end, whichever comes first; the end belongs to them", () => {
    const daily = (rest: Partial<Frequency>) => schedule("2026-05-01T10:00:00Z", { type: "day", ...rest });
    expect(first(9, daily({ count: 2 }))).toHaveLength(2);
    expect(first(9, daily({ count: 5, end_datetime: "2026-05-03T12:00:00+02:00" }))).toHaveLength(3);
    expect(first(9, daily({ count: 2, end_datetime: "2026-05-03T10:00:00Z" }))).toHaveLength(2);
    expect(nextOccurrence(daily({ count: 2 }), new Date("2026-05-01T10:00:00Z"), 2)).toBeUndefined();
  });
});

describe("daylight saving time", () => {
  it.each<[string, Schedule, string[]]>([
    [
      "a time that is left out moves forward by the gap",
      schedule("2026-03-28T01:30:00Z", { type: "day" }, "Europe/Berlin"),
      ["2026-03-28T02:30+01:00", "2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00"],
    ],
    [
      "a time that is there twice counts once, the first time",
      schedule("2026-10-24T00:30:00Z", { type: "day" }, "Europe/Berlin"),
      ["2026-10-24T02:30+02:00", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00"],
    ],
    [
      "a start that means the second time means it",
      schedule("2026-10-25T01:30:00Z", { type: "day" }, "Europe/Berlin"),
      ["2026-10-25T02:30+01:00", "2026-10-26T02:30+01:00", "2026-10-27T02:30+01:00"],
    ],
    [
      "half an hour on Lord Howe",
      schedule("2026-10-02T15:45:00Z", { type: "day" }, "Australia/Lord_Howe"),
      ["2026-10-03T02:15+10:30", "2026-10-04T02:45+11:00", "2026-10-05T02:15+11:00"],
    ],
    [
      "a day that Samoa left out comes with the next one, once",
      schedule("2011-12-29T20:00:00Z", { type: "day" }, "Pacific/Apia"),
      ["2011-12-29T10:00-10:00", "2011-12-31T10:00+14:00", "2012-01-01T10:00+14:00"],
    ],
  ])("%s", (_, rule, expected) => {
    expect(first(3, rule)).toEqual(expected);
  });
});

describe("the price", () => {
  it("of an occurrence does not depend on how long ago the start is", () => {
    // One minute of two thousand years is more than a thousand million steps.
    const old = schedule("0030-01-01T00:00:00Z", { type: "minute" });
    expect(nextOccurrence(old, new Date("2026-05-01T10:00:30Z"), 0)).toEqual(new Date("2026-05-01T10:01:00Z"));
    for (const type of ["day", "week", "month", "year"] as const) {
      const rule = schedule("0030-01-01T00:00:00Z", { type });
      for (let n = 0; n < 100; n++) expect(nextOccurrence(rule, new Date(`2${100 + n}-05-01T00:00:00Z`), 0)).toBeDefined();
    }
  });

  it("of a rule that never comes true is small", () => {
    const never = [
      schedule("2026-02-01T00:00:00Z", { type: "year", day_of_month: 30 }),
      schedule("2026-02-01T00:00:00Z", { type: "month", interval: 12, day_of_month: [30, 31] }),
      schedule("2026-02-01T00:00:00Z", { type: "month", interval: Number.MAX_SAFE_INTEGER, day_of_month: 30 }),
      schedule("2026-02-01T00:00:00Z", { type: "year", interval: Number.MAX_SAFE_INTEGER, day_of_month: 30 }),
    ];
    for (const rule of never) expect(nextOccurrence(rule, new Date(0), 0)).toBeUndefined();
  });

  it("ends with the year 9999", () => {
    const largest = { interval: Number.MAX_SAFE_INTEGER };
    for (const type of ["minute", "hour", "day", "week", "month", "year"] as const) {
      const rule = schedule("2026-05-01T10:00:00Z", { type, ...largest });
      expect(preview(rule, 5, new Date(0), 0)).toEqual([rule.start]);
    }
    const late = schedule("9999-12-30T10:00:00Z", { type: "day" });
    expect(preview(late, 5, new Date(0), 0)).toHaveLength(2);
  });
});

describe("from anywhere", () => {
  const zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia"];
  const rules = fc.oneof(
    fc.record({
      type: fc.constantFrom("minute" as const, "hour" as const, "day" as const),
      interval: fc.integer({ min: 1, max: 90 }),
    }),
    fc.record({
      type: fc.constant("week" as const),
      interval: fc.integer({ min: 1, max: 5 }),
      day_of_week: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      type: fc.constantFrom("month" as const, "year" as const),
      interval: fc.integer({ min: 1, max: 14 }),
      day_of_month: fc.array(fc.constantFrom(1, 15, 28, 29, 30, -1), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      type: fc.constant("month" as const),
      specific_weekday: fc.constantFrom(1, 2, 5, -1),
      day_of_week: fc.integer({ min: 0, max: 6 }),
    }),
  );
  const moments = fc.date({ min: new Date("2010-01-01"), max: new Date("2020-01-01"), noInvalidDate: true });

  it("the next occurrence is the one that counting from the start arrives at", () => {
    fc.assert(
      fc.property(
        moments,
        fc.constantFrom(...zones),
        rules,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, timezone, frequency, share) => {
          const rule = { start, timezone, frequency };
          const all = preview(rule, 60, new Date(start.getTime() - 1), 0);
          const last = all.at(-1);
          if (last === undefined) return;
          const after = new Date(Math.floor(start.getTime() + share * (last.getTime() - start.getTime())) - 1);
          expect(nextOccurrence(rule, after, 0)).toEqual(all.find((occurrence) => occurrence > after));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("occurrences ascend, each once, none before the start", () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), rules, (start, timezone, frequency) => {
        let last = start.getTime() - 1;
        for (const occurrence of preview({ start, timezone, frequency }, 40, new Date(0), 0)) {
          expect(occurrence.getTime()).toBeGreaterThan(last);
          last = occurrence.getTime();
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("what is left", () => {
  const after = new Date("2026-05-01T10:00:00Z");
  it.each<[string, Frequency, number | undefined]>([
    ["of one that has been", { type: "once" }, 0],
    ["of an endless one", { type: "day" }, undefined],
    ["of a count", { type: "day", count: 5_000 }, 4_999],
    ["until an end", { type: "day", end_datetime: "2026-05-04T10:00:00Z" }, 3],
    ["until an end or a count", { type: "day", count: 3, end_datetime: "2026-05-09T10:00:00Z" }, 2],
    ["until an end far away", { type: "hour", end_datetime: "2036-05-04T10:00:00Z" }, undefined],
  ])("%s", (_, frequency, expected) => {
    expect(remaining(schedule("2026-05-01T10:00:00Z", frequency), after, 1)).toBe(expected);
  });
});

describe("what clients send", () => {
  it("may call the unit by its adverb; nothing else is changed", () => {
    expect(normaliseFrequency({ type: "weekly", day_of_week: "MO" })).toEqual({ type: "week", day_of_week: "MO" });
    expect(normaliseFrequency({ type: "hour", interval: 4 })).toEqual({ type: "hour", interval: 4 });
  });

  it.each<[Frequency, string[]]>([
    [{ type: "once" }, []],
    [{ type: "month", specific_weekday: -1, day_of_week: [1, "FR"] }, []],
    [{ type: "once", count: 2 }, ["frequency.count does not go with the type once"]],
    [{ type: "day", day_of_week: 1 }, ["frequency.day_of_week does not go with the type day"]],
    [{ type: "year", specific_weekday: 1 }, ["frequency.specific_weekday does not go with the type year"]],
    [{ type: "month", day_of_month: [1, 0] }, ["frequency.day_of_month must be 1 to 31, or -1 for the last day"]],
    [{ type: "month", specific_weekday: 0 }, ["frequency.specific_weekday must be 1 to 5, or -1 for the last one"]],
    [{ type: "month", day_of_week: 1 }, ["frequency.day_of_week of the type month needs specific_weekday"]],
    [
      { type: "month", day_of_month: 13, specific_weekday: 2 },
      ["frequency.day_of_month and frequency.specific_weekday exclude each other"],
    ],
    [{ type: "day", end_datetime: "2026-06-30T23:59:60Z" }, ["frequency.end_datetime must be a moment in RFC 3339"]],
  ])("%j", (frequency, problems) => {
    expect(checkFrequency(frequency)).toEqual(problems);
  });

  it("names zones of the IANA database", () => {
    for (const zone of ["UTC", "Europe/Berlin", "US/Eastern", "EST5EDT", "america/new_york"]) expect(isTimeZone(zone)).toBe(true);
    for (const zone of ["", "local", "+02:00", "UTC+2", "Europe/Atlantis", "system"]) expect(isTimeZone(zone)).toBe(false);
  });
});
