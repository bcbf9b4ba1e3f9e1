import { isObject } from "../core/values.ts";
import type { Schema } from "./schema.ts";
import { isTuple, isValid, resolved } from "./validate.ts";

/** Values of the right form that mean nothing; the first that fits is taken where a schema asks for more than a text. */
const texts = ["a", "A", "1", "aa", "AA", "abcd", "1234", "00:00", "2026-01-01", "+19415550100", "19415550100", "#000000", "1.0.0"];

/** What a {@link Sampler} takes its values from. */
export interface Source {
  /** A new uuid. */
  uuid(): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** Values for members of these names, where they fit. */
  readonly known: Readonly<Record<string, string>>;
}

/** Makes values that a schema allows, as small as can be, and completes those that leave something away. */
export class Sampler {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * The smallest value: only what is required, null where there may be nothing.
   *
   * @param name Of the member that it is for; what a text says.
   * @throws Error when it is not obvious what a schema allows. Then the table should give it an example.
   */
  sample(reference: Schema, name = "text"): unknown {
    const schema = resolved(reference);
    const candidates = [this.#source.known[name], schema.examples?.[0], schema.default, schema.const, schema.enum?.[0]];
    const given = candidates.find((value) => value !== undefined && isValid(schema, value));
    if (given !== undefined) return given;
    if (schema.anyOf !== undefined)
      return this.sample(schema.anyOf.find(({ type }) => type === "null") ?? schema.anyOf[0] ?? {}, name);
    if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => this.sample(part, name)));
    switch (schema.type) {
      case "string":
        return this.#text(schema, name);
      case "number":
      case "integer":
        return this.#number(schema);
      case "boolean":
        return false;
      case "array":
        return this.#array(schema, name);
      case "object":
        return this.#object(schema);
      default:
        return null;
    }
  }

  /**
   * A value that the schema allows, with everything of the given one that can be kept. Members that the schema does not
   * know are left out.
   */
  fit(reference: Schema, given: unknown, name?: string): unknown {
    const schema = resolved(reference);
    const fitting = schema.anyOf?.find((branch) => isValid(branch, given));
    const branch = fitting ?? schema.anyOf?.find(({ $ref, type }) => isObject(given) && ($ref !== undefined || type === "object"));
    if (branch !== undefined) return this.fit(branch, given, name);
    if (schema.type === "object" && isObject(given) && !Array.isArray(given)) return this.#members(schema, given);
    const { items } = schema;
    if (schema.type === "array" && Array.isArray(given) && items !== undefined && !isTuple(items) && !isValid(schema, given))
      return given.map((item) => this.fit(items, item, name));
    return isValid(schema, given) ? given : this.sample(schema, name);
  }

  /** The given value with what the schema requires and it leaves away. Nothing that is given is changed. */
  complete(reference: Schema, given: unknown): unknown {
    const schema = resolved(reference);
    const { items, anyOf, properties = {} } = schema;
    if (Array.isArray(given))
      return items === undefined || isTuple(items) ? given : given.map((item) => this.complete(items, item));
    if (!isObject(given)) return given;
    const branch = anyOf?.find((each) => isValid(each, this.complete(each, given)));
    if (branch !== undefined) return this.complete(branch, given);
    const missing = (schema.required ?? []).filter((name) => given[name] === undefined);
    return {
      ...Object.fromEntries(missing.map((name) => [name, this.sample(properties[name] ?? {}, name)])),
      ...Object.fromEntries(Object.entries(given).map(([name, value]) => [name, this.complete(properties[name] ?? {}, value)])),
    };
  }

  #members(schema: Schema, given: Record<string, unknown>): Record<string, unknown> {
    const { properties = {}, required = [], patternProperties, additionalProperties } = schema;
    const open = patternProperties !== undefined || (additionalProperties !== undefined && additionalProperties !== false);
    const known = Object.entries(properties).flatMap(([name, member]): [string, unknown][] => {
      const value = given[name];
      if (value === undefined || (value === null && !isValid(member, null)))
        return required.includes(name) ? [[name, this.sample(member, name)]] : [];
      return [[name, this.fit(member, value, name)]];
    });
    const others = Object.entries(given).filter(([name]) => !Object.hasOwn(properties, name));
    return Object.fromEntries([...(open ? others : []), ...known]);
  }

  #object({ properties = {}, required = [], minProperties = 0 }: Schema): Record<string, unknown> {
    const optional = Object.keys(properties).filter((name) => !required.includes(name));
    const names = [...required, ...optional.slice(0, Math.max(0, minProperties - required.length))];
    return Object.fromEntries(names.map((name) => [name, this.sample(properties[name] ?? {}, name)]));
  }

  #array({ items, minItems = 0 }: Schema, name: string): unknown[] {
    if (isTuple(items)) return items.map((item) => this.sample(item, name));
    return Array.from({ length: minItems }, () => this.sample(items ?? {}, name));
  }

  #number({ minimum, exclusiveMinimum, maximum, exclusiveMaximum, multipleOf = 1 }: Schema): number {
    const least = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + multipleOf);
    const most = maximum ?? (exclusiveMaximum === undefined ? least : exclusiveMaximum - multipleOf);
    return Math.ceil(Math.min(least, most) / multipleOf) * multipleOf;
  }

  #text(schema: Schema, name: string): string {
    const { minLength = 0, maxLength } = schema;
    const own = name.padEnd(minLength, "x").slice(0, maxLength);
    const usual = this.#formatted(schema, name);
    const found = [...(usual === undefined ? [] : [usual]), own, ...texts].find((text) => isValid(schema, text));
    if (found === undefined)
      throw new Error(`no text is known that ${JSON.stringify(schema)} allows; give it an example in the table`);
    return found;
  }

  #formatted({ format }: Schema, name: string): string | undefined {
    const now = new Date(this.#source.now()).toISOString();
    switch (format) {
      case "uuid":
        return this.#source.uuid();
      case "date-time":
        return name.endsWith("_date") ? `${now.slice(0, 19)}Z` : now;
      case "date":
        return now.slice(0, 10);
      case "email":
        return "user@example.com";
      case "uri":
        return "https://example.com/";
      default:
        return undefined;
    }
  }
}
