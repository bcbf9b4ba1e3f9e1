import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import { type Reader, whereUuid } from "./filters.ts";

export type GroupType = "admin" | "user" | "forbidden" | "role_user";

export interface GroupRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: string[];
  application_uuid: string | null;
  name: string;
  description: string;
  type: GroupType;
  is_default: boolean;
  status: "Active" | "Inactive";
  /** Owner of the resource that the group shares; null when it shares none. */
  sharer_uuid: string | null;
  total_members: number;
}

export interface GroupFilters {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly type?: string | undefined;
  readonly default?: boolean | undefined;
  readonly status?: string | undefined;
  readonly user_uuid?: string | undefined;
  readonly member_uuid?: string | undefined;
}

/** A group shares a resource of its own account only, so that nobody gets rights over groups of other accounts. */
const groupSelect = sql`
  select g.*, res.owner_uuid as sharer_uuid,
         (select count(*)::int from auth.member m where m.group_uuid = g.uuid) as total_members
  from auth.user_group g
  left join auth.resource res on res.uuid = g.resource_uuid and res.account_uuid = g.account_uuid`;

const hasMember = (user_uuid: string): Sql =>
  sql`exists (select 1 from auth.member m where m.group_uuid = g.uuid and m.user_uuid = ${user_uuid})`;

/** Groups of accounts in scope, the reader's own, and those that share a resource of his. */
const readable = (reader: Reader): Sql => sql`(
  g.account_path && ${reader.scope}::uuid[] or ${hasMember(reader.user_uuid)} or res.owner_uuid = ${reader.user_uuid})`;

function memberCondition({ user_uuid, member_uuid }: GroupFilters): Sql {
  if (user_uuid !== undefined && member_uuid !== undefined && user_uuid.toLowerCase() !== member_uuid.toLowerCase())
    return sql`false`;
  return whereUuid(user_uuid ?? member_uuid, hasMember);
}

const conditions = (filters: GroupFilters): Sql =>
  allOf(
    contains(sql`g.name`, filters.name),
    contains(sql`g.description`, filters.description),
    equals(sql`g.type`, filters.type),
    filters.default === undefined ? sql`true` : sql`g.is_default = ${filters.default}`,
    equals(sql`g.status`, filters.status),
    memberCondition(filters),
  );

const sortColumns = {
  name: sql`lower(name)`,
  description: sql`lower(description)`,
  type: sql`type`,
  status: sql`status`,
  total_members: sql`total_members`,
  created_date: sql`created_at`,
  modified_date: sql`modified_at`,
};

function listWhere(tx: Executor, where: Sql, filters: GroupFilters, page: Page): Promise<Items<GroupRow>> {
  return listPage<GroupRow>(tx, page, sql`${groupSelect} where ${where} and ${conditions(filters)}`, sortColumns);
}

/** The groups that the reader may know; those of applications are listed with these only. */
export function listGroups(tx: Executor, reader: Reader, filters: GroupFilters, page: Page): Promise<Items<GroupRow>> {
  return listWhere(tx, sql`g.application_uuid is null and ${readable(reader)}`, filters, page);
}

/** The same of one account. */
export function listAccountGroups(
  tx: Executor,
  reader: Reader,
  account_uuid: string,
  filters: GroupFilters,
  page: Page,
): Promise<Items<GroupRow>> {
  const ofAccount = sql`g.account_uuid = ${account_uuid} and g.application_uuid is null`;
  return listWhere(tx, sql`${ofAccount} and ${readable(reader)}`, filters, page);
}

/** The groups of accounts in scope that have a role, scoped or not. */
export function listRoleGroups(
  tx: Executor,
  scope: Scope,
  role_uuid: string,
  filters: GroupFilters,
  page: Page,
): Promise<Items<GroupRow>> {
  const withRole = sql`g.uuid in (select group_uuid from auth.group_has_role where role_uuid = ${role_uuid})`;
  return listWhere(tx, sql`${withRole} and g.account_path && ${scope}::uuid[]`, filters, page);
}

/** The groups of an application in scope. */
export function listApplicationGroups(
  tx: Executor,
  scope: Scope,
  application_uuid: string,
  filters: GroupFilters,
  page: Page,
): Promise<Items<GroupRow>> {
  return listWhere(tx, sql`g.application_uuid = ${application_uuid} and g.account_path && ${scope}::uuid[]`, filters, page);
}

/** A group that the reader may know. */
export function selectGroup(tx: Executor, reader: Reader, uuid: string): Promise<GroupRow | undefined> {
  return tx.maybe<GroupRow>(sql`${groupSelect} where g.uuid = ${uuid} and ${readable(reader)}`);
}

/** The same, held until the transaction ends: members, roles and status change one request after the other. */
export function lockGroup(tx: Tx, reader: Reader, uuid: string): Promise<GroupRow | undefined> {
  return tx.maybe<GroupRow>(sql`${groupSelect} where g.uuid = ${uuid} and ${readable(reader)} for update of g`);
}

/** Adds a group without members. */
export async function insertGroup(tx: Tx, row: Omit<GroupRow, "sharer_uuid" | "total_members">): Promise<void> {
  await tx.run(sql`
    insert into auth.user_group (uuid, account_uuid, account_path, application_uuid, name, description, type, is_default, status,
                                 created_at, created_by, modified_at, modified_by)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.application_uuid}, ${row.name}, ${row.description},
            ${row.type}, ${row.is_default}, ${row.status}, ${row.created_at}, ${row.created_by}, ${row.modified_at}, ${row.modified_by})`);
}

/** Writes name, description and status of a group that the reader may know, and who changed it. */
export async function updateGroup(tx: Tx, reader: Reader, row: GroupRow): Promise<void> {
  await tx.run(sql`
    update auth.user_group
    set name = ${row.name}, description = ${row.description}, status = ${row.status},
        modified_at = ${row.modified_at}, modified_by = ${row.modified_by}
    where uuid = (select g.uuid from auth.user_group g
                  left join auth.resource res on res.uuid = g.resource_uuid and res.account_uuid = g.account_uuid
                  where g.uuid = ${row.uuid} and ${readable(reader)})`);
}

/** Deletes a group that the reader may know, with memberships, roles and scopes. */
export async function deleteGroup(tx: Tx, reader: Reader, uuid: string): Promise<void> {
  await tx.run(sql`
    delete from auth.user_group
    where uuid = (select g.uuid from auth.user_group g
                  left join auth.resource res on res.uuid = g.resource_uuid and res.account_uuid = g.account_uuid
                  where g.uuid = ${uuid} and ${readable(reader)})`);
}

/** A group by its id, or by name in an account, whoever owns it: for seeds only. */
export function selectGroupForSeed(
  tx: Tx,
  account_uuid: string,
  uuid: string | undefined,
  name: string,
): Promise<GroupRow | undefined> {
  const which = uuid === undefined ? sql`g.account_uuid = ${account_uuid} and g.name = ${name}` : sql`g.uuid = ${uuid}`;
  return tx.maybe<GroupRow>(
    sql`${groupSelect} where ${which} and g.application_uuid is null order by g.created_at, g.uuid limit 1`,
  );
}
