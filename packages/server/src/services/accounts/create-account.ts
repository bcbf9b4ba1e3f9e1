import type { BodyOf, accounts as contract } from "@patchbay/contract";
import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { createDefaultGroups } from "../auth/index.ts";
import { mayBeChildOf } from "./rules.ts";
import { type AccountRow, type Contact, insertAccount, insertRelationship, nextNumber, selectAccount } from "./store.ts";
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
export async function newAccountRow(
  tx: Tx,
  body: Omit<Body, "parent_uuid">,
  parent: { uuid: string; path: AccountPath } | undefined,
  uuid = tx.uuid(),
): Promise<AccountRow> {
  const now = tx.now();
  return {
    uuid,
    name: body.name,
    number: body.number == null ? await nextNumber(tx) : String(body.number),
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
 * Writes an account, its link to the parent and its default groups.
 * The statements do not depend on each other's results, so they travel together.
 * @throws problem `conflict` when the number has ever been taken
 */
export async function writeAccount(tx: Tx, row: AccountRow, relationship_uuid: string): Promise<void> {
  if (!(await insertAccount(tx, row))) throw problem("conflict", `The account number ${row.number} is taken.`);
  const { created_by: by, created_at: at } = row;
  const link =
    row.parent_uuid === null
      ? undefined
      : { uuid: relationship_uuid, type: "parent", source_uuid: row.uuid, target_uuid: row.parent_uuid, by, at };
  await Promise.all([link && insertRelationship(tx, link), createDefaultGroups(tx, row)]);
}

export const createAccount: Handlers<typeof contract>["createAccount"] = async ({ tx, principal, body }) => {
  const parent = await selectAccount(tx, principal.visible, body.parent_uuid);
  if (parent === undefined) throw problem("unknown_reference", "parent_uuid names no account.");
  principal.require("account.create", parent.path);
  if (!mayBeChildOf(body.type, parent.type))
    throw problem("validation_failed", `A ${body.type} cannot stand below a ${parent.type}.`);
  const row = await newAccountRow(tx, body, parent);
  const relationship = tx.uuid();
  const account = toAccount(withParent(row, parent, relationship));
  await writeAccount(tx, row, relationship);
  emit(tx, { service: "accounts", event: "account_created", account_uuid: row.uuid, user_uuid: null, data: account });
  return account;
};
