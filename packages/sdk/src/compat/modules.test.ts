import { expect, test } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import { UUID } from "../core/loopback.fixture.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import * as namespaces from "./namespaces.ts";
import { Accounts, Identity, Metadata, Oauth, Profiles } from "./namespaces.ts";

const trace = { id: "i", trace: "t", parent: "p" };
const answer = () => ({ body: { items: [], metadata: { total: 0, offset: 0, count: 0, limit: 10 } } });

test("an account is read with what to include, or with the trace in that place", async () => {
  await using server = await startPlatform(answer);
  await Accounts.getAccount("T", "a", "relationships", trace);
  await Accounts.getAccount("T", "a", trace);
  await Accounts.getAccount("T", "a", undefined, trace);
  expect(server.seen.map(line)).toEqual([
    "GET /accounts/accounts/a?expand=relationships",
    "GET /accounts/accounts/a",
    "GET /accounts/accounts/a",
  ]);
  for (const { headers } of server.seen) expect(headers).toMatchObject(trace);
});

test("relationships are filtered by a text only; a trace in that place is taken for it", async () => {
  await using server = await startPlatform(answer);
  await Accounts.listAccountRelationships("T", "a", 0, 10, "Customer", trace);
  await Accounts.listAccountRelationships("T", "a", 0, 10, trace);
  expect(server.seen.map(line)).toEqual([
    "GET /accounts/accounts/a/relationships?expand=accounts&offset=0&limit=10&account_type=Customer",
    "GET /accounts/accounts/a/relationships?expand=accounts&offset=0&limit=10",
  ]);
  for (const { headers } of server.seen) expect(headers).toMatchObject(trace);
});

test("children are customers unless the filters say otherwise", async () => {
  await using server = await startPlatform(answer);
  await Accounts.listAccountChildren("T", "a", 0, 10, { type: "Location" });
  await Accounts.listAccountChildren("T", "a", 0, 10, { type: undefined });
  await Accounts.listAccountChildren("T", "a", "5", "1", ["ignored"]);
  expect(server.seen.map(({ url }) => url.split("?")[1])).toEqual([
    "offset=0&limit=10&type=Location",
    "offset=0&limit=10",
    "offset=5&limit=1&type=Customer",
  ]);
});

test("identities are listed without filters when these are null", async () => {
  await using server = await startPlatform(answer);
  await Identity.listIdentitiesByAccountOrFilter("T", "a", 0, 10, null, true);
  expect(server.seen.map(line)).toEqual(["GET /identity/accounts/a/identities/v2?offset=0&limit=10"]);
});

test("MFA options that are no list are refused without a request", async () => {
  await using server = await startPlatform(answer);
  await expect(Reflect.apply(Identity.updateAccountMFAPolicy, undefined, ["T", "a", "SMS"])).rejects.toMatchObject({
    code: 400,
    message: "MFA options not an array",
  });
  expect(server.seen).toEqual([]);
});

test("a password grant without a device is a new session on every call", async () => {
  await using server = await startPlatform(() => ({ body: { access_token: "A" } }));
  await Oauth.getAccessToken("B", "e@x.test", "p w");
  await Oauth.getAccessToken("B", "e@x.test", "p w", ["a", "b"], "device");
  const [first, second] = server.seen;
  expect(first).toMatchObject({
    url: "/oauth/token",
    body: "grant_type=password&scope=default&email=e%40x.test&password=p+w",
    headers: { authorization: "Basic B", "x-device-id": expect.stringMatching(UUID) },
  });
  expect(second).toMatchObject({ headers: { "x-device-id": "device" }, body: expect.stringContaining("scope=a%2Cb") });
});

test("a public client refreshes by its id alone", async () => {
  await using server = await startPlatform(() => ({ body: {} }));
  await Oauth.refreshAccessToken({ clientId: "public" }, "R");
  expect(server.seen[0]?.body).toBe("grant_type=refresh_token&refresh_token=R&client_id=public");
  expect(server.seen[0]?.headers).not.toHaveProperty("authorization");
});

test.each([null, {}, { clientId: 7 }, 7])("a refresh by %j is refused without a request", async (client) => {
  await using server = await startPlatform(answer);
  await expect(Reflect.apply(Oauth.refreshAccessToken, undefined, [client, "R"])).rejects.toMatchObject({
    code: 400,
    message: "oauth token param missing basic token or client id",
  });
  expect(server.seen).toEqual([]);
});

test("client credentials are base64 of UTF-8, at once", () => {
  expect(Oauth.generateBasicToken("id", "geheimnis-ü€")).toBe(Buffer.from("id:geheimnis-ü€").toString("base64"));
  expect(Reflect.apply(Oauth.generateBasicToken, undefined, [])).toBe(Buffer.from("null publicID:null secret").toString("base64"));
});

test.each([
  [undefined, ""],
  ["", "?subsystems="],
  [null, "?subsystems=null"],
  [["a", "b"], "?subsystems=a%2Cb"],
])("subsystems %j are asked for as %j", async (subsystems, query) => {
  await using server = await startPlatform(answer);
  await Reflect.apply(Metadata.getMetadataSubsystems, undefined, ["T", subsystems]);
  expect(server.seen[0]?.url).toBe(`/metadata/subsystems/${query}`);
});

test("a property's value is its text, its label and description fall back to the name", async () => {
  await using server = await startPlatform(answer);
  await Profiles.createUserProperty("T", "u", "n", 7, "", "d");
  expect(JSON.parse(server.seen[0]?.body ?? "")).toEqual({
    context: "user",
    name: "n",
    value: "7",
    label: "n",
    description: "d",
    context_uuid: expect.stringMatching(UUID),
  });
  await expect(Reflect.apply(Profiles.createUserProperty, undefined, ["T", "u", "n", null])).rejects.toMatchObject({ code: 400 });
  expect(server.seen).toHaveLength(1);
});

/** Those that are no promise, or reject with something else, have tests of their own. */
const special = ["Oauth.generateBasicToken", "ShortUrls.createShortUrl"];
const { Util: _helpers, ...services } = namespaces;
const asynchronous = Object.entries(services).flatMap(([namespace, functions]) =>
  Object.entries(functions)
    .map(([name, run]): [string, (...args: never[]) => unknown] => [`${namespace}.${name}`, run])
    .filter(([name]) => !special.includes(name)),
);

test.each(asynchronous)("%s never throws, whatever it is given; it rejects with our error", async (_name, run) => {
  await using _server = await startPlatform(() => ({ status: 404, body: { message: "not here" } }));
  const hostile = Object.create(null);
  for (const args of [
    [],
    [null, null, null, null, null, null, null],
    [hostile, hostile, hostile, hostile, hostile],
    ["T", "..", ".."],
  ]) {
    const error: unknown = await Promise.resolve(Reflect.apply(run, undefined, args)).then(
      (value: unknown) => `resolved to ${JSON.stringify(value)}`,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(PatchbayError);
  }
});
