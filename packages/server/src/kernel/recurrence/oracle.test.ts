/**
 * Every zone of the IANA database, every moment of five years at which its clocks change, every frequency: what we compute
 * is what an independent oracle says. The oracle gets dates from the library rrule, as if all were UTC, and turns them into
 * moments by the rule as it is worded, with the offsets that Intl.DateTimeFormat gives; no code is shared with ours.
 */
import { type Options, RRule, type Weekday } from "rrule";
import { describe, expect, it } from "vitest";
import { type Frequency, preview } from "./index.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const from = Date.UTC(2024, 0, 1);
const until = Date.UTC(2029, 0, 1);

/** A stretch of time in which a zone has one offset (ms). */
interface Stretch {
  readonly start: number;
  readonly offset: number;
}

/** The stretches of a zone, from a year before the five to two years after them. */
function stretchesOf(zone: string): Stretch[] {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const offsetAt = (instant: number) => {
    const [month, dayOfMonth, year, hours, minutes, seconds] = format.format(instant).split(/\D+/).map(Number);
    return Date.UTC(year ?? 0, (month ?? 0) - 1, dayOfMonth, hours, minutes, seconds) - instant;
  };
  let last = from - 400 * day;
  let offset = offsetAt(last);
  const stretches = [{ start: Number.NEGATIVE_INFINITY, offset }];
  for (let instant = last; instant < until + 800 * day; last = instant, instant += 3 * day) {
    const next = offsetAt(instant);
    if (next === offset) continue;
    let [low, high] = [last, instant];
    while (high - low > second) {
      const middle = Math.floor((low + high) / 2 / second) * second;
      if (offsetAt(middle) === offset) low = middle;
      else high = middle;
    }
    stretches.push({ start: high, offset: next });
    offset = next;
  }
  return stretches;
}

/** The moment that a local time means: the first at which clocks show it, or else that much later as they leave out. */
function momentOf(wall: number, stretches: readonly Stretch[]): number {
  for (const [index, { start, offset }] of stretches.entries()) {
    const instant = wall - offset;
    if (instant >= start && instant < (stretches[index + 1]?.start ?? Number.POSITIVE_INFINITY)) return instant;
  }
  for (const [index, { start, offset }] of stretches.entries()) {
    const before = stretches[index - 1]?.offset ?? offset;
    if (wall >= start + before && wall < start + offset) return momentOf(wall + offset - before, stretches);
  }
  throw new Error("Clocks neither show nor leave out this time.");
}

/** What clocks show at a moment. */
function wallOf(instant: number, stretches: readonly Stretch[]): number {
  return instant + (stretches.findLast(({ start }) => start <= instant)?.offset ?? 0);
}

const known = new Map<string, number[]>();

/** The first dates of a rule by rrule. Many zones change their clocks at the same local time. */
function datesOf(options: Partial<Options> & { dtstart: Date }): number[] {
  const name = JSON.stringify(options);
  let dates = known.get(name);
  if (dates === undefined) {
    dates = new RRule({ wkst: RRule.MO, count: 4, ...options }).all().map((date) => date.getTime());
    known.set(name, dates);
  }
  return dates;
}

const weekdays: readonly Weekday[] = [RRule.SU, RRule.MO, RRule.TU, RRule.WE, RRule.TH, RRule.FR, RRule.SA];
const at = (wall: number) => new Date(wall);

interface Rule {
  readonly frequency: Frequency;
  /** The same for rrule, without the start. */
  readonly options: Partial<Options>;
  /** Local time of the start. */
  readonly wall: number;
}

