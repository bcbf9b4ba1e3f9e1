import { nextOccurrence, occurrences, type Schedule } from "../../kernel/recurrence/index.ts";
import type { EventColumns } from "./store/events.ts";
import type { Misfire } from "./types.ts";

const minute = 60_000;

/** How far in the past a start may be and still fire, ms: clients send "now". */
export const lateStart = 5 * minute;
/** The oldest missed occurrence that each policy still fires, ms. */
const stillFired: Readonly<Record<Misfire, number>> = { fire_latest: 60 * minute, skip: minute };
/** Of a longer series that was missed, only the latest are noted one by one. */
const mostNoted = 1_000;

type Timed = Pick<EventColumns, "start_at" | "timezone" | "frequency" | "occurrences" | "last_at">;

/** The event as recurrence sees it. */
export function scheduleOf({ start_at, timezone, frequency }: Timed): Schedule {
  return { start: start_at, timezone, frequency };
}

/**
 * When an event that begins to count now occurs first: at its start, unless that is long ago; never again when it has
 * occurred already.
 */
export function firstDue(event: Timed, now: Date): Date | undefined {
  const fresh = event.start_at.getTime() >= now.getTime() - lateStart;
  return nextAfter(event, fresh ? new Date(event.start_at.getTime() - 1) : now);
}

/** The first occurrence after a moment that has not been yet. */
export function nextAfter(event: Timed, after: Date): Date | undefined {
  const last = event.last_at ?? after;
  return nextOccurrence(scheduleOf(event), last > after ? last : after, event.occurrences);
}

/** What is to be done about an event whose time has come. */
export interface Due {
  /** The occurrence that fires; undefined when all were missed by too much. */
  readonly fires: Date | undefined;
  /** Those that are left out, in order; of very many only the latest. */
  readonly skipped: readonly Date[];
  /** All that have passed. */
  readonly passed: number;
  readonly next: Date | undefined;
}

/** Looks at the occurrences from `due_at` to now: usually one; more when the server was down. */
export function whatIsDue(event: Timed & Pick<EventColumns, "misfire">, due_at: Date, now: Date): Due {
  const schedule = scheduleOf(event);
  const most = (event.frequency.count ?? Number.POSITIVE_INFINITY) - event.occurrences;
  let passed = 0;
  let recent: number[] = [];
  for (const occurrence of occurrences(schedule, due_at.getTime() - 1)) {
    if (occurrence > now.getTime() || passed >= most) break;
    passed++;
    if (recent.push(occurrence) > 2 * mostNoted) recent = recent.slice(-mostNoted);
  }
  const latest = recent.at(-1);
  const fires = latest !== undefined && now.getTime() - latest <= stillFired[event.misfire];
  return {
    fires: fires ? new Date(latest) : undefined,
    skipped: recent.slice(-mostNoted, fires ? -1 : undefined).map((at) => new Date(at)),
    passed,
    next: nextOccurrence(schedule, new Date(latest ?? now), event.occurrences + passed),
  };
}
