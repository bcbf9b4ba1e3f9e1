// There are no recordings of this namespace: it is younger than they are.
import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { DbSip } from "./namespaces.ts";

const pages = ({ url }: { readonly url: string }) => {
  const offset = Number(new URL(url, "http://x").searchParams.get("offset"));
  return { body: { items: [{ id: offset }], metadata: { total: 4, offset, count: 1, limit: 1 }, links: [] } };
};

test("a page of destinations, with filters that can override it, under the caller's own request id", async () => {
  await using server = await startPlatform(pages);
  const filters = { type: "queue", limit: 3 };
  const page = await DbSip.getAccountDestinations("T", "a/b", 2, 1, filters, false, { id: "i", trace: "t", parent: "p" });
  expect(page).toEqual({ items: [{ id: 2 }], metadata: { total: 4, offset: 2, count: 1, limit: 1 }, links: [] });
  expect(server.seen.map(line)).toEqual(["GET /dbsip/accounts/a%2Fb/destinations?offset=2&limit=3&type=queue"]);
  expect(server.seen[0]?.headers).toMatchObject({
    authorization: "Bearer T",
    "content-type": "application/json",
    "x-api-version": "v1",
    id: "i",
    trace: "t",
    parent: "p",
    debug: "false",
  });
  expect(filters).toEqual({ type: "queue", limit: 3 });
});

test("without arguments it has the old defaults", async () => {
  await using server = await startPlatform(pages);
  await Reflect.apply(DbSip.getAccountDestinations, undefined, []);
  await Reflect.apply(DbSip.getDestinationById, undefined, []);
  expect(server.seen.map(line)).toEqual([
    "GET /dbsip/accounts/null%20accountUUID/destinations?offset=0&limit=100",
    "GET /dbsip/destinations/null%20destinationId",
  ]);
  expect(server.seen[0]?.headers.authorization).toBe("Bearer null accessToken");
});

test("collecting begins at the caller's offset and tells of the whole", async () => {
  await using server = await startPlatform(pages);
  const all = await DbSip.getAccountDestinations("T", "a", 2, 1, {}, true, { id: "i", trace: "t" });
  expect(all).toEqual({ items: [{ id: 2 }, { id: 3 }], metadata: { total: 4, offset: 0, count: 4, limit: 4 } });
  expect(server.seen.map(line)).toEqual([
    "GET /dbsip/accounts/a/destinations?offset=2&limit=1",
    "GET /dbsip/accounts/a/destinations?offset=3&limit=1",
  ]);
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t"]);
  expect(server.seen[0]?.headers.id).not.toBe("i");
});

test("only true collects", async () => {
  await using server = await startPlatform(pages);
  await Reflect.apply(DbSip.getAccountDestinations, undefined, ["T", "a", 0, 1, {}, "true"]);
  expect(server.seen).toHaveLength(1);
});

test.each([null, "type=queue", 7, true])("%j for filters is refused before anything is sent", async (filters) => {
  await using server = await startPlatform(pages);
  await expect(Reflect.apply(DbSip.getAccountDestinations, undefined, ["T", "a", 0, 1, filters])).rejects.toMatchObject({
    code: 400,
    message: "Invalid filters parameter. Must be an object.",
  });
  expect(server.seen).toEqual([]);
});

test("one destination, whose id is a number", async () => {
  await using server = await startPlatform(() => ({ body: { id: 1256900 } }));
  // An original test passes `true` where the trace belongs.
  expect(await Reflect.apply(DbSip.getDestinationById, undefined, ["T", 1256900, true])).toEqual({ id: 1256900 });
  expect(server.seen.map(line)).toEqual(["GET /dbsip/destinations/1256900"]);
});

test("failures are those of the server", async () => {
  await using _server = await startPlatform(() => ({ status: 404, body: { code: 404, message: "Not found.", trace_id: "t" } }));
  const failed = { code: 404, message: "Not found.", trace_id: "t", details: [] };
  await expect(DbSip.getDestinationById("T", 1)).rejects.toMatchObject(failed);
  await expect(DbSip.getAccountDestinations("T", "a", 0, 1, {}, true)).rejects.toMatchObject(failed);
});
