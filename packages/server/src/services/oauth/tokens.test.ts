import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import type { UserName } from "../../testing/world.ts";
import { askToken, basicOf, eventsNamed, isServed, refresh, sendForm, signIn } from "./test-client.ts";

const secret = "a secret of sufficient length";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { accounts, users } = server.world;
  const client = (public_id: string, account: string, app_user: string) => ({
    name: public_id,
    public_id,
    secret,
    account,
    app_user,
    grant_types: ["client_credentials", "password", "refresh_token"],
  });
  await server.app.seed(
    {
      oauth_clients: [
        client("of-user-a", accounts.customerA, users.userA),
        client("of-admin-a", accounts.customerA, users.adminA),
        client("of-user-b", accounts.customerB, users.userB),
        { name: "Public", public_id: "public", account: accounts.root, public: true, grant_types: ["refresh_token"] },
      ],
    },
    "tokens.test",
  );
});
afterAll(() => server.close());

async function clientToken(public_id: string, scope = "default"): Promise<string> {
  const result = await askToken(server, { grant_type: "client_credentials", scope }, { basic: basicOf(public_id, secret) });
  return String(result.body.access_token);
}

async function check(by: UserName, what: "validate" | "invalidate", access_token: unknown, scope?: string) {
  const token = await server.tokenFor(by, scope);
  return server.call("POST", `/oauth/${what}/access`, { token, body: { access_token } });
}

async function list(by: UserName, query = "", scope?: string) {
  const result = await server.call("GET", `/oauth/oauth/tokens?limit=100${query}`, { token: await server.tokenFor(by, scope) });
  expect(result.status).toBe(200);
  return Array.isArray(result.body.items) ? result.body.items : [];
}

describe("validate", () => {
  it("answers 204 for an active token, whoever asks", async () => {
    const token = await clientToken("of-user-a");
    expect((await check("userA", "validate", token)).status).toBe(204);
    expect((await check("userB", "validate", token)).status).toBe(204);
  });

  it("answers 400 for everything else", async () => {
    const { body } = await signIn(server, "usera@example.com", { device: "validate" });
    const token = await clientToken("of-user-a");
    for (const text of ["", "null token", "a.b.c", `${token}x`, token.slice(0, -8), String(body.refresh_token), "token-handle-x"]) {
      expect((await check("userA", "validate", text)).body).toMatchObject({ code: 400, key: "inactive_token" });
    }
    for (const text of [undefined, null, 7, {}]) expect((await check("userA", "validate", text)).body).toMatchObject({ code: 400 });
    server.clock.advance(3_600_000);
    expect((await check("userA", "validate", token)).body).toMatchObject({ code: 400 });
  });

  it("answers 400 for a token whose user cannot act any more", async () => {
    const token = await clientToken("of-user-b");
    const root = await server.tokenFor("root");
    const path = `/accounts/accounts/${server.world.accounts.customerB}`;
    await server.call("POST", `${path}/suspend`, { token: root });
    expect((await check("userA", "validate", token)).status).toBe(400);
    await server.call("POST", `${path}/reinstate`, { token: root });
    expect((await check("userA", "validate", token)).status).toBe(204);
  });

  it("needs a token of the caller's own", async () => {
    const result = await server.call("POST", "/oauth/validate/access", { body: { access_token: "x" } });
    expect(result.body).toMatchObject({ code: 401 });
  });
});

describe("invalidate", () => {
  it("revokes at once: the API, validate and the list know", async () => {
    const token = await clientToken("of-user-a");
    expect(await isServed(server, token)).toBe(true);
    expect((await check("userA", "invalidate", token)).status).toBe(204);
    expect(await isServed(server, token)).toBe(false);
    expect((await server.call("GET", "/oauth/scopes", { token })).body).toMatchObject({ code: 401, key: "token_revoked" });
    expect((await check("userA", "validate", token)).status).toBe(400);
    expect((await list("userA")).map((item) => item.access_token)).not.toContain(token);
    const { users, accounts } = server.world;
    const events = await eventsNamed(server, "oauth", "token_revoked");
    expect(events.at(-1)).toEqual({
      cid: "of-user-a",
      device_id: null,
      jti: expect.any(String),
      account_uuid: accounts.customerA,
      user_uuid: users.userA,
    });
  });

  it("may be used by a token on itself", async () => {
    const token = await clientToken("of-user-a");
    const result = await server.call("POST", "/oauth/invalidate/access", { token, body: { access_token: token } });
    expect(result.status).toBe(204);
    expect(await isServed(server, token)).toBe(false);
  });

  it("answers 204 for dead and unknown tokens, and tells of nothing", async () => {
    const token = await clientToken("of-user-a");
    await check("userA", "invalidate", token);
    const before = await eventsNamed(server, "oauth", "token_revoked");
    for (const text of [token, "null token", "", "token-handle-0f0f0f0f-0000-4000-8000-000000000000"]) {
      expect((await check("userA", "invalidate", text)).status).toBe(204);
    }
    expect(await eventsNamed(server, "oauth", "token_revoked")).toEqual(before);
  });

  it("needs oauth_token.delete for the tokens of others", async () => {
    const token = await clientToken("of-admin-a");
    for (const by of ["userA", "userB", "adminB", "locationA"] as const) {
      expect((await check(by, "invalidate", token)).body).toMatchObject({ code: 403 });
    }
    expect(await isServed(server, token)).toBe(true);
    expect((await check("reseller", "invalidate", token)).status).toBe(204);
    expect(await isServed(server, token)).toBe(false);
  });
});

