import type { OperationSpec } from "@patchbay/contract";
import { usageError } from "../command.ts";
import { describe, isRecord, parseValue, typesOf } from "./values.ts";

export type Place = "path" | "query" | "header" | "body";

/** A named parameter of an operation, and the option that gives it. */
export interface Parameter {
  /** As the table and the wire have it: `account_uuid`. */
  readonly name: string;
  readonly place: Place;
  readonly schema: unknown;
  readonly required: boolean;
}

/** What the options of `call` give for each place of the request. */
export type Values = Readonly<Record<Place, Readonly<Record<string, unknown>>>>;

/** Path, query, header and body members flattened. A name that stands in several places means the first of them. */
export function parametersOf(spec: OperationSpec): Parameter[] {
  const body = isRecord(spec.body) ? spec.body : {};
  const required = Array.isArray(body.required) ? body.required : [];
  const all = [
    ...parametersIn("path", spec.params, () => true),
    ...parametersIn("query", spec.query, () => false),
    ...parametersIn("header", spec.headers, () => false),
    ...parametersIn("body", body.properties, (name) => required.includes(name)),
  ];
  return all.filter((parameter, index) => all.findIndex(({ name }) => name === parameter.name) === index);
}

function parametersIn(place: Place, schemas: unknown, isRequired: (name: string) => boolean): Parameter[] {
  if (!isRecord(schemas)) return [];
  return Object.entries(schemas).map(([name, schema]) => ({ name, place, schema, required: isRequired(name) }));
}

/** Whether a parameter is given as a switch: `--public`, `--no-public`. */
export function isSwitch(parameter: Parameter): boolean {
  const types = typesOf(parameter.schema);
  return types.has("boolean") && types.size === 1;
}

/** The words for help: type, whether it is required, description. */
export function describeParameter(parameter: Parameter): readonly [option: string, text: string] {
  const { type, description } = describe(parameter.schema);
  const option = isSwitch(parameter) ? `--[no-]${parameter.name}` : `--${parameter.name} ${type}`;
  return [option, `${parameter.required ? "Required. " : ""}${description}`.trim()];
}

/**
 * Sorts what was given into the places of the request, each value read by its type.
 * @param given texts (several when an option was repeated) and switches by parameter name
 * @throws CliError for a value that does not fit its type, and when a part of the path is missing
 */
export function readValues(parameters: readonly Parameter[], given: ReadonlyMap<string, readonly (string | boolean)[]>): Values {
  const values: Record<Place, Record<string, unknown>> = { path: {}, query: {}, header: {}, body: {} };
  const missing: string[] = [];
  for (const parameter of parameters) {
    const texts = given.get(parameter.name);
    if (texts !== undefined) values[parameter.place][parameter.name] = readValue(parameter, texts);
    else if (parameter.place === "path") missing.push(`--${parameter.name}`);
  }
  if (missing.length > 0) throw usageError(`${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing.`);
  return values;
}

function readValue(parameter: Parameter, texts: readonly (string | boolean)[]): unknown {
  try {
    return parseValue(parameter.schema, texts);
  } catch (error) {
    throw usageError(`--${parameter.name} ${error instanceof Error ? error.message : String(error)}.`);
  }
}
