/** kill -9 at the named crash points: the state is what it was before or what it is after, never between. */
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { raw, sql } from "./kernel/db/sql.ts";
import { startChildServer } from "./testing/child-server.ts";
import { startTestServer, type TestServer } from "./testing/harness.ts";

let server: TestServer;
let reseller: string;

beforeAll(async () => {
  server = await startTestServer();
  reseller = await server.tokenFor("reseller");
});
afterAll(() => server.close());

/** A digest of everything in the database, except the places of consumers, which move by themselves. */
async function stateOfAll(): Promise<string> {
  const { db } = server.app.kernel;
  const tables = await db.many<{ name: string }>(sql`
    select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') and tablename not like '%consumer%' order by 1`);
  const hash = createHash("sha256");
  for (const { name } of tables) {
    const row = await db.one<{ rows: string | null }>(
      sql`select string_agg(t::text, '|' order by t::text) as rows from ${raw(name)} t`,
    );
    hash.update(`${name}:${row.rows}`);
  }
  return hash.digest("hex");
}

/** Makes the request of a server that dies at the point, and waits for its death. */
async function crash(point: string, request: (url: string) => Promise<unknown>): Promise<void> {
  const child = await startChildServer(server.databaseUrl, { PATCHBAY_CRASH_AT: point });
  await expect(request(child.url)).rejects.toThrow("fetch failed");
  expect(await child.ended).toBe("SIGKILL");
}

const json = (token: string) => ({ authorization: `Bearer ${token}`, "content-type": "application/json" });
const countEvents = async (event: string, text: string) =>
  (
    await server.app.kernel.db.one<{ n: number }>(sql`
    select count(*)::int as n from kernel.event where event = ${event} and position(${text} in data::text) > 0`)
  ).n;

describe("creating an account", () => {
  const create = (name: string) => (url: string) =>
    fetch(`${url}/accounts/accounts`, {
      method: "POST",
      headers: json(reseller),
      body: JSON.stringify({ name, type: "Customer", parent_uuid: server.world.accounts.reseller }),
    });

  it("leaves nothing when it dies before the commit", async () => {
    const before = await stateOfAll();
    await crash("accounts.createAccount:before_commit", create("Never"));
    expect(await stateOfAll()).toBe(before);
  });

  it("leaves the whole account when it dies after the commit", async () => {
    await crash("accounts.createAccount:after_commit", create("Ever"));
    const found = await server.call("GET", "/accounts/accounts?name=Ever", { token: reseller });
    expect(found.body.items).toHaveLength(1);
    const account = found.body.items?.[0];
    expect(account?.relationships).toMatchObject({ items: [{ type: "parent" }] });
    const groups = await server.call("GET", `/auth/accounts/${account?.uuid}/user-groups?default=true`, { token: reseller });
    expect(groups.body.items).toMatchObject([{ type: "admin" }, { type: "user" }]);
    expect(await countEvents("account_created", "Ever")).toBe(1);
  });
});

describe("refreshing a token", () => {
  const form = (fields: Record<string, string>) => ({
    method: "POST",
    headers: { authorization: `Basic ${server.basicToken}`, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields),
  });
  const signIn = async (): Promise<string> => {
    const answer = await fetch(
      `${server.url}/oauth/token`,
      form({ grant_type: "password", scope: "default", email: "admina@example.com", password: "correct horse battery staple" }),
    );
    return String(((await answer.json()) as { refresh_token: string }).refresh_token);
  };
  const refresh = (refresh_token: string) => (url: string) =>
    fetch(`${url}/oauth/token`, form({ grant_type: "refresh_token", refresh_token }));

  it("leaves the old token good when it dies before the commit", async () => {
    const token = await signIn();
    const before = await stateOfAll();
    await crash("oauth.requestToken:before_commit", refresh(token));
    expect(await stateOfAll()).toBe(before);
    expect((await refresh(token)(server.url)).status).toBe(200);
  });

  it("has rotated it when it dies after the commit: good for the grace period only, for the answer that was lost", async () => {
    const token = await signIn();
    await crash("oauth.requestToken:after_commit", refresh(token));
    expect((await refresh(token)(server.url)).status).toBe(200);
    server.clock.advance(60_000);
    expect((await refresh(token)(server.url)).status).toBe(400);
  });
});

describe("giving a role", () => {
  const mayDelete = async () =>
    (
      await server.call("POST", `/auth/users/${server.world.users.userA}/authorize`, {
        token: reseller,
        body: { account_uuid: server.world.accounts.customerA, resource_type: "account", action: "update" },
      })
    ).status;

  it("changes what a user may do, or nothing", async () => {
    const permissions = await server.call("GET", "/auth/permissions?name=account.update", { token: reseller });
    const role = await server.call("POST", `/auth/accounts/${server.world.accounts.customerA}/roles`, {
      token: reseller,
      body: { name: "Updaters", permissions: [permissions.body.items?.[0]?.uuid] },
    });
    const group = await server.call("POST", `/auth/accounts/${server.world.accounts.customerA}/user-groups`, {
      token: reseller,
      body: { name: "Updaters", description: "d", users: [server.world.users.userA] },
    });
    const assign = (url: string) =>
      fetch(`${url}/auth/user-groups/${group.body.uuid}/roles`, {
        method: "POST",
        headers: json(reseller),
        body: JSON.stringify({ roles: [role.body.uuid] }),
      });
    const before = await stateOfAll();
    await crash("auth.assignRolesToUserGroup:before_commit", assign);
    expect(await stateOfAll()).toBe(before);
    expect(await mayDelete()).toBe(403);
    await crash("auth.assignRolesToUserGroup:after_commit", assign);
    await expect.poll(mayDelete, { timeout: 2_000 }).toBe(204);
    expect(await countEvents("role_assigned", String(role.body.uuid))).toBe(1);
  });
});
