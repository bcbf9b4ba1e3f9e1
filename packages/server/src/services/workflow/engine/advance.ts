import { isObject } from "../../../kernel/json.ts";
import { type Compiled, transitionOf } from "./compiled.ts";
import type { JsonObject, Transition } from "./definition.ts";
import { limits, sizeOf } from "./limits.ts";
import { type Evaluate, mapResult } from "./mapping.ts";
import { writeMember } from "./paths.ts";
import { resolve, type Scope } from "./references.ts";
import type { Armed, End, Outcome, RunError, RunState, Settlement, Step, WorkError } from "./state.ts";
import { WorkFailure, type Works } from "./work.ts";

/** What the engine needs beside the definition and the state. */
export interface Context {
  readonly input: JsonObject;
  readonly globals: JsonObject;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly works: Works;
  readonly evaluate: Evaluate;
  /** Whether JSON logic holds; rejects when it cannot be evaluated. */
  readonly decide: (rules: JsonObject, data: JsonObject) => Promise<boolean>;
  /** A new one-time URL. */
  readonly callback: () => string;
  /** Transitions to take at most, so that whoever runs the engine can write them down in between. */
  readonly most: number;
}

export interface Advance {
  readonly state: RunState;
  /** The transitions that ended, in their order. */
  readonly steps: readonly Step[];
  /** It could go on at once. */
  readonly more: boolean;
}

/** Where a run begins. Its first state is entered when it first advances. */
export function initialState(startState: string, input: JsonObject): RunState {
  return { current: startState, vars: input, armed: [], executions: {}, steps: 0 };
}

/**
 * Takes a run as far as it can go by itself: settles what has happened, enters the states that follow, and arms their
 * transitions, until there is nothing but to wait. It does nothing to the outside: what is to be called, awaited or
 * slept through is told by the `armed` of the state that it returns, again after a crash.
 * @param settlements what has happened since; what belongs to transitions that are no longer under way is ignored
 */
export async function advance(
  compiled: Compiled,
  state: RunState,
  settlements: readonly Settlement[],
  context: Context,
): Promise<Advance> {
  const steps: Step[] = [];
  let at = state;
  if (at.end === undefined && at.armed.length === 0) at = await enter(compiled, at, at.current, context);
  while (at.end === undefined && steps.length < context.most) {
    const next = await nextSettlement(compiled, at, settlements, context);
    if (next === undefined) return { state: at, steps, more: false };
    at = await settle(compiled, at, next, steps, context);
  }
  return { state: at, steps, more: at.end === undefined };
}

interface Settling extends Settlement {
  readonly armed: Armed;
}

/** Of all that has happened, what happened first; of several at the same time, that of the first transition. */
async function nextSettlement(
  compiled: Compiled,
  state: RunState,
  settlements: readonly Settlement[],
  context: Context,
): Promise<Settling | undefined> {
  let first: { readonly armed: Armed; readonly at: number; readonly outcome: Outcome | "immediate" } | undefined;
  let found: Settlement | undefined;
  for (const armed of state.armed) {
    for (const candidate of candidatesOf(transitionOf(compiled, armed.transition), armed, settlements, context)) {
      if (candidate.at > context.now || (first !== undefined && candidate.at >= first.at)) continue;
      first = { armed, at: candidate.at, outcome: candidate.outcome };
      found = candidate.settlement;
    }
  }
  if (first === undefined) return undefined;
  const { armed, at } = first;
  const outcome =
    first.outcome === "immediate"
      ? await immediate(transitionOf(compiled, armed.transition), state, armed, context)
      : first.outcome;
  const warnings = [...(armed.warnings ?? []), ...(found?.warnings ?? [])];
  return { armed, transition: armed.transition, attempt: armed.attempt, at, outcome, warnings };
}

interface Candidate {
  readonly at: number;
  readonly outcome: Outcome | "immediate";
  readonly settlement?: Settlement;
}

function candidatesOf(
  transition: Transition,
  armed: Armed,
  settlements: readonly Settlement[],
  { works }: Context,
): readonly Candidate[] {
  const { since, due, deadline, failed } = armed;
  if (failed !== undefined) return [{ at: since, outcome: { type: "error", error: failed } }];
  const work = works[transition.condition.type];
  if (settlesAtOnce(transition, works)) return [{ at: since, outcome: "immediate" }];
  if (work.kind === "pause" && due !== undefined)
    return [{ at: due, outcome: { type: "success", result: work.result(since, due) } }];
  const candidates: Candidate[] = settlements
    .filter((one) => one.transition === armed.transition && one.attempt === armed.attempt)
    .map((settlement) => ({ at: settlement.at, outcome: settlement.outcome, settlement }));
  if (deadline !== undefined) candidates.push({ at: deadline, outcome: { type: "timeout" } });
  return candidates;
}

