import type { accounts as contract, IdentitySummary } from "@patchbay/contract";
import type { Static } from "typebox";
import { forbidden, type Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers, Kernel } from "../../kernel/service.ts";
import { removeAccountAccess } from "../auth/index.ts";
import { deleteIdentitiesOfAccount, listAccountIdentities } from "../identity/index.ts";
import { disableClientsOfAccount } from "../oauth/index.ts";
import { createAccount } from "./create-account.ts";
import { modifyAccount } from "./modify-account.ts";
import { createRelationship, listAccountRelationships } from "./relationships.ts";
import {
  type AccountRow,
  deleteRelationships,
  hasChildren,
  listAccounts,
  listTopmost,
  lockAccount,
  markDeleted,
  selectAccount,
  selectFull,
  updateStatus,
} from "./store.ts";
import { toAccount } from "./view.ts";

type AccountHandlers = Handlers<typeof contract>;

/** Most identities that an account shows with `expand=identities`. */
const expandedIdentities = 100;

async function expandIdentities(tx: Tx, account_uuid: string) {
  const { items, total } = await listAccountIdentities(tx, account_uuid, expandedIdentities);
  const summaries = items.map(
    ({ uuid, username, first_name, last_name, email, type, status }): Static<typeof IdentitySummary> => ({
      uuid,
      username,
      first_name,
      last_name,
      email,
      type,
      status,
    }),
  );
  return { items: summaries, metadata: { total, offset: 0, count: summaries.length, limit: expandedIdentities } };
}

const getAccount: AccountHandlers["getAccount"] = async ({ tx, principal, params, query }) => {
  const row = await selectFull(tx, principal.visible, params.account_uuid);
  if (row === undefined || !(row.uuid === principal.account_uuid || principal.can("account.read", row.path)))
    throw problem("not_found");
  const account = toAccount(row);
  if (!query.expand?.includes("identities") || !principal.can("identity.read", row.path)) return account;
  return { ...account, identities: await expandIdentities(tx, row.uuid) };
};

const listVisibleAccounts: AccountHandlers["listAccounts"] = async ({ tx, principal, query, page }) =>
  mapItems(await listAccounts(tx, principal.scopeOf("account.read"), query, page), toAccount);

const listAccountChildren: AccountHandlers["listAccountChildren"] = async ({ tx, principal, params, query, page }) => {
  const parent = await selectAccount(tx, principal.visible, params.account_uuid);
  if (parent === undefined) throw problem("not_found");
  principal.require("account.read", parent.path);
  return mapItems(
    await listAccounts(tx, principal.scopeOf("account.read"), { ...query, parent_uuid: parent.uuid }, page),
    toAccount,
  );
};

function listUserRootAccounts(kernel: Kernel): AccountHandlers["listUserRootAccounts"] {
  return async ({ tx, principal, params, query, page }) => {
    const user = await kernel.access.snapshotOf(params.user_uuid);
    const self = params.user_uuid === principal.user_uuid;
    if (user === undefined || !(self || principal.can("identity.read", user.account_path))) throw problem("not_found");
    const roots = [...new Set([...user.grants.values()].flat())];
    return mapItems(await listTopmost(tx, principal.visible, roots, query, page), toAccount);
  };
}

/** The account, if the caller may decide over its existence: never its own or the root, and by right on the parent. */
async function fromAbove(
  tx: Tx,
  principal: Principal,
  uuid: string,
  permission: "account.delete" | "account.suspend",
): Promise<AccountRow> {
  const row = await lockAccount(tx, principal.visible, uuid);
  if (row === undefined) throw problem("not_found");
  if (row.parent_uuid === null || principal.account_path.includes(row.uuid))
    throw problem("forbidden", "This account cannot be changed by those who belong to it.");
  if (!principal.can(permission, row.path.slice(0, -1))) throw forbidden(permission);
  return row;
}

async function changeStatus(tx: Tx, principal: Principal, uuid: string, status: AccountRow["status"]): Promise<undefined> {
  const row = await fromAbove(tx, principal, uuid, "account.suspend");
  if (!(await updateStatus(tx, principal.visible, row.uuid, status, tx.context.actor, tx.now()))) return;
  const full = await selectFull(tx, principal.visible, row.uuid);
  if (full === undefined) throw problem("not_found");
  const event = status === "Active" ? "account_reinstated" : "account_suspended";
  emit(tx, { service: "accounts", event, account_uuid: row.uuid, user_uuid: null, data: toAccount(full) });
}

const deleteAccount: AccountHandlers["deleteAccount"] = async ({ tx, principal, params }) => {
  const row = await fromAbove(tx, principal, params.account_uuid, "account.delete");
  if (await hasChildren(tx, principal.visible, row.uuid)) throw problem("conflict", "The account has children.");
  const full = await selectFull(tx, principal.visible, row.uuid);
  if (full === undefined) throw problem("not_found");
  await markDeleted(tx, principal.visible, row.uuid, tx.context.actor, tx.now());
  await deleteRelationships(tx, principal.visible, row.uuid);
  await deleteIdentitiesOfAccount(tx, row.uuid);
  await disableClientsOfAccount(tx, row.uuid);
  await removeAccountAccess(tx, row.uuid);
  const account = toAccount(full);
  emit(tx, { service: "accounts", event: "account_deleted", account_uuid: row.uuid, user_uuid: null, data: account });
  return account;
};

/** What the accounts service does for each of its operations. */
export function accountHandlers(kernel: Kernel): AccountHandlers {
  return {
    createAccount,
    getAccount,
    listAccounts: listVisibleAccounts,
    listAccountChildren,
    listAccountRelationships,
    listUserRootAccounts: listUserRootAccounts(kernel),
    modifyAccount,
    deleteAccount,
    suspendAccount: ({ tx, principal, params }) => changeStatus(tx, principal, params.account_uuid, "Inactive"),
    reinstateAccount: ({ tx, principal, params }) => changeStatus(tx, principal, params.account_uuid, "Active"),
    createRelationship,
  };
}
