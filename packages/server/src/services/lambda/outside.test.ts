/** Functions and what is outside: the hosts they may call, and the platform itself. */

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { startTrap, type Trap } from "../../testing/hostile-urls.ts";

let server: TestServer;
let trap: Trap;
let site: Server;
let port: number;
let adminA: string;
let userA: string;
const seen: string[] = [];

beforeAll(async () => {
  trap = await startTrap();
  site = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? ""}`);
    if (request.url === "/away") response.writeHead(302, { location: `http://127.0.0.99:${port}/landed` }).end();
    else
      response.writeHead(200, { "content-type": "application/json", "x-site": "yes" }).end(JSON.stringify({ path: request.url }));
  });
  site.listen(0, "127.0.0.88");
  await once(site, "listening");
  port = (site.address() as AddressInfo).port;
  const allow = `${trap.env.PATCHBAY_OUTBOUND_ALLOW},127.0.0.88,127.0.0.99`;
  server = await startTestServer({ env: { ...trap.env, PATCHBAY_OUTBOUND_ALLOW: allow }, resolve: trap.resolve });
  [adminA, userA] = await Promise.all([server.tokenFor("adminA"), server.tokenFor("userA")]);
});
afterAll(async () => {
  await server.close();
  await trap.close();
  site.close();
});

async function deploy(name: string, source: string, settings: object = {}): Promise<void> {
  const answer = await server.call("PUT", `/lambda/actions/${name}`, { token: adminA, body: { source, ...settings } });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
}

const invoke = (name: string, body: object = {}, token = userA) =>
  server.call("POST", `/lambda/actions/${name}/invoke`, { token, body });

const fetching = `export default async ({ urls }) => {
  const results = [];
  for (const url of urls) results.push(await fetch(url, { headers: { authorization: "Bearer mine" } }).then((r) => r.status, (e) => e.message));
  return results;
};`;

describe("fetch", () => {
  it("reaches the hosts that the function may call, and no others", async () => {
    await deploy("fetching", fetching, { allowed_hosts: ["127.0.0.88", "*.example.com"] });
    const urls = [
      `http://127.0.0.88:${port}/a`,
      `http://127.0.0.99:${port}/a`,
      "http://example.com/",
      `http://127.0.0.88:${port}/away`,
    ];
    const { body } = await invoke("fetching", { urls });
    expect(body.body).toEqual([
      200,
      "The host 127.0.0.99 is not among those allowed here.",
      "The host example.com is not among those allowed here.",
      "The host 127.0.0.99 is not among those allowed here.",
    ]);
    expect(seen).toEqual(["GET /a Bearer mine", "GET /away Bearer mine"]);
    await deploy("fetching", fetching, { allowed_hosts: [] });
    expect((await invoke("fetching", { urls: urls.slice(0, 1) })).body.body).toEqual([
      "The host 127.0.0.88 is not among those allowed here.",
    ]);
  });

  it("opens no connection to what is not public, however it is written and wherever it redirects", {
    timeout: 120_000,
  }, async () => {
    await deploy("hostile", fetching, { allowed_hosts: ["*"], cpu_ms: 20_000 });
    expect(trap.urls.length).toBeGreaterThan(80);
    for (let at = 0; at < trap.urls.length; at += 40) {
      const { body } = await invoke("hostile", { urls: trap.urls.slice(at, at + 40) });
      const reached = Object.values(body.body ?? {}).filter((result) => typeof result === "number");
      expect(reached).toEqual([]);
    }
    expect(trap.touched).toEqual([]);
  });
});

describe("patchbay", () => {
  it("calls within the trace of the call of the function", async () => {
    await deploy(
      "traced",
      "export default async () => (await patchbay.identity.getMyIdentityData().withResponse()).headers.get('trace');",
    );
    const answer = await invoke("traced");
    expect(answer.body.body).toBe(answer.headers.get("trace"));
  });

  const source = `export default async ({ account_uuid }, context) => {
    const me = await patchbay.identity.getMyIdentityData();
    const outcome = await patchbay.accounts.modifyAccount({ account_uuid, description: "by a function" }).then(() => "changed", (e) => [e.name, e.code]);
    return [me.user_uuid, outcome];
  };`;

  it("acts with the caller's rights, no more", async () => {
    await deploy("acting", source);
    const { customerA, customerB } = server.world.accounts;
    const { adminA: admin, userA: user } = server.world.users;
    expect((await invoke("acting", { account_uuid: customerA })).body.body).toEqual([user, ["PermissionError", 403]]);
    expect((await invoke("acting", { account_uuid: customerA }, adminA)).body.body).toEqual([admin, "changed"]);
    expect((await invoke("acting", { account_uuid: customerB }, adminA)).body.body).toEqual([admin, ["NotFoundError", 404]]);
    // A token that may only run functions gives a function that may do no more.
    const narrow = await server.tokenFor("adminA", "lambda.execute");
    const { body } = await invoke("acting", { account_uuid: customerA }, narrow);
    expect(body.body).toEqual([admin, ["PermissionError", 403]]);
  });

  it("calls functions, which call functions, until there is no room", { timeout: 60_000 }, async () => {
    const recursive = `export default async ({ n }) =>
      n === 0 ? 0 : 1 + (await patchbay.lambda.invokeLambda({ name: "again", body: { n: n - 1 } })).body;`;
    await deploy("again", recursive);
    expect((await invoke("again", { n: 3 })).body.body).toBe(3);
    await deploy("again", recursive, { timeout_ms: 4_000 });
    expect([429, 502, 504]).toContain((await invoke("again", { n: 1000 })).status);
    await deploy("again", recursive, { timeout_ms: 30_000 });
    expect((await invoke("again", { n: 0 })).body.body).toBe(0);
  });

  it("cannot pretend to come from elsewhere, or reach beside the API", async () => {
    await deploy(
      "sly",
      `export default async () => {
      const { Patchbay } = await import("@patchbay/sdk");
      const elsewhere = new Patchbay({ host: "http://127.0.0.88:${port}", credentials: "x" });
      return elsewhere.accounts.listAccounts().then(() => "reached", (e) => e.message);
    };`,
    );
    expect((await invoke("sly")).body.body).toContain("not among those allowed here");
  });
});

it("what a function logs, answers and fails with never holds its token", async () => {
  await deploy(
    "leaking",
    `export default async (_, { access_token }) => {
    console.log("mine:", access_token);
    throw new Error(access_token);
  };`,
  );
  const failed = await invoke("leaking");
  expect(failed).toMatchObject({ status: 502, body: { message: "[secret]" } });
  const { body } = await server.call("GET", "/lambda/invocations?name=leaking", { token: userA });
  expect(body.items).toMatchObject([{ console: [{ text: "mine: [secret]" }], error: { message: "[secret]" } }]);
});
