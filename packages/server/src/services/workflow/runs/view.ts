import type { WorkflowInstance, WorkflowTransitionResult } from "@patchbay/contract";
import type { Static } from "typebox";
import { milliseconds } from "../../../kernel/clock.ts";
import type { RunStatus, ShownRun } from "../store/runs.ts";
import type { StepRow } from "../store/steps.ts";

export type Instance = Static<typeof WorkflowInstance>;
export type TransitionResult = Static<typeof WorkflowTransitionResult>;

/** How a run ended; null while it has not. */
export function resultType(status: RunStatus): Instance["result_type"] {
  return status === "running" || status === "waiting" ? null : status;
}

/** What everything that shows a run tells of it. */
type Told = Pick<
  ShownRun,
  | "uuid"
  | "template_uuid"
  | "template_version"
  | "group_uuid"
  | "group_name"
  | "start_state"
  | "current_state"
  | "status"
  | "started_at"
  | "ended_at"
  | "account_uuid"
  | "user_uuid"
  | "trace_id"
  | "parent_uuid"
>;

/** What an instance and a history both say of a run. */
export function toRun(run: Told): Omit<Instance, "status" | "workflow_vars" | "input_vars"> {
  return {
    uuid: run.uuid,
    template_uuid: run.template_uuid,
    template_version: run.template_version,
    group_uuid: run.group_uuid,
    group_name: run.group_name,
    start_state: run.start_state,
    current_state: run.current_state,
    result_type: resultType(run.status),
    start_datetime: milliseconds(run.started_at),
    end_datetime: run.ended_at === null ? null : milliseconds(run.ended_at),
    account_uuid: run.account_uuid,
    user_uuid: run.user_uuid,
    trace_id: run.trace_id ?? run.uuid,
    parent_uuid: run.parent_uuid,
  };
}

/** The flat form of a run, without its variables: what events tell of it. */
export function toBareInstance(run: ShownRun): Omit<Instance, "workflow_vars" | "input_vars"> {
  return { ...toRun(run), status: run.status };
}

/** The flat form of a run. */
export function toInstance(run: ShownRun, withVars = true): Instance {
  const vars = withVars ? { workflow_vars: { ...run.workflow_vars } } : {};
  return { ...toBareInstance(run), input_vars: { ...run.input_vars }, ...vars };
}

/** The record of a transition. */
export function toTransitionResult(step: StepRow): TransitionResult {
  return {
    transition_uuid: step.transition_uuid,
    transition_name: step.transition_name,
    type: step.type,
    start_state: step.start_state,
    next_state: step.next_state,
    outcome: step.outcome,
    attempt: step.attempt,
    start_datetime: milliseconds(step.started_at),
    end_datetime: milliseconds(step.ended_at),
    result: step.result,
    ...(step.error === null ? {} : { error: step.error }),
    ...(step.warnings === null || step.warnings.length === 0 ? {} : { warnings: [...step.warnings] }),
  };
}
