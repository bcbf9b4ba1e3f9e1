import { createHash } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { password } from "../../../testing/world.ts";
import { askToken, isServed, refresh } from "../test-client.ts";

const issuer = "https://id.example.com";
const callback = "https://console.example.com/callback?from=here";
/** openid-client takes an address with a query for the answer itself. */
const plainCallback = "https://console.example.com/plain";
let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_PUBLIC_URL: issuer } });
  const { accounts } = server.world;
  const grant_types = ["authorization_code", "refresh_token"];
  await server.app.seed(
    {
      oauth_clients: [
        {
          name: "The <Console>",
          public_id: "console",
          account: accounts.root,
          public: true,
          grant_types,
          redirect_uris: [callback, "com.example.app:/back", plainCallback],
        },
        { name: "Of A", public_id: "of-a", account: accounts.customerA, public: true, grant_types, redirect_uris: [callback] },
      ],
    },
    "authorize.test",
  );
});
afterAll(() => server.close());

const verifier = "a-verifier-of-43-characters-or-more-0123456789";
const challenge = createHash("sha256").update(verifier).digest("base64url");
const usual = {
  response_type: "code",
  client_id: "console",
  redirect_uri: callback,
  state: "a state & more",
  code_challenge: challenge,
  code_challenge_method: "S256",
};

function ask(query: Record<string, string | undefined>, headers = {}) {
  const given: [string, string][] = Object.entries({ ...usual, ...query }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return server.call("GET", `/oauth/authorize?${new URLSearchParams(given)}`, { headers: { accept: "text/html", ...headers } });
}

interface Page {
  readonly cookie: string;
  readonly request: string;
}

/** What a browser takes from the sign-in page. */
async function open(query: Record<string, string | undefined> = {}): Promise<Page> {
  const result = await ask(query);
  expect(result.status).toBe(200);
  const cookie = result.headers.get("set-cookie")?.split(";")[0] ?? "";
  const request = /name="request" value="([^"]+)"/.exec(String(result.body))?.[1] ?? "";
  return { cookie, request };
}

function submit(
  page: Partial<Page>,
  fields: Record<string, string> = {},
  headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
) {
  return server.call("POST", "/oauth/authorize", {
    body: new URLSearchParams({ login: "usera@example.com", password, request: page.request ?? "", ...fields }).toString(),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      ...(page.cookie === undefined ? {} : { cookie: `other=1; ${page.cookie}; more=2` }),
      ...headers,
    },
  });
}

const locationOf = (result: { headers: Headers }) => new URL(result.headers.get("location") ?? "");

async function codeFor(query: Record<string, string | undefined> = {}, fields: Record<string, string> = {}): Promise<string> {
  const result = await submit(await open(query), fields);
  expect(result.status).toBe(303);
  return locationOf(result).searchParams.get("code") ?? "";
}

const exchange = (code: string, change: Record<string, string> = {}) =>
  askToken(
    server,
    { grant_type: "authorization_code", client_id: "console", code, redirect_uri: callback, code_verifier: verifier, ...change },
    { basic: null },
  );

