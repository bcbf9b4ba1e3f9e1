import { describe, expect, test } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import {
  attemptTimeout,
  type Behaviour,
  breakOff,
  empty,
  type FaultyServer,
  hang,
  json,
  reset,
  SkippingClock,
  stall,
  startFaulty,
} from "./faulty.fixture.ts";
import type { PatchbayOptions } from "./index.ts";
import * as sdk from "./index.ts";

const { Patchbay } = sdk;
const uuid = "0198c5e2-0000-7000-8000-000000000001";
const account = { uuid, name: "Acme" };
const ok = json(200, account);

function clientOf(server: FaultyServer, options: Partial<PatchbayOptions> = {}) {
  const clock = new SkippingClock();
  const pb = new Patchbay({
    host: server.origin,
    credentials: "token-1",
    timeout: attemptTimeout,
    clock,
    random: () => 0,
    ...options,
  });
  return { pb, clock };
}

const problem = (code: number, key: string) => json(code, { code, key, message: `${key}!`, trace_id: "T", details: ["why"] });

async function failureOf(promise: Promise<unknown>): Promise<PatchbayError> {
  const error: unknown = await promise.then(
    () => new Error("it succeeded"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PatchbayError)) throw error;
  return error;
}

describe("a request", () => {
  test("carries path, query, credentials, version and a complete trace", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server, { headers: { "X-App": "demo" } });
    await pb.accounts.getAccount(
      { account_uuid: "a/b c", expand: ["relationships", "identities"] },
      { trace: { id: "i", trace: "t" } },
    );
    const [seen] = server.arrived;
    expect(seen?.method).toBe("GET");
    expect(seen?.url).toBe("/accounts/accounts/a%2Fb%20c?expand=relationships%2Cidentities");
    expect(seen?.headers).toMatchObject({
      authorization: "Bearer token-1",
      "x-api-version": "v1",
      "x-app": "demo",
      id: "i",
      trace: "t",
      debug: "false",
    });
    expect(seen?.headers.parent).toMatch(/^[0-9a-f-]{36}$/);
    expect(seen?.headers).not.toHaveProperty("idempotency-key");
  });

  test("puts what is left into the body, and nothing that stands in the path", async () => {
    await using server = await startFaulty(json(202, account, { location: "/accounts/operations/1", "x-status": "complete" }));
    const { pb } = clientOf(server);
    await pb.accounts.modifyAccount({ account_uuid: uuid, name: "New", reference: null });
    expect(server.arrived).toHaveLength(1);
    expect(server.arrived[0]?.url).toBe(`/accounts/accounts/${uuid}`);
    expect(JSON.parse(server.arrived[0]?.body ?? "")).toEqual({ name: "New", reference: null });
    expect(server.arrived[0]?.headers["content-type"]).toBe("application/json");
  });

  test("a body that is no object of named members is a parameter of its own", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server);
    await pb.identity.modifyIdentityProps({ user_uuid: uuid, body: { color: "blue" } });
    expect(JSON.parse(server.arrived[0]?.body ?? "")).toEqual({ color: "blue" });
  });

  test("goes to the authentication host, as a form and with the client's own credentials, where the table says so", async () => {
    await using gateway = await startFaulty(ok);
    await using auth = await startFaulty(json(200, { active: false }));
    const { pb } = clientOf(gateway, { authHost: auth.origin, credentials: { clientId: "me", clientSecret: "s:ecret" } });
    expect(await pb.oauth.introspectToken({ token: "a b" })).toEqual({ active: false });
    expect(gateway.arrived).toHaveLength(0);
    expect(auth.arrived[0]?.body).toBe("token=a+b");
    expect(auth.arrived[0]?.headers.authorization).toBe(`Basic ${Buffer.from("me:s:ecret").toString("base64")}`);
    expect(auth.arrived[0]?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  });

  test("headers of the call win over those of the client, in any case of letters", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server, { headers: { "X-App": "client" } });
    await pb.accounts.getAccount({ account_uuid: uuid }, { headers: { "x-APP": "call", Authorization: "Bearer other" } });
    expect(server.arrived[0]?.headers).toMatchObject({ "x-app": "call", authorization: "Bearer other" });
  });

  test("is refused before it is sent when a path parameter is missing", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server);
    for (const account_uuid of ["", ".."]) {
      const error = await failureOf(pb.accounts.getAccount({ account_uuid }));
      expect(error).toBeInstanceOf(sdk.ValidationError);
      expect(error.code).toBe(400);
    }
    expect(server.arrived).toHaveLength(0);
  });

  test("gives the body, or the body with status and headers", async () => {
    await using server = await startFaulty(json(200, account, { trace: "T" }));
    const { pb } = clientOf(server);
    expect(await pb.accounts.getAccount({ account_uuid: uuid })).toEqual(account);
    const { data, status, headers } = await pb.accounts.getAccount({ account_uuid: uuid }).withResponse();
    expect([data, status, headers.get("trace")]).toEqual([account, 200, "T"]);
  });

  test("an answer without a body is undefined", async () => {
    await using server = await startFaulty(empty(204));
    const { pb } = clientOf(server);
    expect(await pb.accounts.suspendAccount({ account_uuid: uuid })).toBeUndefined();
  });

  test("does without credentials where anyone may call, and fails at once where not", async () => {
    await using server = await startFaulty(json(200, { keys: [] }));
    const { pb } = clientOf(server, { credentials: undefined });
    expect(await pb.oauth.getJwks()).toEqual({ keys: [] });
    expect(server.arrived[0]?.headers).not.toHaveProperty("authorization");
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }))).toBeInstanceOf(sdk.AuthenticationError);
    expect(server.arrived).toHaveLength(1);
  });
});

