import { expect, test, vi } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { aggregate, filterResponse, listOrAggregate, paginate } from "./lists.ts";
import type { RequestOptions } from "./request.ts";

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** Pages as a server gives them, and the requests for them. */
function lister(total: number, answer: (offset: number, limit: number) => object = () => ({})) {
  const asked: RequestOptions[] = [];
  const request = async (options: RequestOptions) => {
    asked.push(options);
    const { offset = 0, limit = 10 } = { ...options.qs } as { offset?: number; limit?: number };
    const items = numbers(offset, Math.min(offset + limit, total));
    return { items, metadata: { total, offset, count: items.length, limit }, links: [], ...answer(offset, limit) };
  };
  return { asked, request };
}

test("all pages are collected from the caller's offset on, under a chain of traces", async () => {
  const { asked, request } = lister(25);
  const options = { qs: { offset: 5, limit: 10, name: "n" }, headers: { a: "b" } };
  const all = await aggregate(request, options, { id: "i", trace: "t" });
  expect(all).toEqual({ items: numbers(5, 25), metadata: { total: 25, offset: 0, count: 25, limit: 25 } });
  expect(asked.map(({ qs }) => qs)).toEqual([
    { offset: 5, limit: 10, name: "n" },
    { offset: 15, limit: 10, name: "n" },
  ]);
  const [first, second] = asked.map(({ headers }) => headers);
  expect(first).toMatchObject({ a: "b", trace: "t", parent: "i" });
  expect(second).toMatchObject({ trace: "t", parent: first?.id });
  expect(options).toEqual({ qs: { offset: 5, limit: 10, name: "n" }, headers: { a: "b" } });
});

test("a single page is given back as it came", async () => {
  const { asked, request } = lister(3, () => ({ more: 1 }));
  expect(await aggregate(request, { qs: {} })).toEqual({
    items: [0, 1, 2],
    metadata: { total: 3, offset: 0, count: 3, limit: 10 },
    links: [],
    more: 1,
  });
  expect(asked).toHaveLength(1);
});

test("a second page needs no query in the options, nor an offset in the answers", async () => {
  const withoutOffset = lister(15, (offset, limit) => ({ metadata: { total: 15, count: Math.min(limit, 15 - offset), limit } }));
  expect((await aggregate(withoutOffset.request, {})).items).toEqual(numbers(0, 15));
});

test("an empty page ends the collection although more is promised", async () => {
  const { asked, request } = lister(12, () => ({ metadata: { total: 99, offset: 0, count: 0, limit: 10 } }));
  const empty = vi.fn(async () => ({ items: [], metadata: { total: 99, offset: 0, count: 0, limit: 10 } }));
  expect((await aggregate(empty, { qs: {} })).items).toEqual([]);
  expect(empty).toHaveBeenCalledTimes(1);
  const shrinking = vi.fn(async (options: RequestOptions) => {
    const later = "offset" in { ...options.qs };
    return { items: later ? [] : [1], metadata: { total: 99, offset: later ? 1 : 0, count: later ? 0 : 1, limit: 1 } };
  });
  expect((await aggregate(shrinking, { qs: {} })).items).toEqual([1]);
  expect(shrinking).toHaveBeenCalledTimes(2);
  expect([asked.length, request.length]).toEqual([0, 1]);
});

test("a server that always gives the first page is found out", async () => {
  const { request } = lister(30, () => ({ items: [0], metadata: { total: 30, offset: 0, count: 1, limit: 1 } }));
  await expect(aggregate(request, { qs: { offset: 0 } })).rejects.toMatchObject({
    code: 500,
    message: "list answers do not advance",
  });
});

test.each([{}, { items: [] }, { metadata: { total: 1 } }, "text", null, { items: [], metadata: {} }])(
  "the answer %j is no list: 500",
  async (answer) => {
    await expect(aggregate(async () => answer, { qs: {} })).rejects.toMatchObject({ code: 500 });
  },
);

test("errors of the request are formatted", async () => {
  const request = async () => Promise.reject({ statusCode: 404, message: "m" });
  await expect(aggregate(request, {})).rejects.toMatchObject({ code: 404, message: "m", details: [] });
});

test("a list call is made once, or page by page", async () => {
  await using server = await startPlatform(({ url }) => {
    const offset = Number(new URL(url, "http://x").searchParams.get("offset"));
    return { body: { items: [offset], metadata: { total: 2, offset, count: 1, limit: 1 } } };
  });
  const call = {
    method: "GET",
    path: "/x",
    token: "T",
    query: { offset: 0, limit: 1 },
    filters: { a: "b" },
    trace: { id: "i", trace: "t" },
  };
  expect((await listOrAggregate(call, false)).items).toEqual([0]);
  expect(server.seen[0]?.headers).toMatchObject({ id: "i", trace: "t" });
  expect((await listOrAggregate(call, true)).items).toEqual([0, 1]);
  expect(server.seen.slice(1).map(line)).toEqual(["GET /x?offset=0&limit=1&a=b", "GET /x?offset=1&limit=1&a=b"]);
  expect(server.seen[1]?.headers).toMatchObject({ authorization: "Bearer T", trace: "t", parent: "i" });
});

test("a filter keeps items that hold all of its values anywhere", () => {
  const items = [
    { uuid: 1, deep: { list: [{ name: "a" }], tags: ["x", "y"] } },
    { uuid: 2, name: "a", tags: ["y"] },
    { uuid: 3, name: "A", flag: true },
    null,
    "a",
  ];
  const keeps = (filters: object) =>
    filterResponse({ items: [...items] }, filters).items.map((item) => Reflect.get(Object(item), "uuid"));
  expect(keeps({ name: "a" })).toEqual([1, 2]);
  expect(keeps({ name: "a", tags: "x" })).toEqual([1]);
  expect(keeps({ tags: "y" })).toEqual([1, 2]);
  expect(keeps({ flag: true })).toEqual([3]);
  expect(keeps({ flag: "true" })).toEqual([]);
  expect(keeps({ name: undefined })).toEqual([]);
  expect(keeps({ name: null })).toEqual([]);
  expect(keeps({})).toHaveLength(5);
});

test("a filter changes the response it was given; one without items is left alone", () => {
  const response = { items: [{ a: 1 }, { a: 2 }], metadata: {} };
  expect(filterResponse(response, { a: 1 })).toBe(response);
  expect(response.items).toEqual([{ a: 1 }]);
  expect(filterResponse({ a: 1 }, { a: 1 })).toEqual({ a: 1 });
});

test("a page is cut out of a list", () => {
  const response = { items: numbers(0, 25), links: [] };
  expect(paginate(response, 20, 10)).toEqual({ items: numbers(20, 25), metadata: { total: 25, offset: 20, count: 5, limit: 10 } });
  expect(paginate(response)).toEqual({ items: numbers(0, 10), metadata: { total: 25, offset: 0, count: 10, limit: 10 } });
  expect(paginate(response, 30)).toEqual({ items: [], metadata: { total: 25, offset: 30, count: 0, limit: 10 } });
});
