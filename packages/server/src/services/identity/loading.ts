import type { IdentityType, Permission } from "@patchbay/contract";
import type { Static } from "typebox";
import { type AccountPath, forbidden, type Principal } from "../../kernel/access/principal.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { type AccountRef, findAccount } from "../accounts/index.ts";
import { type IdentityRow, lockIdentity, selectIdentity } from "./store/identities.ts";

/** What other services may know of an identity. */
export interface IdentityRef {
  readonly uuid: string;
  readonly account_uuid: string;
  readonly account_path: AccountPath;
  readonly username: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly email: string;
  readonly type: Static<typeof IdentityType>;
  readonly status: "Active" | "Inactive";
}

/** The row without what is nobody else's business. */
export function toRef(row: IdentityRow): IdentityRef {
  const { uuid, account_uuid, account_path, username, first_name, last_name, email, type, status } = row;
  return { uuid, account_uuid, account_path, username, first_name, last_name, email, type, status };
}

/**
 * The account, if the caller sees it and holds the permission there.
 * @throws problem `not_found` or `forbidden`
 */
export async function accountFor(
  db: Executor,
  principal: Principal,
  account_uuid: string,
  permission: Permission,
): Promise<AccountRef> {
  const account = await findAccount(db, principal.visible, account_uuid);
  if (account === undefined) throw problem("not_found");
  principal.require(permission, account.path);
  return account;
}

/** The caller's own identity, or somebody's whom the permission covers. Who may not even be read does not exist. */
function checked(row: IdentityRow | undefined, principal: Principal, permission: Permission): IdentityRow {
  if (row === undefined) throw problem("not_found");
  if (row.uuid === principal.user_uuid || principal.can(permission, row.account_path)) return row;
  throw principal.can("identity.read", row.account_path) ? forbidden(permission) : problem("not_found");
}

/**
 * An identity for reading.
 * @throws problem `not_found`, or `forbidden` when the caller may read it but lacks this permission
 */
export async function identityFor(tx: Executor, principal: Principal, uuid: string, permission: Permission): Promise<IdentityRow> {
  return checked(await selectIdentity(tx, principal.visible, uuid), principal, permission);
}

/**
 * An identity for changing it: held until the transaction ends.
 * @throws problem `not_found` or `forbidden`
 */
export async function lockedIdentityFor(
  tx: Executor,
  principal: Principal,
  uuid: string,
  permission: Permission,
): Promise<IdentityRow> {
  return checked(await lockIdentity(tx, principal.visible, uuid), principal, permission);
}

/**
 * Somebody else's identity: what ends or restores the power to act is never done to oneself.
 * @throws problem `not_found` or `forbidden`
 */
export async function otherIdentityFor(
  tx: Executor,
  principal: Principal,
  uuid: string,
  permission: Permission,
): Promise<IdentityRow> {
  if (uuid === principal.user_uuid) throw problem("forbidden", "This cannot be done to oneself.");
  return lockedIdentityFor(tx, principal, uuid, permission);
}
