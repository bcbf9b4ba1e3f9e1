import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { path } from "../core/encoding.ts";
import { PatchbayError } from "../core/errors.ts";
import { inTurn, type Reply, UUID } from "../core/loopback.fixture.ts";
import { callOperation, type Exact, textOnly } from "./call.ts";
import { config } from "./config.ts";
import { line, startPlatform } from "./hosts.fixture.ts";
import { setMSVersion, setMsHost } from "./store.ts";

const { pollInterval, pollTimeout } = config;
beforeEach(() => {
  config.pollInterval = 1;
});
afterEach(() => {
  Object.assign(config, { pollInterval, pollTimeout });
  vi.unstubAllEnvs();
});

const basis = { method: "POST", path: "/x", token: "T", trace: {} };
const body = { uuid: "u" };
const accepted: Reply = { status: 202, headers: { location: "/operations/1" }, body };
const looking = (status: string): Reply => ({ headers: { "x-status": status } });

test("a call carries credentials, version, content type and trace", async () => {
  // A debugged request is always logged.
  using logged = vi.spyOn(console, "error").mockImplementation(() => {});
  await using server = await startPlatform(() => ({ body }));
  setMSVersion("v7");
  const trace = { id: "i", trace: "t", parent: "p", debug: true };
  const target = path`/accounts/accounts/${"a b"}`;
  const query = { offset: 0, limit: 10 };
  const call = { method: "GET", path: target, token: "T", query, filters: { limit: 5, name: "n", none: undefined }, trace };
  expect(await callOperation({ ...call, headers: { "x-extra": "e" }, result: "body" })).toEqual(body);
  expect(server.seen[0]).toMatchObject({
    url: "/accounts/accounts/a%20b?offset=0&limit=5&name=n",
    headers: {
      authorization: "Bearer T",
      "content-type": "application/json",
      "x-api-version": "v7",
      "x-extra": "e",
      ...trace,
      debug: "true",
    },
  });
  expect(logged).toHaveBeenCalledTimes(1);
});

test("credentials and content type can be others, or none", async () => {
  await using server = await startPlatform(() => ({ body }));
  await callOperation({ ...basis, host: "auth", auth: "basic", form: { a: 1 }, result: "body" });
  await callOperation({ ...basis, auth: "none", contentType: null, result: "body" });
  expect(server.seen[0]?.headers).toMatchObject({ authorization: "Basic T", "content-type": "application/x-www-form-urlencoded" });
  expect(server.seen[1]?.headers).not.toHaveProperty("authorization");
  expect(server.seen[1]?.headers).not.toHaveProperty("content-type");
});

test("a child trace has a new id under the same trace; filters that are no object are ignored", async () => {
  await using server = await startPlatform(() => ({ body }));
  await callOperation({ ...basis, filters: "abc", trace: { id: "i", trace: "t" }, traceMode: "child", result: "body" });
  expect(server.seen[0]?.url).toBe("/x");
  expect(server.seen[0]?.headers).toMatchObject({ trace: "t", parent: "i", id: expect.stringMatching(UUID) });
});

test("a trace that is null, and a host with a slash at its end, do no harm", async () => {
  await using server = await startPlatform(() => ({ body }));
  setMsHost(`${server.origin}/`);
  await callOperation({ ...basis, trace: null, result: "body" });
  expect(server.seen[0]?.url).toBe("/x");
});

test.each(["any-ok", "async-ok", "async-delete-ok"] as const)("%s takes any success", async (result) => {
  await using _server = await startPlatform(() => ({ body }));
  expect(await callOperation({ ...basis, result })).toEqual({ status: "ok" });
});

test("any-accepted and full tell what they should; an unreadable body matters only to those who show it", async () => {
  await using server = await startPlatform(() => ({ status: 201, headers: { "content-type": "application/json" }, body: "" }));
  expect(await callOperation({ ...basis, result: "any-accepted" })).toEqual({ status: "accepted" });
  await expect(callOperation({ ...basis, result: "body" })).rejects.toMatchObject({ code: 500 });
  expect(server.seen).toHaveLength(2);
});

test("full resolves to status, headers and body", async () => {
  await using _server = await startPlatform(() => ({ status: 201, body }));
  const answer = await callOperation({ ...basis, result: "full" });
  expect(answer).toMatchObject({ statusCode: 201, body });
  expect(answer.headers).toBeInstanceOf(Headers);
});

