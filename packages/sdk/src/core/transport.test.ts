import { inspect } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { PatchbayError } from "./errors.ts";
import { inTurn, startLoopback } from "./loopback.fixture.ts";
import { send, type TransportContext, type TransportRequest } from "./transport.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const get = (url: string, more: Partial<TransportRequest> = {}): TransportRequest => ({ method: "GET", url, headers: {}, ...more });

async function failing(request: TransportRequest, context: TransportContext = {}): Promise<PatchbayError> {
  const error: unknown = await send(request, context).then(
    () => "resolved",
    (thrown: unknown) => thrown,
  );
  if (error instanceof PatchbayError) return error;
  throw new Error(`expected a PatchbayError, got ${String(error)}`);
}

test.each([
  ["application/json; charset=utf-8", '{"a":1}', { a: 1 }],
  ["Application/JSON", '{"a":1}', { a: 1 }],
  ["application/problem+json", '{"a":1}', { a: 1 }],
  ["text/json", '{"a":1}', '{"a":1}'],
  ["text/plain", "hello", "hello"],
  [undefined, "", ""],
])("a success of type %s is read", async (type, body, want) => {
  await using server = await startLoopback(() => ({ headers: type ? { "content-type": type } : {}, body }));
  expect(await send(get(server.origin), {})).toMatchObject({ status: 200, body: want });
});

test("204 is an empty text even when labelled JSON; an unasked-for JSON stays text", async () => {
  await using server = await startLoopback(
    inTurn({ status: 204, headers: { "content-type": "application/json" } }, { body: { a: 1 } }),
  );
  expect((await send(get(server.origin), {})).body).toBe("");
  expect((await send(get(server.origin, { json: false }), {})).body).toBe('{"a":1}');
});

test.each(["", "{nope"])("a success labelled JSON with the body %j rejects with 500", async (body) => {
  await using server = await startLoopback(() => ({ headers: { "content-type": "application/json" }, body }));
  const error = await failing(get(server.origin));
  expect(error).toMatchObject({ code: 500, message: expect.stringContaining("JSON") });
  expect(error.cause).toBeInstanceOf(SyntaxError);
});

test("a failed answer tells its status and headers beside the four properties", async () => {
  await using server = await startLoopback(() => ({ status: 429, headers: { "retry-after": "7" }, body: { message: "slow" } }));
  const error = await failing(get(server.origin));
  expect(error.response?.status).toBe(429);
  expect(error.response?.headers.get("retry-after")).toBe("7");
});

test("after a redirect to a failure one bare GET decides", async () => {
  await using store = await startLoopback((seen) =>
    seen.headers["x-api-version"] ? { status: 400, body: "only one way to authenticate" } : { body: "the file" },
  );
  await using api = await startLoopback(() => ({ status: 302, headers: { location: `${store.origin}/signed?s=1` } }));
  const headers = { authorization: "Bearer t", "x-api-version": "v1" };
  expect((await send({ method: "POST", url: api.origin, headers, body: "x" }, {})).body).toBe("the file");
  expect(store.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(["GET /signed?s=1", "GET /signed?s=1"]);
  expect(store.seen[1]?.headers.authorization).toBeUndefined();
  expect(store.seen[1]?.headers["x-api-version"]).toBeUndefined();
});

test("the outcome of the bare GET is the result, a failure too; a success needs none", async () => {
  await using server = await startLoopback((seen) => {
    if (seen.url === "/moved") return { status: 302, headers: { location: "/gone" } };
    if (seen.url === "/fine") return { status: 302, headers: { location: "/there" } };
    return seen.url === "/gone" ? { status: 410, body: { message: "gone" } } : { body: "there" };
  });
  expect(await failing(get(`${server.origin}/moved`))).toMatchObject({ code: 410, message: "gone" });
  expect(server.seen).toHaveLength(3);
  expect((await send(get(`${server.origin}/fine`), {})).body).toBe("there");
  expect(server.seen).toHaveLength(5);
});

test("a header that cannot be sent is named, and its value is nowhere in the error", async () => {
  await using server = await startLoopback(() => ({}));
  const error = await failing({ method: "GET", url: server.origin, headers: { authorization: "Bearer 5ec\nr3t" } });
  expect(error).toMatchObject({ code: 500, message: "the header authorization cannot be sent" });
  expect(inspect(error)).not.toMatch(/5ec|r3t/);
  expect(server.seen).toHaveLength(0);
});

test("304 is a failure", async () => {
  await using server = await startLoopback(() => ({ status: 304 }));
  expect((await failing(get(server.origin))).code).toBe(304);
});

test("a network failure is code 500 and keeps its cause", async () => {
  const server = await startLoopback(() => ({}));
  await server[Symbol.asyncDispose]();
  const error = await failing(get(server.origin));
  expect(error).toMatchObject({ code: 500, message: "fetch failed", details: [] });
  expect(error.cause).toBeInstanceOf(TypeError);
});

test("an unset host is code 500 without any request", async () => {
  const fetch = vi.fn();
  const error = await failing(get("undefined/accounts"), { fetch });
  expect(error).toMatchObject({ code: 500, message: "Failed to parse URL from undefined/accounts" });
  expect(fetch).not.toHaveBeenCalled();
  const nonsense = await failing(get("nonsense"));
  expect(nonsense).toMatchObject({ code: 500, message: "Failed to parse URL from nonsense" });
  expect(nonsense.cause).toBeUndefined();
});

test("an aborted request keeps the reason as cause", async () => {
  const reason = new Error("enough");
  const error = await failing(get("http://127.0.0.1:9"), { signal: AbortSignal.abort(reason) });
  expect(error).toMatchObject({ code: 500, message: "enough", cause: reason });
});

test("fetch is looked up at the time of the call, an injected one comes first", async () => {
  vi.stubGlobal("fetch", async () => new Response("global"));
  expect((await send(get("https://x.test"), {})).body).toBe("global");
  expect((await send(get("https://x.test"), { fetch: async () => new Response("injected") })).body).toBe("injected");
});
