/** What is added to an account, or to a user, while a deletion of it is under way would stay behind for ever. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CallResult, startTestServer, type TestServer } from "../../testing/harness.ts";

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer();
  token = await server.tokenFor("reseller");
});
afterAll(() => server.close());

let counter = 0;
async function newAccount(): Promise<string> {
  const body = { name: `Going ${++counter}`, type: "Customer", parent_uuid: server.world.accounts.reseller };
  return String((await server.call("POST", "/accounts/accounts", { token, body })).body.uuid);
}

const person = () => ({
  type: "user",
  first_name: "G",
  last_name: "Ghost",
  username: `ghost-${++counter}`,
  email: "g@example.com",
});
async function newUser(account: string): Promise<string> {
  return String((await server.call("POST", `/identity/accounts/${account}/identities`, { token, body: person() })).body.uuid);
}

/** Has a request come while somebody is deleting a row, and gives its answer. */
async function whileDeleting(table: string, uuid: string, path: string, body: unknown): Promise<CallResult> {
  const { db } = server.app.kernel;
  let answer: Promise<CallResult> | undefined;
  await db.transaction(async (tx) => {
    await tx.run(sql`select 1 from ${sql([table])} where uuid = ${uuid} for update`);
    answer = server.call("POST", path, { token, body });
    await expect
      .poll(() => db.many(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
      .toHaveLength(1);
    if (table === "accounts.account") await tx.run(sql`update accounts.account set deleted_at = now() where uuid = ${uuid}`);
    else await tx.run(sql`delete from identity.identity where uuid = ${uuid}`);
  });
  if (answer === undefined) throw new Error("There was no request.");
  return answer;
}

describe("an account that is being deleted", () => {
  it.each([
    ["an identity", (account: string) => `/identity/accounts/${account}/identities`, person, 404],
    ["a group", (account: string) => `/auth/accounts/${account}/user-groups`, () => ({ name: "g" }), 404],
    ["a role", (account: string) => `/auth/accounts/${account}/roles`, () => ({ name: "r" }), 404],
    ["an account", () => "/accounts/accounts", (parent_uuid: string) => ({ name: "a", type: "Location", parent_uuid }), 400],
    [
      "a link",
      () => "/accounts/relationships",
      (source: string) => ({ type: "partner", source, target: server.world.accounts.customerA }),
      400,
    ],
  ] as const)("does not get %s", async (_, path, body, status) => {
    const account = await newAccount();
    expect((await whileDeleting("accounts.account", account, path(account), body(account))).status).toBe(status);
  });
});

describe("a user who is being deleted", () => {
  it.each([
    ["a client", () => "/oauth/clients", (app_user: string) => ({ name: "c", app_user }), 400],
    ["a property", (user: string) => `/profiles/users/${user}/properties`, () => ({ context: "user", name: "n", value: "v" }), 404],
  ] as const)("does not get %s", async (_, path, body, status) => {
    const user = await newUser(server.world.accounts.customerB);
    expect((await whileDeleting("identity.identity", user, path(user), body(user))).status).toBe(status);
  });
});
