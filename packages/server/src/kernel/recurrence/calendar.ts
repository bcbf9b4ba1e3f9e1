import { type Frequency, monthDaysOf, weekdaysOf } from "./frequency.ts";

/** Days since 1970-01-01; a Thursday. */
export type EpochDay = number;

const msPerDay = 86_400_000;
/** The calendar repeats after 400 years: a rule that finds no day in so many months of them finds none ever. */
const mostEmptyPeriods = 4_800;
/** Dates of RFC 3339 have years of four digits. */
const lastDay: EpochDay = Math.floor(Date.UTC(9999, 11, 31) / msPerDay);

/**
 * The days on which a frequency of days or larger units falls, in order and without end; computed from the first day, so
 * that it costs the same however much later `from` is.
 * @param first day of the start
 * @param from none before it is given
 */
export function* daysOf(frequency: Frequency, first: EpochDay, from: EpochDay): Generator<EpochDay, void> {
  const periods = periodsOf(frequency, first);
  const low = Math.max(first, from);
  let empty = 0;
  for (let index = periods.indexOf(low); empty < mostEmptyPeriods; index++) {
    const start = periods.start(index);
    if (start > lastDay) return;
    const days = periods.days(start).filter((day) => day >= low);
    empty = days.length === 0 ? empty + 1 : 0;
    yield* days;
  }
}

/** The equal stretches of time that a frequency divides the calendar into: each n-th day, week, month or year. */
interface Periods {
  /** The period that this day belongs to, or the last one before it. */
  indexOf(day: EpochDay): number;
  /** First day of a period. */
  start(index: number): EpochDay;
  /** Days of the period that begins here on which it falls, in order. */
  days(start: EpochDay): EpochDay[];
}

function periodsOf(frequency: Frequency, first: EpochDay): Periods {
  const interval = frequency.interval ?? 1;
  if (frequency.type === "day") return equalPeriods(first, interval, () => [0]);
  if (frequency.type === "week") {
    const chosen = weekdaysOf(frequency);
    // Weeks begin on Monday, as in RFC 5545 and ISO 8601.
    const offsets = ascending((chosen.length === 0 ? [weekday(first)] : chosen).map(daysSinceMonday));
    return equalPeriods(first - daysSinceMonday(weekday(first)), 7 * interval, () => offsets);
  }
  const months = frequency.type === "year" ? 12 * interval : interval;
  const firstMonth = monthOf(first);
  return {
    indexOf: (day) => Math.floor((monthOf(day) - firstMonth) / months),
    start: (index) => startOfMonth(firstMonth + index * months),
    days: (start) => ascending(monthDays(frequency, first, start)),
  };
}

function equalPeriods(first: EpochDay, length: number, offsets: () => readonly number[]): Periods {
  return {
    indexOf: (day) => Math.floor((day - first) / length),
    start: (index) => first + index * length,
    days: (start) => offsets().map((offset) => start + offset),
  };
}

/** The days chosen in the month that begins at `start`, unordered. */
function monthDays(frequency: Frequency, first: EpochDay, start: EpochDay): EpochDay[] {
  const length = startOfMonth(monthOf(start) + 1) - start;
  if (frequency.specific_weekday !== undefined) {
    const chosen = weekdaysOf(frequency);
    const nth = frequency.specific_weekday;
    return (chosen.length === 0 ? [weekday(first)] : chosen)
      .map((day) => nthWeekday(start, length, day, nth))
      .filter((day) => day < start + length);
  }
  const chosen = monthDaysOf(frequency);
  return (chosen.length === 0 ? [dateOf(first).getUTCDate()] : chosen)
    .map((day) => (day === -1 ? length : day))
    .filter((day) => day <= length)
    .map((day) => start + day - 1);
}

/** The n-th (-1 = last) such weekday of a month; a day after its end when there are fewer. */
function nthWeekday(start: EpochDay, length: number, day: number, nth: number): EpochDay {
  const earliest = start + ((day - weekday(start) + 7) % 7);
  if (nth > 0) return earliest + 7 * (nth - 1);
  return earliest + 7 * Math.floor((start + length - 1 - earliest) / 7);
}

function dateOf(day: EpochDay): Date {
  return new Date(day * msPerDay);
}

/** 0 = Sunday. */
function weekday(day: EpochDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

function daysSinceMonday(day: number): number {
  return (day + 6) % 7;
}

/** Months since year 0. */
function monthOf(day: EpochDay): number {
  const date = dateOf(day);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function startOfMonth(month: number): EpochDay {
  const year = Math.floor(month / 12);
  const ms = Date.UTC(2000 + (year % 400), month - year * 12, 1);
  // By way of the same year of another cycle, because Date.UTC takes years below 100 for 19xx, and has an end.
  const cycles = Math.floor(year / 400) - 5;
  return ms / msPerDay + cycles * daysIn400Years;
}

const daysIn400Years = 146_097;

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
