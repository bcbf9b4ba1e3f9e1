/** What a subscription may ask for: pure checks. */
import { type CustomApplication, events as table } from "@patchbay/contract";
import type { Static } from "typebox";
import { checkCriteria } from "../../kernel/criteria.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { checkHeaders } from "./headers.ts";
import type { SubscriptionRow } from "./store/subscriptions.ts";

/** Throws when something is wrong, with one line for each thing. */
export function refuse(wrong: readonly string[]): void {
  if (wrong.length > 0) throw problem("validation_failed", { message: `${wrong[0]}.`, details: wrong });
}

/** Where deliveries may be posted to. What the address leads to is judged when something is delivered. */
export function checkUrl(text: string): string[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol))
    return ["callback.url must be an absolute http or https URL"];
  return url.username === "" && url.password === "" ? [] : ["callback.url must have no user name and password"];
}

/** Whether events of the platform can be subscribed to: the service must be known, its events need not. */
export function checkEvents(events: Readonly<Record<string, readonly string[]>>): string[] {
  const services = Object.keys(events);
  if (services.length === 0) return ["events must name a service"];
  const unknown = services.filter((service) => !Object.hasOwn(table, service));
  return unknown.map((service) => `events: there is no service ${service}; known are ${Object.keys(table).join(", ")}`);
}

/** The names of an application's events. */
export function eventNames(events: Static<typeof CustomApplication>["events"]): string[] {
  return events.map((event) => (typeof event === "string" ? event : event.name));
}

/** Whether events of an application can be subscribed to. */
export function checkCustomEvents(events: readonly string[], application: Static<typeof CustomApplication>["events"]): string[] {
  const known = eventNames(application);
  return events.filter((event) => !known.includes(event)).map((event) => `events: the application has no event ${event}`);
}

/** What events of the platform are matched by. */
export function topicsOf(events: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(events).flatMap(([service, names]) => names.map((name) => `${service}.${name}`));
}

/** What can be wished for of either kind. */
export interface Wishes {
  readonly criteria?: Record<string, unknown>[] | undefined;
  readonly expiration_date?: string | undefined;
  readonly ordered_by?: string | undefined;
  readonly limits?: NonNullable<SubscriptionRow["limits"]> | undefined;
}

/** The columns that wishes fill; those that are not given are absent. */
export function wished(wishes: Wishes, now: Date) {
  refuse(wishes.criteria === undefined ? [] : checkCriteria(wishes.criteria));
  const { criteria, expiration_date, ordered_by, limits } = wishes;
  return {
    ...(criteria && { criteria: criteria.length === 0 ? null : criteria }),
    ...(expiration_date !== undefined && { expiration_date, expires_at: inFuture(expiration_date, now) }),
    ...(ordered_by !== undefined && { ordered_by }),
    ...(limits && { limits }),
  };
}

function inFuture(text: string, now: Date): Date {
  const date = new Date(text);
  if (!(date > now)) throw invalid("expiration_date must be in the future");
  return date;
}

/** Throws when a callback cannot be called. */
export function refuseCallback(callback: {
  readonly url: string;
  readonly headers?: SubscriptionRow["headers"] | undefined;
}): void {
  refuse([...checkUrl(callback.url), ...(callback.headers === undefined ? [] : checkHeaders(callback.headers))]);
}