describe("a failure", () => {
  const kinds = [
    [400, "validation_failed", sdk.ValidationError],
    [401, "token_expired", sdk.AuthenticationError],
    [403, "forbidden", sdk.PermissionError],
    [404, "not_found", sdk.NotFoundError],
    [409, "conflict", sdk.ConflictError],
    [410, "gone", sdk.ApiError],
    [429, "rate_limited", sdk.RateLimitError],
    [500, "internal", sdk.ServerError],
    [503, "unavailable", sdk.ServerError],
  ] as const;

  test.each(kinds)("%i is a class of its own, with key, trace and details", async (code, key, type) => {
    await using server = await startFaulty(problem(code, key));
    const { pb } = clientOf(server, { maxRetries: 0 });
    const error = await failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    expect(error).toBeInstanceOf(type);
    expect(error).toBeInstanceOf(PatchbayError);
    expect(error).toMatchObject({ code, key, message: `${key}!`, trace_id: "T", details: ["why"], name: type.name });
    expect(error.response?.status).toBe(code);
  });

  test("of something in front of the server has no key", async () => {
    await using server = await startFaulty((response) =>
      response.writeHead(502, { "content-type": "text/html" }).end("<h1>Bad gateway</h1>"),
    );
    const { pb } = clientOf(server, { maxRetries: 0 });
    const error = await failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    expect(error).toBeInstanceOf(sdk.ServerError);
    expect(error).toMatchObject({ code: 502, key: undefined, message: "<h1>Bad gateway</h1>" });
  });

  test("an answer that is no JSON although it says so is the server's fault, and is not asked for again", async () => {
    await using server = await startFaulty((response) => response.writeHead(200, { "content-type": "application/json" }).end("{"));
    const { pb } = clientOf(server);
    const error = await failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    expect(error).toBeInstanceOf(sdk.ServerError);
    expect(error.cause).toBeInstanceOf(SyntaxError);
    expect(server.arrived).toHaveLength(1);
  });

  test.each([
    ["a reset", reset],
    ["an answer that breaks off", breakOff],
  ])("%s is a connection error with its cause", async (_, behaviour: Behaviour) => {
    await using server = await startFaulty(behaviour);
    const { pb } = clientOf(server, { maxRetries: 0 });
    const error = await failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    expect(error).toBeInstanceOf(sdk.ConnectionError);
    expect(error.cause).toBeInstanceOf(Error);
  });

  test("is reported once to a caller who only asked for the response", async () => {
    await using server = await startFaulty(problem(404, "not_found"));
    const { pb } = clientOf(server);
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    await expect(pb.accounts.getAccount({ account_uuid: uuid }).withResponse()).rejects.toBeInstanceOf(sdk.NotFoundError);
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", note);
    expect(unhandled).toEqual([]);
  });
});

