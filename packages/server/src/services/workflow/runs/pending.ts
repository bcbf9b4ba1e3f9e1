/** Progress of a run that is known and not yet written down, and how the engine's state is read from a run's row. */
import { conditions } from "../conditions/index.ts";
import type { Json } from "../engine/definition.ts";
import { type Compiled, transitionOf } from "../engine/index.ts";
import type { Armed, RunState, Settlement, Step, WorkError } from "../engine/state.ts";
import { storable } from "../engine/storable.ts";
import type { IncomingRow } from "../store/incoming.ts";
import type { ShownRun } from "../store/runs.ts";
import type { WaitingRow } from "../store/waiting.ts";

/** A step of the engine that has not been written down. */
export interface Pending {
  readonly state: RunState;
  readonly steps: readonly Step[];
  /** The engine can go on at once. */
  readonly more: boolean;
  /** Up to which row of what has arrived it has been read. */
  readonly received: string;
  /** What it waits for from now on; absent when that has not changed. */
  readonly waiting: readonly WaitingRow[] | undefined;
}

export function stateOf({ current_state, workflow_vars, armed, executions, steps, error, status }: ShownRun): RunState {
  const state = { current: current_state, vars: workflow_vars, armed, executions, steps };
  if (status === "running" || status === "waiting") return state;
  return { ...state, end: { status, ...(error === null ? {} : { error }) } };
}

export function isProgress({ state, received, steps }: Pending, run: ShownRun): boolean {
  return steps.length > 0 || state.armed !== run.armed || received !== run.received;
}

/** When something is due by itself. */
export function timesOf({ armed }: Pick<RunState, "armed">): number[] {
  return armed.flatMap(({ due, deadline }) => [due ?? [], deadline ?? []].flat());
}

/** Transitions of a run that is not over whose work is a call that is to be made now. */
export function callsOf(compiled: Compiled, { armed, end }: RunState, now: number): readonly Armed[] {
  if (end !== undefined) return [];
  return armed.filter(({ transition, child, failed, due }) => {
    const { type } = transitionOf(compiled, transition).condition;
    const isDue = due === undefined || due <= now;
    return conditions[type].kind === "call" && child === undefined && failed === undefined && isDue;
  });
}

/** Names one execution of a transition. */
export function keyOf({ transition, attempt }: Armed): string {
  return `${transition}:${attempt}`;
}

export function errorOutcome(error: WorkError): Settlement["outcome"] {
  return { type: "error", error };
}

export function successOutcome(result: Json): Settlement["outcome"] {
  return { type: "success", result: storable(result) };
}

/** What has arrived, as the engine takes it. */
export function toSettlement(row: IncomingRow, now: number): Settlement {
  const { transition_uuid: transition, attempt, received_at, source, data } = row;
  const failed =
    source === "workflow" && typeof data === "object" && data !== null && "result_type" in data && data.result_type !== "complete"
      ? String(data.result_type)
      : undefined;
  const outcome: Settlement["outcome"] =
    failed === undefined
      ? { type: "success", result: data }
      : { type: "error", error: { code: "workflow.child_failed", message: `The workflow that was started ended: ${failed}.` } };
  return { transition, attempt, outcome, at: Math.min(now, received_at.getTime()) };
}
