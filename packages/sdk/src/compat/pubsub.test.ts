import { expect, test, vi } from "vitest";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Pubsub } from "./namespaces.ts";

/** Answers with pages of the items, as the server cuts them. */
function pagesOf(items: readonly object[]) {
  return ({ url }: { readonly url: string }) => {
    const query = new URL(url, "http://x").searchParams;
    const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 10)];
    const page = items.slice(offset, offset + limit);
    return { body: { items: page, metadata: { total: items.length, offset, count: page.length, limit }, links: [] } };
  };
}

const subscriptions = Array.from({ length: 210 }, (_, number) => ({
  subscription_uuid: number,
  suspended: number % 50 === 0 ? 1 : 0,
}));

test("an account's subscriptions are searched from the first on and cut once, so that no match is lost", async () => {
  await using server = await startPlatform(pagesOf(subscriptions));
  const filters = { suspended: 1 };
  const page = await Pubsub.listAccountSubscriptions("T", "a", 3, 2, filters, { id: "i", trace: "t" });
  expect(page).toEqual({
    items: [150, 200].map((subscription_uuid) => ({ subscription_uuid, suspended: 1 })),
    metadata: { total: 5, offset: 3, count: 2, limit: 2 },
  });
  expect(server.seen.map(line)).toEqual(
    [0, 100, 200].map((offset) => `GET /pubsub/subscriptions?account_uuid=a&offset=${offset}&limit=100`),
  );
  const headers = server.seen.map((request) => request.headers);
  expect(headers.map(({ trace }) => trace)).toEqual(["t", "t", "t"]);
  expect(headers.map(({ parent }) => parent)).toEqual(["i", headers[0]?.id, headers[1]?.id]);
  expect(filters).toEqual({ suspended: 1 });
});

test.each([undefined, {}])("filters %j ask for one page, with the trace", async (filters) => {
  await using server = await startPlatform(pagesOf(subscriptions));
  const trace = { id: "i", trace: "t" };
  const page = await Pubsub.listAccountSubscriptions("T", "a", 20, 5, filters, trace);
  expect(page.metadata).toEqual({ total: 210, offset: 20, count: 5, limit: 5 });
  await Pubsub.listSubscriptions("T", 0, 5, filters, trace);
  expect(server.seen.map(line)).toEqual([
    "GET /pubsub/subscriptions?account_uuid=a&offset=20&limit=5",
    "GET /pubsub/subscriptions?offset=0&limit=5",
  ]);
  for (const { headers } of server.seen) expect(headers).toMatchObject({ id: "i", trace: "t" });
});

test("all subscriptions are searched in the server's pages; numbers may be texts", async () => {
  await using server = await startPlatform(pagesOf(subscriptions.slice(0, 12)));
  const page = await Pubsub.listSubscriptions("T", "1", "2", { suspended: 0 });
  expect(page.items).toEqual(subscriptions.slice(2, 4));
  expect(server.seen.map(line)).toEqual(["GET /pubsub/subscriptions", "GET /pubsub/subscriptions?offset=10"]);
});

test("an empty page ends a search although more is promised", async () => {
  const empty = { items: [], metadata: { total: 9, offset: 0, count: 0, limit: 10 } };
  await using server = await startPlatform(() => ({ body: empty }));
  expect(await Pubsub.listAccountSubscriptions("T", "a", 2, 2, { suspended: 1 })).toEqual(empty);
  expect(await Pubsub.listCustomSubscriptions("T", "u", undefined, 2, 2)).toEqual({
    items: [],
    metadata: { total: 0, offset: 2, count: 0, limit: 2 },
  });
  expect(server.seen).toHaveLength(2);
});

test("a search that fails on a later page fails as a whole", async () => {
  await using server = await startPlatform((seen) =>
    seen.url.includes("offset=100") ? { status: 403, body: { code: 403, message: "no" } } : pagesOf(subscriptions)(seen),
  );
  const found = Pubsub.listAccountSubscriptions("T", "a", 0, 10, { suspended: 1 });
  await expect(found).rejects.toMatchObject({ code: 403, message: "no" });
  expect(server.seen).toHaveLength(2);
});

test.each([
  ["listAccountSubscriptions", ["T", "a", 0, 10, null], "filters param not an object", ['{"filters":null}']],
  ["listSubscriptions", ["T", 0, 10, "suspended"], "filters param not an object", ['{"filters":"suspended"}']],
  ["updateSubscription", ["T", "s"], "request body invalid format", []],
  ["updateSubscription", ["T", "s", null], "request body invalid format", []],
  ["broadcastCustomApplication", ["T", "app", "e", null], "payload cannot be null", []],
  ["addSubscription", ["u", "a", "url", [], [{ x: 1 }, null], {}, "T"], "criteria cannot hold null", []],
  ["addCustomEventSubscription", ["T", "u", "app", "url", null], "callback_headers is not a list", []],
] as const)("%s refuses %j without a request", async (name, args, message, details) => {
  await using server = await startPlatform(() => ({ body: {} }));
  await expect(Reflect.apply(Pubsub[name], undefined, args)).rejects.toMatchObject({ code: 400, message, details });
  expect(server.seen).toEqual([]);
});

