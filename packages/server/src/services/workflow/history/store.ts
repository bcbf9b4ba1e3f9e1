import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { empty, type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import type { RunError } from "../engine/state.ts";
import type { RunStatus } from "../store/runs.ts";
import type { StepRow } from "../store/steps.ts";
import type { Period } from "./filters.ts";

/** What became of a run, without its variables. */
export interface HistoryRow {
  uuid: string;
  account_uuid: string;
  account_path: readonly string[];
  user_uuid: string;
  template_uuid: string;
  template_version: string;
  definition_uuid: string;
  group_uuid: string;
  group_name: string;
  parent_uuid: string | null;
  start_state: string;
  current_state: string;
  status: RunStatus;
  input_vars: JsonObject;
  error: RunError | null;
  started_at: Date;
  ended_at: Date | null;
  trace_id: string | null;
  /** Only when it was asked for. */
  workflow_vars?: JsonObject;
}

export interface IncomingRow {
  run_uuid: string;
  received_at: Date;
  source: string;
  transition_uuid: string;
  data: Json;
}

const columns = sql`
  run.uuid, run.account_uuid, run.account_path, run.user_uuid, run.template_uuid, run.template_version, run.definition_uuid,
  run.group_uuid, run_group.name as group_name, run.parent_uuid, run.start_state, run.current_state, run.status, run.input_vars,
  run.error, run.started_at, run.ended_at, run.trace_id`;
const runs = (withVars: boolean): Sql => sql`
  select ${columns}${withVars ? sql`, run.workflow_vars` : empty}
  from workflow.run join workflow.run_group on run_group.uuid = run.group_uuid`;
const visibleTo = (scope: Scope, user_uuid: string): Sql =>
  sql`(run.account_path && ${scope}::uuid[] or run.user_uuid = ${user_uuid})`;

/** A run in scope, or one that this user started. */
export function selectHistory(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  uuid: string,
  withVars: boolean,
): Promise<HistoryRow | undefined> {
  return tx.maybe<HistoryRow>(sql`${runs(withVars)} where run.uuid = ${uuid} and ${visibleTo(scope, user_uuid)}`);
}

export interface HistoryFilters extends Period {
  readonly template_uuid: string;
  readonly version?: string | undefined;
  readonly result_type?: string | undefined;
  readonly group_uuid?: string | undefined;
  /** In lower case; one of them must occur. */
  readonly terms: readonly string[];
}

/** Runs of a template that are in scope, or that this user started. */
export function listHistory(
  tx: Executor,
  scope: Scope,
  user_uuid: string,
  filters: HistoryFilters,
  page: Page,
  withVars: boolean,
): Promise<Items<HistoryRow>> {
  const { template_uuid, version, result_type, group_uuid, from, until, terms } = filters;
  const select = sql`${runs(withVars)} where ${allOf(
    equals(sql`run.template_uuid`, template_uuid),
    visibleTo(scope, user_uuid),
    equals(sql`run.template_version`, version),
    result_type === undefined ? sql`true` : sql`run.ended_at is not null and ${equals(sql`run.status`, result_type)}`,
    equals(sql`run.group_uuid`, group_uuid),
    from === undefined ? sql`true` : sql`run.started_at >= ${from}`,
    until === undefined ? sql`true` : sql`run.started_at < ${until}`,
    terms.length === 0 ? sql`true` : occurs(terms),
  )}`;
  return listPage<HistoryRow>(tx, page, select, { start_datetime: sql`started_at`, end_datetime: sql`ended_at` }, sql`uuid desc`);
}

/** The values in a document, as texts. */
const valuesOf = (document: Sql): Sql => sql`
  select value #>> '{}' as text from jsonb_path_query(${document}, 'strict $.**') value
  where jsonb_typeof(value) in ('string', 'number', 'boolean')`;

/** Whether one of the texts occurs in what a run knows, has received, or has gone through. */
function occurs(terms: readonly string[]): Sql {
  const texts = sql`
    select run_group.name as text
    union all select run.start_state
    union all select run.current_state
    union all select state.text from workflow.step, unnest(array[step.start_state, step.next_state]) state (text)
      where step.run_uuid = run.uuid
    union all (${valuesOf(sql`run.input_vars`)})
    union all (${valuesOf(sql`run.workflow_vars`)})
    union all select received.text from workflow.incoming, lateral (${valuesOf(sql`incoming.data`)}) received
      where incoming.run_uuid = run.uuid`;
  return sql`exists (
    select from (${texts}) known, unnest(${terms}::text[]) term where position(term in lower(known.text)) > 0)`;
}

/** What runs received, in their order. No scope: the runs were found in scope. */
export function selectReceived(tx: Executor, runs: readonly string[]): Promise<IncomingRow[]> {
  return tx.many<IncomingRow>(sql`
    select run_uuid, received_at, source, transition_uuid, data from workflow.incoming
    where run_uuid = any(${runs}::uuid[]) order by run_uuid, seq`);
}

/** The transitions of runs, in the order in which they ended. No scope: the runs were found in scope. */
export function selectResults(tx: Executor, runs: readonly string[]): Promise<(StepRow & { run_uuid: string })[]> {
  return tx.many(sql`select * from workflow.step where run_uuid = any(${runs}::uuid[]) order by run_uuid, seq`);
}

/** Whether a definition has this transition. No scope: a run of it was found in scope. */
export async function hasTransition(tx: Executor, definition_uuid: string, transition_uuid: string): Promise<boolean> {
  const { has } = await tx.one<{ has: boolean }>(sql`
    select body -> 'transitions' @> ${JSON.stringify([{ uuid: transition_uuid }])}::jsonb as has
    from workflow.definition where uuid = ${definition_uuid}`);
  return has;
}

/**
 * Removes runs that ended before then, with what is known of them; the first of a group goes when it is alone. No scope:
 * housekeeping.
 * @returns the groups of those that went, one for each
 */
export async function deleteOldRuns(tx: Executor, before: Date, most: number): Promise<string[]> {
  const gone = await tx.many<{ group_uuid: string }>(sql`
    delete from workflow.run where uuid in (
      select run.uuid from workflow.run join workflow.run_group on run_group.uuid = run.group_uuid
      where ended_at < ${before} and (run.uuid <> master_uuid
        or not exists (select from workflow.run other where other.group_uuid = run.group_uuid and other.uuid <> run.uuid))
      order by ended_at limit ${most}
    ) returning group_uuid`);
  return gone.map(({ group_uuid }) => group_uuid);
}

/** Removes those of the groups in which nothing runs and of which nothing is known. No scope: housekeeping. */
export async function deleteEmptyGroups(tx: Executor, groups: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from workflow.run_group where uuid = any(${groups}::uuid[])
      and not exists (select from workflow.run where group_uuid = run_group.uuid)`);
}

/** Removes the runs and groups of an account that has been deleted. No scope: follows the deletion of the account. */
export async function deleteRunsOfAccount(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from workflow.run where account_uuid = ${account_uuid}`);
  await tx.run(sql`delete from workflow.run_group where account_uuid = ${account_uuid}`);
}
