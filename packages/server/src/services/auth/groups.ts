import type { auth as contract, groups as facade } from "@patchbay/contract";
import type { Principal, Scope } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems, type Page } from "../../kernel/lists.ts";
import type { Handlers, Items } from "../../kernel/service.ts";
import { requireGrantingGroup } from "./granting.ts";
import {
  holder,
  loadAccount,
  loadAccountToExtend,
  loadGroup,
  loadGroupForChange,
  loadUsers,
  requireManaging,
  viewer,
} from "./loading.ts";
import { embeddedMembers, memberLimit } from "./members.ts";
import * as store from "./store/groups.ts";
import { insertMembers, selectMembers } from "./store/members.ts";
import { listGroupRoles as listRolesOf } from "./store/roles.ts";
import { toGroup, toGroupSummary, toRoleSummary } from "./view.ts";

type Names =
  | "createUserGroup"
  | "listUserGroups"
  | "listAccountUserGroups"
  | "getUserGroup"
  | "modifyUserGroup"
  | "deleteUserGroup"
  | "listUserGroupRoles";

/** Query of every list of groups. */
type GroupQuery = store.GroupFilters & {
  readonly expand?: readonly string[] | undefined;
  readonly member_limit?: number | undefined;
  readonly members_limit?: number | undefined;
};

/** Members that a group in a list, and a group read by itself, shows unless the caller says how many. */
const inLists = 10;
const alone = 100;

/** Groups as lists show them, with their first members if asked for. */
async function toItems(tx: Executor, groups: Items<store.GroupRow>, query: GroupQuery) {
  const wanted = query.expand?.some((word) => word.split(".")[0] === "members") ?? false;
  if (!wanted) return mapItems(groups, toGroupSummary);
  const members = await embeddedMembers(tx, groups.items, memberLimit(query, inLists));
  return mapItems(groups, (row) => ({ ...toGroupSummary(row), members: members(row.uuid) }));
}

/** The groups in scope that have a role, as lists show them. */
export async function listRoleGroupItems(tx: Executor, scope: Scope, role_uuid: string, query: GroupQuery, page: Page) {
  return toItems(tx, await store.listRoleGroups(tx, scope, role_uuid, query, page), query);
}

/** The groups of an application in scope, as lists show them. */
export async function listApplicationGroupItems(
  tx: Executor,
  scope: Scope,
  application_uuid: string,
  query: GroupQuery,
  page: Page,
) {
  return toItems(tx, await store.listApplicationGroups(tx, scope, application_uuid, query, page), query);
}

async function memberUuids(tx: Executor, group_uuid: string): Promise<string[]> {
  return (await selectMembers(tx, [group_uuid])).map(({ user_uuid }) => user_uuid);
}

/** Tells of a group. Its members are told of by `group_members_changed`: there may be very many. */
export function emitOfGroup(tx: Tx, event: "group_created" | "group_modified" | "group_deleted", row: store.GroupRow): void {
  emit(tx, { service: "auth", event, account_uuid: row.account_uuid, user_uuid: null, data: toGroupSummary(row) });
}

/** A new group without members. */
export function newGroupRow(
  tx: Tx,
  account: { readonly uuid: string; readonly path: readonly string[] },
  given: { readonly uuid?: string | undefined; readonly name: string; readonly description?: string | undefined },
): store.GroupRow {
  const now = tx.now();
  return {
    uuid: given.uuid ?? tx.uuid(),
    account_uuid: account.uuid,
    account_path: [...account.path],
    application_uuid: null,
    name: given.name,
    description: given.description ?? "",
    type: "role_user",
    is_default: false,
    status: "Active",
    sharer_uuid: null,
    total_members: 0,
    created_at: now,
    created_by: tx.context.actor,
    modified_at: now,
    modified_by: tx.context.actor,
  };
}

