/** Lists by the rules of the server: paging is clamped and never refused, filters that mean nothing are ignored. */
import { isObject, property } from "../core/values.ts";
import type { Paging, TableOperation } from "./table.ts";

/** Which part of a list, in which order. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
  /** Names, `-` in front for descending. */
  readonly sort: readonly string[];
}

/** Texts that clients send where they mean nothing. */
const absent = new Set(["null", "undefined", "[object Object]"]);
/** Parameters that choose what is shown, not which items. */
const notFilters = new Set(["offset", "limit", "sort", "expand", "include"]);

/** The query as the operation declares it; what cannot be read, and what it does not know, counts as absent. */
export function readQuery({ query }: TableOperation, given: URLSearchParams): Record<string, unknown> {
  const read = Object.entries(query).map(([name, { type }]) => {
    const text = given.has(name) ? given.getAll(name).join(",") : undefined;
    return [name, text === undefined || absent.has(text) ? undefined : readValue(type, text)] as const;
  });
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** A text of a path or query by the type that the table gives it; undefined when it cannot be read so. */
export function readValue(type: string | undefined, text: string): unknown {
  switch (type) {
    case "integer":
    case "number":
      return /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
    case "boolean":
      return /^(?:true|1)$/i.test(text) ? true : /^(?:false|0)$/i.test(text) ? false : undefined;
    case "array":
      return text.split(",").flatMap((part) => part.trim() || []);
    default:
      return text;
  }
}

export function readPage(query: Readonly<Record<string, unknown>>, paging: Paging): Page {
  const { offset, limit, sort } = query;
  const wanted = String(sort ?? "")
    .split(",")
    .filter((field) => paging.sortable.includes(field.replace(/^-/, "")));
  return {
    offset: typeof offset === "number" && offset >= 0 ? offset : 0,
    limit: Math.min(typeof limit === "number" && limit >= 1 ? limit : paging.limit, paging.max),
    sort: wanted.length > 0 ? wanted : paging.sort,
  };
}

/** Items that have what the query asks for, as far as they have a member of that name. */
export function filtered<Item>(items: readonly Item[], query: Readonly<Record<string, unknown>>): Item[] {
  const filters = Object.entries(query).filter(([name]) => !notFilters.has(name));
  return items.filter((item) => filters.every(([name, wanted]) => fits(name, property(item, name), wanted)));
}

function fits(name: string, value: unknown, wanted: unknown): boolean {
  if (value === undefined || isObject(value)) return true;
  const text = String(value).toLowerCase();
  if (Array.isArray(wanted)) return wanted.some((each) => String(each).toLowerCase() === text);
  const part = name === "name" || name === "description";
  return part ? text.includes(String(wanted).toLowerCase()) : text === String(wanted).toLowerCase();
}

/** Stable: equal items stay in the order in which they were created. */
export function sorted<Item>(items: readonly Item[], sort: readonly string[]): Item[] {
  return items.toSorted((one, other) => {
    for (const field of sort) {
      const name = field.replace(/^-/, "");
      const order = compare(sortValue(one, name), sortValue(other, name));
      if (order !== 0) return field.startsWith("-") ? -order : order;
    }
    return 0;
  });
}

/** Dates of creation and change are kept in `audit`. */
function sortValue(item: unknown, name: string): unknown {
  const value = property(item, name) ?? property(property(item, "audit"), name);
  return typeof value === "string" ? value.toLowerCase() : value;
}

function compare(one: unknown, other: unknown): number {
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [first, second] = [String(one ?? ""), String(other ?? "")];
  return first < second ? -1 : Number(first > second);
}

/**
 * The list envelope of one page.
 *
 * @param all Everything that matches, in order.
 * @param url Absolute URL of the list, without query. Links repeat the filters.
 */
export function envelope(all: readonly unknown[], page: Page, url: string, query: Readonly<Record<string, unknown>>) {
  const { offset, limit } = page;
  const total = all.length;
  const items = all.slice(offset, offset + limit);
  const link = (rel: string, at: number) => {
    const filters = Object.entries(query).filter(([name]) => !["offset", "limit", "sort"].includes(name));
    const sort: [string, string][] = page.sort.length === 0 ? [] : [["sort", page.sort.join(",")]];
    const place: [string, string][] = [
      ["offset", String(at)],
      ["limit", String(limit)],
    ];
    const texts = filters.map(([name, value]): [string, string] => [name, String(value)]);
    return { rel, href: `${url}?${new URLSearchParams([...texts, ...sort, ...place])}` };
  };
  const links = [link("self", offset), link("first", 0)];
  if (offset > 0) links.push(link("prev", Math.max(0, offset - limit)));
  if (offset + items.length < total && total > limit) links.push(link("next", offset + limit));
  if (total > limit) links.push(link("last", Math.floor((total - 1) / limit) * limit));
  return { items, metadata: { total, offset, count: items.length, limit }, links };
}
