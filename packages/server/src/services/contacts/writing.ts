import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import type { IdentityRef } from "../identity/index.ts";
import type { ContactDocument } from "./document.ts";
import { searchColumns } from "./search.ts";
import type { ContactRow } from "./store.ts";
import { toContact } from "./view.ts";

/** The row of a new contact in the address book of a user. */
export function newRow(tx: Tx, user: IdentityRef, document: ContactDocument): ContactRow {
  const now = tx.now();
  return {
    uuid: tx.uuid(),
    account_uuid: user.account_uuid,
    account_path: user.account_path,
    user_uuid: user.uuid,
    document,
    ...searchColumns(document),
    created_by: tx.context.actor,
    created_at: now,
    modified_by: tx.context.actor,
    modified_at: now,
  };
}

/** The row with another document. */
export function changedRow(tx: Tx, row: ContactRow, document: ContactDocument): ContactRow {
  return { ...row, document, ...searchColumns(document), modified_by: tx.context.actor, modified_at: tx.now() };
}

/** Tells what has happened to a contact. @returns the contact as the API shows it */
export function tell(tx: Tx, event: "created" | "updated" | "deleted", row: ContactRow) {
  const contact = toContact(row);
  emit(tx, { service: "contacts", event, account_uuid: row.account_uuid, user_uuid: row.user_uuid, data: contact });
  return contact;
}
