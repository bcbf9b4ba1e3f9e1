import type { identity as contract } from "@patchbay/contract";
import type { Scope } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { isLastAdministrator, removeUserFromGroups } from "../auth/index.ts";
import { disableClientsOfUser, revokeUserTokens } from "../oauth/index.ts";
import { otherIdentityFor } from "./loading.ts";
import { deletePasswordTokens } from "./store/credentials.ts";
import { deleteIdentityRow, type IdentityRow, lockIdentitiesOfAccount, updateIdentity } from "./store/identities.ts";
import { deleteAccountPolicy } from "./store/policies.ts";
import { toIdentity } from "./view.ts";

type IdentityHandlers = Handlers<typeof contract>;

function tell(tx: Tx, event: "identity_deactivated" | "identity_reactivated" | "identity_deleted", row: IdentityRow): void {
  const { account_uuid, uuid: user_uuid } = row;
  emit(tx, { service: "identity", event, account_uuid, user_uuid, data: { ...toIdentity(row) } });
}

export const deactivateIdentity: IdentityHandlers["deactivateIdentity"] = async ({ tx, principal, params }) => {
  const row = await otherIdentityFor(tx, principal, params.user_uuid, "identity.update");
  if (row.status === "Inactive") return;
  const next: IdentityRow = { ...row, status: "Inactive", modified_by: tx.context.actor, modified_at: tx.now() };
  await updateIdentity(tx, principal.visible, next);
  await deletePasswordTokens(tx, row.uuid);
  await revokeUserTokens(tx, row.uuid, "all");
  tell(tx, "identity_deactivated", next);
};

export const reactivateIdentity: IdentityHandlers["reactivateIdentity"] = async ({ tx, principal, params }) => {
  const row = await otherIdentityFor(tx, principal, params.user_uuid, "identity.update");
  if (row.status === "Active") return;
  const next: IdentityRow = { ...row, status: "Active", modified_by: tx.context.actor, modified_at: tx.now() };
  await updateIdentity(tx, principal.visible, next);
  tell(tx, "identity_reactivated", next);
};

/** Removes an identity and, in the same transaction, all that it could do. */
async function remove(tx: Tx, scope: Scope, row: IdentityRow): Promise<void> {
  await removeUserFromGroups(tx, row.uuid);
  await revokeUserTokens(tx, row.uuid, "all");
  await disableClientsOfUser(tx, row.uuid);
  await deleteIdentityRow(tx, scope, row.uuid);
  tell(tx, "identity_deleted", row);
}

export const deleteIdentity: IdentityHandlers["deleteIdentity"] = async ({ tx, principal, params }) => {
  const row = await otherIdentityFor(tx, principal, params.user_uuid, "identity.delete");
  if (await isLastAdministrator(tx, row.uuid)) throw problem("conflict", "This is the last administrator of the account.");
  await remove(tx, principal.visible, row);
  return toIdentity(row);
};

/** Removes everybody of an account that is being deleted in this transaction, and what it had chosen for them. */
export async function deleteIdentitiesOfAccount(tx: Tx, account_uuid: string): Promise<void> {
  for (const row of await lockIdentitiesOfAccount(tx, account_uuid)) await remove(tx, [account_uuid], row);
  await deleteAccountPolicy(tx, account_uuid);
}
