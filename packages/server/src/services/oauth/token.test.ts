import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { password } from "../../testing/world.ts";
import { askToken, basicOf, eventsNamed, isServed, signIn } from "./test-client.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { accounts, users } = server.world;
  const secret = "a secret with : + % and spaces in it";
  const common = { secret, account: accounts.customerA };
  await server.app.seed(
    {
      oauth_clients: [
        { ...common, name: "A", public_id: "client-a", app_user: users.userA, grant_types: ["password", "client_credentials"] },
        { ...common, name: "No user", public_id: "no-user", grant_types: ["client_credentials"] },
        {
          ...common,
          name: "Narrow",
          public_id: "narrow",
          app_user: users.adminA,
          grant_types: ["client_credentials"],
          scope: ["account.read", "identity.read"],
        },
        {
          ...common,
          name: "Asleep",
          public_id: "asleep",
          account: accounts.suspended,
          app_user: users.suspended,
          grant_types: ["client_credentials", "password"],
        },
        {
          name: "Public",
          public_id: "public",
          account: accounts.root,
          public: true,
          grant_types: ["refresh_token", "authorization_code"],
          redirect_uris: ["https://x.example.com/"],
        },
      ],
    },
    "token.test",
  );
});
afterAll(() => server.close());

const clientA = basicOf("client-a", "a secret with : + % and spaces in it");
const claimsOf = (token: unknown) => JSON.parse(Buffer.from(String(token).split(".")[1] ?? "", "base64url").toString());

/** The common members and those of RFC 6749 stand side by side. */
function expectRefusal(result: { status: number; body: unknown; headers: Headers }, status: number, error: string) {
  expect(result.body).toMatchObject({
    code: status,
    error,
    message: expect.any(String),
    trace_id: expect.any(String),
    details: expect.any(Array),
  });
  expect(result.status).toBe(status);
  expect(result.body).toMatchObject({ error_description: expect.any(String), key: error });
  expect(result.headers.get("cache-control")).toBe("no-store");
}

describe("the client", () => {
  const grant = { grant_type: "client_credentials" };

  it.each([
    ["is not there", { basic: null }],
    ["is unknown", { basic: basicOf("nobody", "secret") }],
    ["has another secret", { basic: basicOf("test-client", "wrong") }],
    ["has an empty secret", { basic: basicOf("test-client", "") }],
    ["sends no colon", { basic: Buffer.from("test-client").toString("base64") }],
    ["sends what is no base64", { basic: "!!!" }],
    ["sends U+0000", { basic: basicOf("test\u0000client", "x") }],
    ["sends a broken escape", { basic: basicOf("test-client", "%zz") }],
    ["is public and brings a secret", { basic: basicOf("public", "") }],
  ])("is refused when it %s", async (_, options) => {
    const result = await askToken(server, grant, options);
    expectRefusal(result, 401, "invalid_client");
    expect(result.headers.get("www-authenticate")).toMatch(/^Basic /);
  });

  it("is refused with a bearer token, or with its id alone", async () => {
    const token = await server.tokenFor("adminA");
    expectRefusal(
      await askToken(server, grant, { basic: null, headers: { authorization: `Bearer ${token}` } }),
      401,
      "invalid_client",
    );
    expectRefusal(await askToken(server, { ...grant, client_id: "test-client" }, { basic: null }), 401, "invalid_client");
  });

  it("may send its credentials in the form, encoded as RFC 6749 wants them, or plain", async () => {
    const secret = "a secret with : + % and spaces in it";
    const post = await askToken(server, { ...grant, client_id: "client-a", client_secret: secret }, { basic: null });
    const encoded = await askToken(server, grant, {
      basic: basicOf("client%2Da", encodeURIComponent(secret).replaceAll("%20", "+")),
    });
    const plain = await askToken(server, grant, { basic: clientA });
    expect([post.status, encoded.status, plain.status]).toEqual([200, 200, 200]);
  });

  it("must not authenticate in two ways, or under two names", async () => {
    expectRefusal(await askToken(server, { ...grant, client_id: "test-client", client_secret: "x" }), 400, "invalid_request");
    expectRefusal(await askToken(server, { ...grant, client_id: "client-a" }), 400, "invalid_request");
    expect((await askToken(server, { ...grant, client_id: "test-client" })).status).toBe(200);
  });

  it("is refused the grants that it does not have, and those that do not exist", async () => {
    expectRefusal(
      await askToken(server, { grant_type: "refresh_token", refresh_token: "x" }, { basic: clientA }),
      400,
      "unauthorized_client",
    );
    expectRefusal(await askToken(server, { grant_type: "implicit" }), 400, "unsupported_grant_type");
    expectRefusal(await askToken(server, { grant_type: "constructor" }), 400, "unsupported_grant_type");
    expectRefusal(await askToken(server, {}), 400, "invalid_request");
  });
});

