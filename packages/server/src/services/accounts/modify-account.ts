import type { BodyOf, accounts as contract } from "@patchbay/contract";
import type { Tx } from "../../kernel/db/database.ts";
import { isUniqueViolation } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { withContactIds } from "./create-account.ts";
import { type AccountRow, lockAccount, selectFull, updateAccount } from "./store.ts";
import { toAccount } from "./view.ts";

type Body = BodyOf<(typeof contract.operations)["modifyAccount"]>;

/** A member that is absent stays, null clears it to its empty value. */
function changed<T>(value: T | null | undefined, present: T, empty: T): T {
  return value === undefined ? present : (value ?? empty);
}

/** The account as it is after the change. Address fields merge one by one, contacts are replaced as a whole. */
function merged(tx: Tx, row: AccountRow, body: Body): AccountRow {
  return {
    ...row,
    name: body.name ?? row.name,
    number: body.number == null ? row.number : String(body.number),
    description: changed(body.description, row.description, ""),
    reference: changed(body.reference, row.reference, ""),
    address: body.address === null ? {} : { ...row.address, ...body.address },
    contacts: body.contacts === undefined ? row.contacts : withContactIds(tx, body.contacts ?? [], row.contacts),
    modified_by: tx.context.actor,
    modified_at: tx.now(),
  };
}

export const modifyAccount: Handlers<typeof contract>["modifyAccount"] = async ({ tx, principal, params, body }) => {
  const row = await lockAccount(tx, principal.visible, params.account_uuid);
  if (row === undefined) throw problem("not_found");
  principal.require("account.update", row.path);
  const next = merged(tx, row, body);
  try {
    await updateAccount(tx, principal.visible, next);
  } catch (error) {
    if (isUniqueViolation(error, "account_number_key")) throw problem("conflict", `The account number ${next.number} is taken.`);
    throw error;
  }
  const full = await selectFull(tx, principal.visible, row.uuid);
  if (full === undefined) throw problem("not_found");
  const account = toAccount(full);
  emit(tx, { service: "accounts", event: "account_modified", account_uuid: row.uuid, user_uuid: null, data: account });
  return account;
};
