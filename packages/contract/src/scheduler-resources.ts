/** What the scheduler's operations take and give. The frequency of an event is also that of a workflow's schedule. */
import { type TSchema, Type } from "typebox";
import { Audit, DateMillis, Uuid } from "./schemas.ts";

const text = (maxLength: number, description: string) => Type.String({ maxLength, description });
const object = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const clientDate = (description: string) =>
  Type.String({ format: "date-time", description: `${description} RFC 3339; kept as it was sent.` });
const oneOrMore = <T extends TSchema>(item: T, description: string) =>
  Type.Union([item, Type.Array(item, { minItems: 1, maxItems: 31 })], { description });

const units = ["once", "minute", "hour", "day", "week", "month", "year"] as const;
const aliases = ["minutely", "hourly", "daily", "weekly", "monthly", "yearly"] as const;
const dayOfWeek = Type.Union([Type.Integer({ minimum: 0, maximum: 6 }), Type.Enum(["SU", "MO", "TU", "WE", "TH", "FR", "SA"])]);
const dayOfMonth = Type.Integer({ minimum: -1, maximum: 31 });

const recurrence = {
  interval: Type.Optional(Type.Integer({ minimum: 1, description: "Every so many units; 1 when absent." })),
  count: Type.Optional(Type.Integer({ minimum: 1, description: "Ends after so many occurrences, the first included." })),
  end_datetime: Type.Optional(clientDate("No occurrence after it.")),
  day_of_week: Type.Optional(
    oneOrMore(
      dayOfWeek,
      "Of a `week`: the days on which it occurs, 0 or `SU` for Sunday to 6 or `SA`. Of a `month` with `specific_weekday`: which weekday.",
    ),
  ),
  day_of_month: Type.Optional(
    oneOrMore(dayOfMonth, "Of a `month` or `year`: 1 to 31, -1 for the last day. Months without that day are left out."),
  ),
  specific_weekday: Type.Optional(
    Type.Integer({ minimum: -1, maximum: 5, description: "Of a `month`: the 1st to 5th `day_of_week` in it, -1 for the last." }),
  ),
};

export const SchedulerFrequency = Type.Object(
  { type: Type.Enum(units, { description: "The unit." }), ...recurrence },
  {
    title: "SchedulerFrequency",
    description:
      "When an event occurs again, counted from its start in its time zone. Days and larger units keep the local time of day.",
  },
);

export const SchedulerFrequencyInput = Type.Object(
  {
    type: Type.Enum([...units, ...aliases], { description: "The unit, or its adverb, such as `daily` for `day`." }),
    ...recurrence,
  },
  {
    title: "SchedulerFrequencyInput",
    description: "When an event occurs again. What is left out is taken from the event's start.",
  },
);

const workflowTrigger = Type.Object({
  type: Type.Literal("workflow"),
  workflow_uuid: Type.String({ format: "uuid", description: "Template to start." }),
  parameters: Type.Optional(object("Becomes the `input_vars` of the run.")),
  version: Type.Optional(text(64, "Version to start; the latest active one when absent.")),
  start_state: Type.Optional(text(255, "State to start in; the first one when absent.")),
  group_uuid: Type.Optional(Type.String({ format: "uuid", description: "Group that the run joins." })),
});
const lambdaTrigger = Type.Object({
  type: Type.Literal("lambda"),
  function_name: text(64, "Function to invoke."),
  parameters: Type.Optional(object("The function's parameters.")),
});
const httpTrigger = Type.Object({
  type: Type.Literal("http"),
  url: text(2048, "Address to call, http or https."),
  method: Type.Optional(Type.Enum(["GET", "POST", "PUT", "PATCH", "DELETE"], { description: "`POST` when absent." })),
  headers: Type.Optional(
    Type.Record(Type.String({ maxLength: 256 }), Type.String({ maxLength: 4096 }), {
      maxProperties: 50,
      description:
        "Headers to send. Values that are credentials by their name are shown to the event's user only; others see `********`, " +
        "which leaves the value as it is when it is sent back.",
    }),
  ),
  body: Type.Optional(
    Type.Unknown({
      description:
        "Body to send: text as it is, anything else as JSON. When absent, a `scheduler.fired` event in the form of a webhook's.",
    }),
  ),
});
const pubsubTrigger = Type.Object({
  type: Type.Literal("pubsub"),
  app_uuid: Type.String({ format: "uuid", description: "Custom application." }),
  event: text(255, "Event of that application."),
  payload: Type.Optional(object("Data of the event.")),
});
const smsTrigger = Type.Object({
  type: Type.Literal("sms"),
  from: text(32, "Number to send from, one that the user may send from."),
  to: text(32, "Telephone that gets the text."),
  body: text(1600, "What it says."),
});
const emailTrigger = Type.Object({
  type: Type.Literal("email"),
  to: Type.String({ format: "email", maxLength: 320, description: "Address that gets the mail." }),
  subject: text(255, "Subject."),
  message: text(32_768, "What it says, as plain text."),
});
const noTrigger = Type.Object({}, { additionalProperties: false });

