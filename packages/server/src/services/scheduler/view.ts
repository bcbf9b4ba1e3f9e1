import type { SchedulerFiringEventData, SchedulerNextInfo, SchedulerPreview } from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../kernel/audit.ts";
import { milliseconds } from "../../kernel/clock.ts";
import { localTime, preview, remaining, type Schedule } from "../../kernel/recurrence/index.ts";
import { maskHeaders } from "./secret-headers.ts";
import type { EventColumns } from "./store/events.ts";
import type { FiringColumns, FiringRow } from "./store/firings.ts";
import { scheduleOf } from "./timing.ts";
import type { Event, HistoryItem, Result } from "./types.ts";

/** An event as everybody may see it. */
export function toEvent(row: EventColumns): Event {
  const { uuid, account_uuid, user_uuid, start_datetime, timezone, title, description, status, type, frequency } = row;
  const { notification, metadata, misfire, due_at, last_at, run_count } = row;
  return {
    uuid,
    account_uuid,
    user_uuid,
    start_datetime,
    timezone,
    title,
    description,
    status,
    type,
    frequency,
    trigger: maskHeaders(row.trigger),
    notification,
    metadata,
    misfire,
    next_datetime: due_at && milliseconds(due_at),
    last_datetime: last_at && milliseconds(last_at),
    run_count,
    audit: toAudit(row),
  };
}

export function toHistoryItem(row: FiringRow): HistoryItem {
  const { uuid, event_uuid, user_uuid, account_uuid, title, type, status, result, error } = row;
  return {
    uuid,
    event_uuid,
    user_uuid,
    account_uuid,
    title,
    type,
    scheduled_datetime: milliseconds(row.scheduled_at),
    fired_datetime: milliseconds(row.fired_at),
    status,
    trigger: maskHeaders(row.trigger),
    result,
    ...(error !== null && { error }),
  };
}

/** What the events `scheduler.fired` and `scheduler.failed` tell. */
export function toFiringData(
  row: Pick<FiringColumns, "event_uuid" | "title" | "type" | "metadata" | "scheduled_at">,
  status: "success" | "failed",
  result: Result,
): Static<typeof SchedulerFiringEventData> {
  const { event_uuid, title, type, metadata, scheduled_at } = row;
  return { event_uuid, title, type, metadata, scheduled_datetime: milliseconds(scheduled_at), status, result };
}

/** When an event occurs next, by what is stored of it. */
export function toNextInfo(row: EventColumns): Static<typeof SchedulerNextInfo> {
  const { uuid, timezone, status, due_at } = row;
  const left = due_at === null ? 0 : remaining(scheduleOf(row), new Date(due_at.getTime() - 1), row.occurrences);
  return {
    event_uuid: uuid,
    next_datetime: due_at && milliseconds(due_at),
    timezone,
    local_datetime: due_at && localTime(due_at, timezone),
    remaining: left ?? null,
    status,
  };
}

/** The next occurrences of a schedule after a moment, of which some have been. */
export function toPreview(schedule: Schedule, most: number, after: Date, fired: number): Static<typeof SchedulerPreview> {
  const { timezone } = schedule;
  return {
    timezone,
    occurrences: preview(schedule, most, after, fired).map((date) => ({
      datetime: milliseconds(date),
      local_datetime: localTime(date, timezone),
    })),
  };
}
