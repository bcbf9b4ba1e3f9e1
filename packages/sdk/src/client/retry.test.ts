import { describe, expect, test } from "vitest";
import { account, clientOf, failureOf, ok, problem, uuid } from "./client.fixture.ts";
import { type Behaviour, breakOff, empty, json, reset, startFaulty } from "./faulty.fixture.ts";
import * as sdk from "./index.ts";

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
    await failureOf(pb.oauth.requestToken({ grant_type: "client_credentials" }, { idempotencyKey: "mine" }));
    expect(server.arrived).toHaveLength(2);
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
