import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Entitlements } from "./namespaces.ts";

/** Answers with pages of the items, as the server cuts them. */
function pagesOf(items: readonly object[], max = 100) {
  return ({ url }: { readonly url: string }) => {
    const query = new URL(url, "http://x").searchParams;
    const [offset, limit] = [Number(query.get("offset")), Math.min(Number(query.get("limit")), max)];
    const page = items.slice(offset, offset + limit);
    return { body: { items: page, metadata: { total: items.length, offset, count: page.length, limit }, links: [] } };
  };
}

const entitlements = Array.from({ length: 250 }, (_, number) => ({
  uuid: number,
  status: number % 2 === 0 ? "Active" : "Pending",
}));

test("a user's entitlements are searched over all pages, then cut once", async () => {
  await using server = await startPlatform(pagesOf(entitlements));
  const filters = { status: "Active" };
  const page = await Entitlements.getUserEntitlements("T", "u", 10, 3, filters, { trace: "t" });
  expect(page).toEqual({
    items: [20, 22, 24].map((uuid) => ({ uuid, status: "Active" })),
    metadata: { total: 125, offset: 10, count: 3, limit: 3 },
  });
  expect(server.seen.map(line)).toEqual(
    [0, 100, 200].map((offset) => `GET /entitlements/users/u/entitlements?offset=${offset}&limit=100`),
  );
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t", "t"]);
  expect(filters).toEqual({ status: "Active" });
});

test("empty filters search too, none ask for one page, and an empty list comes back as it is", async () => {
  await using server = await startPlatform(pagesOf([]));
  const empty = { items: [], metadata: { total: 0, offset: 0, count: 0, limit: 100 }, links: [] };
  expect(await Entitlements.getUserEntitlements("T", "u", 5, 5, {})).toEqual(empty);
  await Entitlements.getUserEntitlements("T", "u");
  expect(server.seen.map(line)).toEqual([
    "GET /entitlements/users/u/entitlements?offset=0&limit=100",
    "GET /entitlements/users/u/entitlements?offset=0&limit=1000",
  ]);
});

test.each([
  ["getUserEntitlements", ["T", "u", 0, 10, null]],
  ["listAccountEntitlements", ["T", "a", 0, 10, null]],
  ["listAccountDisabledProducts", ["T", "a", 0, 10, null, true]],
  ["listAccountDisabledProductTypes", ["T", "a", 0, 10, null]],
] as const)("%s refuses filters that are no object, without a request", async (name, args) => {
  await using server = await startPlatform(() => ({ body: {} }));
  await expect(Reflect.apply(Entitlements[name], undefined, args)).rejects.toMatchObject({
    code: 400,
    message: "filters param not an object",
    details: ['{"filters":null}'],
  });
  expect(server.seen).toEqual([]);
});

test("the server's filters are checked by name, without a request", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const call = (filters: unknown) => Reflect.apply(Entitlements.getUserEntitlementsV2, undefined, ["T", "u", 0, 20, filters]);
  await expect(call({ status: "Active", user_uuid: "u" })).rejects.toMatchObject({
    code: 400,
    message: "filters contain an invalid key valid keys are: account_uuid,product_type,status,product_uuid,include",
    details: ['{"filters":{"status":"Active","user_uuid":"u"}}'],
  });
  await expect(call(null)).rejects.toMatchObject({ code: 500 });
  expect(server.seen).toEqual([]);
});

test("an account's list is collected from the caller's offset, in pages of the caller's size", async () => {
  await using server = await startPlatform(pagesOf(entitlements.slice(0, 5)));
  const all = await Entitlements.listAccountEntitlements("T", "a", 1, 2, { sort: "status" }, true);
  expect(all.items).toEqual(entitlements.slice(1, 5));
  expect(all.metadata).toEqual({ total: 5, offset: 0, count: 5, limit: 5 });
  expect(server.seen.map(line)).toEqual([
    "GET /entitlements/accounts/a/entitlements?offset=1&limit=2&sort=status",
    "GET /entitlements/accounts/a/entitlements?offset=3&limit=2&sort=status",
  ]);
});

test("a trace where older applications put it, in place of aggregate, collects all pages", async () => {
  await using server = await startPlatform(pagesOf([{ uuid: 1 }, { uuid: 2 }]));
  const args = ["T", "a", 0, 1, undefined, { id: "i", trace: "t" }];
  expect(await Reflect.apply(Entitlements.listAccountDisabledProducts, undefined, args)).toMatchObject({ metadata: { count: 2 } });
  expect(server.seen).toHaveLength(2);
});

test("an empty page ends the collection although more is promised", async () => {
  await using server = await startPlatform(() => ({
    body: { items: [], metadata: { total: 9, offset: 0, count: 0, limit: 100 } },
  }));
  expect((await Entitlements.listAccountDisabledProductTypes("T", "a", 0, 100, undefined, true)).items).toEqual([]);
  expect(server.seen).toHaveLength(1);
});

test("offset and limit win over the filters of products, which stay as they are", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const filters = { application_uuid: "app", limit: 99 };
  await Entitlements.getProductByApplicationUuid("T", 0, 10, filters);
  await Reflect.apply(Entitlements.getProducts, undefined, ["T", undefined, undefined, null]);
  expect(server.seen.map(line)).toEqual([
    "GET /entitlements/products?application_uuid=app&limit=10&offset=0",
    "GET /entitlements/products?offset=0&limit=10",
  ]);
  expect(filters).toEqual({ application_uuid: "app", limit: 99 });
});

test("the name of a type is one segment of the path", async () => {
  await using server = await startPlatform(() => ({ status: 202, body: "done" }));
  expect(await Entitlements.enableAccountProductType("T", "a", "cwa/x?y")).toEqual({ status: "accepted" });
  expect(server.seen.map(line)).toEqual(["DELETE /entitlements/accounts/a/disable/product_types/cwa%2Fx%3Fy"]);
});

test("removing many sends their uuids in the body of a DELETE", async () => {
  await using server = await startPlatform(() => ({ status: 204 }));
  expect(await Entitlements.bulkDeleteEntitlement("T", ["a", "b"])).toBe("");
  expect(server.seen.map(line)).toEqual(['DELETE /entitlements/users/entitlements/bulk ["a","b"]']);
});
