import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { addToDefaultGroup } from "../auth/index.ts";
import { createUser, newUser, tokenOf } from "./testing.ts";

let server: TestServer;
let adminA: string;

beforeAll(async () => {
  server = await startTestServer();
  adminA = await server.tokenFor("adminA");
});
afterAll(() => server.close());

const rows = async (text: string, uuid: unknown) => (await server.app.kernel.db.pool.query(text, [uuid])).rows;
const form = { "content-type": "application/x-www-form-urlencoded" };

it("takes a deleted user out of all groups, and disables the clients that act for him", async () => {
  const user = await createUser(server);
  await server.app.kernel.db.transaction((tx) => addToDefaultGroup(tx, String(user.account_uuid), "user", String(user.uuid)));
  expect(await rows("select 1 from auth.member where user_uuid = $1", user.uuid)).toHaveLength(1);
  const client = await server.call("POST", "/oauth/clients", {
    token: await tokenOf(server, user),
    body: { name: "c", description: "d", app_user: user.uuid, application_type: "connect", grant_types: ["client_credentials"] },
  });
  expect(client.status).toBe(202);
  const grant = () =>
    fetch(`${server.url}/oauth/token`, {
      method: "POST",
      headers: {
        ...form,
        authorization: `Basic ${Buffer.from(`${client.body.public_id}:${client.body.secret}`).toString("base64")}`,
      },
      body: "grant_type=client_credentials&scope=default",
    });
  expect((await grant()).status).toBe(200);
  expect((await server.call("DELETE", `/identity/identities/${user.uuid}`, { token: adminA })).status).toBe(202);
  expect(await rows("select 1 from auth.member where user_uuid = $1", user.uuid)).toEqual([]);
  expect((await grant()).status).toBe(401);
});

it("deletes the users of a deleted account, whose names can be taken again", async () => {
  const token = await server.tokenFor("reseller");
  const created = await server.call("POST", "/accounts/accounts", {
    token,
    body: { name: "Short-lived", type: "Customer", parent_uuid: server.world.accounts.reseller },
  });
  const body = newUser({ password: "a perfectly fine password" });
  const user = await server.call("POST", `/identity/accounts/${created.body.uuid}/identities`, { token, body });
  const mine = await tokenOf(server, user.body);
  expect((await server.call("DELETE", `/accounts/accounts/${created.body.uuid}`, { token })).status).toBe(202);
  expect((await server.call("GET", "/identity/users/me", { token: mine })).status).toBe(401);
  expect(await rows("select 1 from identity.identity where uuid = $1", user.body.uuid)).toEqual([]);
  expect(await rows("select 1 from kernel.event where event = 'identity_deleted' and user_uuid = $1", user.body.uuid)).toHaveLength(
    1,
  );
  expect((await createUser(server, { username: body.username })).username).toBe(body.username);
});

it("undoes a deletion altogether when its last step fails", async () => {
  const user = await createUser(server);
  await server.app.kernel.db.transaction((tx) => addToDefaultGroup(tx, String(user.account_uuid), "user", String(user.uuid)));
  const { pool } = server.app.kernel.db;
  await pool.query("create function identity.refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$");
  await pool.query("create trigger refuse before delete on identity.identity execute function identity.refuse()");
  expect((await server.call("DELETE", `/identity/identities/${user.uuid}`, { token: adminA })).status).toBe(500);
  await pool.query("drop trigger refuse on identity.identity");
  expect(await rows("select 1 from auth.member where user_uuid = $1", user.uuid)).toHaveLength(1);
  expect((await server.call("GET", "/identity/users/me", { token: await tokenOf(server, user) })).status).toBe(200);
});

it("computes no hash while a transaction holds a connection", async () => {
  const { db, passwords } = server.app.kernel;
  const busy: unknown[] = [];
  const look = async () => {
    const { rows: open } = await db.pool.query(
      "select query from pg_stat_activity where datname = current_database() and state like 'idle in transaction%' and query ~ '(identity|auth|oauth)[.]'",
    );
    busy.push(...open);
  };
  const { verify, hash } = { verify: passwords.verify.bind(passwords), hash: passwords.hash.bind(passwords) };
  const spies = [
    vi.spyOn(passwords, "verify").mockImplementation(async (stored, password) => {
      await look();
      return verify(stored, password);
    }),
    vi.spyOn(passwords, "hash").mockImplementation(async (password) => {
      await look();
      return hash(password);
    }),
  ];
  const good = "a perfectly fine password";
  const user = await createUser(server, { password: good });
  const post = (path: string, body: unknown) => server.call("POST", path, { token: adminA, body });
  expect((await post("/identity/users/login", { email: user.username, password: good })).status).toBe(200);
  const own = await tokenOf(server, user);
  const changed = { email: user.username, old_data: good, new_data: `${good} 2` };
  expect((await server.call("POST", "/identity/users/change_password", { token: own, body: changed })).status).toBe(204);
  expect(spies.map((spy) => spy.mock.calls.length)).toEqual([2, 2]);
  expect(busy).toEqual([]);
  for (const spy of spies) spy.mockRestore();
});
