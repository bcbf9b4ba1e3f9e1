import type { BodyOf, accounts as contract } from "@patchbay/contract";
import type { Scope } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import type { Handlers } from "../../kernel/service.ts";
import { createDefaultGroupsWithCommit } from "../auth/index.ts";
import { mayBeChildOf } from "./rules.ts";
import { type Contact, insertAccount, type NewAccount, selectAccount } from "./store.ts";
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
export function newAccountRow(tx: Tx, body: Omit<Body, "parent_uuid">, uuid = tx.uuid()): NewAccount {
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
    created_by: tx.context.actor,
    created_at: now,
    modified_by: tx.context.actor,
    modified_at: now,
  };
}

/** Why nothing was added. */
async function refusal(tx: Tx, scope: Scope, parent_uuid: string, number: string | undefined): Promise<Error> {
  const parent = await selectAccount(tx, scope, parent_uuid);
  if (parent === undefined) return problem("unknown_reference", "parent_uuid names no account.");
  return problem("conflict", `The account number ${number} is taken.`);
}

/** The account is added first and judged then: what is refused is rolled back, and the parent is read once only. */
export const createAccount: Handlers<typeof contract>["createAccount"] = async ({ tx, principal, body }) => {
  const draft = newAccountRow(tx, body);
  const relationship = tx.uuid();
  const added = await insertAccount(tx, principal.visible, body.parent_uuid, draft, relationship);
  if (added === undefined) throw await refusal(tx, principal.visible, body.parent_uuid, draft.number);
  const { number, path, parent } = added;
  principal.require("account.create", parent.path);
  if (!mayBeChildOf(body.type, parent.type))
    throw problem("validation_failed", `A ${body.type} cannot stand below a ${parent.type}.`);
  createDefaultGroupsWithCommit(tx, { uuid: draft.uuid, path });
  const account = toAccount(withParent({ ...draft, number, path, parent_uuid: parent.uuid }, parent, relationship));
  emit(tx, { service: "accounts", event: "account_created", account_uuid: draft.uuid, user_uuid: null, data: account });
  return account;
};
