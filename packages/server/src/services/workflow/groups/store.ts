import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
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

/** A run of a seed, which is over. */
export interface SeededRun {
  readonly uuid: string;
  readonly template_uuid: string;
  readonly version: string;
  readonly definition_uuid: string;
  /** In which it began and ended. */
  readonly state: string;
  readonly workflow_vars: Readonly<Record<string, unknown>>;
}

/** Adds a group with runs that are over, unless it is there. */
export async function insertSeededGroup(
  tx: Tx,
  group: {
    readonly uuid: string;
    readonly name: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly account_uuid: string;
    readonly account_path: readonly string[];
    readonly user_uuid: string;
  },
  runs: readonly SeededRun[],
): Promise<void> {
  const { account_uuid, account_path, user_uuid } = group;
  await tx.run(sql`
    with made as (
      insert into workflow.run_group (uuid, account_uuid, account_path, name, status, data, master_uuid,
                                      created_at, created_by, modified_at, modified_by)
      values (${group.uuid}, ${account_uuid}, ${account_path}::uuid[], ${group.name}, 'active', ${JSON.stringify(group.data)}::jsonb,
              ${runs[0]?.uuid}, ${tx.now()}, ${user_uuid}, ${tx.now()}, ${user_uuid})
      on conflict do nothing returning uuid
    )
    insert into workflow.run (uuid, account_uuid, account_path, user_uuid, template_uuid, template_version, definition_uuid,
                              group_uuid, depth, start_state, current_state, status, input_vars, workflow_vars, armed, executions,
                              steps, started_at, ended_at)
    select run.uuid, ${account_uuid}::uuid, ${account_path}::uuid[], ${user_uuid}::uuid, run.template_uuid, run.version,
           run.definition_uuid, made.uuid, 0, run.state, run.state, 'complete', '{}', run.workflow_vars, '[]', '{}', 0,
           ${tx.now()}::timestamptz, ${tx.now()}::timestamptz
    from made, jsonb_to_recordset(${JSON.stringify(runs)}::jsonb) run
      (uuid uuid, template_uuid uuid, version text, definition_uuid uuid, state text, workflow_vars jsonb)`);
}
