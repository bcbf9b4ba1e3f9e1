import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, startTestServer, type TestServer } from "../../testing/harness.ts";
import { createUser, eventsOf, messagesTo, tokenOf } from "./testing.ts";

let server: TestServer;
let adminA: string;

beforeAll(async () => {
  server = await startTestServer();
  adminA = await server.tokenFor("adminA");
});
afterAll(() => server.close());

const mfa = (uuid: unknown, rest = "") => `/identity/identities/${uuid}/mfa${rest}`;
const init = (user: Answer, type: string, source: string, token = adminA) =>
  server.call("POST", mfa(user.uuid, "/setup/init"), { token, body: { type, source } });
const confirm = (user: Answer, token: unknown, code: unknown, by = adminA) =>
  server.call("POST", mfa(user.uuid, "/setup/confirm"), { token: by, body: { token, code } });
const change = (user: Answer, type: string, active: boolean, source: string, token = adminA) =>
  server.call("PUT", mfa(user.uuid, `/${type}`), { token, body: { active, source } });

/** The code in the newest message to this recipient. */
async function codeAt(to: string): Promise<string> {
  const code = /code is (\d{6})\./.exec((await messagesTo(server, to))[0] ?? "")?.[1];
  if (code === undefined) throw new Error(`No code was sent to ${to}`);
  return code;
}

/** Proves a source. */
async function prove(user: Answer, type: string, source: string, to = source): Promise<Answer> {
  const started = await init(user, type, source);
  expect(started.status).toBe(200);
  const confirmed = await confirm(user, started.body.token, await codeAt(to));
  expect(confirmed.status).toBe(200);
  return confirmed.body;
}

describe("the second factors of an identity", () => {
  it("begin with its own address, switched off", async () => {
    const user = await createUser(server);
    const own = await tokenOf(server, user);
    const list = await server.call("GET", mfa(user.uuid), { token: own });
    expect(list.body).toMatchObject({
      items: [{ type: "EMAIL", source: user.email, active: false, confirmed: false, user_uuid: user.uuid }],
      metadata: { total: 1 },
    });
    const off = await change(user, "email", false, String(user.email).toUpperCase(), own);
    expect(off).toMatchObject({ status: 200, body: { type: "EMAIL", source: user.email, active: false } });
    expect((await change(user, "EMAIL", true, String(user.email), own)).status).toBe(400);
  });

  it("follow a changed address until it is proven", async () => {
    const user = await createUser(server);
    const modify = (email: string) =>
      server.call("POST", `/identity/identities/${user.uuid}/modify`, { token: adminA, body: { email } });
    const sources = async () => {
      const { body } = await server.call("GET", mfa(user.uuid, "?sort=source"), { token: adminA });
      return Array.from({ length: Number(body.metadata?.total) }, (_, index) => body.items?.[index]?.source);
    };
    await modify("a-second@example.net");
    expect(await sources()).toEqual(["a-second@example.net"]);
    await prove(user, "EMAIL", "a-second@example.net");
    await modify("b-third@example.net");
    expect(await sources()).toEqual(["a-second@example.net", "b-third@example.net"]);
  });

  it("are proven by a text with a code that works once, then switched and removed", async () => {
    const user = await createUser(server);
    const own = await tokenOf(server, user);
    const started = await init(user, "sms", "(941) 555-0140", own);
    expect(started.body).toMatchObject({ type: "SMS", source: "+19415550140", expires_in: 600 });
    const code = await codeAt("+19415550140");
    expect(JSON.stringify(started.body)).not.toContain(code);
    const { rows } = await server.app.kernel.db.pool.query("select * from identity.mfa_setup where identity_uuid = $1", [
      user.uuid,
    ]);
    expect(JSON.stringify(rows)).not.toContain(code);
    expect(JSON.stringify(rows)).not.toContain(String(started.body.token));
    const confirmed = await confirm(user, started.body.token, code, own);
    expect(confirmed.body).toMatchObject({ type: "SMS", source: "+19415550140", active: true, confirmed: true });
    expect((await confirm(user, started.body.token, code, own)).status).toBe(400);
    expect((await change(user, "SMS", false, "9415550140")).body).toMatchObject({ active: false, confirmed: true });
    expect((await change(user, "sms", true, "9415550140")).body).toMatchObject({ active: true });
    const events = (await eventsOf(server, String(user.uuid))).filter(({ event }) => event === "identity.mfa_changed");
    expect(events.map(({ data }) => data.active)).toEqual([true, false, true]);
    const removed = await server.call("DELETE", mfa(user.uuid, "/SMS"), { token: own, body: { source: "9415550140" } });
    expect(removed).toMatchObject({ status: 204, body: undefined });
    expect((await server.call("DELETE", mfa(user.uuid, "/SMS?source=9415550140"), { token: own })).status).toBe(404);
    expect((await server.call("DELETE", mfa(user.uuid, "/SMS"), { token: own })).status).toBe(400);
  });

  it("remove a source that stands in the query", async () => {
    const user = await createUser(server);
    await prove(user, "SMS", "+19415550141");
    expect((await server.call("DELETE", mfa(user.uuid, "/sms?source=%2B19415550141"), { token: adminA })).status).toBe(204);
  });

  it("give up a code after five wrong ones, and after ten minutes", async () => {
    const user = await createUser(server);
    const first = await init(user, "EMAIL", "codes@example.net");
    const code = await codeAt("codes@example.net");
    const wrong = code === "000000" ? "000001" : "000000";
    for (let n = 0; n < 5; n++) {
      expect(await confirm(user, first.body.token, wrong)).toMatchObject({
        status: 400,
        body: { message: "The code is wrong or has expired." },
      });
    }
    expect((await confirm(user, first.body.token, code)).status).toBe(400);
    const second = await init(user, "EMAIL", "codes@example.net");
    server.clock.advance(601_000);
    expect((await confirm(user, second.body.token, await codeAt("codes@example.net"))).status).toBe(400);
  });

  it("count wrong codes that come at the same time", async () => {
    const user = await createUser(server);
    const started = await init(user, "EMAIL", "burst@example.net");
    const code = await codeAt("burst@example.net");
    const wrong = Array.from({ length: 30 }, (_, n) => String((Number(code) + n + 1) % 1_000_000).padStart(6, "0"));
    const answers = await Promise.all(wrong.map((guess) => confirm(user, started.body.token, guess)));
    expect(answers.every((answer) => answer.status === 400)).toBe(true);
    const { rows } = await server.app.kernel.db.pool.query("select attempts from identity.mfa_setup where identity_uuid = $1", [
      user.uuid,
    ]);
    expect(rows).toEqual([{ attempts: 5 }]);
    expect((await confirm(user, started.body.token, code)).status).toBe(400);
  });

  it("refuse a code that was sent to somebody else", async () => {
    const [first, second] = [await createUser(server), await createUser(server)];
    const started = await init(first, "EMAIL", "theirs@example.net");
    expect((await confirm(second, started.body.token, await codeAt("theirs@example.net"))).status).toBe(400);
  });

  it("send no more than ten codes in a row", async () => {
    const user = await createUser(server);
    for (let n = 0; n < 10; n++) expect((await init(user, "EMAIL", "flood@example.net")).status).toBe(200);
    const refused = await init(user, "EMAIL", "flood@example.net");
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).not.toBeNull();
  });

  it.each([
    ["PIGEON", "a@b.c"],
    ["EMAIL", "nobody"],
    ["EMAIL", "9415550100"],
    ["SMS", "12"],
    ["SMS", "a@b.c"],
  ])("refuse %s %s", async (type, source) => {
    const user = await createUser(server);
    expect((await init(user, type, source)).status).toBe(400);
    expect((await change(user, type, false, source)).status).toBe(400);
  });

  it("know no source that was never added", async () => {
    expect((await change(await createUser(server), "SMS", false, "9415550199")).status).toBe(404);
  });

  it("are for oneself and for those with the permission", async () => {
    const { users } = server.world;
    const calls = (token: string, uuid: string) =>
      Promise.all([
        server.call("GET", mfa(uuid), { token }),
        server.call("PUT", mfa(uuid, "/EMAIL"), { token, body: { active: false, source: "admina@example.com" } }),
        server.call("DELETE", mfa(uuid, "/SMS"), { token, body: { source: "9415550100" } }),
        server.call("POST", mfa(uuid, "/setup/init"), { token, body: { type: "EMAIL", source: "x@example.net" } }),
        server.call("POST", mfa(uuid, "/setup/confirm"), { token, body: { token: "x", code: "x" } }),
      ]);
    const statuses = async (token: string, uuid: string) => (await calls(token, uuid)).map((answer) => answer.status);
    expect(await statuses(await server.tokenFor("userA"), users.adminA)).toEqual([403, 403, 403, 403, 403]);
    expect(await statuses(await server.tokenFor("adminB"), users.adminA)).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses(await server.tokenFor("locationA"), users.adminA)).toEqual([404, 404, 404, 404, 404]);
    expect(await statuses(await server.tokenFor("reseller"), users.adminA)).toEqual([200, 200, 404, 200, 400]);
  });
});

