import type { auth as contract, UserGroupMember } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { type Page, type SortField, slicePage } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findIdentities } from "../identity/index.ts";
import { requireGrantingGroup } from "./granting.ts";
import { loadGroup, loadGroupForChange, loadUsers } from "./loading.ts";
import type { GroupRow } from "./store/groups.ts";
import { deleteMembers, insertMembers, selectMembers } from "./store/members.ts";
import { toGroupSummary, toMember } from "./view.ts";

type Names = "getUserGroupMembers" | "addUsersToGroup" | "removeUsersFromGroup";
type Member = Static<typeof UserGroupMember>;

/** Most members that any answer embeds in a group. */
const mostEmbedded = 1000;
const byName: readonly SortField[] = [{ field: "name", descending: false }];

/** How many members to embed: what the query says under either name, within bounds. */
export function memberLimit(
  query: { readonly member_limit?: number | undefined; readonly members_limit?: number | undefined },
  usual: number,
): number {
  const wanted = query.members_limit ?? query.member_limit ?? usual;
  return wanted < 1 ? usual : Math.min(wanted, mostEmbedded);
}

function field(member: Member, name: string): string {
  const fields: Readonly<Record<string, unknown>> = member;
  return String(fields[name] ?? "").toLowerCase();
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Names belong to the Identity service, so members are put in order here and not in SQL. */
function sorted(members: readonly Member[], sort: readonly SortField[]): Member[] {
  return [...members].sort((a, b) => {
    for (const { field: name, descending } of sort) {
      const order = compare(field(a, name), field(b, name));
      if (order !== 0) return descending ? -order : order;
    }
    return compare(a.uuid, b.uuid);
  });
}

/**
 * The first members by name of groups that the caller has loaded.
 * @returns for each group a page with at most `limit` members
 */
export async function embeddedMembers(tx: Executor, groups: readonly Pick<GroupRow, "uuid">[], limit: number) {
  const memberships = await selectMembers(
    tx,
    groups.map(({ uuid }) => uuid),
  );
  const identities = await findIdentities(tx, [...new Set(memberships.map(({ user_uuid }) => user_uuid))]);
  const known = new Map(identities.map((identity) => [identity.uuid, toMember(identity)]));
  return (group_uuid: string) => {
    const all = memberships
      .filter((membership) => membership.group_uuid === group_uuid)
      .flatMap(({ user_uuid }) => known.get(user_uuid) ?? []);
    const items = sorted(all, byName).slice(0, limit);
    return { items, metadata: { total: all.length, offset: 0, count: items.length, limit } };
  };
}

interface MemberFilters {
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly username?: string | undefined;
  readonly status?: string | undefined;
}

/** Filters as lists do: names in part, all else as a whole, any case. */
function matches(member: Member, filters: MemberFilters): boolean {
  const same = (value: string, wanted: string | undefined) => wanted === undefined || value.toLowerCase() === wanted.toLowerCase();
  return (
    member.name.toLowerCase().includes((filters.name ?? "").toLowerCase()) &&
    same(member.type, filters.type) &&
    same(member.username, filters.username) &&
    same(member.status, filters.status)
  );
}

async function listMembers(tx: Executor, group_uuid: string, filters: MemberFilters, page: Page) {
  const memberships = await selectMembers(tx, [group_uuid]);
  const identities = await findIdentities(
    tx,
    memberships.map(({ user_uuid }) => user_uuid),
  );
  const found = identities.map(toMember).filter((member) => matches(member, filters));
  return slicePage(page, sorted(found, page.sort));
}

function emitMembersChanged(tx: Tx, group: GroupRow, added: readonly string[], removed: readonly string[]): void {
  if (added.length + removed.length === 0) return;
  const data = { group_uuid: group.uuid, added, removed };
  emit(tx, { service: "auth", event: "group_members_changed", account_uuid: group.account_uuid, user_uuid: null, data });
}

/** Every account keeps at least one administrator. */
function isAdministrators(group: GroupRow): boolean {
  return group.type === "admin" && group.is_default && group.application_uuid === null;
}

export const memberHandlers: Pick<Handlers<typeof contract>, Names> = {
  getUserGroupMembers: async ({ tx, principal, params, query, page }) => {
    const group = await loadGroup(tx, principal, params.group_uuid);
    return listMembers(tx, group.uuid, query, page);
  },

  // Both answers show the number of members before the change: older clients add one to it themselves.
  addUsersToGroup: async ({ tx, principal, params, body }) => {
    const group = await loadGroupForChange(tx, principal, "user_group.update", params.group_uuid);
    const users = await loadUsers(tx, principal, body.users);
    await requireGrantingGroup(tx, principal, group.uuid);
    emitMembersChanged(tx, group, await insertMembers(tx, group.uuid, users), []);
    return toGroupSummary(group);
  },

  removeUsersFromGroup: async ({ tx, principal, params, body }) => {
    const group = await loadGroupForChange(tx, principal, "user_group.update", params.group_uuid);
    const members = await selectMembers(tx, [group.uuid]);
    const users = await loadUsers(tx, principal, body.users, new Set(members.map(({ user_uuid }) => user_uuid)));
    const removed = await deleteMembers(tx, group.uuid, users);
    if (isAdministrators(group) && removed.length > 0 && removed.length === members.length) {
      throw problem("conflict", "An account keeps at least one administrator.");
    }
    emitMembersChanged(tx, group, [], removed);
    return toGroupSummary(group);
  },
};