test.each<[string, Reply, object]>([
  ["an object", { status: 200, body: { a: 1 } }, { code: 200, message: "it failed", details: ['{"a":1}'] }],
  ["a text", { status: 202, body: "soon" }, { code: 202, message: "soon", details: [] }],
  ["nothing", { status: 200, body: "" }, { code: 200, message: "unspecified error" }],
])("an exact status refuses another success with %s", async (_name, reply, want) => {
  await using _server = await startPlatform(() => reply);
  const result: Exact = { exact: 204, message: "it failed" };
  const error: unknown = await callOperation({ ...basis, trace: { trace: "t" }, result }).catch((thrown) => thrown);
  expect(error).toBeInstanceOf(PatchbayError);
  expect(error).toMatchObject({ ...want, trace_id: "t" });
});

test("an exact status accepts that status", async () => {
  await using _server = await startPlatform(() => ({ status: 204 }));
  expect(await callOperation({ ...basis, result: { exact: 204, message: "m" } })).toEqual({ status: "ok" });
});

test("an accepted operation is looked at by HEAD under a chain of traces until it is complete", async () => {
  await using server = await startPlatform(inTurn(accepted, looking("processing"), looking("complete")));
  const trace = { id: "i", trace: "t" };
  expect(await callOperation({ ...basis, body: { a: 1 }, trace, result: "async-body" })).toEqual(body);
  expect(server.seen.map(line)).toEqual(['POST /x {"a":1}', "HEAD /operations/1", "HEAD /operations/1"]);
  const [, first, second] = server.seen.map(({ headers }) => headers);
  expect(first).toMatchObject({ authorization: "Bearer T", trace: "t", parent: "i", "x-api-version": "v1" });
  expect(second).toMatchObject({ trace: "t", parent: first?.id });
});

test("async-full waits as well; body and any-ok do not", async () => {
  await using server = await startPlatform((seen) => (seen.method === "HEAD" ? looking("complete") : accepted));
  await callOperation({ ...basis, result: "body" });
  await callOperation({ ...basis, result: "any-ok" });
  expect(server.seen).toHaveLength(2);
  expect(await callOperation({ ...basis, result: "async-full" })).toMatchObject({ statusCode: 202 });
  expect(server.seen).toHaveLength(4);
});

test("a 202 that says complete, or has no location, is not looked at", async () => {
  const complete = { ...accepted, headers: { ...accepted.headers, "x-status": "complete" } };
  await using server = await startPlatform(inTurn(complete, { status: 202, body }));
  expect(await callOperation({ ...basis, result: "async-ok" })).toEqual({ status: "ok" });
  expect(await callOperation({ ...basis, result: "async-ok" })).toEqual({ status: "ok" });
  expect(server.seen).toHaveLength(2);
});

test("a 404 while waiting is success for a deletion only, labelled JSON or not", async () => {
  const gone: Reply = { status: 404, headers: { "content-type": "application/json" } };
  await using _server = await startPlatform((seen) => (seen.method === "HEAD" ? gone : accepted));
  expect(await callOperation({ ...basis, result: "async-delete-ok" })).toEqual({ status: "ok" });
  await expect(callOperation({ ...basis, result: "async-ok" })).rejects.toBeInstanceOf(PatchbayError);
});

test("a failed or endless operation rejects, without a token in the error", async () => {
  await using _server = await startPlatform((seen) => {
    if (seen.method !== "HEAD") return { ...accepted, headers: { location: `/operations/${seen.url.slice(1)}` } };
    return looking(seen.url.endsWith("failing") ? "failure" : "processing");
  });
  config.pollTimeout = 20;
  const call = { ...basis, token: "secret-token", result: "async-ok" } as const;
  await expect(callOperation({ ...call, path: "/failing" })).rejects.toMatchObject({
    code: 500,
    message: "operation failed: failure",
  });
  const error: unknown = await callOperation({ ...call, path: "/endless" }).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 408, message: "request timeout", details: [expect.stringContaining("/operations/endless")] });
  expect(JSON.stringify(error)).not.toContain("secret-token");
});

test("with no host set every call rejects with 500", async () => {
  vi.stubEnv("MS_HOST", undefined);
  await expect(callOperation({ ...basis, result: "body" })).rejects.toMatchObject({
    code: 500,
    message: "Failed to parse URL from undefined/x",
  });
});

test("only text is taken where text is wanted", () => {
  expect([textOnly("a"), textOnly(""), textOnly({}), textOnly(undefined)]).toEqual(["a", "", undefined, undefined]);
});
