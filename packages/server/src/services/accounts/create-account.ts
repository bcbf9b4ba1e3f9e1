import type { BodyOf, accounts as contract } from "@patchbay/contract";
import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { createDefaultGroups } from "../auth/index.ts";
import { mayBeChildOf } from "./rules.ts";
import { type AccountRow, type Contact, insertAccount, type NewAccount, selectAccount } from "./store.ts";
import { toAccount, withParent } from "./view.ts";

type Body = BodyOf<(typeof contract.operations)["createAccount"]>;

/** Gives each contact its id; those that bring a known one keep it. */
export function withContactIds(tx: Tx, contacts: readonly Partial<Contact>[], known: readonly Contact[] = []): Contact[] {
  const ids = new Set(known.map((contact) => contact.uuid));
  return contacts.map((contact) => ({
    ...contact,
    uuid: contact.uuid !== undefined && ids.has(contact.uuid) ? contact.uuid : tx.uuid(),
  }));
}

/** A row for a new account; everything optional has its empty value. */
export function newAccountRow(
  tx: Tx,
  body: Omit<Body, "parent_uuid">,
  parent: { uuid: string; path: AccountPath } | undefined,
  uuid = tx.uuid(),
): NewAccount {
  const now = tx.now();
  return {
    uuid,
    name: body.name,
    number: body.number == null ? undefined : String(body.number),
    type: body.type,
    description: body.description ?? "",
    address: body.address ?? {},
    contacts: withContactIds(tx, body.contacts ?? []),
    reference: body.reference ?? "",
    status: body.status ?? "Active",
    parent_uuid: parent?.uuid ?? null,
    path: [...(parent?.path ?? []), uuid],
    created_by: tx.context.actor,
    created_at: now,
    modified_by: tx.context.actor,
    modified_at: now,
  };
}

/**
 * Writes an account, its link to the parent and its default groups; the statements travel together.
 * @returns the account with its number
 * @throws problem `conflict` when the number has ever been taken
 */
export async function writeAccount(tx: Tx, row: NewAccount, relationship_uuid: string): Promise<AccountRow> {
  const [number] = await Promise.all([insertAccount(tx, row, relationship_uuid), createDefaultGroups(tx, row)]);
  if (number === undefined) throw problem("conflict", `The account number ${row.number} is taken.`);
  return { ...row, number };
}

export const createAccount: Handlers<typeof contract>["createAccount"] = async ({ tx, principal, body }) => {
  const parent = await selectAccount(tx, principal.visible, body.parent_uuid);
  if (parent === undefined) throw problem("unknown_reference", "parent_uuid names no account.");
  principal.require("account.create", parent.path);
  if (!mayBeChildOf(body.type, parent.type))
    throw problem("validation_failed", `A ${body.type} cannot stand below a ${parent.type}.`);
  const relationship = tx.uuid();
  const row = await writeAccount(tx, newAccountRow(tx, body, parent), relationship);
  const account = toAccount(withParent(row, parent, relationship));
  emit(tx, { service: "accounts", event: "account_created", account_uuid: row.uuid, user_uuid: null, data: account });
  return account;
};
