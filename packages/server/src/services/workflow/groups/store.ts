import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { JsonObject } from "../engine/definition.ts";
import type { Period } from "../history/filters.ts";
import type { RunStatus } from "../store/runs.ts";

export interface GroupRow extends AuditColumns {
  uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  name: string;
  status: "active" | "complete" | "cancelled";
  data: JsonObject;
  master_uuid: string;
}

/** A run as its group shows it. */
export interface MemberRow {
  uuid: string;
  template_uuid: string;
  template_version: string;
  status: RunStatus;
  ended_at: Date | null;
  /** Only of runs that have ended. */
  workflow_vars: JsonObject | null;
}

/** A group in scope. */
export function selectGroup(tx: Executor, scope: Scope, uuid: string): Promise<GroupRow | undefined> {
  return tx.maybe<GroupRow>(sql`
    select * from workflow.run_group where uuid = ${uuid} and account_path && ${scope}::uuid[]`);
}

/** A group in scope, held until the transaction ends. */
export function lockGroup(tx: Executor, scope: Scope, uuid: string): Promise<GroupRow | undefined> {
  return tx.maybe<GroupRow>(sql`
    select * from workflow.run_group where uuid = ${uuid} and account_path && ${scope}::uuid[] for no key update`);
}

/** Writes status and data of a group in scope. */
export async function updateGroup(tx: Executor, scope: Scope, row: GroupRow): Promise<void> {
  await tx.run(sql`
    update workflow.run_group set status = ${row.status}, data = ${JSON.stringify(row.data)}::jsonb,
      modified_at = ${row.modified_at}, modified_by = ${row.modified_by}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

export interface GroupFilters extends Period {
  readonly template_uuid: string | undefined;
}

/** Groups in scope. */
export function listGroups(
  tx: Executor,
  scope: Scope,
  { template_uuid, from, until }: GroupFilters,
  page: Page,
): Promise<Items<GroupRow>> {
  const runs =
    template_uuid === undefined
      ? sql`true`
      : sql`exists (select from workflow.run where run.group_uuid = run_group.uuid
          and run.template_uuid::text = lower(${template_uuid}))`;
  const select = sql`
    select * from workflow.run_group where ${allOf(
      sql`account_path && ${scope}::uuid[]`,
      runs,
      from === undefined ? sql`true` : sql`created_at >= ${from}`,
      until === undefined ? sql`true` : sql`created_at < ${until}`,
    )}`;
  return listPage<GroupRow>(
    tx,
    page,
    select,
    {
      ...{ created_date: sql`created_at`, modified_date: sql`modified_at` },
      ...{ name: sql`lower(name)`, status: sql`status` },
    },
    sql`uuid desc`,
  );
}

const member = sql`
  select run.uuid, run.template_uuid, run.template_version, run.status, run.ended_at,
    case when run.ended_at is not null then run.workflow_vars end as workflow_vars
  from workflow.run`;

/** Runs by uuid. No scope: their groups were found in scope. */
export function selectMembers(tx: Executor, uuids: readonly string[]): Promise<MemberRow[]> {
  return tx.many<MemberRow>(sql`${member} where run.uuid = any(${uuids}::uuid[])`);
}

/** The later runs of a group, in the order in which they began. No scope: the group was found in scope. */
export function selectChildren(tx: Executor, { uuid, master_uuid }: GroupRow): Promise<MemberRow[]> {
  return tx.many<MemberRow>(sql`${member} where ${childOf(uuid, master_uuid)} order by run.started_at, run.uuid`);
}

/** One of the later runs of a group. No scope: the group was found in scope. */
export function selectChild(tx: Executor, { uuid, master_uuid }: GroupRow, child: string): Promise<MemberRow | undefined> {
  return tx.maybe<MemberRow>(sql`${member} where ${childOf(uuid, master_uuid)} and run.uuid = ${child}`);
}

const childOf = (group_uuid: string, master_uuid: string): Sql =>
  sql`run.group_uuid = ${group_uuid} and run.uuid <> ${master_uuid}`;

/** The runs of a group that have not ended. No scope: the group was found in scope. */
export async function selectUnfinished(tx: Executor, group_uuid: string): Promise<string[]> {
  const rows = await tx.many<{ uuid: string }>(sql`
    select uuid from workflow.run where group_uuid = ${group_uuid} and ended_at is null order by uuid`);
  return rows.map(({ uuid }) => uuid);
}
