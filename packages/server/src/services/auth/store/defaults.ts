import type { AccountPath } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { accountAdmin, accountUser, platformAdmin } from "../seeded.ts";

/** Account or application that default groups belong to. */
export interface Owner {
  readonly account_uuid: string;
  readonly account_path: AccountPath;
}

/** The statement that adds the default groups of a new account with their roles. */
export function accountGroups(tx: Tx, owner: Owner): Sql {
  const adminRoles = owner.account_path.length === 1 ? [accountAdmin, platformAdmin] : [accountAdmin];
  return sql`
    with groups as (
      insert into auth.user_group (uuid, account_uuid, account_path, name, description, type, is_default, status,
                                   created_at, created_by, modified_at, modified_by)
      select uuid, ${owner.account_uuid}, ${owner.account_path}::uuid[], name, description, type, true, 'Active',
             ${tx.now()}, ${tx.context.actor}, ${tx.now()}, ${tx.context.actor}
      from (values (${tx.uuid()}::uuid, 'Administrators', 'Administrators of the account', 'admin'),
                   (${tx.uuid()}::uuid, 'Users', 'Users of the account', 'user')) as new (uuid, name, description, type)
      returning uuid, type)
    insert into auth.group_role (group_uuid, role_uuid)
    select groups.uuid, role.uuid from groups
    cross join lateral unnest(case type when 'admin' then ${adminRoles}::uuid[] else ${[accountUser]}::uuid[] end) as role (uuid)`;
}

/** Makes an OAuth client known as an application. */
export async function insertApplication(tx: Tx, client_uuid: string, owner: Owner): Promise<void> {
  await tx.run(sql`
    insert into auth.application (uuid, account_uuid, account_path)
    values (${client_uuid}, ${owner.account_uuid}, ${owner.account_path}::uuid[])`);
}

/** The user-groups of an application that have members. No scope: the right to delete the client was checked. */
export function selectApplicationMembers(
  tx: Tx,
  client_uuid: string,
): Promise<{ group_uuid: string; account_uuid: string; users: string[] }[]> {
  return tx.many(sql`
    select g.uuid as group_uuid, g.account_uuid, array_agg(m.user_uuid order by m.user_uuid) as users
    from auth.user_group g join auth.member m on m.group_uuid = g.uuid
    where g.application_uuid = ${client_uuid}
    group by g.uuid, g.account_uuid`);
}

/** Forgets an application, with its groups. No scope: the right to delete the client was checked. */
export async function deleteApplication(tx: Tx, client_uuid: string): Promise<void> {
  await tx.run(sql`delete from auth.application where uuid = ${client_uuid}`);
}

/** The default user-groups of an application, one of each kind; they hold no roles of their own. */
export async function insertApplicationUserGroups(tx: Tx, client_uuid: string, owner: Owner): Promise<void> {
  await tx.run(sql`
    insert into auth.user_group (uuid, account_uuid, account_path, application_uuid, name, description, type, is_default, status,
                                 created_at, created_by, modified_at, modified_by)
    select uuid, ${owner.account_uuid}, ${owner.account_path}::uuid[], ${client_uuid}, name, description, type, true, 'Active',
           ${tx.now()}, ${tx.context.actor}, ${tx.now()}, ${tx.context.actor}
    from (values (${tx.uuid()}::uuid, 'Application users', 'Users of the application', 'user'),
                 (${tx.uuid()}::uuid, 'Application administrators', 'Administrators of the application', 'admin'),
                 (${tx.uuid()}::uuid, 'Application exclusions', 'Users who may not use the application', 'forbidden')
         ) as new (uuid, name, description, type)`);
}

/** The default resource-groups of an application, one of each kind. */
export async function insertApplicationResourceGroups(tx: Tx, client_uuid: string, owner: Owner): Promise<void> {
  await tx.run(sql`
    insert into auth.resource_group (uuid, application_uuid, account_uuid, account_path, name, description, type, is_default,
                                     created_at, created_by, modified_at, modified_by)
    select uuid, ${client_uuid}, ${owner.account_uuid}, ${owner.account_path}::uuid[], name, description, type, true,
           ${tx.now()}, ${tx.context.actor}, ${tx.now()}, ${tx.context.actor}
    from (values (${tx.uuid()}::uuid, 'User resources', 'Resources for users of the application', 'user'),
                 (${tx.uuid()}::uuid, 'Administrator resources', 'Resources for administrators of the application', 'admin'),
                 (${tx.uuid()}::uuid, 'Forbidden resources', 'Resources that the application may not use', 'forbidden')
         ) as new (uuid, name, description, type)`);
}

/**
 * Makes a user a member of a default group of an account.
 * No scope: for the platform itself, when it makes accounts and seeds.
 * @returns the group, or undefined when he was a member already
 */
export function insertDefaultMember(
  tx: Tx,
  account_uuid: string,
  type: "admin" | "user",
  user_uuid: string,
): Promise<{ group_uuid: string } | undefined> {
  return tx.maybe(sql`
    insert into auth.member (group_uuid, user_uuid, created_at)
    select uuid, ${user_uuid}, ${tx.now()} from auth.user_group
    where account_uuid = ${account_uuid} and type = ${type} and is_default and application_uuid is null
    on conflict do nothing
    returning group_uuid`);
}

/** Ends all memberships of a user. */
export function deleteMemberships(tx: Tx, user_uuid: string): Promise<{ group_uuid: string; account_uuid: string }[]> {
  return tx.many(sql`
    delete from auth.member m using auth.user_group g
    where m.group_uuid = g.uuid and m.user_uuid = ${user_uuid}
    returning g.uuid as group_uuid, g.account_uuid`);
}

/**
 * Holds the admin groups that the user belongs to, so that of two administrators who go at the same time one is the last.
 * No scope: it counts wherever the user is an administrator.
 */
export async function lockAdminGroups(tx: Tx, user_uuid: string): Promise<void> {
  await tx.run(sql`
    select 1 from auth.user_group
    where type = 'admin' and is_default and application_uuid is null
      and uuid in (select group_uuid from auth.member where user_uuid = ${user_uuid})
    order by uuid for update`);
}

/**
 * Whether the user is the only member of the admin group of an account.
 * No scope: it counts wherever the user is an administrator.
 */
export async function selectIsLastAdministrator(tx: Tx, user_uuid: string): Promise<boolean> {
  const row = await tx.one<{ last: boolean }>(sql`
    select exists (
      select 1 from auth.user_group g join auth.member own on own.group_uuid = g.uuid and own.user_uuid = ${user_uuid}
      where g.type = 'admin' and g.is_default and g.application_uuid is null
        and not exists (select 1 from auth.member other where other.group_uuid = g.uuid and other.user_uuid <> ${user_uuid})
    ) as last`);
  return row.last;
}

/** Removes everything that belongs to an account, or gives access to it. No scope: follows the deletion of the account. */
export async function deleteAccountAccess(tx: Tx, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from auth.group_role_scope where target_type = 'account' and target_uuid = ${account_uuid}`);
  await tx.run(sql`delete from auth.application where account_uuid = ${account_uuid}`);
  await tx.run(sql`delete from auth.user_group where account_uuid = ${account_uuid}`);
  await tx.run(sql`
    delete from auth.group_role where role_uuid in (select uuid from auth.role where account_uuid = ${account_uuid})`);
  await tx.run(sql`
    delete from auth.group_role_scope where role_uuid in (select uuid from auth.role where account_uuid = ${account_uuid})`);
  await tx.run(sql`delete from auth.role where account_uuid = ${account_uuid}`);
  await tx.run(sql`delete from auth.resource where account_uuid = ${account_uuid}`);
}
