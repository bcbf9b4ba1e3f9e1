import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";

/** An OAuth client as far as this service knows it. */
export interface ApplicationRow {
  uuid: string;
  account_uuid: string;
  account_path: string[];
}

export interface ResourceGroupRow extends AuditColumns {
  uuid: string;
  application_uuid: string;
  account_uuid: string;
  account_path: string[];
  name: string;
  description: string;
  type: "user" | "admin" | "forbidden";
  is_default: boolean;
  resources: string[];
}

export interface ResourceGroupFilters {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | undefined;
  readonly default?: boolean | undefined;
}

/** An application in scope. */
export function selectApplication(tx: Executor, scope: Scope, uuid: string): Promise<ApplicationRow | undefined> {
  return tx.maybe<ApplicationRow>(sql`select * from auth.application where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

const groupSelect = sql`
  select rg.*, array(select r.resource_uuid from auth.resource_group_resource r where r.group_uuid = rg.uuid
                     order by r.resource_uuid) as resources
  from auth.resource_group rg`;

/** The resource-groups of an application in scope. */
export function listResourceGroups(
  tx: Executor,
  scope: Scope,
  application_uuid: string,
  filters: ResourceGroupFilters,
  page: Page,
): Promise<Items<ResourceGroupRow>> {
  const conditions = allOf(
    contains(sql`rg.name`, filters.name),
    contains(sql`rg.description`, filters.description),
    equals(sql`rg.type`, filters.type),
    filters.default === undefined ? sql`true` : sql`rg.is_default = ${filters.default}`,
  );
  const select = sql`
    ${groupSelect} where rg.application_uuid = ${application_uuid} and rg.account_path && ${scope}::uuid[] and ${conditions}`;
  return listPage<ResourceGroupRow>(tx, page, select, { name: sql`lower(name)`, type: sql`type`, created_date: sql`created_at` });
}

/** A resource-group in scope, held until the transaction ends. */
export function lockResourceGroup(tx: Tx, scope: Scope, uuid: string): Promise<ResourceGroupRow | undefined> {
  return tx.maybe<ResourceGroupRow>(sql`
    ${groupSelect} where rg.uuid = ${uuid} and rg.account_path && ${scope}::uuid[] for update of rg`);
}

/** Adds a resource-group without resources. */
export async function insertResourceGroup(tx: Tx, row: Omit<ResourceGroupRow, "resources">): Promise<void> {
  await tx.run(sql`
    insert into auth.resource_group (uuid, application_uuid, account_uuid, account_path, name, description, type, is_default,
                                     created_at, created_by, modified_at, modified_by)
    values (${row.uuid}, ${row.application_uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.name}, ${row.description},
            ${row.type}, ${row.is_default}, ${row.created_at}, ${row.created_by}, ${row.modified_at}, ${row.modified_by})`);
}

/** Adds resources to a locked group; those in it are left alone. */
export async function insertGroupResources(tx: Tx, group_uuid: string, resources: readonly string[]): Promise<void> {
  await tx.run(sql`
    insert into auth.resource_group_resource (group_uuid, resource_uuid)
    select ${group_uuid}, uuid from unnest(${resources}::uuid[]) as new (uuid) on conflict do nothing`);
}

/** Removes resources from a locked group; those not in it do not matter. */
export async function deleteGroupResources(tx: Tx, group_uuid: string, resources: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from auth.resource_group_resource where group_uuid = ${group_uuid} and resource_uuid = any(${resources}::uuid[])`);
}
