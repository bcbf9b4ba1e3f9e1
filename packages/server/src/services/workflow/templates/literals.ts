import { type EventSpec, events } from "@patchbay/contract";
import jsonata from "jsonata";
import { DateTime } from "luxon";
import { checkCriteria } from "../../../kernel/criteria.ts";
import { isTimeZone } from "../../../kernel/recurrence/index.ts";
import type { ConditionType } from "../engine/definition.ts";
import { mask } from "./globals.ts";
import type { Offers } from "./offers.ts";
import { hasReference, quoted } from "./problems.ts";

type Members = Readonly<Record<string, unknown>>;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** One thing that must be so of a member, when it is written out and no reference. */
type Rule = (text: string) => string | undefined;

const uuidRule: Rule = (text) => (uuid.test(text) ? undefined : "must be a UUID");
const zoneRule: Rule = (text) => (isTimeZone(text) ? undefined : "must be an IANA time zone");
const momentRule: Rule = (text) => (DateTime.fromISO(text).isValid ? undefined : "must be a moment of RFC 3339");
const methodRule: Rule = (text) => (methods.has(text.toUpperCase()) ? undefined : `must be one of ${[...methods].join(", ")}`);
const urlRule: Rule = (text) =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) ? undefined : "must be an absolute http or https URL";
const waitRule: Rule = (text) => (/^\d{1,15}$/.test(text) ? undefined : "must be milliseconds, or a reference");

const rules: { readonly [T in ConditionType]?: Readonly<Record<string, Rule>> } = {
  wait: { wait_value: waitRule },
  timer: { until: momentRule, timezone: zoneRule },
  http: { url: urlRule, method: methodRule },
  pubsub: { app_uuid: uuidRule },
  workflow: { template_uuid: uuidRule },
  form: { form_uuid: uuidRule },
};

/**
 * What is wrong with values of a condition that are written out. References are not looked into: what they stand for is
 * known when the work is done.
 */
export function literalProblems(type: ConditionType, own: Members, offers: Offers): string[] {
  const wrong = Object.entries(rules[type] ?? {}).flatMap(([name, rule]) => {
    const value = own[name];
    const said = typeof value === "string" && !hasReference(value) ? rule(value) : undefined;
    return said === undefined ? [] : [`${type}_condition: ${name} ${said}`];
  });
  const lines = [
    ...(type === "event" ? eventProblems(own, offers) : []),
    ...(type === "webhook" ? [...methodProblems(own), ...secretProblems(own)] : []),
    ...(own.criteria === undefined || refersAnywhere(own.criteria) ? [] : checkCriteria(own.criteria)),
  ];
  const expressions = type === "jsonata" ? [["expression", own.expression] as const] : [];
  return [
    ...wrong,
    ...lines.map((line) => `${type}_condition: ${line}`),
    ...expressionProblems(type, [...expressions, ...paths(own)]),
  ];
}

function refersAnywhere(value: unknown): boolean {
  if (typeof value === "string") return hasReference(value);
  return typeof value === "object" && value !== null && Object.values(value).some(refersAnywhere);
}

/** What is wrong with the event that something waits for or is started by: a custom one, or one of the platform. */
export function eventProblems({ service, event, app_uuid }: Members, { services }: Offers): string[] {
  if (typeof app_uuid === "string") {
    if (!services.has("pubsub")) return ["custom events need the service pubsub, which does not run here"];
    return hasReference(app_uuid) || uuid.test(app_uuid) ? [] : ["app_uuid must be a UUID"];
  }
  if (typeof service !== "string" || typeof event !== "string" || hasReference(service) || hasReference(event)) return [];
  const known: Readonly<Record<string, Readonly<Record<string, EventSpec>>>> = events;
  const ofService = Object.hasOwn(known, service) ? known[service] : undefined;
  if (ofService === undefined) return [`there is no service ${quoted(service)} with events`];
  if (!services.has(eventSource[service] ?? service))
    return [`the service ${service} does not run here, so its events never happen`];
  const kept = Object.keys(ofService).filter((name) => ofService[name]?.transient === undefined);
  return kept.includes(event) ? [] : [`there is no event ${quoted(event)} of ${service}, only ${kept.join(", ")}`];
}

/** Services whose name in events is not that in the table. */
const eventSource: Readonly<Record<string, string>> = { sms: "messaging", presence: "chat" };

/** What is wrong with the methods that a URL is to be called by. */
export function methodProblems({ methods: given }: Members): string[] {
  const texts = Array.isArray(given) ? given.filter((method) => typeof method === "string") : [];
  return texts.flatMap((method) => {
    const said = methodRule(method);
    return said === undefined ? [] : [`methods: ${quoted(method)} ${said}`];
  });
}

/** What is wrong with the secret that calls of a URL are signed with; `***` is the one that is stored. */
export function secretProblems({ secret }: Members): string[] {
  if (typeof secret !== "string" || secret === mask || hasReference(secret)) return [];
  const key = secret.replace(/^whsec_/, "");
  const fits = /^[A-Za-z0-9+/]+={0,2}$/.test(key) && Buffer.from(key, "base64").length >= 16;
  return fits ? [] : ["secret must be 16 bytes or more in base64, as Standard Webhooks have them"];
}

/** Paths of mappings are JSONata as well. */
function paths({ result }: Members): (readonly [string, unknown])[] {
  const mappings: readonly Members[] = Array.isArray(result) ? result : [];
  return mappings.flatMap(({ source, path }, index) => (source === "constant" ? [] : [[`result.${index}.path`, path] as const]));
}

function expressionProblems(type: string, expressions: readonly (readonly [string, unknown])[]): string[] {
  return expressions.flatMap(([name, text]) => {
    try {
      jsonata(String(text));
      return [];
    } catch (error) {
      const said = typeof error === "object" && error !== null && "message" in error ? String(error.message) : "cannot be read";
      return [`${type}_condition: ${name} is no JSONata: ${said}`];
    }
  });
}
