/** Questions about values of unknown shape: answers of a server, arguments of untyped callers. */

/** Whether a value is a non-null object; arrays count. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Whether a value is a string of at least one character. */
export function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

/** A property of a value that may not be an object, or undefined. Inherited ones count: error classes have getters. */
export function property(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

/** The list `items` of a list answer, or undefined when there is none. */
export function itemsOf(value: unknown): readonly unknown[] | undefined {
  const items = property(value, "items");
  return Array.isArray(items) ? items : undefined;
}

/** The bytes of a view, copied: a view may lie on shared memory, which neither a Blob nor `fetch` takes. */
export function copyOf(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));
}
