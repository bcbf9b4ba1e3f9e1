import type { DirectoryChanges, VoiceExtensionInput } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { differences } from "../../kernel/differences.ts";
import { invalid } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { AccountRef } from "../accounts/index.ts";
import { holdUsersWithin } from "../identity/index.ts";
import {
  deleteExtensions,
  type ExtensionRow,
  insertExtensions,
  lockDirectory,
  selectExtensions,
  updateExtensions,
} from "./store.ts";
import { tell } from "./view.ts";

export type Input = Static<typeof VoiceExtensionInput>;

/**
 * Writes extensions into the directory of an account: new ones are added, those that are there take on what is said of them.
 * @param whole whether they are all there are, so that others go
 * @throws problem `validation_failed`, `unknown_reference`
 */
export async function writeDirectory(
  tx: Tx,
  account: AccountRef,
  inputs: readonly Input[],
  whole: boolean,
): Promise<Static<typeof DirectoryChanges>> {
  assertDistinct(inputs);
  await holdUsersWithin(
    tx,
    account.uuid,
    inputs.flatMap(({ user_uuid }) => user_uuid ?? []),
  );
  await lockDirectory(tx, account.uuid);
  const scope = [account.uuid];
  const known = new Map((await selectExtensions(tx, scope, account.uuid)).map((row) => [row.extension, row]));
  const rows = inputs.map((input, index) => rowOf(tx, account, input, `extensions.${index}`, known.get(input.extension)));
  const { created, updated, deleted } = differences(known, rows, ({ extension }) => extension, whole);
  if (created.length > 0) await insertExtensions(tx, created);
  if (updated.length > 0) await updateExtensions(tx, scope, updated);
  if (deleted.length > 0)
    await deleteExtensions(
      tx,
      scope,
      deleted.map(({ uuid }) => uuid),
    );
  tell(tx, "extension_created", created);
  tell(tx, "extension_updated", updated);
  tell(tx, "extension_deleted", deleted);
  return { created: created.length, updated: updated.length, deleted: deleted.length };
}

function assertDistinct(inputs: readonly Input[]): void {
  const numbers = inputs.map(({ extension }) => extension);
  const repeated = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (repeated !== undefined) throw invalid(`extension ${repeated} is there twice`);
}

function rowOf(tx: Tx, account: AccountRef, input: Input, at: string, known: ExtensionRow | undefined): ExtensionRow {
  const { name = input.extension, caller_id, did_numbers = [], channels = [] } = input;
  const number = caller_id?.number ?? null;
  return {
    uuid: known?.uuid ?? tx.uuid(),
    account_uuid: account.uuid,
    account_path: account.path,
    extension: input.extension,
    name,
    user_uuid: input.user_uuid?.toLowerCase() ?? null,
    type: input.type ?? "user",
    caller_id: { name: caller_id?.name ?? name, number: number === null ? null : e164(number, `${at}.caller_id.number`) },
    did_numbers: did_numbers.map((did, index) => e164(did, `${at}.did_numbers.${index}`)),
    status: input.status ?? "active",
    channels: channels.map((channel) => {
      const same = known?.channels.find(({ type, address }) => type === channel.type && address === channel.address);
      const { type, address, registered = false, user_agent = "" } = channel;
      return { uuid: same?.uuid ?? tx.uuid(), type, address, registered, user_agent };
    }),
    metadata: input.metadata ?? {},
  };
}

function e164(text: string, at: string): string {
  const number = toE164(text);
  if (number === undefined) throw invalid(`${at} must be a telephone number`);
  return number;
}
