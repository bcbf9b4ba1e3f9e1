import type { AccountPath, Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { type GrantedPermission, selectGranted } from "./store/assignments.ts";
import type { PermissionRow } from "./store/permissions.ts";
import { type ResourceRow, selectResourceGrants, selectResources } from "./store/resources.ts";

/**
 * The granting rule: nobody gives away what he does not hold himself at the same place. It applies to putting permissions
 * into roles, to giving roles to groups, to putting people into groups that have roles, and to switching groups and roles on
 * again: otherwise who may merely edit groups could make himself an administrator.
 */

/**
 * Refuses unless the caller holds all the permissions on all the accounts.
 * @throws problem `forbidden` naming the first permission that he lacks
 */
export function requireHeld(
  principal: Principal,
  permissions: readonly Pick<PermissionRow, "name">[],
  places: readonly AccountPath[],
): void {
  for (const { name } of permissions) {
    if (!places.every((path) => principal.can(name, path))) throw cannotGrant(name);
  }
}

/**
 * Refuses unless the caller himself has all that is to be given. A permission on one resource he has on its account, by
 * owning the resource, or by a role on that resource.
 * @throws problem `forbidden` naming the first permission that he lacks
 */
export async function requireGranting(tx: Tx, principal: Principal, granted: readonly GrantedPermission[]): Promise<void> {
  const beyond = granted.filter(({ permission, path }) => !principal.can(permission, path));
  const resources = beyond.flatMap(({ resource_uuid }) => resource_uuid ?? []);
  if (beyond.length === 0) return;
  const [owners, own] = await Promise.all([
    selectResources(tx, resources),
    selectResourceGrants(tx, principal.user_uuid, resources),
  ]);
  for (const { permission, resource_type, resource_uuid } of beyond) {
    const resource = owners.find(({ uuid }) => uuid === resource_uuid);
    const held = own.some((grant) => grant.resource_uuid === resource_uuid && grant.permission === permission);
    if (!held && !isOwned(principal, resource, resource_type)) throw cannotGrant(permission);
  }
}

/** The owner of a resource has all permissions of its kind on it, and no others. */
function isOwned(principal: Principal, resource: ResourceRow | undefined, resource_type: string): boolean {
  return resource?.owner_uuid === principal.user_uuid && resource.type === resource_type;
}

/**
 * Refuses unless the caller himself has all that a group, or one role of it, gives to its members.
 * @throws problem `forbidden`
 */
export async function requireGrantingGroup(tx: Tx, principal: Principal, group_uuid: string, role_uuid?: string): Promise<void> {
  await requireGranting(tx, principal, await selectGranted(tx, group_uuid, role_uuid));
}

function cannotGrant(permission: string): Error {
  return problem("forbidden", `Nobody can grant what he does not hold: ${permission}.`);
}
