import type { EventEnvelope } from "@patchbay/contract";
import { type Criteria, matchesCriteria } from "../../../kernel/criteria.ts";
import type { Consumer } from "../../../kernel/events/consumers.ts";
import { isObject } from "../../../kernel/json.ts";
import type { JsonObject } from "../engine/definition.ts";
import { type EventKeys, selectWaiters, type Waiter } from "../store/waiting.ts";
import { deliverTo } from "./writing.ts";

/** An event as workflows see it. */
export interface Happened {
  readonly event: EventEnvelope;
  readonly keys: EventKeys;
  readonly data: JsonObject;
}

/** What a custom application has published is an event of that application. */
export function happenedOf(event: EventEnvelope): Happened {
  const { account_uuid, service } = event;
  // What an event holds is JSON.
  const data = event.data as JsonObject;
  if (service !== "pubsub" || event.event !== "broadcast")
    return { event, keys: { account_uuid, service, app_uuid: null, event: event.event }, data };
  const { app_uuid, event: name, payload } = data;
  const keys = { account_uuid, service: null, app_uuid: String(app_uuid), event: String(name) };
  return { event, keys, data: { app_uuid: app_uuid ?? null, event: name ?? null, ...(isObject(payload) ? payload : {}) } };
}

/** Whether these are the events that somebody waits for. */
export function isFor(waiter: Pick<Waiter, "account_uuid" | "service" | "app_uuid" | "event">, keys: EventKeys): boolean {
  return (
    waiter.account_uuid === keys.account_uuid &&
    waiter.event === keys.event &&
    waiter.service === keys.service &&
    waiter.app_uuid === keys.app_uuid
  );
}

/** Gives events to the runs that wait for them. What happened before a run began to wait was not meant for it. */
export const waitingConsumer: Consumer = {
  name: "workflow.waiting",
  from: "end",
  handle: async (tx, batch) => {
    const happened = batch.map(happenedOf);
    const waiters = await selectWaiters(
      tx,
      happened.map(({ keys }) => keys),
    );
    for (const { keys, event, data } of happened) {
      for (const waiter of waiters) {
        if (!isFor(waiter, keys) || new Date(event.timestamp) < waiter.since) continue;
        // Checked before the run began to wait.
        if (!matchesCriteria(waiter.criteria as Criteria, data)) continue;
        await deliverTo(tx, waiter, keys.service === "forms" ? "form" : "event", data);
      }
    }
  },
};
