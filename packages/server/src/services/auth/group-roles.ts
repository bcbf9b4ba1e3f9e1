import type { auth as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findAccount } from "../accounts/index.ts";
import { requireGranting, requireGrantingGroup } from "./granting.ts";
import { loadGroupForChange, unknown } from "./loading.ts";
import { deleteGroupRole, insertGroupRole, insertScope, selectRolePermissions, type Target } from "./store/assignments.ts";
import type { GroupRow } from "./store/groups.ts";
import { selectResources } from "./store/resources.ts";
import { lockAssignableRoles } from "./store/roles.ts";
import { toGroupSummary } from "./view.ts";

type Names = "assignRolesToUserGroup" | "deleteRoleFromUserGroup" | "assignScopedRoleToUserGroup";
type Scoped = { readonly account?: string | string[] | undefined; readonly resource?: string | string[] | undefined };

/** The roles that a request names, locked. @throws problem `unknown_reference` with one line for each that does not exist */
async function loadRoles(tx: Tx, principal: Principal, uuids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(uuids.map((uuid) => uuid.toLowerCase()))];
  const found = new Set((await lockAssignableRoles(tx, principal.visible, wanted)).map(({ uuid }) => uuid));
  const missing = wanted.filter((uuid) => !found.has(uuid));
  if (missing.length > 0) throw unknown("roles", missing);
  return wanted;
}

function emitAssigned(tx: Tx, group: GroupRow, role_uuid: string, scope?: readonly Record<string, string[]>[]): void {
  const data = { group_uuid: group.uuid, role_uuid, ...(scope === undefined ? {} : { scope }) };
  emit(tx, { service: "auth", event: "role_assigned", account_uuid: group.account_uuid, user_uuid: null, data });
}

/** Targets of one request at most, in however many entries: each is looked up and written by itself. */
const mostTargets = 1000;

/** All targets of one kind in a request, each once. */
function targetsOf(scope: readonly Scoped[], kind: keyof Scoped): string[] {
  return [...new Set(scope.flatMap((entry) => entry[kind] ?? []).map((uuid) => uuid.toLowerCase()))];
}

/** Target accounts with their paths. @throws problem `unknown_reference` for those that the caller does not see */
async function loadTargetAccounts(tx: Tx, principal: Principal, uuids: readonly string[]): Promise<Target[]> {
  const targets: Target[] = [];
  for (const uuid of uuids) {
    const account = await findAccount(tx, principal.visible, uuid);
    if (account === undefined) throw unknown("accounts", [uuid]);
    targets.push({ type: "account", uuid, path: account.path });
  }
  return targets;
}

/** Gives a role on targets and says on which it is new. */
async function insertScopes(tx: Tx, group: GroupRow, role_uuid: string, targets: readonly Target[]): Promise<Target[]> {
  const added: Target[] = [];
  for (const target of targets) if (await insertScope(tx, group.uuid, role_uuid, target)) added.push(target);
  return added;
}

/** What the role would give on the targets; a resource that nobody has registered counts as one of the group's account. */
async function grantedOn(tx: Tx, group: GroupRow, role_uuid: string, targets: readonly Target[]) {
  const permissions = await selectRolePermissions(tx, [role_uuid]);
  const owned = await selectResources(
    tx,
    targets.map(({ uuid }) => uuid),
  );
  return targets.flatMap(({ type, uuid, path }) => {
    const account_path = owned.find((resource) => resource.uuid === uuid)?.account_path ?? group.account_path;
    const place = type === "account" ? { path, resource_uuid: null } : { path: account_path, resource_uuid: uuid };
    return permissions.map(({ permission, resource_type }) => ({ permission, resource_type, ...place }));
  });
}

export const groupRoleHandlers: Pick<Handlers<typeof contract>, Names> = {
  assignRolesToUserGroup: async ({ tx, principal, params, body }) => {
    const group = await loadGroupForChange(tx, principal, "user_group.update", params.group_uuid);
    // An owner's right to share does not reach beyond his resource.
    principal.require("user_group.update", group.account_path);
    const roles = await loadRoles(tx, principal, body.roles);
    const permissions = await selectRolePermissions(tx, roles);
    const granted = permissions.map(({ permission, resource_type }) => ({
      permission,
      resource_type,
      path: group.account_path,
      resource_uuid: null,
    }));
    await requireGranting(tx, principal, granted);
    for (const role of roles) if (await insertGroupRole(tx, group.uuid, role)) emitAssigned(tx, group, role);
    return undefined;
  },

  deleteRoleFromUserGroup: async ({ tx, principal, params }) => {
    const group = await loadGroupForChange(tx, principal, "user_group.update", params.group_uuid);
    principal.require("user_group.update", group.account_path);
    await requireGrantingGroup(tx, principal, group.uuid, params.role_uuid);
    if ((await deleteGroupRole(tx, group.uuid, params.role_uuid)) === 0)
      throw problem("not_found", "The group does not have this role.");
    const data = { group_uuid: group.uuid, role_uuid: params.role_uuid };
    emit(tx, { service: "auth", event: "role_removed", account_uuid: group.account_uuid, user_uuid: null, data });
    return undefined;
  },

  assignScopedRoleToUserGroup: async ({ tx, principal, params, body }) => {
    const group = await loadGroupForChange(tx, principal, "user_group.update", params.group_uuid);
    const accounts = targetsOf(body.scope, "account");
    const resources = targetsOf(body.scope, "resource");
    if (accounts.length + resources.length > mostTargets)
      throw problem("validation_failed", `scope may name ${mostTargets} targets at most.`);
    if (accounts.length > 0) principal.require("user_group.update", group.account_path);
    const [role] = await loadRoles(tx, principal, [body.role]);
    if (role === undefined) throw unknown("roles", [body.role]);
    const targets = [
      ...(await loadTargetAccounts(tx, principal, accounts)),
      ...resources.map((uuid): Target => ({ type: "resource", uuid, path: [] })),
    ];
    await requireGranting(tx, principal, await grantedOn(tx, group, role, targets));
    const added = await insertScopes(tx, group, role, targets);
    if (added.length > 0)
      emitAssigned(
        tx,
        group,
        role,
        added.map(({ type, uuid }) => ({ [type]: [uuid] })),
      );
    return toGroupSummary(group);
  },
};