describe("retries", () => {
  test("wait longer each time, spread by chance, and end with the last error", async () => {
    await using server = await startFaulty(problem(503, "unavailable"));
    const { pb, clock } = clientOf(server, { maxRetries: 6 });
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }))).toBeInstanceOf(sdk.ServerError);
    expect(server.arrived).toHaveLength(7);
    expect(clock.waits).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
    const spread = clientOf(server, { random: () => 0.999999 });
    await failureOf(spread.pb.accounts.getAccount({ account_uuid: uuid }));
    expect(spread.clock.waits.map(Math.round)).toEqual([250, 500]);
  });

  test.each([
    ["a reset", reset],
    ["an answer that breaks off", breakOff],
    ["429", problem(429, "rate_limited")],
    ["500", problem(500, "internal")],
    ["502", empty(502)],
    ["503", empty(503)],
    ["504", empty(504)],
  ])("%s is tried again", async (_, behaviour: Behaviour) => {
    await using server = await startFaulty(behaviour, ok);
    const { pb } = clientOf(server);
    expect(await pb.accounts.getAccount({ account_uuid: uuid })).toEqual(account);
    expect(server.arrived).toHaveLength(2);
  });

  test.each([400, 403, 404, 409, 410, 501])("%i is final", async (code) => {
    await using server = await startFaulty(problem(code, "x"));
    const { pb } = clientOf(server);
    await failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    expect(server.arrived).toHaveLength(1);
  });

  test("0 means none, for the client and for one call", async () => {
    await using server = await startFaulty(empty(503));
    await failureOf(clientOf(server, { maxRetries: 0 }).pb.accounts.getAccount({ account_uuid: uuid }));
    await failureOf(clientOf(server).pb.accounts.getAccount({ account_uuid: uuid }, { maxRetries: 0 }));
    expect(server.arrived).toHaveLength(2);
  });

  test.each([
    ["seconds", "3", 3000],
    ["a date", "Sat, 31 Jan 2026 12:00:07 GMT", 7000],
    ["a date that is past", "Sat, 31 Jan 2026 11:00:00 GMT", 0],
    ["nothing readable", "soon", 500],
  ])("Retry-After in %s", async (_, header, wait) => {
    await using server = await startFaulty(empty(429, { "retry-after": header }), ok);
    const { pb, clock } = clientOf(server);
    await pb.accounts.getAccount({ account_uuid: uuid });
    expect(clock.waits).toEqual([wait]);
  });

  test("a server that wants an hour's wait gets none: the caller is told at once", async () => {
    await using server = await startFaulty(empty(503, { "retry-after": "3600" }));
    const { pb, clock } = clientOf(server);
    const error = await failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    expect(error.response?.headers.get("retry-after")).toBe("3600");
    expect(clock.waits).toEqual([]);
  });

  test("every POST has an idempotency key that stays the same, and so may be repeated", async () => {
    await using server = await startFaulty(reset, empty(503), json(201, {}));
    const { pb } = clientOf(server);
    await pb.accounts.createRelationship({ source: uuid, target: uuid });
    const keys = server.arrived.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    await pb.accounts.createRelationship({ source: uuid, target: uuid });
    expect(server.arrived[3]?.headers["idempotency-key"]).not.toBe(keys[0]);
    await pb.accounts.createRelationship({ source: uuid, target: uuid }, { idempotencyKey: "mine" });
    expect(server.arrived[4]?.headers["idempotency-key"]).toBe("mine");
  });

  test("a POST without a token has none, because the server would not keep it, and is not repeated", async () => {
    await using server = await startFaulty(empty(503));
    const { pb } = clientOf(server, { credentials: { clientId: "c", clientSecret: "s" } });
    await failureOf(pb.oauth.requestToken({ grant_type: "client_credentials" }));
    expect(server.arrived).toHaveLength(1);
    expect(server.arrived[0]?.headers).not.toHaveProperty("idempotency-key");
  });

  test("attempts share the trace, each with an id of its own, caused by the one before", async () => {
    await using server = await startFaulty(empty(503), ok);
    const { pb } = clientOf(server);
    await pb.accounts.getAccount({ account_uuid: uuid }, { trace: { id: "first" } });
    const [one, two] = server.arrived.map(({ headers }) => headers);
    expect(one?.id).toBe("first");
    expect(two?.trace).toBe(one?.trace);
    expect(two?.parent).toBe("first");
    expect(two?.id).not.toBe("first");
  });
});

