/** How a run's progress is written down: its row, its history, what it waits for, what it tells others; all or nothing. */
import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import type { Json } from "../engine/definition.ts";
import type { RunState, Step } from "../engine/state.ts";
import { storable } from "../engine/storable.ts";
import { type Delivery, insertIncoming, type Source, wakeRun } from "../store/incoming.ts";
import { type Progress, type RunStatus, type ShownRun, traceOf } from "../store/runs.ts";
import { insertionOfSteps, type StepRow } from "../store/steps.ts";
import { deleteWaiting, replaceWaiting, type Waiter, type WaitingRow } from "../store/waiting.ts";
import type { Loaded } from "./definitions.ts";
import { hubOf } from "./hub.ts";
import { nudgeRuns } from "./nudge.ts";
import { toStepRows } from "./record.ts";
import { resultType, toBareInstance, toTransitionResult } from "./view.ts";

/** Another process has the run now, or it was cancelled: nothing may be written. */
export class RunLost extends Error {
  override readonly name = "RunLost";
}

/** A piece of progress. */
export interface Written {
  /** As it was. */
  readonly run: ShownRun;
  readonly definition: Loaded;
  readonly state: RunState;
  readonly steps: readonly Step[];
  readonly status: RunStatus;
  /** Up to which row of what has arrived it has been read. */
  readonly received: string;
  /** What it waits for from now on; absent when that has not changed. */
  readonly waiting: readonly WaitingRow[] | undefined;
}

/** A run after that progress. */
export function progressed({ run, state, status, received }: Written, now: Date): ShownRun {
  return {
    ...run,
    current_state: state.current,
    status,
    workflow_vars: state.vars,
    armed: state.armed,
    executions: state.executions,
    steps: state.steps,
    received,
    error: state.end?.error ?? null,
    ended_at: state.end === undefined ? null : now,
  };
}

/** What changes in the row of a run. */
export function changes(before: ShownRun, after: ShownRun): Progress {
  return { ...after, workflow_vars: after.workflow_vars === before.workflow_vars ? undefined : after.workflow_vars };
}

/** Writes down what belongs to the progress of runs beside their rows. */
export async function writeBeside(tx: Tx, items: readonly (Written & { readonly after: ShownRun })[]): Promise<void> {
  const appended = items.map(({ run, definition, steps }) => ({ run, steps: toStepRows(definition, steps, run.steps) }));
  if (appended.some(({ steps }) => steps.length > 0)) tx.withCommit(() => insertionOfSteps(appended));
  for (const { run, waiting } of items) if (waiting !== undefined) await replaceWaiting(tx, run, waiting);
  for (const { run, steps } of appended) for (const step of steps) tellStep(tx, run, step);
  for (const { run, after } of items) await tell(tx, run, after);
}

function tellStep(tx: Tx, run: ShownRun, step: StepRow): void {
  const { account_uuid, user_uuid } = run;
  // Results may be large; whoever wants one reads it.
  const { result: _, ...record } = toTransitionResult(step);
  const data = { ...record, instance_uuid: run.uuid, template_uuid: run.template_uuid };
  emit(tx, { service: "workflow", event: "transition", account_uuid, user_uuid, trace_id: traceOf(run), data });
}

/** What others are to know of a run's new status. */
async function tell(tx: Tx, before: ShownRun, run: ShownRun): Promise<void> {
  const { account_uuid, user_uuid, status } = run;
  if (status === "waiting" && before.status !== "waiting")
    emit(tx, { service: "workflow", event: "waiting", account_uuid, user_uuid, trace_id: traceOf(run), data: toBareInstance(run) });
  if (status !== "running" && status !== "waiting") await tellEnd(tx, run);
}

/** Tells of the end of a run: in the log, to the run that waits for it, and to who waits in this process. */
export async function tellEnd(tx: Tx, run: ShownRun): Promise<void> {
  const { account_uuid, user_uuid, status, parent_uuid, parent_transition, parent_attempt } = run;
  const event = resultType(status);
  if (event === null) return;
  const data = { ...toBareInstance(run), steps: run.steps };
  emit(tx, { service: "workflow", event, account_uuid, user_uuid, trace_id: traceOf(run), data });
  tx.afterCommit(() => hubOf(tx).emit("ended", run.uuid));
  if (parent_uuid === null || parent_transition === null || parent_attempt === null) return;
  const result = { uuid: run.uuid, result_type: status, workflow_vars: run.workflow_vars };
  await deliver(tx, {
    run_uuid: parent_uuid,
    source: "workflow",
    transition_uuid: parent_transition,
    attempt: parent_attempt,
    data: result,
  });
}

/** Gives a run something, and has it looked at. Nothing happens when it has ended. */
export async function deliver(tx: Tx, delivery: Delivery): Promise<void> {
  if (!(await wakeRun(tx, delivery.run_uuid))) return;
  await insertIncoming(tx, { ...delivery, data: storable(delivery.data) });
  tx.afterCommit(() => hubOf(tx).emit("changed", delivery.run_uuid));
  nudgeRuns(tx);
}

/** Gives a run what one of its transitions waits for; to the first who comes. @returns whether it did wait */
export async function deliverTo(
  tx: Tx,
  { run_uuid, transition_uuid, attempt }: Waiter,
  source: Source,
  data: Json,
): Promise<boolean> {
  // The run first, as those do who write down its progress.
  if (!(await wakeRun(tx, run_uuid)) || !(await deleteWaiting(tx, run_uuid, transition_uuid, attempt))) return false;
  await deliver(tx, { run_uuid, source, transition_uuid, attempt, data });
  return true;
}
