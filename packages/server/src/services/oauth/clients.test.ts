import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import type { UserName } from "../../testing/world.ts";
import { standardPolicy } from "./policies.ts";
import { askToken, basicOf, eventsNamed, isServed } from "./test-client.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const nobody = "0f0f0f0f-0000-4000-8000-000000000000";
const connect = { application_type: "connect", grant_types: ["client_credentials"] };

async function create(by: UserName, body: Record<string, unknown> = {}, path = "/oauth/clients") {
  const token = await server.tokenFor(by);
  return server.call("POST", path, { token, body: { name: "test", description: "a test", ...connect, ...body } });
}

async function created(by: UserName, body: Record<string, unknown> = {}) {
  const result = await create(by, body);
  expect(result.status).toBe(202);
  const { uuid, public_id, secret } = result.body;
  return { uuid: String(uuid), public_id: String(public_id), basic: basicOf(String(public_id), String(secret)) };
}

const grant = (basic: string, scope = "default") => askToken(server, { grant_type: "client_credentials", scope }, { basic });
async function call(by: UserName, method: string, path: string, body?: unknown, scope?: string) {
  return server.call(method, path, { token: await server.tokenFor(by, scope), ...(body === undefined ? {} : { body }) });
}

describe("creating a client", () => {
  it.each(["/oauth/clients", "/oauth/oauth/clients"])(
    "for oneself at %s gives id and secret, and it works at once",
    async (path) => {
      const { users, accounts } = server.world;
      const result = await create("userA", { app_user: users.userA }, path);
      expect(result.status).toBe(202);
      expect(result.headers.get("x-status")).toBe("complete");
      expect(result.headers.get("cache-control")).toBe("no-store");
      expect(result.body).toMatchObject({
        name: "test",
        description: "a test",
        ...connect,
        app_user: users.userA,
        account_uuid: accounts.customerA,
        scope: ["default"],
        policy_uuid: standardPolicy.uuid,
        status: "Active",
        public: false,
        resource_status: "complete",
        audit: { created_by: users.userA },
      });
      expect(String(result.body.public_id)).toMatch(/^[\w-]{20}$/);
      // 43 characters of base64url are 256 bits.
      expect(String(result.body.secret)).toMatch(/^[\w-]{43}$/);
      const token = await grant(basicOf(String(result.body.public_id), String(result.body.secret)));
      expect(token.status).toBe(200);
      expect(await isServed(server, String(token.body.access_token))).toBe(true);
      const events = await eventsNamed(server, "oauth", "client_created");
      expect(events.at(-1)).toEqual({
        client_uuid: result.body.uuid,
        public_id: result.body.public_id,
        account_uuid: accounts.customerA,
        user_uuid: users.userA,
      });
    },
  );

  it("of the same name again makes another one, and the caller is the default user", async () => {
    const [one, two] = [await created("userA"), await created("userA")];
    expect(one.public_id).not.toBe(two.public_id);
    const read = await call("userA", "GET", `/oauth/clients/${one.uuid}`);
    expect(read.body).toMatchObject({ app_user: server.world.users.userA });
  });

  it("for others takes oauth_client.create in their account", async () => {
    const { users } = server.world;
    expect((await create("adminA", { app_user: users.userA })).status).toBe(202);
    expect((await create("reseller", { app_user: users.locationA })).status).toBe(202);
    expect((await create("userA", { app_user: users.adminA })).body).toMatchObject({ code: 403 });
    // Whoever cannot be seen does not exist.
    for (const by of ["adminA", "userB", "locationA"] as const) {
      expect((await create(by, { app_user: users.adminB === users[by] ? users.adminA : users.adminB })).body).toMatchObject({
        code: by === "userB" ? 403 : 400,
      });
    }
    expect((await create("adminA", { app_user: nobody })).body).toMatchObject({ code: 400, key: "unknown_reference" });
  });

  it.each([
    { name: undefined },
    { name: "" },
    { name: "x".repeat(256) },
    { app_user: "null userUUID" },
    { grant_types: ["implicit"] },
    { grant_types: "client_credentials" },
    { application_type: "toaster" },
    { description: 7 },
    { grant_types: ["authorization_code"] },
    { grant_types: ["authorization_code"], redirect_uris: ["javascript:alert(1)"] },
    { grant_types: ["client_credentials"], public: true },
  ])("is refused with %j", async (body) => {
    expect((await create("adminA", body)).body).toMatchObject({ code: 400 });
  });

  it("that people sign in to takes the permission, even for oneself", async () => {
    const body = {
      grant_types: ["authorization_code", "refresh_token"],
      redirect_uris: ["https://app.example.com/"],
      public: true,
    };
    expect((await create("userA", body)).body).toMatchObject({ code: 403 });
    const result = await create("adminA", body);
    expect(result.status).toBe(202);
    expect(result.body).toMatchObject({ public: true, redirect_uris: ["https://app.example.com/"] });
    expect(result.body.secret).toBeUndefined();
  });

  it("with a narrow token makes a client that can do no more", async () => {
    const result = await call("adminA", "POST", "/oauth/clients", { name: "narrow" }, "oauth_client.create account.read");
    expect(result.body).toMatchObject({ scope: ["oauth_client.create", "account.read"] });
    const refused = await call("adminA", "POST", "/oauth/clients", { name: "none" }, "account.read");
    expect(refused.body).toMatchObject({ code: 403 });
  });

  it("with an Idempotency-Key happens once", async () => {
    const token = await server.tokenFor("adminA");
    const request = { token, body: { name: "once" }, headers: { "idempotency-key": "oauth-client-once" } };
    const [one, two] = [await server.call("POST", "/oauth/clients", request), await server.call("POST", "/oauth/clients", request)];
    expect(two.body).toEqual(one.body);
  });
});

