/** Whoever may manage people must not become one who may do more. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { createUser, tokenOf } from "./testing.ts";

let server: TestServer;
let adminA: string;
/** May read and update identities of customerA, and what plain users may; no more. */
let helpdesk: string;

beforeAll(async () => {
  server = await startTestServer();
  adminA = await server.tokenFor("adminA");
  const account = server.world.accounts.customerA;
  const person = await createUser(server);
  const user = String(person.uuid);
  const found = await server.call("GET", "/auth/permissions?resource_type=identity", { token: adminA });
  const permissions = (found.body.items as unknown as { name: string; uuid: string }[])
    .filter(({ name }) => ["identity.read", "identity.update"].includes(name))
    .map(({ uuid }) => uuid);
  const role = await server.call("POST", `/auth/accounts/${account}/roles`, {
    token: adminA,
    body: { name: "Helpdesk", permissions },
  });
  const group = await server.call("POST", `/auth/accounts/${account}/user-groups`, {
    token: adminA,
    body: { name: "Helpdesk", description: "d", users: [user] },
  });
  await server.call("POST", `/auth/user-groups/${group.body.uuid}/roles`, { token: adminA, body: { roles: [role.body.uuid] } });
  const groups = await server.call("GET", `/auth/accounts/${account}/user-groups?type=user&default=true`, { token: adminA });
  await server.call("POST", `/auth/user-groups/${groups.body.items?.[0]?.uuid}/users`, { token: adminA, body: { users: [user] } });
  helpdesk = await tokenOf(server, person);
});
afterAll(() => server.close());

const change = (uuid: string, body: unknown) =>
  server.call("POST", `/identity/identities/${uuid}/modify`, { token: helpdesk, body });

describe("the helpdesk", () => {
  it("changes names of administrators, but not the address that their password mails go to", async () => {
    expect((await change(server.world.users.adminA, { first_name: "Ada" })).status).toBe(200);
    const mine = await change(server.world.users.adminA, { email: "mine@example.com" });
    expect(mine).toMatchObject({ status: 403, body: { message: expect.stringContaining("may do more than you") } });
    expect((await change(server.world.users.userA, { email: "moved@example.com" })).status).toBe(200);
  });

  it("changes no second factors of administrators", async () => {
    const setup = (uuid: string) =>
      server.call("POST", `/identity/identities/${uuid}/mfa/setup/init`, {
        token: helpdesk,
        body: { type: "EMAIL", source: "mine@example.com" },
      });
    expect((await setup(server.world.users.adminA)).status).toBe(403);
    expect((await setup(server.world.users.userA)).status).toBe(200);
    const off = await server.call("PUT", `/identity/identities/${server.world.users.adminA}/mfa/EMAIL`, {
      token: helpdesk,
      body: { active: false, source: "admina@example.com" },
    });
    expect(off.status).toBe(403);
  });
});
