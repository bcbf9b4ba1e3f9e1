import { isObject } from "../../../kernel/json.ts";
import { type KeyRing, open, seal } from "../../../kernel/secrets.ts";
import type { Json, JsonObject } from "../engine/definition.ts";

/** What stands in the place of a secret, in answers; in a request it keeps what is stored. */
export const mask = "***";
const secretName = /token|secret|password/i;

const contextOf = (definition_uuid: string): string => `workflow.globals:${definition_uuid}`;

/** The globals of a definition as they are stored; null when there are none. */
export function sealGlobals(keys: KeyRing, definition_uuid: string, globals: JsonObject): string | null {
  return Object.keys(globals).length === 0 ? null : seal(keys, JSON.stringify(globals), contextOf(definition_uuid));
}

/** The globals of a definition, from how they are stored. */
export function openGlobals(keys: KeyRing, definition_uuid: string, sealed: string | null): JsonObject {
  // Sealed by this module, so it is what was sealed.
  return sealed === null ? {} : (JSON.parse(open(keys, sealed, contextOf(definition_uuid))) as JsonObject);
}

/** Globals for people to see: texts under names that sound like secrets are `***`. */
export function maskGlobals(globals: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(globals).map(([name, value]) => [name, masked(value, secretName.test(name))]));
}

function masked(value: Json, secret: boolean): Json {
  if (typeof value === "string") return secret ? mask : value;
  if (isList(value)) return value.map((item) => masked(item, secret));
  return isObject(value) ? maskGlobals(value) : value;
}

/** Globals that somebody sends back: where he was shown `***`, what is stored stays. */
export function keepMasked(given: JsonObject, stored: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, kept(value, stored[name])]));
}

function kept(given: Json, stored: Json | undefined): Json {
  if (given === mask) return typeof stored === "string" ? stored : given;
  if (isList(given)) return given.map((item, index) => kept(item, isList(stored) ? stored[index] : undefined));
  return isObject(given) ? keepMasked(given, isObject(stored) ? stored : {}) : given;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
