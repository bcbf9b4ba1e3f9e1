import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import { type Reader, whereUuid } from "./filters.ts";

export interface RoleRow extends AuditColumns {
  uuid: string;
  /** Null for the platform's own roles. */
  account_uuid: string | null;
  account_path: string[];
  name: string;
  description: string;
  status: "Active" | "Inactive";
  /** Number of permissions. */
  total_members: number;
}

export interface RoleFilters {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: string | undefined;
  readonly type?: string | undefined;
  readonly account_uuid?: string | undefined;
  readonly permission_uuid?: string | undefined;
  readonly resource_type?: string | undefined;
}

const roleSelect = sql`
  select r.*, (select count(*)::int from auth.role_permission rp where rp.role_uuid = r.uuid) as total_members
  from auth.role r`;

/** The platform's own roles, those of accounts in scope, and those that the reader has himself. */
const readable = (reader: Reader): Sql => sql`(
  r.account_uuid is null
  or r.account_path && ${reader.scope}::uuid[]
  or exists (
    select 1 from auth.member m join auth.group_has_role h on h.group_uuid = m.group_uuid
    where m.user_uuid = ${reader.user_uuid} and h.role_uuid = r.uuid))`;

const conditions = (filters: RoleFilters): Sql =>
  allOf(
    contains(sql`r.name`, filters.name),
    contains(sql`r.description`, filters.description),
    equals(sql`r.status`, filters.status),
    equals(sql`'role_permission'`, filters.type),
    whereUuid(filters.account_uuid, (uuid) => sql`r.account_uuid = ${uuid}`),
    whereUuid(
      filters.permission_uuid,
      (uuid) =>
        sql`exists (select 1 from auth.role_permission rp where rp.role_uuid = r.uuid and rp.permission_uuid::text = lower(${uuid}))`,
    ),
    filters.resource_type === undefined
      ? sql`true`
      : sql`exists (
          select 1 from auth.role_permission rp join auth.permission p on p.uuid = rp.permission_uuid
          where rp.role_uuid = r.uuid and p.resource_type = lower(${filters.resource_type}))`,
  );

const sortColumns = {
  name: sql`lower(name)`,
  description: sql`lower(description)`,
  status: sql`status`,
  total_members: sql`total_members`,
  created_date: sql`created_at`,
  modified_date: sql`modified_at`,
};

function listWhere(tx: Executor, where: Sql, filters: RoleFilters, page: Page): Promise<Items<RoleRow>> {
  return listPage<RoleRow>(tx, page, sql`${roleSelect} where ${where} and ${conditions(filters)}`, sortColumns);
}

/** The roles that the reader may know. */
export function listRoles(tx: Executor, reader: Reader, filters: RoleFilters, page: Page): Promise<Items<RoleRow>> {
  return listWhere(tx, readable(reader), filters, page);
}

/** The roles of a group, which the caller must have loaded within his scope: whoever reads a group may know its roles. */
export function listGroupRoles(tx: Executor, group_uuid: string, filters: RoleFilters, page: Page): Promise<Items<RoleRow>> {
  const ofGroup = sql`r.uuid in (select role_uuid from auth.group_has_role where group_uuid = ${group_uuid})`;
  return listWhere(tx, ofGroup, filters, page);
}

/** The roles that a user has through groups of accounts in scope. */
export function listUserRoles(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  filters: RoleFilters,
  page: Page,
): Promise<Items<RoleRow>> {
  const throughGroups = sql`r.uuid in (
    select h.role_uuid from auth.member m
    join auth.user_group g on g.uuid = m.group_uuid and g.account_path && ${scope}::uuid[]
    join auth.group_has_role h on h.group_uuid = g.uuid
    where m.user_uuid = ${user_uuid})`;
  return listWhere(tx, throughGroups, filters, page);
}

/** All roles that the reader has himself. */
export function listOwnRoles(tx: Executor, user_uuid: string, filters: RoleFilters, page: Page): Promise<Items<RoleRow>> {
  const own = sql`r.uuid in (
    select h.role_uuid from auth.member m join auth.group_has_role h on h.group_uuid = m.group_uuid
    where m.user_uuid = ${user_uuid})`;
  return listWhere(tx, own, filters, page);
}

/** A role that the reader may know. */
export function selectRole(tx: Executor, reader: Reader, uuid: string): Promise<RoleRow | undefined> {
  return tx.maybe<RoleRow>(sql`${roleSelect} where r.uuid = ${uuid} and ${readable(reader)}`);
}

