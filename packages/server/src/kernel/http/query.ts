import type { TSchema } from "typebox";
import { queryText } from "../lists.ts";

type Parse = (text: string) => unknown;

const booleans = new Map<string, boolean>([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

function integer(text: string): number | undefined {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}

function list(text: string): string[] {
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function parserFor(schema: TSchema): Parse {
  const type = "type" in schema ? schema.type : undefined;
  if (type === "integer" || type === "number") return integer;
  if (type === "boolean") return (text) => booleans.get(text.toLowerCase());
  if (type === "array") return list;
  return (text) => text;
}

/**
 * Makes a reader for the declared query parameters. It never refuses: what cannot be read as its type counts as
 * absent, and unknown parameters are ignored (clients pass trace objects where filters belong).
 */
export function queryReader(spec: Readonly<Record<string, TSchema>>): (raw: Record<string, unknown>) => Record<string, unknown> {
  const parsers = Object.entries(spec).map(([name, schema]) => [name, parserFor(schema)] as const);
  return (raw) => {
    const query: Record<string, unknown> = {};
    for (const [name, parse] of parsers) {
      const text = queryText(raw[name]);
      const value = text === undefined ? undefined : parse(text);
      if (value !== undefined) query[name] = value;
    }
    return query;
  };
}
