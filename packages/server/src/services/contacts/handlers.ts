import type { contacts as contract } from "@patchbay/contract";
import { mapItems } from "../../kernel/lists.ts";
import { type Handlers, Reply } from "../../kernel/service.ts";
import { fromCsv, toCsv } from "./csv.ts";
import { toDocument } from "./document.ts";
import { importEntries, mergeAddressBook } from "./import.ts";
import { changeableContact, changeableUser, readableContact, readableUser } from "./loading.ts";
import { deleteContacts, insertContacts, listContacts, selectContacts, updateContacts } from "./store.ts";
import { fromVcard, toVcard } from "./vcard.ts";
import { toContact } from "./view.ts";
import { changedRow, newRow, tell } from "./writing.ts";

function file(text: string, type: string, name: string): Reply<string> {
  return new Reply(200, text, {
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
  });
}

/** What the contacts service does for each of its operations. */
export const contactHandlers: Handlers<typeof contract> = {
  createUserContact: async ({ tx, principal, params, body }) => {
    const user = await changeableUser(tx, principal, params.user_uuid, ["contact.create"]);
    const row = newRow(tx, user, toDocument(body));
    await insertContacts(tx, [row]);
    return tell(tx, "created", row);
  },

  getContact: async ({ tx, principal, params }) => toContact(await readableContact(tx, principal, params.contact_uuid)),

  listContacts: async ({ tx, principal, params, query, page }) => {
    const user = await readableUser(tx, principal, params.user_uuid);
    return mapItems(await listContacts(tx, principal.visible, user.uuid, query, page), toContact);
  },

  updateContact: async ({ tx, principal, params, body }) => {
    const row = await changeableContact(tx, principal, params.contact_uuid, "contact.update");
    const changed = changedRow(tx, row, toDocument(body));
    await updateContacts(tx, principal.visible, [changed]);
    return tell(tx, "updated", changed);
  },

  deleteContact: async ({ tx, principal, params }) => {
    const row = await changeableContact(tx, principal, params.contact_uuid, "contact.delete");
    await deleteContacts(tx, principal.visible, [row.uuid]);
    tell(tx, "deleted", row);
    return undefined;
  },

  exportContactsAsCsv: async ({ tx, principal, params }) => {
    const user = await readableUser(tx, principal, params.user_uuid);
    const rows = await selectContacts(tx, principal.visible, user.uuid);
    return file(toCsv(rows.map(({ document }) => document)), "text/csv", "contacts.csv");
  },

  exportContactsAsVcard: async ({ tx, principal, params }) => {
    const user = await readableUser(tx, principal, params.user_uuid);
    return file(toVcard(await selectContacts(tx, principal.visible, user.uuid)), "text/vcard", "contacts.vcf");
  },

  importContactsCsv: ({ tx, principal, params, body }) =>
    importEntries(tx, principal, params.user_uuid, () => fromCsv(body.csv), body.merge_by),

  importContactsVcard: ({ tx, principal, params, body }) =>
    importEntries(tx, principal, params.user_uuid, () => fromVcard(body.vcard), body.merge_by),

  mergeContacts: ({ tx, principal, params, body }) => mergeAddressBook(tx, principal, params.user_uuid, body.by),
};
