import { invalid } from "../../../kernel/errors.ts";
import type { JsonObject } from "../engine/definition.ts";
import { parsePath, read } from "../engine/paths.ts";

const allowed = /^(application\/json|text\/[\w.+-]+|application\/xml|application\/[\w.-]+\+xml)$/;

/**
 * The content type of a document that a run answers, without its parameters.
 * @throws problem `validation_failed`
 */
export function readType(wanted = "application/json"): string {
  const type = wanted.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!allowed.test(type)) throw invalid("response_content_type must be application/json, a text, or XML");
  return type;
}

/** A variable as a document of that type: all of them for an empty path; what is not there is null, or nothing. */
export function documentOf(vars: JsonObject, path: string, type: string): string {
  const steps = path === "" ? [] : (parsePath(path.replace(/^\$\.?/, "")) ?? [path]);
  const value = read(vars, steps);
  if (type !== "application/json" && typeof value === "string") return value;
  if (value === undefined) return type === "application/json" ? "null" : "";
  return JSON.stringify(value);
}
