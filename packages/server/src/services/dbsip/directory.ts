import type { DirectoryChanges, SipDestinationInput } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { differences } from "../../kernel/differences.ts";
import { invalid, problem } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { AccountRef } from "../accounts/index.ts";
import { holdUsersWithin } from "../identity/index.ts";
import {
  type DestinationRow,
  deleteDestinations,
  insertDestinations,
  lockDirectory,
  selectDestinations,
  updateDestinations,
} from "./store.ts";

export type Input = Static<typeof SipDestinationInput>;

/**
 * Writes destinations into the directory of an account: new ones are added, those that are there take on what is said of them.
 * @param whole whether they are all there are, so that others go
 * @throws problem `validation_failed`, `unknown_reference`, `conflict` when another account has one of the ids
 */
export async function writeDirectory(
  tx: Tx,
  account: AccountRef,
  inputs: readonly Input[],
  whole: boolean,
): Promise<Static<typeof DirectoryChanges>> {
  if (new Set(inputs.map(({ id }) => id)).size < inputs.length) throw invalid("an id is there twice");
  await holdUsersWithin(
    tx,
    account.uuid,
    inputs.flatMap(({ user_uuid }) => user_uuid ?? []),
  );
  await lockDirectory(tx, account.uuid);
  const scope = [account.uuid];
  const known = new Map((await selectDestinations(tx, scope, account.uuid)).map((row) => [row.id, row]));
  const rows = inputs.map((input) => rowOf(account, input));
  const { created, updated, deleted } = differences(known, rows, ({ id }) => id, whole);
  if (created.length > 0 && (await insertDestinations(tx, created)) < created.length)
    throw problem("conflict", "Another account has a destination with one of these ids.");
  if (updated.length > 0) await updateDestinations(tx, scope, updated);
  if (deleted.length > 0)
    await deleteDestinations(
      tx,
      scope,
      deleted.map(({ id }) => id),
    );
  return { created: created.length, updated: updated.length, deleted: deleted.length };
}

/** Numbers that are none, such as service codes, stay as they are. */
function rowOf(account: AccountRef, input: Input): DestinationRow {
  const { id, type, name, number = null, extension = null, description = "", site = null, active = true } = input;
  return {
    id,
    account_uuid: account.uuid,
    account_path: account.path,
    type,
    name,
    number: number === null ? null : (toE164(number) ?? number),
    extension,
    description,
    user_uuid: input.user_uuid?.toLowerCase() ?? null,
    site,
    active,
  };
}
