/** The function of `Scheduler` that is more than its one request: its default start is the present moment. */
import type { Trace } from "../core/trace.ts";
import type { SchedulerEvent, SchedulerFrequencyInput, SchedulerNotification, SchedulerTrigger } from "../resources/types.ts";
import { callOperation } from "./call.ts";

/**
 * Schedules an event. `POST /scheduler/events`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID User on whose behalf it fires. Default `"null userUUID"`, which the server refuses.
 * @param startDateTime First occurrence, RFC 3339. Default: now.
 * @param timezone IANA time zone in which occurrences are computed. Default `"America/New_York"`.
 * @param title What it is called. Default `"null title"`.
 * @param description Free text. Default `"null description"`.
 * @param frequency When it occurs again. Default `{ type: "once" }`.
 * @param trigger What it starts. Default `{}`: nothing but the notification.
 * @param notification Who is told. Default `{}`: the event's own account and user.
 * @param metadata Anything of yours, at most 64 KiB. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param type Any category of yours. Stands behind the trace. Default `""`.
 * @returns The event, which is active.
 * @throws PatchbayError 400, with the key `scheduler.unknown_workflow` when the trigger names none that the user may see; 401, 403.
 */
export function scheduleEvent(
  accessToken: string,
  userUUID: string,
  startDateTime?: string,
  timezone?: string,
  title?: string,
  description?: string,
  frequency?: SchedulerFrequencyInput,
  trigger?: SchedulerTrigger,
  notification?: SchedulerNotification,
  metadata?: Record<string, unknown>,
  trace?: Trace,
  type?: string,
): Promise<SchedulerEvent>;
export async function scheduleEvent(
  accessToken = "null accessToken",
  userUUID = "null userUUID",
  startDateTime = new Date().toISOString(),
  timezone = "America/New_York",
  title = "null title",
  description = "null description",
  frequency: SchedulerFrequencyInput = { type: "once" },
  trigger: SchedulerTrigger = {},
  notification: SchedulerNotification = {},
  metadata: Record<string, unknown> = {},
  trace: Trace = {},
  type = "",
): Promise<SchedulerEvent> {
  return callOperation({
    method: "POST",
    path: "/scheduler/events",
    token: accessToken,
    body: {
      user_uuid: userUUID,
      start_datetime: startDateTime,
      timezone,
      title,
      description,
      status: "active",
      frequency,
      trigger,
      notification,
      metadata,
      type,
    },
    trace,
    result: "body",
  });
}
