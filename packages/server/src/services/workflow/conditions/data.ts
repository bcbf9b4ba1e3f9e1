/** Reads the members of a condition once its references are resolved: any may have become anything. */
import { checkCriteria } from "../../../kernel/criteria.ts";
import { isObject } from "../../../kernel/json.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import { WorkFailure } from "../engine/work.ts";

function wrong(name: string, what: string): WorkFailure {
  return new WorkFailure(400, `${name} must be ${what}.`);
}

export function text(data: JsonObject, name: string): string {
  const value = data[name];
  if (typeof value !== "string" || value === "") throw wrong(name, "a text");
  return value;
}

export function optionalText(data: JsonObject, name: string): string | undefined {
  return data[name] === undefined || data[name] === null ? undefined : text(data, name);
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function uuid(data: JsonObject, name: string): string {
  const value = text(data, name);
  if (!uuidPattern.test(value)) throw wrong(name, "a UUID");
  return value.toLowerCase();
}

/** A number, or a text that is one. */
export function number(data: JsonObject, name: string): number {
  const value = data[name];
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof read !== "number" || !Number.isFinite(read) || read < 0) throw wrong(name, "a number that is not negative");
  return read;
}

/** An object; an empty one when it is absent. */
export function object(data: JsonObject, name: string): JsonObject {
  const value = data[name] ?? {};
  if (!isObject(value)) throw wrong(name, "an object");
  return value;
}

/** Filters over events, as they are kept. */
export function criteria(data: JsonObject): readonly Json[] {
  const value = data.criteria ?? [];
  const [problem] = checkCriteria(value);
  if (problem !== undefined || !Array.isArray(value)) throw new WorkFailure(400, `${problem ?? "criteria must be a list"}.`);
  return value;
}
