import type { AccountPath } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Reader } from "./filters.ts";

/** A single resource of another service, and whose it is. */
export interface ResourceRow {
  uuid: string;
  /** First part of the names of the permissions on it: `object`. */
  type: string;
  owner_uuid: string;
  account_uuid: string;
  account_path: AccountPath;
}

/** Registers a resource, or its new owner. */
export async function upsertResource(tx: Tx, row: ResourceRow): Promise<void> {
  await tx.run(sql`
    insert into auth.resource (uuid, type, owner_uuid, account_uuid, account_path)
    values (${row.uuid}, ${row.type}, ${row.owner_uuid}, ${row.account_uuid}, ${row.account_path}::uuid[])
    on conflict (uuid) do update
      set type = excluded.type, owner_uuid = excluded.owner_uuid,
          account_uuid = excluded.account_uuid, account_path = excluded.account_path`);
}

/** Forgets the owner of a resource. No scope: the owning service has checked. */
export async function deleteResource(tx: Tx, uuid: string): Promise<void> {
  await tx.run(sql`delete from auth.resource where uuid = ${uuid}`);
}

/** Takes away all roles on a single resource. */
export function deleteResourceScopes(
  tx: Tx,
  uuid: string,
): Promise<{ group_uuid: string; role_uuid: string; account_uuid: string }[]> {
  return tx.many(sql`
    delete from auth.group_role_scope s using auth.user_group g
    where g.uuid = s.group_uuid and s.target_type = 'resource' and s.target_uuid = ${uuid}
    returning s.group_uuid, s.role_uuid, g.account_uuid`);
}

/**
 * Those of the given resources that are registered, whoever owns them.
 * No scope: who owns a resource decides whether the caller may know it.
 */
export function selectResources(tx: Executor, uuids: readonly string[]): Promise<ResourceRow[]> {
  return tx.many<ResourceRow>(sql`select * from auth.resource where uuid = any(${uuids}::uuid[])`);
}

/** What the user may do on single resources through roles scoped to them. No scope: these are the caller's own grants. */
export function selectResourceGrants(
  tx: Executor,
  user_uuid: string,
  resource_uuids: readonly string[],
): Promise<{ resource_uuid: string; permission: string }[]> {
  return tx.many(sql`
    select distinct s.target_uuid as resource_uuid, p.name as permission
    from auth.member m
    join auth.user_group g on g.uuid = m.group_uuid and g.status = 'Active'
    join auth.group_role_scope s on s.group_uuid = g.uuid and s.target_type = 'resource'
    join auth.role r on r.uuid = s.role_uuid and r.status = 'Active'
    join auth.role_permission rp on rp.role_uuid = r.uuid
    join auth.permission p on p.uuid = rp.permission_uuid
    where m.user_uuid = ${user_uuid} and s.target_uuid = any(${resource_uuids}::uuid[])`);
}

export interface GroupAccessRow {
  group_uuid: string;
  group_name: string;
  role_uuid: string;
  role_name: string;
  permissions: string[];
}

/** Scopes on exactly this resource, as far as the reader may know: his own resource, or one of accounts in scope. */
const scopesOf = (reader: Reader, resource_uuid: string) => sql`
  select s.group_uuid, g.name as group_name, s.role_uuid, r.name as role_name
  from auth.group_role_scope s
  join auth.user_group g on g.uuid = s.group_uuid
  join auth.role r on r.uuid = s.role_uuid
  left join auth.resource res on res.uuid = s.target_uuid
  where s.target_type = 'resource' and s.target_uuid = ${resource_uuid}
    and (res.owner_uuid = ${reader.user_uuid} or coalesce(res.account_path, g.account_path) && ${reader.scope}::uuid[])`;

/** The groups with a role on exactly this resource, each once: clients delete every group that they find here. */
export function listGroupAccess(tx: Executor, reader: Reader, resource_uuid: string, page: Page): Promise<Items<GroupAccessRow>> {
  const select = sql`
    select group_uuid, group_name,
           (array_agg(role_uuid order by role_name, role_uuid))[1] as role_uuid,
           (array_agg(role_name order by role_name, role_uuid))[1] as role_name,
           array(select p.name from auth.permission p
                 where exists (select 1 from auth.role_permission rp
                               where rp.permission_uuid = p.uuid and rp.role_uuid = any(array_agg(scope.role_uuid)))
                 order by p.position, p.uuid) as permissions
    from (${scopesOf(reader, resource_uuid)}) scope
    group by group_uuid, group_name`;
  return listPage<GroupAccessRow>(tx, page, select, { group_name: sql`lower(group_name)` }, sql`group_uuid`);
}

export interface PermissionAccessRow {
  permission_uuid: string;
  name: string;
  action: string;
  resource_type: string;
  role_uuid: string;
  role_name: string;
  group_uuid: string;
  group_name: string;
}

/** The permissions that groups have on exactly this resource. */
export function listPermissionAccess(
  tx: Executor,
  reader: Reader,
  resource_uuid: string,
  page: Page,
): Promise<Items<PermissionAccessRow>> {
  const select = sql`
    select p.uuid as permission_uuid, p.name, p.action, p.resource_type, p.position, scope.*
    from (${scopesOf(reader, resource_uuid)}) scope
    join auth.role_permission rp on rp.role_uuid = scope.role_uuid
    join auth.permission p on p.uuid = rp.permission_uuid`;
  return listPage<PermissionAccessRow>(
    tx,
    page,
    select,
    { group_name: sql`lower(group_name)` },
    sql`group_uuid, position, permission_uuid, role_uuid`,
  );
}
