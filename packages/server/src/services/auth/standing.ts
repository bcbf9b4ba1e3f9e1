import type { Permission } from "@patchbay/contract";
import type { AccountPath, Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { findAccount } from "../accounts/index.ts";
import { grantsOf } from "./store/grants.ts";

/**
 * A permission that a user holds somewhere and the caller, with the token at hand, does not hold there.
 * @param counts which permissions matter; all of them when absent
 * @returns undefined when the user may do nothing that the caller may not
 */
export async function permissionBeyond(
  tx: Tx,
  principal: Principal,
  user_uuid: string,
  counts: (permission: Permission) => boolean = () => true,
): Promise<Permission | undefined> {
  if (user_uuid === principal.user_uuid) return undefined;
  const grants = (await grantsOf(tx, user_uuid)).filter(({ permission }) => counts(permission));
  const paths = await visiblePaths(tx, principal, new Set(grants.map(({ root }) => root)));
  return grants.find(({ permission, root }) => !principal.can(permission, paths.get(root) ?? []))?.permission;
}

/**
 * For changes by which one could become somebody else, such as of the address that password mails go to: whoever may merely
 * manage people must not make himself an administrator that way.
 * @throws problem `forbidden` when the user may do more than the caller
 */
export async function requireStanding(tx: Tx, principal: Principal, user_uuid: string): Promise<void> {
  const beyond = await permissionBeyond(tx, principal, user_uuid);
  if (beyond !== undefined) throw problem("forbidden", `This user may do more than you: ${beyond}.`);
}

async function visiblePaths(tx: Tx, principal: Principal, roots: Iterable<string>): Promise<Map<string, AccountPath>> {
  const paths = new Map<string, AccountPath>();
  for (const root of roots) {
    const account = await findAccount(tx, principal.visible, root);
    if (account !== undefined) paths.set(root, account.path);
  }
  return paths;
}
