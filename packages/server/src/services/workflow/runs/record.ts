import { type Compiled, transitionOf } from "../engine/index.ts";
import type { Step } from "../engine/state.ts";
import type { StepRow } from "../store/steps.ts";

/** The rows of the history for steps of the engine, counted on from `before`. */
export function toStepRows(compiled: Compiled, steps: readonly Step[], before: number): StepRow[] {
  return steps.map((step, index) => {
    const { name, start_state, condition } = transitionOf(compiled, step.transition);
    return {
      seq: before + index + 1,
      transition_uuid: step.transition,
      transition_name: name,
      type: condition.type,
      start_state,
      next_state: step.next ?? null,
      outcome: step.outcome,
      attempt: step.attempt,
      started_at: new Date(step.since),
      ended_at: new Date(step.at),
      result: step.result ?? null,
      error: step.error ?? null,
      warnings: step.warnings ?? null,
    };
  });
}
