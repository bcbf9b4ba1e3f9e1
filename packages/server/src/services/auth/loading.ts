import type { Permission } from "@patchbay/contract";
import { forbidden, type Principal } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { type AccountRef, findAccount, holdAccount } from "../accounts/index.ts";
import { holdIdentities, type IdentityRef } from "../identity/index.ts";
import type { Reader } from "./store/filters.ts";
import { type GroupRow, lockGroup, selectGroup } from "./store/groups.ts";
import { lockRole, type RoleRow, selectRole } from "./store/roles.ts";

/** The caller as somebody who sees the visible tree and what is his own. */
export function viewer(principal: Principal): Reader {
  return { scope: principal.visible, user_uuid: principal.user_uuid };
}

/** The caller as somebody who holds a permission on accounts, and sees what is his own. */
export function holder(principal: Principal, permission: Permission): Reader {
  return { scope: principal.scopeOf(permission), user_uuid: principal.user_uuid };
}

/** A visible account. @throws problem `not_found` */
export async function loadAccount(tx: Executor, principal: Principal, uuid: string): Promise<AccountRef> {
  const account = await findAccount(tx, principal.visible, uuid);
  if (account === undefined) throw problem("not_found");
  return account;
}

/** The same, held until the transaction ends, to add something to it. @throws problem `not_found` */
export async function loadAccountToExtend(tx: Tx, principal: Principal, uuid: string): Promise<AccountRef> {
  const account = await holdAccount(tx, principal.visible, uuid);
  if (account === undefined) throw problem("not_found");
  return account;
}

/** A role that the caller may read. @throws problem `not_found`, or `forbidden` when it is visible but not his to read */
export async function loadRole(tx: Executor, principal: Principal, uuid: string): Promise<RoleRow> {
  const role = await selectRole(tx, holder(principal, "role.read"), uuid);
  if (role !== undefined) return role;
  if ((await selectRole(tx, viewer(principal), uuid)) !== undefined) throw forbidden("role.read");
  throw problem("not_found");
}

/**
 * A role that the caller may change, locked. The platform's own roles cannot be changed by anybody.
 * @throws problem `not_found` or `forbidden`
 */
export async function loadRoleForChange(tx: Tx, principal: Principal, permission: Permission, uuid: string): Promise<RoleRow> {
  const role = await lockRole(tx, principal.visible, uuid);
  if (role === undefined) throw problem("not_found");
  if (role.account_uuid === null) throw problem("forbidden", "The platform's own roles cannot be changed.");
  principal.require(permission, role.account_path);
  return role;
}

/** A group that the caller may read. @throws problem `not_found`, or `forbidden` when it is visible but not his to read */
export async function loadGroup(tx: Executor, principal: Principal, uuid: string): Promise<GroupRow> {
  const group = await selectGroup(tx, holder(principal, "user_group.read"), uuid);
  if (group !== undefined) return group;
  if ((await selectGroup(tx, viewer(principal), uuid)) !== undefined) throw forbidden("user_group.read");
  throw problem("not_found");
}

/** A group that the caller may change, locked. @throws problem `not_found` or `forbidden` */
export async function loadGroupForChange(tx: Tx, principal: Principal, permission: Permission, uuid: string): Promise<GroupRow> {
  const group = await lockGroup(tx, viewer(principal), uuid);
  if (group === undefined) throw problem("not_found");
  requireManaging(principal, permission, group);
  return group;
}

/** Refuses unless the caller holds the permission, or the group shares a resource of his. @throws problem `forbidden` */
export function requireManaging(principal: Principal, permission: Permission, group: GroupRow): void {
  if (group.sharer_uuid !== principal.user_uuid) principal.require(permission, group.account_path);
}

/**
 * The users that a request names, each once, held until the transaction ends: one who is being deleted would otherwise be
 * made a member of a group after he has been removed from all.
 * @param known users who need not be visible to the caller, members of the group for example
 * @throws problem `unknown_reference` with one line for each that does not exist for the caller
 */
export async function loadUsers(
  tx: Tx,
  principal: Principal,
  uuids: readonly string[],
  known: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const wanted = [...new Set(uuids.map((uuid) => uuid.toLowerCase()))];
  const found = new Map((await holdIdentities(tx, wanted)).map((identity) => [identity.uuid, identity]));
  const missing = wanted.filter((uuid) => !known.has(uuid) && !isVisible(principal, found.get(uuid)));
  if (missing.length > 0) throw unknown("users", missing);
  return wanted;
}

function isVisible(principal: Principal, identity: IdentityRef | undefined): boolean {
  return identity?.account_path.some((uuid) => principal.visible.includes(uuid)) ?? false;
}

/** The refusal that names what does not exist. */
export function unknown(what: string, uuids: readonly string[]): Error {
  return problem("unknown_reference", {
    message: `Unknown ${what}: ${uuids.join(", ")}`,
    details: uuids.map((uuid) => `${what}: ${uuid} does not exist`),
  });
}
