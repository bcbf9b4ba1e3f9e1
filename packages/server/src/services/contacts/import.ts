import type { ContactImport, ContactMerge } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { invalid } from "../../kernel/errors.ts";
import { type Input, refusals, toDocument } from "./document.ts";
import { changeableUser } from "./loading.ts";
import { AddressBook, type MergeKey } from "./merge.ts";
import { deleteContacts, insertContacts, lockContacts, updateContacts } from "./store.ts";
import { changedRow, newRow, tell } from "./writing.ts";

/** Most entries of one file. */
const mostEntries = 5_000;

/**
 * Adds the entries of a file to the address book of a user.
 * @param read gives the entries; called only when the caller may add them
 * @param by what makes an entry the same person as a contact, or as an entry before it; empty for nothing
 * @throws problem `not_found`, `forbidden`, `validation_failed` when there are too many entries
 */
export async function importEntries(
  tx: Tx,
  principal: Principal,
  user_uuid: string,
  read: () => readonly Input[],
  by: readonly MergeKey[] = [],
): Promise<Static<typeof ContactImport>> {
  const merging = by.length > 0;
  const user = await changeableUser(tx, principal, user_uuid, merging ? ["contact.create", "contact.update"] : ["contact.create"]);
  const entries = read();
  if (entries.length > mostEntries) {
    throw invalid(`there may be at most ${mostEntries} entries, and there are ${entries.length}`);
  }
  const known = merging ? await lockContacts(tx, principal.visible, user.uuid) : [];
  const book = new AddressBook<(typeof known)[number] | undefined>(by);
  for (const row of known) await book.add(row, row.document);
  const refused: { entry: number; reasons: string[] }[] = [];
  let merged = 0;
  for (const [index, entry] of entries.entries()) {
    const reasons = refusals(entry);
    if (reasons.length > 0) refused.push({ entry: index + 1, reasons });
    else {
      const document = toDocument(entry);
      if (book.absorb(document)) merged += 1;
      else await book.add(undefined, document);
    }
  }
  const changed = book
    .standing()
    .flatMap(({ of, document }) => (of === undefined || of.document === document ? [] : [changedRow(tx, of, document)]));
  const created = book.standing().flatMap(({ of, document }) => (of === undefined ? [newRow(tx, user, document)] : []));
  if (changed.length > 0) await updateContacts(tx, principal.visible, changed);
  if (created.length > 0) await insertContacts(tx, created);
  for (const row of changed) tell(tx, "updated", row);
  for (const row of created) tell(tx, "created", row);
  return { created: created.length, merged, refused };
}

/**
 * Merges those contacts of a user that are the same person.
 * @param read gives the entries; called only when the caller may add them
 * @param by what makes them so
 * @throws problem `not_found`, `forbidden`
 */
export async function mergeAddressBook(
  tx: Tx,
  principal: Principal,
  user_uuid: string,
  by: readonly MergeKey[],
): Promise<Static<typeof ContactMerge>> {
  const user = await changeableUser(tx, principal, user_uuid, ["contact.update", "contact.delete"]);
  const book = new AddressBook<Awaited<ReturnType<typeof lockContacts>>[number]>(by);
  for (const row of await lockContacts(tx, principal.visible, user.uuid)) await book.add(row, row.document);
  await book.unite();
  const changed = book.standing().flatMap(({ of, document }) => (of.document === document ? [] : [changedRow(tx, of, document)]));
  const gone = book.gone();
  if (changed.length > 0) await updateContacts(tx, principal.visible, changed);
  if (gone.length > 0)
    await deleteContacts(
      tx,
      principal.visible,
      gone.map(({ uuid }) => uuid),
    );
  for (const row of gone) tell(tx, "deleted", row);
  return { merged: gone.length, contacts: changed.map((row) => tell(tx, "updated", row)) };
}
