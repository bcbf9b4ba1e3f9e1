import type { Address } from "@patchbay/contract";
import type { AccountPath, Scope } from "../../kernel/access/principal.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { empty, type Sql, sql } from "../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../kernel/lists.ts";
import type { Items } from "../../kernel/service.ts";
import type { AccountType } from "./rules.ts";

export interface Contact {
  uuid: string;
  id?: number | string;
  type?: string;
  first_name?: string;
  last_name?: string;
  email?: string;
  phone?: string;
}

export interface AccountRow {
  uuid: string;
  name: string;
  number: string;
  type: AccountType;
  description: string;
  address: Address;
  contacts: Contact[];
  reference: string;
  status: "Active" | "Inactive";
  parent_uuid: string | null;
  path: string[];
  created_by: string | null;
  created_at: Date;
  modified_by: string | null;
  modified_at: Date;
}

/** An account as a relationship shows it. */
export type SummaryRow = Pick<
  AccountRow,
  "uuid" | "name" | "number" | "type" | "status" | "description" | "address" | "contacts" | "reference" | "path"
>;

export interface RelationshipRow {
  uuid: string;
  type: string;
  source: SummaryRow;
  target: SummaryRow;
  created_by: string | null;
  /** A text when it is embedded in an account. */
  created_at: Date | string;
  modified_by: string | null;
  modified_at: Date | string;
}

/** An account together with the first of its relationships. */
export type FullRow = AccountRow & { relationships: RelationshipRow[]; relationships_total: number };

/** How many relationships an account embeds; the list operation pages through all. */
export const embeddedRelationships = 10;

const summary = (alias: string): Sql => {
  const columns = ["uuid", "name", "number", "type", "status", "description", "address", "contacts", "reference", "path"];
  return sql([`json_build_object(${columns.map((column) => `'${column}', ${alias}.${column}`).join(", ")})`]);
};

const relationshipSelect = sql`
  select r.uuid, r.type, r.created_by, r.created_at, r.modified_by, r.modified_at,
         ${summary("s")} as source, ${summary("t")} as target
  from accounts.relationship r
  join accounts.account s on s.uuid = r.source_uuid
  join accounts.account t on t.uuid = r.target_uuid`;

/** An account's own upward relationship comes first, then the oldest. */
const relationshipOrder = (account: Sql): Sql => sql`(r.type = 'parent' and r.source_uuid = ${account}) desc, r.created_at, r.uuid`;

const fullSelect = (where: Sql): Sql => sql`
  select a.*, rel.relationships, rel.relationships_total
  from accounts.account a
  cross join lateral (
    select coalesce(json_agg(r), '[]') as relationships,
           (select count(*)::int from accounts.relationship c where c.source_uuid = a.uuid or c.target_uuid = a.uuid) as relationships_total
    from (${relationshipSelect}
          where r.source_uuid = a.uuid or r.target_uuid = a.uuid
          order by ${relationshipOrder(sql`a.uuid`)} limit ${embeddedRelationships}) r
  ) rel
  where a.deleted_at is null and ${where}`;

/** An account in scope, with its first relationships. */
export function selectFull(tx: Executor, scope: Scope, uuid: string): Promise<FullRow | undefined> {
  return tx.maybe<FullRow>(fullSelect(sql`a.uuid = ${uuid} and a.path && ${scope}::uuid[]`));
}

