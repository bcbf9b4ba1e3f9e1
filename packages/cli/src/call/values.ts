/** Reads the texts of a command line as the values that a JSON schema asks for. */

type Type = "string" | "number" | "boolean" | "array" | "object" | "null" | "any";

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function alternatives(schema: Readonly<Record<string, unknown>>): readonly unknown[] | undefined {
  const found = [schema.anyOf, schema.oneOf, schema.allOf].find(Array.isArray);
  return found;
}

/** The JSON types that a schema admits, without null: that can only be written inside `--body`. */
export function typesOf(schema: unknown): Set<Type> {
  const types = allTypesOf(schema);
  types.delete("null");
  return types;
}

function allTypesOf(schema: unknown): Set<Type> {
  if (!isRecord(schema)) return new Set(["any"]);
  const nested = alternatives(schema);
  if (nested !== undefined) return new Set(nested.flatMap((item) => [...allTypesOf(item)]));
  switch (schema.type) {
    case "string":
    case "boolean":
    case "array":
    case "object":
    case "null":
      return new Set([schema.type]);
    case "integer":
    case "number":
      return new Set(["number"]);
    default:
      return new Set(["any"]);
  }
}

/**
 * The value of an option.
 * @param given its texts, several when it was repeated; booleans of a switch
 * @throws Error whose message finishes the sentence "--option …"
 */
export function parseValue(schema: unknown, given: readonly (string | boolean)[]): unknown {
  const types = typesOf(schema);
  const texts = given.filter((item) => typeof item === "string");
  const last = given.at(-1);
  if (typeof last === "boolean" || texts.length === 0) return last;
  const text = texts.at(-1) ?? "";
  // An array is written as JSON, or by repeating the option.
  if (types.has("array") && !(texts.length === 1 && text.startsWith("["))) {
    if (texts.length > 1 || types.size === 1) return texts.map((item) => parseValue(itemsOf(schema), [item]));
  }
  if (texts.length > 1) throw new Error("was given more than once");
  return parseText(types, text);
}

function parseText(types: ReadonlySet<Type>, text: string): unknown {
  const structured = (types.has("object") && text.startsWith("{")) || (types.has("array") && text.startsWith("["));
  if (structured) return parseJson(text);
  if (types.has("string")) return text;
  if (types.has("number")) return parseNumber(text);
  if (types.has("any")) return parseAny(text);
  throw new Error(types.has("object") ? "must be a JSON object" : "does not fit");
}

function parseNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !Number.isFinite(number)) throw new Error(`must be a number, not "${text}"`);
  return number;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** JSON if it is, else the text itself. */
function parseAny(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The schema of an array's items, also when the array is one of several alternatives. */
function itemsOf(schema: unknown): unknown {
  if (!isRecord(schema)) return undefined;
  return schema.items ?? (alternatives(schema) ?? []).map(itemsOf).find((items) => items !== undefined);
}

/** Type and description of a schema for help texts. */
export function describe(schema: unknown): { type: string; description: string } {
  const description = isRecord(schema) && typeof schema.description === "string" ? schema.description : "";
  const words = constants(schema);
  if (words.length > 0) return { type: words.join("|"), description };
  const types = [...typesOf(schema)].map((type) => typeWord(type, schema));
  return { type: [...new Set(types)].join("|"), description };
}

function typeWord(type: Type, schema: unknown): string {
  switch (type) {
    case "string":
      return isRecord(schema) && typeof schema.format === "string" ? schema.format.toUpperCase() : "TEXT";
    case "number":
      return "NUMBER";
    case "array":
      return `${describe(itemsOf(schema)).type}…`;
    default:
      return "JSON";
  }
}

/** The words of an enumeration; none when the schema is anything else. */
function constants(schema: unknown): string[] {
  if (!isRecord(schema)) return [];
  if (typeof schema.const === "string") return [schema.const];
  const found = (alternatives(schema) ?? []).filter((item) => !(isRecord(item) && item.type === "null")).map(constants);
  return found.every((words) => words.length > 0) ? found.flat() : [];
}
