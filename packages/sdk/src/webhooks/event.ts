import type { EventData } from "./generated/events.ts";

/** `<service>.<event>` of every event that this version of the SDK knows. */
export type EventType = keyof EventData;

/** Whose data it is: the owner, not who made the change. */
export interface EventOwner {
  account_uuid: string;
  /** Null for what belongs to the account alone. */
  user_uuid: string | null;
}

interface Delivery<Type extends string, Data> {
  /** The same in every attempt to deliver the event: what was handled already can be told by it. */
  id: string;
  type: Type;
  /** When it happened: RFC 3339, UTC. */
  timestamp: string;
  data: Data;
}

/** The event of one type, or the union of those of several: `EventOf<"sms.inbound">`. */
export type EventOf<T extends EventType> = T extends EventType ? Delivery<T, EventData[T] & EventOwner> : never;

/** What was broadcast in a custom application, under the name that the application gave the event. */
export type ApplicationEvent = Delivery<
  `custom.${string}`,
  {
    app_uuid: string;
    /** The second half of the type. */
    event: string;
    [name: string]: unknown;
  }
>;

declare const unlisted: unique symbol;

/**
 * A type that this version of the SDK does not know: a server may be newer. At runtime it is an ordinary string; the mark
 * is for the compiler alone, which so can tell it from the types that it knows. (It must be a pattern: with a plain `string`
 * in the union, comparing `type` would narrow nothing.)
 */
export type UnlistedType = `${string}.${string}` & { readonly [unlisted]: true };

export type UnlistedEvent = Delivery<UnlistedType, Record<string, unknown>>;

/** Any event. Comparing `type` with a name narrows `data` to what that event holds. */
export type WebhookEvent = EventOf<EventType> | ApplicationEvent | UnlistedEvent;