/** Writes a changed group, tells of it, and gives it as it is now. */
async function saveGroup(tx: Tx, principal: Principal, row: store.GroupRow): Promise<store.GroupRow> {
  const changed = { ...row, modified_at: tx.now(), modified_by: tx.context.actor };
  await store.updateGroup(tx, viewer(principal), changed);
  emitOfGroup(tx, "group_modified", changed);
  return changed;
}

async function setStatus(tx: Tx, principal: Principal, group_uuid: string, status: store.GroupRow["status"]) {
  const row = await loadGroupForChange(tx, principal, "user_group.update", group_uuid);
  if (row.is_default) throw problem("conflict", "A default group is always active.");
  if (row.status === status) return toGroupSummary(row);
  if (status === "Active") await requireGrantingGroup(tx, principal, row.uuid);
  return toGroupSummary(await saveGroup(tx, principal, { ...row, status }));
}

export const groupHandlers: Pick<Handlers<typeof contract>, Names> = {
  createUserGroup: async ({ tx, principal, params, body }) => {
    const account = await loadAccountToExtend(tx, principal, params.account_uuid);
    const row = newGroupRow(tx, account, body);
    await store.insertGroup(tx, row);
    if (!principal.can("user_group.create", account.path)) {
      // Only now it is known whether the group shares a resource of the caller.
      const shared = await store.selectGroup(tx, { scope: account.path, user_uuid: principal.user_uuid }, row.uuid);
      requireManaging(principal, "user_group.create", shared ?? row);
    }
    const users = await loadUsers(tx, principal, body.users ?? []);
    await insertMembers(tx, row.uuid, users);
    emitOfGroup(tx, "group_created", { ...row, total_members: users.length });
    return toGroup(row, users);
  },

  listUserGroups: async ({ tx, principal, query, page }) =>
    toItems(tx, await store.listGroups(tx, holder(principal, "user_group.read"), query, page), query),

  listAccountUserGroups: async ({ tx, principal, params, query, page }) => {
    const account = await loadAccount(tx, principal, params.account_uuid);
    const reader = holder(principal, "user_group.read");
    return toItems(tx, await store.listAccountGroups(tx, reader, account.uuid, query, page), query);
  },

  getUserGroup: async ({ tx, principal, params, query }) => {
    const row = await loadGroup(tx, principal, params.group_uuid);
    const members = (await embeddedMembers(tx, [row], memberLimit(query, alone)))(row.uuid);
    return { ...toGroupSummary(row), members, users: members };
  },

  modifyUserGroup: async ({ tx, principal, params, body }) => {
    const row = await loadGroupForChange(tx, principal, "user_group.update", params.group_uuid);
    const name = body.name ?? row.name;
    if (row.is_default && name !== row.name) throw problem("forbidden", "A default group keeps its name.");
    const changed = await saveGroup(tx, principal, { ...row, name, description: body.description ?? row.description });
    return toGroup(changed, await memberUuids(tx, row.uuid));
  },

  deleteUserGroup: async ({ tx, principal, params }) => {
    const row = await loadGroupForChange(tx, principal, "user_group.delete", params.group_uuid);
    if (row.is_default) throw problem("conflict", "A default group cannot be deleted.");
    await store.deleteGroup(tx, viewer(principal), row.uuid);
    emitOfGroup(tx, "group_deleted", row);
    return toGroupSummary(row);
  },

  listUserGroupRoles: async ({ tx, principal, params, query, page }) => {
    const row = await loadGroup(tx, principal, params.group_uuid);
    return mapItems(await listRolesOf(tx, row.uuid, query, page), toRoleSummary);
  },
};

/** What the Groups facade has of its own. */
export const facadeHandlers: Handlers<typeof facade> = {
  deactivateGroup: ({ tx, principal, params }) => setStatus(tx, principal, params.group_uuid, "Inactive"),
  reactivateGroup: ({ tx, principal, params }) => setStatus(tx, principal, params.group_uuid, "Active"),
};
