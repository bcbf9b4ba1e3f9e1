/** A password or client that loses its power while somebody is signing in with it, or just afterwards. */
import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { password } from "../../testing/world.ts";
import { askToken, basicOf, signIn } from "./test-client.ts";

const callback = "https://console.example.com/callback";
const verifier = "a-verifier-of-43-characters-or-more-0123456789";
const another = "another quite fine password";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  const console = {
    name: "Console",
    public_id: "console",
    account: server.world.accounts.root,
    public: true,
    grant_types: ["authorization_code", "refresh_token"],
    redirect_uris: [callback],
  };
  await server.app.seed({ oauth_clients: [console] }, "stale-credentials.test");
});
afterAll(() => server.close());
afterEach(() => vi.restoreAllMocks());

async function changePassword(email: string): Promise<void> {
  const { access_token } = (await askToken(server, { grant_type: "client_credentials" })).body;
  const body = { email, old_data: password, new_data: another };
  const answer = await server.call("POST", "/identity/users/change_password", { token: String(access_token), body });
  expect(answer.status).toBe(204);
}

/** Has something happen after a password has been read and before the check of it ends. */
function during(change: () => Promise<unknown>): void {
  const { passwords } = server.app.kernel;
  const verify = passwords.verify.bind(passwords);
  vi.spyOn(passwords, "verify").mockImplementationOnce(async (hash, given) => {
    const right = await verify(hash, given);
    await change();
    return right;
  });
}

/** Opens the sign-in page. @returns how to send its form */
async function openPage() {
  const query = {
    response_type: "code",
    client_id: "console",
    redirect_uri: callback,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  };
  const page = await server.call("GET", `/oauth/authorize?${new URLSearchParams(query)}`);
  const request = /name="request" value="([^"]+)"/.exec(String(page.body))?.[1] ?? "";
  const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
  return (login: string) =>
    server.call("POST", "/oauth/authorize", {
      body: new URLSearchParams({ login, password, request }).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", cookie },
    });
}

describe("a sign-in", () => {
  it("fails when the password is changed while it is being checked", async () => {
    during(() => changePassword("usera@example.com"));
    expect((await signIn(server, "usera@example.com")).body).toMatchObject({ code: 400, error: "invalid_grant" });
  });

  it("fails when the user is deactivated meanwhile, and gives nothing that is good when he is back", async () => {
    const token = await server.tokenFor("reseller");
    const at = `/identity/identities/${server.world.users.userB}`;
    during(() => server.call("POST", `${at}/deactivate`, { token }));
    expect((await signIn(server, "userb@example.com")).body).toMatchObject({ code: 400, error: "invalid_grant" });
    await server.call("POST", `${at}/reactivate`, { token });
    expect((await signIn(server, "userb@example.com")).status).toBe(200);
  });

  it("on the page fails likewise", async () => {
    const submit = await openPage();
    during(() => changePassword("admina@example.com"));
    const answer = await submit("admina@example.com");
    expect(answer.status).toBe(400);
    expect(String(answer.body)).toContain("The user name or the password is wrong.");
  });
});

describe("a client that is deleted while it gets a token", () => {
  const admin = async (method: string, path: string, body?: unknown) =>
    server.call(method, path, { token: await server.tokenFor("root"), ...(body === undefined ? {} : { body }) });

  it("gets none for itself", async () => {
    const { body } = await admin("POST", "/oauth/clients", { name: "going" });
    const { keys } = server.app.kernel.access;
    const sign = keys.sign.bind(keys);
    const token = await server.tokenFor("root");
    vi.spyOn(keys, "sign").mockImplementationOnce(async (claims) => {
      expect((await server.call("DELETE", `/oauth/clients/${body.uuid}`, { token })).status).toBe(204);
      return sign(claims);
    });
    const basic = basicOf(String(body.public_id), String(body.secret));
    const answer = await askToken(server, { grant_type: "client_credentials" }, { basic });
    expect(answer.body).toMatchObject({ code: 401, error: "invalid_client" });
  });

  it("gets none for others", async () => {
    const password_client = { name: "going", grant_types: ["password", "refresh_token"] };
    const { body } = await admin("POST", "/oauth/clients", password_client);
    during(() => admin("DELETE", `/oauth/clients/${body.uuid}`));
    const basic = basicOf(String(body.public_id), String(body.secret));
    expect((await signIn(server, "locationa@example.com", { basic })).body).toMatchObject({ code: 401, error: "invalid_client" });
  });
});

describe("a code for the application", () => {
  it("is of no use once the password with which it was got has been changed", async () => {
    const answer = await (await openPage())("adminb@example.com");
    expect(answer.status).toBe(303);
    const code = new URL(answer.headers.get("location") ?? "").searchParams.get("code") ?? "";
    await changePassword("adminb@example.com");
    const fields = {
      grant_type: "authorization_code",
      client_id: "console",
      code,
      redirect_uri: callback,
      code_verifier: verifier,
    };
    expect((await askToken(server, fields, { basic: null })).body).toMatchObject({ code: 400, error: "invalid_grant" });
  });
});
