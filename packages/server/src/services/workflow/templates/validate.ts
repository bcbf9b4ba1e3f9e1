import { WorkflowTemplateInput, WorkflowTransitionInput, workflowStates } from "@patchbay/contract";
import { type Static, type TSchema, Type } from "typebox";
import { isObject } from "../../../kernel/json.ts";
import { checkRules } from "../engine/decision.ts";
import type { Decision, Definition, Json, JsonObject, State, Transition } from "../engine/definition.ts";
import { type ReadTrigger, readTrigger } from "../triggers/read.ts";
import { readCondition } from "./conditions.ts";
import { shapeProblems, warningsOf } from "./graph.ts";
import type { Offers } from "./offers.ts";
import { Problems, quoted } from "./problems.ts";
import { takeSecrets } from "./secrets.ts";
import { rankOf } from "./versions.ts";

type Status = NonNullable<Static<typeof WorkflowTemplateInput>["status"]>;
type Members = Readonly<Record<string, unknown>>;

/** A template that was sent and found valid. */
export interface TemplateDraft {
  readonly uuid: string | undefined;
  readonly version: string | undefined;
  readonly name: string;
  readonly description: string;
  readonly status: Status;
  readonly type: string;
  readonly users: { readonly account_uuid: string; readonly user_uuids: readonly string[] } | undefined;
  readonly globals: JsonObject;
  /** States and transitions as they are shown: as they were sent, with their uuids. */
  readonly document: { readonly states: readonly JsonObject[]; readonly transitions: readonly JsonObject[] };
  readonly definition: Definition;
  /** What is allowed, but hardly what was meant. */
  readonly warnings: readonly string[];
}

const { properties } = WorkflowTemplateInput;
const invalidMember = {
  uuid: "workflow.invalid_body",
  name: "workflow.invalid_body",
  description: "workflow.invalid_body",
  status: "workflow.invalid_status",
  type: "workflow.invalid_body",
  version: "workflow.invalid_version",
  globals: "workflow.invalid_globals",
  users: "workflow.invalid_users",
  states: "workflow.invalid_state",
  transitions: "workflow.invalid_transition",
} as const;

/** Each member by itself, so that the first problem names its key; states and transitions are looked into one by one. */
const memberSchemas = Object.entries(invalidMember).map(([name, key]) => {
  const members: Readonly<Record<string, TSchema>> = {
    ...properties,
    states: Type.Array(Type.Unknown(), { maxItems: 1000 }),
    transitions: Type.Array(Type.Unknown(), { maxItems: 5000 }),
  };
  return { key, schema: Type.Object({ [name]: members[name] ?? Type.Unknown() }) };
});

/**
 * Judges a template and brings it into the form that the engine runs.
 * @param body what was sent
 * @param newUuid makes the uuids of states and transitions that have none
 * @throws problem with the key of the first mistake and a line for each
 */
