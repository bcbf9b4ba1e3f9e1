/** How the odd values that older callers send are read. */

/** A reference, which may be a number. Null stays null, and undefined undefined. */
export function textOf(value: string | number | null | undefined): string | null | undefined {
  return typeof value === "number" ? String(value) : value;
}

/** A country code; `US` when something else stands in its place. */
export function countryOf(value: unknown): string {
  return typeof value === "string" && /^[a-z]{2}$/i.test(value) ? value.toUpperCase() : "US";
}
