import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { Passwords } from "../../kernel/passwords/passwords.ts";
import { type Answer, startTestServer, type TestServer } from "../../testing/harness.ts";
import { password } from "../../testing/world.ts";
import { createUser, eventsOf, mailedToken, messagesTo, newUser, tokenOf } from "./testing.ts";

let server: TestServer;
let adminA: string;
let client: string;
const good = "a perfectly fine password";
const other = "another quite fine password";

/** What an application uses before it has a user's token. */
async function clientToken(): Promise<string> {
  const { world, app } = server;
  const now = Math.floor(app.kernel.clock.now().getTime() / 1000);
  const claims = {
    jti: "00000000-0000-4000-8000-0000000000c1",
    sub: world.users.root,
    tid: world.accounts.root,
    cid: "test-client",
    scp: "default",
  };
  return app.kernel.access.keys.sign({ ...claims, typ: "client", iat: now, exp: now + 30 * 86_400 });
}

beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_TRUST_PROXY: "1" } });
  adminA = await server.tokenFor("adminA");
  client = await clientToken();
});
afterAll(() => server.close());
// Failures are counted per address as well, and all tests share one.
afterEach(() => server.app.kernel.db.pool.query("delete from identity.throttle"));

const login = (email: unknown, pwd: unknown, token = client) =>
  server.call("POST", "/identity/users/login", { token, body: { email, password: pwd } });
const change = (email: unknown, old_data: unknown, new_data: unknown, token = client) =>
  server.call("POST", "/identity/users/change_password", { token, body: { email, old_data, new_data } });
const askToken = (email: unknown) => server.call("POST", "/identity/users/password-tokens", { token: client, body: { email } });
const look = (token: string) => server.call("GET", `/identity/users/password-tokens/${token}`, { token: client });
const reset = (token: string, body: unknown) =>
  server.call("PUT", `/identity/users/password-tokens/${token}`, { token: client, body });

describe("login", () => {
  it("says who it is, by user name in any case", async () => {
    const answer = await login("USERA@example.com", password);
    expect(answer).toMatchObject({ status: 200, body: { user_uuid: server.world.users.userA, email: "usera@example.com" } });
    expect((await eventsOf(server, server.world.users.userA)).at(-1)).toMatchObject({
      event: "identity.login",
      data: { client_id: "test-client", device_id: null, ip: "127.0.0.1" },
    });
  });

  it("takes an e-mail address that one identity has, and never one that two have", async () => {
    const email = "shared@example.org";
    const user = await createUser(server, { username: "plain-name", email, password: good });
    expect((await login(email, good)).body.user_uuid).toBe(user.uuid);
    await createUser(server, { email, password: good });
    expect((await login(email, good)).status).toBe(401);
    expect((await login("plain-name", good)).status).toBe(200);
  });

  it("answers a wrong password and an unknown user alike, with the same work", async () => {
    const passwords = server.app.kernel.passwords;
    const spies = [vi.spyOn(passwords, "verify"), vi.spyOn(passwords, "dummyVerify"), vi.spyOn(passwords, "hash")];
    const works = async (email: string, pwd: string) => {
      for (const spy of spies) spy.mockClear();
      const { status, body, headers } = await login(email, pwd);
      const { trace_id: _, ...rest } = body;
      const hashes = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      return { status, rest, names: [...headers.keys()].sort(), hashes };
    };
    const external = await createUser(server, { provider: "elsewhere" });
    const wrong = await works("usera@example.com", "wrong password");
    expect(wrong).toMatchObject({ status: 401, rest: { code: 401 }, hashes: 1 });
    expect(await works("nobody@example.com", "wrong password")).toEqual(wrong);
    expect(await works(String(external.username), "wrong password")).toEqual(wrong);
    expect(await works("suspended@example.com", "wrong password")).toEqual(wrong);
    for (const spy of spies) spy.mockRestore();
  });

  it("hashes anew what was hashed at another cost", async () => {
    const user = await createUser(server, { password: good });
    const { pool } = server.app.kernel.db;
    const stored = async () => {
      const { rows } = await pool.query("select password_hash from identity.credential where identity_uuid = $1", [user.uuid]);
      return String(rows[0]?.password_hash);
    };
    const dear = await new Passwords({ cost: { memory: 16, iterations: 2, parallelism: 1 } }).hash(good);
    await pool.query("update identity.credential set password_hash = $2 where identity_uuid = $1", [user.uuid, dear]);
    expect((await login(user.username, "wrong password")).status).toBe(401);
    expect(await stored()).toBe(dear);
    expect((await login(user.username, good)).status).toBe(200);
    expect(await stored()).toContain("m=8,t=1,p=1");
    expect((await login(user.username, good)).status).toBe(200);
  });

  it("tells whoever knows the password that the user or the account may not", async () => {
    expect(await login("suspended@example.com", password)).toMatchObject({ status: 403, body: { key: "account_suspended" } });
    const user = await createUser(server, { password: good });
    await server.call("POST", `/identity/identities/${user.uuid}/deactivate`, { token: adminA });
    expect(await login(user.username, good)).toMatchObject({ status: 403, body: { key: "forbidden" } });
    expect((await login(user.username, "wrong password")).status).toBe(401);
  });

  it("refuses a body without password, and callers without token", async () => {
    expect((await server.call("POST", "/identity/users/login", { token: client, body: { email: "x" } })).status).toBe(400);
    expect((await login(7, [])).status).toBe(400);
    expect((await server.call("POST", "/identity/users/login", { body: { email: "x", password: "y" } })).status).toBe(401);
  });
});