export function readTemplate(body: unknown, offers: Offers, newUuid: () => string): TemplateDraft {
  const problems = new Problems();
  if (!isObject(body)) problems.add("workflow.invalid_body", "body must be object");
  problems.throwAny();
  const given: Members = isObject(body) ? body : {};
  for (const { key, schema } of memberSchemas) problems.check(key, schema, given);
  if (typeof given.version === "string" && rankOf(given.version) === undefined) {
    problems.add("workflow.invalid_version", "version must be a semantic version such as 1.0.2");
  }
  const states = readStates(listOf(given.states), problems, offers, newUuid);
  const transitions = readTransitions(listOf(given.transitions), problems, offers, newUuid);
  const definition = { states: states.map(({ state }) => state), transitions: transitions.map(({ transition }) => transition) };
  shapeProblems(definition, problems);
  problems.throwAny();
  // Every member has been found to be what the schema says.
  const template = given as unknown as Static<typeof WorkflowTemplateInput>;
  return takeSecrets({
    uuid: template.uuid?.toLowerCase(),
    version: template.version,
    name: template.name,
    description: template.description ?? "",
    status: template.status ?? "active",
    type: template.type ?? "",
    users: template.users,
    globals: (template.globals ?? {}) as JsonObject,
    document: { states: states.map(({ shown }) => shown), transitions: transitions.map(({ shown }) => shown) },
    definition,
    warnings: warningsOf(definition),
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

interface ReadState {
  readonly shown: JsonObject;
  readonly state: State;
}

function readStates(given: readonly unknown[], problems: Problems, offers: Offers, newUuid: () => string): ReadState[] {
  return given.flatMap((value, index) => {
    const where = isObject(value) && typeof value.name === "string" ? `state ${quoted(value.name)}: ` : `states.${index}: `;
    if (!isObject(value)) {
      problems.add("workflow.invalid_state", `${where}must be object`);
      return [];
    }
    const started = value.type === "start" ? readTrigger(String(value.name), value.trigger, where, problems, offers) : undefined;
    if (checkState(value, where, problems)) return [stateOf(value, started, newUuid)];
    // One that is wrong is there all the same, so that transitions may name it.
    return typeof value.name === "string" ? [stateOf({ name: value.name, type: value.type }, undefined, newUuid)] : [];
  });
}

function checkState({ trigger, ...state }: Members, where: string, problems: Problems): boolean {
  const { type, decision } = state;
  if (!isStateType(type)) {
    problems.add("workflow.invalid_state", `${where}type must be one of "start", "normal", "decision", "finish"`);
    return false;
  }
  if (type !== "decision") {
    return problems.check("workflow.invalid_state", type === "start" ? workflowStates.start : workflowStates.other, state, where);
  }
  const fine = problems.check("workflow.invalid_decision", workflowStates.decision, state, where);
  const rules = isObject(decision) && isObject(decision.rules) ? decision.rules : undefined;
  if (rules !== undefined && Object.keys(rules).length === 0)
    problems.add("workflow.invalid_decision", `${where}decision.rules must name an operator`);
  // Parsed from JSON.
  for (const line of checkRules((rules ?? null) as Json)) problems.add("workflow.invalid_decision", `${where}decision.${line}`);
  return fine;
}

function isStateType(type: unknown): type is State["type"] {
  return type === "start" || type === "normal" || type === "decision" || type === "finish";
}

/** What the schema has found right. */
interface GivenState {
  readonly uuid?: string;
  readonly name: string;
  readonly type: State["type"];
  readonly description?: string;
  readonly position?: JsonObject;
  readonly decision?: Decision;
}

function stateOf(value: Members, trigger: ReadTrigger | undefined, newUuid: () => string): ReadState {
  const given = value as unknown as GivenState;
  const { name, type, description, position, decision } = given;
  const uuid = given.uuid?.toLowerCase() ?? newUuid();
  const shown = {
    ...{ uuid, name, type },
    ...(description !== undefined && { description }),
    ...(position !== undefined && { position }),
  };
  if (type === "decision" && decision !== undefined) {
    return { shown: { ...shown, decision: { ...decision } }, state: { uuid, name, type, decision: decisionOf(decision) } };
  }
  const state: State = type === "start" ? { uuid, name, type } : { uuid, name, type: type === "finish" ? "finish" : "normal" };
  return { shown: { ...shown, ...(trigger !== undefined && { trigger: trigger.shown }) }, state };
}

function decisionOf({ rules, data, true_transition_name, false_transition_name }: Decision): Decision {
  return { rules, data, true_transition_name, false_transition_name };
}

interface ReadTransition {
  readonly shown: JsonObject;
  readonly transition: Transition;
}

function readTransitions(given: readonly unknown[], problems: Problems, offers: Offers, newUuid: () => string): ReadTransition[] {
  return given.flatMap((value, index) => {
    const where =
      isObject(value) && typeof value.name === "string" ? `transition ${quoted(value.name)}: ` : `transitions.${index}: `;
    if (!isObject(value)) {
      problems.add("workflow.invalid_transition", `${where}must be object`);
      return [];
    }
    const { condition, conditions, timeout, next_timeout_state, ...rest } = value;
    const fine = problems.check("workflow.invalid_transition", WorkflowTransitionInput, rest, where);
    const time = millisecondsOf(timeout);
    if (time === undefined) {
      problems.add("workflow.invalid_transition", `${where}timeout must be a whole number of milliseconds, 0 or more`);
    }
    const work = readCondition({ condition, conditions }, where, problems, offers);
    return fine ? [transitionOf(value, time ?? 0, work, newUuid)] : [];
  });
}

/** A timeout in any of its forms; undefined when it is none. */
function millisecondsOf(timeout: unknown): number | undefined {
  if (timeout === undefined || timeout === null || timeout === "") return 0;
  if (typeof timeout === "string") return /^\d{1,15}$/.test(timeout) ? Number(timeout) : undefined;
  return typeof timeout === "number" && Number.isInteger(timeout) && timeout >= 0 && timeout < 1e15 ? timeout : undefined;
}

interface GivenTransition {
  readonly uuid?: string;
  readonly name: string;
  readonly description?: string;
  readonly start_state: string;
  readonly next_state: string;
  readonly next_error_state?: string;
  readonly next_timeout_state?: Json;
  readonly timeout?: Json;
}

function transitionOf(
  value: Members,
  timeout: number,
  work: ReturnType<typeof readCondition>,
  newUuid: () => string,
): ReadTransition {
  const given = value as unknown as GivenTransition;
  const { name, start_state, next_state, next_error_state: onError, next_timeout_state: onTimeout } = given;
  const uuid = given.uuid?.toLowerCase() ?? newUuid();
  const shown = {
    ...{ uuid, name },
    ...(given.description !== undefined && { description: given.description }),
    ...{ start_state, next_state },
    ...(onError !== undefined && { next_error_state: onError }),
    ...(onTimeout !== undefined && { next_timeout_state: onTimeout }),
    ...(given.timeout !== undefined && { timeout: given.timeout }),
    condition: work.shown,
  };
  const transition = {
    ...{ uuid, name, start_state, next_state },
    ...(onError !== undefined && onError !== "" && { next_error_state: onError }),
    ...(typeof onTimeout === "string" && onTimeout !== "" && { next_timeout_state: onTimeout }),
    ...{ timeout, condition: work.condition },
  };
  return { shown, transition };
}