export const SchedulerTrigger = Type.Union(
  [workflowTrigger, lambdaTrigger, httpTrigger, pubsubTrigger, smsTrigger, emailTrigger, noTrigger],
  {
    title: "SchedulerTrigger",
    description: "What an event starts when it fires. `{}` starts nothing: there is only the notification.",
  },
);

export const SchedulerNotification = Type.Object(
  {
    type: Type.Optional(Type.Literal("pubsub")),
    account_uuid: Type.Optional(Type.String({ format: "uuid", description: "Account that is told; the event's own when absent." })),
    user_uuid: Type.Optional(Type.String({ format: "uuid", description: "User who is told; the event's own when absent." })),
  },
  {
    title: "SchedulerNotification",
    description:
      "To whom the events `scheduler.fired` and `scheduler.failed` are addressed. `{}`: to the event's own account and user.",
  },
);

export const SchedulerEventStatus = Type.Enum(["active", "paused", "complete", "cancelled"], {
  title: "SchedulerEventStatus",
  description: "Only an `active` event fires; it is `complete` when no occurrence is left.",
});

export const SchedulerMisfire = Type.Enum(["fire_latest", "skip"], {
  title: "SchedulerMisfire",
  description:
    "What becomes of occurrences that the server was too late for, because it was down: `fire_latest`, the default, fires the " +
    "latest of them when it is at most an hour old; `skip` leaves out everything that is more than a minute late.",
});

const userUuid = Type.String({ format: "uuid", description: "User on whose behalf and with whose rights it fires." });
const start = clientDate("First occurrence.");
const timezone = text(64, "IANA time zone in which occurrences are computed, such as `Europe/Berlin`.");
const type = text(255, 'Any category of yours; `""` when absent.');
const metadata = object("Anything of yours, at most 64 KiB.");

export const SchedulerEvent = Type.Object(
  {
    uuid: Uuid,
    account_uuid: Type.String({ format: "uuid", description: "Account of the user." }),
    user_uuid: userUuid,
    start_datetime: start,
    timezone,
    title: Type.String(),
    description: Type.String(),
    status: SchedulerEventStatus,
    type,
    frequency: SchedulerFrequency,
    trigger: SchedulerTrigger,
    notification: SchedulerNotification,
    metadata,
    misfire: SchedulerMisfire,
    signing_secret: Type.Optional(
      Type.String({
        description:
          "Of a trigger `http`: what its calls are signed with, by Standard Webhooks. Only in the answer to the call that made it.",
      }),
    ),
    next_datetime: Type.Union([DateMillis, Type.Null()], { description: "Next occurrence; null when there is none." }),
    last_datetime: Type.Union([DateMillis, Type.Null()], { description: "Last occurrence so far; null before the first." }),
    run_count: Type.Integer({ description: "Occurrences so far." }),
    audit: Audit,
  },
  { title: "SchedulerEvent", description: "Something that happens at a time, once or again and again." },
);

