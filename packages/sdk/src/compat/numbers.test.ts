import { expect, test } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Numbers } from "./namespaces.ts";

const trace = { id: "i", trace: "t", parent: "p" };
const stock = [
  { number: "+10", provider: "VI", user_uuid: "a" },
  { number: "+11", provider: "XX", user_uuid: "a" },
  { number: "+12", provider: "VI", user_uuid: "b" },
  { number: "+13", provider: "VI", user_uuid: null },
];
/** Four numbers, at most two on a page. */
const account = ({ url }: { readonly url: string }) => {
  const query = new URL(url, "http://x").searchParams;
  const offset = Number(query.get("offset")) || 0;
  const limit = Math.min(Number(query.get("limit")) || 2, 2);
  const items = stock.slice(offset, offset + limit);
  return { body: { items, metadata: { total: 4, offset, count: items.length, limit }, links: [] } };
};
const numbersOf = ({ items }: { readonly items: readonly { readonly number: string }[] }) => items.map(({ number }) => number);

test("an option is one more segment of the path, and the caller keeps his filters", async () => {
  await using server = await startPlatform(account);
  const filters = { option: "not assigned" };
  const page = await Numbers.getProvisionedNumbersByAccount("T", "acc", 1, 2, filters, false, trace);
  expect(page).toEqual({ items: stock.slice(1, 3), metadata: { total: 4, offset: 1, count: 2, limit: 2 }, links: [] });
  expect(server.seen.map(line)).toEqual(["GET /sms/provision/numbers/account/acc/not%20assigned?offset=1&limit=2"]);
  expect(server.seen[0]?.headers).toMatchObject(trace);
  expect(filters).toEqual({ option: "not assigned" });
});

test("without collecting, filters keep what fits of the page, all of it", async () => {
  await using server = await startPlatform(account);
  const page = await Numbers.getProvisionedNumbersByAccount("T", "acc", 2, 2, { option: "campaign", provider: "VI" });
  expect(page).toEqual({ items: stock.slice(2), metadata: { total: 2, offset: 2, count: 2, limit: 2 } });
  expect(server.seen).toHaveLength(1);
});

test("collecting without filters begins at the caller's offset", async () => {
  await using server = await startPlatform(account);
  const all = await Numbers.getProvisionedNumbersByAccount("T", "acc", 1, 2, {}, true, trace);
  expect(all).toEqual({ items: stock.slice(1), metadata: { total: 4, offset: 0, count: 4, limit: 4 } });
  expect(server.seen.map(({ url }) => url.split("?")[1])).toEqual(["offset=1&limit=2", "offset=3&limit=2"]);
});

test("collecting with filters begins at the beginning and cuts the matches once", async () => {
  await using server = await startPlatform(account);
  const all = await Numbers.getProvisionedNumbersByAccount("T", "acc", "1", "2", { provider: "VI" }, true, trace);
  expect(numbersOf(all)).toEqual(["+12", "+13"]);
  expect(all.metadata).toEqual({ total: 3, offset: 1, count: 2, limit: 2 });
  expect(server.seen.map(({ url }) => url.split("?")[1])).toEqual(["offset=0&limit=2", "offset=2&limit=2"]);
  expect(server.seen.map(({ headers }) => headers.trace)).toEqual(["t", "t"]);
});

test("collecting ends at a page without items", async () => {
  await using server = await startPlatform(() => ({ body: { items: [], metadata: { total: 9, offset: 0, count: 0, limit: 2 } } }));
  expect((await Numbers.getProvisionedNumbersByAccount("T", "acc", 0, 2, { a: 1 }, true)).items).toEqual([]);
  expect(server.seen).toHaveLength(1);
});

test.each([null, undefined, "provider"])("%j for filters is none", async (filters) => {
  await using server = await startPlatform(account);
  const page = await Reflect.apply(Numbers.getProvisionedNumbersByAccount, undefined, ["T", "acc", 0, 2, filters]);
  expect(page.items).toEqual(stock.slice(0, 2));
  expect(server.seen.map(line)).toEqual(["GET /sms/provision/numbers/account/acc?offset=0&limit=2"]);
});

test("an option that is no text is a filter like any other; an offset that is no number counts as none", async () => {
  await using server = await startPlatform(account);
  const page = await Reflect.apply(Numbers.getProvisionedNumbersByAccount, undefined, ["T", "acc", {}, 2, { option: 7 }]);
  expect(page).toEqual({ items: [], metadata: { total: 0, offset: 0, count: 0, limit: 2 } });
  expect(server.seen.map(line)).toEqual(["GET /sms/provision/numbers/account/acc?offset=%5Bobject%20Object%5D&limit=2"]);
});

test("an answer that is no list is given as it is, except to who collects", async () => {
  await using _server = await startPlatform(() => ({ body: { odd: true } }));
  expect(await Numbers.getProvisionedNumbersByAccount("T", "acc", 0, 2, { a: 1 })).toEqual({ odd: true });
  await expect(Numbers.getProvisionedNumbersByAccount("T", "acc", 0, 2, {}, true)).rejects.toMatchObject({ code: 500 });
});

test("available numbers are asked for by texts, the area code also by a number; anything else is not sent", async () => {
  await using server = await startPlatform(() => ({ body: { items: [] } }));
  await Numbers.listAvailableNumbers("T", 2, 3, "net", "FL", "FORT MYERS", 239);
  await Numbers.listAvailableNumbers("T");
  await Reflect.apply(Numbers.listAvailableNumbers, undefined, ["T", 5, "VIx", "AL", trace, 7, trace]);
  expect(server.seen.map(({ url }) => url.split("?")[1])).toEqual([
    "qty=2&tier=3&npa=239&ratecenter=FORT%20MYERS&network=net&state=FL",
    "qty=5&tier=1",
    "qty=5&tier=VIx&network=AL",
  ]);
});

test("members that are not given are not sent; a trace in the place of the country is", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  const numbers = ["9415550100"];
  await Numbers.provisionNumbers("T", numbers, undefined, "acc");
  await Reflect.apply(Numbers.provisionNumbersReference, undefined, ["T", numbers, 1700000000000, "US", { id: "i" }]);
  await Reflect.apply(Numbers.deprovisionNumbers, undefined, ["T"]);
  expect(server.seen.map(({ method, url, body }) => [method, url, JSON.parse(body)])).toEqual([
    ["POST", "/sms/provision", { numbers, provider: "VI", account_uuid: "acc" }],
    [
      "PUT",
      "/sms/provision/numbers/reference",
      { numbers, reference_id: 1700000000000, reference_text: "US", country_format: { id: "i" } },
    ],
    ["POST", "/sms/deprovision", { numbers: [], provider: "VI" }],
  ]);
  expect(numbers).toEqual(["9415550100"]);
});

test("blanks and a plus arrive as they are", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Numbers.getAvailableAreaCodes("T", "FL", "FORT MYERS");
  await Numbers.getNumberDetails("T", "+19415550100");
  expect(server.seen.map(({ url }) => url)).toEqual([
    "/sms/number/available/FL/FORT%20MYERS/npas",
    "/sms/provision/numbers/number/+19415550100",
  ]);
});