/** Makes userA somebody who may manage the clients of his account, and nothing else that a plain user may not. */
async function clientManager(): Promise<void> {
  const { accounts, users } = server.world;
  const permissions = (await call("adminA", "GET", "/auth/permissions?resource_type=oauth_client&limit=100")).body.items;
  const ids = Array.isArray(permissions) ? permissions.map((item) => String(item.uuid)) : [];
  const role = await call("adminA", "POST", `/auth/accounts/${accounts.customerA}/roles`, { name: "Clients", permissions: ids });
  const group = await call("adminA", "POST", `/auth/accounts/${accounts.customerA}/user-groups`, {
    name: "Client managers",
    users: [users.userA],
  });
  await call("adminA", "POST", `/auth/user-groups/${group.body.uuid}/roles`, { roles: [role.body.uuid] });
}

describe("reading clients", () => {
  it("never shows secrets, and shows each what he may see", async () => {
    const own = await created("userB");
    const others = await created("adminB");
    const list = async (by: UserName, query = "") => {
      const result = await call(by, "GET", `/oauth/oauth/clients?limit=100${query}`);
      expect(result.status).toBe(200);
      expect(JSON.stringify(result.body)).not.toContain("secret");
      const items = result.body.items;
      return Array.isArray(items) ? items.map((item) => item.uuid) : [];
    };
    expect(await list("userB")).toEqual([own.uuid]);
    expect(await list("adminB")).toEqual([others.uuid, own.uuid]);
    expect(await list("reseller", `&public_id=${own.public_id}`)).toEqual([own.uuid]);
    expect(await list("adminA", `&public_id=${own.public_id}`)).toEqual([]);
    expect(await list("adminB", `&app_user=${server.world.users.userB.toUpperCase()}`)).toEqual([own.uuid]);
    expect(await list("adminB", "&name=EST&status=active&sort=name")).toHaveLength(2);
    expect(await list("adminB", "&account_uuid=nonsense")).toEqual([]);

    expect((await call("userB", "GET", `/oauth/clients/${own.uuid}`)).status).toBe(200);
    expect((await call("adminB", "GET", `/oauth/clients/${own.uuid}`)).status).toBe(200);
    expect((await call("userB", "GET", `/oauth/clients/${others.uuid}`)).status).toBe(404);
    expect((await call("adminA", "GET", `/oauth/clients/${own.uuid}`)).status).toBe(404);
    expect((await call("adminB", "GET", "/oauth/clients/null%20clientUUID")).status).toBe(404);
  });
});