/** An account in scope, by itself. */
export function selectAccount(tx: Executor, scope: Scope, uuid: string): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(sql`
    select * from accounts.account where uuid = ${uuid} and deleted_at is null and path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends, so that what depends on its state stays true. */
export function lockAccount(tx: Executor, scope: Scope, uuid: string): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(sql`
    select * from accounts.account where uuid = ${uuid} and deleted_at is null and path && ${scope}::uuid[] for update`);
}

/** The same, held only against being deleted: by any number of transactions that add something to the account. */
export function holdRow(tx: Executor, scope: Scope, uuid: string): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(sql`
    select * from accounts.account where uuid = ${uuid} and deleted_at is null and path && ${scope}::uuid[] for key share`);
}

export interface AccountFilters {
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly name?: string | undefined;
  readonly number?: string | undefined;
  readonly reference?: string | undefined;
  readonly parent_uuid?: string | undefined;
}

function filterConditions(filters: AccountFilters): Sql {
  return allOf(
    equals(sql`a.type`, filters.type),
    equals(sql`a.status`, filters.status),
    contains(sql`a.name`, filters.name),
    equals(sql`a.number`, filters.number),
    equals(sql`a.reference`, filters.reference),
    equals(sql`a.parent_uuid`, filters.parent_uuid),
  );
}

const sortColumns = {
  name: sql`lower(name)`,
  number: sql`number`,
  type: sql`type`,
  status: sql`status`,
  reference: sql`lower(reference)`,
  created_date: sql`created_at`,
  modified_date: sql`modified_at`,
};

/** The accounts in scope. */
export function listAccounts(tx: Executor, scope: Scope, filters: AccountFilters, page: Page): Promise<Items<FullRow>> {
  return listPage<FullRow>(tx, page, fullSelect(sql`a.path && ${scope}::uuid[] and ${filterConditions(filters)}`), sortColumns);
}

/** Those of the given accounts, within scope, none of whose ancestors is among them too. */
export function listTopmost(
  tx: Executor,
  scope: Scope,
  roots: Scope,
  filters: AccountFilters,
  page: Page,
): Promise<Items<FullRow>> {
  const topmost = sql`a.uuid = any(${roots}::uuid[]) and not (a.path[:array_length(a.path, 1) - 1] && ${roots}::uuid[])`;
  return listPage<FullRow>(
    tx,
    page,
    fullSelect(sql`a.path && ${scope}::uuid[] and ${topmost} and ${filterConditions(filters)}`),
    sortColumns,
  );
}

/** An account to be added below a parent; without a number it is given one. */
export type NewAccount = Omit<AccountRow, "number" | "parent_uuid" | "path"> & { readonly number: string | undefined };

/** What an added account gets from the statement that adds it. */
export interface Added {
  readonly number: string;
  readonly path: string[];
  readonly parent: SummaryRow;
}

/**
 * Adds an account below a parent in scope, with the link to it. The parent is held until the transaction ends, so that it is
 * not deleted meanwhile. One statement, because every creation waits for it.
 * @returns undefined when there is no such parent, or the number has ever been taken
 */
export function insertAccount(
  tx: Executor,
  scope: Scope,
  parent_uuid: string,
  row: NewAccount,
  relationship_uuid: string,
): Promise<Added | undefined> {
  return tx.maybe<Added>(sql`
    with parent as (
      select * from accounts.account
      where uuid = ${parent_uuid} and deleted_at is null and path && ${scope}::uuid[] for key share),
    account as (
      insert into accounts.account (uuid, name, number, type, description, address, contacts, reference, status, parent_uuid, path,
                                    created_by, created_at, modified_by, modified_at)
      select ${row.uuid}, ${row.name}, coalesce(${row.number ?? null}, accounts.free_number()), ${row.type}, ${row.description},
             ${row.address}::jsonb, ${JSON.stringify(row.contacts)}::jsonb, ${row.reference}, ${row.status}, parent.uuid,
             parent.path || ${row.uuid}::uuid, ${row.created_by}::uuid, ${row.created_at}::timestamptz, ${row.modified_by}::uuid,
             ${row.modified_at}::timestamptz
      from parent
      on conflict (number) do nothing
      returning *),
    link as (
      insert into accounts.relationship (uuid, type, source_uuid, target_uuid, created_by, created_at, modified_by, modified_at)
      select ${relationship_uuid}, 'parent', uuid, parent_uuid, created_by, created_at, modified_by, modified_at from account)
    select account.number, account.path, ${summary("parent")} as parent
    from account, parent`);
}

/** Adds the root of the tree, unless its number has ever been taken. */
export async function insertRoot(tx: Executor, row: AccountRow): Promise<boolean> {
  const added = await tx.run(sql`
    insert into accounts.account (uuid, name, number, type, description, address, contacts, reference, status, parent_uuid, path,
                                  created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.name}, ${row.number}, ${row.type}, ${row.description}, ${row.address},
            ${JSON.stringify(row.contacts)}, ${row.reference}, ${row.status}, null, ${row.path}::uuid[],
            ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})
    on conflict (number) do nothing`);
  return added === 1;
}

/** Writes the changeable members of an account in scope. */
export async function updateAccount(tx: Executor, scope: Scope, row: AccountRow): Promise<void> {
  await tx.run(sql`
    update accounts.account
    set name = ${row.name}, number = ${row.number}, description = ${row.description}, address = ${row.address},
        contacts = ${JSON.stringify(row.contacts)}, reference = ${row.reference}, modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and path && ${scope}::uuid[]`);
}

/** Sets the status of an account in scope, if it differs. */
export async function updateStatus(
  tx: Executor,
  scope: Scope,
  uuid: string,
  status: AccountRow["status"],
  by: string | null,
  at: Date,
): Promise<boolean> {
  const changed = await tx.run(sql`
    update accounts.account set status = ${status}, modified_by = ${by}, modified_at = ${at}
    where uuid = ${uuid} and path && ${scope}::uuid[] and status <> ${status}`);
  return changed === 1;
}

/** Marks an account in scope as deleted. */
export async function markDeleted(tx: Executor, scope: Scope, uuid: string, by: string | null, at: Date): Promise<void> {
  await tx.run(sql`
    update accounts.account set deleted_at = ${at}, modified_by = ${by}, modified_at = ${at}
    where uuid = ${uuid} and path && ${scope}::uuid[]`);
}

/** Whether an account in scope has children that are not deleted. */
export async function hasChildren(tx: Executor, scope: Scope, uuid: string): Promise<boolean> {
  const row = await tx.one<{ found: boolean }>(sql`
    select exists (select 1 from accounts.account where parent_uuid = ${uuid} and deleted_at is null and path && ${scope}::uuid[]) as found`);
  return row.found;
}

/** Whether an account on the path is suspended or deleted: its people cannot act. No scope: suspension comes from above. */
export async function isBlocked(db: Executor, path: AccountPath): Promise<boolean> {
  const row = await db.one<{ blocked: boolean }>(sql`
    select exists (select 1 from accounts.account where uuid = any(${path}::uuid[]) and (status = 'Inactive' or deleted_at is not null)) as blocked`);
  return row.blocked;
}

export interface RelationshipInsert {
  readonly uuid: string;
  readonly type: string;
  readonly source_uuid: string;
  readonly target_uuid: string;
  readonly by: string | null;
  readonly at: Date;
}

/** Links two accounts; violates a unique index when the link, or another parent, exists. */
export async function insertRelationship(tx: Executor, row: RelationshipInsert): Promise<void> {
  await tx.run(sql`
    insert into accounts.relationship (uuid, type, source_uuid, target_uuid, created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.type}, ${row.source_uuid}, ${row.target_uuid}, ${row.by}, ${row.at}, ${row.by}, ${row.at})`);
}

/** Whether `source` can be reached from `target` along links of this type, which would close a circle. */
export async function closesCycle(tx: Executor, type: string, source_uuid: string, target_uuid: string): Promise<boolean> {
  const row = await tx.one<{ cycle: boolean }>(sql`
    with recursive above (uuid) as (
      select ${target_uuid}::uuid
      union
      select r.target_uuid from accounts.relationship r join above on r.source_uuid = above.uuid where r.type = ${type}
    )
    select exists (select 1 from above where uuid = ${source_uuid}) as cycle`);
  return row.cycle;
}

/** A relationship by its id. */
export function selectRelationship(tx: Executor, uuid: string): Promise<RelationshipRow | undefined> {
  return tx.maybe<RelationshipRow>(sql`${relationshipSelect} where r.uuid = ${uuid}`);
}

/** Relationships of an account in scope; `account_type` is the type of the other one. */
export function listRelationships(
  tx: Executor,
  scope: Scope,
  uuid: string,
  account_type: AccountType | undefined,
  page: Page,
): Promise<Items<RelationshipRow>> {
  const own = sql`exists (select 1 from accounts.account own where own.uuid = ${uuid} and own.path && ${scope}::uuid[])`;
  const other =
    account_type === undefined ? empty : sql`and case when r.source_uuid = ${uuid} then t.type else s.type end = ${account_type}`;
  const select = sql`
    select q.*, row_number() over () as position from (
      ${relationshipSelect}
      where (r.source_uuid = ${uuid} or r.target_uuid = ${uuid}) and ${own} ${other}
      order by ${relationshipOrder(sql`${uuid}::uuid`)}) q`;
  return listPage<RelationshipRow>(tx, page, select, {}, sql`position`);
}

/** Removes all links of an account in scope. */
export async function deleteRelationships(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`
    delete from accounts.relationship r
    where (r.source_uuid = ${uuid} or r.target_uuid = ${uuid})
      and exists (select 1 from accounts.account a where a.uuid = ${uuid} and a.path && ${scope}::uuid[])`);
}

/** An account by id or number, whoever owns it: for seeds only. No scope: seeds are the operator's. */
export function selectForSeed(tx: Executor, key: string): Promise<AccountRow | undefined> {
  return tx.maybe<AccountRow>(sql`
    select * from accounts.account where (uuid::text = ${key} or number = ${key}) and deleted_at is null`);
}