describe("the sign-in page", () => {
  it("loads nothing, runs nothing, and sends its form only here and to the application", async () => {
    const result = await ask({});
    expect(result.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(result.headers.get("cache-control")).toBe("no-store");
    expect(result.headers.get("set-cookie")).toMatch(
      /^patchbay_sign_in=[\w-]{43}; Path=\/oauth\/authorize; Max-Age=600; HttpOnly; SameSite=Lax; Secure$/,
    );
    const html = String(result.body);
    expect(html).toContain("Sign in to The &lt;Console&gt;");
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|style="| on\w+=/);
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(style).digest("base64");
    expect(result.headers.get("content-security-policy")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' https://console.example.com; base-uri 'none'; frame-ancestors 'none'`,
    );
  });

  it("may lead to a native application", async () => {
    const result = await ask({ redirect_uri: "com.example.app:/back" });
    expect(result.headers.get("content-security-policy")).toContain("form-action 'self' com.example.app:;");
    const signedIn = await submit(await open({ redirect_uri: "com.example.app:/back" }));
    expect(signedIn.headers.get("location")).toMatch(/^com\.example\.app:\/back\?code=/);
  });

  it.each([
    { client_id: undefined },
    { client_id: "nobody" },
    { client_id: "test-client" },
    { redirect_uri: undefined },
    { redirect_uri: "https://console.example.com/callback" },
    { redirect_uri: `${callback}&more=1` },
    { redirect_uri: "https://evil.example.com/" },
  ])("is not shown with %j, and nobody is sent anywhere", async (query) => {
    const result = await ask(query);
    expect(result.status).toBe(400);
    expect(result.headers.get("location")).toBeNull();
    expect(String(result.body)).toContain("This does not work");
  });

  it.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ response_type: undefined }, "unsupported_response_type"],
    [{ code_challenge: undefined }, "invalid_request"],
    [{ code_challenge: "short" }, "invalid_request"],
    [{ code_challenge_method: "plain" }, "invalid_request"],
    [{ code_challenge_method: undefined }, "invalid_request"],
    [{ scope: "no.such" }, "invalid_scope"],
  ])("is not shown with %j: the application is told %s", async (query, error) => {
    const result = await ask(query);
    expect(result.status).toBe(303);
    const location = locationOf(result);
    expect(location.href.startsWith(callback)).toBe(true);
    expect(Object.fromEntries(location.searchParams)).toMatchObject({ from: "here", error, state: usual.state, iss: issuer });
  });

  it("says what is wrong, keeps what was typed, and then works", async () => {
    const page = await open();
    const wrong = await submit(page, { login: `"><b>`, password: "wrong" });
    expect(wrong.status).toBe(400);
    expect(String(wrong.body)).toContain("The user name or the password is wrong.");
    expect(String(wrong.body)).toContain(`value="&quot;&gt;&lt;b&gt;"`);
    expect(wrong.headers.get("content-security-policy")).toContain("form-action 'self' https://console.example.com;");
    expect((await submit(page)).status).toBe(303);
  });

  it("refuses people whom the application does not serve, in the same words", async () => {
    const result = await submit(await open({ client_id: "of-a" }), { login: "userb@example.com" });
    expect(result.status).toBe(400);
    expect(String(result.body)).toContain("The user name or the password is wrong.");
  });

  it("slows down who guesses", async () => {
    const page = await open();
    let result = await submit(page, { login: "reseller2@example.com", password: "guess" });
    for (let n = 0; n < 20 && result.status !== 429; n++)
      result = await submit(page, { login: "reseller2@example.com", password: "guess" });
    expect(result.status).toBe(429);
    expect(result.headers.get("retry-after")).toMatch(/^\d+$/);
  });

  it("takes no form from elsewhere", async () => {
    const [page, other] = [await open(), await open()];
    const attempts = [
      submit({ request: page.request }),
      submit({ request: page.request, cookie: other.cookie }),
      submit(page, {}, { "sec-fetch-site": "cross-site" }),
      submit(page, {}, { "sec-fetch-site": "same-site" }),
      submit({ cookie: page.cookie, request: `${page.request}x` }),
      submit({ cookie: page.cookie }),
    ];
    for (const result of await Promise.all(attempts)) {
      expect(result.status).toBe(400);
      expect(String(result.body)).toContain("This does not work");
    }
    expect((await submit(page, {}, {})).status).toBe(303);
  });

  it("works in several windows at the same time, for ten minutes", async () => {
    const first = await open();
    const second = await ask({}, { cookie: first.cookie });
    expect(second.headers.get("set-cookie")).toContain(first.cookie);
    server.clock.advance(590_000);
    expect((await submit(first)).status).toBe(303);
    server.clock.advance(20_000);
    expect((await submit(first)).status).toBe(400);
  });
});

describe("the code", () => {
  it("comes with the state and the issuer, and gives tokens", async () => {
    const result = await submit(await open());
    const location = locationOf(result);
    expect(location.href.startsWith(callback)).toBe(true);
    const { code = "", ...rest } = Object.fromEntries(location.searchParams);
    expect(rest).toEqual({ from: "here", state: usual.state, iss: issuer });
    const tokens = await exchange(code);
    expect(tokens.status).toBe(200);
    expect(tokens.body).toMatchObject({
      token_type: "bearer",
      expires_in: 3600,
      refresh_token: expect.any(String),
      scope: "default",
    });
    expect(await isServed(server, String(tokens.body.access_token))).toBe(true);
  });

  it("gives the scope that was asked for", async () => {
    const tokens = await exchange(await codeFor({ scope: "account.read" }));
    expect(tokens.body).toMatchObject({ scope: "account.read" });
  });

  it.each([
    ["another verifier", { code_verifier: `${verifier}x` }],
    ["the challenge as verifier", { code_verifier: challenge }],
    ["another address", { redirect_uri: "https://console.example.com/callback" }],
    ["another client", { client_id: "of-a" }],
  ])("is refused with %s", async (_, change) => {
    expect((await exchange(await codeFor(), change)).body).toMatchObject({ code: 400, error: "invalid_grant" });
  });

  it("is refused without what belongs to it", async () => {
    const code = await codeFor();
    for (const change of [{ code_verifier: "" }, { redirect_uri: "" }, { code: "" }]) {
      expect((await exchange(code, change)).body).toMatchObject({ code: 400, error: "invalid_request" });
    }
  });

  it("lives for a minute", async () => {
    const code = await codeFor();
    server.clock.advance(60_001);
    expect((await exchange(code)).body).toMatchObject({ code: 400, error: "invalid_grant" });
  });

  it("is good for one exchange; a second one revokes what the first gave", async () => {
    const code = await codeFor();
    const tokens = await exchange(code);
    expect((await exchange(code)).body).toMatchObject({ code: 400, error: "invalid_grant" });
    expect(await isServed(server, String(tokens.body.access_token))).toBe(false);
    const again = await refresh(server, String(tokens.body.refresh_token), { basic: null });
    expect(again.status).toBe(401);
    const fields = { grant_type: "refresh_token", client_id: "console", refresh_token: String(tokens.body.refresh_token) };
    expect((await askToken(server, fields, { basic: null })).body).toMatchObject({ error: "invalid_grant" });
  });

  it("exchanged twice at the same time gives tokens at most once, and none that live on", async () => {
    const code = await codeFor();
    const answers = await Promise.all([exchange(code), exchange(code), exchange(code)]);
    const given = answers.filter((answer) => answer.status === 200);
    expect(given).toHaveLength(1);
    expect(await isServed(server, String(given[0]?.body.access_token))).toBe(false);
  });

  it("of another browser of the same person leaves the first session alone", async () => {
    const one = await exchange(await codeFor());
    await exchange(await codeFor());
    const fields = { grant_type: "refresh_token", client_id: "console", refresh_token: String(one.body.refresh_token) };
    expect((await askToken(server, fields, { basic: null })).status).toBe(200);
  });
});

