import type { Paged } from "@patchbay/contract";
import type { Executor } from "./db/database.ts";
import { join, type Sql, sql } from "./db/sql.ts";
import type { Items } from "./service.ts";

/** Which part of a list, in which order. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
  readonly sort: readonly SortField[];
}

export interface SortField {
  readonly field: string;
  readonly descending: boolean;
}

type RawQuery = Readonly<Record<string, unknown>>;

/** Texts that clients send where they mean nothing. */
const absent = new Set(["null", "undefined", "[object Object]"]);

/** The text of a query parameter; a repeated one is joined by commas. Undefined when it is absent or means nothing. */
export function queryText(value: unknown): string | undefined {
  const text = Array.isArray(value) ? value.join(",") : value;
  // No text in the database holds U+0000, so a filter with one means nothing either.
  return typeof text !== "string" || absent.has(text) || text.includes("\u0000") ? undefined : text;
}

/** A whole number ≥ `min` written in the query, else the fallback: a list never fails over its paging. */
function wholeNumber(value: unknown, min: number, fallback: number): number {
  const text = queryText(value);
  if (text === undefined || !/^\d{1,9}$/.test(text.trim())) return fallback;
  const number = Number(text);
  return number < min ? fallback : number;
}

function parseSort(text: string | undefined, paged: Paged): SortField[] {
  const wanted = (text ?? "")
    .split(",")
    .map((part) => part.trim())
    .map((part) => (part.startsWith("-") ? { field: part.slice(1), descending: true } : { field: part, descending: false }))
    .filter(({ field }) => paged.sortable.includes(field));
  return wanted.length > 0
    ? wanted
    : parseSort(paged.sort.join(","), { ...paged, sortable: paged.sort.map((f) => f.replace(/^-/, "")) });
}

/** Reads offset (`skip` for one old function), limit and sort by the list rules: clamped or defaulted, never refused. */
export function parsePage(query: RawQuery, paged: Paged): Page {
  return {
    offset: wholeNumber(query.offset, 0, wholeNumber(query.skip, 0, 0)),
    limit: Math.min(wholeNumber(query.limit, 1, paged.limit), paged.max),
    sort: paged.sort.length === 0 ? [] : parseSort(queryText(query.sort), paged),
  };
}

/**
 * Runs a list statement for one page and counts all its matches.
 * @param select a complete `select` without order and limit; its columns can be named in `columns`
 * @param columns for each sortable field the expression to order by, e.g. `lower(name)`
 * @param tie last ordering expression, which makes pages stable
 */
export async function listPage<Row extends object>(
  tx: Executor,
  page: Page,
  select: Sql,
  columns: Readonly<Record<string, Sql>>,
  tie: Sql = sql`uuid`,
): Promise<Items<Row>> {
  const order = page.sort.flatMap(({ field, descending }) => {
    const column = columns[field];
    return column === undefined ? [] : [descending ? sql`${column} desc` : column];
  });
  const rows = await tx.many<Row & { total_matches: number }>(sql`
    select page.*, count(*) over ()::int as total_matches from (${select}) page
    order by ${join([...order, tie])} limit ${page.limit} offset ${page.offset}`);
  const first = rows[0];
  if (first !== undefined) return { items: rows, total: first.total_matches };
  if (page.offset === 0) return { items: [], total: 0 };
  const counted = await tx.one<{ total: number }>(sql`select count(*)::int as total from (${select}) page`);
  return { items: [], total: counted.total };
}

/** Pages what is already in memory. */
export function slicePage<Item>(page: Page, all: readonly Item[]): Items<Item> {
  return { items: all.slice(page.offset, page.offset + page.limit), total: all.length };
}

/** Applies a function to every item of a page. */
export function mapItems<From, To>(from: Items<From>, change: (item: From) => To): Items<To> {
  return { items: from.items.map(change), total: from.total };
}

export interface Envelope {
  items: readonly unknown[];
  metadata: { total: number; offset: number; count: number; limit: number };
  links: { rel: string; href: string }[];
}

/**
 * The list envelope. `href`s are absolute and repeat the filters in force, the order, offset and limit.
 * @param base absolute URL of the list, without query
 */
export function envelope(result: Items<unknown>, page: Page, base: string, filters: Readonly<Record<string, string>>): Envelope {
  const { total, items, limit = page.limit } = result;
  const { offset } = page;
  const sort = page.sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join(",");
  const link = (rel: string, at: number) => {
    const query = new URLSearchParams(filters);
    for (const name of ["sort", "offset", "limit"]) query.delete(name);
    if (sort !== "") query.set("sort", sort);
    query.set("offset", String(at));
    query.set("limit", String(limit));
    return { rel, href: `${base}?${query}` };
  };
  const links = [link("self", offset), link("first", 0)];
  if (offset > 0) links.push(link("prev", Math.max(0, offset - limit)));
  if (total > limit) {
    if (offset + items.length < total) links.push(link("next", offset + limit));
    links.push(link("last", Math.floor((total - 1) / limit) * limit));
  }
  return { items, metadata: { total, offset, count: items.length, limit }, links };
}

/** A case-insensitive substring condition (the rule for `name` and `description` filters); no condition when absent. */
export function contains(column: Sql, text: string | undefined): Sql {
  return text === undefined ? sql`true` : sql`position(lower(${text}) in lower(${column})) > 0`;
}

/** A case-insensitive equality condition (the rule for ids, numbers, addresses and enumerations). */
export function equals(column: Sql, text: string | undefined): Sql {
  return text === undefined ? sql`true` : sql`lower(${column}::text) = lower(${text})`;
}

/** All conditions, joined by `and`. */
export function allOf(...conditions: readonly Sql[]): Sql {
  return join(conditions, " and ");
}
