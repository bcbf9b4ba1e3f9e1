import { expectTypeOf } from "expect-type";
import { afterEach, expect, test, vi } from "vitest";
import { type ListOf, Patchbay, type Provider, type ProviderConnection, type ProviderToken } from "../index.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { Providers } from "./namespaces.ts";

afterEach(() => vi.restoreAllMocks());

const trace = { id: "i", trace: "t", parent: "p" };
const list = () => ({ body: { items: [], metadata: { total: 0, offset: 0, count: 0, limit: 1000 }, links: [] } });

test("connecting sends neither credentials nor version, and gives the last page as text", async () => {
  await using server = await startPlatform(({ url }) =>
    url.startsWith("/page") ? { body: { page: true } } : { status: 302, headers: { location: "/page" } },
  );
  expect(await Providers.authorizeProvider("c", "a/b", "https://x.test/?a=1", "u", trace)).toBe('{"page":true}');
  expect(server.seen.map(line)).toEqual([
    "GET /providers/providers/a%2Fb/oauth/authorize?client_id=c&redirect_url=https%3A%2F%2Fx.test%2F%3Fa%3D1&user_uuid=u",
    "GET /page",
  ]);
  expect(server.seen[0]?.headers).toMatchObject(trace);
  for (const name of ["authorization", "content-type", "x-api-version"]) expect(server.seen[0]?.headers).not.toHaveProperty(name);
});

test.each<[unknown[], string | undefined, string]>([
  [[], undefined, ""],
  [["user"], "user", ""],
  [["user", "https://x.test", "name"], "name", "&redirect_url=https%3A%2F%2Fx.test"],
  [["", "", ""], undefined, ""],
  [["user", null, 7], "user", ""],
  [[undefined, "a name", trace], undefined, "&redirect_url=a%20name"],
])("a token with the arguments %j", async (args, hint, query) => {
  await using server = await startPlatform(() => ({ body: { access_token: "P" } }));
  expect(await Reflect.apply(Providers.getProviderToken, undefined, ["T", "p", "q", ...args])).toEqual({ access_token: "P" });
  expect(server.seen.map(line)).toEqual([`GET /providers/providers/p/oauth/token?policy_uuid=q&authorize=true${query}`]);
  expect(server.seen[0]?.headers["x-login-hint"]).toBe(hint);
  expect(server.seen[0]?.headers).not.toHaveProperty("content-type");
});

test("a token call that ends on the provider's page gives the page", async () => {
  await using _server = await startPlatform(({ url }) =>
    url === "/login"
      ? { body: "<html>", headers: { "content-type": "text/html" } }
      : { status: 302, headers: { location: "/login" } },
  );
  expect(await Providers.getProviderTokenByConnection("T", "c")).toBe("<html>");
});

test("a failure behind a redirect is decided by one more request without any headers", async () => {
  await using server = await startPlatform(({ url, headers }) => {
    if (url !== "/login") return { status: 302, headers: { location: "/login" } };
    return headers.authorization === undefined ? { body: "page" } : { status: 400 };
  });
  expect(await Providers.getProviderToken("T", "p", "q")).toBe("page");
  expect(server.seen).toHaveLength(3);
});

test("profiles are listed without a word on the console", async () => {
  await using server = await startPlatform(list);
  const printed = (["log", "warn", "error", "info"] as const).map((method) => vi.spyOn(console, method));
  expect(await Providers.getProviderUserProfiles("T", "u", trace)).toEqual(list().body);
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  expect(server.seen.map(line)).toEqual(["GET /providers/users/u/profiles"]);
  expect(server.seen[0]?.headers).not.toHaveProperty("content-type");
});

test("connections are filtered by what is not undefined", async () => {
  await using server = await startPlatform(list);
  await Providers.listUserProviderConnections("T", "u", undefined, "p");
  await Reflect.apply(Providers.listUserProviderConnections, undefined, ["T", "u", null, undefined, "a b", trace]);
  await Reflect.apply(Providers.listUserProviderConnections, undefined, []);
  expect(server.seen.map(line)).toEqual([
    "GET /providers/users/u/connections?provider_uuid=p",
    "GET /providers/users/u/connections?policy_uuid=null&user_name=a%20b",
    "GET /providers/users/no%20user%20uuid/connections",
  ]);
  expect(server.seen[2]?.headers).toMatchObject({ authorization: "Bearer no accessToken" });
});

test("both faces are typed, and wrong calls do not compile", () => {
  const { providers } = new Patchbay({ host: "http://localhost" });
  expectTypeOf(Providers.listAvailableProviders).returns.resolves.toEqualTypeOf<ListOf<Provider>>();
  expectTypeOf(Providers.listUserProviderConnections).returns.resolves.toEqualTypeOf<ListOf<ProviderConnection>>();
  expectTypeOf(Providers.getProviderToken).returns.resolves.toEqualTypeOf<ProviderToken | string>();
  expectTypeOf(Providers.authorizeProvider).returns.resolves.toEqualTypeOf<string>();
  expectTypeOf<[string, string]>().not.toExtend<Readonly<Parameters<typeof Providers.getProviderToken>>>();
  expectTypeOf<[string, number]>().not.toExtend<Readonly<Parameters<typeof Providers.listUsersProviders>>>();
  expectTypeOf(providers.getProviderToken).returns.resolves.toEqualTypeOf<ProviderToken>();
  expectTypeOf(providers.listAvailableProviders).toBeCallableWith({ "policy.type": "oauth" });
  expectTypeOf<{ provider: string }>().not.toExtend<Parameters<typeof providers.getProviderToken>[0]>();
});
