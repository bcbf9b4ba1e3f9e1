import type { pubsub as contract } from "@patchbay/contract";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { isKnown, sampleData } from "./catalog/catalog.ts";
import { headersOf } from "./delivering/attempt.ts";
import { flat, masked } from "./headers.ts";
import { type Told, toldOfBroadcast } from "./matching.ts";
import { callAtOnce, mostPending, queue } from "./queue.ts";
import { type DeliveryFilters, listDeliveries, requeue, requeueOne, selectDelivery } from "./store/deliveries.ts";
import { lockEndpoints, selectEndpoint } from "./store/endpoints.ts";
import type { SubscriptionRow } from "./store/subscriptions.ts";
import { changeable, readable, viewerOf } from "./subscriptions/loading.ts";
import { toDelivery, toDeliveryDetails, toHealth } from "./view.ts";

type Names = "getSubscriptionHealth" | "sendTestEvent" | "listDeliveries" | "getDelivery" | "replayDelivery" | "replayDeliveries";

/** A moment in a filter; one that cannot be read counts as absent. */
function moment(text: string | undefined): Date | undefined {
  const date = text === undefined ? undefined : new Date(text);
  return date === undefined || Number.isNaN(date.getTime()) ? undefined : date;
}

interface Asked {
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

function filtersOf({ status, type, since, until }: Asked): DeliveryFilters {
  return { status, type, since: moment(since), until: moment(until) };
}

/** What is told to try a subscription. */
function sampleFor(row: SubscriptionRow, wanted: string | undefined, now: Date): Told {
  const timestamp = now.toISOString();
  if (row.app_uuid !== null) {
    const event = wanted?.replace(/^custom\./, "") ?? row.topics[0] ?? "";
    if (!row.topics.includes(event)) throw invalid("type must be one of the events that are subscribed to");
    return toldOfBroadcast({ broadcast_uuid: "", app_uuid: row.app_uuid, event, payload: {} }, timestamp);
  }
  const type = wanted ?? row.topics.find(isKnown) ?? row.topics[0] ?? "";
  if (!isKnown(type) && !row.topics.includes(type)) throw invalid("type must be one of the events of the catalog");
  const { account_uuid, user_uuid } = row;
  return { type, timestamp, data: { ...sampleData(type, now), account_uuid, user_uuid } };
}

/** Nothing but tests is delivered for a suspended subscription. */
function refuseSuspended({ suspended }: SubscriptionRow): void {
  if (suspended) throw problem("conflict", "The subscription is suspended. Set suspended to 0 first.");
}

async function replay(tx: Tx, scope: readonly string[], { uuid }: SubscriptionRow, filters: DeliveryFilters): Promise<number> {
  const [endpoint] = await lockEndpoints(tx, [uuid]);
  const most = Math.max(0, mostPending - (endpoint?.pending ?? 0));
  const replayed = await requeue(tx, scope, uuid, filters, { now: tx.now(), most });
  if (replayed > 0) await callAtOnce(tx, uuid, replayed);
  return replayed;
}

/** What the service does for the operations on deliveries. */
export const deliveryHandlers: Pick<Handlers<typeof contract>, Names> = {
  getSubscriptionHealth: async ({ tx, principal, params }) => {
    const row = await readable(tx, principal, params.subscription_uuid, "either");
    const endpoint = await selectEndpoint(tx, row.uuid);
    if (endpoint === undefined) throw problem("not_found");
    return toHealth(endpoint, row, tx.now());
  },

  sendTestEvent: async ({ tx, principal, params, body }) => {
    const row = await changeable(tx, principal, params.subscription_uuid, "either", "pubsub.update");
    const told = sampleFor(row, body?.type, tx.now());
    const uuid = tx.uuid();
    const content = { type: told.type, body: JSON.stringify(told), trace_id: tx.context.trace_id };
    const delivery = { uuid, subscription_uuid: row.uuid, order_key: null, event: 0 };
    await queue(tx, { deliveries: [delivery], contents: [content] }, { test: true });
    await callAtOnce(tx, row.uuid, 0);
    const queued = await selectDelivery(tx, principal.visible, row.uuid, uuid);
    if (queued === undefined) throw problem("not_found");
    return toDelivery(queued);
  },

  listDeliveries: async ({ tx, principal, params, query, page }) => {
    const row = await readable(tx, principal, params.subscription_uuid, "either");
    return mapItems(await listDeliveries(tx, principal.visible, row.uuid, filtersOf(query), page), toDelivery);
  },

  getDelivery: async ({ tx, principal, params }) => {
    const row = await readable(tx, principal, params.subscription_uuid, "either");
    const delivery = await selectDelivery(tx, principal.visible, row.uuid, params.delivery_uuid);
    if (delivery === undefined) throw problem("not_found");
    const headers = viewerOf(principal, row) === "owner" ? row.headers : masked(row.headers);
    return toDeliveryDetails(delivery, { url: row.url, headers: headersOf(flat(headers), delivery) });
  },

  replayDelivery: async ({ tx, principal, params }) => {
    const row = await changeable(tx, principal, params.subscription_uuid, "either", "pubsub.update");
    refuseSuspended(row);
    await lockEndpoints(tx, [row.uuid]);
    const before = await selectDelivery(tx, principal.visible, row.uuid, params.delivery_uuid);
    if (before === undefined) throw problem("not_found");
    await requeueOne(tx, principal.visible, before.uuid, tx.now());
    await callAtOnce(tx, row.uuid, before.due_at === null ? 1 : 0);
    return toDelivery((await selectDelivery(tx, principal.visible, row.uuid, before.uuid)) ?? before);
  },

  replayDeliveries: async ({ tx, principal, params, body }) => {
    const row = await changeable(tx, principal, params.subscription_uuid, "either", "pubsub.update");
    refuseSuspended(row);
    return { replayed: await replay(tx, principal.visible, row, filtersOf(body)) };
  },
};