/** Rules of all kinds that fall on this local time, or would, were it on every calendar. */
function rulesOnto(wall: number): Rule[] {
  const date = at(wall);
  const weekday = date.getUTCDay();
  const other = (weekday + 3) % 7;
  const monthDay = date.getUTCDate();
  const nth = Math.ceil(monthDay / 7);
  const monthBefore = (months: number, onDay = monthDay) =>
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, onDay) + (wall % day);
  const named = (index: number) => [weekdays[index] ?? RRule.MO];
  return [
    { frequency: { type: "day" }, options: { freq: RRule.DAILY }, wall: wall - 2 * day },
    { frequency: { type: "day", interval: 3 }, options: { freq: RRule.DAILY, interval: 3 }, wall: wall - 3 * day },
    { frequency: { type: "week" }, options: { freq: RRule.WEEKLY }, wall: wall - 14 * day },
    {
      frequency: { type: "week", interval: 2, day_of_week: [weekday, other] },
      options: { freq: RRule.WEEKLY, interval: 2, byweekday: [...named(weekday), ...named(other)] },
      wall: wall - 14 * day,
    },
    {
      frequency: { type: "month", day_of_month: monthDay },
      options: { freq: RRule.MONTHLY, bymonthday: [monthDay] },
      wall: monthBefore(1),
    },
    {
      frequency: { type: "month", interval: 2, day_of_month: [monthDay, -1] },
      options: { freq: RRule.MONTHLY, interval: 2, bymonthday: [monthDay, -1] },
      wall: monthBefore(2, 1),
    },
    {
      frequency: { type: "month", specific_weekday: nth, day_of_week: weekday },
      options: { freq: RRule.MONTHLY, byweekday: named(weekday).map((name) => name.nth(nth)) },
      wall: monthBefore(1, 1),
    },
    {
      frequency: { type: "month", specific_weekday: -1, day_of_week: weekday },
      options: { freq: RRule.MONTHLY, byweekday: named(weekday).map((name) => name.nth(-1)) },
      wall: monthBefore(1, 1),
    },
    {
      frequency: { type: "year", day_of_month: monthDay },
      options: { freq: RRule.YEARLY, bymonth: [date.getUTCMonth() + 1], bymonthday: [monthDay] },
      wall: monthBefore(12, 1),
    },
  ];
}

/** Local times around what a change of clocks leaves out or shows twice. */
function around({ start, offset }: Stretch, before: number): number[] {
  const low = start + Math.min(before, offset);
  const high = start + Math.max(before, offset);
  return [low - second, low, low + Math.floor((high - low) / 2 / second) * second, high - second, high];
}

/** What is wrong in a zone, and how many rules were compared. */
function judge(zone: string): { compared: number; wrong: string[] } {
  const stretches = stretchesOf(zone);
  const changes = stretches.filter(({ start }) => start >= from && start < until);
  const walls = changes.flatMap((stretch) => around(stretch, stretches[stretches.indexOf(stretch) - 1]?.offset ?? 0));
  if (walls.length === 0) walls.push(Date.UTC(2026, 2, 29, 2, 30));
  const wrong: string[] = [];
  let compared = 0;
  const compare = (frequency: Frequency, start: number, expected: readonly number[]) => {
    compared++;
    const ours = preview({ start: at(start), timezone: zone, frequency }, expected.length, at(start - 1), 0);
    const text = (instants: readonly number[]) => instants.map((instant) => at(instant).toISOString()).join(" ");
    const [got, want] = [text(ours.map((date) => date.getTime())), text(expected)];
    if (got !== want) wrong.push(`${zone} ${JSON.stringify(frequency)} from ${at(start).toISOString()}: ${got}, not ${want}`);
  };
  for (const target of walls) {
    for (const { frequency, options, wall } of rulesOnto(target)) {
      const start = momentOf(wall, stretches);
      // A start that clocks leave out would be one that they show later.
      const dates = datesOf({ ...options, dtstart: at(wallOf(start, stretches)) });
      const moments = dates.map((date) => momentOf(date, stretches)).filter((moment) => moment >= start);
      compare(frequency, start, [...new Set(moments)]);
    }
    const start = momentOf(target, stretches) - 3 * hour;
    for (const interval of [20, 90]) {
      const options = { freq: RRule.MINUTELY, interval, count: 20, dtstart: at(start) };
      compare({ type: "minute", interval }, start, datesOf(options));
    }
    compare({ type: "hour" }, start, datesOf({ freq: RRule.HOURLY, dtstart: at(start) }));
  }
  return { compared, wrong };
}

describe("equals the oracle", () => {
  const zones = Intl.supportedValuesOf("timeZone");

  it.each(Array.from({ length: 6 }, (_, part) => part))("in all zones, part %i", { timeout: 120_000 }, (part) => {
    let compared = 0;
    for (const zone of zones.filter((_, index) => index % 6 === part)) {
      const verdict = judge(zone);
      expect(verdict.wrong).toEqual([]);
      compared += verdict.compared;
    }
    // Some two zones of five change their clocks, twice a year.
    expect(compared).toBeGreaterThan(10_000);
  });

  it("which knows a known case", () => {
    const stretches = stretchesOf("Europe/Berlin");
    expect(at(momentOf(Date.UTC(2026, 2, 29, 2, 30), stretches)).toISOString()).toBe("2026-03-29T01:30:00.000Z");
    expect(at(momentOf(Date.UTC(2026, 9, 25, 2, 30), stretches)).toISOString()).toBe("2026-10-25T00:30:00.000Z");
  });
});
