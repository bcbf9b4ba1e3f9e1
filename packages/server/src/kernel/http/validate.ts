import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { TSchema } from "typebox";
import { problem } from "../errors.ts";

// Bodies are judged as they are: no coercion, no defaults, nothing removed.
function newAjv(allErrors: boolean): Ajv {
  const ajv = new Ajv({
    allErrors,
    verbose: true,
    strict: false,
    coerceTypes: false,
    useDefaults: false,
    removeAdditional: false,
  });
  addFormats.default(ajv);
  return ajv;
}

const ajv = newAjv(true);
/** Stops at the first thing that is wrong, bounds of arrays before their items. */
const brief = newAjv(false);

/**
 * Bodies of more bytes are told only the first thing that is wrong: to look on in an array that is too long already could
 * take minutes (`uniqueItems` compares each with each), and to tell of all its items megabytes.
 */
const fullyJudged = 16_384;

function line(error: ErrorObject): string {
  const where = error.instancePath.slice(1).replaceAll("/", ".") || "body";
  if (error.keyword === "required") {
    const name = String(error.params.missingProperty);
    return `${where === "body" ? name : `${where}.${name}`} is required`;
  }
  if (error.keyword === "additionalProperties") {
    const name = String(error.params.additionalProperty).replaceAll("~", "~0").replaceAll("/", "~1");
    return `${where === "body" ? name : `${where}.${name}`} is not known here`;
  }
  if (error.keyword === "enum") return `${where} must be one of ${wordList(error.params.allowedValues)}`;
  if (error.keyword === "const") return `${where} must be ${JSON.stringify(error.params.allowedValue)}`;
  return `${where} ${error.message ?? "is not valid"}`;
}

function wordList(values: readonly unknown[]): string {
  return values.map((value) => JSON.stringify(value)).join(", ");
}

/** A union reports each branch that failed; the constants among them read better as one line. */
function lines(errors: readonly ErrorObject[]): string[] {
  const branches = new Set(errors.filter((error) => error.keyword === "anyOf").map((error) => error.instancePath));
  const kept = errors.filter((error) => error.keyword === "anyOf" || !branches.has(error.instancePath));
  return [...new Set(kept.map((error) => (error.keyword === "anyOf" ? unionLine(error) : line(error))))];
}

function unionLine(error: ErrorObject): string {
  const branches: unknown = error.schema;
  const allowed = Array.isArray(branches)
    ? branches.flatMap((branch: { const?: unknown }) => (branch.const === undefined ? [] : [branch.const]))
    : [];
  const where = error.instancePath.slice(1).replaceAll("/", ".") || "body";
  return allowed.length > 0 ? `${where} must be one of ${wordList(allowed)}` : `${where} is not valid`;
}

/**
 * Makes a check of a value against a schema; compiled at the first use.
 * @returns a function of the value, and of the bytes that it was sent in, that throws problem `validation_failed` with one
 *   line per thing that is wrong
 */
export function validator(schema: TSchema): (value: unknown, bytes: number) => void {
  let quick: ValidateFunction | undefined;
  let full: ValidateFunction | undefined;
  return (value, bytes) => {
    quick ??= brief.compile(schema);
    if (quick(value)) return;
    let errors = quick.errors;
    if (bytes <= fullyJudged) {
      full ??= ajv.compile(schema);
      full(value);
      errors = full.errors;
    }
    const details = lines(errors ?? []);
    throw problem("validation_failed", { message: details.join("; "), details });
  };
}

/** What is wrong with a value by a schema, one line each; empty when nothing is. */
export function violations(schema: TSchema, value: unknown): string[] {
  const validate = ajv.compile(schema);
  return validate(value) ? [] : lines(validate.errors ?? []);
}