describe("time and abort", () => {
  test.each([
    ["never comes", hang],
    ["never ends", stall],
  ])("an answer that %s times out, attempt by attempt", async (_, behaviour: Behaviour) => {
    await using server = await startFaulty(behaviour, behaviour, ok);
    const { pb, clock } = clientOf(server);
    const call = pb.accounts.getAccount({ account_uuid: uuid });
    await server.count(1);
    clock.expire();
    await server.count(2);
    clock.expire();
    expect(await call).toEqual(account);
    expect(clock.waits).toEqual([500, 1000]);
  });

  test("the last timeout is a TimeoutError with code 408", async () => {
    await using server = await startFaulty(hang);
    const { pb, clock } = clientOf(server, { maxRetries: 0 });
    const failed = failureOf(pb.accounts.getAccount({ account_uuid: uuid }));
    await server.count(1);
    clock.expire();
    expect(await failed).toBeInstanceOf(sdk.TimeoutError);
    expect((await failed).code).toBe(408);
  });

  test("the real clock ends an attempt, too", async () => {
    await using server = await startFaulty(hang);
    const pb = new Patchbay({ host: server.origin, credentials: "t", maxRetries: 0 });
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { timeout: 20 }))).toBeInstanceOf(sdk.TimeoutError);
  });

  test("an abort ends an attempt under way and is not retried", async () => {
    await using server = await startFaulty(hang);
    const { pb } = clientOf(server);
    const controller = new AbortController();
    const failed = failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal: controller.signal }));
    await server.count(1);
    controller.abort("enough");
    expect(await failed).toBeInstanceOf(sdk.AbortError);
    expect(await failed).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(server.arrived).toHaveLength(1);
  });

  test("an abort ends the wait between attempts", async () => {
    await using server = await startFaulty(empty(503));
    const { pb, clock } = clientOf(server);
    const controller = new AbortController();
    clock.onWait = () => controller.abort();
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal: controller.signal }))).toBeInstanceOf(
      sdk.AbortError,
    );
    expect(server.arrived).toHaveLength(1);
  });

  test("an abort ends polling", async () => {
    await using server = await startFaulty(
      json(202, account, { location: "/o/1", "x-status": "processing" }),
      empty(200, { "x-status": "processing" }),
    );
    const { pb, clock } = clientOf(server);
    const controller = new AbortController();
    clock.onWait = () => controller.abort();
    expect(await failureOf(pb.accounts.deleteAccount({ account_uuid: uuid }, { signal: controller.signal }))).toBeInstanceOf(
      sdk.AbortError,
    );
    expect(server.arrived).toHaveLength(2);
  });

  test("nothing is sent for a signal that has fired before", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server);
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }, { signal: AbortSignal.abort() }))).toBeInstanceOf(
      sdk.AbortError,
    );
    expect(server.arrived).toHaveLength(0);
  });
});

