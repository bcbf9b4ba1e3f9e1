import type { Scope } from "../../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import type { LaneRow, OwnLease, Released } from "../../../kernel/lanes/index.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { JsonObject } from "../engine/definition.ts";
import type { Armed, RunError } from "../engine/state.ts";

export type RunStatus = "running" | "waiting" | "complete" | "cancelled" | "error" | "timeout";

/** A run, without what its lane keeps of it. */
export interface RunRow {
  readonly uuid: string;
  readonly account_uuid: string;
  readonly account_path: readonly string[];
  readonly user_uuid: string;
  readonly template_uuid: string;
  readonly template_version: string;
  readonly definition_uuid: string;
  readonly group_uuid: string;
  readonly scope: string | null;
  readonly parent_uuid: string | null;
  readonly parent_transition: string | null;
  readonly parent_attempt: number | null;
  readonly depth: number;
  readonly start_state: string;
  readonly current_state: string;
  readonly status: RunStatus;
  readonly input_vars: JsonObject;
  readonly workflow_vars: JsonObject;
  readonly armed: readonly Armed[];
  readonly executions: Readonly<Record<string, number>>;
  readonly steps: number;
  /** A bigint, as text. */
  readonly received: string;
  readonly error: RunError | null;
  readonly started_at: Date;
  readonly ended_at: Date | null;
  readonly trace_id: string | null;
}

/** What the API shows of it. */
export interface ShownRun extends RunRow {
  readonly group_name: string;
}

/** Under which trace a run acts. */
export function traceOf({ trace_id, uuid }: Pick<RunRow, "trace_id" | "uuid">): string {
  return trace_id ?? uuid;
}

const columns = sql`
  r.uuid, r.account_uuid, r.account_path, r.user_uuid, r.template_uuid, r.template_version, r.definition_uuid, r.group_uuid,
  r.scope, r.parent_uuid, r.parent_transition, r.parent_attempt, r.depth, r.start_state, r.current_state, r.status,
  r.input_vars, r.workflow_vars, r.armed, r.executions, r.steps, r.received, r.error, r.started_at, r.ended_at, r.trace_id`;

const shown = sql`select ${columns}, g.name as group_name from workflow.run r join workflow.run_group g on g.uuid = r.group_uuid`;

/** The place of a run in its lane, before it is written. */
export async function nextSeq(tx: Tx): Promise<string> {
  return (await tx.one<{ seq: string }>(sql`select nextval('workflow.run_seq_seq') as seq`)).seq;
}

/** The statement that writes down a new run, due at once; with a lease, if this process begins with it. */
export function insertionOfRun(run: RunRow, seq: string, lease: OwnLease | undefined): Sql {
  const { executions, armed, input_vars, workflow_vars } = run;
  const input = JSON.stringify(input_vars);
  const vars = workflow_vars === input_vars ? input : JSON.stringify(workflow_vars);
  return sql`
    insert into workflow.run (seq, uuid, account_uuid, account_path, user_uuid, template_uuid, template_version, definition_uuid,
      group_uuid, scope, parent_uuid, parent_transition, parent_attempt, depth, start_state, current_state, status,
      input_vars, workflow_vars, armed, executions, steps, started_at, due_at, trace_id, lease_owner, lease_until, attempts)
    overriding system value
    values (${seq}, ${run.uuid}, ${run.account_uuid}, ${[...run.account_path]}, ${run.user_uuid}, ${run.template_uuid},
      ${run.template_version}, ${run.definition_uuid}, ${run.group_uuid}, ${run.scope}, ${run.parent_uuid},
      ${run.parent_transition}, ${run.parent_attempt}, ${run.depth}, ${run.start_state}, ${run.current_state}, ${run.status},
      ${input}, ${vars}, ${JSON.stringify(armed)}, ${JSON.stringify(executions)}, ${run.steps}, ${run.started_at},
      ${run.started_at}, ${run.trace_id}, ${lease?.lease_owner ?? null},
      clock_timestamp() + ${lease?.lease_ms ?? null}::float8 * interval '1 ms', ${lease === undefined ? 0 : 1})`;
}