/** What does not block has nothing to wait for; what it calls is begun by whoever runs the engine. */
function settlesAtOnce({ condition }: Transition, works: Works): boolean {
  const { kind } = works[condition.type];
  return kind === "immediate" || (!condition.options.blocking && kind !== "call");
}

async function immediate(transition: Transition, state: RunState, armed: Armed, context: Context): Promise<Outcome> {
  const { condition } = transition;
  const work = context.works[condition.type];
  if (work.kind !== "immediate") return { type: "success", result: {} };
  try {
    const result = await work.result(condition.data, scopeOf(state, armed.since, context), context.evaluate);
    return { type: "success", result };
  } catch (error) {
    return { type: "error", error: workError(error) };
  }
}

function workError(error: unknown): WorkError {
  if (!(error instanceof Error)) throw error;
  return { code: error instanceof WorkFailure ? error.code : "workflow.failed", message: error.message };
}

function scopeOf({ vars }: RunState, at: number, { input, globals }: Context): Scope {
  return { vars, input, globals, secrets: {}, at };
}

/** Ends a transition, and enters the state that follows. */
async function settle(compiled: Compiled, state: RunState, settling: Settling, steps: Step[], context: Context): Promise<RunState> {
  const { armed } = settling;
  const transition = transitionOf(compiled, armed.transition);
  const { outcome, vars } = await mapped(transition, state.vars, settling.outcome, context);
  if (outcome.type === "error" && armed.failed === undefined && armed.tries < transition.condition.options.retry.max_attempts)
    return repeated(state, transition, armed, settling.at);

  const error = errorOf(transition, outcome);
  const next = nextOf(transition, outcome.type);
  const ended = {
    transition: armed.transition,
    attempt: armed.attempt,
    outcome: outcome.type,
    since: armed.since,
    at: settling.at,
    ...(next === undefined ? {} : { next }),
    ...(outcome.type === "success" ? { result: outcome.result } : {}),
    ...(error === undefined ? {} : { error }),
    ...(settling.warnings === undefined || settling.warnings.length === 0 ? {} : { warnings: settling.warnings }),
  };
  const losers = state.armed.filter((other) => other !== armed).map((other) => cancelled(other, settling.at));
  steps.push(ended, ...losers);
  const left: RunState = {
    ...state,
    vars: error === undefined ? vars : { ...vars, _error: { ...error } },
    armed: [],
    steps: state.steps + 1 + losers.length,
  };
  if (next === undefined) return { ...left, end: endOf(outcome.type, error) };
  const excess = excessOf(left, transition);
  // What was too large is not kept.
  if (excess !== undefined) return { ...left, vars: sizeOf(left.vars) > limits.variables ? state.vars : left.vars, end: excess };
  return enter(compiled, left, next, context);
}

/** The step of a transition that was under way when something else decided. */
export function cancelled({ transition, attempt, since }: Armed, at: number): Step {
  return { transition, attempt, outcome: "cancelled", since, at };
}

async function mapped(
  { condition }: Transition,
  vars: JsonObject,
  outcome: Outcome,
  { evaluate }: Context,
): Promise<{ outcome: Outcome; vars: JsonObject }> {
  if (outcome.type !== "success") return { outcome, vars };
  try {
    return { outcome, vars: await mapResult(vars, condition.options, outcome.result, evaluate) };
  } catch (error) {
    const { message } = workError(error);
    return { outcome: { type: "error", error: { code: "workflow.mapping_failed", message } }, vars };
  }
}

function repeated(state: RunState, transition: Transition, armed: Armed, at: number): RunState {
  const { retry } = transition.condition.options;
  const attempt = (state.executions[armed.transition] ?? 0) + 1;
  const due = at + retry.delay_ms * retry.backoff ** (armed.tries - 1);
  const again: Armed = { ...armed, attempt, tries: armed.tries + 1, due };
  return {
    ...state,
    armed: state.armed.map((other) => (other === armed ? again : other)),
    executions: { ...state.executions, [armed.transition]: attempt },
  };
}

function errorOf({ name, start_state }: Transition, outcome: Outcome): RunError | undefined {
  if (outcome.type === "success") return undefined;
  const error = outcome.type === "error" ? outcome.error : { code: 408, message: "The time of the transition was over." };
  return { ...error, state: start_state, transition: name };
}

