import type { Json } from "./definition.ts";

/** What one run may use. Beyond it the run ends in an error with a stable code. */
export const limits = {
  /** Transitions of one run. */
  steps: 10_000,
  /** Bytes of the variables as JSON. */
  variables: 16 * 1024 * 1024,
  /** Sub-workflows within each other. */
  depth: 10,
  /** Milliseconds that a call may take whose transition has no timeout of its own. */
  call: 15 * 60_000,
  /** Elements that a write may add to the end of a list at once, so that `a[999999999]` makes no list of that length. */
  listGap: 1_000,
} as const;

/** Values are never changed, only replaced, so each is measured once, however often the whole is. */
const sizes = new WeakMap<object, number>();

/** About how many bytes a value has as JSON: never less than that without the escapes in its texts. */
export function sizeOf(value: Json): number {
  if (typeof value === "string") return Buffer.byteLength(value) + 2;
  if (typeof value !== "object" || value === null) return 24;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 2;
  if (Array.isArray(value)) for (const item of value) size += sizeOf(item) + 1;
  else for (const [key, member] of Object.entries(value)) size += Buffer.byteLength(key) + 4 + sizeOf(member);
  sizes.set(value, size);
  return size;
}