describe("throttling", () => {
  const fail = async (email: unknown, times: number) => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++) statuses.push((await login(email, "wrong password")).status);
    return statuses;
  };

  it.each(["known", "unknown"])("delays more and more after ten failures of a %s name", async (kind) => {
    const user = await createUser(server, { password: good });
    const name = kind === "known" ? user.username : "nobody-at-all@example.com";
    expect(await fail(name, 10)).toEqual(Array(10).fill(401));
    const refused = await login(name, good);
    expect(refused).toMatchObject({ status: 429, body: { code: 429 } });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(25);
    server.clock.advance(31_000);
    expect(await fail(name, 1)).toEqual([401]);
    expect(Number((await login(name, good)).headers.get("retry-after"))).toBeGreaterThan(55);
    // The names of others are not affected.
    expect((await login("usera@example.com", password)).status).toBe(200);
    server.clock.advance(61_000);
    expect((await login(name, good)).status).toBe(kind === "known" ? 200 : 401);
  });

  it("starts anew after a success, and tells of the lock once", async () => {
    const user = await createUser(server, { password: good });
    await fail(user.username, 9);
    expect((await login(user.username, good)).status).toBe(200);
    expect(await fail(user.username, 10)).toEqual(Array(10).fill(401));
    expect((await login(user.username, good)).status).toBe(429);
    const events = (await eventsOf(server, String(user.uuid))).map(({ event }) => event);
    expect(events.filter((event) => event === "identity.locked")).toHaveLength(1);
    expect(events.filter((event) => event === "identity.login_failed")).toHaveLength(19);
  });

  it("counts in the database, so for all processes, and for change_password and the token endpoint alike", async () => {
    const user = await createUser(server, { password: good });
    await fail(user.username, 5);
    for (let n = 0; n < 5; n++) expect((await change(user.username, "wrong password", other)).status).toBe(401);
    const headers = { authorization: `Basic ${server.basicToken}`, "content-type": "application/x-www-form-urlencoded" };
    const form = new URLSearchParams({ grant_type: "password", email: String(user.username), password: good, scope: "default" });
    const grant = await fetch(`${server.url}/oauth/token`, { method: "POST", headers, body: form });
    expect(grant.status).toBe(429);
    expect(grant.headers.get("retry-after")).not.toBeNull();
  });

  it("lets only a few guesses through in one burst", async () => {
    const user = await createUser(server, { password: good });
    const answers = await Promise.all(Array.from({ length: 60 }, () => login(user.username, "wrong password")));
    const guesses = answers.filter((answer) => answer.status === 401).length;
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(60 - guesses);
    expect(guesses).toBeGreaterThanOrEqual(10);
    expect(guesses).toBeLessThanOrEqual(13);
  });

  it("delays an address that tries many names", async () => {
    for (let n = 0; n < 50; n++) expect((await login(`spray${n}@example.com`, "wrong password")).status).toBe(401);
    expect((await login("usera@example.com", password)).status).toBe(429);
    server.clock.advance(31_000);
    expect((await login("usera@example.com", password)).status).toBe(200);
  });

  it("takes the many addresses of one IPv6 network for one", async () => {
    const from = (n: number, email: string, pwd: string) =>
      server.call("POST", "/identity/users/login", {
        token: client,
        body: { email, password: pwd },
        headers: { "x-forwarded-for": `2001:db8:1:2::${n.toString(16)}` },
      });
    for (let n = 0; n < 50; n++) expect((await from(n, `spray${n}@example.org`, "wrong password")).status).toBe(401);
    expect((await from(50, "usera@example.com", password)).status).toBe(429);
    expect((await login("usera@example.com", password)).status).toBe(200);
  });

  it("forgets old counts", async () => {
    await login("long-ago@example.com", "wrong password");
    server.clock.advance(25 * 3_600_000);
    client = await clientToken();
    adminA = await server.tokenFor("adminA");
    await login("today@example.com", "wrong password");
    const { rows } = await server.app.kernel.db.pool.query("select count(*)::int as keys from identity.throttle");
    expect(rows).toEqual([{ keys: 2 }]);
  });

  it("does not disturb many right logins at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => login("usera@example.com", password)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(30).fill(200));
  });
});

