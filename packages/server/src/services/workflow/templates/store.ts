import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, contains, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Definition, JsonObject } from "../engine/definition.ts";

interface Owned {
  account_uuid: string;
  account_path: readonly string[];
}

export interface TemplateRow extends Owned {
  uuid: string;
  created_at: Date;
  created_by: string | null;
}

export interface VersionRow extends Owned, AuditColumns {
  template_uuid: string;
  version: string;
  rank: string;
  definition_uuid: string;
  name: string;
  description: string;
  type: string;
  status: string;
  document: { readonly states: readonly JsonObject[]; readonly transitions: readonly JsonObject[] };
  users_account: string | null;
  users: readonly string[];
}

/** A version with the globals of its definition, sealed. */
export interface FullVersionRow extends VersionRow {
  globals: string | null;
}

export interface DefinitionRow extends Owned {
  uuid: string;
  template_uuid: string;
  version: string;
  body: Definition;
  globals: string | null;
}

/** The highest first; what differs only in how it was built, in the order of texts. */
const highest = sql`rank desc, version desc`;
/** The latest version comes first. */
const latest = sql`(status = 'active') desc, ${highest}`;

/** Adds a template. @returns false when there is one with this uuid */
export async function insertTemplate(tx: Executor, row: TemplateRow): Promise<boolean> {
  const inserted = await tx.maybe(sql`
    insert into workflow.template (uuid, account_uuid, account_path, created_at, created_by)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.created_at}, ${row.created_by})
    on conflict do nothing returning 1 as done`);
  return inserted !== undefined;
}

/** A template, held until the transaction ends. No scope: uuids are chosen by clients, so one may be somebody else's. */
export function lockTemplate(tx: Executor, uuid: string): Promise<TemplateRow | undefined> {
  return tx.maybe<TemplateRow>(sql`select * from workflow.template where uuid = ${uuid} for update`);
}

/** Adds a definition. */
export async function insertDefinition(tx: Executor, row: DefinitionRow): Promise<void> {
  await tx.run(sql`
    insert into workflow.definition (uuid, account_uuid, account_path, template_uuid, version, body, globals)
    values (${row.uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.template_uuid}, ${row.version},
            ${JSON.stringify(row.body)}::jsonb, ${row.globals})`);
}

/** Adds a version. @returns false when the template has it already */
export async function insertVersion(tx: Executor, row: VersionRow): Promise<boolean> {
  const inserted = await tx.maybe(sql`
    insert into workflow.version (template_uuid, version, rank, account_uuid, account_path, definition_uuid, name, description, type,
                                  status, document, users_account, users, created_at, created_by, modified_at, modified_by)
    values (${row.template_uuid}, ${row.version}, ${row.rank}, ${row.account_uuid}, ${row.account_path}::uuid[],
            ${row.definition_uuid}, ${row.name}, ${row.description}, ${row.type}, ${row.status},
            ${JSON.stringify(row.document)}::jsonb, ${row.users_account}, ${row.users}::uuid[],
            ${row.created_at}, ${row.created_by}, ${row.modified_at}, ${row.modified_by})
    on conflict do nothing returning 1 as done`);
  return inserted !== undefined;
}

/** Writes what can change of a version in scope, and lets go of the definition that it had. */
export async function updateVersion(tx: Executor, scope: Scope, row: VersionRow): Promise<void> {
  await tx.run(sql`
    with before as (
      select definition_uuid from workflow.version
      where template_uuid = ${row.template_uuid} and version = ${row.version} and account_path && ${scope}::uuid[]
    ), orphaned as (
      update workflow.definition set orphaned_at = ${row.modified_at} from before where uuid = before.definition_uuid
    )
    update workflow.version set definition_uuid = ${row.definition_uuid}, name = ${row.name}, description = ${row.description},
      type = ${row.type}, status = ${row.status}, document = ${JSON.stringify(row.document)}::jsonb,
      users_account = ${row.users_account}, users = ${row.users}::uuid[],
      modified_at = ${row.modified_at}, modified_by = ${row.modified_by}
    where template_uuid = ${row.template_uuid} and version = ${row.version} and account_path && ${scope}::uuid[]`);
}