describe("a standard client (openid-client)", () => {
  /** The public address is this server. */
  const fetchHere: oidc.CustomFetch = (url, options) => {
    const { method, body, headers, redirect } = options;
    const init = { method, headers, redirect, ...(body == null ? {} : { body }) };
    return fetch(url.replace(issuer, server.url), init);
  };

  it("discovers, signs somebody in, refreshes, introspects nothing, and revokes", async () => {
    const options = { algorithm: "oauth2", [oidc.customFetch]: fetchHere } as const;
    const config = await oidc.discovery(new URL(issuer), "console", undefined, oidc.None(), options);
    const code_verifier = oidc.randomPKCECodeVerifier();
    const state = oidc.randomState();
    const url = oidc.buildAuthorizationUrl(config, {
      redirect_uri: plainCallback,
      state,
      code_challenge: await oidc.calculatePKCECodeChallenge(code_verifier),
      code_challenge_method: "S256",
    });
    const page = await open(Object.fromEntries(url.searchParams));
    const back = locationOf(await submit(page));
    const tokens = await oidc.authorizationCodeGrant(config, back, { pkceCodeVerifier: code_verifier, expectedState: state });
    expect(await isServed(server, tokens.access_token)).toBe(true);
    const next = await oidc.refreshTokenGrant(config, tokens.refresh_token ?? "");
    await oidc.tokenRevocation(config, next.refresh_token ?? "");
    expect(await isServed(server, next.access_token)).toBe(false);
    await expect(oidc.refreshTokenGrant(config, next.refresh_token ?? "")).rejects.toMatchObject({ error: "invalid_grant" });
  });

  it("authenticates with a secret in each way, and introspects", async () => {
    const { public_id, secret } = server.client;
    for (const method of [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)]) {
      const options = { algorithm: "oauth2", [oidc.customFetch]: fetchHere } as const;
      const config = await oidc.discovery(new URL(issuer), public_id, undefined, method, options);
      const tokens = await oidc.clientCredentialsGrant(config);
      expect(await oidc.tokenIntrospection(config, tokens.access_token)).toMatchObject({ active: true, client_id: public_id });
    }
  });
});

describe("what the server says about itself", () => {
  it("is the same at both well-known addresses", async () => {
    const one = await server.call("GET", "/.well-known/oauth-authorization-server");
    const two = await server.call("GET", "/.well-known/openid-configuration");
    expect(two.body).toEqual(one.body);
    expect(one.body).toMatchObject({ issuer, code_challenge_methods_supported: ["S256"], token_endpoint: `${issuer}/oauth/token` });
  });

  it("holds the keys that its tokens verify with, and nothing private", async () => {
    const jwks = await server.call("GET", "/.well-known/jwks.json");
    expect(JSON.stringify(jwks.body)).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
    const keys: unknown = jwks.body.keys;
    if (!Array.isArray(keys)) throw new Error("no keys");
    const tokens = await askToken(server, { grant_type: "client_credentials" });
    const verified = await jwtVerify(String(tokens.body.access_token), createLocalJWKSet({ keys }), { issuer, audience: issuer });
    expect(verified.payload.sub).toBe(server.world.users.root);
  });
});