describe("the token list", () => {
  it("gives each his own tokens in full, and administrators handles that validate and invalidate take", async () => {
    const token = await clientToken("of-user-a");
    const own = await list("userA", "&token_type=client&user_name=usera@example.com");
    expect(own[0]).toMatchObject({
      access_token: token,
      token_type: "client",
      user_uuid: server.world.users.userA,
      user_name: "usera@example.com",
      client_id: "of-user-a",
      scope: "default",
      device_id: null,
    });
    const [seen] = await list("adminA", "&client_id=of-user-a");
    expect(seen.access_token).toMatch(/^token-handle-/);
    expect(await isServed(server, String(seen.access_token))).toBe(false);
    expect((await check("adminA", "validate", seen.access_token)).status).toBe(204);
    // A handle is good for nothing in the hands of others.
    expect((await check("userB", "validate", seen.access_token)).status).toBe(400);
    expect((await check("adminB", "invalidate", seen.access_token)).status).toBe(204);
    expect(await isServed(server, token)).toBe(true);
    expect((await check("adminA", "invalidate", seen.access_token)).status).toBe(204);
    expect(await isServed(server, token)).toBe(false);
    expect((await check("adminA", "validate", seen.access_token)).status).toBe(400);
  });

  it("shows a narrow token only what it may do itself", async () => {
    const wide = await clientToken("of-user-a");
    const narrow = await clientToken("of-user-a", "oauth_token.read");
    const seen = (await list("userA", "", "oauth_token.read")).map((item) => item.access_token);
    expect(seen).toContain(narrow);
    expect(seen).not.toContain(wide);
    const refused = await server.call("GET", "/oauth/oauth/tokens", { token: await server.tokenFor("userA", "account.read") });
    expect(refused.body).toMatchObject({ code: 403 });
  });

  it("filters, newest first", async () => {
    const { adminB, userB } = server.world.users;
    // What was issued before has expired.
    server.clock.advance(3_600_000);
    await signIn(server, "adminb@example.com", { device: "list one" });
    await signIn(server, "adminb@example.com", { device: "list two" });
    const devices = async (query: string) => (await list("adminB", query)).map((item) => item.device_id);
    expect(await devices("")).toEqual(["list two", "list one"]);
    expect(await devices(`&user_uuid=${adminB.toUpperCase()}&token_type=USER`)).toEqual(["list two", "list one"]);
    expect(await devices("&username=AdminB@Example.com&sort=issued_at")).toHaveLength(2);
    expect(await devices("&device_id=list%20one")).toEqual(["list one"]);
    expect(await devices("&client_id=test-client")).toHaveLength(2);
    expect(await devices("&token_type=client")).toEqual([]);
    expect(await devices(`&user_uuid=${userB}`)).toEqual([]);
    expect(await devices("&user_uuid=nonsense")).toEqual([]);
    expect(await devices("&id=x&trace=y&debug=false")).toHaveLength(2);
  });

  it("shows nothing of other tenants, and nothing that has expired", async () => {
    await clientToken("of-user-b");
    const accounts = (await list("adminA")).map((item) => item.client_id);
    expect(accounts).not.toContain("of-user-b");
    expect(await list("userB")).not.toHaveLength(0);
    server.clock.advance(3_600_000);
    expect(await list("root")).toEqual([]);
  });
});

