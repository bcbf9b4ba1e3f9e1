/** What became of deliveries, and what can be subscribed to. */
import { Type } from "typebox";
import { Uuid } from "./schemas.ts";

const moment = (description: string) => Type.String({ format: "date-time", description });

export const DeliveryStatus = Type.Union(
  [Type.Literal("pending"), Type.Literal("delivered"), Type.Literal("failed"), Type.Literal("dropped"), Type.Literal("cancelled")],
  {
    description:
      "`failed`: given up after all attempts. `dropped`: it was the oldest of 10,000 that were waiting. `cancelled`: the subscription lost " +
      "its rights before it was delivered.",
  },
);

export const DeliveryAttempt = Type.Object(
  {
    datetime: moment("When it began."),
    duration_ms: Type.Integer({ description: "Milliseconds until it was over." }),
    url: Type.String({ description: "Where it was posted to." }),
    response_status: Type.Union([Type.Integer(), Type.Null()], { description: "HTTP status of the answer; null without one." }),
    response_headers: Type.Record(Type.String(), Type.String(), { description: "The first of the answer's headers." }),
    response_body: Type.String({ description: "The beginning of the answer's body, at most 1,024 characters." }),
    error: Type.Union([Type.String(), Type.Null()], { description: "Why there was no usable answer." }),
  },
  { title: "DeliveryAttempt", description: "One attempt to deliver." },
);

const delivery = {
  delivery_uuid: { ...Uuid, description: "Sent as `webhook-id`, the same with every attempt." },
  subscription_uuid: { ...Uuid, description: "The subscription, of either kind." },
  type: Type.String({ description: "Type of the event: `sms.inbound`, `custom.order_placed`." }),
  test: Type.Boolean({ description: "Whether it is a test: tried once, whatever the state of the subscription." }),
  status: DeliveryStatus,
  attempts: Type.Integer({ description: "Attempts made since it was queued or replayed." }),
  created_datetime: moment("When it was queued."),
  next_attempt_datetime: Type.Union([moment(""), Type.Null()], { description: "When it is tried next; null when it has ended." }),
  last_attempt: Type.Union([DeliveryAttempt, Type.Null()], { description: "The latest attempt." }),
};

export const Delivery = Type.Object(delivery, { title: "Delivery", description: "One event for one subscription." });
export const DeliveryDetails = Type.Object(
  {
    ...delivery,
    request: Type.Object(
      {
        url: Type.String(),
        headers: Type.Record(Type.String(), Type.String(), { description: "Without the signature, which each attempt has anew." }),
        body: Type.String({ description: "The signed body, as it is posted." }),
      },
      { description: "What is posted." },
    ),
    attempt_log: Type.Array(DeliveryAttempt, { description: "The latest 20 attempts, the oldest first." }),
  },
  { title: "DeliveryDetails" },
);

export const DeliveryReplay = Type.Object(
  {
    status: Type.Optional({ ...DeliveryStatus, description: "Only those that ended so: `failed` for all that failed." }),
    since: Type.Optional(moment("Only those queued at this moment or after it.")),
    until: Type.Optional(moment("Only those queued before this moment.")),
  },
  { title: "DeliveryReplay", description: "Which deliveries to make again; all that have ended when nothing is said." },
);
export const DeliveriesReplayed = Type.Object(
  { replayed: Type.Integer({ description: "Deliveries that are queued again." }) },
  { title: "DeliveriesReplayed" },
);

export const TestEvent = Type.Object(
  {
    type: Type.Optional(
      Type.String({
        maxLength: 255,
        description: "Type of the event: `sms.inbound`. The first that is subscribed to when absent.",
      }),
    ),
  },
  { title: "TestEvent" },
);

export const SubscriptionHealth = Type.Object(
  {
    pending: Type.Integer({ description: "Deliveries that wait." }),
    dropped: Type.Integer({ description: "Deliveries dropped so far because too many were waiting." }),
    consecutive_failures: Type.Integer({ description: "Attempts without a usable answer since the last success." }),
    held_until: Type.Union([moment(""), Type.Null()], {
      description: "Until then nothing is sent, because the endpoint fails or has asked for a pause.",
    }),
    last_success: Type.Union([moment(""), Type.Null()], { description: "When a delivery last succeeded." }),
    last_failure: Type.Union([moment(""), Type.Null()], { description: "When an attempt last failed." }),
    suspended_because: Type.Union([Type.String(), Type.Null()], { description: "Why the platform suspended it." }),
  },
  { title: "SubscriptionHealth", description: "How the endpoint of a subscription is doing." },
);

export const CatalogEntry = Type.Object(
  {
    type: Type.String({ description: "As deliveries and the stream name it: `sms.inbound`." }),
    service: Type.String(),
    event: Type.String(),
    description: Type.String({ description: "When it happens, and what `data` holds." }),
    transient: Type.Boolean({ description: "Whether only the stream tells of it: it is not kept, and not delivered by webhook." }),
    schema: Type.Record(Type.String(), Type.Unknown(), { description: "JSON Schema of `data`." }),
    sample: Type.Object(
      { type: Type.String(), timestamp: Type.String(), data: Type.Record(Type.String(), Type.Unknown()) },
      { description: "A delivery as its receiver sees it." },
    ),
  },
  { title: "CatalogEntry", description: "One event that can be subscribed to." },
);
