import type { Permission } from "@patchbay/contract";
import type { AccountPath } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

// Roles of groups. Groups and roles must have been loaded and locked within the caller's scope.

export interface Target {
  readonly type: "account" | "resource";
  readonly uuid: string;
  /** Path of a target account, empty for a resource. */
  readonly path: AccountPath;
}

/** Gives a group a role on its account. @returns whether it did not have it */
export async function insertGroupRole(tx: Tx, group_uuid: string, role_uuid: string): Promise<boolean> {
  const added = await tx.run(sql`
    insert into auth.group_role (group_uuid, role_uuid) values (${group_uuid}, ${role_uuid}) on conflict do nothing`);
  return added === 1;
}

/** Gives a group a role on one target. @returns whether it did not have it there */
export async function insertScope(tx: Tx, group_uuid: string, role_uuid: string, target: Target): Promise<boolean> {
  const added = await tx.run(sql`
    insert into auth.group_role_scope (group_uuid, role_uuid, target_type, target_uuid, target_path)
    values (${group_uuid}, ${role_uuid}, ${target.type}, ${target.uuid}, ${target.path}::uuid[])
    on conflict do nothing`);
  return added === 1;
}

/** Takes a role from a group, scoped or not. @returns how many assignments there were */
export async function deleteGroupRole(tx: Tx, group_uuid: string, role_uuid: string): Promise<number> {
  const unscoped = await tx.run(sql`delete from auth.group_role where group_uuid = ${group_uuid} and role_uuid = ${role_uuid}`);
  const scoped = await tx.run(sql`delete from auth.group_role_scope where group_uuid = ${group_uuid} and role_uuid = ${role_uuid}`);
  return unscoped + scoped;
}

/** A permission at a place: on an account, or on one resource. */
export interface GrantedPermission {
  readonly permission: Permission;
  readonly resource_type: string;
  /** The account that decides: the target, the one that owns the target resource, or the group's. */
  readonly path: AccountPath;
  /** The one resource, null when it is the account. */
  readonly resource_uuid: string | null;
}

/**
 * Everything that a group, or only one role of it, gives to its members, whether it counts at the moment or not.
 * No scope: the group was found in scope, and what it grants elsewhere must count.
 */
export function selectGranted(tx: Executor, group_uuid: string, role_uuid?: string): Promise<GrantedPermission[]> {
  const role = role_uuid ?? null;
  return tx.many<GrantedPermission>(sql`
    select distinct p.name as permission, p.resource_type, held.path, held.resource_uuid
    from (
      select gr.role_uuid, g.account_path as path, null::uuid as resource_uuid
      from auth.group_role gr join auth.user_group g on g.uuid = gr.group_uuid
      where g.uuid = ${group_uuid}
      union all
      select s.role_uuid,
             case s.target_type when 'account' then s.target_path else coalesce(res.account_path, g.account_path) end,
             case s.target_type when 'resource' then s.target_uuid end
      from auth.group_role_scope s
      join auth.user_group g on g.uuid = s.group_uuid
      left join auth.resource res on s.target_type = 'resource' and res.uuid = s.target_uuid
      where g.uuid = ${group_uuid}
    ) held
    join auth.role_permission rp on rp.role_uuid = held.role_uuid
    join auth.permission p on p.uuid = rp.permission_uuid
    where ${role}::uuid is null or held.role_uuid = ${role}::uuid`);
}

/** The permissions of roles. */
export function selectRolePermissions(
  tx: Executor,
  role_uuids: readonly string[],
): Promise<{ role_uuid: string; permission: Permission; resource_type: string }[]> {
  return tx.many(sql`
    select rp.role_uuid, p.name as permission, p.resource_type
    from auth.role_permission rp join auth.permission p on p.uuid = rp.permission_uuid
    where rp.role_uuid = any(${role_uuids}::uuid[])`);
}