/** A run that this process has in hand. No scope: it was claimed from the lane. */
export function selectClaimed(db: Executor, { seq, lease_owner }: Lease): Promise<ShownRun | undefined> {
  return db.maybe(sql`${shown} where r.seq = ${seq} and r.lease_owner = ${lease_owner}`);
}

/** Keeps everybody else from the run until the transaction ends. No scope: it was claimed from the lane. */
export async function lockClaimed(tx: Tx, { seq, lease_owner }: Lease): Promise<boolean> {
  return (await tx.run(sql`select 1 from workflow.run where seq = ${seq} and lease_owner = ${lease_owner} for update`)) === 1;
}

/** A claim on a run: nothing can be written without it. */
export interface Lease extends LaneRow {
  readonly lease_owner: string;
  /** The run, when it is known because this process has just started it. */
  readonly run?: ShownRun;
}

/** What a run becomes. */
export interface Progress {
  readonly current_state: string;
  readonly status: RunStatus;
  /** Absent when they have not changed. */
  readonly workflow_vars: JsonObject | undefined;
  readonly armed: readonly Armed[];
  readonly executions: Readonly<Record<string, number>>;
  readonly steps: number;
  readonly received: string;
  readonly error: RunError | null;
  readonly ended_at: Date | null;
}

/** How long a process may be silent before others take over a run, ms; progress renews it. */
const leaseMs = 30_000;

/** A run's progress, by the claim that allows it. */
export interface Advancing {
  readonly lease: Lease;
  readonly progress: Progress;
  /** Ends the claim: when the run is due again, if it is. Absent when this process goes on with it. */
  readonly release: Released | undefined;
}

/** SQLSTATE of {@link writingOf} when a lease has been lost: division by zero. */
export const lostLease = "22012";

/**
 * The statement that writes down how far runs have come, as long as this process has all of them in hand; else it fails by
 * {@link lostLease}, so that it may travel with the COMMIT. No scope: the runs were claimed from the lane.
 */
export function writingOf(all: readonly Advancing[]): Sql {
  const [first, ...more] = all;
  // One alone is the usual case without load, and cheaper in plain words.
  const held = first !== undefined && more.length === 0 ? writingOne(first) : writingMany(all);
  return sql`with held as (${held} returning 1) select 1 / (count(*) = ${all.length})::int from held`;
}

const noFailure = sql`attempts = 0, retry_at = null, last_error = null`;
const renewed = sql`clock_timestamp() + ${leaseMs} * interval '1 ms'`;

function writingOne({ lease: { seq, lease_owner }, progress, release }: Advancing): Sql {
  const { workflow_vars, armed, executions, error } = progress;
  const claim =
    release === undefined ? sql`lease_until = ${renewed}` : sql`due_at = ${release.again}, lease_owner = null, lease_until = null`;
  return sql`
    update workflow.run set current_state = ${progress.current_state}, status = ${progress.status},
      workflow_vars = coalesce(${workflow_vars === undefined ? null : JSON.stringify(workflow_vars)}::jsonb, workflow_vars),
      armed = ${JSON.stringify(armed)}, executions = ${JSON.stringify(executions)}, steps = ${progress.steps},
      received = ${progress.received}, error = ${error === null ? null : JSON.stringify(error)}, ended_at = ${progress.ended_at},
      ${noFailure}, ${claim}
    where seq = ${seq} and lease_owner = ${lease_owner} and lease_until > clock_timestamp()`;
}

