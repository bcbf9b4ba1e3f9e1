/**
 * A workflow as the engine runs it: normalised when it is saved (`../templates`), so that whoever reads it need not know
 * the older spellings, numbers written as texts, or members left out.
 */

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface Definition {
  readonly states: readonly State[];
  readonly transitions: readonly Transition[];
}

export type State = StartState | DecisionState | PlainState;

interface StateBase {
  readonly uuid: string;
  readonly name: string;
}

export interface StartState extends StateBase {
  readonly type: "start";
}

export interface PlainState extends StateBase {
  readonly type: "normal" | "finish";
}

export interface DecisionState extends StateBase {
  readonly type: "decision";
  readonly decision: Decision;
}

export interface Decision {
  /** JSON logic. */
  readonly rules: JsonObject;
  /** Variable of the rules → reference or literal. */
  readonly data: JsonObject;
  readonly true_transition_name: string;
  readonly false_transition_name: string;
}

export interface Transition {
  readonly uuid: string;
  readonly name: string;
  readonly start_state: string;
  readonly next_state: string;
  readonly next_error_state?: string;
  readonly next_timeout_state?: string;
  /** Milliseconds from arming; 0 is none. */
  readonly timeout: number;
  readonly condition: Condition;
}

export type ConditionType =
  | "passthrough"
  | "lambda"
  | "wait"
  | "timer"
  | "http"
  | "pubsub"
  | "event"
  | "webhook"
  | "workflow"
  | "jsonata"
  | "email"
  | "sms"
  | "form";

/** The work of a transition: `data` holds the members of its own `<type>_condition` alone, with references unresolved. */
export interface Condition {
  readonly type: ConditionType;
  readonly data: JsonObject;
  readonly options: ConditionOptions;
}

export interface ConditionOptions {
  readonly result_path?: string;
  readonly result: readonly ResultMapping[];
  readonly blocking: boolean;
  readonly retry: Retry;
}

export interface ResultMapping {
  readonly source: "constant" | "result" | "workflow_vars";
  readonly name: string;
  readonly path: Json;
}

export interface Retry {
  readonly max_attempts: number;
  readonly delay_ms: number;
  readonly backoff: number;
}
