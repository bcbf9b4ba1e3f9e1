import { isObject, quoted } from "./problems.ts";

/** The operators of JSON logic (jsonlogic.com); `log` does nothing here. */
const operators: ReadonlySet<string> = new Set(
  (
    "var missing missing_some if == === != !== ! !! or and < <= > >= max min + - * / % " +
    "map filter reduce all none some merge in cat substr log"
  ).split(" "),
);

/**
 * What is wrong with an expression of JSON logic, one line each. Its values are not looked at, since any may be compared
 * with any.
 */
export function logicProblems(expression: unknown): string[] {
  if (!isObject(expression) || Object.keys(expression).length !== 1) return ["rules must be an object with one operator"];
  return operatorProblems(expression);
}

function operatorProblems(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(operatorProblems);
  if (!isObject(value)) return [];
  const names = Object.keys(value);
  if (names.length > 1) return [`rules: an object has one operator, not ${names.map(quoted).join(" and ")}`];
  return names.flatMap((name) => [
    ...(operators.has(name) ? [] : [`rules: there is no operator ${quoted(name)}`]),
    ...operatorProblems(value[name]),
  ]);
}
