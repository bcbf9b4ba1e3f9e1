import type { EventEnvelope } from "@patchbay/contract";
import { crashPoint } from "../../kernel/crash.ts";
import type { Tx } from "../../kernel/db/database.ts";
import type { Consumer } from "../../kernel/events/consumers.ts";
import type { Kernel } from "../../kernel/service.ts";
import { broadcastOf, orderKey, toldOf, toldOfBroadcast, wantsBroadcast, wantsEvent } from "./matching.ts";
import { type NewDeliveries, queue } from "./queue.ts";
import { entitlement } from "./rights.ts";
import { type SubscriptionRow, selectActive } from "./store/subscriptions.ts";
import { disable } from "./suspension.ts";

/** Events that are dealt out in one transaction. */
const batch = 500;

/**
 * Deals out the log: one delivery for each subscription that wants an event, in the transaction that moves the cursor. Each
 * is made once, whoever dies.
 */
export function fanOut(kernel: Pick<Kernel, "access">): Consumer {
  return {
    name: "pubsub.deliveries",
    from: "end",
    batch,
    handle: async (tx, events) => {
      const accounts = [...new Set(events.map(({ account_uuid }) => account_uuid))];
      const active = await selectActive(tx, accounts, tx.now());
      if (active.length === 0) return;
      const entitled = await onlyEntitled(kernel, tx, active);
      await queue(tx, wantedOf(tx, events, entitled), { test: false });
      crashPoint("pubsub.queued:before_commit");
      tx.afterCommit(() => crashPoint("pubsub.queued:after_commit"));
    },
  };
}

/** Those whose owners may still have what they deliver. What nobody answers for any more is suspended. */
async function onlyEntitled(
  { access }: Pick<Kernel, "access">,
  tx: Tx,
  active: readonly SubscriptionRow[],
): Promise<Map<string, SubscriptionRow[]>> {
  const byAccount = new Map<string, SubscriptionRow[]>();
  for (const row of active) {
    const state = entitlement(await access.snapshotOf(row.owner_uuid), row);
    if (state === "held") byAccount.set(row.account_uuid, [...(byAccount.get(row.account_uuid) ?? []), row]);
    else if (state === "lost") await disable(tx, row.uuid, "Whoever set it up may no longer have these events.");
  }
  return byAccount;
}

function wantedOf(
  tx: Tx,
  events: readonly EventEnvelope[],
  subscriptions: ReadonlyMap<string, readonly SubscriptionRow[]>,
): NewDeliveries {
  const wanted: NewDeliveries = { deliveries: [], contents: [] };
  for (const event of events) {
    const broadcast = broadcastOf(event);
    const plain = toldOf(event);
    const custom = broadcast && toldOfBroadcast(broadcast, event.timestamp);
    for (const told of custom === undefined ? [plain] : [plain, custom]) {
      const receivers = (subscriptions.get(event.account_uuid) ?? []).filter((row) =>
        broadcast !== undefined && told === custom ? wantsBroadcast(row, broadcast, told) : wantsEvent(row, event, told),
      );
      if (receivers.length === 0) continue;
      const index = wanted.contents.push({ type: told.type, body: JSON.stringify(told), trace_id: event.trace_id }) - 1;
      for (const { uuid, ordered_by } of receivers) {
        wanted.deliveries.push({
          uuid: tx.uuid(),
          subscription_uuid: uuid,
          order_key: orderKey(ordered_by, told.data),
          event: index,
        });
      }
    }
  }
  return wanted;
}
