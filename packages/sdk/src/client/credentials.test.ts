import { expect, test } from "vitest";
import {
  attemptTimeout,
  type Behaviour,
  empty,
  type FaultyServer,
  json,
  reset,
  SkippingClock,
  startFaulty,
} from "./faulty.fixture.ts";
import { AuthenticationError, type Credentials, Patchbay, type PatchbayOptions, type Tokens, ValidationError } from "./index.ts";

const password = { username: "ada@example.com", password: "pass word", clientId: "app", clientSecret: "secret" };
const account_uuid = "0198c5e2-0000-7000-8000-000000000001";

interface Issuer {
  readonly behave: Behaviour;
  /** Forms that the token endpoint got. */
  readonly grants: Record<string, string>[];
  /** Tokens that the API takes; all others get a 401. */
  readonly good: Set<string>;
}

/** A server that issues tokens `a1`, `a2` …, and an API that knows which of them are good. */
function issuer(answers: readonly (Behaviour | undefined)[] = []): Issuer {
  const grants: Record<string, string>[] = [];
  const good = new Set<string>();
  const behave: Behaviour = (response, request) => {
    if (request.url !== "/oauth/token") {
      const token = request.headers.authorization?.replace("Bearer ", "") ?? "";
      const refusal = json(401, { code: 401, key: "token_expired", message: "expired", trace_id: "T", details: [] });
      return (good.has(token) ? json(200, { token }) : refusal)(response, request);
    }
    grants.push(Object.fromEntries(new URLSearchParams(request.body)));
    const planned = answers[grants.length - 1];
    if (planned !== undefined) return planned(response, request);
    const access_token = `a${grants.length}`;
    good.add(access_token);
    const refreshable = grants.at(-1)?.grant_type !== "client_credentials";
    return json(200, {
      access_token,
      token_type: "bearer",
      expires_in: 3600,
      ...(refreshable ? { refresh_token: `r${grants.length}` } : {}),
    })(response, request);
  };
  return { behave, grants, good };
}

function clientOf(server: FaultyServer, credentials: Credentials, options: Partial<PatchbayOptions> = {}) {
  const clock = new SkippingClock();
  const pb = new Patchbay({ host: server.origin, credentials, timeout: attemptTimeout, clock, random: () => 0, ...options });
  return { clock, get: () => pb.accounts.getAccount({ account_uuid }) };
}

const kinds = (grants: readonly Record<string, string>[]) => grants.map((grant) => grant.grant_type);

test("a password gets a token once, for all calls", async () => {
  const { behave, grants } = issuer();
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, password);
  await get();
  await get();
  expect(grants).toEqual([{ grant_type: "password", scope: "default", email: "ada@example.com", password: "pass word" }]);
  const [grant, call] = server.arrived;
  expect(grant?.headers).toMatchObject({
    authorization: `Basic ${btoa("app:secret")}`,
    "x-device-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(call?.headers.authorization).toBe("Bearer a1");
});

test("calls at the same time share one request for a token", async () => {
  const { behave, grants } = issuer();
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, password);
  await Promise.all(Array.from({ length: 20 }, get));
  expect(grants).toHaveLength(1);
});

test("a token is refreshed before it expires, again once for all", async () => {
  const { behave, grants } = issuer();
  await using server = await startFaulty(behave);
  const { get, clock } = clientOf(server, password);
  await get();
  clock.advance((3600 - 61) * 1000);
  await get();
  expect(grants).toHaveLength(1);
  clock.advance(2_000);
  await Promise.all([get(), get(), get()]);
  expect(grants.slice(1)).toEqual([{ grant_type: "refresh_token", refresh_token: "r1" }]);
  clock.advance(3_600_000);
  await get();
  expect(grants[2]).toEqual({ grant_type: "refresh_token", refresh_token: "r2" });
});

test("a token that the server refuses is replaced once, and the call repeated", async () => {
  const { behave, grants, good } = issuer();
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, password, { maxRetries: 0 });
  await get();
  good.clear();
  expect(await get()).toEqual({ token: "a2" });
  expect(kinds(grants)).toEqual(["password", "refresh_token"]);
});

test("a server that refuses every token is believed after the second", async () => {
  const { behave, grants } = issuer();
  await using server = await startFaulty((response, request) => {
    if (request.url === "/oauth/token") return behave(response, request);
    return json(401, { code: 401, key: "token_revoked", message: "no", trace_id: "T", details: [] })(response, request);
  });
  const { get } = clientOf(server, password);
  await expect(get()).rejects.toBeInstanceOf(AuthenticationError);
  expect(grants).toHaveLength(2);
  expect(server.arrived).toHaveLength(4);
});

test("many calls refused at once need one new token", async () => {
  const { behave, grants, good } = issuer();
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, password);
  await get();
  good.clear();
  await Promise.all(Array.from({ length: 10 }, get));
  expect(grants).toHaveLength(2);
});

test("whose session has ended signs in again, if there is a password", async () => {
  const refusal = json(400, { error: "invalid_grant", code: 400, message: "no", trace_id: "T", details: [] });
  const { behave, grants } = issuer([undefined, refusal]);
  await using server = await startFaulty(behave);
  const { get, clock } = clientOf(server, password);
  await get();
  clock.advance(3_600_000);
  expect(await get()).toEqual({ token: "a3" });
  expect(kinds(grants)).toEqual(["password", "refresh_token", "password"]);
});

