import type { Permission } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { findIdentity, holdIdentity, type IdentityRef } from "../identity/index.ts";
import { type ContactRow, lockContact, selectContact } from "./store.ts";

/** His own, or with the permission. */
function allow(principal: Principal, permission: Permission, owner: { uuid: string; account_path: readonly string[] }): void {
  if (owner.uuid !== principal.user_uuid) principal.require(permission, owner.account_path);
}

/**
 * The user whose address book this is.
 * @throws problem `not_found`, `forbidden`
 */
export async function readableUser(tx: Tx, principal: Principal, uuid: string): Promise<IdentityRef> {
  const user = await findIdentity(tx, principal.visible, uuid);
  if (user === undefined) throw problem("not_found");
  allow(principal, "contact.read", user);
  return user;
}

/**
 * The same, held until the transaction ends, for all of these permissions.
 * @throws problem `not_found`, `forbidden`
 */
export async function changeableUser(
  tx: Tx,
  principal: Principal,
  uuid: string,
  permissions: readonly Permission[],
): Promise<IdentityRef> {
  const user = await holdIdentity(tx, principal.visible, uuid);
  if (user === undefined) throw problem("not_found");
  for (const permission of permissions) allow(principal, permission, user);
  return user;
}

/**
 * A contact that the caller may read.
 * @throws problem `not_found`
 */
export async function readableContact(tx: Tx, principal: Principal, uuid: string): Promise<ContactRow> {
  const row = await selectContact(tx, principal.visible, uuid);
  return allowed(row, principal, "contact.read");
}

/**
 * A contact that the caller may change or delete, held until the transaction ends.
 * @throws problem `not_found`
 */
export async function changeableContact(tx: Tx, principal: Principal, uuid: string, permission: Permission): Promise<ContactRow> {
  const row = await lockContact(tx, principal.visible, uuid);
  return allowed(row, principal, permission);
}

/** Address books are private: somebody else's contact does not exist for whoever lacks the permission. */
function allowed(row: ContactRow | undefined, principal: Principal, permission: Permission): ContactRow {
  const mine = row?.user_uuid === principal.user_uuid;
  if (row === undefined || !(mine || principal.can(permission, row.account_path))) throw problem("not_found");
  return row;
}
