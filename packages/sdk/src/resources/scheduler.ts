// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { SchedulerEvent, SchedulerEventInput, SchedulerHistoryItem, SchedulerNextInfo, SchedulerPreview, SchedulerPreviewInput } from "./types.ts";

/** Parameters of {@link SchedulerApi.scheduleEvent}. */
export interface ScheduleEventParams extends SchedulerEventInput {}

/** Parameters of {@link SchedulerApi.listEvents}. */
export interface ListEventsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only events of this user. */
  user_uuid?: string | undefined;
  /** Any case. */
  status?: string | undefined;
  /** Type of event. */
  type?: string | undefined;
  /** Part of the title, any case. */
  title?: string | undefined;
  /** `workflow`, `lambda`, `http`, `pubsub`, `sms` or `email`. */
  trigger_type?: string | undefined;
  /** Only those that occur next at this moment or later. RFC 3339. */
  start_datetime?: string | undefined;
  /** Only those that occur next at this moment or earlier. RFC 3339. */
  end_datetime?: string | undefined;
}

/** Parameters of {@link SchedulerApi.listEventsHistory}. */
export interface ListEventsHistoryParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only occurrences of this event. */
  event_uuid?: string | undefined;
  /** Only events of this user. */
  user_uuid?: string | undefined;
  /** `pending`, `success`, `failed` or `skipped`. */
  status?: string | undefined;
  /** Type of event. */
  type?: string | undefined;
  /** Part of the title, any case. */
  title?: string | undefined;
  /** `workflow`, `lambda`, `http`, `pubsub`, `sms` or `email`. */
  trigger_type?: string | undefined;
  /** Only those that fired at this moment or later. RFC 3339. */
  start_datetime?: string | undefined;
  /** Only those that fired at this moment or earlier. RFC 3339. */
  end_datetime?: string | undefined;
}

/** Parameters of {@link SchedulerApi.getEvent}. */
export interface GetEventParams {
  /** UUID of the event, lower case. */
  event_uuid: string;
}

/** Parameters of {@link SchedulerApi.getNextEventInfo}. */
export interface GetNextEventInfoParams {
  /** UUID of the event, lower case. */
  event_uuid: string;
}

/** Parameters of {@link SchedulerApi.previewFrequency}. */
export interface PreviewFrequencyParams extends SchedulerPreviewInput {}

/** Parameters of {@link SchedulerApi.previewEvent}. */
export interface PreviewEventParams {
  /** UUID of the event, lower case. */
  event_uuid: string;
  /** How many; 10 when absent. */
  count?: number | undefined;
}

/** Parameters of {@link SchedulerApi.pauseEvent}. */
export interface PauseEventParams {
  /** UUID of the event, lower case. */
  event_uuid: string;
}

/** Parameters of {@link SchedulerApi.resumeEvent}. */
export interface ResumeEventParams {
  /** UUID of the event, lower case. */
  event_uuid: string;
}

/** Parameters of {@link SchedulerApi.updateEvent}. */
export interface UpdateEventParams extends SchedulerEventInput {
  /** UUID of the event, lower case. */
  event_uuid: string;
}

/** Parameters of {@link SchedulerApi.deleteEvent}. */
export interface DeleteEventParams {
  /** UUID of the event, lower case. */
  event_uuid: string;
}

/** Scheduler: Events that happen at a time, once or again and again, and start something. */
export class SchedulerApi extends ServiceApi {
  /**
   * Schedule an event.
   *
   * `POST /scheduler/events`. Needs the permission `scheduler.create`, except for the user's own events.
   *
   * @param params See {@link ScheduleEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerEvent.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `scheduler.unknown_workflow`.
   */
  scheduleEvent(params: ScheduleEventParams, options?: CallOptions): Call<SchedulerEvent> {
    return this.call<SchedulerEvent>({ id: "scheduler.scheduleEvent", method: "POST", path: "/scheduler/events", body: "members" }, params, options);
  }

