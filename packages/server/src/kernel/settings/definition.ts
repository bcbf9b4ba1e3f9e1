import { isAbsolute, resolve } from "node:path";

/** How a setting reads its text. Throws an Error whose message finishes the sentence "PATCHBAY_X …". */
export interface Kind<T> {
  /** What the documentation says about the form, e.g. `integer`. */
  readonly form: string;
  parse(text: string): T;
}

/** One entry of the table of settings. */
export interface Definition<T> {
  readonly kind: Kind<T>;
  /** The value when the variable is absent or empty, as it would be written in the environment; absent when optional. */
  readonly fallback?: string;
  readonly description: string;
  /** Never shown in a message. */
  readonly secret?: boolean;
}

/** Requests per second in the long run, and how many may come at once. */
export interface RateLimit {
  readonly perSecond: number;
  readonly burst: number;
}

/** An integer between two bounds, both included. */
export function integer(min: number, max: number): Kind<number> {
  return {
    form: `integer ${min}–${max}`,
    parse(text) {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < min || value > max) throw new Error(`must be a whole number from ${min} to ${max}`);
      return value;
    },
  };
}

/** Any text. */
export const text: Kind<string> = { form: "text", parse: (value) => value };

/** A path; a relative one starts at the working directory. */
export const path: Kind<string> = {
  form: "path",
  parse: (value) => (isAbsolute(value) ? value : resolve(value)),
};

/** One of a few words. */
export function oneOf<const Word extends string>(...words: readonly Word[]): Kind<Word> {
  return {
    form: words.join(" | "),
    parse(value) {
      const word = words.find((candidate) => candidate === value);
      if (word === undefined) throw new Error(`must be one of ${words.join(", ")}`);
      return word;
    },
  };
}

/** An absolute URL of one of these schemes, kept as written but without a final slash. */
export function url(...schemes: readonly string[]): Kind<string> {
  const shown = schemes.map((scheme) => `${scheme}://…`).join(" or ");
  return {
    form: `URL ${shown}`,
    parse(value) {
      const parsed = URL.canParse(value) ? new URL(value) : undefined;
      if (parsed === undefined || !schemes.includes(parsed.protocol.slice(0, -1)) || parsed.host === "") {
        throw new Error(`must be a URL ${shown}`);
      }
      return value.replace(/\/+$/, "");
    },
  };
}

/** Items separated by commas, each read by `parseItem`. */
export function list<T>(form: string, parseItem: (item: string) => T): Kind<readonly T[]> {
  return {
    form: `${form}, comma-separated`,
    parse: (value) => Object.freeze(items(value).map(parseItem)),
  };
}

/** The non-empty items of a comma-separated text. */
export function items(value: string): string[] {
  return value
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

/** `<requests per second>:<burst>`, or `off` (null). */
export const rateLimit: Kind<RateLimit | null> = {
  form: "<requests per second>:<burst> | off",
  parse(value) {
    if (value === "off") return null;
    const match = /^(\d{1,7}(?:\.\d{1,3})?):(\d{1,7})$/.exec(value);
    const perSecond = Number(match?.[1]);
    const burst = Number(match?.[2]);
    if (!(perSecond > 0 && burst >= 1)) throw new Error('must look like 100:200 (requests per second : burst) or be "off"');
    return Object.freeze({ perSecond, burst });
  },
};
