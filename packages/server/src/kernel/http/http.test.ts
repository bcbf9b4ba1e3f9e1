import { createHash, randomUUID } from "node:crypto";
import type { OperationSpec } from "@patchbay/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { services } from "../../services/index.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { sql } from "../db/sql.ts";

let server: TestServer;
let reseller: string;

beforeAll(async () => {
  server = await startTestServer();
  reseller = await server.tokenFor("reseller");
});
afterAll(() => server.close());

const newCustomer = () => ({ name: "Idempotent", type: "Customer", parent_uuid: server.world.accounts.reseller });
const post = (key: string, body: unknown, token = reseller) =>
  server.call("POST", "/accounts/accounts", { token, body, headers: { "idempotency-key": key } });

describe("an Idempotency-Key", () => {
  it("gives any number of equal requests one effect and one answer", async () => {
    const key = randomUUID();
    const body = newCustomer();
    const answers = await Promise.all(Array.from({ length: 100 }, () => post(key, body)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([202]));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.headers.get("location"))).size).toBe(1);
  });

  it("belongs to one request of one caller, for 24 hours", async () => {
    const key = randomUUID();
    const first = await post(key, newCustomer());
    expect(await post(key, { ...newCustomer(), name: "Other" })).toMatchObject({
      status: 409,
      body: { key: "idempotency_key_reused" },
    });
    const other = await post(key, newCustomer(), await server.tokenFor("root"));
    expect([other.status, other.body.uuid === first.body.uuid]).toEqual([202, false]);
    server.clock.advance(86_400_000);
    const fresh = await server.tokenFor("reseller");
    const later = await post(key, newCustomer(), fresh);
    expect([later.status, later.body.uuid === first.body.uuid]).toEqual([202, false]);
    reseller = fresh;
  });

  it("is free again after a refused request", async () => {
    const key = randomUUID();
    expect((await post(key, { ...newCustomer(), number: "100" })).status).toBe(409);
    expect((await post(key, newCustomer())).status).toBe(202);
  });

  it("keeps nothing of an answer that can be read, and nothing of a request that passwords can be tried on", async () => {
    const request = { ...newCustomer(), name: "canary-in-the-answer" };
    await post(randomUUID(), request);
    const rows = await server.app.kernel.db.many(sql`select * from kernel.idempotency`);
    const digest = createHash("sha256").update(`POST /accounts/accounts\n${JSON.stringify(request)}`);
    for (const canary of ["canary", digest.digest("base64url")]) expect(JSON.stringify(rows)).not.toContain(canary);
  });
});

describe("a request", () => {
  it("must arrive in time, its body as well", () => {
    expect(server.app.server.server.requestTimeout).toBe(120_000);
  });
});

describe("every answer", () => {
  it("carries the caller's trace and an id of its own", async () => {
    const answer = await server.call("GET", "/accounts/accounts", {
      token: reseller,
      headers: { trace: "trace-1", id: "client-1" },
    });
    expect(answer.headers.get("trace")).toBe("trace-1");
    expect(answer.headers.get("id")).toMatch(/^[0-9a-f-]{36}$/);
    const refused = await server.call("GET", "/accounts/accounts", { headers: { trace: "trace-2" } });
    expect(refused.body.trace_id).toBe("trace-2");
  });

  it("is given at paths with doubled and trailing slashes", async () => {
    for (const path of ["/accounts/accounts/", "//accounts//accounts", "/accounts//accounts//"]) {
      expect((await server.call("GET", path, { token: reseller })).status).toBe(200);
    }
  });

  it.each([
    ["GET", "/no/such/path", {}, 404, "not_found"],
    ["PATCH", "/accounts/accounts", {}, 405, "method_not_allowed"],
    ["GET", "/accounts/accounts", { accept: "image/png" }, 406, "not_acceptable"],
  ] as const)("names what is wrong: %s %s", async (method, path, headers, status, key) => {
    expect(await server.call(method, path, { token: reseller, headers })).toMatchObject({ status, body: { code: status, key } });
  });

  it("tells browsers of other origins what they may send and read", async () => {
    const preflight = await fetch(`${server.url}/accounts/accounts`, {
      method: "OPTIONS",
      headers: {
        origin: "https://app.example.com",
        "access-control-request-method": "PUT",
        "access-control-request-headers": "x-api-version",
      },
    });
    expect(preflight.status).toBeLessThan(300);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("x-device-id");
    const answer = await fetch(`${server.url}/healthz`, { headers: { origin: "https://app.example.com" } });
    expect(answer.headers.get("access-control-expose-headers")).toContain("x-status");
  });
});

describe("an accepted operation", () => {
  it("can be polled by whoever started it, and nobody else, for a day", async () => {
    const accepted = await post(randomUUID(), newCustomer());
    const location = new URL(String(accepted.headers.get("location")));
    expect(location.origin).toBe(server.url);
    const head = (token: string) => fetch(location, { method: "HEAD", headers: { authorization: `Bearer ${token}` } });
    expect([(await head(reseller)).status, (await head(reseller)).headers.get("x-status")]).toEqual([200, "complete"]);
    expect((await head(await server.tokenFor("root"))).status).toBe(404);
    expect((await fetch(location, { method: "HEAD" })).status).toBe(401);
  });

  it("is not found under what is no id", async () => {
    for (const id of ["x", "-".repeat(36), "0".repeat(36)])
      expect((await server.call("GET", `/accounts/operations/${id}`, { token: reseller })).status).toBe(404);
  });
});

