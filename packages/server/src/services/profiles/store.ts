import type { Scope } from "../../kernel/access/principal.ts";
import type { AuditColumns } from "../../kernel/audit.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../kernel/lists.ts";
import type { Items } from "../../kernel/service.ts";

export interface PropertyRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  user_uuid: string;
  context_uuid: string;
  name: string;
  value: string;
  label: string;
  description: string;
}

/** Adds a property. */
export async function insertProperty(tx: Executor, row: PropertyRow): Promise<void> {
  await tx.run(sql`
    insert into profiles.property (uuid, account_uuid, account_path, user_uuid, context_uuid, name, value, label, description,
                                   created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.user_uuid}, ${row.context_uuid},
            ${row.name}, ${row.value}, ${row.label}, ${row.description},
            ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})`);
}

/** A property in scope, held until the transaction ends. */
export function lockProperty(tx: Executor, scope: Scope, uuid: string): Promise<PropertyRow | undefined> {
  return tx.maybe<PropertyRow>(sql`
    select * from profiles.property where uuid = ${uuid} and account_path && ${scope}::uuid[] for update`);
}

/** Writes the changeable members of a property in scope. */
export async function updateProperty(tx: Executor, scope: Scope, row: PropertyRow): Promise<void> {
  await tx.run(sql`
    update profiles.property
    set name = ${row.name}, value = ${row.value}, label = ${row.label}, description = ${row.description},
        modified_by = ${row.modified_by}, modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Removes a property in scope. */
export async function deleteProperty(tx: Executor, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from profiles.property where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

export interface PropertyFilters {
  readonly name?: string | undefined;
  readonly context?: string | undefined;
  readonly context_uuid?: string | undefined;
}

/** The properties of a user in scope. */
export function listProperties(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  filters: PropertyFilters,
  page: Page,
): Promise<Items<PropertyRow>> {
  const select = sql`
    select * from profiles.property
    where user_uuid = ${user_uuid} and account_path && ${scope}::uuid[]
      and ${allOf(contains(sql`name`, filters.name), equals(sql`'user'`, filters.context), equals(sql`context_uuid`, filters.context_uuid))}`;
  return listPage<PropertyRow>(tx, page, select, {
    name: sql`lower(name)`,
    created_date: sql`created_at`,
    modified_date: sql`modified_at`,
  });
}

/** Removes everything kept for a user: he has been deleted. No scope: follows the deletion of the user. */
export async function deletePropertiesOfUser(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`delete from profiles.property where user_uuid = ${user_uuid}`);
}
