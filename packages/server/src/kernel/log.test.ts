import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../testing/harness.ts";
import { password } from "../testing/world.ts";
import { sql } from "./db/sql.ts";
import { createLog } from "./log.ts";

let server: TestServer;
let lines: Record<string, unknown>[] = [];

const sink = new Writable({
  write(chunk: Buffer, _encoding, done) {
    lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
    done();
  },
});

beforeAll(async () => {
  server = await startTestServer({ log: createLog("trace", sink) });
});
afterAll(() => server.close());

function signIn(pwd: string) {
  return server.call("POST", "/oauth/token", {
    headers: { authorization: `Basic ${server.basicToken}`, "content-type": "application/x-www-form-urlencoded", debug: "true" },
    body: new URLSearchParams({ grant_type: "password", scope: "default", email: "admina@example.com", password: pwd }).toString(),
  });
}

describe("the log", () => {
  it("holds no password, secret or token, at any level, whether a request succeeds or fails", async () => {
    lines = [];
    const granted = await signIn(password);
    expect(granted.status).toBe(200);
    const token = String(granted.body.access_token);
    await signIn("a wrong pass phrase");
    await server.call("GET", `/accounts/accounts?access_token=${token}`, { token, headers: { debug: "true" } });
    await server.call("POST", "/identity/users/login", { token, body: { email: "admina@example.com", password } });
    const mailed = "a-token-that-was-mailed";
    const body = { email: "admina@example.com", password };
    await server.call("GET", `/identity/users/password-tokens/${mailed}`, { token });
    await server.call("PUT", `/identity/users/password-tokens/${mailed}`, { token, body, headers: { debug: "true" } });
    await server.call("PATCH", `/identity/users//password-tokens/${mailed}/`, { token });
    await expect.poll(() => lines.filter((line) => line.path === "/identity/users/password-tokens/:token").length).toBe(3);
    const text = JSON.stringify(lines);
    expect(lines.length).toBeGreaterThanOrEqual(4);
    for (const secret of [
      mailed,
      password,
      "a wrong pass phrase",
      server.client.secret,
      server.basicToken,
      token,
      String(granted.body.refresh_token),
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  it("names the trace of a request, as its answer and its events do", async () => {
    lines = [];
    const token = await server.tokenFor("reseller");
    const body = { name: "Traced", type: "Customer", parent_uuid: server.world.accounts.reseller };
    const headers = { trace: "3b0f4fd2-0d3c-4c9f-a1f7-5f9f0e9d8c11", id: "the-client-id" };
    const answer = await server.call("POST", "/accounts/accounts", { token, body, headers });
    await expect
      .poll(() => lines.find((line) => line.operation === "accounts.createAccount"))
      .toMatchObject({
        trace: headers.trace,
        client_id: "the-client-id",
        id: answer.headers.get("id"),
        status: 202,
        user: server.world.users.reseller,
      });
    const events = await server.app.kernel.db.many(sql`select service, event from kernel.event where trace_id = ${headers.trace}`);
    expect(events).toEqual([{ service: "accounts", event: "account_created" }]);
  });
});
