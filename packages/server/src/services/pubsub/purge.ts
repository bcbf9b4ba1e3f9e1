import type { Tx } from "../../kernel/db/database.ts";
import { defineJobs, enqueue, type JobLane } from "../../kernel/lanes/index.ts";
import { deleteOfSubscriptions } from "./store/deliveries.ts";

/** Deliveries that are removed in one transaction. */
const atOnce = 1_000;

/** Removes the deliveries of subscriptions that were removed: some now, and if there are more, the rest soon. */
export async function purge(tx: Tx, subscriptions: readonly string[]): Promise<void> {
  if (subscriptions.length === 0) return;
  if ((await deleteOfSubscriptions(tx, subscriptions, atOnce)) < atOnce) return;
  enqueue(tx, { lane: purgeLane, payload: { subscriptions } });
}

export const purgeLane: JobLane<{ subscriptions: readonly string[] }> = defineJobs<{ subscriptions: readonly string[] }>(
  { name: "pubsub.purge", concurrency: 1 },
  {
    handle: async (tx, { payload }) => {
      const all = (await deleteOfSubscriptions(tx, payload.subscriptions, atOnce)) < atOnce;
      return all ? undefined : { again: tx.now() };
    },
  },
);
