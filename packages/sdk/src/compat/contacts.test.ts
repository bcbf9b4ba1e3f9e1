import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Contacts } from "./namespaces.ts";

test("an export goes on until it has everything, at the page size that the server grants", async () => {
  await using server = await startPlatform(({ url }) => {
    const offset = Number(new URL(url, "http://x").searchParams.get("offset"));
    return { body: { items: [{ uuid: String(offset) }], metadata: { total: 3, offset, count: 1, limit: 1 }, links: [] } };
  });
  expect(await Contacts.exportContacts("T", "u", { id: "i", trace: "t" })).toEqual({
    items: [{ uuid: "0" }, { uuid: "1" }, { uuid: "2" }],
    metadata: { total: 3, offset: 0, count: 3, limit: 3 },
  });
  expect(server.seen.map(line)).toEqual([
    "GET /contacts/users/u/contacts?offset=0&limit=999",
    "GET /contacts/users/u/contacts?offset=1&limit=999",
    "GET /contacts/users/u/contacts?offset=2&limit=999",
  ]);
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t", "t"]);
});

test("an export ends at a page without items, whatever the total says", async () => {
  await using server = await startPlatform(() => ({
    body: { items: [], metadata: { total: 5, offset: 0, count: 0, limit: 999 } },
  }));
  expect((await Contacts.exportContacts("T", "u")).items).toEqual([]);
  expect(server.seen).toHaveLength(1);
});

test("filters can override the page, and stay as they are", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const filters = { search: "a b", limit: 7 };
  await Contacts.listContacts("T", "u", 1, 2, filters);
  expect(server.seen[0]?.url).toBe("/contacts/users/u/contacts?offset=1&limit=7&search=a%20b");
  expect(filters).toEqual({ search: "a b", limit: 7 });
});

test("without a body an update sends the old default, which the server refuses", async () => {
  await using server = await startPlatform(() => ({ status: 400, body: { code: 400, message: "no JSON" } }));
  await expect(Reflect.apply(Contacts.updateContact, undefined, ["T", "c"])).rejects.toMatchObject({ code: 400 });
  expect(server.seen.map(line)).toEqual(["PUT /contacts/contacts/c null body"]);
});

test.each([
  [
    { status: 200, body: { odd: true } },
    { code: 200, message: "delete contact failed", details: ['{"odd":true}'] },
  ],
  [
    { status: 202, body: "later" },
    { code: 202, message: "later", details: [] },
  ],
])("a delete that is answered by %j rejects", async (reply, error) => {
  await using _server = await startPlatform(() => reply);
  await expect(Contacts.deleteContact("T", "c", { trace: "t" })).rejects.toMatchObject({ ...error, trace_id: "t" });
});
