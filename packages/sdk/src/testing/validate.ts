import { isObject } from "../core/values.ts";
import { schemas } from "./generated/table.ts";
import type { Schema } from "./schema.ts";

/** Something that is wrong with a value. `union` stands for what the branches of a union found at the same place. */
interface Violation {
  /** Names and indexes, each with a dot in front. Empty for the value itself. */
  readonly at: string;
  readonly text: string;
  /** The member that is missing, or too many. */
  readonly member?: string;
  readonly union?: true;
}

/**
 * What is wrong with a value by a schema, one line each, in the words of the server; empty when nothing is.
 *
 * @param value As it came out of JSON. What it holds of files is not looked at.
 */
export function violations(schema: Schema, value: unknown): string[] {
  const all = judge(schema, value, "");
  const unions = new Set(all.flatMap(({ at, union }) => (union === true ? [at] : [])));
  const kept = all.filter(({ at, union }) => union === true || !unions.has(at));
  return [
    ...new Set(kept.map(({ at, text, member = "" }) => `${`${at}.${member}`.slice(1).replace(/\.$/, "") || "body"} ${text}`)),
  ];
}

export function isValid(schema: Schema, value: unknown): boolean {
  return judge(schema, value, "").length === 0;
}

/** A schema, or the one that its name stands for. */
export function resolved(schema: Schema): Schema {
  const named = schema.$ref === undefined ? schema : schemas[schema.$ref];
  if (named === undefined) throw new Error(`there is no schema ${schema.$ref}`);
  return named;
}

function judge(reference: Schema, value: unknown, at: string): Violation[] {
  const schema = resolved(reference);
  const { type, anyOf = [], allOf = [] } = schema;
  return [
    ...(type === undefined || hasType(type, value) ? [] : [{ at, text: `must be ${type}` }]),
    ...ofKind(schema, value, at),
    ...constants(schema, value, at),
    ...allOf.flatMap((part) => judge(part, value, at)),
    ...(anyOf.length === 0 ? [] : ofUnion(anyOf, value, at)),
  ];
}

