import type { VoiceChannel, VoiceExtension } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../kernel/access/principal.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import { allOf, equals, listPage, type Page } from "../../kernel/lists.ts";
import type { Items } from "../../kernel/service.ts";

/** An extension as it is stored: as the API shows it, with everything that has to be asked for. */
export interface ExtensionRow extends Static<typeof VoiceExtension> {
  account_path: readonly string[];
  channels: Static<typeof VoiceChannel>[];
  metadata: Record<string, unknown>;
}

const columns = sql`(uuid uuid, account_uuid uuid, account_path uuid[], extension text, name text, user_uuid uuid, type text,
  caller_id jsonb, did_numbers text[], status text, channels jsonb, metadata jsonb)`;

/** Makes whoever else writes the extensions of the account wait until this transaction ends. */
export async function lockDirectory(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`voice.extension:${account_uuid}`}, 0))`);
}

/** Adds extensions. */
export async function insertExtensions(tx: Executor, rows: readonly ExtensionRow[]): Promise<void> {
  await tx.run(sql`
    insert into voice.extension (uuid, account_uuid, account_path, extension, name, user_uuid, type, caller_id, did_numbers,
                                 status, channels, metadata)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given ${columns}`);
}

/** All extensions of an account in scope. */
export function selectExtensions(tx: Executor, scope: Scope, account_uuid: string): Promise<ExtensionRow[]> {
  return tx.many<ExtensionRow>(sql`
    select * from voice.extension where account_uuid = ${account_uuid} and account_path && ${scope}::uuid[] order by uuid`);
}

/** Writes what can change of extensions in scope. */
export async function updateExtensions(tx: Executor, scope: Scope, rows: readonly ExtensionRow[]): Promise<void> {
  await tx.run(sql`
    update voice.extension set name = given.name, user_uuid = given.user_uuid, type = given.type, caller_id = given.caller_id,
      did_numbers = given.did_numbers, status = given.status, channels = given.channels, metadata = given.metadata
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given ${columns}
    where extension.uuid = given.uuid and extension.account_path && ${scope}::uuid[]`);
}

/** Removes extensions in scope. */
export async function deleteExtensions(tx: Executor, scope: Scope, uuids: readonly string[]): Promise<void> {
  await tx.run(sql`delete from voice.extension where uuid = any(${uuids}::uuid[]) and account_path && ${scope}::uuid[]`);
}

export interface ExtensionFilters {
  readonly user_uuid?: string | undefined;
  readonly extension?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
}

/** The extensions of an account in scope; 99 comes before 100. */
export function listExtensions(
  tx: Executor,
  scope: Scope,
  account_uuid: string,
  filters: ExtensionFilters,
  page: Page,
): Promise<Items<ExtensionRow>> {
  const select = sql`
    select * from voice.extension
    where account_uuid = ${account_uuid} and account_path && ${scope}::uuid[]
      and ${allOf(
        equals(sql`user_uuid`, filters.user_uuid),
        equals(sql`extension`, filters.extension),
        equals(sql`type`, filters.type),
        equals(sql`status`, filters.status),
      )}`;
  // Numbers by their size, then those with signs in them.
  const order = sql`row(case when extension ~ '^[0-9]+$' then extension::numeric end, extension)`;
  return listPage<ExtensionRow>(tx, page, select, { extension: order });
}

/** Takes a user who has been deleted off his extensions. No scope: follows the deletion of the user. @returns them as they are now */
export function unassignUser(tx: Executor, user_uuid: string): Promise<ExtensionRow[]> {
  return tx.many<ExtensionRow>(sql`update voice.extension set user_uuid = null where user_uuid = ${user_uuid} returning *`);
}

/** Removes the extensions of an account that has been deleted. No scope: follows the deletion of the account. */
export async function deleteExtensionsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from voice.extension where account_uuid = ${account_uuid}`);
}
