import { milliseconds } from "../../../kernel/clock.ts";

/** JSON Schema as far as samples look at it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minimum?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Schemas nest as deep as that and no deeper in a sample. */
const deepest = 8;

const byFormat: Readonly<Record<string, (now: Date) => string>> = {
  uuid: () => "01890a5d-ac96-774b-bcce-b302099a8057",
  email: () => "dana@example.com",
  uri: () => "https://example.com/",
  date: (now) => milliseconds(now).slice(0, 10),
  "date-time": milliseconds,
};

/** Values for members of these names, where they are texts. */
const byName: Readonly<Record<string, string>> = {
  number: "+19415550100",
  from: "+19415550100",
  to: "+12125550199",
  remote: "+12125550199",
  timezone: "America/New_York",
  ip: "192.0.2.1",
  country: "US",
};

/** A value that the schema allows, with all members, also those that may be absent. */
export function sampleOf(schema: Schema, now: Date, name = "", depth = 0): unknown {
  const { const: constant, enum: values, examples, anyOf, allOf } = schema;
  const given = [examples?.[0], constant, values?.[0]].find((value) => value !== undefined);
  if (given !== undefined) return given;
  if (anyOf !== undefined) return sampleOf(anyOf.find(({ type }) => type !== "null") ?? {}, now, name, depth);
  if (allOf !== undefined) return Object.assign({}, ...allOf.map((part) => sampleOf(part, now, name, depth)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case "string":
      return byFormat[schema.format ?? ""]?.(now) ?? textOf(schema, name);
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "array":
      return schema.items === undefined || depth >= deepest ? [] : [sampleOf(schema.items, now, name, depth + 1)];
    case "object":
      return depth >= deepest ? {} : members(schema, now, depth);
    default:
      return null;
  }
}

/** What a text says: its own name, unless a pattern wants something else. */
function textOf({ pattern = "", minLength = 0, maxLength = 255 }: Schema, name: string): string {
  const texts = [byName[name], name.replaceAll("_", " "), name, "US", "1"].filter((each): each is string => Boolean(each));
  const text = texts.find((each) => new RegExp(pattern, "u").test(each)) ?? "text";
  return text.padEnd(minLength, ` ${text}`).slice(0, maxLength);
}

function members({ properties = {} }: Schema, now: Date, depth: number): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, sampleOf(of, now, name, depth + 1)]));
}