describe("scopes of a client", () => {
  it("are replaced, and apply to the tokens that follow", async () => {
    const client = await created("adminA");
    const before = await grant(client.basic);
    expect((await call("adminA", "POST", `/oauth/clients/${client.uuid}/scopes`, { scope: ["account.read"] })).status).toBe(204);
    expect((await grant(client.basic)).body).toMatchObject({ scope: "account.read" });
    expect(await isServed(server, String(before.body.access_token))).toBe(true);
    expect((await call("adminA", "POST", `/oauth/clients/${client.uuid}/scopes`, { scope: ["default"] })).status).toBe(204);
    expect((await grant(client.basic)).body).toMatchObject({ scope: "default" });
    const events = await eventsNamed(server, "oauth", "client_modified");
    expect(events.filter((data) => data.client_uuid === client.uuid)).toHaveLength(2);
  });

  it("must exist, in an array, and not go beyond the token that sets them", async () => {
    const { uuid } = await created("adminA");
    const path = `/oauth/clients/${uuid}/scopes`;
    for (const body of [{ scope: "default" }, { scope: [] }, { scope: [7] }, {}, [], "x"]) {
      expect((await call("adminA", "POST", path, body)).body).toMatchObject({ code: 400 });
    }
    expect((await call("adminA", "POST", path, { scope: ["no.such"] })).body).toMatchObject({
      code: 400,
      details: ["scope: no.such"],
    });
    const narrow = "oauth_client.update account.read";
    expect((await call("adminA", "POST", path, { scope: ["account.read"] }, narrow)).status).toBe(204);
    expect((await call("adminA", "POST", path, { scope: ["default"] }, narrow)).body).toMatchObject({ code: 403 });
  });
});

describe("the policy of a client", () => {
  it.each(["/clients/ID/policy", "/oauth/clients/ID/policy"])("is set at %s; the last one wins", async (path) => {
    const client = await created("adminA");
    const policies = (await call("userA", "GET", "/oauth/policies")).body.items;
    const readOnly = Array.isArray(policies) ? policies.find((policy) => policy.name === "Read only") : undefined;
    const at = path.replace("ID", client.uuid);
    expect((await call("adminA", "POST", at, { uuid: standardPolicy.uuid })).status).toBe(204);
    expect((await call("adminA", "POST", at, { uuid: readOnly.uuid.toUpperCase() })).status).toBe(204);
    const scope = String((await grant(client.basic)).body.scope).split(" ");
    expect(scope).toContain("account.read");
    expect(scope.every((name) => name.endsWith(".read"))).toBe(true);
    expect((await grant(client.basic, "account.update")).body).toMatchObject({ code: 400, error: "invalid_scope" });
  });

  it("must exist", async () => {
    const { uuid } = await created("adminA");
    for (const policy of [" null policyUUID", nobody, 7]) {
      expect((await call("adminA", "POST", `/clients/${uuid}/policy`, { uuid: policy })).body).toMatchObject({ code: 400 });
    }
  });
});

