import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { password } from "../../testing/world.ts";
import { askToken, basicOf, eventsNamed, isServed, signIn } from "./test-client.ts";

const secret = "a secret of sufficient length";
const basic = basicOf("careful", secret);
const callback = "https://careful.example.com/back";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const client = { secret, account: server.world.accounts.root, mfa: true, redirect_uris: [callback] };
  await server.app.seed(
    {
      oauth_clients: [
        { ...client, name: "Careful", public_id: "careful", grant_types: ["password", "authorization_code"] },
        { ...client, name: "Other", public_id: "other", grant_types: ["password"] },
      ],
    },
    "second-factor.test",
  );
  for (const user of ["userA", "adminA"] as const) await switchOn(user);
});
afterAll(() => server.close());

/** The newest code in the outbox. */
async function lastCode(recipient: string): Promise<string> {
  const row = await server.app.kernel.db.one<{ text: string }>(sql`
    select text from kernel.mail where recipient = ${recipient} order by created_at desc, uuid desc limit 1`);
  return /\d{6}/.exec(row.text)?.[0] ?? "";
}

async function switchOn(user: "userA" | "adminA"): Promise<void> {
  const token = await server.tokenFor(user);
  const path = `/identity/identities/${server.world.users[user]}/mfa/setup`;
  const source = `${user.toLowerCase()}@example.com`;
  const setup = await server.call("POST", `${path}/init`, { token, body: { type: "EMAIL", source } });
  const confirmed = await server.call("POST", `${path}/confirm`, {
    token,
    body: { token: setup.body.token, code: await lastCode(source) },
  });
  expect(confirmed.body).toMatchObject({ active: true });
}

const wrong = (code: string): string => (code === "000000" ? "000001" : "000000");
const second = (email: string, mfa_token: unknown, mfa_code: string, as = basic) =>
  askToken(server, { grant_type: "password", email, password, mfa_token: String(mfa_token), mfa_code }, { basic: as });

describe("a second factor at the password grant", () => {
  it("is not asked for by clients that were not told to, nor from users who have none", async () => {
    expect((await signIn(server, "usera@example.com")).status).toBe(200);
    expect((await signIn(server, "userb@example.com", { basic })).status).toBe(200);
  });

  it("is asked for, and the code that was sent lets the user in, once", async () => {
    const logins = (await eventsNamed(server, "identity", "login")).length;
    const first = await signIn(server, "usera@example.com", { basic });
    expect(first.status).toBe(403);
    expect(first.headers.get("cache-control")).toBe("no-store");
    expect(first.body).toMatchObject({
      code: 403,
      error: "mfa_required",
      mfa_type: "EMAIL",
      expires_in: 600,
      mfa_token: expect.any(String),
    });
    expect(await eventsNamed(server, "identity", "login")).toHaveLength(logins);
    const code = await lastCode("usera@example.com");
    const answer = await second("usera@example.com", first.body.mfa_token, code);
    expect(answer.status).toBe(200);
    expect(await isServed(server, String(answer.body.access_token))).toBe(true);
    expect(await eventsNamed(server, "identity", "login")).toHaveLength(logins + 1);
    expect((await second("usera@example.com", first.body.mfa_token, code)).body).toMatchObject({
      code: 400,
      error: "invalid_grant",
    });
  });

  it("is asked for only when the password is right", async () => {
    const result = await askToken(server, { grant_type: "password", email: "usera@example.com", password: "wrong" }, { basic });
    expect(result.body).toMatchObject({ error: "invalid_grant" });
    expect(result.body.mfa_token).toBeUndefined();
  });

  it("takes five wrong codes, then the right one no more", async () => {
    const first = await signIn(server, "usera@example.com", { basic });
    const code = await lastCode("usera@example.com");
    for (let n = 0; n < 5; n++) {
      expect((await second("usera@example.com", first.body.mfa_token, wrong(code))).body).toMatchObject({ error: "invalid_grant" });
    }
    expect((await second("usera@example.com", first.body.mfa_token, code)).body).toMatchObject({ error: "invalid_grant" });
  });

  it("is of use to nobody else, no other client, and not later", async () => {
    const first = await signIn(server, "usera@example.com", { basic });
    const code = await lastCode("usera@example.com");
    expect((await second("usera@example.com", first.body.mfa_token, code, basicOf("other", secret))).status).toBe(400);
    expect((await second("adminA@example.com", first.body.mfa_token, code)).status).toBe(400);
    const next = await signIn(server, "usera@example.com", { basic });
    const nextCode = await lastCode("usera@example.com");
    server.clock.advance(600_001);
    expect((await second("usera@example.com", next.body.mfa_token, nextCode)).status).toBe(400);
    expect((await second("usera@example.com", "made up", "123456")).status).toBe(400);
  });

  it("is not sent without end", async () => {
    let result = await signIn(server, "admina@example.com", { basic });
    for (let n = 0; n < 20 && result.status !== 429; n++) result = await signIn(server, "admina@example.com", { basic });
    expect(result.status).toBe(429);
    expect(result.headers.get("retry-after")).toMatch(/^\d+$/);
    server.clock.advance(7_200_000);
  });
});

describe("a second factor on the sign-in page", () => {
  const verifier = "a-verifier-of-43-characters-or-more-0123456789";
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  const hidden = (html: unknown, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(String(html))?.[1] ?? "";

  it("is asked for after the password, and leads back to the application", async () => {
    const query = {
      response_type: "code",
      client_id: "careful",
      redirect_uri: callback,
      code_challenge,
      code_challenge_method: "S256",
    };
    const page = await server.call("GET", `/oauth/authorize?${new URLSearchParams(query)}`);
    const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
    const submit = (fields: Record<string, string>) =>
      server.call("POST", "/oauth/authorize", {
        body: new URLSearchParams({ request: hidden(page.body, "request"), ...fields }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", cookie },
      });
    const asked = await submit({ login: "usera@example.com", password });
    expect(asked.status).toBe(200);
    expect(String(asked.body)).toContain("A code was sent to your mailbox.");
    const mfa = { mfa_token: hidden(asked.body, "mfa_token"), mfa_type: hidden(asked.body, "mfa_type") };
    const code = await lastCode("usera@example.com");
    const refused = await submit({ ...mfa, mfa_code: wrong(code) });
    expect(refused.status).toBe(400);
    expect(String(refused.body)).toContain("The code is wrong or has expired.");
    expect(hidden(refused.body, "mfa_token")).toBe(mfa.mfa_token);
    const done = await submit({ ...mfa, mfa_code: ` ${code} ` });
    expect(done.status).toBe(303);
    const given = new URL(done.headers.get("location") ?? "").searchParams.get("code") ?? "";
    const fields = { grant_type: "authorization_code", code: given, redirect_uri: callback, code_verifier: verifier };
    expect((await askToken(server, fields, { basic })).status).toBe(200);

    const late = await submit({ login: "usera@example.com", password });
    const lateCode = await lastCode("usera@example.com");
    const change = { email: "usera@example.com", old_data: password, new_data: "another quite fine password" };
    const token = await server.tokenFor("userA");
    expect((await server.call("POST", "/identity/users/change_password", { token, body: change })).status).toBe(204);
    expect((await submit({ mfa_token: hidden(late.body, "mfa_token"), mfa_type: "EMAIL", mfa_code: lateCode })).status).toBe(400);
  });
});