test("a criterion with a query is none: the last such query is sent, and the caller's list stays as it is", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: { subscription_uuid: "s" } }));
  const criteria = [{ from: "1" }, { qs: { a: 1 } }, { to: "2", qs: null }, { qs: { b: 2 } }];
  const events = { sms: ["inbound"] };
  await Pubsub.addSubscription("u", "a", "url", undefined, criteria, events, "T");
  await Pubsub.addSubscription("u", "a", "url", undefined, [{ qs: { c: 3 } }], events, "T", "2031-01-01T00:00:00Z", {}, true);
  const body = (keepAlive: boolean) => ({
    user_uuid: "u",
    account_uuid: "a",
    callback: { url: "url", headers: [], keep_alive: keepAlive },
    events,
  });
  expect(server.seen.map(({ url, body: text }) => [url, JSON.parse(text)])).toEqual([
    ["/pubsub/subscriptions?b=2", { ...body(false), criteria: [{ from: "1" }, { to: "2", qs: null }] }],
    ["/pubsub/subscriptions?c=3", { ...body(true), expiration_date: "2031-01-01T00:00:00Z" }],
  ]);
  expect(criteria).toHaveLength(4);
});

test("the owner is put before the headers, unless they name one; empty criteria are not sent", async () => {
  await using server = await startPlatform(() => ({ status: 201, body: { uuid: "s" } }));
  const headers = [{ "x-flag": true }];
  await Pubsub.addCustomEventSubscription("T", "u", "app", "url", headers, [], ["e"]);
  await Pubsub.addCustomEventSubscription("T", "u", "app", "url", [{ "x-user-uuid": "other" }], undefined, ["e"]);
  await Pubsub.addCustomEventSubscription("T", "u", "app", "url", [{ "X-User-Uuid": "other" }], undefined, ["e"]);
  expect(server.seen.map(({ body }) => JSON.parse(body))).toEqual(
    [
      [{ "x-user-uuid": "u" }, { "x-flag": true }],
      [{ "x-user-uuid": "other" }],
      [{ "x-user-uuid": "u" }, { "X-User-Uuid": "other" }],
    ].map((sent) => ({ app_uuid: "app", callback: { url: "url", headers: sent }, events: ["e"] })),
  );
  expect(headers).toEqual([{ "x-flag": true }]);
});

test("a user's subscriptions to applications are found by the owner in their headers", async () => {
  const of = (uuid: number, owner: string) => ({ uuid, callback: { headers: [{ "x-a": "b" }, { "x-user-uuid": owner }] } });
  await using server = await startPlatform(pagesOf([of(1, "u"), of(2, "v"), of(3, "u")]));
  expect(await Pubsub.listCustomSubscriptions("T", "u", "app", 1, 10000)).toEqual({
    items: [of(3, "u")],
    metadata: { total: 2, offset: 1, count: 1, limit: 10000 },
  });
  expect(server.seen.map(line)).toEqual(["GET /pubsub/customevents?appUUID=app"]);
});

test("a payload's members stand beside the event and win; names that are no texts are empty", async () => {
  await using server = await startPlatform(() => ({ status: 202, body: {} }));
  await Reflect.apply(Pubsub.broadcastCustomApplication, undefined, ["T", "app", "e", { event: "other", deep: { n: 1 } }]);
  await Reflect.apply(Pubsub.createCustomApplication, undefined, ["T", "app", ["e"], 7, null]);
  expect(server.seen.map(line)).toEqual([
    'POST /pubsub/broadcasts/applications {"app_uuid":"app","event":"other","deep":{"n":1}}',
    'POST /pubsub/applications {"app_uuid":"app","app_name":"","description":"","metadata":{},"events":["e"]}',
  ]);
});

test("a subscription ends now when no other time is given", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2031, 0, 2) });
  try {
    await using server = await startPlatform(() => ({ body: {} }));
    await Pubsub.updateSubscriptionExpiresDate("T", "s");
    expect(server.seen.map(line)).toEqual(['PUT /pubsub/subscriptions/s {"expiration_date":"2031-01-02T00:00:00.000Z"}']);
  } finally {
    vi.useRealTimers();
  }
});

test("only a 204 is a deletion", async () => {
  await using _server = await startPlatform(({ url }) => (url.endsWith("/gone") ? { status: 204 } : { status: 202, body: {} }));
  expect(await Pubsub.deleteSubscription("gone", "T")).toEqual({ status: "ok" });
  await expect(Pubsub.deleteCustomSubscription("T", "kept")).rejects.toMatchObject({ code: 202, message: "delete pubsub failed" });
});
