import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import * as store from "./store/defaults.ts";

/** An account that gets its default groups: its id, and its path from the root down to itself. */
interface NewAccount {
  readonly uuid: string;
  readonly path: AccountPath;
}

const groupsOf = (tx: Tx, { uuid, path }: NewAccount) => store.accountGroups(tx, { account_uuid: uuid, account_path: path });

/**
 * Creates the default groups of a new account: `admin` with the role AccountAdmin, `user` with AccountUser. The admin group
 * of the root account holds PlatformAdmin as well. No event tells of them beside `accounts.account_created`.
 */
export async function createDefaultGroups(tx: Tx, account: NewAccount): Promise<void> {
  await tx.run(groupsOf(tx, account));
}

/** The same, in one packet with the commit: for a request that needs nothing of them. */
export function createDefaultGroupsWithCommit(tx: Tx, account: NewAccount): void {
  tx.withCommit(() => groupsOf(tx, account));
}

/** Creates what belongs to a new OAuth client: user-groups and resource-groups of the types user, admin and forbidden. */
export async function createApplicationDefaults(
  tx: Tx,
  client: { readonly client_uuid: string; readonly account_uuid: string; readonly account_path: AccountPath },
): Promise<void> {
  await store.insertApplication(tx, client.client_uuid, client);
  await Promise.all([
    store.insertApplicationUserGroups(tx, client.client_uuid, client),
    store.insertApplicationResourceGroups(tx, client.client_uuid, client),
  ]);
}

/**
 * Removes what belongs to an OAuth client that is being deleted: its user-groups and resource-groups. No event told of the
 * groups, but of who joined them, so those who leave are told of as well: they lose what roles of the groups gave them.
 */
export async function removeApplication(tx: Tx, client_uuid: string): Promise<void> {
  for (const { group_uuid, account_uuid, users } of await store.selectApplicationMembers(tx, client_uuid)) {
    const data = { group_uuid, added: [], removed: users };
    emit(tx, { service: "auth", event: "group_members_changed", account_uuid, user_uuid: null, data });
  }
  await store.deleteApplication(tx, client_uuid);
}

/** Makes a user a member of the `admin` or `user` default group of an account; no change when he is one already. */
export async function addToDefaultGroup(tx: Tx, account_uuid: string, type: "admin" | "user", user_uuid: string): Promise<void> {
  const joined = await store.insertDefaultMember(tx, account_uuid, type, user_uuid);
  if (joined === undefined) return;
  const data = { group_uuid: joined.group_uuid, added: [user_uuid], removed: [] };
  emit(tx, { service: "auth", event: "group_members_changed", account_uuid, user_uuid: null, data });
}

/** Removes a user, deleted in the same transaction, from all groups. */
export async function removeUserFromGroups(tx: Tx, user_uuid: string): Promise<void> {
  for (const { group_uuid, account_uuid } of await store.deleteMemberships(tx, user_uuid)) {
    const data = { group_uuid, added: [], removed: [user_uuid] };
    emit(tx, { service: "auth", event: "group_members_changed", account_uuid, user_uuid: null, data });
  }
}

/**
 * Whether an account would be left without administrator if the user went. The answer stays true until the transaction
 * ends: the groups are locked.
 */
export async function isLastAdministrator(tx: Tx, user_uuid: string): Promise<boolean> {
  await store.lockAdminGroups(tx, user_uuid);
  return store.selectIsLastAdministrator(tx, user_uuid);
}

/** Removes groups, roles, applications and registered resources of a deleted account, and roles scoped to it. */
export async function removeAccountAccess(tx: Tx, account_uuid: string): Promise<void> {
  await store.deleteAccountAccess(tx, account_uuid);
}