describe("the policy of an account", () => {
  const policy = (account: string) => `/identity/accounts/${account}/mfa`;
  const put = (account: string, required: unknown, token = adminA) =>
    server.call("PUT", policy(account), { token, body: { required } });

  it("is set, inherited, and keeps the last factor of a required type", async () => {
    const { customerA, locationA } = server.world.accounts;
    const read = async (account: string) => (await server.call("GET", policy(account), { token: adminA })).body;
    expect(await read(customerA)).toEqual({ account_uuid: customerA, required: [] });
    expect((await put(customerA, ["sms", "SMS", "EMAIL"])).body).toEqual({ account_uuid: customerA, required: ["EMAIL", "SMS"] });
    expect(await read(locationA)).toEqual({ account_uuid: locationA, required: ["EMAIL", "SMS"] });
    const user = await createUser(server);
    // Nothing to lose yet.
    expect((await change(user, "EMAIL", false, String(user.email))).status).toBe(200);
    await prove(user, "SMS", "+19415550150");
    expect((await change(user, "SMS", false, "9415550150")).status).toBe(409);
    const remove = (source: string) => server.call("DELETE", mfa(user.uuid, "/SMS"), { token: adminA, body: { source } });
    expect((await remove("9415550150")).status).toBe(409);
    await prove(user, "SMS", "+19415550151");
    expect((await remove("9415550150")).status).toBe(204);
    expect((await put(customerA, [])).body).toEqual({ account_uuid: customerA, required: [] });
    expect((await remove("9415550151")).status).toBe(204);
  });

  it("refuses unknown types, plain users and other tenants", async () => {
    const { customerA, customerB } = server.world.accounts;
    expect((await put(customerA, ["PIGEON"])).status).toBe(400);
    expect((await put(customerA, "EMAIL")).status).toBe(400);
    expect((await put(customerA, [], await server.tokenFor("userA"))).status).toBe(403);
    expect((await put(customerB, [])).status).toBe(404);
    expect((await server.call("GET", policy(customerB), { token: adminA })).status).toBe(404);
    expect((await server.call("GET", policy("null password token"), { token: adminA })).status).toBe(404);
  });
});