export const SchedulerEventInput = Type.Object(
  {
    user_uuid: userUuid,
    start_datetime: clientDate("First occurrence: from five minutes ago, which fires at once, to ten years ahead."),
    timezone,
    title: text(255, "What it is called."),
    description: Type.Optional(text(4096, "Free text.")),
    status: Type.Optional(SchedulerEventStatus),
    type: Type.Optional(type),
    frequency: Type.Optional(SchedulerFrequencyInput),
    trigger: Type.Optional(SchedulerTrigger),
    notification: Type.Optional(SchedulerNotification),
    metadata: Type.Optional(metadata),
    misfire: Type.Optional(SchedulerMisfire),
    rotate_secret: Type.Optional(
      Type.Boolean({ description: "Makes a new `signing_secret` for a trigger `http`, and forgets the old one." }),
    ),
  },
  {
    title: "SchedulerEventInput",
    description:
      "An event as a whole: what is absent has its default, `active` and `once` among them. Computed members are ignored.",
  },
);

export const SchedulerHistoryItem = Type.Object(
  {
    uuid: Uuid,
    event_uuid: Type.String({ format: "uuid", description: "The event, which may be deleted by now." }),
    user_uuid: Uuid,
    account_uuid: Uuid,
    title: Type.String({ description: "Title of the event at that time." }),
    type: Type.String({ description: "Type of the event at that time." }),
    scheduled_datetime: Type.String({ format: "date-time", description: "When it was due. RFC 3339, UTC, milliseconds." }),
    fired_datetime: Type.String({ format: "date-time", description: "When it fired or was skipped. RFC 3339, UTC, milliseconds." }),
    status: Type.Enum(["pending", "success", "failed", "skipped"], {
      description:
        "`pending`: the trigger is under way, or is to be tried again. `skipped`: too late, because the server was down. A workflow " +
        "that starts is a success, whatever it does later.",
    }),
    trigger: SchedulerTrigger,
    result: Type.Object(
      {
        instance_uuid: Type.Optional(Type.String({ format: "uuid", description: "Run of the workflow that was started." })),
        status_code: Type.Optional(Type.Integer({ description: "HTTP status of the function or of the address called." })),
      },
      { additionalProperties: true, description: "What came of the trigger; empty when nothing was started." },
    ),
    error: Type.Optional(Type.String({ description: "What went wrong." })),
  },
  { title: "SchedulerHistoryItem", description: "One occurrence of an event whose time has come." },
);

export const SchedulerNextInfo = Type.Object(
  {
    event_uuid: Uuid,
    next_datetime: Type.Union([DateMillis, Type.Null()], { description: "Next occurrence; null when there is none." }),
    timezone: Type.String({ examples: ["Europe/Berlin"], description: "IANA time zone of the event." }),
    local_datetime: Type.Union([Type.String(), Type.Null()], {
      description: "The same in that time zone, with its offset: `2026-03-29T09:00:00.000+02:00`.",
    }),
    remaining: Type.Union([Type.Integer(), Type.Null()], { description: "Occurrences left; null when there is no end to them." }),
    status: SchedulerEventStatus,
  },
  { title: "SchedulerNextInfo", description: "When an event occurs next." },
);

const previewCount = Type.Integer({ minimum: 1, maximum: 100, description: "How many occurrences to tell; 10 when absent." });

export const SchedulerPreviewInput = Type.Object(
  {
    start_datetime: clientDate("First occurrence."),
    timezone,
    frequency: SchedulerFrequencyInput,
    after_datetime: Type.Optional(clientDate("Tells only occurrences after it.")),
    count: Type.Optional(previewCount),
  },
  { title: "SchedulerPreviewInput", description: "A frequency to look at before it is used." },
);

export const SchedulerPreview = Type.Object(
  {
    timezone: Type.String({ examples: ["Europe/Berlin"], description: "IANA time zone in which occurrences were computed." }),
    occurrences: Type.Array(
      Type.Object({
        datetime: DateMillis,
        local_datetime: Type.String({
          description: "The same in the time zone, with its offset: `2026-03-29T09:00:00.000+02:00`.",
        }),
      }),
      { description: "The next occurrences, in order; fewer than asked for when there are no more." },
    ),
  },
  { title: "SchedulerPreview", description: "When something is going to occur." },
);

/** `data` of the events `scheduler.fired` and `scheduler.failed`. */
export const SchedulerFiringEventData = Type.Object({
  event_uuid: Uuid,
  title: Type.String(),
  type: Type.String(),
  metadata,
  scheduled_datetime: DateMillis,
  status: Type.Enum(["success", "failed"]),
  result: SchedulerHistoryItem.properties.result,
});
