/** JSON with places to be filled in: `{{name}}`. */
export type Template = string | number | boolean | null | readonly Template[] | { readonly [member: string]: Template };

/** A value that may stand in a place. */
export type Filling = string | number | null | readonly string[];

const alone = /^\{\{\s*(\w+)\s*\}\}$/;
const within = /\{\{\s*(\w+)\s*\}\}/g;

/**
 * Fills a template. A text that is one place becomes the value as it is, a list as a list; in a longer text the value is
 * written out. Where the value is null, the member is left out.
 */
export function fill(template: Template, values: Readonly<Record<string, Filling>>): Template {
  if (typeof template === "string") return fillText(template, values);
  if (Array.isArray(template)) return template.map((item: Template) => fill(item, values));
  if (typeof template !== "object" || template === null) return template;
  const members = Object.entries(template).map(([name, value]): [string, Template] => [name, fill(value, values)]);
  return Object.fromEntries(members.filter(([, value]) => value !== null));
}

function fillText(text: string, values: Readonly<Record<string, Filling>>): Template {
  const name = alone.exec(text)?.[1];
  return name === undefined ? written(text, values) : (values[name] ?? null);
}

/** A text with its places filled in. @param encode what to do with each value: nothing, or what a URL needs */
export function written(
  text: string,
  values: Readonly<Record<string, Filling>>,
  encode: (value: string) => string = (value) => value,
): string {
  return text.replaceAll(within, (_place, name: string) => encode(String(values[name] ?? "")));
}

/** The names of the places in a template. */
export function placesIn(template: Template): string[] {
  return [...JSON.stringify(template).matchAll(within)].map(([, name]) => name ?? "");
}

/** What a JSON Pointer (RFC 6901) points to; undefined when there is nothing. `""` is the whole. */
export function pointed(value: unknown, pointer: string): unknown {
  let found = value;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    // A null prototype and inherited members are out of reach: only what the JSON itself holds.
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = Object.entries(found).find(([member]) => member === name)?.[1];
  }
  return found;
}
