import { appendQuery, encodeQuery } from "../core/encoding.ts";
import { isObject } from "../core/values.ts";
import { Logger } from "./logger.ts";

/**
 * A URL with query parameters.
 *
 * @param baseUrl With `""` the result is the query alone, without `?`.
 * @param queryParamsObj `undefined` members are skipped.
 * @param filterArray Names to take; none or an empty list takes all.
 */
export function addUrlQueryParams(baseUrl: string, queryParamsObj: object = {}, filterArray: readonly string[] = []): string {
  const parameters = extractProps(queryParamsObj, filterArray);
  return baseUrl === "" ? encodeQuery(parameters) : appendQuery(baseUrl, parameters);
}

/**
 * A deep copy of an object with the named members only; members JSON cannot hold vanish.
 *
 * @param filterArray Names to take. Without any, the object itself is returned.
 */
export function extractProps<T extends object>(sourceObj: T, filterArray?: readonly string[]): Partial<T> {
  if (!Array.isArray(filterArray) || filterArray.length === 0) return sourceObj;
  try {
    const chosen = Object.entries(sourceObj).filter(([key]) => filterArray.includes(key));
    return JSON.parse(JSON.stringify(Object.fromEntries(chosen)));
  } catch (error) {
    Logger.getInstance().warning("extractProps: the object cannot be copied", error);
    return sourceObj;
  }
}

const HIDDEN_KEYS = ["_token", "_basic_token", "_client_token", "_oauth2_app"];

/**
 * Removes tokens that workflows keep in their variables: text under `_token`, `_basic_token`, `_client_token` and
 * `_oauth2_app`, at every depth.
 *
 * @param obj Changed in place.
 * @returns The same object.
 */
export function sanitizeObject<T>(obj: T): T {
  if (!isObject(obj)) return obj;
  for (const [key, value] of Object.entries(obj)) {
    if (HIDDEN_KEYS.includes(key) && typeof value === "string") Reflect.deleteProperty(obj, key);
    else sanitizeObject(value);
  }
  return obj;
}

/**
 * What was added to and removed from a list.
 *
 * @param doDedupe Default true: repeated values count once, and only strings, numbers and booleans count at all.
 */
export function arrayDiff<T>(
  oldArray: readonly T[] = [],
  newArray: readonly T[] = [],
  doDedupe = true,
): { added: T[]; removed: T[] } {
  if (!Array.isArray(oldArray) || !Array.isArray(newArray)) return { added: [], removed: [] };
  const before: readonly T[] = doDedupe ? distinct(oldArray) : oldArray;
  const after: readonly T[] = doDedupe ? distinct(newArray) : newArray;
  // indexOf, not includes: NaN differs from itself here and counts as both.
  return {
    added: after.filter((item) => before.indexOf(item) < 0),
    removed: before.filter((item) => after.indexOf(item) < 0),
  };
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)].filter((value) => ["string", "number", "boolean"].includes(typeof value));
}

/**
 * Replaces a text everywhere in a value: in strings, in the elements of arrays (a new array) and in the values of
 * objects (changed in place; keys never). A text that begins with a letter, digit or underscore is replaced only
 * where it begins a word.
 *
 * @returns The result; anything else, or with a search or replacement that is no string, unchanged.
 */
export function findAndReplaceString<T>(target: T, oldValue: string, newValue: string): T;
export function findAndReplaceString(target: unknown, oldValue: string, newValue: string): unknown {
  if (typeof oldValue !== "string" || typeof newValue !== "string" || oldValue === "") return target;
  const escaped = oldValue.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  const pattern = new RegExp(/^\w/.test(oldValue) ? `\\b${escaped}` : escaped, "g");
  return replaceWithin(target, pattern, newValue);
}

function replaceWithin(target: unknown, pattern: RegExp, newValue: string): unknown {
  if (typeof target === "string") return target.replace(pattern, () => newValue);
  if (Array.isArray(target)) return target.map((item) => replaceWithin(item, pattern, newValue));
  if (!isObject(target)) return target;
  for (const [key, value] of Object.entries(target)) target[key] = replaceWithin(value, pattern, newValue);
  return target;
}
