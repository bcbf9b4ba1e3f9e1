import { daysOf } from "./calendar.ts";
import type { Frequency } from "./frequency.ts";
import { instantOf, wallClock } from "./zone.ts";

/** Something that happens once or again and again. */
export interface Schedule {
  /** From when on; also gives what the frequency leaves open: time of day, weekday, day, month. */
  readonly start: Date;
  /** IANA name of the zone whose clocks and calendar count. */
  readonly timezone: string;
  readonly frequency: Frequency;
}

const msPerDay = 86_400_000;
const unitLength = { minute: 60_000, hour: 3_600_000 } as const;
const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/**
 * The next occurrence. It is computed from the start, in the same time however long ago that was.
 * @param after the occurrence is later than this
 * @param fired occurrences until then, those left out as well; what `count` is compared with
 * @returns undefined when no occurrence is left
 */
export function nextOccurrence(schedule: Schedule, after: Date, fired: number): Date | undefined {
  return preview(schedule, 1, after, fired)[0];
}

/** The next `most` occurrences, or fewer when they come to an end; see {@link nextOccurrence}. */
export function preview(schedule: Schedule, most: number, after: Date, fired: number): Date[] {
  const { count = Number.POSITIVE_INFINITY } = schedule.frequency;
  const wanted = Math.min(most, count - fired);
  const found: Date[] = [];
  if (wanted <= 0) return found;
  for (const occurrence of occurrences(schedule, after.getTime())) {
    if (found.push(new Date(occurrence)) >= wanted) break;
  }
  return found;
}

/** Farther than this, occurrences up to an end are not counted. */
const mostCounted = 1_000;

/**
 * How many occurrences are left after a moment.
 * @returns undefined when there is no end to them, or it is more than a thousand occurrences away
 */
export function remaining(schedule: Schedule, after: Date, fired: number): number | undefined {
  const { type, count, end_datetime } = schedule.frequency;
  if (count === undefined && end_datetime === undefined && type !== "once") {
    return nextOccurrence(schedule, after, fired) === undefined ? 0 : undefined;
  }
  const counted = preview(schedule, mostCounted + 1, after, fired).length;
  if (counted <= mostCounted) return counted;
  return end_datetime === undefined && count !== undefined ? count - fired : undefined;
}

/** All occurrences after a moment (ms since the epoch), in order; without looking at `count`. */
export function* occurrences(schedule: Schedule, after: number): Generator<number, void> {
  const { frequency } = schedule;
  const end = frequency.end_datetime === undefined ? endOfTime : Math.min(Date.parse(frequency.end_datetime), endOfTime);
  for (const instant of endless(schedule, after)) {
    if (instant > end) return;
    yield instant;
  }
}

function* endless({ start, timezone, frequency }: Schedule, after: number): Generator<number, void> {
  const first = start.getTime();
  const { type, interval = 1 } = frequency;
  if (type === "once") {
    if (first > after) yield first;
  } else if (type === "minute" || type === "hour") {
    const step = interval * unitLength[type];
    const index = Math.max(0, Math.floor((after - first) / step) + 1);
    for (let instant = first + index * step; ; instant += step) yield instant;
  } else {
    yield* byCalendar(frequency, first, timezone, after);
  }
}

/** Those that keep the local time of day. */
function* byCalendar(frequency: Frequency, first: number, timezone: string, after: number): Generator<number, void> {
  const wall = wallClock(first, timezone);
  const firstDay = Math.floor(wall / msPerDay);
  const timeOfDay = wall - firstDay * msPerDay;
  // What local time the clocks leave out comes later, by a day at most (Samoa, 2011).
  const from = Math.floor(wallClock(after, timezone) / msPerDay) - 1;
  let last = after;
  for (const day of daysOf(frequency, firstDay, from)) {
    // The start is what it says, also when clocks show its time twice and it means the second.
    const instant = day === firstDay ? first : instantOf(day * msPerDay + timeOfDay, timezone);
    if (instant <= last) continue;
    last = instant;
    yield instant;
  }
}
