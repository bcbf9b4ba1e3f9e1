import { LogicEngine } from "json-logic-engine";
import { isObject } from "../../../kernel/json.ts";
import type { Json } from "./definition.ts";

/** A rule that cannot be evaluated. */
export class RuleError extends Error {
  override readonly name = "RuleError";
}

type Operator = (...operands: unknown[]) => unknown;

/**
 * Operators that compare and compute as JavaScript does, which is how json-logic-js has them: `11 >= "10"` is true,
 * `11 > "x"` false. The library's own refuse what is no number.
 */
const javaScripts: Readonly<Record<string, Operator>> = {
  "<": chained((a, b) => below(a, b)),
  ">": chained((a, b) => below(b, a)),
  "<=": chained((a, b) => below(a, b) || same(a, b)),
  ">=": chained((a, b) => below(b, a) || same(a, b)),
  "==": (a, b) => equal(a, b),
  "!=": (a, b) => !equal(a, b),
  "===": (a, b) => a === b,
  "!==": (a, b) => a !== b,
  "+": (...all) => all.reduce<number>((sum, each) => sum + parseFloat(String(each)), 0),
  "*": (...all) => all.reduce<number>((product, each) => product * parseFloat(String(each)), 1),
  "-": (a, b) => (b === undefined ? -number(a) : number(a) - number(b)),
  "/": (a, b) => number(a) / number(b),
  "%": (a, b) => number(a) % number(b),
  min: (...all) => Math.min(...all.map(number)),
  max: (...all) => Math.max(...all.map(number)),
  log: (a) => a,
};

const kept = "var missing missing_some if ! !! or and map filter reduce all none some merge in cat substr".split(" ");
const iterating = new Set(["map", "filter", "reduce", "all", "none", "some"]);

/** The operators that rules may use. */
export const operators: ReadonlySet<string> = new Set([...kept, ...Object.keys(javaScripts)]);

const engine = createEngine();

function createEngine(): LogicEngine {
  const created = new LogicEngine();
  created.methods = Object.fromEntries(Object.entries(created.methods).filter(([name]) => operators.has(name)));
  for (const [name, operator] of Object.entries(javaScripts)) {
    const spread = (operands: unknown) => operator(...(Array.isArray(operands) ? operands : [operands]));
    created.addMethod(name, spread, { deterministic: true });
  }
  created.truthy = truthy;
  return created;
}

/** JSON logic's own truth: an empty list is false, an empty object is true. */
function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/**
 * Whether the rules hold of the data.
 * @throws RuleError when they cannot be evaluated
 */
export function holds(rules: Json, data: Json): boolean {
  try {
    return truthy(engine.run(rules, data));
  } catch (cause) {
    // The library throws objects and numbers that are no errors.
    const why = cause instanceof Error ? cause.message : JSON.stringify(cause);
    throw new RuleError(`The rules cannot be evaluated: ${why}.`, { cause });
  }
}

/** What is wrong with rules, one line for each operator that they may not use. */
export function checkRules(rules: Json): string[] {
  if (Array.isArray(rules)) return rules.flatMap(checkRules);
  if (!isObject(rules)) return [];
  const [name, ...more] = Object.keys(rules);
  if (name === undefined) return [];
  if (more.length > 0) return ["rules must name one operator each"];
  return [...(operators.has(name) ? [] : [`rules must not use the operator ${name}`]), ...checkRules(rules[name] ?? null)];
}

/** Whether rules go through lists: those can take any time, and are not evaluated where others wait. */
export function iterates(rules: Json): boolean {
  if (Array.isArray(rules)) return rules.some(iterates);
  return isObject(rules) && Object.entries(rules).some(([name, operands]) => iterating.has(name) || iterates(operands));
}

function chained(holdsFor: (a: unknown, b: unknown) => boolean): Operator {
  return (a, b, c) => holdsFor(a, b) && (c === undefined || holdsFor(b, c));
}

function primitive(value: unknown): unknown {
  return typeof value === "object" && value !== null ? String(value) : value;
}

function number(value: unknown): number {
  return Number(primitive(value));
}

function below(a: unknown, b: unknown): boolean {
  const [x, y] = [primitive(a), primitive(b)];
  return typeof x === "string" && typeof y === "string" ? x < y : number(x) < number(y);
}

function same(a: unknown, b: unknown): boolean {
  const [x, y] = [primitive(a), primitive(b)];
  return typeof x === "string" && typeof y === "string" ? x === y : number(x) === number(y);
}

/** The `==` of JavaScript. */
function equal(a: unknown, b: unknown): boolean {
  const nothing = (value: unknown) => value === null || value === undefined;
  if (nothing(a) || nothing(b)) return nothing(a) && nothing(b);
  if (typeof a === "object" && typeof b === "object") return a === b;
  return same(a, b);
}