function nextOf(transition: Transition, outcome: Outcome["type"]): string | undefined {
  if (outcome === "success") return transition.next_state;
  return (outcome === "timeout" ? transition.next_timeout_state : undefined) ?? transition.next_error_state;
}

function endOf(outcome: Outcome["type"], error: RunError | undefined): End {
  return { status: outcome === "timeout" ? "timeout" : "error", ...(error === undefined ? {} : { error }) };
}

/** Why a run may not go on. */
function excessOf({ steps, vars, current }: RunState, { name }: Transition): End | undefined {
  const place = { state: current, transition: name };
  if (steps >= limits.steps)
    return failure({ code: "workflow.too_many_steps", message: `A run may take ${limits.steps} transitions.`, ...place });
  if (sizeOf(vars) > limits.variables)
    return failure({ code: "workflow.variables_too_large", message: "The variables of a run may have 16 MiB.", ...place });
  return undefined;
}

function failure(error: RunError): End {
  return { status: "error", error };
}

async function enter(compiled: Compiled, state: RunState, name: string, context: Context): Promise<RunState> {
  const entered = { ...state, current: name };
  const kind = compiled.states.get(name);
  if (kind?.type === "finish") return { ...entered, end: { status: "complete" } };
  if (kind?.type === "decision") {
    const { decision } = kind;
    const data = resolve(decision.data, scopeOf(state, context.now, context));
    const [chosen, failed] = await decide(decision.rules, isObject(data.value) ? data.value : {}, context);
    const transition = compiled.byName.get(chosen ? decision.true_transition_name : decision.false_transition_name);
    return transition === undefined ? deadEnd(entered) : arm(entered, transition, context, { warnings: data.warnings, failed });
  }
  const leaving = compiled.leaving.get(name) ?? [];
  if (leaving.length === 0) return deadEnd(entered);
  return leaving.reduce((at, transition) => arm(at, transition, context), entered);
}

/** A definition is refused when it is saved with such a state. */
function deadEnd(state: RunState): RunState {
  const message = "No transition leaves this state.";
  return { ...state, end: failure({ code: "workflow.dead_end", message, state: state.current, transition: "" }) };
}

async function decide(rules: JsonObject, data: JsonObject, context: Context): Promise<[boolean, WorkError | undefined]> {
  try {
    return [await context.decide(rules, data), undefined];
  } catch (error) {
    return [false, { code: "workflow.rule_failed", message: workError(error).message }];
  }
}

interface Arming {
  readonly warnings: readonly string[];
  readonly failed: WorkError | undefined;
}

function arm(state: RunState, transition: Transition, context: Context, before?: Arming): RunState {
  const { uuid, name, condition } = transition;
  const work = context.works[condition.type];
  const attempt = (state.executions[uuid] ?? 0) + 1;
  const vars =
    work.kind === "message" && work.callback === true && condition.options.blocking
      ? writeMember(state.vars, "_callbacks", [name], context.callback())
      : state.vars;
  const armed: Armed = {
    transition: uuid,
    attempt,
    tries: 1,
    since: context.now,
    ...deadlineOf(transition, context),
    ...pauseOf(state, transition, context, before?.warnings ?? []),
    ...(before?.failed === undefined ? {} : { failed: before.failed }),
  };
  return { ...state, vars, armed: [...state.armed, armed], executions: { ...state.executions, [uuid]: attempt } };
}

/** A pause takes as long as it takes. */
function deadlineOf({ timeout, condition }: Transition, { works, now }: Context): Pick<Armed, "deadline"> {
  const work = works[condition.type];
  if (work.kind === "pause" || work.kind === "immediate") return {};
  const most = work.kind === "call" ? (work.most ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
  const time = Math.min(timeout === 0 ? Number.POSITIVE_INFINITY : timeout, most);
  return Number.isFinite(time) ? { deadline: now + time } : {};
}

function pauseOf(
  state: RunState,
  { condition }: Transition,
  context: Context,
  earlier: readonly string[],
): Pick<Armed, "due" | "warnings" | "failed"> {
  const work = context.works[condition.type];
  if (work.kind !== "pause") return earlier.length === 0 ? {} : { warnings: earlier };
  const { value, warnings } = resolve(condition.data, scopeOf(state, context.now, context));
  const all = [...earlier, ...warnings];
  const noted = all.length === 0 ? {} : { warnings: all };
  try {
    return { due: work.until(isObject(value) ? value : {}, context.now), ...noted };
  } catch (error) {
    return { failed: workError(error), ...noted };
  }
}
