import type { workflow as contract, Permission } from "@patchbay/contract";
import type { Principal } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import type { Handlers } from "../../../kernel/service.ts";
import type { JsonObject } from "../engine/definition.ts";
import { periodOf } from "../history/filters.ts";
import { cancelRuns } from "../runs/cancel.ts";
import {
  type GroupRow,
  listGroups,
  lockGroup,
  type MemberRow,
  selectChild,
  selectChildren,
  selectGroup,
  selectMembers,
  selectUnfinished,
  updateGroup,
} from "./store.ts";
import { toGroup, toMember } from "./view.ts";

type GroupHandlers = Pick<
  Handlers<typeof contract>,
  | "listWorkflowGroups"
  | "getWorkflowGroup"
  | "getWorkflowGroupFiltered"
  | "getWorkflowGroupMaster"
  | "getWorkflowGroupData"
  | "getWorkflowGroupChildren"
  | "getWorkflowGroupChild"
  | "updateWorkflowGroup"
>;

/** What the workflow service does for groups of runs. */
export const groupHandlers: GroupHandlers = {
  listWorkflowGroups: async ({ tx, principal, query, page }) => {
    const filters = { template_uuid: query.template_uuid, ...periodOf(query) };
    const { items, total } = await listGroups(tx, principal.scopeOf("workflow.read"), filters, page);
    const masters = await selectMembers(
      tx,
      items.map(({ master_uuid }) => master_uuid),
    );
    const known = new Map(masters.map((row) => [row.uuid, row]));
    return {
      // One whose runs have been forgotten meanwhile is no more.
      items: items.flatMap((row) => {
        const master = known.get(row.master_uuid);
        return master === undefined ? [] : [{ ...toGroup(row), account_uuid: row.account_uuid, master: toMember(master) }];
      }),
      total,
    };
  },

  getWorkflowGroup: async ({ tx, principal, params }) => whole(tx, await readable(tx, principal, params.run_group_uuid)),

  getWorkflowGroupFiltered: async ({ tx, principal, params, query }) => {
    const row = await readable(tx, principal, params.run_group_uuid);
    return {
      ...toGroup(row),
      ...(query.show_master === true && { master: await masterOf(tx, row) }),
      ...(query.show_children === true && { children: await childrenOf(tx, row) }),
      ...(query.show_data === true && { data: { ...row.data } }),
    };
  },

  getWorkflowGroupMaster: async ({ tx, principal, params }) => masterOf(tx, await readable(tx, principal, params.run_group_uuid)),

  getWorkflowGroupData: async ({ tx, principal, params }) => {
    const { data } = await readable(tx, principal, params.run_group_uuid);
    return { data: { ...data } };
  },

  getWorkflowGroupChildren: async ({ tx, principal, params }) =>
    childrenOf(tx, await readable(tx, principal, params.run_group_uuid)),

  getWorkflowGroupChild: async ({ tx, principal, params }) => {
    const row = await readable(tx, principal, params.run_group_uuid);
    return toMember(present(await selectChild(tx, row, params.instance_uuid)));
  },

  updateWorkflowGroup: async ({ tx, principal, params, body }) => {
    const found = await lockGroup(tx, principal.visible, params.run_group_uuid);
    const row = allowed(principal, "workflow.update", found);
    // A body is JSON.
    const changed = {
      ...row,
      ...{ status: body.status, data: body.data as JsonObject },
      ...{ modified_at: tx.now(), modified_by: tx.context.actor },
    };
    await updateGroup(tx, principal.visible, changed);
    if (body.status === "cancelled") await cancelRuns(tx, await selectUnfinished(tx, row.uuid));
    return whole(tx, changed);
  },
};

/** @throws problem `not_found`, `forbidden` */
function allowed(principal: Principal, permission: Permission, row: GroupRow | undefined): GroupRow {
  if (row === undefined) throw problem("not_found");
  principal.require(permission, row.account_path);
  return row;
}

async function readable(tx: Tx, principal: Principal, uuid: string): Promise<GroupRow> {
  return allowed(principal, "workflow.read", await selectGroup(tx, principal.visible, uuid));
}

/** @throws problem `not_found` for a run that is none of the group, or has been forgotten meanwhile */
function present(row: MemberRow | undefined): MemberRow {
  if (row === undefined) throw problem("not_found");
  return row;
}

async function masterOf(db: Executor, { master_uuid }: GroupRow) {
  const [row] = await selectMembers(db, [master_uuid]);
  return toMember(present(row));
}

async function childrenOf(db: Executor, group: GroupRow) {
  return (await selectChildren(db, group)).map(toMember);
}

async function whole(db: Executor, row: GroupRow) {
  return {
    ...toGroup(row),
    account_uuid: row.account_uuid,
    data: { ...row.data },
    master: await masterOf(db, row),
    children: await childrenOf(db, row),
  };
}
