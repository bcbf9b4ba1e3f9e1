import type { Address, IdentityType } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { join, type Sql, sql } from "../../../kernel/db/sql.ts";
import { contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

export interface IdentityRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: string[];
  username: string;
  type: Static<typeof IdentityType>;
  first_name: string;
  middle_name: string;
  last_name: string;
  email: string;
  phone: string;
  address: Address;
  status: "Active" | "Inactive";
  provider: string;
  external_id: string;
  reference: string;
  properties: Record<string, unknown>;
  alias_sms: string | null;
  alias_sms_e164: string | null;
  alias_nickname: string | null;
  alias_email: string | null;
}

/** An identity in scope. */
export function selectIdentity(tx: Executor, scope: Scope, uuid: string): Promise<IdentityRow | undefined> {
  return tx.maybe<IdentityRow>(sql`
    select * from identity.identity where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends, so that concurrent changes follow each other. */
export function lockIdentity(tx: Executor, scope: Scope, uuid: string): Promise<IdentityRow | undefined> {
  return tx.maybe<IdentityRow>(sql`
    select * from identity.identity where uuid = ${uuid} and account_path && ${scope}::uuid[] for update`);
}

/** The identity in scope with this sms alias, held until the transaction ends. */
export function lockBySmsAlias(tx: Executor, scope: Scope, number: string): Promise<IdentityRow | undefined> {
  return tx.maybe<IdentityRow>(sql`
    select * from identity.identity where alias_sms_e164 = ${number} and account_path && ${scope}::uuid[] for update`);
}

/** Whether anybody has this sms alias. No scope: an alias is taken for all. */
export async function isSmsAlias(tx: Executor, number: string): Promise<boolean> {
  const row = await tx.one<{ found: boolean }>(sql`
    select exists (select 1 from identity.identity where alias_sms_e164 = ${number}) as found`);
  return row.found;
}

/** What a token is checked against: wherever the user is. No scope: scopes are computed from it. */
export function selectUser(
  db: Executor,
  uuid: string,
): Promise<{ account_uuid: string; account_path: string[]; active: boolean } | undefined> {
  return db.maybe(sql`
    select account_uuid, account_path, status = 'Active' as active from identity.identity where uuid = ${uuid}`);
}

/**
 * Identities by id, whosesoever: for services that hold the ids.
 * No scope: the caller shows them with a row of its own that is in scope.
 */
export function selectIdentities(tx: Executor, uuids: readonly string[]): Promise<IdentityRow[]> {
  return tx.many<IdentityRow>(sql`select * from identity.identity where uuid = any(${uuids}::uuid[])`);
}

/**
 * The same, held until the transaction ends, so that nobody deletes them meanwhile.
 * No scope: the caller shows them with a row of its own that is in scope.
 */
export function holdIdentityRows(tx: Executor, uuids: readonly string[]): Promise<IdentityRow[]> {
  return tx.many<IdentityRow>(sql`
    select * from identity.identity where uuid = any(${uuids}::uuid[]) order by uuid for key share`);
}

/** Adds an identity. @returns false when the user name is taken */
export async function insertIdentity(tx: Executor, row: IdentityRow): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into identity.identity (uuid, account_uuid, account_path, username, type, first_name, middle_name, last_name, email,
      phone, address, status, provider, external_id, reference, properties, alias_sms, alias_sms_e164, alias_nickname, alias_email,
      created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}, ${row.username}, ${row.type}, ${row.first_name},
      ${row.middle_name}, ${row.last_name}, ${row.email}, ${row.phone}, ${JSON.stringify(row.address)}, ${row.status},
      ${row.provider}, ${row.external_id}, ${row.reference}, ${JSON.stringify(row.properties)}, ${row.alias_sms},
      ${row.alias_sms_e164}, ${row.alias_nickname}, ${row.alias_email}, ${row.created_by}, ${row.created_at},
      ${row.modified_by}, ${row.modified_at})
    on conflict (lower(username)) do nothing`);
  return inserted === 1;
}

/** Writes all that can change. Violates a unique index when an alias belongs to somebody else. */
export async function updateIdentity(tx: Executor, scope: Scope, row: IdentityRow): Promise<void> {
  await tx.run(sql`
    update identity.identity set type = ${row.type}, first_name = ${row.first_name}, middle_name = ${row.middle_name},
      last_name = ${row.last_name}, email = ${row.email}, phone = ${row.phone}, address = ${JSON.stringify(row.address)},
      status = ${row.status}, reference = ${row.reference}, properties = ${JSON.stringify(row.properties)},
      alias_sms = ${row.alias_sms}, alias_sms_e164 = ${row.alias_sms_e164}, alias_nickname = ${row.alias_nickname},
      alias_email = ${row.alias_email}, modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Deletes an identity in scope with its password, tokens and second factors. */
export async function deleteIdentityRow(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from identity.identity where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

export interface IdentityFilters {
  readonly username?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly external_id?: string | undefined;
  readonly reference?: string | undefined;
}

const fullName = sql`concat_ws(' ', nullif(first_name, ''), nullif(middle_name, ''), nullif(last_name, ''))`;

/** One condition per filter that is given. */
function conditions(filters: IdentityFilters): Sql[] {
  const { name, ...exact } = filters;
  const columns = ["username", "email", "phone", "status", "type", "external_id", "reference"] as const;
  const equal = columns.flatMap((column) => (exact[column] === undefined ? [] : [equals(sql([column]), exact[column])]));
  return name === undefined ? equal : [...equal, contains(fullName, name)];
}

const sortColumns = {
  username: sql`lower(username)`,
  name: fullName,
  first_name: sql`lower(first_name)`,
  last_name: sql`lower(last_name)`,
  email: sql`lower(email)`,
  status: sql`status`,
  type: sql`type`,
  created_date: sql`created_at`,
  modified_date: sql`modified_at`,
};

/**
 * The identities in scope.
 * @param account only of this account; of all in scope when undefined
 * @param match whether all filters must match or any
 */
export function listIdentities(
  tx: Executor,
  scope: Scope,
  account: string | undefined,
  filters: IdentityFilters,
  match: "all" | "any",
  page: Page,
): Promise<Items<IdentityRow>> {
  const given = conditions(filters);
  const matching = given.length === 0 ? sql`true` : join(given, match === "all" ? " and " : " or ");
  const within = account === undefined ? sql`true` : sql`account_uuid = ${account}`;
  const select = sql`
    select * from identity.identity where account_path && ${scope}::uuid[] and ${within} and (${matching})`;
  return listPage<IdentityRow>(tx, page, select, sortColumns);
}

/**
 * Everybody of an account that is being deleted, held until the transaction ends.
 * No scope: the right to delete the account was checked.
 */
export function lockIdentitiesOfAccount(tx: Executor, account_uuid: string): Promise<IdentityRow[]> {
  return tx.many<IdentityRow>(sql`
    select * from identity.identity where account_uuid = ${account_uuid} order by uuid for update`);
}

/** Whether an identity of this id or user name is there: for seeds only. No scope: seeds are the operator's. */
export async function isSeeded(tx: Executor, uuid: string | undefined, username: string): Promise<boolean> {
  const row = await tx.one<{ found: boolean }>(sql`
    select exists (
      select 1 from identity.identity where uuid = ${uuid ?? null}::uuid or lower(username) = lower(${username})) as found`);
  return row.found;
}
