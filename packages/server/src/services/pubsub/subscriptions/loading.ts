import type { Principal } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import { isMine, may } from "../rights.ts";
import { lockSubscription, type SubscriptionRow, selectSubscription } from "../store/subscriptions.ts";
import type { Viewer } from "../view.ts";

export type Kind = "platform" | "application" | "either";
type Need = "pubsub.read" | "pubsub.update" | "pubsub.delete";

function allowed(row: SubscriptionRow | undefined, principal: Principal, kind: Kind, need: Need): SubscriptionRow {
  if (row === undefined) throw problem("not_found");
  if (kind !== "either" && (row.app_uuid === null) !== (kind === "platform")) throw problem("not_found");
  if (!may(principal, need, row)) principal.require(need, row.account_path);
  return row;
}

/**
 * A subscription that the caller may read.
 * @throws problem `not_found`, `forbidden`
 */
export async function readable(tx: Tx, principal: Principal, uuid: string, kind: Kind): Promise<SubscriptionRow> {
  return allowed(await selectSubscription(tx, principal.visible, uuid, tx.now()), principal, kind, "pubsub.read");
}

/**
 * A subscription that the caller may change or delete, held until the transaction ends.
 * @throws problem `not_found`, `forbidden`
 */
export async function changeable(tx: Tx, principal: Principal, uuid: string, kind: Kind, need: Need): Promise<SubscriptionRow> {
  return allowed(await lockSubscription(tx, principal.visible, uuid, tx.now()), principal, kind, need);
}

/** With whose eyes the caller sees a subscription. */
export function viewerOf(principal: Principal, row: SubscriptionRow): Viewer {
  return isMine(principal, row) ? "owner" : "others";
}
