import type { ErrorKey } from "@patchbay/contract";
import type { TSchema } from "typebox";
import { problem } from "../../../kernel/errors.ts";
import { violations } from "../../../kernel/http/validate.ts";

/** Lines told of one template; whoever has more mistakes has enough to do with these. */
const most = 100;

/** What is wrong with a template, in the order in which it was found. */
export class Problems {
  readonly #lines: string[] = [];
  #key: ErrorKey | undefined;

  /** Adds a line; the key of the first one is that of the refusal. */
  add(key: ErrorKey, line: string): void {
    this.#key ??= key;
    if (this.#lines.length < most) this.#lines.push(line);
  }

  /**
   * Adds what a schema finds wrong with a value.
   * @param where in front of each line: `transition "add": `
   * @returns whether the value is as the schema says
   */
  check(key: ErrorKey, schema: TSchema, value: unknown, where = ""): boolean {
    const lines = violations(schema, value);
    for (const line of lines) this.add(key, `${where}${line}`);
    return lines.length === 0;
  }

  get any(): boolean {
    return this.#key !== undefined;
  }

  /** @throws problem with the key of the first line, if there is one */
  throwAny(): void {
    if (this.#key === undefined) return;
    throw problem(this.#key, { message: this.#lines.join("; "), details: this.#lines });
  }
}

/** A name as messages show it, with what would break the line taken out. */
export function quoted(value: unknown): string {
  return JSON.stringify(typeof value === "string" && value.length > 80 ? `${value.slice(0, 80)}…` : (value ?? null));
}

/** Whether a text is replaced when the work is done, wholly or in part: `$a.b`, `^a`, `at %name%`. */
export function hasReference(text: string): boolean {
  return /^[$^][A-Za-z_]/.test(text) || /%[\w.\-*/|]+%/.test(text);
}
