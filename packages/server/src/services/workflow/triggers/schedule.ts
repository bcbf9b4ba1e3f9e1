import { nextOccurrence, occurrences, type Schedule } from "../../../kernel/recurrence/index.ts";
import type { TriggerSchedule } from "./read.ts";

/** An occurrence that is over for no longer than this when a schedule begins is not missed: clients say "now". */
const grace = 300_000;
/** Occurrences before a schedule was stored are counted up to so many. */
const mostCounted = 10_000;

const scheduleOf = ({ start_datetime, timezone, frequency }: TriggerSchedule): Schedule => ({
  start: new Date(start_datetime),
  timezone,
  frequency,
});

/** Where a schedule that is new stands: what has passed already, and when it fires first. */
export function beginSchedule(given: TriggerSchedule, now: Date): { readonly fired: number; readonly due_at: Date | null } {
  const schedule = scheduleOf(given);
  const after = now.getTime() - grace;
  let fired = 0;
  if (given.frequency.count !== undefined) {
    for (const at of occurrences(schedule, schedule.start.getTime() - 1)) {
      if (at > after || fired === mostCounted) break;
      fired += 1;
    }
  }
  return { fired, due_at: nextOccurrence(schedule, new Date(after), fired) ?? null };
}

/** An occurrence that is over for longer than this, because nobody was there, is left out. */
const latest = 3_600_000;

/** Whether a schedule that is due fires: for the last of the occurrences that have passed, unless that is long ago. */
export function firesNow(given: TriggerSchedule, due_at: Date, now: Date): boolean {
  const after = Math.max(due_at.getTime(), now.getTime() - latest) - 1;
  const { value } = occurrences(scheduleOf(given), after).next();
  return value !== undefined && value <= now.getTime();
}

/** When a schedule fires that has just fired for the time when it was due; what was missed meanwhile is left out. */
export function continueSchedule(
  given: TriggerSchedule,
  fired: number,
  due_at: Date,
  now: Date,
): { readonly fired: number; readonly due_at: Date | undefined } {
  const schedule = scheduleOf(given);
  let passed = fired + 1;
  if (given.frequency.count !== undefined) {
    for (const at of occurrences(schedule, due_at.getTime())) {
      if (at > now.getTime() || passed >= given.frequency.count) break;
      passed += 1;
    }
  }
  return { fired: passed, due_at: nextOccurrence(schedule, new Date(Math.max(due_at.getTime(), now.getTime())), passed) };
}
