import { DateTime, IANAZone } from "luxon";

const day = 86_400_000;

/** Whether this is the name of a zone of the IANA database. Offsets such as `+02:00` are not. */
export function isTimeZone(name: string): boolean {
  return /^[a-z]/i.test(name) && IANAZone.isValidZone(name);
}

/** What clocks in the zone show, as if it were UTC: ms since the epoch. */
export function wallClock(instant: number, zone: string): number {
  return instant + offset(instant, zone);
}

/**
 * The moment at which clocks in the zone show this: ms since the epoch. What they never show, because they are put forward, is
 * as much later as they are put forward; what they show twice is the first time. Both come from reading the clock by the
 * offset that was in force before.
 * @param wall what clocks show, as if it were UTC
 */
export function instantOf(wall: number, zone: string): number {
  // No zone changes twice in two days, and no offset is larger than 14 hours.
  const before = offset(wall - day, zone);
  const instant = wall - before;
  if (offset(instant, zone) === before) return instant;
  const after = offset(wall + day, zone);
  return offset(wall - after, zone) === after ? wall - after : instant;
}

/** The moment as clocks in the zone show it, with the offset: `2026-03-29T09:00:00.000+02:00`. */
export function localTime(instant: Date, zone: string): string {
  const local = DateTime.fromJSDate(instant, { zone });
  if (!local.isValid) throw new Error(`There is no time zone ${zone}.`);
  return local.toISO();
}

/** ms that clocks in the zone are ahead of UTC. */
function offset(instant: number, zone: string): number {
  return Math.round(IANAZone.create(zone).offset(instant) * 60_000);
}