function writingMany(all: readonly Advancing[]): Sql {
  const rows = all.map(({ lease: { seq, lease_owner }, progress, release }) => {
    const { current_state, status, workflow_vars, armed, executions, steps, received, error, ended_at } = progress;
    const row = { seq, lease_owner, current_state, status, workflow_vars, armed, executions, steps, received, error, ended_at };
    return { ...row, released: release !== undefined, again: release?.again ?? null };
  });
  return sql`
    update workflow.run r set current_state = p.current_state, status = p.status,
      workflow_vars = coalesce(p.workflow_vars, r.workflow_vars), armed = p.armed, executions = p.executions, steps = p.steps,
      received = p.received, error = p.error, ended_at = p.ended_at, ${noFailure},
      due_at = case when p.released then p.again else r.due_at end,
      lease_owner = case when p.released then null else r.lease_owner end,
      lease_until = case when p.released then null else ${renewed} end
    from json_to_recordset(${JSON.stringify(rows)}::json) as p (seq bigint, lease_owner uuid, current_state text, status text,
      workflow_vars jsonb, armed jsonb, executions jsonb, steps integer, received bigint, error jsonb, ended_at timestamptz,
      released boolean, again timestamptz)
    where r.seq = p.seq and r.lease_owner = p.lease_owner and r.lease_until > clock_timestamp()`;
}

/** A run in scope, or one that the user started. */
export function selectRun(db: Executor, scope: Scope, user_uuid: string, uuid: string): Promise<ShownRun | undefined> {
  return db.maybe(sql`
    ${shown} where r.uuid = ${uuid} and (r.account_path && ${scope}::uuid[] or r.user_uuid = ${user_uuid})`);
}

/** Runs of a template that have not ended, in scope or started by the user. */
export function listRunning(
  db: Executor,
  filter: {
    readonly scope: Scope;
    readonly user_uuid: string;
    readonly template_uuid: string;
    readonly version: string | undefined;
  },
  page: Page,
): Promise<Items<ShownRun>> {
  const { scope, user_uuid, template_uuid, version } = filter;
  return listPage<ShownRun>(
    db,
    page,
    sql`${shown} where ${allOf(
      sql`r.template_uuid = ${template_uuid} and r.ended_at is null`,
      sql`(r.account_path && ${scope}::uuid[] or r.user_uuid = ${user_uuid})`,
      equals(sql`r.template_version`, version),
    )}`,
    { start_datetime: sql`started_at` },
    sql`uuid desc`,
  );
}

/** How a run stands. No scope: whoever asks has started it or found it in scope. */
export function selectStatus(db: Executor, uuid: string): Promise<{ status: RunStatus } | undefined> {
  return db.maybe(sql`select status from workflow.run where uuid = ${uuid}`);
}

/** A run as it has ended, or stands. No scope: whoever asks has started it. */
export function selectStarted(db: Executor, uuid: string): Promise<ShownRun | undefined> {
  return db.maybe(sql`${shown} where r.uuid = ${uuid}`);
}

/** Runs that are to be cancelled and have not ended, locked. No scope: whoever asks has found them in scope, or their parent. */
export function selectForCancel(tx: Tx, uuids: readonly string[]): Promise<ShownRun[]> {
  return tx.many(sql`${shown} where r.uuid = any(${[...uuids]}::uuid[]) and r.ended_at is null order by r.uuid for update of r`);
}

/** Cancels a run, and takes it from whoever has it in hand. No scope: as {@link selectForCancel}. */
export async function updateCancelled(tx: Tx, uuid: string, steps: number, now: Date): Promise<void> {
  await tx.run(sql`
    update workflow.run set status = 'cancelled', armed = '[]', steps = ${steps}, ended_at = ${now}, due_at = null,
      retry_at = null, lease_until = null, lease_owner = null
    where uuid = ${uuid}`);
}

/** Lets a run that has ended go on in the state that it ended in. No scope: it was found in scope. @returns false when it runs */
export async function updateRestarted(tx: Tx, uuid: string): Promise<boolean> {
  const count = await tx.run(sql`
    update workflow.run set status = 'running', error = null, ended_at = null, armed = '[]', due_at = ${tx.now()}, retry_at = null,
      dead_at = null, attempts = 0
    where uuid = ${uuid} and ended_at is not null and status <> 'complete'`);
  return count === 1;
}