describe("the request", () => {
  it("may be JSON", async () => {
    const headers = { authorization: `Basic ${server.basicToken}` };
    const result = await server.call("POST", "/oauth/token", { headers, body: { grant_type: "client_credentials" } });
    expect(result.status).toBe(200);
  });

  it("is refused in the protocol's own form when it cannot be read", async () => {
    const headers = { authorization: `Basic ${server.basicToken}` };
    const wrongType = await server.call("POST", "/oauth/token", { headers, body: { grant_type: 7 } });
    expect(wrongType.body).toMatchObject({ code: 400, error: "invalid_request" });
    const noJson = await server.call("POST", "/oauth/token", { headers, body: "{" });
    expect(noJson.body).toMatchObject({ code: 400, error: "invalid_request" });
    const xml = await server.call("POST", "/oauth/token", { headers: { ...headers, "content-type": "text/xml" }, body: "<a/>" });
    expect(xml.body).toMatchObject({ code: 415, error: "invalid_request" });
  });

  it("is refused with a device id that cannot be kept", async () => {
    const result = await signIn(server, "usera@example.com", { device: "x".repeat(256) });
    expectRefusal(result, 400, "invalid_request");
  });
});

describe("client credentials", () => {
  it("give a token that acts for the client's user, at once and without a refresh token", async () => {
    const result = await askToken(server, { grant_type: "client_credentials", scope: "default" }, { basic: clientA });
    expect(result.status).toBe(200);
    expect(result.headers.get("cache-control")).toBe("no-store");
    expect(result.body).toEqual({ access_token: expect.any(String), token_type: "bearer", expires_in: 3600, scope: "default" });
    const claims = claimsOf(result.body.access_token);
    const { users, accounts } = server.world;
    expect(claims).toMatchObject({ sub: users.userA, tid: accounts.customerA, cid: "client-a", scp: "default", typ: "client" });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(claims.did).toBeUndefined();
    const me = await server.call("GET", `/identity/identities/${users.userA}`, { token: String(result.body.access_token) });
    expect(me.status).toBe(200);
  });

  it("need a user, who can act", async () => {
    expectRefusal(
      await askToken(
        server,
        { grant_type: "client_credentials" },
        { basic: basicOf("no-user", "a secret with : + % and spaces in it") },
      ),
      400,
      "unauthorized_client",
    );
    expectRefusal(
      await askToken(
        server,
        { grant_type: "client_credentials" },
        { basic: basicOf("asleep", "a secret with : + % and spaces in it") },
      ),
      400,
      "invalid_grant",
    );
  });

  it("give no more than the client's scope, and what is asked for within it", async () => {
    const basic = basicOf("narrow", "a secret with : + % and spaces in it");
    const all = await askToken(server, { grant_type: "client_credentials" }, { basic });
    expect(all.body).toMatchObject({ scope: "account.read identity.read" });
    const some = await askToken(server, { grant_type: "client_credentials", scope: "identity.read" }, { basic });
    expect(some.body).toMatchObject({ scope: "identity.read" });
    const both = await askToken(server, { grant_type: "client_credentials", scope: "identity.read,account.read" }, { basic });
    expect(both.body).toMatchObject({ scope: "identity.read account.read" });
    for (const scope of ["message.read", "identity.read message.read", "no.such"]) {
      expectRefusal(await askToken(server, { grant_type: "client_credentials", scope }, { basic }), 400, "invalid_scope");
    }
    const token = String(some.body.access_token);
    expect((await server.call("GET", "/accounts/accounts", { token })).status).toBe(403);
    expect((await server.call("GET", "/accounts/accounts", { token: String(all.body.access_token) })).status).toBe(200);
  });
});

