/** JSON Schema, as the table holds it, written as TypeScript. */
import { isDeepStrictEqual } from "node:util";
import type { TSchema } from "typebox";
import { Uuid } from "../../packages/contract/src/index.ts";
import { docComment, quoteKey } from "./text.ts";

/** A JSON Schema as far as the generators read it. */
export interface Schema {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly deprecated?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** What says no more than that it is one. */
const plainUuid: unknown = JSON.parse(JSON.stringify(Uuid));

const known = new Set(
  (
    "type title description const enum properties required items additionalItems anyOf allOf patternProperties additionalProperties " +
    "propertyNames format pattern default examples minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength " +
    "minItems maxItems uniqueItems minProperties maxProperties contentEncoding contentMediaType deprecated"
  ).split(" "),
);

/**
 * The plain JSON Schema of a TypeBox schema. Uuids about which the table says nothing are described by their names.
 *
 * @param name Of the parameter that has this schema.
 * @throws Error for a keyword that no generator knows, rather than generating something untrue.
 */
export function plain(schema: TSchema, name = ""): Schema {
  // JSON knows no other shapes than these, and `assertKnown` refuses every keyword that is not described above.
  const copy = JSON.parse(JSON.stringify({ [name]: schema }), withMeaning)[name] as Schema;
  assertKnown(copy);
  return copy;
}

/** `account_uuid` is the "UUID of the account"; what may be null as well means what it means otherwise. */
function withMeaning(name: string, schema: unknown): unknown {
  const [, thing] = /^(\w+)_uuid$/.exec(name) ?? [];
  if (thing !== undefined && isDeepStrictEqual(schema, plainUuid))
    return { ...Uuid, description: `UUID of the ${thing.replaceAll("_", " ")}, lower case.` };
  const [branch, ...others] = isUnion(schema) ? schema.anyOf.filter(({ type }) => type !== "null") : [];
  const meaning = branch?.title === undefined && others.length === 0 ? branch?.description : undefined;
  return meaning === undefined ? schema : { description: meaning, ...Object(schema) };
}

function isUnion(schema: unknown): schema is { readonly anyOf: readonly Schema[] } {
  return typeof schema === "object" && schema !== null && "anyOf" in schema && Array.isArray(schema.anyOf);
}

function assertKnown(schema: Schema): void {
  for (const keyword of Object.keys(schema)) {
    if (!known.has(keyword))
      throw new Error(`schema ${schema.title ?? JSON.stringify(schema)}: keyword ${keyword} is not known to the generators`);
  }
  for (const child of childrenOf(schema)) assertKnown(child);
}

/** The schemas directly inside a schema. */
export function childrenOf(schema: Schema): Schema[] {
  const { items, additionalProperties } = schema;
  return [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.patternProperties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.allOf ?? []),
    ...itemsOf(items),
    ...(typeof additionalProperties === "object" ? [additionalProperties] : []),
  ];
}

function itemsOf(items: Schema["items"]): readonly Schema[] {
  if (items === undefined) return [];
  return isTuple(items) ? items : [items];
}

/** Whether each item has a schema of its own. */
export function isTuple(items: Schema | readonly Schema[]): items is readonly Schema[] {
  return Array.isArray(items);
}

/** The titled schemas of the whole table by title. */
export class NamedSchemas {
  readonly #byTitle = new Map<string, Schema>();

  /**
   * Takes up a schema and everything inside it.
   *
   * @throws Error when a title is no name for a type, or names two different schemas.
   */
  add(schema: Schema): void {
    const { title } = schema;
    if (title !== undefined) {
      if (!/^[A-Z][A-Za-z0-9]*$/.test(title)) throw new Error(`title "${title}" is no name for a type`);
      const present = this.#byTitle.get(title);
      if (present !== undefined && shapeOf(present) !== shapeOf(schema))
        throw new Error(`two different schemas have the title ${title}`);
      if (present !== undefined) return;
      this.#byTitle.set(title, schema);
    }
    for (const child of childrenOf(schema)) this.add(child);
  }

