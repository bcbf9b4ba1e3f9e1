import type { EventEnvelope } from "@patchbay/contract";
import { matchesCriteria, valueAt } from "../../kernel/criteria.ts";
import type { SubscriptionRow } from "./store/subscriptions.ts";

/** An event as it is told: to webhooks and streams. */
export interface Told {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What `pubsub.broadcast` carries. */
export interface BroadcastData {
  readonly broadcast_uuid: string;
  readonly app_uuid: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The broadcast that an event of the log is; undefined for all others. */
export function broadcastOf({
  service,
  event,
  data,
}: Pick<EventEnvelope, "service" | "event" | "data">): BroadcastData | undefined {
  // Only broadcasts.ts appends such events.
  return service === "pubsub" && event === "broadcast" ? (data as unknown as BroadcastData) : undefined;
}

/** An event of the platform as it is told. */
export function toldOf({ service, event, timestamp, data }: EventEnvelope): Told {
  return { type: `${service}.${event}`, timestamp, data };
}

/** A broadcast as it is told. */
export function toldOfBroadcast({ app_uuid, event, payload }: BroadcastData, timestamp: string): Told {
  return { type: `custom.${event}`, timestamp, data: { app_uuid, event, ...payload } };
}

type Wanted = Pick<SubscriptionRow, "uuid" | "account_uuid" | "app_uuid" | "user_uuid" | "topics" | "criteria">;

/** Whether a subscription to an application wants a broadcast. */
export function wantsBroadcast(wanted: Wanted, broadcast: BroadcastData, told: Told): boolean {
  return (
    wanted.app_uuid === broadcast.app_uuid && wanted.topics.includes(broadcast.event) && matchesCriteria(wanted.criteria, told.data)
  );
}

/** Whether a subscription to the platform wants an event. What happens to a subscription is not told to itself. */
export function wantsEvent(wanted: Wanted, event: EventEnvelope, told: Told): boolean {
  return (
    wanted.app_uuid === null &&
    wanted.account_uuid === event.account_uuid &&
    (wanted.user_uuid === null || wanted.user_uuid === event.user_uuid) &&
    wanted.topics.includes(told.type) &&
    !(event.service === "pubsub" && event.data.subscription_uuid === wanted.uuid) &&
    matchesCriteria(wanted.criteria, told.data)
  );
}

/** What orders a delivery: those with the same text wait for each other; null = it waits for none. */
export function orderKey(ordered_by: string | null, data: unknown): string | null {
  if (ordered_by === null || ordered_by === "*") return ordered_by;
  const value = valueAt(data, ordered_by);
  if (value === undefined || value === null) return null;
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 255);
}
