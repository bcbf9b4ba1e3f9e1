import { isObject } from "../core/values.ts";

const PLACEHOLDER = /%([\w.\-*/|]+)%/g;

/**
 * Fills the placeholders `%name%` of a text. `datetime`, `YYYY`, `MM` and `DD` are the present moment in local time;
 * other names are looked up in the tree, at its top first and then in whatever it contains, arrays too. Placeholders
 * without a value, or with one that is 0, false, empty or null, stay as they are.
 *
 * @throws TypeError when the input is no string.
 */
export function replaceVariables(inputValue: string = "", objectTree: object = {}): string {
  if (typeof inputValue !== "string") throw new TypeError("replaceVariables: input is not a string");
  const now = new Date();
  return inputValue.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = momentary(name, now) ?? find(objectTree, name);
    return value ? String(value) : placeholder;
  });
}

function momentary(name: string, now: Date): string | undefined {
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  switch (name) {
    case "datetime":
      return String(now);
    case "YYYY":
      return String(now.getFullYear());
    case "MM":
      return twoDigits(now.getMonth() + 1);
    case "DD":
      return twoDigits(now.getDate());
    default:
      return undefined;
  }
}

/** Depth first, in the order of keys; only own properties, so that `%toString%` finds nothing. */
function find(tree: unknown, name: string): unknown {
  if (!isObject(tree)) return undefined;
  if (Object.hasOwn(tree, name)) return tree[name];
  for (const branch of Object.values(tree)) {
    const found = find(branch, name);
    if (found) return found;
  }
  return undefined;
}
