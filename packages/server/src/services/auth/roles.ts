import type { auth as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findIdentity } from "../identity/index.ts";
import { requireHeld } from "./granting.ts";
import { listRoleGroupItems } from "./groups.ts";
import { holder, loadAccountToExtend, loadRole, loadRoleForChange, unknown } from "./loading.ts";
import { selectRolePermissions } from "./store/assignments.ts";
import { listRolePermissions, type PermissionRow, selectPermissions, selectRolePermissionUuids } from "./store/permissions.ts";
import * as store from "./store/roles.ts";
import { toPermission, toRole, toRoleSummary } from "./view.ts";

type Names =
  | "createRole"
  | "listRoles"
  | "getRole"
  | "modifyRole"
  | "deleteRole"
  | "activateRole"
  | "deactivateRole"
  | "listRolesForUser"
  | "listRolePermissions"
  | "listRoleUserGroups"
  | "assignPermissionsToRole"
  | "deletePermissionFromRole";

async function fullRole(tx: Tx, row: store.RoleRow) {
  return toRole(row, await selectRolePermissionUuids(tx, row.uuid));
}

/** The permissions that a request names. @throws problem `unknown_reference` with one line for each that does not exist */
async function loadPermissions(tx: Tx, uuids: readonly string[]): Promise<PermissionRow[]> {
  const found = await selectPermissions(tx, uuids);
  const known = new Set(found.map(({ uuid }) => uuid));
  const missing = uuids.filter((uuid) => !known.has(uuid.toLowerCase()));
  if (missing.length > 0) throw unknown("permissions", missing);
  return found;
}

/** Writes a changed role, tells of it, and gives what the API shows. */
async function saveRole(tx: Tx, principal: Principal, row: store.RoleRow) {
  const changed = { ...row, modified_at: tx.now(), modified_by: tx.context.actor };
  await store.updateRole(tx, principal.visible, changed);
  const role = await fullRole(tx, changed);
  emitOfRole(tx, "role_modified", changed, role);
  return role;
}

function emitOfRole(
  tx: Tx,
  event: "role_created" | "role_modified" | "role_deleted",
  row: store.RoleRow,
  data: ReturnType<typeof toRole>,
): void {
  // Only the platform's own roles have no account, and those do not change.
  if (row.account_uuid !== null) emit(tx, { service: "auth", event, account_uuid: row.account_uuid, user_uuid: null, data });
}

async function setStatus(tx: Tx, principal: Principal, role_uuid: string, status: store.RoleRow["status"]): Promise<undefined> {
  const row = await loadRoleForChange(tx, principal, "role.update", role_uuid);
  if (row.status === status) return;
  if (status === "Active") {
    const permissions = await selectRolePermissions(tx, [row.uuid]);
    const named = permissions.map(({ permission }) => ({ name: permission }));
    requireHeld(principal, named, await store.selectPlaces(tx, row.uuid));
  }
  await saveRole(tx, principal, { ...row, status });
}

export const roleHandlers: Pick<Handlers<typeof contract>, Names> = {
  createRole: async ({ tx, principal, params, body }) => {
    const account = await loadAccountToExtend(tx, principal, params.account_uuid);
    principal.require("role.create", account.path);
    const permissions = await loadPermissions(tx, body.permissions ?? []);
    requireHeld(principal, permissions, [account.path]);
    const now = tx.now();
    const row: store.RoleRow = {
      uuid: tx.uuid(),
      account_uuid: account.uuid,
      account_path: [...account.path],
      name: body.name,
      description: body.description ?? `${body.name} - permissions`,
      status: body.status ?? "Active",
      total_members: permissions.length,
      created_at: now,
      created_by: tx.context.actor,
      modified_at: now,
      modified_by: tx.context.actor,
    };
    const uuids = permissions.map(({ uuid }) => uuid);
    await store.insertRole(tx, row);
    await store.insertRolePermissions(tx, row.uuid, uuids);
    const role = toRole(row, uuids);
    emitOfRole(tx, "role_created", row, role);
    return role;
  },

  listRoles: async ({ tx, principal, query, page }) =>
    mapItems(await store.listRoles(tx, holder(principal, "role.read"), query, page), toRoleSummary),

  getRole: async ({ tx, principal, params }) => fullRole(tx, await loadRole(tx, principal, params.role_uuid)),

  modifyRole: async ({ tx, principal, params, body }) => {
    const row = await loadRoleForChange(tx, principal, "role.update", params.role_uuid);
    return saveRole(tx, principal, { ...row, name: body.name ?? row.name, description: body.description ?? row.description });
  },

  deleteRole: async ({ tx, principal, params }) => {
    const row = await loadRoleForChange(tx, principal, "role.delete", params.role_uuid);
    if (await store.isAssigned(tx, row.uuid)) throw problem("conflict", `The role ${row.name} is assigned to a user-group.`);
    const role = await fullRole(tx, row);
    await store.deleteRole(tx, principal.visible, row.uuid);
    emitOfRole(tx, "role_deleted", row, role);
    return role;
  },

  activateRole: ({ tx, principal, params }) => setStatus(tx, principal, params.role_uuid, "Active"),
  deactivateRole: ({ tx, principal, params }) => setStatus(tx, principal, params.role_uuid, "Inactive"),

  listRolesForUser: async ({ tx, principal, params, query, page }) => {
    const { user_uuid } = params;
    if (user_uuid === principal.user_uuid) return mapItems(await store.listOwnRoles(tx, user_uuid, query, page), toRoleSummary);
    const user = await findIdentity(tx, principal.visible, user_uuid);
    if (user === undefined) throw problem("not_found");
    principal.require("role.read", user.account_path);
    const roles = await store.listUserRoles(tx, principal.scopeOf("role.read"), user_uuid, query, page);
    return mapItems(roles, toRoleSummary);
  },

  listRolePermissions: async ({ tx, principal, params, query, page }) => {
    const row = await loadRole(tx, principal, params.role_uuid);
    return mapItems(await listRolePermissions(tx, row.uuid, query, page), (permission) => toPermission(permission, principal));
  },

  listRoleUserGroups: async ({ tx, principal, params, query, page }) => {
    const row = await loadRole(tx, principal, params.role_uuid);
    return listRoleGroupItems(tx, principal.scopeOf("role.read"), row.uuid, query, page);
  },

  assignPermissionsToRole: async ({ tx, principal, params, body }) => {
    const row = await loadRoleForChange(tx, principal, "role.update", params.role_uuid);
    const permissions = await loadPermissions(tx, body.permissions);
    // The role may be in use beyond its own account; whoever widens it must hold the permission there as well.
    requireHeld(principal, permissions, [row.account_path, ...(await store.selectPlaces(tx, row.uuid))]);
    const uuids = permissions.map(({ uuid }) => uuid);
    if ((await store.insertRolePermissions(tx, row.uuid, uuids)) > 0) await saveRole(tx, principal, row);
    return undefined;
  },

  deletePermissionFromRole: async ({ tx, principal, params }) => {
    const row = await loadRoleForChange(tx, principal, "role.update", params.role_uuid);
    const removed = await store.deleteRolePermission(tx, row.uuid, params.permission_uuid);
    if (!removed) throw problem("not_found", "The role does not have this permission.");
    if (await store.isAssigned(tx, row.uuid)) {
      throw problem("invalid_request", `The role ${row.name} is assigned to a user-group; its permissions cannot be removed.`);
    }
    await saveRole(tx, principal, row);
    return undefined;
  },
};
