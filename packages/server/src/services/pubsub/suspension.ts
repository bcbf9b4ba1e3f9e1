import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Attempt } from "./store/deliveries.ts";
import { type SubscriptionRow, suspend } from "./store/subscriptions.ts";
import { toEventData } from "./view.ts";

/** Tells what has happened to a subscription. */
export function tell(
  tx: Tx,
  event: "delivery_failed" | "subscription_disabled" | "subscription_expired",
  row: SubscriptionRow,
  last_attempt?: Attempt,
): void {
  const { account_uuid, user_uuid } = row;
  const data = { ...toEventData(row), ...(last_attempt && { last_attempt }) };
  emit(tx, { service: "pubsub", event, account_uuid, user_uuid, data });
}

/** Suspends a subscription and tells of it, unless it is suspended already. */
export async function disable(tx: Tx, uuid: string, because: string, last_attempt?: Attempt): Promise<void> {
  const row = await suspend(tx, uuid, because);
  if (row !== undefined) tell(tx, "subscription_disabled", row, last_attempt);
}