describe("an accepted operation", () => {
  const accepted = (location: string) => json(202, account, { location, "x-status": "processing" });

  test("is asked about until it is complete, where the server was reached", async () => {
    await using server = await startFaulty(
      accepted("https://elsewhere.example/accounts/operations/1?x=1"),
      empty(200, { "x-status": "processing" }),
      empty(503),
      empty(200, { "x-status": "complete" }),
    );
    const { pb, clock } = clientOf(server);
    expect(await pb.accounts.createAccount({ name: "A", type: "Customer", parent_uuid: uuid })).toEqual(account);
    expect(server.arrived.map(({ method }) => method)).toEqual(["POST", "HEAD", "HEAD", "HEAD"]);
    const [, look] = server.arrived;
    expect(look?.url).toBe("/accounts/operations/1?x=1");
    expect(look?.headers.authorization).toBe("Bearer token-1");
    expect(look?.headers).not.toHaveProperty("idempotency-key");
    expect(clock.waits).toEqual([1000, 500]);
  });

  test("is not asked about when the caller does not want to wait", async () => {
    await using server = await startFaulty(accepted("/o/1"));
    const { pb } = clientOf(server);
    await pb.accounts.deleteAccount({ account_uuid: uuid }, { poll: false });
    expect(server.arrived).toHaveLength(1);
  });

  test("that deletes is done when nothing is left to ask about", async () => {
    await using server = await startFaulty(accepted("/o/1"), problem(404, "not_found"));
    const { pb } = clientOf(server);
    expect(await pb.accounts.deleteAccount({ account_uuid: uuid })).toEqual(account);
  });

  test("that takes longer than a minute is a timeout; one that failed is an error", async () => {
    await using slow = await startFaulty(accepted("/o/1"), empty(200, { "x-status": "processing" }));
    const error = await failureOf(clientOf(slow).pb.accounts.deleteAccount({ account_uuid: uuid }));
    expect(error).toBeInstanceOf(sdk.TimeoutError);
    await using failing = await startFaulty(accepted("/o/1"), empty(200, { "x-status": "failure" }));
    expect(await failureOf(clientOf(failing).pb.accounts.deleteAccount({ account_uuid: uuid }))).toMatchObject({ code: 500 });
  });
});

describe("hooks and logger", () => {
  test("see every attempt; the request hook may add headers", async () => {
    await using server = await startFaulty(empty(503), ok);
    const events: unknown[] = [];
    const { pb } = clientOf(server, {
      hooks: {
        request: async ({ headers, attempt }) => {
          headers["x-signed"] = `attempt ${attempt}`;
        },
        response: ({ operation, status, attempt }) => void events.push({ operation, status, attempt }),
        retry: ({ delay, error, attempt }) => void events.push({ delay, error: error.name, attempt }),
      },
    });
    await pb.accounts.getAccount({ account_uuid: uuid });
    expect(events).toEqual([
      { operation: "accounts.getAccount", status: 503, attempt: 0 },
      { delay: 500, error: "ServerError", attempt: 0 },
      { operation: "accounts.getAccount", status: 200, attempt: 1 },
    ]);
    expect(server.arrived.map(({ headers }) => headers["x-signed"])).toEqual(["attempt 0", "attempt 1"]);
  });

  test("a hook that throws fails the call with an error of ours", async () => {
    await using server = await startFaulty(ok);
    const { pb } = clientOf(server, {
      hooks: {
        request: () => {
          throw new Error("not today");
        },
      },
    });
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }))).toMatchObject({ message: "not today" });
    expect(server.arrived).toHaveLength(0);
  });

  test("the log holds no secret", async () => {
    const secrets = [
      "hunter2-password",
      "s3cret-client",
      "refresh-me-not",
      "eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl",
      "pw-token-in-path",
    ];
    const [password, clientSecret, refresh_token, access_token, token] = secrets;
    await using server = await startFaulty(json(200, { access_token, refresh_token, expires_in: 3600 }), empty(503), ok);
    const lines: string[] = [];
    const note = (message: string, details: object) => void lines.push(`${message} ${JSON.stringify(details)}`);
    const { pb } = clientOf(server, {
      logger: { debug: note, warn: note },
      credentials: { username: "ada", password: String(password), clientId: "c", clientSecret },
    });
    await pb.identity.validatePasswordToken({ token: String(token) });
    expect(lines.length).toBeGreaterThan(2);
    for (const secret of secrets) expect(lines.join("\n")).not.toContain(secret);
  });
});
