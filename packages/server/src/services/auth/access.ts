import type { auth as contract } from "@patchbay/contract";
import { problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { isSuspended } from "../accounts/index.ts";
import { findIdentity } from "../identity/index.ts";
import { holder, loadAccount } from "./loading.ts";
import { grantsOf } from "./store/grants.ts";
import { listGroupAccess, listPermissionAccess } from "./store/resources.ts";
import { toGroupAccess, toPermissionAccess } from "./view.ts";

type Names = "authorizeUserByAccount" | "listAccessByGroups" | "listAccessByPermissions";

export const accessHandlers: Pick<Handlers<typeof contract>, Names> = {
  authorizeUserByAccount: async ({ tx, principal, params, body }) => {
    const user = await findIdentity(tx, principal.visible, params.user_uuid);
    if (user === undefined) throw problem("not_found");
    if (user.uuid !== principal.user_uuid) principal.require("permission.read", user.account_path);
    const account = await loadAccount(tx, principal, body.account_uuid);

    const [grants, suspended] = await Promise.all([grantsOf(tx, user.uuid), isSuspended(tx, user.account_path)]);
    const held = new Set<string>(grants.filter(({ root }) => account.path.includes(root)).map(({ permission }) => permission));
    const may = (action: string) => user.status === "Active" && !suspended && held.has(`${body.resource_type}.${action}`);
    const denied = [body.action].flat().find((action) => !may(action));
    if (denied !== undefined) throw problem("forbidden", `The user may not ${denied} ${body.resource_type} on this account.`);
    return undefined;
  },

  listAccessByGroups: async ({ tx, principal, params, page }) => {
    const found = await listGroupAccess(tx, holder(principal, "permission.read"), params.resource_uuid, page);
    return mapItems(found, (row) => toGroupAccess(row, params.resource_uuid));
  },

  listAccessByPermissions: async ({ tx, principal, params, page }) =>
    mapItems(await listPermissionAccess(tx, holder(principal, "permission.read"), params.resource_uuid, page), toPermissionAccess),
};