describe("a body", () => {
  const send = (body: string) =>
    server.call("POST", "/oauth/clients", { token: reseller, body, headers: { "content-type": "application/json" } });

  it.each([
    ["arrays", `${"[".repeat(300_000)}${"]".repeat(300_000)}`],
    ["objects", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`],
  ])("of %s within each other without end is refused", async (_what, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { key: "invalid_request" } });
  });

  it("that is wrong in very many places costs little, and gets a short answer", async () => {
    const numbers = Array.from({ length: 60_000 }, (_, n) => n);
    const began = performance.now();
    const answer = await send(JSON.stringify({ grant_types: numbers, redirect_uris: numbers }));
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(answer).toMatchObject({ status: 400, body: { key: "validation_failed" } });
    expect(JSON.stringify(answer.body).length).toBeLessThan(1_000);
  }, 120_000);

  it("that is wrong in some places is told all of them", async () => {
    const answer = await send(JSON.stringify({ grant_types: ["x"], redirect_uris: [1, 2] }));
    expect(answer.body.details).toHaveLength(4);
  });
});

describe("limits", () => {
  it("refuse a token and an address that ask too often, and say when to come back", async () => {
    const strict = await startTestServer({ env: { PATCHBAY_RATE_LIMIT_PER_TOKEN: "1:3", PATCHBAY_RATE_LIMIT_PER_ADDRESS: "1:6" } });
    const token = await strict.tokenFor("root");
    const other = await strict.tokenFor("reseller");
    const get = (bearer: string) => strict.call("GET", "/accounts/accounts", { token: bearer });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await get(token)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await get(other)).status).toBe(200);
    expect((await get(other)).status).toBe(200);
    const refused = await get(other);
    expect(refused).toMatchObject({ status: 429, body: { key: "rate_limited" } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    strict.clock.advance(10_000);
    expect((await get(token)).status).toBe(200);
    await strict.close();
  });

  it("take the many addresses of one IPv6 network for one", async () => {
    const strict = await startTestServer({ env: { PATCHBAY_TRUST_PROXY: "1", PATCHBAY_RATE_LIMIT_PER_ADDRESS: "1:2" } });
    const statuses: number[] = [];
    for (const address of ["2001:db8:1:2::1", "2001:db8:1:2::2", "2001:db8:1:2:ffff::1", "2001:db8:1:3::1"]) {
      statuses.push((await strict.call("GET", "/healthz", { headers: { "x-forwarded-for": address } })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
    await strict.close();
  });
});

describe("a stop", () => {
  it("finishes what was accepted, also for callers who have hung up", async () => {
    const stopping = await startTestServer();
    const beside = await startTestServer({ beside: stopping });
    const token = await stopping.tokenFor("reseller");
    const create = (name: string, signal?: AbortSignal) =>
      fetch(`${stopping.url}/accounts/accounts`, {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: JSON.stringify({ name, type: "Customer", parent_uuid: stopping.world.accounts.reseller }),
        ...(signal === undefined ? {} : { signal }),
      });
    const accepted = new Promise<void>((resolve) => {
      let seen = 0;
      stopping.app.server.server.on("request", () => ++seen === 12 && resolve());
    });
    const hangUp = new AbortController();
    const answers = Array.from({ length: 10 }, async (_, n) => {
      const answer = await create(`Answered ${n}`);
      return [answer.status, await answer.text()];
    });
    const lost = Array.from({ length: 2 }, (_, n) => create(`Lost ${n}`, hangUp.signal).catch((error: unknown) => error));
    await accepted;
    hangUp.abort();
    const began = performance.now();
    await stopping.app.close();
    // Not when the connections' keep-alive ends.
    expect(performance.now() - began).toBeLessThan(5_000);
    expect((await Promise.all(answers)).map(([status]) => status)).toEqual(Array(10).fill(202));
    await Promise.all(lost);
    const found = await beside.call("GET", "/accounts/accounts?name=answered", { token });
    expect(found.body.metadata).toMatchObject({ total: 10 });
    await beside.close();
  });
});

describe("the platform's own paths", () => {
  it("tell that it lives, is ready, and how it fares", async () => {
    expect((await server.call("GET", "/healthz")).body).toEqual({ status: "ok" });
    expect((await server.call("GET", "/readyz")).body).toEqual({ status: "ok" });
    await server.call("GET", "/accounts/accounts", { token: reseller });
    const metrics = await fetch(`${server.url}/metrics`);
    expect(await metrics.text()).toContain(
      'patchbay_http_request_duration_seconds_count{operation="accounts.listAccounts",status="200"}',
    );
  });

  it("describe the services that run here, all of them and no others", async () => {
    const described: { paths: Record<string, Record<string, { tags: string[] }>> } = JSON.parse(
      await (await fetch(`${server.url}/openapi.json`)).text(),
    );
    const paths = services.flatMap(({ spec }) =>
      Object.values(spec.operations).flatMap(({ path, aliases = [] }: OperationSpec) => [path, ...aliases]),
    );
    expect(Object.keys(described.paths).sort()).toEqual([...new Set(paths)].sort());
  });
});
