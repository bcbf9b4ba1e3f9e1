import { Type } from "typebox";
import {
  anyToken,
  bearerArg,
  bodyArg,
  exactly,
  filtersArg,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  service,
  traceArg,
} from "./operation.ts";
import {
  SchedulerEvent,
  SchedulerEventInput,
  SchedulerHistoryItem,
  SchedulerNextInfo,
  SchedulerPreview,
  SchedulerPreviewInput,
} from "./scheduler-resources.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./scheduler-resources.ts";

const params = { event_uuid: Uuid };
const accessToken = bearerArg("null accessToken");
const eventArg = pathArg("event_uuid", "eventUUID", "null eventUUID");
const own = "the user's own events";

const filters = {
  user_uuid: Type.String({ description: "Only events of this user." }),
  status: Type.String({ description: "Any case." }),
  type: Type.String({ description: "Type of event." }),
  title: Type.String({ description: "Part of the title, any case." }),
  trigger_type: Type.String({ description: "`workflow`, `lambda`, `http`, `pubsub`, `sms` or `email`." }),
};
const range = (what: string) => ({
  start_datetime: Type.String({ description: `Only those ${what} at this moment or later. RFC 3339.` }),
  end_datetime: Type.String({ description: `Only those ${what} at this moment or earlier. RFC 3339.` }),
});

export const scheduler = service({
  name: "scheduler",
  namespace: "Scheduler",
  prefix: "/scheduler",
  title: "Scheduler",
  description: "Events that happen at a time, once or again and again, and start something.",
  operations: {
    scheduleEvent: operation({
      method: "POST",
      path: "/scheduler/events",
      summary: "Schedule an event.",
      access: ownOr(own, "scheduler.create"),
      body: SchedulerEventInput,
      responses: { 201: SchedulerEvent },
      errors: ["scheduler.unknown_workflow"],
    }),
    listEvents: operation({
      method: "GET",
      path: "/scheduler/events",
      summary: "List events, the newest first.",
      access: ownOr(own, "scheduler.read"),
      query: { ...pageQuery, ...filters, ...range("that occur next") },
      responses: { 200: List(SchedulerEvent) },
      paged: {
        limit: 10,
        max: 1000,
        sort: ["-created_date"],
        sortable: ["created_date", "modified_date", "title", "type", "status", "start_datetime", "next_datetime"],
      },
      positional: { args: [accessToken, ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    listEventsHistory: operation({
      method: "GET",
      path: "/scheduler/events/history",
      summary: "List what fired, the latest first.",
      description: "What an event has done stays listed when it is deleted.",
      access: ownOr(own, "scheduler.read"),
      query: {
        ...pageQuery,
        event_uuid: Type.String({ description: "Only occurrences of this event." }),
        ...filters,
        status: Type.String({ description: "`pending`, `success`, `failed` or `skipped`." }),
        ...range("that fired"),
      },
      responses: { 200: List(SchedulerHistoryItem) },
      paged: {
        limit: 10,
        max: 1000,
        sort: ["-fired_datetime"],
        sortable: ["fired_datetime", "scheduled_datetime", "title", "type", "status"],
      },
      positional: { args: [accessToken, ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    getEvent: operation({
      method: "GET",
      path: "/scheduler/events/{event_uuid}",
      summary: "Read one event.",
      access: ownOr(own, "scheduler.read"),
      params,
      responses: { 200: SchedulerEvent },
      positional: { args: [accessToken, eventArg, traceArg], outcome: "body" },
    }),
    getNextEventInfo: operation({
      method: "GET",
      path: "/scheduler/events/{event_uuid}/next",
      summary: "Tell when an event occurs next.",
      access: ownOr(own, "scheduler.read"),
      params,
      responses: { 200: SchedulerNextInfo },
      positional: { args: [accessToken, eventArg, traceArg], outcome: "body" },
    }),
    previewFrequency: operation({
      method: "POST",
      path: "/scheduler/preview",
      summary: "Tell when a frequency occurs.",
      description: "Computes the occurrences of a frequency without scheduling anything.",
      access: anyToken,
      body: SchedulerPreviewInput,
      responses: { 200: SchedulerPreview },
    }),
    previewEvent: operation({
      method: "GET",
      path: "/scheduler/events/{event_uuid}/preview",
      summary: "Tell the next occurrences of an event.",
      access: ownOr(own, "scheduler.read"),
      params,
      query: { count: Type.Integer({ minimum: 1, maximum: 100, description: "How many; 10 when absent." }) },
      responses: { 200: SchedulerPreview },
    }),
    pauseEvent: operation({
      method: "POST",
      path: "/scheduler/events/{event_uuid}/pause",
      summary: "Pause an event.",
      description: "It does not fire until it is resumed.",
      access: ownOr(own, "scheduler.update"),
      params,
      responses: { 200: SchedulerEvent },
      errors: ["conflict"],
    }),
    resumeEvent: operation({
      method: "POST",
      path: "/scheduler/events/{event_uuid}/resume",
      summary: "Resume an event that was paused.",
      description: "Occurrences in between are left out. It is complete when none is left.",
      access: ownOr(own, "scheduler.update"),
      params,
      responses: { 200: SchedulerEvent },
      errors: ["conflict"],
    }),
    updateEvent: operation({
      method: "PUT",
      path: "/scheduler/events/{event_uuid}",
      summary: "Replace an event.",
      description:
        "Takes the event as a whole. A completed event with a new start ahead is active again; occurrences are counted anew when " +
        "the start or the frequency changes.",
      access: ownOr(own, "scheduler.update"),
      params,
      body: SchedulerEventInput,
      responses: { 200: SchedulerEvent },
      errors: ["scheduler.unknown_workflow"],
      positional: { args: [accessToken, eventArg, bodyArg(), traceArg], outcome: "body" },
    }),
    deleteEvent: operation({
      method: "DELETE",
      path: "/scheduler/events/{event_uuid}",
      summary: "Delete an event; its history stays.",
      access: ownOr(own, "scheduler.delete"),
      params,
      responses: { 204: null },
      positional: { args: [accessToken, eventArg, traceArg], outcome: exactly(204, "delete event failed") },
    }),
  },
});
