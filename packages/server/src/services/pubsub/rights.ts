import type { AccessSnapshot, Principal } from "../../kernel/access/principal.ts";
import type { SubscriptionRow } from "./store/subscriptions.ts";

type Parties = Pick<SubscriptionRow, "account_uuid" | "account_path" | "user_uuid" | "owner_uuid">;

/** Whether these are the user's own events, for which nobody needs a permission. */
function isOwn(of: Parties, user: { readonly user_uuid: string; readonly account_uuid: string }): boolean {
  return of.user_uuid === user.user_uuid && of.account_uuid === user.account_uuid;
}

/**
 * Whether whoever set a subscription up may still have what it delivers: his own events, or those of an account on which he
 * holds `pubsub.create`. `lost` = not any more; `paused` = not while he or his account cannot act.
 */
export function entitlement(owner: AccessSnapshot | undefined, of: Parties): "held" | "paused" | "lost" {
  if (owner === undefined) return "lost";
  if (!owner.active || owner.suspended) return "paused";
  if (isOwn(of, owner)) return "held";
  return owner.grants.get("pubsub.create")?.some((root) => of.account_path.includes(root)) ? "held" : "lost";
}

/** Whether the caller may do this with a subscription: it is his, or he holds the permission on its account. */
export function may(principal: Principal, permission: `pubsub.${"read" | "update" | "delete"}`, of: Parties): boolean {
  return isMine(principal, of) || principal.can(permission, of.account_path);
}

/** Whether a subscription is the caller's. */
export function isMine(principal: Principal, of: Parties): boolean {
  return of.owner_uuid === principal.user_uuid || of.user_uuid === principal.user_uuid;
}
