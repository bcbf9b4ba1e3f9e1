import { describe, expect, test } from "vitest";
import { PatchbayError } from "../core/errors.ts";
import { account, clientOf, failureOf, ok, problem, uuid } from "./client.fixture.ts";
import { type Behaviour, breakOff, empty, json, reset, startFaulty } from "./faulty.fixture.ts";
import * as sdk from "./index.ts";

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

  test("what a hook throws is no answer of the server: nothing is sent again for it", async () => {
    await using down = await startFaulty(problem(503, "unavailable"));
    const unavailable = await failureOf(clientOf(down, { maxRetries: 0 }).pb.accounts.getAccount({ account_uuid: uuid }));
    await using server = await startFaulty(ok);
    const statuses: number[] = [];
    const response = ({ status }: sdk.ResponseEvent) => {
      statuses.push(status);
      throw unavailable;
    };
    const { pb } = clientOf(server, { hooks: { response } });
    expect(await failureOf(pb.accounts.getAccount({ account_uuid: uuid }))).toBe(unavailable);
    expect([statuses, server.arrived.length]).toEqual([[200], 1]);
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