/** Removes versions in scope, lets go of their definitions, and removes the template with its last version. */
export async function deleteVersions(
  tx: Executor,
  scope: Scope,
  template_uuid: string,
  versions: readonly string[],
  at: Date,
): Promise<void> {
  await tx.run(sql`
    with gone as (
      delete from workflow.version
      where template_uuid = ${template_uuid} and version = any(${versions}) and account_path && ${scope}::uuid[]
      returning definition_uuid
    )
    update workflow.definition set orphaned_at = ${at} from gone where uuid = gone.definition_uuid`);
  await tx.run(sql`
    delete from workflow.template where uuid = ${template_uuid} and account_path && ${scope}::uuid[]
      and not exists (select from workflow.version where template_uuid = ${template_uuid})`);
}

const fullVersion = sql`
  select version.*, definition.globals from workflow.version join workflow.definition on definition.uuid = definition_uuid`;

/** A version as somebody may see it: in scope, or with him among its users. */
const visibleTo = (scope: Scope, user_uuid: string): Sql =>
  sql`(version.account_path && ${scope}::uuid[] or version.users @> array[${user_uuid}::uuid])`;

/** One version, in scope or with this user among its users. */
export function selectVersion(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  template_uuid: string,
  version: string,
): Promise<FullVersionRow | undefined> {
  return tx.maybe<FullVersionRow>(sql`
    ${fullVersion} where version.template_uuid = ${template_uuid} and version.version = ${version}
      and ${visibleTo(scope, user_uuid)}`);
}

/** The latest version: the highest active one, or the highest of those in scope or with this user among its users. */
export function selectLatestVersion(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  template_uuid: string,
): Promise<FullVersionRow | undefined> {
  return tx.maybe<FullVersionRow>(sql`
    ${fullVersion} where version.template_uuid = ${template_uuid} and ${visibleTo(scope, user_uuid)}
    order by (status = 'active') desc, rank desc, version.version desc limit 1`);
}

/** All versions of a template in scope, the highest first, held until the transaction ends. */
export function lockVersions(tx: Executor, scope: Scope, template_uuid: string): Promise<FullVersionRow[]> {
  return tx.many<FullVersionRow>(sql`
    ${fullVersion} where version.template_uuid = ${template_uuid} and version.account_path && ${scope}::uuid[]
    order by rank desc, version.version desc for update of version`);
}

/** What there is to know of versions without their states. */
export type VersionSummaryRow = Pick<VersionRow, "template_uuid" | "version" | "status" | "description"> & AuditColumns;

/** The versions of templates that are in scope or have this user among their users, the highest first. */
export function selectVersionSummaries(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  templates: readonly string[],
): Promise<VersionSummaryRow[]> {
  return tx.many<VersionSummaryRow>(sql`
    select template_uuid, version, status, description, created_at, created_by, modified_at, modified_by
    from workflow.version where template_uuid = any(${templates}::uuid[]) and ${visibleTo(scope, user_uuid)}
    order by ${highest}`);
}

export interface TemplateFilters {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
}

/** Each template that is in scope or has this user among its users, in its latest version, or in its highest of a status. */
export function listTemplates(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  { name, type, status }: TemplateFilters,
  page: Page,
): Promise<Items<FullVersionRow>> {
  const select = sql`
    select shown.*, definition.globals from (
      select distinct on (template_uuid) * from workflow.version
      where ${visibleTo(scope, user_uuid)} and ${equals(sql`status`, status)}
      order by template_uuid, ${latest}
    ) shown join workflow.definition on definition.uuid = definition_uuid
    where ${allOf(contains(sql`name`, name), equals(sql`type`, type))}`;
  return listPage<FullVersionRow>(
    tx,
    page,
    select,
    {
      ...{ name: sql`lower(name)`, type: sql`type`, status: sql`status` },
      ...{ created_date: sql`created_at`, modified_date: sql`modified_at` },
    },
    sql`template_uuid desc`,
  );
}

/** Removes definitions that no version has had since then and no run has. No scope: housekeeping. */
export async function deleteOrphans(tx: Executor, before: Date): Promise<void> {
  await tx.run(sql`
    delete from workflow.definition where orphaned_at < ${before}
      and not exists (select from workflow.run where run.definition_uuid = definition.uuid)`);
}

/** Removes the templates of an account that has been deleted. No scope: follows the deletion of the account. */
export async function deleteTemplatesOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from workflow.template where account_uuid = ${account_uuid}`);
  await tx.run(sql`delete from workflow.definition where account_uuid = ${account_uuid}`);
}
