import type { Tx } from "../../kernel/db/database.ts";
import { nudge } from "../../kernel/lanes/index.ts";
import { lanes } from "./delivering/lane-names.ts";
import { type DeliveryContent, dropOldest, insertDeliveries, type NewDelivery } from "./store/deliveries.ts";
import { callUp, lockEndpoints, noteDropped, noteQueued } from "./store/endpoints.ts";

/** Deliveries that can wait at one endpoint. */
export const mostPending = 10_000;

/** Deliveries and the events that they are of. */
export interface NewDeliveries {
  readonly deliveries: NewDelivery[];
  readonly contents: DeliveryContent[];
}

/** Queues deliveries and gives their endpoints a turn. Where too many wait, the oldest are dropped and counted. */
export async function queue(tx: Tx, { deliveries, contents }: NewDeliveries, options: { readonly test: boolean }): Promise<void> {
  if (deliveries.length === 0) return;
  const counts = new Map<string, number>();
  for (const { subscription_uuid } of deliveries) counts.set(subscription_uuid, (counts.get(subscription_uuid) ?? 0) + 1);
  await lockEndpoints(tx, [...counts.keys()]);
  await insertDeliveries(tx, deliveries, contents, { now: tx.now(), test: options.test });
  for (const { subscription_uuid, excess } of await noteQueued(tx, counts, mostPending)) {
    await noteDropped(tx, subscription_uuid, await dropOldest(tx, subscription_uuid, excess));
  }
  wake(tx);
}

/** Has an endpoint try at once, with so many deliveries more than before. */
export async function callAtOnce(tx: Tx, subscription_uuid: string, added: number): Promise<void> {
  await callUp(tx, subscription_uuid, added);
  wake(tx);
}

/** Has the lanes looked at when the transaction has committed. */
export function wake(tx: Tx): void {
  for (const name of lanes) nudge(tx, { name });
}