/** A role of an account in scope, or of the platform, held until the transaction ends so that nobody assigns it meanwhile. */
export function lockRole(tx: Tx, scope: Scope, uuid: string): Promise<RoleRow | undefined> {
  return tx.maybe<RoleRow>(sql`
    ${roleSelect} where r.uuid = ${uuid} and (r.account_uuid is null or r.account_path && ${scope}::uuid[]) for update of r`);
}

/** Those of the given roles that the scope may assign, held so that nobody changes them meanwhile. */
export function lockAssignableRoles(tx: Tx, scope: Scope, uuids: readonly string[]): Promise<RoleRow[]> {
  return tx.many<RoleRow>(sql`
    ${roleSelect}
    where r.uuid = any(${uuids}::uuid[]) and (r.account_uuid is null or r.account_path && ${scope}::uuid[])
    order by r.uuid for share of r`);
}

/** Adds a role without permissions. */
export async function insertRole(tx: Tx, row: Omit<RoleRow, "total_members">): Promise<void> {
  await tx.run(sql`
    insert into auth.role (uuid, account_uuid, account_path, name, description, status, created_at, created_by, modified_at, modified_by)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.name}, ${row.description}, ${row.status},
            ${row.created_at}, ${row.created_by}, ${row.modified_at}, ${row.modified_by})`);
}

/** Writes name, description and status of a role in scope, and who changed it. */
export async function updateRole(tx: Tx, scope: Scope, row: RoleRow): Promise<void> {
  await tx.run(sql`
    update auth.role
    set name = ${row.name}, description = ${row.description}, status = ${row.status},
        modified_at = ${row.modified_at}, modified_by = ${row.modified_by}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Deletes a role in scope. */
export async function deleteRole(tx: Tx, scope: Scope, uuid: string): Promise<void> {
  await tx.run(sql`delete from auth.role where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** Puts permissions into a role; those that it has are left alone. @returns how many were new */
export function insertRolePermissions(tx: Tx, role_uuid: string, permissions: readonly string[]): Promise<number> {
  return tx.run(sql`
    insert into auth.role_permission (role_uuid, permission_uuid)
    select ${role_uuid}, uuid from unnest(${permissions}::uuid[]) as new (uuid)
    on conflict do nothing`);
}

/** Takes a permission from a role. @returns whether it was in it */
export async function deleteRolePermission(tx: Tx, role_uuid: string, permission_uuid: string): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from auth.role_permission where role_uuid = ${role_uuid} and permission_uuid = ${permission_uuid}`);
  return removed === 1;
}

/** Whether any group has the role, whoever owns the group. */
export async function isAssigned(tx: Tx, role_uuid: string): Promise<boolean> {
  const row = await tx.one<{ assigned: boolean }>(sql`
    select exists (select 1 from auth.group_has_role where role_uuid = ${role_uuid}) as assigned`);
  return row.assigned;
}

/**
 * Paths of all accounts on which the role gives permissions to anybody.
 * No scope: the granting rule counts places that the caller cannot see.
 */
export async function selectPlaces(tx: Tx, role_uuid: string): Promise<AccountPath[]> {
  const rows = await tx.many<{ path: string[] }>(sql`
    select g.account_path as path from auth.group_role gr join auth.user_group g on g.uuid = gr.group_uuid
    where gr.role_uuid = ${role_uuid}
    union
    select case s.target_type when 'account' then s.target_path else coalesce(res.account_path, g.account_path) end
    from auth.group_role_scope s
    join auth.user_group g on g.uuid = s.group_uuid
    left join auth.resource res on res.uuid = s.target_uuid
    where s.role_uuid = ${role_uuid}`);
  return rows.map((row) => row.path);
}

/** A platform's own role, for the events about it. */
export function selectSystemRole(tx: Executor, uuid: string): Promise<RoleRow> {
  return tx.one<RoleRow>(sql`${roleSelect} where r.uuid = ${uuid} and r.account_uuid is null`);
}

/** A role of an account or of the platform by its id or name: for seeds only. */
export function selectRoleForSeed(tx: Tx, account_uuid: string, key: string): Promise<RoleRow | undefined> {
  return tx.maybe<RoleRow>(sql`
    ${roleSelect}
    where r.uuid::text = lower(${key}) or r.name = ${key} and (r.account_uuid = ${account_uuid} or r.account_uuid is null)
    order by r.account_uuid nulls last, r.created_at, r.uuid limit 1`);
}