  /** Alphabetical. */
  entries(): [string, Schema][] {
    return [...this.#byTitle].sort(([one], [other]) => (one < other ? -1 : 1));
  }
}

/** The same schema may be described differently where it is used. */
function shapeOf({ description: _description, ...schema }: Schema): string {
  return JSON.stringify(schema);
}

/** Whether a schema is an object whose members are listed and nothing else is allowed in its type. */
export function isPlainObject(schema: Schema): boolean {
  return schema.type === "object" && schema.properties !== undefined && indexSignature(schema) === undefined;
}

/** Whether a schema is an object whose members are listed, if need be with others beside them. */
export function hasMembers(schema: Schema): boolean {
  return isPlainObject({ ...schema, additionalProperties: false });
}

/** The item of a list envelope `{ items, metadata, links }`, or of a list embedded in a resource, which has no links. */
function listItem(schema: Schema): { item: Schema; generic: "ListOf" | "EmbeddedListOf" } | undefined {
  const { items, metadata, links, ...others } = schema.properties ?? {};
  const item = items?.type === "array" ? items.items : undefined;
  if (item === undefined || isTuple(item) || metadata?.title !== "ListMetadata" || Object.keys(others).length > 0) return undefined;
  return { item, generic: links === undefined ? "EmbeddedListOf" : "ListOf" };
}

/** Type of the items, when a schema is anything with `items`. */
export function itemType(schema: Schema): string | undefined {
  const items = schema.properties?.items;
  return items?.type === "array" && items.items !== undefined && !isTuple(items.items) ? typeText(items.items) : undefined;
}

/** A schema as a TypeScript type; titled ones by their name. */
export function typeText(schema: Schema): string {
  return schema.title ?? structureText(schema);
}

/** A schema as a TypeScript type, written out even when it has a title. */
export function structureText(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.anyOf !== undefined) return unionText(schema.anyOf);
  if (schema.allOf !== undefined) return schema.allOf.map((part) => group(typeText(part))).join(" & ");
  switch (schema.type) {
    case undefined:
      return "unknown";
    case "string":
      return schema.format === "binary" ? "FileInput" : "string";
    case "number":
    case "integer":
      return "number";
    case "boolean":
    case "null":
      return schema.type;
    case "array":
      return arrayText(schema);
    case "object":
      return objectText(schema);
    default:
      throw new Error(`schema type ${schema.type} is not known to the generators`);
  }
}

/**
 * `string` beside literals keeps an open enumeration's suggestions alive when written as `string & {}`. What is only
 * tolerated from older callers (`deprecated`) is not offered to new ones.
 */
function unionText(all: readonly Schema[]): string {
  const parts = all.filter((part) => part.deprecated !== true);
  const open = parts.some((part) => part.const !== undefined || part.enum !== undefined);
  const texts = parts.map((part) => typeText(part)).map((text) => (text === "string" && open ? "(string & {})" : text));
  return [...new Set(texts)].join(" | ");
}

function arrayText({ items }: Schema): string {
  if (items === undefined) return "unknown[]";
  if (isTuple(items)) return `[${items.map(typeText).join(", ")}]`;
  return `${group(typeText(items))}[]`;
}

function group(text: string): string {
  return / [|&] /.test(text) && !text.startsWith("{") ? `(${text})` : text;
}

function objectText(schema: Schema): string {
  const list = listItem(schema);
  if (list !== undefined) return `${list.generic}<${typeText(list.item)}>`;
  const index = schema.additionalProperties === false ? "never" : indexSignature(schema);
  if (schema.properties === undefined || Object.keys(schema.properties).length === 0)
    return `Record<string, ${index ?? "unknown"}>`;
  return `{\n${membersText(schema)}}`;
}

/** Type of further members, where a schema says that there may be any. */
function indexSignature(schema: Schema): string | undefined {
  const values = Object.values(schema.patternProperties ?? {});
  if (values.length > 0) return unionText(values);
  const { additionalProperties } = schema;
  if (typeof additionalProperties === "object") return typeText(additionalProperties);
  return additionalProperties === true ? "unknown" : undefined;
}

/** The members of an object type, each with its description, indented by two. */
export function membersText(schema: Schema): string {
  const required = new Set(schema.required);
  const members = Object.entries(schema.properties ?? {}).map(([name, member]) => memberText(name, member, required.has(name)));
  const index = indexSignature(schema);
  // The declared members must fit the index signature too, which only `unknown` promises.
  if (index !== undefined) members.push("  [name: string]: unknown;\n");
  return members.join("");
}

/** One member of an object type. `orUndefined` lets callers write out that they leave it away. */
export function memberText(name: string, schema: Schema, required: boolean, orUndefined = false): string {
  const type = `${typeText(schema).replaceAll("\n", "\n  ")}${orUndefined ? " | undefined" : ""}`;
  return `${docComment(memberDoc(schema), "  ")}  ${quoteKey(name)}${required ? "" : "?"}: ${type};\n`;
}

/** What is worth saying about a member beyond its type. */
export function memberDoc(schema: Schema): string[] {
  const lines = schema.description === undefined ? [] : [schema.description];
  if (schema.default !== undefined) lines.push(`Default \`${JSON.stringify(schema.default)}\`.`);
  return lines;
}
