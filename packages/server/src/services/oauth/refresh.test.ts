import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CallResult, startTestServer, type TestServer } from "../../testing/harness.ts";
import { askToken, basicOf, eventsNamed, isServed, refresh, signIn } from "./test-client.ts";

const secret = "a secret of sufficient length";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const { accounts } = server.world;
  const grant_types = ["password", "refresh_token"];
  await server.app.seed(
    { oauth_clients: [{ name: "Other", public_id: "other", secret, account: accounts.root, grant_types }] },
    "refresh.test",
  );
});
afterAll(() => server.close());

const day = 86_400_000;
const refreshTokenOf = (result: CallResult): string => {
  expect(result.status).toBe(200);
  return String(result.body.refresh_token);
};
const accessTokenOf = (result: CallResult): string => String(result.body.access_token);
const expectInvalid = (result: CallResult) => {
  expect(result.body).toMatchObject({ code: 400, error: "invalid_grant", key: "invalid_grant" });
  expect(result.status).toBe(400);
};

describe("a refresh", () => {
  it("gives new tokens, and the old access token stays valid", async () => {
    const first = await signIn(server, "usera@example.com", { device: "plain" });
    const second = await refresh(server, refreshTokenOf(first));
    expect(second.body).toEqual({
      access_token: expect.any(String),
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: expect.any(String),
      scope: "default",
    });
    expect(refreshTokenOf(second)).not.toBe(refreshTokenOf(first));
    expect(await isServed(server, accessTokenOf(first))).toBe(true);
    expect(await isServed(server, accessTokenOf(second))).toBe(true);
    const third = await refresh(server, refreshTokenOf(second));
    expect(third.status).toBe(200);
  });

  it("may ask for less, which narrows the access token only", async () => {
    const first = await signIn(server, "usera@example.com", { device: "narrow", scope: "account.read identity.read" });
    const fields = { grant_type: "refresh_token", refresh_token: refreshTokenOf(first) };
    expect((await askToken(server, { ...fields, scope: "message.read" })).body).toMatchObject({
      code: 400,
      error: "invalid_scope",
    });
    const less = await askToken(server, { ...fields, scope: "account.read" });
    expect(less.body).toMatchObject({ scope: "account.read" });
    expect((await refresh(server, refreshTokenOf(less))).body).toMatchObject({ scope: "account.read identity.read" });
  });

  it("is refused to other clients, and does no harm there", async () => {
    const first = await signIn(server, "usera@example.com", { device: "foreign" });
    expectInvalid(await refresh(server, refreshTokenOf(first), { basic: basicOf("other", secret) }));
    expect((await refresh(server, refreshTokenOf(first))).status).toBe(200);
  });

  it("is refused for what is no refresh token", async () => {
    const first = await signIn(server, "usera@example.com", { device: "nonsense" });
    for (const token of ["x", accessTokenOf(first), "null refresh token"]) expectInvalid(await refresh(server, token));
    expect((await askToken(server, { grant_type: "refresh_token" })).body).toMatchObject({ code: 400, error: "invalid_request" });
  });

  it("lives 30 days from the last one", async () => {
    const first = await signIn(server, "userb@example.com", { device: "slow" });
    server.clock.advance(29 * day);
    const second = await refresh(server, refreshTokenOf(first));
    server.clock.advance(29 * day);
    const third = await refresh(server, refreshTokenOf(second));
    server.clock.advance(30 * day + 1000);
    expectInvalid(await refresh(server, refreshTokenOf(third)));
  });

  it("replaces the session of the same device, and its access token stays valid", async () => {
    const first = await signIn(server, "userb@example.com", { device: "phone" });
    const second = await signIn(server, "userb@example.com", { device: "phone" });
    expectInvalid(await refresh(server, refreshTokenOf(first)));
    expect(await isServed(server, accessTokenOf(first))).toBe(true);
    expect((await refresh(server, refreshTokenOf(second))).status).toBe(200);
  });

  it("leaves sessions of the same device name with other clients alone", async () => {
    const first = await signIn(server, "userb@example.com", { device: "shared" });
    await signIn(server, "userb@example.com", { device: "shared", basic: basicOf("other", secret) });
    expect((await refresh(server, refreshTokenOf(first))).status).toBe(200);
  });
});

