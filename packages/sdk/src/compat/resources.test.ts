import { expect, test } from "vitest";
import type { Reply } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Resources } from "./namespaces.ts";

/** A call as plain JavaScript can make it. */
const loosely = (call: (...args: never[]) => Promise<unknown>, ...args: unknown[]): Promise<unknown> =>
  Reflect.apply(call, undefined, args);

const listOf = (...items: readonly object[]): Reply => ({
  body: { items, metadata: { total: items.length, offset: 0, count: items.length, limit: 1000 }, links: [] },
});
const trace = { id: "own", trace: "task" };

test("the oldest table of a type is read under a child of the trace", async () => {
  await using server = await startPlatform(({ url }) =>
    url.includes("?type=") ? listOf({ uuid: "IHB2-_" }, { uuid: "younger" }) : { body: { uuid: "IHB2-_" } },
  );
  const table = await Resources.getResourceInstance("T", "a&b", 20, "50", "rows", "references", "x::y::z", trace);
  expect(table).toEqual({ uuid: "IHB2-_" });
  expect(server.seen.map(line)).toEqual([
    "GET /resourcecms/instance/?type=a%26b",
    "GET /resourcecms/instance/IHB2-_/?rows.limit=50&rows.offset=20&expand=references&include=rows&reference_filter=x%3A%3Ay%3A%3Az",
  ]);
  expect(server.seen.map(({ headers }) => headers.id === "own")).toEqual([true, false]);
  expect(server.seen[1]?.headers).toMatchObject({ trace: "task", parent: "own" });
});

test.each([
  ["no table of the type", listOf()],
  ["a table without id", listOf({ name: "x" })],
  ["no list", { body: "nothing" }],
])("%s is code 404, without a second request", async (_, answer) => {
  await using server = await startPlatform(() => answer);
  await expect(Resources.getResourceInstance("T", "none")).rejects.toMatchObject({ code: 404 });
  expect(server.seen).toHaveLength(1);
});

test("what is null is sent as such, what is undefined is not", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await loosely(Resources.getResourceInstanceByUUID, "T", "table", undefined, undefined, null, undefined, null);
  expect(server.seen.map(line)).toEqual([
    "GET /resourcecms/instance/table/?rows.limit=100&rows.offset=0&include=null&reference_filter=null",
  ]);
});

test("filters of a list that are no texts are ignored; the account comes after the trace", async () => {
  await using server = await startPlatform(() => listOf());
  await loosely(Resources.listResources, "T", { id: "a trace" }, null, trace, 7);
  await Resources.listResources("T", "", undefined, trace, "acc");
  expect(server.seen.map(line)).toEqual(["GET /resourcecms/instance/", "GET /resourcecms/instance/?type=&account_uuid=acc"]);
  expect(server.seen.map(({ headers }) => headers.id)).toEqual(["own", "own"]);
});

test("the slashes in ids of rows stay, everything else is encoded", async () => {
  await using server = await startPlatform(({ method }) => (method === "DELETE" ? { status: 204 } : { body: { uuid: "row" } }));
  const id = "slug_1a2b::table/part::100% #1?";
  const encoded = "slug_1a2b::table/part::100%25%20%231%3F";
  await Resources.getResourceInstanceRow("T", "ta/ble", id);
  expect(await Resources.deleteResourceInstanceRow("T", "table", id)).toBe("");
  await Resources.addRelationshipsToRow("T", id, Object.freeze(["one", "two"]));
  expect(server.seen.map(line)).toEqual([
    `GET /resourcecms/instance/ta%2Fble/row/${encoded}?include=content`,
    `DELETE /resourcecms/instance/table/row/${encoded}`,
    `POST /resourcecms/relation/${encoded}/add ["one","two"]`,
  ]);
});

test.each([".", "..", "../row", "a/../b", "a/."])("the id %j would lead elsewhere, and is refused", async (id) => {
  await using server = await startPlatform(() => ({ body: {} }));
  for (const call of [
    Resources.getResourceInstanceRow("T", "table", id),
    Resources.deleteResourceInstanceRow("T", "table", id),
    Resources.addRelationshipsToRow("T", id),
  ]) {
    await expect(call).rejects.toMatchObject({ code: 400 });
  }
  expect(server.seen).toEqual([]);
});

test("a search sends its conditions as they are; without any it sends an empty object", async () => {
  await using server = await startPlatform(() => ({ body: { uuid: "table" } }));
  await Resources.searchResourceInstance("T", "table", { or: [{ column: "firstname", term: "Ann", operation: "=" }] }, trace);
  await Resources.searchResourceInstance("T", "table");
  expect(server.seen.map(line)).toEqual([
    'POST /resourcecms/instance/table/search {"or":[{"column":"firstname","term":"Ann","operation":"="}]}',
    "POST /resourcecms/instance/table/search {}",
  ]);
  expect(server.seen[0]?.headers).toMatchObject({ trace: "task", parent: "own" });
});