describe("changing a password", () => {
  it("needs the old one, is mailed about, and ends what the old one made possible", async () => {
    const user = await createUser(server, { password: good });
    await askToken(user.email);
    const mailed = await mailedToken(server, String(user.email));
    const answer = await change(user.username, good, other, await tokenOf(server, user));
    expect(answer).toMatchObject({ status: 204, body: undefined });
    expect((await login(user.username, good)).status).toBe(401);
    expect((await login(user.username, other)).status).toBe(200);
    expect((await look(mailed)).body.email).toBeNull();
    expect((await messagesTo(server, String(user.email)))[0]).toContain("was changed");
    const event = (await eventsOf(server, String(user.uuid))).find(({ event: name }) => name === "identity.password_changed");
    expect(event?.data).toEqual({ account_uuid: user.account_uuid, user_uuid: user.uuid });
  });

  it("revokes refresh tokens", async () => {
    const user = await createUser(server, { password: good });
    const headers = { authorization: `Basic ${server.basicToken}`, "content-type": "application/x-www-form-urlencoded" };
    const grant = (form: Record<string, string>) =>
      fetch(`${server.url}/oauth/token`, { method: "POST", headers, body: new URLSearchParams(form) });
    const granted = await grant({ grant_type: "password", email: String(user.username), password: good, scope: "default" });
    const { refresh_token } = (await granted.json()) as { refresh_token: string };
    expect((await change(user.username, good, other)).status).toBe(204);
    expect((await grant({ grant_type: "refresh_token", refresh_token })).status).toBe(400);
  });

  it("refuses a wrong or unknown user, the same password, a bad one, and another user's token", async () => {
    const user = await createUser(server, { password: good });
    expect((await change(user.username, "wrong password", other)).status).toBe(401);
    expect((await change("nobody@example.com", good, other)).status).toBe(401);
    expect((await change(user.username, good, good)).status).toBe(400);
    expect(await change(user.username, good, "password123")).toMatchObject({
      status: 400,
      body: { details: [expect.stringMatching(/guessed/)] },
    });
    expect((await change(user.username, good, other, await server.tokenFor("userB"))).status).toBe(403);
    expect((await change(user.username, { a: 1 }, other)).status).toBe(400);
    expect((await login(user.username, good)).status).toBe(200);
  });
});