describe("a used refresh token", () => {
  it("gives its successor again for 10 seconds, for whoever lost the answer", async () => {
    const first = await signIn(server, "adminb@example.com", { device: "lossy" });
    const second = await refresh(server, refreshTokenOf(first));
    server.clock.advance(9_000);
    const again = await refresh(server, refreshTokenOf(first));
    expect(refreshTokenOf(again)).toBe(refreshTokenOf(second));
    expect(accessTokenOf(again)).not.toBe(accessTokenOf(second));
    expect((await refresh(server, refreshTokenOf(second))).status).toBe(200);
  });

  it("used twice at the same time gives one successor", async () => {
    const first = await signIn(server, "adminb@example.com", { device: "two tabs" });
    const answers = await Promise.all(Array.from({ length: 6 }, () => refresh(server, refreshTokenOf(first))));
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map(refreshTokenOf)).size).toBe(1);
    expect((await refresh(server, refreshTokenOf(answers[0] ?? first))).status).toBe(200);
  });

  const revokesAll = async (device: string, replay: (first: CallResult, second: CallResult) => Promise<CallResult>) => {
    const first = await signIn(server, "adminb@example.com", { device });
    const other = await signIn(server, "adminb@example.com", { device: `${device}, other` });
    const second = await refresh(server, refreshTokenOf(first));
    expectInvalid(await replay(first, second));
    for (const token of [first, second]) expect(await isServed(server, accessTokenOf(token))).toBe(false);
    expectInvalid(await refresh(server, refreshTokenOf(second)));
    expect(await isServed(server, accessTokenOf(other))).toBe(true);
    expect((await refresh(server, refreshTokenOf(other))).status).toBe(200);
    const told = (await eventsNamed(server, "oauth", "refresh_reuse_detected")).filter((data) => data.device_id === device);
    expect(told).toMatchObject([{ cid: "test-client", user_uuid: server.world.users.adminB }]);
    const revoked = (await eventsNamed(server, "oauth", "token_revoked")).filter((data) => data.device_id === device);
    expect(revoked.length).toBeGreaterThanOrEqual(2);
  };

  it("that comes again later revokes all that came of the sign-in, and nothing else", () =>
    revokesAll("late", async (first) => {
      server.clock.advance(10_001);
      return refresh(server, refreshTokenOf(first));
    }));

  it("that comes again after its successor was used does so at once", () =>
    revokesAll("early", async (first, second) => {
      expect((await refresh(server, refreshTokenOf(second))).status).toBe(200);
      return refresh(server, refreshTokenOf(first));
    }));
});

describe("sessions", () => {
  it("are at most 100 of a user; the oldest goes", async () => {
    const first = await signIn(server, "locationa@example.com", { device: "device 0" });
    // The others begin in the table, which takes a hundredth of the time.
    await server.app.kernel.db.run(sql`
      insert into oauth.session (uuid, client_uuid, user_uuid, account_uuid, account_path, device_id, scope, created_at, expires_at)
      select gen_random_uuid(), client_uuid, user_uuid, account_uuid, account_path, 'device ' || n, scope, created_at + n * interval '1 ms', expires_at
      from oauth.session, generate_series(1, 99) n
      where user_uuid = ${server.world.users.locationA} and device_id = 'device 0'`);
    expect(await isServed(server, accessTokenOf(first))).toBe(true);
    server.clock.advance(1000);
    await signIn(server, "locationa@example.com", { device: "device 100" });
    expect(await isServed(server, accessTokenOf(first))).toBe(false);
    expectInvalid(await refresh(server, refreshTokenOf(first)));
  });

  it("of one device begun at the same time end up as one", async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(server, "reseller@example.com", { device: "race" })));
    expect(answers.map((answer) => answer.status)).toEqual(Array(5).fill(200));
    const refreshed = await Promise.all(answers.map((answer) => refresh(server, refreshTokenOf(answer))));
    expect(refreshed.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it("cannot be refreshed once the account is suspended", async () => {
    const first = await signIn(server, "reseller2@example.com", { device: "suspended" });
    const token = await server.tokenFor("root");
    const path = `/accounts/accounts/${server.world.accounts.reseller2}`;
    expect((await server.call("POST", `${path}/suspend`, { token })).status).toBe(204);
    expectInvalid(await refresh(server, refreshTokenOf(first)));
    expect((await server.call("POST", `${path}/reinstate`, { token })).status).toBe(204);
    expect((await refresh(server, refreshTokenOf(first))).status).toBe(200);
  });
});
