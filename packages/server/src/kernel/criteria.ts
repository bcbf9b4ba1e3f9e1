/** Filters over the data of events, as subscriptions, streams and workflows have them. */
import { isDeepStrictEqual } from "node:util";
import { isObject } from "./json.ts";

/**
 * A list of objects: data meets it when it meets all members of any of them; an empty list is met by everything. A member
 * names a value in the data, parts separated by dots, and what it must be: a scalar, a list of which it must be one, or an
 * object of {@link operators}. An object of exactly `property`, `value` and perhaps `op` is one member written out.
 */
export type Criteria = readonly Readonly<Record<string, unknown>>[];

interface Operator {
  /** What is wrong with an operand; undefined when it will do. */
  check(operand: unknown): string | undefined;
  /** @param value undefined when the data has none */
  holds(value: unknown, operand: unknown): boolean;
}

const ordered = (compare: (sign: number) => boolean): Operator => ({
  check: (operand) => (typeof operand === "number" || typeof operand === "string" ? undefined : "a number or a text"),
  holds: (value, operand) => {
    if (typeof value === "number" && typeof operand === "number") return compare(Math.sign(value - operand));
    if (typeof value === "string" && typeof operand === "string") return compare(value < operand ? -1 : value > operand ? 1 : 0);
    return false;
  },
});

const operators: Readonly<Record<string, Operator>> = {
  eq: { check: () => undefined, holds: equals },
  ne: { check: () => undefined, holds: (value, operand) => !equals(value, operand) },
  in: {
    check: (operand) => (Array.isArray(operand) ? undefined : "a list"),
    holds: (value, operand) => Array.isArray(operand) && operand.some((one) => equals(value, one)),
  },
  gt: ordered((sign) => sign > 0),
  gte: ordered((sign) => sign >= 0),
  lt: ordered((sign) => sign < 0),
  lte: ordered((sign) => sign <= 0),
  exists: {
    check: (operand) => (typeof operand === "boolean" ? undefined : "true or false"),
    holds: (value, operand) => (value !== undefined) === operand,
  },
  prefix: {
    check: (operand) => (typeof operand === "string" ? undefined : "a text"),
    holds: (value, operand) => typeof value === "string" && typeof operand === "string" && value.startsWith(operand),
  },
};

/** These speak of the value as a whole; the others are met by a list when one of its members meets them. */
const ofTheWhole: readonly string[] = ["ne", "exists"];

function equals(value: unknown, operand: unknown): boolean {
  if (isDeepStrictEqual(value, operand)) return true;
  return Array.isArray(value) && !Array.isArray(operand) && value.some((one) => isDeepStrictEqual(one, operand));
}

/** The members of one object of the list: path and condition. */
function membersOf(criterion: Readonly<Record<string, unknown>>): (readonly [string, unknown])[] {
  const { property, value, op } = criterion;
  const names = Object.keys(criterion);
  const writtenOut = names.every((name) => name === "property" || name === "value" || name === "op");
  if (!writtenOut || typeof property !== "string" || !Object.hasOwn(criterion, "value")) return Object.entries(criterion);
  if (op === undefined) return [[property, value]];
  return typeof op === "string" ? [[property, { [op]: value }]] : Object.entries(criterion);
}

/**
 * Checks what a caller wrote.
 * @returns one line for each thing that is wrong: `criteria[0].age.gt must be a number or a text`
 */
export function checkCriteria(value: unknown): string[] {
  if (!Array.isArray(value)) return ["criteria must be a list of objects"];
  return value.flatMap((criterion: unknown, index) => {
    const at = `criteria[${index}]`;
    if (!isObject(criterion)) return [`${at} must be an object`];
    return membersOf(criterion).flatMap(([path, condition]) => checkMember(`${at}.${path}`, path, condition));
  });
}

function checkMember(at: string, path: string, condition: unknown): string[] {
  if (path.split(".").some((part) => part === "")) return [`${at} must name a value, parts separated by dots`];
  if (!isObject(condition)) return [];
  if (Object.keys(condition).length === 0) return [`${at} must have an operator: ${Object.keys(operators).join(", ")}`];
  return Object.entries(condition).flatMap(([name, operand]) => {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (operator === undefined) return [`${at}.${name} is no operator: ${Object.keys(operators).join(", ")}`];
    const wanted = operator.check(operand);
    return wanted === undefined ? [] : [`${at}.${name} must be ${wanted}`];
  });
}

/** The value at a dotted path; undefined when there is none. Only what the data itself holds, nothing that objects inherit. */
export function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const part of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[part];
  }
  return value;
}

function meets(value: unknown, condition: unknown): boolean {
  if (Array.isArray(condition)) return condition.some((one) => equals(value, one));
  if (!isObject(condition)) return equals(value, condition);
  return Object.entries(condition).every(([name, operand]) => {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (operator === undefined) return false;
    if (operator.holds(value, operand)) return true;
    return Array.isArray(value) && !ofTheWhole.includes(name) && value.some((one) => operator.holds(one, operand));
  });
}

/**
 * Whether data meets the criteria, which must have passed {@link checkCriteria}.
 * @param criteria absent or empty = everything does
 */
export function matchesCriteria(criteria: Criteria | null | undefined, data: unknown): boolean {
  if (criteria === null || criteria === undefined || criteria.length === 0) return true;
  return criteria.some((criterion) => membersOf(criterion).every(([path, condition]) => meets(valueAt(data, path), condition)));
}