test("wrong passwords are told as they are, and the next call asks again", async () => {
  const refusal = json(400, { error: "invalid_grant", code: 400, key: "invalid_grant", message: "no", trace_id: "T", details: [] });
  const { behave, grants } = issuer([refusal]);
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, password);
  await expect(get()).rejects.toMatchObject({ key: "invalid_grant" });
  expect(await get()).toEqual({ token: "a2" });
  expect(grants).toHaveLength(2);
});

test("a program has no refresh token and asks for a new token instead", async () => {
  const { behave, grants } = issuer();
  await using server = await startFaulty(behave);
  const { get, clock } = clientOf(server, { clientId: "app", clientSecret: "secret", scope: "account.read" });
  await get();
  clock.advance(3_600_000);
  await get();
  expect(grants).toEqual(Array(2).fill({ grant_type: "client_credentials", scope: "account.read" }));
});

test("a session begun earlier goes on, and its new tokens are handed out", async () => {
  const { behave, grants } = issuer();
  await using server = await startFaulty(behave);
  const kept: Tokens[] = [];
  const { get } = clientOf(server, { refreshToken: "r0", clientId: "public-app", onRefresh: (tokens) => kept.push(tokens) });
  await get();
  expect(grants).toEqual([{ grant_type: "refresh_token", refresh_token: "r0", client_id: "public-app" }]);
  expect(server.arrived[0]?.headers).not.toHaveProperty("authorization");
  expect(kept).toEqual([{ accessToken: "a1", refreshToken: "r1", expiresIn: 3600 }]);
});

test("calls wait until the new tokens are kept", async () => {
  const { behave } = issuer();
  await using server = await startFaulty(behave);
  const refreshToken = { refreshToken: "r0", clientId: "public-app" };
  const { get } = clientOf(server, { ...refreshToken, onRefresh: () => Promise.reject(new Error("disk is full")) });
  await expect(get()).rejects.toMatchObject({ message: "disk is full" });
  expect(server.arrived).toHaveLength(1);
});

test("the client's headers go with its sign-in, too", async () => {
  const { behave } = issuer();
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, password, { headers: { "X-Gateway-Key": "k", "Content-Type": "text/plain" } });
  await get();
  expect(server.arrived[0]?.headers).toMatchObject({
    "x-gateway-key": "k",
    "content-type": "application/x-www-form-urlencoded",
    authorization: `Basic ${btoa("app:secret")}`,
  });
});

test("a refresh token is never sent twice: the server would take that for theft", async () => {
  const { behave, grants } = issuer([reset]);
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, { refreshToken: "r0", clientId: "app", clientSecret: "s" });
  await expect(get()).rejects.toMatchObject({ name: "ConnectionError" });
  expect(grants).toHaveLength(1);
});

test("a sign-in is repeated when the server is briefly away", async () => {
  const { behave, grants } = issuer([empty(503), reset]);
  await using server = await startFaulty(behave);
  const { get, clock } = clientOf(server, password);
  expect(await get()).toEqual({ token: "a3" });
  expect(grants).toHaveLength(3);
  expect(clock.waits).toEqual([500, 1000]);
});

test("a function is asked for each call, and again after a refusal", async () => {
  const { behave, good } = issuer();
  await using server = await startFaulty(behave);
  good.add("second");
  const given = ["first", "second", "second"];
  let asked = 0;
  const { get } = clientOf(server, async () => given[asked++] ?? "none");
  expect(await get()).toEqual({ token: "second" });
  expect(asked).toBe(2);
});

test("a fixed token that is refused is not tried again", async () => {
  const { behave } = issuer();
  await using server = await startFaulty(behave);
  const { get } = clientOf(server, "fixed");
  await expect(get()).rejects.toBeInstanceOf(AuthenticationError);
  expect(server.arrived).toHaveLength(1);
});

test("a function that fails fails the call with an error of ours, and its reason", async () => {
  await using server = await startFaulty(empty(204));
  const reason = new Error("vault is closed");
  const { get } = clientOf(server, () => Promise.reject(reason));
  await expect(get()).rejects.toMatchObject({ name: "PatchbayError", message: "vault is closed", cause: reason });
});

test("an abort ends one caller's waiting for a token, not the others'", async () => {
  const { behave } = issuer();
  let release: () => void = () => undefined;
  await using server = await startFaulty((response, request) => {
    if (request.url === "/oauth/token") release = () => behave(response, request);
    else behave(response, request);
  });
  const pb = new Patchbay({ host: server.origin, credentials: password, timeout: attemptTimeout, clock: new SkippingClock() });
  const controller = new AbortController();
  const one = pb.accounts.getAccount({ account_uuid }, { signal: controller.signal });
  const other = pb.accounts.getAccount({ account_uuid });
  await server.count(1);
  controller.abort();
  await expect(one).rejects.toMatchObject({ name: "AbortError" });
  release();
  expect(await other).toEqual({ token: "a1" });
});

test("a token endpoint that answers with something else is a fault of the server", async () => {
  await using server = await startFaulty(json(200, { hello: "world" }));
  await expect(clientOf(server, password).get()).rejects.toMatchObject({ name: "ServerError", code: 500 });
});

test("a mistake in the parameters is found before anybody signs in", async () => {
  await using server = await startFaulty(empty(204));
  const pb = new Patchbay({ host: server.origin, credentials: password });
  await expect(pb.accounts.getAccount({ account_uuid: "" })).rejects.toBeInstanceOf(ValidationError);
  expect(server.arrived).toHaveLength(0);
});
