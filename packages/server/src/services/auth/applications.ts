import type { auth as contract, Permission } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { listApplicationGroupItems } from "./groups.ts";
import * as store from "./store/applications.ts";
import { toResourceGroup } from "./view.ts";

type Names =
  | "createApplicationResourceGroup"
  | "getApplicationResourceGroups"
  | "getApplicationDefaultUserGroups"
  | "addResourcesToGroup"
  | "removeResourceFromGroup";

/** A visible application on whose account the caller holds the permission. @throws problem `not_found` or `forbidden` */
async function loadApplication(
  tx: Executor,
  principal: Principal,
  permission: Permission,
  uuid: string,
): Promise<store.ApplicationRow> {
  const application = await store.selectApplication(tx, principal.visible, uuid);
  if (application === undefined) throw problem("not_found");
  principal.require(permission, application.account_path);
  return application;
}

/** A visible resource-group that the caller may change, locked. @throws problem `not_found` or `forbidden` */
async function loadForChange(tx: Tx, principal: Principal, uuid: string): Promise<store.ResourceGroupRow> {
  const group = await store.lockResourceGroup(tx, principal.visible, uuid);
  if (group === undefined) throw problem("not_found");
  principal.require("resource_group.update", group.account_path);
  return group;
}

const distinct = (uuids: readonly string[]): string[] => [...new Set(uuids.map((uuid) => uuid.toLowerCase()))].sort();

export const applicationHandlers: Pick<Handlers<typeof contract>, Names> = {
  createApplicationResourceGroup: async ({ tx, principal, params, body }) => {
    const application = await loadApplication(tx, principal, "resource_group.create", params.application_uuid);
    const now = tx.now();
    const row: store.ResourceGroupRow = {
      uuid: tx.uuid(),
      application_uuid: application.uuid,
      account_uuid: application.account_uuid,
      account_path: application.account_path,
      name: body.name,
      description: body.description ?? "",
      type: "user",
      is_default: false,
      resources: distinct(body.resources ?? []),
      created_at: now,
      created_by: tx.context.actor,
      modified_at: now,
      modified_by: tx.context.actor,
    };
    await store.insertResourceGroup(tx, row);
    await store.insertGroupResources(tx, row.uuid, row.resources);
    return toResourceGroup(row);
  },

  getApplicationResourceGroups: async ({ tx, principal, params, query, page }) => {
    const application = await loadApplication(tx, principal, "resource_group.read", params.application_uuid);
    const scope = principal.scopeOf("resource_group.read");
    return mapItems(await store.listResourceGroups(tx, scope, application.uuid, query, page), toResourceGroup);
  },

  getApplicationDefaultUserGroups: async ({ tx, principal, params, query, page }) => {
    const application = await loadApplication(tx, principal, "user_group.read", params.application_uuid);
    return listApplicationGroupItems(tx, principal.scopeOf("user_group.read"), application.uuid, query, page);
  },

  addResourcesToGroup: async ({ tx, principal, params, body }) => {
    const group = await loadForChange(tx, principal, params.resource_group_uuid);
    await store.insertGroupResources(tx, group.uuid, distinct(body.resources));
    return toResourceGroup({ ...group, resources: distinct([...group.resources, ...body.resources]) });
  },

  removeResourceFromGroup: async ({ tx, principal, params, body }) => {
    const group = await loadForChange(tx, principal, params.resource_group_uuid);
    const removed = distinct(body.resources);
    await store.deleteGroupResources(tx, group.uuid, removed);
    return toResourceGroup({ ...group, resources: group.resources.filter((uuid) => !removed.includes(uuid)) });
  },
};
