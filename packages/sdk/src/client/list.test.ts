import { expect, test } from "vitest";
import { Patchbay, PatchbayError } from "../index.ts";
import { type Behaviour, json, startFaulty } from "./faulty.fixture.ts";

/** A list of numbers, of which the server shows what its pages say, whatever is asked for. */
function pagesOf(total: number, size: (offset: number) => number): Behaviour {
  return (response, { url }) => {
    const query = new URL(url, "http://x").searchParams;
    const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 10)];
    const count = Math.max(0, Math.min(size(offset), limit, total - offset));
    const items = Array.from({ length: count }, (_, index) => ({ name: `${offset + index}` }));
    json(200, { items, metadata: { total, offset, count, limit }, links: [] })(response, {
      method: "GET",
      url,
      headers: {},
      body: "",
    });
  };
}

const clientOf = (host: string) => new Patchbay({ host, credentials: "t", maxRetries: 0 });
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => `${from + index}`);

test("awaited, a list is its first page", async () => {
  await using server = await startFaulty(pagesOf(25, () => 10));
  const page = await clientOf(server.origin).accounts.listAccounts({ type: "Customer" });
  expect(page.metadata).toEqual({ total: 25, offset: 0, count: 10, limit: 10 });
  expect(server.arrived.map(({ url }) => url)).toEqual(["/accounts/accounts?type=Customer"]);
});

test("iterated over, it is every item, with as many requests as there are pages", async () => {
  await using server = await startFaulty(pagesOf(25, () => 10));
  const names: string[] = [];
  for await (const { name } of clientOf(server.origin).accounts.listAccounts({ type: "Customer" })) names.push(name);
  expect(names).toEqual(numbers(0, 25));
  expect(server.arrived.map(({ url }) => url)).toEqual([
    "/accounts/accounts?type=Customer",
    "/accounts/accounts?type=Customer&offset=10",
    "/accounts/accounts?type=Customer&offset=20",
  ]);
});

test("it begins where the caller says, with pages of the size that the server allows", async () => {
  await using server = await startFaulty(pagesOf(25, () => 4));
  const items = await clientOf(server.origin)
    .accounts.listAccounts({ offset: 15, limit: 100 })
    .toArray({ limit: Number.POSITIVE_INFINITY });
  expect(items.map(({ name }) => name)).toEqual(numbers(15, 25));
  expect(server.arrived).toHaveLength(3);
});

test("an empty page in the middle does not end it", async () => {
  await using server = await startFaulty(pagesOf(30, (offset) => (offset === 10 ? 0 : 10)));
  const items = await clientOf(server.origin).accounts.listAccounts().toArray({ limit: 1000 });
  expect(items.map(({ name }) => name)).toEqual([...numbers(0, 10), ...numbers(20, 30)]);
});

test("pages come one by one, and no more are fetched than are asked for", async () => {
  await using server = await startFaulty(pagesOf(1000, () => 10));
  const offsets: number[] = [];
  for await (const page of clientOf(server.origin).accounts.listAccounts().pages()) {
    offsets.push(page.metadata.offset);
    if (offsets.length === 2) break;
  }
  expect(offsets).toEqual([0, 10]);
  expect(server.arrived).toHaveLength(2);
  const some = await clientOf(server.origin).accounts.listAccounts().toArray({ limit: 15 });
  expect(some).toHaveLength(15);
  expect(server.arrived).toHaveLength(4);
});

test("a limit of nothing gives nothing", async () => {
  await using server = await startFaulty(pagesOf(10, () => 10));
  expect(await clientOf(server.origin).accounts.listAccounts().toArray({ limit: 0 })).toEqual([]);
});

test("a server that gives the same page again is found out", async () => {
  const same = json(200, { items: [{ name: "0" }], metadata: { total: 100, offset: 0, count: 1, limit: 1 }, links: [] });
  await using server = await startFaulty(same);
  const all = clientOf(server.origin).accounts.listAccounts().toArray({ limit: 1000 });
  await expect(all).rejects.toMatchObject({ code: 500, message: "list answers do not advance" });
  await expect(all).rejects.toBeInstanceOf(PatchbayError);
  expect(server.arrived).toHaveLength(2);
});

const notLists = [[], { items: [] }, { metadata: { total: 1 } }, { items: [{ name: "0" }], metadata: { total: 2 } }];
test.each(notLists)("an answer such as %j is no list", async (answer) => {
  await using server = await startFaulty(json(200, answer));
  const all = clientOf(server.origin).accounts.listAccounts().toArray({ limit: 10 });
  await expect(all).rejects.toMatchObject({ name: "ServerError", code: 500, message: "list answer has no items or no metadata" });
});

test("a failure on a later page reaches the loop", async () => {
  await using server = await startFaulty(
    pagesOf(20, () => 10),
    json(403, { code: 403, message: "no", trace_id: "T", details: [], key: "forbidden" }),
  );
  await expect(clientOf(server.origin).accounts.listAccounts().toArray({ limit: 1000 })).rejects.toMatchObject({
    key: "forbidden",
  });
});
