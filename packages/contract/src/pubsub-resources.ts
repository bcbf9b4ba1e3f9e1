/** The resources of the pubsub service. */
import { Type } from "typebox";
import { Audit, Uuid } from "./schemas.ts";

const headerValue = Type.Union([Type.String({ maxLength: 4096 }), Type.Number(), Type.Boolean()]);
const headerMap = Type.Record(Type.String(), headerValue);
export const CallbackHeaders = Type.Union([Type.Array(headerMap, { maxItems: 50 }), headerMap], {
  title: "CallbackHeaders",
  description: 'Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text.',
});
const url = Type.String({
  format: "uri",
  maxLength: 2048,
  description: "Absolute http or https URL that deliveries are posted to.",
});
const keepAlive = "Whether to keep on trying until the end of the subscription instead of suspending it";
const criteria = Type.Array(Type.Record(Type.String(), Type.Unknown()), {
  maxItems: 100,
  description:
    "Which events to deliver: those that meet all members of any of these objects; an empty list means all. A member names a value " +
    "in the event's data, parts separated by dots, and the value it must have, a list of which it must have one, or an object of " +
    "`eq`, `ne`, `in`, `gt`, `gte`, `lt`, `lte`, `exists`, `prefix`. `{ property, value }` is the same as `{ [property]: value }`.",
});
const events = Type.Record(Type.String(), Type.Array(Type.String()), {
  description: "Names of events by service, such as `{ sms: ['inbound', 'status'] }`.",
});
const expirationDate = Type.String({ format: "date-time", description: "When it ends. RFC 3339, as it was given." });
const suspended = Type.Union([Type.Literal(0), Type.Literal(1)], {
  description: "1 after deliveries have failed for long; 0 set anew resumes them.",
});
const secret = Type.String({ description: "Secret that signs the deliveries (Standard Webhooks), `whsec_…`. Not shown again." });
const orderedBy = Type.String({
  minLength: 1,
  maxLength: 255,
  description:
    "Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after the other, in " +
    "their order, and one that fails holds back those behind it. `*` orders all events. Absent = deliveries do not wait for each other.",
});
const limits = Type.Object(
  {
    concurrency: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: "Deliveries under way at the same time; 10 when absent." }),
    ),
    per_second: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1000, description: "Deliveries begun in a second; unlimited when absent." }),
    ),
  },
  { description: "How much its endpoint can take." },
);
const whose = Type.String({ description: "User whose events are delivered; `*` for all users of the account." });

const shared = {
  criteria: Type.Optional({ ...criteria, description: "Which events are delivered; absent = all." }),
  expiration_date: Type.Optional(expirationDate),
  suspended,
  ordered_by: Type.Optional(orderedBy),
  limits: Type.Optional(limits),
  audit: Audit,
};

/** What every kind of subscription may be given. */
const wishes = {
  criteria: Type.Optional(criteria),
  expiration_date: Type.Optional({ ...expirationDate, description: "When it ends, in the future. RFC 3339." }),
  ordered_by: Type.Optional(orderedBy),
  limits: Type.Optional(limits),
};

const subscription = {
  subscription_uuid: Uuid,
  user_uuid: Type.Optional(whose),
  account_uuid: { ...Uuid, description: "Account whose events are delivered." },
  callback: Type.Object({
    url,
    headers: CallbackHeaders,
    keep_alive: Type.Boolean({ description: `${keepAlive}.` }),
  }),
  events,
  options: Type.Optional(
    Type.Record(Type.String(), Type.Unknown(), { description: "Query parameters that it was created with; they mean nothing." }),
  ),
  ...shared,
};

export const Subscription = Type.Object(
  { ...subscription, signing_secret: Type.Optional({ ...secret, description: "The new secret, after it was replaced." }) },
  { title: "Subscription", description: "Where to deliver which events of the platform." },
);
export const SubscriptionCreated = Type.Object({ ...subscription, signing_secret: secret }, { title: "SubscriptionCreated" });

const callbackInput = Type.Object({
  url,
  headers: Type.Optional(CallbackHeaders),
  keep_alive: Type.Optional(Type.Boolean({ description: `${keepAlive}; false when absent.` })),
});