function hasType(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isObject(value) && !Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function constants({ const: constant, enum: allowed }: Schema, value: unknown, at: string): Violation[] {
  return [
    ...(constant !== undefined && constant !== value ? [{ at, text: `must be ${JSON.stringify(constant)}` }] : []),
    ...(allowed !== undefined && !allowed.includes(value) ? [{ at, text: oneOf(allowed) }] : []),
  ];
}

function oneOf(allowed: readonly unknown[]): string {
  return `must be one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}`;
}

function ofUnion(branches: readonly Schema[], value: unknown, at: string): Violation[] {
  const found = branches.map((branch) => judge(branch, value, at));
  if (found.some((each) => each.length === 0)) return [];
  const allowed = branches.map((branch) => resolved(branch).const).filter((constant) => constant !== undefined);
  const text = allowed.length > 0 ? oneOf(allowed) : "is not valid";
  return [...found.flat(), { at, text, union: true }];
}

function ofKind(schema: Schema, value: unknown, at: string): Violation[] {
  if (typeof value === "string") return failed(ofText(schema, value), at);
  if (typeof value === "number") return failed(ofNumber(schema, value), at);
  if (Array.isArray(value)) return ofArray(schema, value, at);
  return isObject(value) ? ofObject(schema, value, at) : [];
}

/** The texts of the rules that do not hold. */
function failed(rules: readonly (readonly [holds: boolean, text: string])[], at: string): Violation[] {
  return rules.flatMap(([holds, text]) => (holds ? [] : [{ at, text }]));
}

const above = (limit: number | undefined, value: number) => limit === undefined || value >= limit;
const below = (limit: number | undefined, value: number) => limit === undefined || value <= limit;

function ofText({ minLength, maxLength, pattern, format }: Schema, value: string) {
  const length = Array.from(value).length;
  return [
    [above(minLength, length), `must NOT have fewer than ${minLength} characters`],
    [below(maxLength, length), `must NOT have more than ${maxLength} characters`],
    [pattern === undefined || new RegExp(pattern, "u").test(value), `must match pattern "${pattern}"`],
    [format === undefined || (formats[format]?.(value) ?? true), `must match format "${format}"`],
  ] as const;
}

function ofNumber(schema: Schema, value: number) {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return [
    [above(minimum, value), `must be >= ${minimum}`],
    [below(maximum, value), `must be <= ${maximum}`],
    [exclusiveMinimum === undefined || value > exclusiveMinimum, `must be > ${exclusiveMinimum}`],
    [exclusiveMaximum === undefined || value < exclusiveMaximum, `must be < ${exclusiveMaximum}`],
    [multipleOf === undefined || Number.isInteger(value / multipleOf), `must be multiple of ${multipleOf}`],
  ] as const;
}

function ofArray(schema: Schema, value: readonly unknown[], at: string): Violation[] {
  const { minItems, maxItems, uniqueItems, items, additionalItems } = schema;
  const itemOf = (index: number): Schema | undefined => (isTuple(items) ? items[index] : items);
  const tooMany = isTuple(items) && additionalItems === false && value.length > items.length;
  return [
    ...failed(
      [
        [above(minItems, value.length), `must NOT have fewer than ${minItems} items`],
        [below(maxItems, value.length), `must NOT have more than ${maxItems} items`],
        [!tooMany, `must NOT have more than ${isTuple(items) ? items.length : 0} items`],
        ...(uniqueItems === true ? [unique(value)] : []),
      ],
      at,
    ),
    ...value.flatMap((item, index) => judge(itemOf(index) ?? {}, item, `${at}.${index}`)),
  ];
}

export function isTuple(items: Schema["items"]): items is readonly Schema[] {
  return Array.isArray(items);
}

function unique(items: readonly unknown[]): readonly [boolean, string] {
  const texts = items.map((item) => JSON.stringify(item));
  const later = texts.findLastIndex((text, index) => texts.indexOf(text) !== index);
  const earlier = texts.indexOf(texts[later] ?? "");
  return [later === -1, `must NOT have duplicate items (items ## ${earlier} and ${later} are identical)`];
}

function ofObject(schema: Schema, value: Record<string, unknown>, at: string): Violation[] {
  const { required = [], minProperties, maxProperties, propertyNames } = schema;
  const names = Object.keys(value);
  return [
    ...required.flatMap((name) => (value[name] === undefined ? [{ at, member: name, text: "is required" }] : [])),
    ...failed(
      [
        [above(minProperties, names.length), `must NOT have fewer than ${minProperties} properties`],
        [below(maxProperties, names.length), `must NOT have more than ${maxProperties} properties`],
      ],
      at,
    ),
    ...(propertyNames === undefined ? [] : names.flatMap((name) => ofName(propertyNames, name, at))),
    ...names.flatMap((name) => (value[name] === undefined ? [] : ofMember(schema, name, value[name], at))),
  ];
}

function ofName(schema: Schema, name: string, at: string): Violation[] {
  const found = judge(schema, name, at);
  return found.length === 0 ? [] : [...found, { at, text: "property name must be valid" }];
}

function ofMember(schema: Schema, name: string, value: unknown, at: string): Violation[] {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema;
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  const patterns = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, "u").test(name));
  const described = [...(own === undefined ? [] : [own]), ...patterns.map(([, each]) => each)];
  if (described.length > 0) return described.flatMap((each) => judge(each, value, inside(at, name)));
  if (additionalProperties === false)
    return [{ at, member: name.replaceAll("~", "~0").replaceAll("/", "~1"), text: "is not known here" }];
  return typeof additionalProperties === "object" ? judge(additionalProperties, value, inside(at, name)) : [];
}

function inside(at: string, name: string): string {
  return `${at}.${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

const uuid = /^(?:urn:uuid:)?[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const dateTime = /^(\d{4})-(\d\d)-(\d\d)[t\s]([01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:z|[+-]\d\d(?::?\d\d)?)$/i;
const email =
  /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*@(?:[\da-z](?:[\da-z-]*[\da-z])?\.)+[\da-z](?:[\da-z-]*[\da-z])?$/i;

/** Formats that are checked; any other passes. */
const formats: Readonly<Record<string, (value: string) => boolean>> = {
  uuid: (value) => uuid.test(value),
  email: (value) => email.test(value),
  "date-time": (value) => dateTime.test(value) && isDate(value.slice(0, 10)),
  date: (value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDate(value),
  uri: (value) => /^[a-z][a-z\d+.-]*:\S+$/i.test(value) && URL.canParse(value),
};

/** Whether the calendar has this day: JavaScript takes 31 April for 1 May. */
function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}