  /**
   * List events, the newest first.
   *
   * `GET /scheduler/events`. Needs the permission `scheduler.read`, except for the user's own events.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `title`, `type`, `status`, `start_datetime`, `next_datetime`.
   *
   * @param params See {@link ListEventsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listEvents(params: ListEventsParams = {}, options?: CallOptions): ListCall<SchedulerEvent> {
    return this.list<SchedulerEvent>({ id: "scheduler.listEvents", method: "GET", path: "/scheduler/events" }, params, options);
  }

  /**
   * List what fired, the latest first.
   *
   * What an event has done stays listed when it is deleted.
   *
   * `GET /scheduler/events/history`. Needs the permission `scheduler.read`, except for the user's own events.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-fired_datetime`. `sort` may name
   * `fired_datetime`, `scheduled_datetime`, `title`, `type`, `status`.
   *
   * @param params See {@link ListEventsHistoryParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listEventsHistory(params: ListEventsHistoryParams = {}, options?: CallOptions): ListCall<SchedulerHistoryItem> {
    return this.list<SchedulerHistoryItem>({ id: "scheduler.listEventsHistory", method: "GET", path: "/scheduler/events/history" }, params, options);
  }

  /**
   * Read one event.
   *
   * `GET /scheduler/events/{event_uuid}`. Needs the permission `scheduler.read`, except for the user's own events.
   *
   * @param params See {@link GetEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerEvent.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getEvent(params: GetEventParams, options?: CallOptions): Call<SchedulerEvent> {
    return this.call<SchedulerEvent>({ id: "scheduler.getEvent", method: "GET", path: "/scheduler/events/{event_uuid}" }, params, options);
  }

  /**
   * Tell when an event occurs next.
   *
   * `GET /scheduler/events/{event_uuid}/next`. Needs the permission `scheduler.read`, except for the user's own
   * events.
   *
   * @param params See {@link GetNextEventInfoParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerNextInfo.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getNextEventInfo(params: GetNextEventInfoParams, options?: CallOptions): Call<SchedulerNextInfo> {
    return this.call<SchedulerNextInfo>({ id: "scheduler.getNextEventInfo", method: "GET", path: "/scheduler/events/{event_uuid}/next" }, params, options);
  }

  /**
   * Tell when a frequency occurs.
   *
   * Computes the occurrences of a frequency without scheduling anything.
   *
   * `POST /scheduler/preview`. Anyone with a valid access token.
   *
   * @param params See {@link PreviewFrequencyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerPreview.
   * @throws PatchbayError 400, 401, 429.
   */
  previewFrequency(params: PreviewFrequencyParams, options?: CallOptions): Call<SchedulerPreview> {
    return this.call<SchedulerPreview>({ id: "scheduler.previewFrequency", method: "POST", path: "/scheduler/preview", body: "members" }, params, options);
  }

  /**
   * Tell the next occurrences of an event.
   *
   * `GET /scheduler/events/{event_uuid}/preview`. Needs the permission `scheduler.read`, except for the user's own
   * events.
   *
   * @param params See {@link PreviewEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerPreview.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  previewEvent(params: PreviewEventParams, options?: CallOptions): Call<SchedulerPreview> {
    return this.call<SchedulerPreview>({ id: "scheduler.previewEvent", method: "GET", path: "/scheduler/events/{event_uuid}/preview" }, params, options);
  }

  /**
   * Pause an event.
   *
   * It does not fire until it is resumed.
   *
   * `POST /scheduler/events/{event_uuid}/pause`. Needs the permission `scheduler.update`, except for the user's own
   * events.
   *
   * @param params See {@link PauseEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerEvent.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  pauseEvent(params: PauseEventParams, options?: CallOptions): Call<SchedulerEvent> {
    return this.call<SchedulerEvent>({ id: "scheduler.pauseEvent", method: "POST", path: "/scheduler/events/{event_uuid}/pause" }, params, options);
  }

  /**
   * Resume an event that was paused.
   *
   * Occurrences in between are left out. It is complete when none is left.
   *
   * `POST /scheduler/events/{event_uuid}/resume`. Needs the permission `scheduler.update`, except for the user's own
   * events.
   *
   * @param params See {@link ResumeEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerEvent.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  resumeEvent(params: ResumeEventParams, options?: CallOptions): Call<SchedulerEvent> {
    return this.call<SchedulerEvent>({ id: "scheduler.resumeEvent", method: "POST", path: "/scheduler/events/{event_uuid}/resume" }, params, options);
  }

  /**
   * Replace an event.
   *
   * Takes the event as a whole. A completed event with a new start ahead is active again; occurrences are counted anew
   * when the start or the frequency changes.
   *
   * `PUT /scheduler/events/{event_uuid}`. Needs the permission `scheduler.update`, except for the user's own events.
   *
   * @param params See {@link UpdateEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SchedulerEvent.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `scheduler.unknown_workflow`.
   */
  updateEvent(params: UpdateEventParams, options?: CallOptions): Call<SchedulerEvent> {
    return this.call<SchedulerEvent>({ id: "scheduler.updateEvent", method: "PUT", path: "/scheduler/events/{event_uuid}", body: "members" }, params, options);
  }

  /**
   * Delete an event; its history stays.
   *
   * `DELETE /scheduler/events/{event_uuid}`. Needs the permission `scheduler.delete`, except for the user's own
   * events.
   *
   * @param params See {@link DeleteEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteEvent(params: DeleteEventParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "scheduler.deleteEvent", method: "DELETE", path: "/scheduler/events/{event_uuid}" }, params, options);
  }
}
