import type { EventEnvelope } from "@patchbay/contract";
import type { Invalidation } from "./access.ts";

/** Events that change what many users may do, or whether they may do anything. */
const everyone = new Set([
  "accounts.account_suspended",
  "accounts.account_reinstated",
  "accounts.account_deleted",
  "auth.role_modified",
  "auth.role_deleted",
  "auth.role_assigned",
  "auth.role_removed",
  "auth.group_modified",
  "auth.group_deleted",
  "auth.group_members_changed",
]);

/** Events that change what one user may do. */
const oneUser = new Set([
  "identity.identity_created",
  "identity.identity_deactivated",
  "identity.identity_reactivated",
  "identity.identity_deleted",
]);

/** What an event makes stale; undefined for most. */
export function invalidationOf(event: EventEnvelope): Invalidation | undefined {
  const name = `${event.service}.${event.event}`;
  if (everyone.has(name)) return { everyone: true };
  if (oneUser.has(name) && event.user_uuid !== null) return { user_uuid: event.user_uuid };
  if (name === "oauth.token_revoked") {
    const jti = event.data.jti;
    return typeof jti === "string" ? { jti } : undefined;
  }
  return undefined;
}
