import { failure, PatchbayError, toPatchbayError } from "../core/errors.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import { isObject, itemsOf, property } from "../core/values.ts";
import { callOperation, type OperationCall, requestOf } from "./call.ts";
import { formatError } from "./errors.ts";
import { type RequestFunction, type RequestOptions, request } from "./request.ts";
import { addRequestTrace, traceChain } from "./tracing.ts";
import type { Filters, List } from "./types.ts";

/**
 * Collects all pages of a list, from the offset in `requestOptions.qs` on.
 *
 * @typeParam T Type of an item. The caller vouches for it.
 * @param request Performs the requests; resolves to the body.
 * @param requestOptions The first page's request. Not changed.
 * @param trace Each page is requested under a child of the trace before.
 * @returns One page: that answer. More: its items together, `offset` 0, `count` and `limit` equal to `total`, no links.
 * @throws 500 when an answer is no list, or when the server gives the same page again and again.
 */
export function aggregate<T = unknown>(request: RequestFunction, requestOptions: RequestOptions, trace?: Trace): Promise<List<T>>;
export async function aggregate(request: RequestFunction, requestOptions: RequestOptions, trace: Trace = {}): Promise<unknown> {
  try {
    return await collectPages(request, requestOptions, traceOf(trace));
  } catch (error) {
    // The caller's request function may throw errors of the older request library.
    throw toPatchbayError(error, formatError);
  }
}

async function collectPages(request: RequestFunction, options: RequestOptions, trace: Trace): Promise<Record<string, unknown>> {
  const next = traceChain(trace);
  const page = async (qs: object | undefined) => {
    const pageOptions = { ...options, headers: { ...options.headers }, ...(qs === undefined ? {} : { qs }) };
    return readPage(await request(addRequestTrace(pageOptions, next())));
  };
  const first = await page(options.qs);
  const items = [...first.items];
  let offset = first.offset ?? numberOf(property(options.qs, "offset")) ?? 0;
  let current = first;
  while (current.count > 0 && first.total > offset + current.count) {
    const requested = offset + current.count;
    current = await page({ ...options.qs, offset: requested });
    offset = current.offset ?? requested;
    // A server that ignores the offset would otherwise keep us here for ever.
    if (offset < requested && current.count > 0)
      throw failure(500, "list answers do not advance", [`offset ${requested} was ignored`]);
    items.push(...current.items);
  }
  if (current === first) return first.answer;
  const { links: _links, ...answer } = first.answer;
  const { total } = first;
  return { ...answer, items, metadata: { ...first.metadata, offset: 0, count: total, limit: total } };
}

interface PageRead {
  readonly answer: Record<string, unknown>;
  readonly items: readonly unknown[];
  readonly metadata: Record<string, unknown>;
  readonly total: number;
  readonly count: number;
  readonly offset: number | undefined;
}

function readPage(answer: unknown): PageRead {
  const items = itemsOf(answer);
  const metadata = property(answer, "metadata");
  const total = numberOf(property(metadata, "total"));
  if (!isObject(answer) || items === undefined || !isObject(metadata) || total === undefined) {
    throw failure(500, "list answer has no items or no metadata");
  }
  return { answer, items, metadata, total, count: items.length, offset: numberOf(metadata.offset) };
}

/** A finite number, also when it is written as text; undefined for anything else. */
export function numberOf(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/**
 * Performs a list call, or collects all its pages.
 *
 * @param all Any truthy value collects, as older callers pass.
 */
export async function listOrAggregate<T>(call: OperationCall, all: unknown): Promise<List<T>> {
  if (!all) return callOperation<List<T>>({ ...call, result: "body" });
  try {
    return await aggregate<T>(request, requestOf(call), traceOf(call.trace));
  } catch (error) {
    // A token that is no text fails before any request is made.
    throw toPatchbayError(error);
  }
}

/**
 * Collects a list, keeps the items that match every filter, and cuts one page out of them.
 *
 * @returns That page; a list without any items as it came.
 */
export async function searchList<T>(
  call: OperationCall,
  filters: Filters,
  offset: number | string,
  limit: number | string,
): Promise<List<T>> {
  const all = await listOrAggregate<T>(call, true);
  return all.items.length === 0 ? all : paginate(filterResponse(all, filters), Number(offset), Number(limit));
}

/**
 * Refuses filters that are no object; undefined ones are none.
 *
 * @throws PatchbayError 400.
 */
export function assertFilters(filters: unknown): void {
  if (filters !== undefined && !isObject(filters)) throw filtersRefused(filters, "filters param not an object");
}

/** The refusal of filters that a caller gave; its details show them. */
export function filtersRefused(filters: unknown, message: string): PatchbayError {
  return new PatchbayError(formatError({ code: 400, message, details: [{ filters }] }));
}

/**
 * Keeps the items of a list that match every filter: a filter's key is found somewhere in the item, through objects
 * and arrays, with exactly the filter's string, number or boolean. In an array of such values any element counts.
 *
 * @param response Changed in place.
 * @returns The same response.
 */
export function filterResponse<R>(response: R, filters: Filters): R {
  const items = itemsOf(response);
  if (items === undefined || !isObject(response)) return response;
  const wanted = Object.entries(filters);
  Object.assign(response, { items: items.filter((item) => wanted.every(([key, value]) => holds(item, key, value))) });
  return response;
}

function holds(node: unknown, key: string, value: unknown): boolean {
  if (!isObject(node) || !isComparable(value)) return false;
  if (Array.isArray(node)) return node.some((element) => holds(element, key, value));
  return Object.entries(node).some(([name, member]) => {
    if (name === key && (member === value || (Array.isArray(member) && member.includes(value)))) return true;
    return holds(member, key, value);
  });
}

function isComparable(value: unknown): boolean {
  return ["string", "number", "boolean"].includes(typeof value);
}

/**
 * Cuts one page out of a list that is wholly at hand.
 *
 * @param offset Number of the first item, default 0.
 * @param limit Items per page, default 10.
 * @returns A new list; `total` is the length before cutting. Other properties, such as links, are dropped.
 */
export function paginate<T>(response: { readonly items: readonly T[] }, offset = 0, limit = 10): List<T> {
  const items = response.items.slice(offset, offset + limit);
  return { items, metadata: { total: response.items.length, offset, count: items.length, limit } };
}