export const SubscriptionCreate = Type.Object(
  {
    user_uuid: Type.Optional({
      ...whose,
      description: "User whose events to deliver; absent or `*` for all users of the account.",
    }),
    account_uuid: { ...Uuid, description: "Account whose events to deliver." },
    callback: callbackInput,
    events,
    ...wishes,
  },
  { title: "SubscriptionCreate" },
);

const changes = {
  ...wishes,
  suspended: Type.Optional(suspended),
  rotate_secret: Type.Optional(
    Type.Boolean({ description: "True replaces the signing secret; for 24 hours deliveries carry the signatures of both." }),
  ),
};

export const SubscriptionUpdate = Type.Object(
  {
    callback: Type.Optional(callbackInput),
    events: Type.Optional(events),
    ...changes,
  },
  {
    title: "SubscriptionUpdate",
    description: "Only what is present changes; a subscription that was read can be given back whole.",
  },
);

const appUuid = { ...Uuid, description: "The application, a UUID that its creator chose." };
const eventName = Type.String({ minLength: 1, maxLength: 128 });
const appEvents = Type.Array(
  Type.Union([
    eventName,
    Type.Object({
      name: eventName,
      description: Type.Optional(Type.String({ maxLength: 4096 })),
      schema: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "JSON Schema of the payload." })),
    }),
  ]),
  { maxItems: 1000, description: "Its events: their names, or objects with a name." },
);
const appMetadata = Type.Record(Type.String(), Type.Unknown(), { description: "Free, kept as it is." });

export const CustomApplication = Type.Object(
  {
    app_uuid: appUuid,
    app_name: Type.String(),
    description: Type.String(),
    metadata: appMetadata,
    events: appEvents,
    account_uuid: Uuid,
    audit: Audit,
  },
  { title: "CustomApplication", description: "An application with events of its own." },
);
export const CustomApplicationCreate = Type.Object(
  {
    app_uuid: Type.Optional({ ...Uuid, description: "A UUID of the caller's choice; made up when absent." }),
    app_name: Type.Optional(Type.String({ maxLength: 255, description: "What people read; empty when absent." })),
    description: Type.Optional(Type.String({ maxLength: 4096, description: "Empty when absent." })),
    metadata: Type.Optional(appMetadata),
    events: Type.Optional(appEvents),
  },
  { title: "CustomApplicationCreate" },
);

const customEvents = Type.Array(eventName, { minItems: 1, maxItems: 1000, description: "Names of events of the application." });
const customSubscription = {
  uuid: Uuid,
  app_uuid: appUuid,
  callback: Type.Object({
    url,
    headers: { ...CallbackHeaders, description: "Headers of each delivery; `x-user-uuid` names the owner." },
  }),
  events: customEvents,
  user_uuid: { ...Uuid, description: "The owner." },
  account_uuid: Uuid,
  ...shared,
};

export const CustomSubscription = Type.Object(
  { ...customSubscription, signing_secret: Type.Optional({ ...secret, description: "The new secret, after it was replaced." }) },
  { title: "CustomSubscription", description: "Where to deliver which events of an application." },
);
export const CustomSubscriptionCreated = Type.Object(
  { ...customSubscription, signing_secret: secret },
  { title: "CustomSubscriptionCreated" },
);
export const CustomSubscriptionCreate = Type.Object(
  {
    app_uuid: appUuid,
    callback: Type.Object({ url, headers: Type.Optional(CallbackHeaders) }),
    events: customEvents,
    ...wishes,
  },
  { title: "CustomSubscriptionCreate" },
);
export const CustomSubscriptionUpdate = Type.Object(
  {
    callback: Type.Optional(Type.Object({ url, headers: Type.Optional(CallbackHeaders) })),
    events: Type.Optional(customEvents),
    ...changes,
  },
  {
    title: "CustomSubscriptionUpdate",
    description: "Only what is present changes; a subscription that was read can be given back whole.",
  },
);

export const CustomBroadcast = Type.Object(
  { app_uuid: appUuid, event: { ...eventName, description: "One of the application's events." } },
  {
    title: "CustomBroadcast",
    additionalProperties: true,
    description: "The event; all further members are its payload, at most 64 KiB.",
  },
);
export const CustomBroadcastAccepted = Type.Object(
  { broadcast_uuid: Uuid, matched: Type.Integer({ description: "Subscriptions that it is delivered to." }) },
  { title: "CustomBroadcastAccepted" },
);
