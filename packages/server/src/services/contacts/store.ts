import type { Scope } from "../../kernel/access/principal.ts";
import type { AuditColumns } from "../../kernel/audit.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { type Sql, sql } from "../../kernel/db/sql.ts";
import { allOf, contains, listPage, type Page } from "../../kernel/lists.ts";
import type { Items } from "../../kernel/service.ts";
import type { ContactDocument } from "./document.ts";
import { digitsOf, digitsSearched, type SearchColumns } from "./search.ts";

export interface ContactRow extends AuditColumns, SearchColumns {
  uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  user_uuid: string;
  document: ContactDocument;
}

/** Adds contacts. */
export async function insertContacts(tx: Executor, rows: readonly ContactRow[]): Promise<void> {
  await tx.run(sql`
    insert into contacts.contact (uuid, account_uuid, account_path, user_uuid, document, search_terms, search_digits,
                                  created_by, created_at, modified_by, modified_at)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given
      (uuid uuid, account_uuid uuid, account_path uuid[], user_uuid uuid, document jsonb, search_terms text[], search_digits text[],
       created_by uuid, created_at timestamptz, modified_by uuid, modified_at timestamptz)`);
}

/** A contact in scope. */
export function selectContact(tx: Executor, scope: Scope, uuid: string): Promise<ContactRow | undefined> {
  return tx.maybe<ContactRow>(sql`select * from contacts.contact where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** A contact in scope, held until the transaction ends. */
export function lockContact(tx: Executor, scope: Scope, uuid: string): Promise<ContactRow | undefined> {
  return tx.maybe<ContactRow>(sql`
    select * from contacts.contact where uuid = ${uuid} and account_path && ${scope}::uuid[] for update`);
}

/** The whole address book of a user in scope, the oldest contact first. */
export function selectContacts(tx: Executor, scope: Scope, user_uuid: string): Promise<ContactRow[]> {
  return tx.many<ContactRow>(sql`
    select * from contacts.contact where user_uuid = ${user_uuid} and account_path && ${scope}::uuid[] order by created_at, uuid`);
}

/** The same, held until the transaction ends. */
export function lockContacts(tx: Executor, scope: Scope, user_uuid: string): Promise<ContactRow[]> {
  return tx.many<ContactRow>(sql`
    select * from contacts.contact where user_uuid = ${user_uuid} and account_path && ${scope}::uuid[]
    order by created_at, uuid for update`);
}

/** Writes what can change of contacts in scope. */
export async function updateContacts(tx: Executor, scope: Scope, rows: readonly ContactRow[]): Promise<void> {
  await tx.run(sql`
    update contacts.contact set document = given.document, search_terms = given.search_terms,
      search_digits = given.search_digits, modified_by = given.modified_by, modified_at = given.modified_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) given
      (uuid uuid, document jsonb, search_terms text[], search_digits text[], modified_by uuid, modified_at timestamptz)
    where contact.uuid = given.uuid and account_path && ${scope}::uuid[]`);
}

/** Removes contacts in scope. */
export async function deleteContacts(tx: Executor, scope: Scope, uuids: readonly string[]): Promise<void> {
  await tx.run(sql`delete from contacts.contact where uuid = any(${uuids}::uuid[]) and account_path && ${scope}::uuid[]`);
}

export interface ContactFilters {
  readonly search?: string | undefined;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
  readonly email?: string | undefined;
  readonly tag?: string | undefined;
  readonly company?: string | undefined;
}

const lastName = sql`coalesce(lower(document #>> '{name,last}'), '')`;
const firstName = sql`coalesce(lower(document #>> '{name,first}'), '')`;

/** The contacts of a user in scope. */
export function listContacts(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  filters: ContactFilters,
  page: Page,
): Promise<Items<ContactRow>> {
  const select = sql`
    select * from contacts.contact
    where user_uuid = ${user_uuid} and account_path && ${scope}::uuid[] and ${conditions(filters)}`;
  return listPage<ContactRow>(tx, page, select, {
    name: sql`row(${lastName}, ${firstName})`,
    "name.last": lastName,
    "name.first": firstName,
    created_date: sql`created_at`,
    modified_date: sql`modified_at`,
  });
}

function conditions({ search, name, number, email, tag, company }: ContactFilters): Sql {
  return allOf(
    searched(search),
    name === undefined ? sql`true` : sql`(starts_with(${lastName}, lower(${name})) or starts_with(${firstName}, lower(${name})))`,
    begins(sql`search_digits`, number === undefined ? "" : digitsOf(number)),
    email === undefined
      ? sql`true`
      : sql`exists (select from jsonb_array_elements(document -> 'emails') each where lower(each ->> 'address') = lower(${email}))`,
    tag === undefined
      ? sql`true`
      : sql`exists (select from jsonb_array_elements_text(document -> 'tags') each where lower(each) = lower(${tag}))`,
    contains(sql`coalesce(document ->> 'company', '')`, company),
  );
}

function searched(text = ""): Sql {
  if (text.trim() === "") return sql`true`;
  const digits = digitsSearched(text);
  const terms = begins(sql`search_terms`, text.toLowerCase());
  return digits === undefined ? terms : sql`(${terms} or ${begins(sql`search_digits`, digits)})`;
}

/** Whether one of the texts begins so; any does with nothing. */
function begins(texts: Sql, beginning: string): Sql {
  return beginning === "" ? sql`true` : sql`exists (select from unnest(${texts}) each where starts_with(each, ${beginning}))`;
}

/** Removes the address book of a user who has been deleted. No scope: follows the deletion of the user. */
export async function deleteContactsOfUser(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`delete from contacts.contact where user_uuid = ${user_uuid}`);
}
