import type { SipDestination } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../kernel/access/principal.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../kernel/lists.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Items } from "../../kernel/service.ts";

export interface DestinationRow extends Static<typeof SipDestination> {
  account_path: readonly string[];
}

const columns = sql`(id integer, account_uuid uuid, account_path uuid[], type text, name text, number text, extension text,
  description text, user_uuid uuid, site text, active boolean)`;

/** Makes whoever else writes the destinations of the account wait until this transaction ends. */
export async function lockDirectory(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`dbsip.destination:${account_uuid}`}, 0))`);
}

/** Adds destinations. @returns how many: those whose id another account has are left out */
export function insertDestinations(tx: Executor, rows: readonly DestinationRow[]): Promise<number> {
  return tx.run(sql`
    insert into dbsip.destination (id, account_uuid, account_path, type, name, number, extension, description, user_uuid, site,
                                   active)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given ${columns}
    on conflict (id) do nothing`);
}

/** All destinations of an account in scope. */
export function selectDestinations(tx: Executor, scope: Scope, account_uuid: string): Promise<DestinationRow[]> {
  return tx.many<DestinationRow>(sql`
    select * from dbsip.destination where account_uuid = ${account_uuid} and account_path && ${scope}::uuid[] order by id`);
}

/** A destination in scope. */
export function selectDestination(tx: Executor, scope: Scope, id: number): Promise<DestinationRow | undefined> {
  return tx.maybe<DestinationRow>(sql`
    select * from dbsip.destination where id = ${id} and account_path && ${scope}::uuid[]`);
}

/** Writes what can change of destinations in scope. */
export async function updateDestinations(tx: Executor, scope: Scope, rows: readonly DestinationRow[]): Promise<void> {
  await tx.run(sql`
    update dbsip.destination set type = given.type, name = given.name, number = given.number, extension = given.extension,
      description = given.description, user_uuid = given.user_uuid, site = given.site, active = given.active
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given ${columns}
    where destination.id = given.id and destination.account_path && ${scope}::uuid[]`);
}

/** Removes destinations in scope. */
export async function deleteDestinations(tx: Executor, scope: Scope, ids: readonly number[]): Promise<void> {
  await tx.run(sql`delete from dbsip.destination where id = any(${ids}::integer[]) and account_path && ${scope}::uuid[]`);
}

export interface DestinationFilters {
  readonly type?: string | undefined;
  readonly number?: string | undefined;
  readonly extension?: string | undefined;
  readonly user_uuid?: string | undefined;
  readonly name?: string | undefined;
  readonly active?: boolean | undefined;
}

/** The destinations of an account in scope, by id. */
export function listDestinations(
  tx: Executor,
  scope: Scope,
  account_uuid: string,
  filters: DestinationFilters,
  page: Page,
): Promise<Items<DestinationRow>> {
  const { type, number, extension, user_uuid, name, active } = filters;
  const select = sql`
    select * from dbsip.destination
    where account_uuid = ${account_uuid} and account_path && ${scope}::uuid[]
      and ${allOf(
        equals(sql`type`, type),
        equals(sql`number`, number && (toE164(number) ?? number)),
        equals(sql`extension`, extension),
        equals(sql`user_uuid`, user_uuid),
        contains(sql`name`, name),
        active === undefined ? sql`true` : sql`active = ${active}`,
      )}`;
  return listPage<DestinationRow>(tx, page, select, {}, sql`id`);
}

/** Takes a user who has been deleted off his destinations. No scope: follows the deletion of the user. */
export async function unassignUser(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`update dbsip.destination set user_uuid = null where user_uuid = ${user_uuid}`);
}

/** Removes the destinations of an account that has been deleted. No scope: follows the deletion of the account. */
export async function deleteDestinationsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from dbsip.destination where account_uuid = ${account_uuid}`);
}