describe("changing a client", () => {
  const changes = [
    ["POST", "/oauth/clients/ID/scopes", { scope: ["default"] }],
    ["POST", "/clients/ID/policy", { uuid: standardPolicy.uuid }],
    ["POST", "/oauth/clients/ID/secret", undefined],
    ["DELETE", "/oauth/clients/ID", undefined],
  ] as const;

  it.each(changes)("by %s %s is for its user and for administrators of its account", async (method, path, body) => {
    const { uuid } = await created("adminA");
    const at = path.replace("ID", uuid);
    expect((await call("userA", method, at, body)).body).toMatchObject({ code: 403 });
    for (const by of ["userB", "adminB", "locationA", "reseller2"] as const) {
      expect([403, 404]).toContain((await call(by, method, at, body)).status);
    }
    expect((await call("adminB", method, at, body)).status).toBe(404);
    expect((await call("adminA", method, path.replace("ID", nobody), body)).status).toBe(404);
    expect((await call("adminA", method, path.replace("ID", "undefined"), body)).status).toBe(404);
    expect((await call("reseller", method, at, body)).status).toBeLessThan(300);
  });

  it("gives it another secret; the old one is of no use any more", async () => {
    const client = await created("userA");
    const result = await call("userA", "POST", `/oauth/clients/${client.uuid}/secret`);
    expect(result.status).toBe(200);
    expect((await grant(client.basic)).body).toMatchObject({ code: 401, error: "invalid_client" });
    expect((await grant(basicOf(client.public_id, String(result.body.secret)))).status).toBe(200);
  });

  it("removes it with its tokens", async () => {
    const client = await created("userA");
    const token = String((await grant(client.basic)).body.access_token);
    expect(await isServed(server, token)).toBe(true);
    expect((await call("userA", "DELETE", `/oauth/clients/${client.uuid}`)).status).toBe(204);
    expect(await isServed(server, token)).toBe(false);
    expect((await grant(client.basic)).status).toBe(401);
    expect((await call("userA", "GET", `/oauth/clients/${client.uuid}`)).status).toBe(404);
  });

  it("removes its groups of users and resources with it", async () => {
    const { uuid } = await created("adminA");
    const groups = () => call("adminA", "GET", `/auth/applications/${uuid}/resource-groups`);
    expect((await groups()).status).toBe(200);
    await call("adminA", "DELETE", `/oauth/clients/${uuid}`);
    expect((await groups()).status).toBe(404);
  });

  it("takes at once from the members of its groups what these gave them", async () => {
    const { accounts, users } = server.world;
    const { uuid } = await created("adminA");
    const group = (await call("adminA", "GET", `/auth/applications/${uuid}/user-groups?type=user`)).body.items;
    const at = `/auth/user-groups/${Array.isArray(group) ? group[0].uuid : ""}`;
    const [permission] = Object.values((await call("adminA", "GET", "/auth/permissions?name=role.create")).body.items ?? {});
    const role = { name: "Role makers", permissions: [permission?.uuid] };
    const made = await call("adminA", "POST", `/auth/accounts/${accounts.customerA}/roles`, role);
    await call("adminA", "POST", `${at}/roles`, { roles: [made.body.uuid] });
    await call("adminA", "POST", `${at}/users`, { users: [users.userA] });
    const make = () => call("userA", "POST", `/auth/accounts/${accounts.customerA}/roles`, { name: "By a member" });
    expect((await make()).status).toBe(202);
    await call("adminA", "DELETE", `/oauth/clients/${uuid}`);
    expect((await make()).status).toBe(403);
  });
});