describe("introspection (RFC 7662)", () => {
  const introspect = (token: string, public_id = "of-user-a") =>
    sendForm(server, "/oauth/introspect", { token }, { basic: basicOf(public_id, secret) });

  it("tells a client about its own access and refresh tokens", async () => {
    const { users, accounts } = server.world;
    const tokens = await signIn(server, "usera@example.com", { device: "introspect", basic: basicOf("of-user-a", secret) });
    const common = { active: true, scope: "default", client_id: "of-user-a", sub: users.userA, tid: accounts.customerA };
    const access = await introspect(String(tokens.body.access_token));
    expect(access.headers.get("cache-control")).toBe("no-store");
    expect(access.body).toMatchObject({ ...common, username: "usera@example.com", token_type: "bearer", jti: expect.any(String) });
    const refreshToken = await introspect(String(tokens.body.refresh_token));
    expect(refreshToken.body).toMatchObject(common);
    expect(Number(refreshToken.body.exp) - Number(refreshToken.body.iat)).toBe(30 * 86_400);
  });

  it("tells it about tokens of its account, and nothing about those of others", async () => {
    const ofB = await clientToken("of-user-b");
    const ofA = await clientToken("of-admin-a");
    expect((await introspect(ofA)).body).toMatchObject({ active: true, client_id: "of-admin-a" });
    expect((await introspect(ofB)).body).toEqual({ active: false });
    expect((await sendForm(server, "/oauth/introspect", { token: ofB })).body).toMatchObject({ active: true });
    const foreign = await signIn(server, "usera@example.com", { device: "introspect, foreign" });
    expect((await introspect(String(foreign.body.refresh_token))).body).toEqual({ active: false });
  });

  it("shows nothing of a dead token", async () => {
    const token = await clientToken("of-user-a");
    await check("userA", "invalidate", token);
    for (const text of [token, "x", "a.b.c"]) expect((await introspect(text)).body).toEqual({ active: false });
    const tokens = await signIn(server, "usera@example.com", { device: "introspect, used", basic: basicOf("of-user-a", secret) });
    await refresh(server, String(tokens.body.refresh_token), { basic: basicOf("of-user-a", secret) });
    expect((await introspect(String(tokens.body.refresh_token))).body).toEqual({ active: false });
  });

  it("is for confidential clients, and about a token", async () => {
    expect((await sendForm(server, "/oauth/introspect", { token: "x" }, { basic: null })).body).toMatchObject({ code: 401 });
    const isPublic = await sendForm(server, "/oauth/introspect", { token: "x", client_id: "public" }, { basic: null });
    expect(isPublic.body).toMatchObject({ code: 401, error: "invalid_client" });
    expect((await sendForm(server, "/oauth/introspect", {})).body).toMatchObject({ code: 400, error: "invalid_request" });
  });
});

describe("revocation (RFC 7009)", () => {
  const basic = basicOf("of-user-a", secret);
  const revoke = (token: string, options = { basic }) =>
    sendForm(server, "/oauth/revoke", { token, token_type_hint: "refresh_token" }, options);

  it("of an access token leaves the session", async () => {
    const tokens = await signIn(server, "usera@example.com", { device: "revoke access", basic });
    expect((await revoke(String(tokens.body.access_token))).status).toBe(200);
    expect(await isServed(server, String(tokens.body.access_token))).toBe(false);
    expect((await refresh(server, String(tokens.body.refresh_token), { basic })).status).toBe(200);
  });

  it("of a refresh token ends the session with its access tokens", async () => {
    const tokens = await signIn(server, "usera@example.com", { device: "revoke refresh", basic });
    const next = await refresh(server, String(tokens.body.refresh_token), { basic });
    expect((await revoke(String(next.body.refresh_token))).status).toBe(200);
    for (const { body } of [tokens, next]) expect(await isServed(server, String(body.access_token))).toBe(false);
    expect((await refresh(server, String(next.body.refresh_token), { basic })).body).toMatchObject({ error: "invalid_grant" });
  });

  it("of what is dead or unknown succeeds", async () => {
    for (const token of ["x", "a.b.c", await clientToken("of-user-a")]) {
      expect((await revoke(token)).status).toBe(200);
      expect((await revoke(token)).status).toBe(200);
    }
  });

  it("of tokens of other clients is refused", async () => {
    const tokens = await signIn(server, "usera@example.com", { device: "revoke foreign", basic });
    for (const token of [String(tokens.body.access_token), String(tokens.body.refresh_token)]) {
      expect((await revoke(token, { basic: server.basicToken })).body).toMatchObject({ code: 400, error: "invalid_grant" });
    }
    expect(await isServed(server, String(tokens.body.access_token))).toBe(true);
    expect((await sendForm(server, "/oauth/revoke", {}, { basic })).body).toMatchObject({ code: 400, error: "invalid_request" });
  });
});