describe("the password grant", () => {
  it("signs in by the field email, by its alias username, and by e-mail address in any case", async () => {
    const first = await signIn(server, "usera@example.com");
    expect(first.status).toBe(200);
    expect(first.body).toEqual({
      access_token: expect.any(String),
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: expect.any(String),
      scope: "default",
    });
    const { users, accounts } = server.world;
    expect(claimsOf(first.body.access_token)).toMatchObject({
      sub: users.userA,
      tid: accounts.customerA,
      cid: "test-client",
      did: "default",
      typ: "user",
    });
    const second = await askToken(server, { grant_type: "password", username: "UserA@Example.com", password });
    expect(second.status).toBe(200);
  });

  it("tells of the sign-in", async () => {
    await signIn(server, "adminb@example.com", { device: "tablet" });
    const events = await eventsNamed(server, "identity", "login");
    expect(events.at(-1)).toMatchObject({ user_uuid: server.world.users.adminB, client_id: "test-client", device_id: "tablet" });
  });

  it("gives another token for another device, and leaves the first valid", async () => {
    const one = await signIn(server, "adminb@example.com", { device: "one" });
    const two = await signIn(server, "adminb@example.com", { device: "two" });
    expect(one.body.access_token).not.toBe(two.body.access_token);
    expect(await isServed(server, String(one.body.access_token))).toBe(true);
    expect(await isServed(server, String(two.body.access_token))).toBe(true);
  });

  it("refuses everything that is wrong in the same words", async () => {
    const attempts = [
      { email: "userb@example.com", password: "wrong" },
      { email: "nobody@example.com", password },
      { email: "suspended@example.com", password },
      { email: "userb@example.com\u2603", password },
    ];
    const answers = [];
    for (const attempt of attempts) {
      const result = await askToken(server, { grant_type: "password", ...attempt });
      expectRefusal(result, 400, "invalid_grant");
      const { trace_id: _, ...rest } = result.body;
      answers.push(JSON.stringify(rest));
    }
    expect(new Set(answers).size).toBe(1);
  });

  it("tells of a failure", async () => {
    await askToken(server, { grant_type: "password", email: "userb@example.com", password: "wrong" });
    const events = await eventsNamed(server, "identity", "login_failed");
    expect(events.at(-1)).toMatchObject({ user_uuid: server.world.users.userB });
  });

  it("serves the people of the client's account and below, and nobody else", async () => {
    expect((await signIn(server, "locationa@example.com", { basic: clientA })).status).toBe(200);
    expectRefusal(await signIn(server, "userb@example.com", { basic: clientA }), 400, "invalid_grant");
    expectRefusal(await signIn(server, "reseller@example.com", { basic: clientA }), 400, "invalid_grant");
  });

  it("gives no refresh token to a client that may not use one", async () => {
    const result = await signIn(server, "usera@example.com", { basic: clientA });
    expect(result.body.refresh_token).toBeUndefined();
  });

  it("needs both fields", async () => {
    expectRefusal(await askToken(server, { grant_type: "password", password }), 400, "invalid_request");
    expectRefusal(await askToken(server, { grant_type: "password", email: "usera@example.com" }), 400, "invalid_request");
    expectRefusal(
      await askToken(server, { grant_type: "password", email: "usera@example.com", password: "" }),
      400,
      "invalid_request",
    );
  });

  it("slows down who guesses", async () => {
    let result = await askToken(server, { grant_type: "password", email: "reseller2@example.com", password: "guess" });
    for (let n = 0; n < 20 && result.status !== 429; n++) {
      result = await askToken(server, { grant_type: "password", email: "reseller2@example.com", password: "guess" });
    }
    expect(result.status).toBe(429);
    expect(Number(result.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(result.body).toMatchObject({ code: 429, error: "rate_limited" });
  });
});
