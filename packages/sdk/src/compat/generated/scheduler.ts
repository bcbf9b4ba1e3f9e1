// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Scheduler` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ListOf, SchedulerEvent, SchedulerEventInput, SchedulerHistoryItem, SchedulerNextInfo } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * List events, the newest first.
 *
 * `GET /scheduler/events`. Needs the permission `scheduler.read`, except for the user's own events.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `user_uuid`, `status`, `type`, `title`, `trigger_type`,
 * `start_datetime`, `end_datetime`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listEvents(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<SchedulerEvent>>;
export async function listEvents(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<SchedulerEvent>> {
  return callOperation<ListOf<SchedulerEvent>>({
    method: "GET",
    path: "/scheduler/events",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * List what fired, the latest first.
 *
 * What an event has done stays listed when it is deleted.
 *
 * `GET /scheduler/events/history`. Needs the permission `scheduler.read`, except for the user's own events.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `event_uuid`, `user_uuid`, `status`, `type`, `title`,
 * `trigger_type`, `start_datetime`, `end_datetime`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listEventsHistory(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<SchedulerHistoryItem>>;
export async function listEventsHistory(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<SchedulerHistoryItem>> {
  return callOperation<ListOf<SchedulerHistoryItem>>({
    method: "GET",
    path: "/scheduler/events/history",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Read one event.
 *
 * `GET /scheduler/events/{event_uuid}`. Needs the permission `scheduler.read`, except for the user's own events.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param eventUUID UUID of the event, lower case. Default `"null eventUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getEvent(accessToken: string, eventUUID: string, trace?: Trace): Promise<SchedulerEvent>;
export async function getEvent(
  accessToken: string = "null accessToken",
  eventUUID: string = "null eventUUID",
  trace: Trace = {},
): Promise<SchedulerEvent> {
  return callOperation<SchedulerEvent>({
    method: "GET",
    path: path`/scheduler/events/${eventUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Tell when an event occurs next.
 *
 * `GET /scheduler/events/{event_uuid}/next`. Needs the permission `scheduler.read`, except for the user's own events.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param eventUUID UUID of the event, lower case. Default `"null eventUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getNextEventInfo(accessToken: string, eventUUID: string, trace?: Trace): Promise<SchedulerNextInfo>;
export async function getNextEventInfo(
  accessToken: string = "null accessToken",
  eventUUID: string = "null eventUUID",
  trace: Trace = {},
): Promise<SchedulerNextInfo> {
  return callOperation<SchedulerNextInfo>({
    method: "GET",
    path: path`/scheduler/events/${eventUUID}/next`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Replace an event.
 *
 * Takes the event as a whole. A completed event with a new start ahead is active again; occurrences are counted anew
 * when the start or the frequency changes.
 *
 * `PUT /scheduler/events/{event_uuid}`. Needs the permission `scheduler.update`, except for the user's own events.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param eventUUID UUID of the event, lower case. Default `"null eventUUID"`, which the server refuses.
 * @param body An event as a whole: what is absent has its default, `active` and `once` among them. Computed members
 * are ignored. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `scheduler.unknown_workflow`.
 */
export function updateEvent(accessToken: string, eventUUID: string, body: SchedulerEventInput, trace?: Trace): Promise<SchedulerEvent>;
export async function updateEvent(
  accessToken: string = "null accessToken",
  eventUUID: string = "null eventUUID",
  body: SchedulerEventInput | "null body" = "null body",
  trace: Trace = {},
): Promise<SchedulerEvent> {
  return callOperation<SchedulerEvent>({
    method: "PUT",
    path: path`/scheduler/events/${eventUUID}`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Delete an event; its history stays.
 *
 * `DELETE /scheduler/events/{event_uuid}`. Needs the permission `scheduler.delete`, except for the user's own events.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param eventUUID UUID of the event, lower case. Default `"null eventUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteEvent(accessToken: string, eventUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteEvent(
  accessToken: string = "null accessToken",
  eventUUID: string = "null eventUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/scheduler/events/${eventUUID}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete event failed" },
  });
}