describe("whoever may manage clients", () => {
  beforeAll(clientManager);

  it("cannot make one that does for somebody else what he may not do himself", async () => {
    const { users } = server.world;
    expect((await create("userA", { app_user: users.adminA })).body).toMatchObject({ code: 403 });
    const peer = await call("adminA", "POST", `/identity/accounts/${server.world.accounts.customerA}/identities`, {
      username: "peer@example.com",
      first_name: "Peer",
      last_name: "Tester",
      type: "user",
      provider: "local",
      email: "peer@example.com",
    });
    expect((await create("userA", { app_user: peer.body.uuid })).status).toBe(202);
  });

  it("gets no secret of a client that may do more than he", async () => {
    const client = await created("adminA");
    expect((await call("userA", "POST", `/oauth/clients/${client.uuid}/secret`)).body).toMatchObject({ code: 403 });
    expect((await grant(client.basic)).status).toBe(200);
  });

  it("cannot widen one whose secret he could get while it was narrow", async () => {
    const client = await created("adminA");
    const at = `/oauth/clients/${client.uuid}`;
    const readOnly = "5b1f4c1e-6a4e-4d0b-9a56-0d6f0c1f7a03";
    expect((await call("adminA", "POST", `${at}/scopes`, { scope: ["account.read"] })).status).toBe(204);
    expect((await call("userA", "POST", `${at}/secret`)).status).toBe(200);
    expect((await call("userA", "POST", `${at}/scopes`, { scope: ["default"] })).body).toMatchObject({ code: 403 });
    expect((await call("adminA", "POST", `${at}/policy`, { uuid: readOnly })).status).toBe(204);
    expect((await call("adminA", "POST", `${at}/scopes`, { scope: ["default"] })).status).toBe(204);
    expect((await call("userA", "POST", `${at}/policy`, { uuid: standardPolicy.uuid })).body).toMatchObject({ code: 403 });
    // To take something away never needs more.
    expect((await call("userA", "POST", `${at}/scopes`, { scope: ["role.create"] })).status).toBe(204);
  });

  it("gets nothing by a client that his token may not do", async () => {
    const client = await created("adminA");
    const secret = (scope: string) => call("adminA", "POST", `/oauth/clients/${client.uuid}/secret`, undefined, scope);
    const policy = (name: string, scope: string) => call("adminA", "POST", `/clients/${client.uuid}/policy`, { uuid: name }, scope);
    const narrow = "oauth_client.update";
    const messaging = "5b1f4c1e-6a4e-4d0b-9a56-0d6f0c1f7a02";
    expect((await secret(narrow)).body).toMatchObject({ code: 403 });
    expect((await policy(messaging, narrow)).status).toBe(204);
    expect((await policy(standardPolicy.uuid, narrow)).body).toMatchObject({ code: 403 });
    expect((await policy(standardPolicy.uuid, "default")).status).toBe(204);
    expect((await secret("default")).status).toBe(200);
  });
});

describe("scopes and policies", () => {
  it("are listed by name", async () => {
    const scopes = await call("userA", "GET", "/oauth/scopes");
    expect(scopes.body.metadata).toMatchObject({ offset: 0 });
    const names = Array.isArray(scopes.body.items) ? scopes.body.items.map((item) => item.name) : [];
    expect(names).toContain("default");
    expect(names).toContain("message.read");
    expect(names).toEqual([...names].sort());
    const policies = await call("userA", "GET", "/oauth/policies");
    expect(policies.body.items).toMatchObject([{ name: "Messaging" }, { name: "Read only" }, { name: "Standard" }]);
  });
});

describe("the seed", () => {
  const entry = () => ({
    name: "Seeded",
    public_id: "seeded",
    secret: "a secret of sufficient length",
    account: server.world.accounts.customerA,
    grant_types: ["client_credentials"],
  });
  const seed = (...oauth_clients: Record<string, unknown>[]) => server.app.seed({ oauth_clients }, "clients.test");

  it("may be applied again, and takes a user by name", async () => {
    await seed({ ...entry(), app_user: "usera@example.com" });
    await seed({ ...entry(), app_user: "usera@example.com", name: "Renamed" });
    const found = await call("adminA", "GET", "/oauth/oauth/clients?public_id=seeded");
    expect(found.body.items).toMatchObject([{ name: "Seeded", app_user: server.world.users.userA }]);
    expect((await grant(basicOf("seeded", entry().secret))).status).toBe(200);
  });

  it.each([
    [{ account: "no such account" }, "there is no account"],
    [{ app_user: "nobody@example.com" }, "there is no user"],
    [{ app_user: "userb@example.com" }, "must belong to the account"],
    [{ scope: ["no.such"] }, "there is no scope no.such"],
    [{ policy_uuid: nobody }, "there is no policy"],
    [{ secret: undefined }, "has a secret unless it is public"],
    [{ secret: "too short" }, "secret"],
    [{ grant_types: ["authorization_code"] }, "redirect_uris are required"],
  ])("with %j is refused: %s", async (change, message) => {
    await expect(seed({ ...entry(), public_id: "wrong", ...change })).rejects.toThrow(message);
  });
});
