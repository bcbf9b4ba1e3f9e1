import { workflowTriggers } from "@patchbay/contract";
import { checkCriteria } from "../../../kernel/criteria.ts";
import { isObject } from "../../../kernel/json.ts";
import {
  checkFrequency,
  type Frequency,
  type FrequencyInput,
  isTimeZone,
  normaliseFrequency,
} from "../../../kernel/recurrence/index.ts";
import type { JsonObject } from "../engine/definition.ts";
import { eventProblems, methodProblems, secretProblems } from "../templates/literals.ts";
import type { Offers } from "../templates/offers.ts";
import { type Problems, quoted } from "../templates/problems.ts";

const key = "workflow.invalid_trigger";

/** What starts runs in a state by itself, as it was sent and found valid. */
export type TriggerDraft = { readonly state: string } & (
  | { readonly type: "schedule"; readonly schedule: TriggerSchedule }
  | {
      readonly type: "pubsub";
      readonly service?: string;
      readonly app_uuid?: string;
      readonly event: string;
      readonly criteria?: readonly JsonObject[];
    }
  | { readonly type: "webhook"; readonly methods: readonly string[] }
  | { readonly type: "form"; readonly form_uuid: string; readonly criteria?: readonly JsonObject[] }
);

/** When a trigger starts runs, and with what. */
export interface TriggerSchedule {
  /** RFC 3339. */
  readonly start_datetime: string;
  readonly timezone: string;
  readonly frequency: Frequency;
  readonly parameters: JsonObject;
}

export interface ReadTrigger {
  readonly shown: JsonObject;
  /** Absent when only the start calls start runs. */
  readonly draft?: TriggerDraft;
}

/** Services that kinds of triggers need. */
const serviceOf: Readonly<Record<string, string>> = { form: "forms" };

/**
 * Reads what starts runs in a state.
 * @returns undefined when nothing is said, or when it is wrong
 */
export function readTrigger(
  state: string,
  trigger: unknown,
  where: string,
  problems: Problems,
  offers: Offers,
): ReadTrigger | undefined {
  if (trigger === undefined || trigger === null) return undefined;
  const at = `${where}trigger: `;
  if (!isObject(trigger)) {
    problems.add(key, `${where}trigger must be object`);
    return undefined;
  }
  const { url, ...given } = trigger;
  const schema = schemaOf(given);
  if (schema === undefined) {
    problems.add(key, `${at}there is no type ${quoted(given.type)}, only manual, schedule, pubsub, webhook, form`);
    return undefined;
  }
  const needed = serviceOf[String(given.type)];
  if (needed !== undefined && !offers.services.has(needed)) {
    problems.add("workflow.unavailable", `${at}the type "${given.type}" needs the service ${needed}, which does not run here`);
    return undefined;
  }
  if (!problems.check(key, schema, given, at)) return undefined;
  // Parsed from JSON, and found to be what the schema says.
  const read = given as unknown as GivenTrigger;
  for (const line of triggerProblems(read, offers)) problems.add(key, `${at}${line}`);
  return { shown: given as JsonObject, ...draftOf(state, read) };
}

function triggerProblems(trigger: GivenTrigger, offers: Offers): string[] {
  const { type, timezone, frequency, criteria } = trigger;
  return [
    ...(type === "pubsub" ? eventProblems({ ...trigger }, offers) : []),
    ...(type === "webhook" ? [...methodProblems({ ...trigger }), ...secretProblems({ ...trigger })] : []),
    ...(timezone !== undefined && !isTimeZone(timezone) ? ["timezone must be an IANA time zone"] : []),
    ...(frequency === undefined ? [] : checkFrequency(normaliseFrequency(frequency))),
    ...(criteria === undefined ? [] : checkCriteria(criteria)),
  ];
}

function schemaOf({ type, app_uuid }: Readonly<Record<string, unknown>>) {
  if (type === "pubsub") return app_uuid === undefined ? workflowTriggers.system : workflowTriggers.custom;
  if (type === "manual" || type === "schedule" || type === "webhook" || type === "form") return workflowTriggers[type];
  return undefined;
}

interface GivenTrigger {
  readonly type: string;
  readonly service?: string;
  readonly app_uuid?: string;
  readonly event?: string;
  readonly form_uuid?: string;
  readonly methods?: readonly string[];
  readonly criteria?: readonly JsonObject[];
  readonly start_datetime?: string;
  readonly timezone?: string;
  readonly frequency?: FrequencyInput;
  readonly parameters?: JsonObject;
}

function draftOf(state: string, given: GivenTrigger): { readonly draft?: TriggerDraft } {
  const { service, app_uuid, event = "", form_uuid = "", methods = ["POST"], criteria } = given;
  const filter = criteria === undefined || criteria.length === 0 ? {} : { criteria };
  switch (given.type) {
    case "pubsub": {
      const source = app_uuid === undefined ? { service: service ?? "" } : { app_uuid: app_uuid.toLowerCase() };
      return { draft: { state, type: "pubsub", ...source, event, ...filter } };
    }
    case "webhook":
      return { draft: { state, type: "webhook", methods: methods.map((method) => method.toUpperCase()) } };
    case "form":
      return { draft: { state, type: "form", form_uuid: form_uuid.toLowerCase(), ...filter } };
    case "schedule": {
      const { start_datetime = "", timezone = "UTC", frequency = { type: "once" }, parameters = {} } = given;
      const schedule = { start_datetime, timezone, frequency: normaliseFrequency(frequency), parameters };
      return { draft: { state, type: "schedule", schedule } };
    }
    default:
      return {};
  }
}