describe("a forgotten password", () => {
  it("is set with a mailed token, once, and unlocks", async () => {
    const user = await createUser(server, { password: good });
    for (let n = 0; n < 10; n++) await login(user.username, "wrong password");
    const asked = await askToken(user.email);
    expect(asked).toMatchObject({ status: 202, body: { resource_status: "complete" } });
    const token = await mailedToken(server, String(user.email));
    expect((await look(token)).body).toEqual({ email: user.email });
    expect((await reset(token, { email: "else@example.com", password: other })).status).toBe(400);
    expect((await reset(token, { email: user.email, password: "short" })).status).toBe(400);
    expect((await reset(token, { email: String(user.email).toUpperCase(), password: other })).status).toBe(204);
    expect((await look(token)).body).toEqual({ email: null });
    expect(await reset(token, { email: user.email, password: good })).toMatchObject({ status: 404, body: { code: 404 } });
    expect((await login(user.username, other)).status).toBe(200);
    expect((await messagesTo(server, String(user.email)))[0]).toContain("was changed");
  });

  it("is set once however many use the token at the same time", async () => {
    const user = await createUser(server, { password: good });
    await askToken(user.email);
    const token = await mailedToken(server, String(user.email));
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, n) => reset(token, { email: user.email, password: `${other} ${n}` })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 404, 404, 404, 404]);
  });

  it("keeps no token that could be used by whoever reads the database", async () => {
    const user = await createUser(server, { password: good });
    await askToken(user.email);
    const token = await mailedToken(server, String(user.email));
    const { rows } = await server.app.kernel.db.pool.query("select * from identity.password_token where identity_uuid = $1", [
      user.uuid,
    ]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("is good for 30 minutes, and for Active users", async () => {
    const user = await createUser(server, { password: good });
    await askToken(user.email);
    const token = await mailedToken(server, String(user.email));
    server.clock.advance(29 * 60_000);
    expect((await look(token)).body.email).toBe(user.email);
    server.clock.advance(61_000);
    expect((await look(token)).body.email).toBeNull();
    expect((await reset(token, { email: user.email, password: other })).status).toBe(404);
    client = await clientToken();
    adminA = await server.tokenFor("adminA");
    await server.call("POST", `/identity/identities/${user.uuid}/deactivate`, { token: adminA });
    const before = (await messagesTo(server, String(user.email))).length;
    expect((await askToken(user.email)).status).toBe(202);
    expect(await messagesTo(server, String(user.email))).toHaveLength(before);
  });

  it("answers the same for an address that nobody has, and knows no unknown token", async () => {
    const user = await createUser(server);
    const [known, unknown] = [await askToken(user.email), await askToken("nobody@example.com")];
    expect([unknown.status, unknown.body]).toEqual([known.status, known.body]);
    expect([...unknown.headers.keys()].sort()).toEqual([...known.headers.keys()].sort());
    expect(await messagesTo(server, "nobody@example.com")).toEqual([]);
    expect((await look("no-such-token")).body).toEqual({ email: null });
    expect(await reset("no-such-token", { email: "a@b.c", password: other })).toMatchObject({ status: 404, body: { code: 404 } });
    expect((await askToken("not an address")).status).toBe(400);
  });

  it("mails everybody who has the address, naming the user, but only the one whose user name it is", async () => {
    const email = "family@example.org";
    const users = [await createUser(server, { email, username: "mum" }), await createUser(server, { email, username: "dad" })];
    const count = (await messagesTo(server, email)).length;
    await askToken(email);
    const mails = (await messagesTo(server, email)).slice(0, -count);
    expect(mails.map((text) => /the user (\w+)/.exec(text)?.[1]).sort()).toEqual(users.map((user) => user.username).sort());
    const named = await createUser(server, { username: email, email: "own@example.org" });
    await askToken(email);
    expect((await messagesTo(server, "own@example.org"))[0]).toContain(`the user ${named.username}`);
    expect(await messagesTo(server, email)).toHaveLength(count + 2);
  });

  it.each(["usera@example.com", "nobody@example.com"])("sends %s five mails and then refuses for a while", async (email) => {
    for (let n = 0; n < 5; n++) expect((await askToken(email)).status).toBe(202);
    const refused = await askToken(email);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  it("takes a changed address out of play", async () => {
    const user = await createUser(server, { password: good });
    await askToken(user.email);
    const token = await mailedToken(server, String(user.email));
    await server.call("POST", `/identity/identities/${user.uuid}/modify`, { token: adminA, body: { email: "moved@example.net" } });
    expect((await look(token)).body.email).toBeNull();
    expect((await messagesTo(server, String(user.email)))[0]).toContain("another e-mail address");
  });
});

describe("a new user without a password", () => {
  it("is mailed a token that is good for seven days", async () => {
    const user = await createUser(server);
    const token = await mailedToken(server, String(user.email));
    server.clock.advance(7 * 86_400_000 - 60_000);
    client = await clientToken();
    adminA = await server.tokenFor("adminA");
    expect((await look(token)).body.email).toBe(user.email);
    expect((await reset(token, { email: user.email, password: good })).status).toBe(204);
    expect((await login(user.username, good)).status).toBe(200);
  });

  it("gets no mail when his password is kept elsewhere, or he has an address no more", async () => {
    const user = await createUser(server, { provider: "google" });
    expect(await messagesTo(server, String(user.email))).toEqual([]);
    expect((await createUser(server, { email: null })).email).toBe("");
  });
});

describe("password policies", () => {
  const policyOf = (account: string) => `/identity/accounts/${account}/password_policy`;
  let strong: Answer | undefined;

  it("lists the choices, by name, with rules when asked", async () => {
    const plain = await server.call("GET", "/identity/passwords/policies", { token: client });
    const items = Array.from({ length: 3 }, (_, index) => plain.body.items?.[index]);
    expect(items.map((item) => [item?.name, item?.default])).toEqual([
      ["Legacy complexity", false],
      ["Standard", true],
      ["Strong", false],
    ]);
    expect(items[0]?.rules).toBeUndefined();
    const full = await server.call("GET", "/identity/passwords/policies?include=rules", { token: client });
    expect(full.body.metadata?.total).toBe(3);
    expect(full.body.items?.[0]?.rules?.[0]).toMatchObject({ name: "min_length", value: 12 });
    expect(full.body.items?.[2]?.rules?.[0]).toMatchObject({ name: "min_length", value: 15 });
    strong = items[2];
  });

  it("holds for the account that chose it and those below, and is given back", async () => {
    const { customerA, customerB, locationA } = server.world.accounts;
    const read = async (account: string, token = adminA) => (await server.call("GET", policyOf(account), { token })).body;
    expect(await read(customerA)).toMatchObject({ name: "Standard", inherited: true, account_uuid: customerA });
    const put = await server.call("PUT", policyOf(customerA), { token: adminA, body: { uuid: strong?.uuid } });
    expect(put).toMatchObject({ status: 200, body: { uuid: strong?.uuid, name: "Strong", inherited: false } });
    expect(await read(locationA)).toMatchObject({ name: "Strong", inherited: true });
    expect(await read(customerB, await server.tokenFor("adminB"))).toMatchObject({ name: "Standard" });
    const create = (account: string) =>
      server.call("POST", `/identity/accounts/${account}/identities`, {
        token: adminA,
        body: newUser({ password: "twelve chars" }),
      });
    expect([(await create(customerA)).status, (await create(locationA)).status]).toEqual([400, 400]);
    const removed = await server.call("DELETE", policyOf(customerA), { token: adminA });
    expect(removed).toMatchObject({ status: 204, body: undefined });
    expect((await server.call("DELETE", policyOf(customerA), { token: adminA })).status).toBe(204);
    expect(await read(locationA)).toMatchObject({ name: "Standard" });
    expect((await create(customerA)).status).toBe(202);
  });

  it("refuses unknown policies, plain users and other tenants", async () => {
    const { customerA, customerB, reseller } = server.world.accounts;
    const put = async (account: string, token: string, uuid: unknown) =>
      (await server.call("PUT", policyOf(account), { token, body: { uuid } })).status;
    expect(await put(customerA, adminA, server.world.users.userA)).toBe(400);
    expect(await put(customerA, adminA, "null policy uuid")).toBe(400);
    expect(await put(customerA, await server.tokenFor("userA"), strong?.uuid)).toBe(403);
    expect(await put(customerB, adminA, strong?.uuid)).toBe(404);
    expect(await put(reseller, adminA, strong?.uuid)).toBe(404);
    for (const method of ["GET", "DELETE"]) {
      expect((await server.call(method, policyOf(customerB), { token: adminA })).status).toBe(404);
      expect((await server.call(method, policyOf("null password token"), { token: adminA })).status).toBe(404);
    }
  });
});
