import { problem } from "../../kernel/errors.ts";
import { checkFrequency, type Frequency, isTimeZone, normaliseFrequency } from "../../kernel/recurrence/index.ts";
import { lateStart } from "./timing.ts";
import { type EventInput, isActive, type Trigger } from "./types.ts";

const tenYears = 10 * 366 * 86_400_000;
const mostBytes = 65_536;

/** What says when an event occurs, checked. */
export interface Times {
  readonly start_at: Date;
  readonly timezone: string;
  readonly frequency: Frequency;
}

/**
 * Reads what says when something occurs.
 * @throws Problem validation_failed with one line per thing that is wrong
 */
export function readTimes(input: Pick<EventInput, "start_datetime" | "timezone" | "frequency">): Times {
  const start_at = new Date(input.start_datetime);
  const frequency = normaliseFrequency(input.frequency ?? { type: "once" });
  refuse([
    ...(Number.isNaN(start_at.getTime()) ? ["start_datetime must be a moment in RFC 3339"] : []),
    ...(isTimeZone(input.timezone) ? [] : ["timezone must be a time zone of the IANA database, such as Europe/Berlin"]),
    ...checkFrequency(frequency),
  ]);
  return { start_at, timezone: input.timezone, frequency };
}

/**
 * @param start_at a start that is new
 * @throws Problem validation_failed when it is too far away
 */
export function checkStart(start_at: Date, now: Date): void {
  const ahead = start_at.getTime() - now.getTime();
  refuse([
    ...(ahead < -lateStart ? ["start_datetime must not be more than five minutes ago"] : []),
    ...(ahead > tenYears ? ["start_datetime must be within ten years"] : []),
  ]);
}

/** @throws Problem validation_failed when the trigger or the metadata are larger than 64 KiB, or an `http` trigger is odd */
export function checkContents({ metadata, trigger = {} }: EventInput): void {
  refuse([
    ...(sizeOf(metadata) > mostBytes ? ["metadata must be at most 64 KiB"] : []),
    ...(sizeOf(trigger) > mostBytes ? ["trigger must be at most 64 KiB"] : []),
    ...httpProblems(trigger),
  ]);
}

function sizeOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}

/** Headers that the call makes itself. */
const ours = /^(webhook-.*|host|connection|content-length|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/i;

function httpProblems(trigger: Trigger): string[] {
  if (!isActive(trigger) || trigger.type !== "http") return [];
  const url = URL.canParse(trigger.url) ? new URL(trigger.url) : undefined;
  const web = url?.protocol === "http:" || url?.protocol === "https:";
  const headers = Object.entries(trigger.headers ?? {});
  return [
    ...(web ? [] : ["trigger.url must be an absolute http or https URL"]),
    ...(url?.username || url?.password ? ["trigger.url must not hold a user name or password"] : []),
    ...headers.filter(([name]) => ours.test(name)).map(([name]) => `trigger.headers.${name} cannot be set`),
    ...headers.filter(([name]) => !/^[!#$%&'*+.^_`|~\w-]+$/.test(name)).map(() => "trigger.headers has a name that is none"),
    ...headers
      .filter(([, value]) => !/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      .map(([name]) => `trigger.headers.${name} has a character that headers cannot hold`),
    ...(trigger.method === "GET" && trigger.body !== undefined ? ["trigger.body does not go with the method GET"] : []),
  ];
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw problem("validation_failed", { message: problems.join("; "), details: problems });
}
