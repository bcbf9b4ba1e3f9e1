import type { Permission } from "@patchbay/contract";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import { accountAdmin } from "../seeded.ts";

// The catalogue is the same for all tenants.

export interface PermissionRow {
  uuid: string;
  /** One of the contract's catalogue, or one that createPermission added; it is only ever compared. */
  name: Permission;
  resource_type: string;
  action: string;
  description: string;
  type: string | null;
}

export interface PermissionFilters {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly resource_type?: string | undefined;
  readonly action?: string | undefined;
}

const conditions = (filters: PermissionFilters) =>
  allOf(
    contains(sql`p.name`, filters.name),
    contains(sql`p.description`, filters.description),
    equals(sql`p.resource_type`, filters.resource_type),
    equals(sql`p.action`, filters.action),
  );

const sortColumns = { name: sql`name`, resource_type: sql`resource_type`, action: sql`action`, position: sql`position` };

/** The catalogue. */
export function listPermissions(tx: Executor, filters: PermissionFilters, page: Page): Promise<Items<PermissionRow>> {
  return listPage(tx, page, sql`select p.* from auth.permission p where ${conditions(filters)}`, sortColumns);
}

/** The permissions of a role, which the caller must have loaded within his scope. */
export function listRolePermissions(
  tx: Executor,
  role_uuid: string,
  filters: PermissionFilters,
  page: Page,
): Promise<Items<PermissionRow>> {
  const select = sql`
    select p.* from auth.role_permission rp join auth.permission p on p.uuid = rp.permission_uuid
    where rp.role_uuid = ${role_uuid} and ${conditions(filters)}`;
  return listPage(tx, page, select, sortColumns);
}

/** The ids of a role's permissions in the order of the catalogue. */
export async function selectRolePermissionUuids(tx: Executor, role_uuid: string): Promise<string[]> {
  const rows = await tx.many<{ uuid: string }>(sql`
    select p.uuid from auth.role_permission rp join auth.permission p on p.uuid = rp.permission_uuid
    where rp.role_uuid = ${role_uuid} order by p.position, p.uuid`);
  return rows.map((row) => row.uuid);
}

/** Those of the given permissions that exist. */
export function selectPermissions(tx: Executor, uuids: readonly string[]): Promise<PermissionRow[]> {
  return tx.many<PermissionRow>(sql`select * from auth.permission where uuid = any(${uuids}::uuid[]) order by position, uuid`);
}

/** Adds a permission after all others; undefined when one of this name exists. */
export function insertPermission(
  tx: Tx,
  permission: Pick<PermissionRow, "resource_type" | "action" | "description">,
): Promise<PermissionRow | undefined> {
  const { resource_type, action, description } = permission;
  return tx.maybe<PermissionRow>(sql`
    insert into auth.permission (uuid, name, resource_type, action, description, position, created_at)
    select ${tx.uuid()}, ${`${resource_type}.${action}`}, ${resource_type}, ${action}, ${description},
           coalesce(max(position), 0) + 1, ${tx.now()}
    from auth.permission
    on conflict (name) do nothing
    returning *`);
}

/** Puts a new permission into AccountAdmin, which holds everything but `permission.create`. */
export async function addToAccountAdmin(tx: Tx, permission_uuid: string): Promise<void> {
  await tx.run(sql`
    insert into auth.role_permission (role_uuid, permission_uuid) values (${accountAdmin}, ${permission_uuid})`);
}

/** Those of the given permissions that exist, by name. */
export function selectPermissionsByName(tx: Executor, names: readonly string[]): Promise<PermissionRow[]> {
  return tx.many<PermissionRow>(sql`select * from auth.permission where name = any(${names}::text[]) order by position, uuid`);
}
