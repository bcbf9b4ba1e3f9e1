import type { auth as contract } from "@patchbay/contract";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { holder } from "./loading.ts";
import { accountAdmin } from "./seeded.ts";
import { grantsOf } from "./store/grants.ts";
import {
  addToAccountAdmin,
  insertPermission,
  listPermissions,
  selectPermissions,
  selectRolePermissionUuids,
} from "./store/permissions.ts";
import { listRoles, selectSystemRole } from "./store/roles.ts";
import { toPermission, toRole, toRoleSummary } from "./view.ts";

type Names = "createPermission" | "listPermissions" | "listPermissionRoles";

/** AccountAdmin holds everything but `permission.create`, what is added later as well. */
async function giveToAccountAdmins(tx: Tx, permission_uuid: string, account_uuid: string): Promise<void> {
  await addToAccountAdmin(tx, permission_uuid);
  const role = toRole(await selectSystemRole(tx, accountAdmin), await selectRolePermissionUuids(tx, accountAdmin));
  emit(tx, { service: "auth", event: "role_modified", account_uuid, user_uuid: null, data: role });
}

export const permissionHandlers: Pick<Handlers<typeof contract>, Names> = {
  createPermission: async ({ tx, principal, body }) => {
    const { resource_type, action, description } = body;
    const name = `${resource_type}.${action}`;
    if (body.name !== name)
      throw problem("validation_failed", { message: `name must be ${name}`, details: [`name must be ${name}`] });
    const row = await insertPermission(tx, { resource_type, action, description: description ?? "" });
    if (row === undefined) throw problem("conflict", `The permission ${name} exists.`);
    await giveToAccountAdmins(tx, row.uuid, principal.account_uuid);
    // The caller's own permissions, as just changed.
    const grants = await grantsOf(tx, principal.user_uuid);
    return { ...toPermission(row, principal), allowed: grants.some(({ permission }) => permission === row.name) };
  },

  listPermissions: async ({ tx, principal, query, page }) =>
    mapItems(await listPermissions(tx, query, page), (row) => toPermission(row, principal)),

  listPermissionRoles: async ({ tx, principal, params, query, page }) => {
    const known = await selectPermissions(tx, [params.permission_uuid]);
    if (known.length === 0) throw problem("not_found");
    const filters = { ...query, permission_uuid: params.permission_uuid };
    return mapItems(await listRoles(tx, holder(principal, "permission.read"), filters, page), toRoleSummary);
  },
};
