import { randomUUID } from "node:crypto";
import type { TSchema } from "typebox";
import { violations } from "../kernel/http/validate.ts";

/** Values for members of a certain name: ids that exist, texts that a pattern wants. */
export type Known = Readonly<Record<string, unknown>>;

/** JSON Schema as far as samples look at it; TypeBox schemas are that. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly format?: string;
}

const byFormat: Readonly<Record<string, () => string>> = {
  uuid: randomUUID,
  email: () => "sample@example.com",
  "date-time": () => "2030-01-01T00:00:00Z",
  uri: () => "https://example.com/",
};

/** A valid value for a schema: required members only, known values where there are any for the name. */
export function sample(schema: TSchema, known: Known): unknown {
  return make(schema, "", known);
}

function make(schema: Schema, name: string, known: Known): unknown {
  if (name in known) return known[name];
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  if (schema.anyOf !== undefined) return make(schema.anyOf[0] ?? {}, name, known);
  switch (schema.type) {
    case "string":
      return byFormat[schema.format ?? ""]?.() ?? "sample".padEnd(schema.minLength ?? 0, "x");
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "array":
      return schema.items === undefined ? [] : [make(schema.items, name, known)];
    case "object": {
      const members = Object.entries(schema.properties ?? {}).filter(
        ([member]) => schema.required?.includes(member) || optional.includes(member),
      );
      return Object.fromEntries(members.map(([member, of]) => [member, make(of, member, known)]));
    }
    default:
      return "sample";
  }
}

/** Optional members that a body without any required one is sent with. */
const optional: readonly string[] = ["nickname", "company", "app_uuid"];

const oddValues: readonly unknown[] = [12_345, "odd", true, [], [[]], {}, { odd: {} }, null, -1, 1e300, ""];

/** For each top-level member of an object schema, a value that the schema forbids there. */
export function wrongMembers(schema: TSchema): (readonly [member: string, value: unknown])[] {
  const { properties } = schema as Schema;
  return Object.entries(properties ?? {}).flatMap(([member, of]) => {
    const wrong = oddValues.find((value) => violations(of as TSchema, value).length > 0);
    return wrong === undefined ? [] : [[member, wrong] as const];
  });
}

/** The value with every text in it replaced. */
export function withTexts(value: unknown, text: string): unknown {
  if (typeof value === "string") return text;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, text));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withTexts(member, text)]));
}
