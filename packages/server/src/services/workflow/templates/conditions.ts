import {
  workflowConditions as table,
  WorkflowConditionOptions,
  workflowEventConditions,
  workflowMappings,
} from "@patchbay/contract";
import type { TSchema } from "typebox";
import { isObject } from "../../../kernel/json.ts";
import { conditions as kinds } from "../conditions/index.ts";
import type { Condition, ConditionOptions, ConditionType, JsonObject, ResultMapping } from "../engine/definition.ts";
import { literalProblems } from "./literals.ts";
import type { Offers } from "./offers.ts";
import { type Problems, quoted } from "./problems.ts";

const key = "workflow.invalid_condition";

/** The members of each kind of condition. */
const members: { readonly [T in ConditionType]: TSchema } = {
  passthrough: WorkflowConditionOptions,
  lambda: table.lambda.properties.data.properties.lambda_condition,
  wait: table.wait.properties.data.properties.wait_condition,
  timer: table.timer.properties.data.properties.timer_condition,
  http: table.http.properties.data.properties.http_condition,
  pubsub: table.pubsub.properties.data.properties.pubsub_condition,
  event: workflowEventConditions.system,
  webhook: table.webhook.properties.data.properties.webhook_condition,
  workflow: table.workflow.properties.data.properties.workflow_condition,
  jsonata: table.jsonata.properties.data.properties.jsonata_condition,
  email: table.email.properties.data.properties.email_condition,
  sms: table.sms.properties.data.properties.sms_condition,
  form: table.form.properties.data.properties.form_condition,
};

function isConditionType(name: string): name is ConditionType {
  return Object.hasOwn(members, name);
}

/** A condition as it is shown, and as the engine runs it. */
export interface ReadCondition {
  readonly shown: JsonObject;
  readonly condition: Condition;
}

const nothing: Condition = {
  type: "passthrough",
  data: {},
  options: { result: [], blocking: true, retry: { max_attempts: 1, delay_ms: 0, backoff: 2 } },
};

/**
 * Reads the condition of a transition, in the older spelling as well.
 * @param where in front of each problem: `transition "add": `
 * @returns the passthrough when there is none, or when it is wrong
 */
export function readCondition(
  transition: { readonly condition?: unknown; readonly conditions?: unknown },
  where: string,
  problems: Problems,
  offers: Offers,
): ReadCondition {
  const { condition, conditions } = transition;
  const given = condition ?? (Array.isArray(conditions) && conditions.length === 0 ? undefined : conditions);
  const none = { shown: { type: "passthrough", data: { passthrough_condition: {} } }, condition: nothing };
  if (given === undefined || given === null) return none;
  if (!isObject(given)) {
    problems.add(key, `${where}${condition === undefined ? "conditions" : "condition"} must be one object`);
    return none;
  }
  const type = typeOf(given.type, where, problems, offers);
  if (type === undefined) return none;
  const own = ownMembers(type, given, where, problems);
  if (own === undefined || !isWellFormed(type, own, where, problems)) return none;
  for (const line of literalProblems(type, own, offers)) problems.add(key, `${where}${line}`);
  // Parsed from JSON, so what is in it is JSON.
  return { shown: shownCondition(given) as JsonObject, condition: normalised(type, own as JsonObject) };
}

function typeOf(given: unknown, where: string, problems: Problems, { services }: Offers): ConditionType | undefined {
  const name = given ?? "passthrough";
  const type = name === "rest" ? "http" : name;
  if (typeof type !== "string" || !isConditionType(type)) {
    problems.add(key, `${where}there is no condition type ${quoted(name)}, only ${Object.keys(members).join(", ")}`);
    return undefined;
  }
  const { needs: needed } = kinds[type];
  if (needed !== undefined && !services.has(needed)) {
    problems.add(
      "workflow.unavailable",
      `${where}the condition type "${type}" needs the service ${needed}, which does not run here`,
    );
    return undefined;
  }
  return type;
}

/** `<type>_condition` of the data; what editors left of other types does not count. */
function ownMembers(
  type: ConditionType,
  { data }: Readonly<Record<string, unknown>>,
  where: string,
  problems: Problems,
): Readonly<Record<string, unknown>> | undefined {
  const all = isObject(data) ? data : {};
  const own = all[`${type}_condition`] ?? (type === "http" ? all.rest_condition : undefined);
  if (isObject(own)) return own;
  if (type === "passthrough" && (own === undefined || own === null)) return {};
  problems.add(key, `${where}a condition of the type "${type}" needs an object data.${type}_condition`);
  return undefined;
}

function isWellFormed(type: ConditionType, own: Readonly<Record<string, unknown>>, where: string, problems: Problems): boolean {
  const schema = type === "event" && own.app_uuid !== undefined ? workflowEventConditions.custom : members[type];
  const at = `${where}${type}_condition: `;
  // Mappings have two forms: each is checked as the one that it wants to be.
  const { result, ...rest } = own;
  const fine = problems.check(key, schema, Array.isArray(result) ? { ...rest, result: [] } : own, at);
  const mappings = Array.isArray(result) ? result : [];
  if (mappings.length > 1000) problems.add(key, `${at}result must not have more than 1000 items`);
  const fit = mappings.slice(0, 1000).map((mapping: unknown, index) => {
    const form = isObject(mapping) && mapping.source === "constant" ? workflowMappings.constant : workflowMappings.path;
    return problems.check(key, form, mapping, `${at}result.${index}: `);
  });
  return fine && fit.every(Boolean) && mappings.length <= 1000;
}

/** As it was given, but for the name under which `rest` keeps its members. */
function shownCondition(given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (given.type !== "rest" || !isObject(given.data)) return given;
  const { rest_condition, ...data } = given.data;
  return { ...given, data: { http_condition: rest_condition, ...data } };
}

const digits = /^\d{1,15}$/;

function normalised(type: ConditionType, own: JsonObject): Condition {
  const { result_path, result, blocking, retry, ...data } = own;
  const { wait_value } = data;
  const options: ConditionOptions = {
    ...(typeof result_path === "string" && result_path !== "" && { result_path }),
    // The schema has seen to what these are.
    result: (result ?? []) as unknown as readonly ResultMapping[],
    blocking: blocking !== false,
    retry: { ...nothing.options.retry, ...(retry as Partial<Condition["options"]["retry"]>) },
  };
  const waits = typeof wait_value === "string" && digits.test(wait_value) ? { ...data, wait_value: Number(wait_value) } : data;
  return { type, data: waits, options };
}
