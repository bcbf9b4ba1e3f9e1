import { createHmac, generateKeyPairSync, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { sql } from "../db/sql.ts";

let server: TestServer;
let second: TestServer;
let adminA: string;

beforeAll(async () => {
  server = await startTestServer();
  second = await startTestServer({ beside: server });
  adminA = await server.tokenFor("adminA");
});
afterAll(async () => {
  await second.close();
  await server.close();
});

const read = (at: TestServer, token: string) => at.call("GET", `/accounts/accounts/${server.world.accounts.customerA}`, { token });
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("tokens", () => {
  it("are JWTs whose middle can be read without verification", () => {
    const claims: unknown = JSON.parse(Buffer.from(adminA.split(".")[1] ?? "", "base64url").toString());
    expect(claims).toMatchObject({
      sub: server.world.users.adminA,
      tid: server.world.accounts.customerA,
      scp: "default",
      typ: "user",
    });
  });

  it("are refused when they are not ours", async () => {
    const keys = server.app.kernel.access.keys;
    const { keys: published } = await keys.jwks();
    const kid = published[0]?.kid ?? "";
    const [, payload = ""] = adminA.split(".");
    const none = `${b64({ alg: "none", kid })}.${payload}.`;
    // The classic: the public key taken as the secret of a symmetric algorithm.
    const unsigned = `${b64({ alg: "HS256", kid })}.${payload}`;
    const confused = `${unsigned}.${createHmac("sha256", JSON.stringify(published[0])).update(unsigned).digest("base64url")}`;
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const sign = (claims: Record<string, unknown>, issuer: string, audience: string) =>
      new SignJWT({ tid: server.world.accounts.customerA, cid: "x", scp: "default", typ: "user", ...claims })
        .setProtectedHeader({ alg: "RS256", kid })
        .setSubject(server.world.users.adminA)
        .setJti(randomUUID())
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime("1h")
        .sign(privateKey);
    for (const token of [none, confused, await sign({}, keys.issuer, keys.issuer), "x.y.z"]) {
      expect(await read(server, token)).toMatchObject({ status: 401, body: { key: "unauthenticated" } });
    }
  });

  it("are verified by every process after a rotation, old and new ones", async () => {
    await server.app.kernel.access.keys.rotate();
    const renewed = await server.tokenFor("adminA");
    expect(renewed.split(".")[0]).not.toBe(adminA.split(".")[0]);
    for (const at of [server, second]) for (const token of [adminA, renewed]) expect((await read(at, token)).status).toBe(200);
    expect((await server.app.kernel.access.keys.jwks()).keys).toHaveLength(2);
  });

  it("are signed by keys that are sealed at rest", async () => {
    const rows = await server.app.kernel.db.many<{ private_key: string }>(sql`select private_key from kernel.signing_key`);
    for (const row of rows) expect(row.private_key).not.toContain("PRIVATE KEY");
  });
});

describe("what a caller may do", () => {
  it("changes in every process within a second when an account is suspended", async () => {
    const token = await server.tokenFor("adminB");
    const reseller = await server.tokenFor("reseller");
    const own = (at: TestServer) => at.call("GET", `/accounts/accounts/${server.world.accounts.customerB}`, { token });
    expect([(await own(server)).status, (await own(second)).status]).toEqual([200, 200]);
    await server.call("POST", `/accounts/accounts/${server.world.accounts.customerB}/suspend`, { token: reseller });
    const changed = performance.now();
    expect((await own(server)).status).toBe(403);
    await expect.poll(async () => (await own(second)).status, { interval: 20, timeout: 5_000 }).toBe(403);
    expect(performance.now() - changed).toBeLessThan(1_000);
    await second.call("POST", `/accounts/accounts/${server.world.accounts.customerB}/reinstate`, { token: reseller });
    await expect.poll(async () => (await own(server)).status, { interval: 20, timeout: 5_000 }).toBe(200);
  });

  it("ends when the token expires, by the platform's clock", async () => {
    const late = await startTestServer();
    const token = await late.tokenFor("adminA");
    const get = () => late.call("GET", `/accounts/accounts/${late.world.accounts.customerA}`, { token });
    expect((await get()).status).toBe(200);
    late.clock.advance(3_601_000);
    expect(await get()).toMatchObject({ status: 401, body: { key: "token_expired" } });
    await late.close();
  });
});
