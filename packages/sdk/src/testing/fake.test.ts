import { expectTypeOf } from "expect-type";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  AbortError,
  ConflictError,
  ConnectionError,
  NotFoundError,
  type Patchbay,
  RateLimitError,
  TimeoutError,
  ValidationError,
} from "../client/index.ts";
import s2sMS, { PatchbayError } from "../index.ts";
import type { Account, AccountCreate } from "../resources/types.ts";
import { delayed, FakeClock, FakePatchbay, type FakeRequest, networkFailure, problem, type Restore, reply } from "../testing.ts";

const unknown = "0198c5e2-0000-7000-8000-000000000001";

let clock: FakeClock;
let fake: FakePatchbay;
let pb: Patchbay;
beforeEach(() => {
  clock = new FakeClock();
  fake = new FakePatchbay({ clock });
  pb = fake.client();
});

const named = (name: string): AccountCreate => ({ name, type: "Customer", parent_uuid: fake.account_uuid });

async function errorOf(promise: Promise<unknown>): Promise<PatchbayError> {
  const error: unknown = await promise.then(
    () => new Error("it succeeded"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof PatchbayError)) throw error;
  return error;
}

describe("what is created", () => {
  test("is there, complete, until it is deleted", async () => {
    const made = await pb.accounts.createAccount({ ...named("Acme"), reference: "R1" });
    expect(made).toMatchObject({ name: "Acme", reference: "R1", type: "Customer", parent_uuid: fake.account_uuid, contacts: [] });
    expect(made.audit.created_date).toBe("2026-01-01T00:00:00Z");
    expect(await pb.accounts.getAccount({ account_uuid: made.uuid.toUpperCase() })).toMatchObject({
      uuid: made.uuid,
      name: "Acme",
    });
    await clock.advance(90_000);
    const changed = await pb.accounts.modifyAccount({ account_uuid: made.uuid, name: "Acme Ltd", reference: null });
    expect(changed).toMatchObject({
      uuid: made.uuid,
      name: "Acme Ltd",
      type: "Customer",
      audit: { modified_date: "2026-01-01T00:01:30Z" },
    });
    await pb.accounts.deleteAccount({ account_uuid: made.uuid });
    expect(await errorOf(pb.accounts.getAccount({ account_uuid: made.uuid }))).toBeInstanceOf(NotFoundError);
  });

  test("belongs to what it was created in", async () => {
    const [one, other] = [unknown, unknown.replace(/1$/, "2")];
    await pb.profiles.createUserProperty({ user_uuid: one, context: "user", name: "color", value: "red" });
    await pb.profiles.createUserProperty({ user_uuid: other, context: "user", name: "color", value: "blue" });
    const { items } = await pb.profiles.listUserProperties({ user_uuid: one });
    expect(items).toMatchObject([{ user_uuid: one, value: "red", name: "color" }]);
  });

  test("with an id that there is already, is refused", async () => {
    await pb.shorturls.createShortUrl({ url: "https://example.com/a", short_code: "abc123" });
    expect(await errorOf(pb.shorturls.createShortUrl({ url: "https://example.com/b", short_code: "abc123" }))).toBeInstanceOf(
      ConflictError,
    );
  });

  test("gets an id of its own, of whatever form", async () => {
    const made = await Promise.all(
      ["a", "b", "c"].map((path) => pb.shorturls.createShortUrl({ url: `https://example.com/${path}` })),
    );
    expect(new Set(made.map(({ short_code }) => short_code)).size).toBe(3);
    expect((await pb.shorturls.listShortUrls()).items).toHaveLength(3);
  });

  test("may be a file", async () => {
    const { user_uuid } = fake;
    const { file_id } = await pb.media.uploadFile({ user_uuid, file: new Blob(["soup"]), file_name: "menu.txt" });
    expect((await pb.media.listUserMedia({ user_uuid })).items).toMatchObject([{ file_id, file_name: "menu.txt", user_uuid }]);
    await pb.media.deleteMedia({ file_id });
    expect((await pb.media.listUserMedia({ user_uuid })).items).toEqual([]);
  });

  test("is listed by the rules of the server", async () => {
    for (const name of ["Charlie", "alpha", "Bravo", "delta"]) await pb.accounts.createAccount(named(name));
    await pb.accounts.createAccount({ ...named("Echo"), type: "Reseller" });
    const page = await pb.accounts.listAccounts({ type: "customer", limit: 2, offset: 2, sort: "-name" });
    expect(page.items.map(({ name }) => name)).toEqual(["Bravo", "alpha"]);
    expect(page.metadata).toEqual({ total: 4, offset: 2, count: 2, limit: 2 });
    const base = `${fake.host}/accounts/accounts?type=customer&sort=-name`;
    expect(page.links).toEqual([
      { rel: "self", href: `${base}&offset=2&limit=2` },
      { rel: "first", href: `${base}&offset=0&limit=2` },
      { rel: "prev", href: `${base}&offset=0&limit=2` },
      { rel: "last", href: `${base}&offset=2&limit=2` },
    ]);
    const all = await pb.accounts.listAccounts({ limit: 2 }).toArray({ limit: Number.POSITIVE_INFINITY });
    expect(all.map(({ name }) => name)).toEqual(["alpha", "Bravo", "Charlie", "delta", "Echo"]);
    expect((await pb.accounts.listAccounts({ limit: 5000 })).metadata.limit).toBe(100);
    expect((await pb.accounts.listAccounts({ name: "RAV" })).items).toHaveLength(1);
    const odd = await fake.client().accounts.listAccounts({ offset: -1, limit: 0, sort: "nothing" });
    expect(odd.metadata).toMatchObject({ offset: 0, limit: 10, total: 5 });
  });
});

describe("what is not kept", () => {
  test("repeats what the request says of it", async () => {
    const { account_uuid } = fake;
    const event = await pb.usage.createEvent({ account_uuid, event_type: "table_reserved", metadata: { guests: 4 } });
    expect(event).toMatchObject({ account_uuid, event_type: "table_reserved", metadata: { guests: 4 } });
  });

  test("has a member that is asked for by its name", async () => {
    const { file_id } = await pb.media.uploadGlobalMediaFile({ file: new Blob(["soup"]) });
    expect(await pb.media.getMediaFileUrl({ file_id })).not.toHaveProperty("content_url");
    expect(await pb.media.getMediaFileUrl({ file_id, content_url: true })).toHaveProperty(
      "content_url",
      expect.stringMatching(/^https:/),
    );
  });
});

describe("refusals", () => {
  test("a body is judged as the server judges it", async () => {
    // @ts-expect-error neither a type nor a parent
    const error = await errorOf(pb.accounts.createAccount({ name: "", parent_uuid: "none" }));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ code: 400, key: "validation_failed" });
    expect(error.details).toEqual([
      "type is required",
      "name must NOT have fewer than 1 characters",
      'parent_uuid must match format "uuid"',
    ]);
  });

  test("what is no request at all", async () => {
    const send = async (method: string, path: string, init: RequestInit = {}) => {
      const headers = { authorization: "Bearer any", ...init.headers };
      const answer = await fake.fetch(fake.host + path, { method, ...init, headers });
      const body = await answer.text();
      return { status: answer.status, allow: answer.headers.get("allow"), key: body === "" ? undefined : JSON.parse(body).key };
    };
    expect(await send("GET", "/nothing/here")).toMatchObject({ status: 404, key: "not_found" });
    expect(await send("PATCH", "/accounts/accounts")).toEqual({
      status: 405,
      key: "method_not_allowed",
      allow: expect.stringContaining("GET"),
    });
    expect(await send("GET", "/accounts/accounts/undefined")).toMatchObject({ status: 404, key: "not_found" });
    expect(await send("POST", "/accounts/accounts", { body: "{", headers: { "content-type": "application/json" } })).toMatchObject({
      status: 400,
      key: "invalid_json",
    });
    expect(await send("POST", "/accounts/accounts", { body: "x", headers: { "content-type": "text/html" } })).toMatchObject({
      status: 415,
    });
    expect(await send("POST", "/accounts/accounts")).toMatchObject({ status: 400, key: "validation_failed" });
    expect(await send("GET", "/accounts//accounts/", { headers: { authorization: "" } })).toMatchObject({
      status: 401,
      key: "unauthenticated",
    });
    expect(await send("GET", "/accounts//accounts/")).toMatchObject({ status: 200 });
  });

  test("another host is nobody's", async () => {
    await expect(fake.fetch("https://elsewhere.example/")).rejects.toThrow("the fake answers at https://patchbay.test");
  });
});

describe("what the test says", () => {
  const account_uuid = unknown;

  test("part of an answer is completed", async () => {
    fake.on("accounts.getAccount", { name: "Acme", audit: { created_by: null } });
    const account = await pb.accounts.getAccount({ account_uuid });
    expect(account).toMatchObject({
      name: "Acme",
      contacts: [],
      audit: { created_by: null, created_date: "2026-01-01T00:00:00Z" },
    });
  });

  test("a function of the request", async () => {
    fake.on("accounts.getAccount", ({ params }) => ({ uuid: params.account_uuid, name: `of ${params.account_uuid}` }));
    expect(await pb.accounts.getAccount({ account_uuid })).toMatchObject({ uuid: account_uuid, name: `of ${account_uuid}` });
  });

  test("items of a list become the page that is asked for", async () => {
    fake.on("accounts.listAccounts", { items: ["a", "b", "c"].map((name) => ({ name })) });
    const names: string[] = [];
    for await (const { name } of pb.accounts.listAccounts({ limit: 2 })) names.push(name);
    expect(names).toEqual(["a", "b", "c"]);
    expect(fake.calls("accounts.listAccounts").map(({ query }) => query.offset)).toEqual([undefined, 2]);
  });

  test("once, several times in turn, then always, then as usual", async () => {
    fake.on("accounts.getAccount", { name: "always" });
    fake.once("accounts.getAccount", { name: "first" }).once("accounts.getAccount", { name: "second" });
    const name = async () => (await pb.accounts.getAccount({ account_uuid })).name;
    expect([await name(), await name(), await name(), await name()]).toEqual(["first", "second", "always", "always"]);
    fake.once("accounts.getAccount", delayed(0));
    fake.once("accounts.getAccount", () => undefined);
    expect([await name(), await name()]).toEqual(["always", "always"]);
    fake.on("accounts.getAccount", undefined);
    expect(await errorOf(name())).toBeInstanceOf(NotFoundError);
  });

  test("errors by key", async () => {
    const once = fake.client({ maxRetries: 0 });
    fake.once("accounts.getAccount", problem("rate_limited", { headers: { "retry-after": "7" } }));
    const limited = await errorOf(once.accounts.getAccount({ account_uuid }));
    expect(limited).toBeInstanceOf(RateLimitError);
    expect(limited).toMatchObject({ code: 429, key: "rate_limited", message: "Too many requests." });
    expect(limited.response?.headers.get("retry-after")).toBe("7");
    fake.once("accounts.getAccount", () => problem("conflict", { message: "Taken.", details: ["name"] }));
    expect(await errorOf(once.accounts.getAccount({ account_uuid }))).toMatchObject({
      code: 409,
      message: "Taken.",
      details: ["name"],
    });
  });

  test("passing errors are tried again, by the clock of the test", async () => {
    fake
      .once("accounts.getAccount", problem("unavailable"))
      .once("accounts.getAccount", networkFailure())
      .on("accounts.getAccount", { name: "Acme" });
    const call = pb.accounts.getAccount({ account_uuid });
    await clock.advance(10_000);
    expect((await call).name).toBe("Acme");
    expect(fake.calls("accounts.getAccount")).toHaveLength(3);
  });

  test("a broken connection", async () => {
    fake.on("accounts.getAccount", networkFailure("socket hang up"));
    const error = await errorOf(fake.client({ maxRetries: 0 }).accounts.getAccount({ account_uuid }));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toBe("socket hang up");
  });

  test("answers that take their time, time-outs and aborts", async () => {
    const once = fake.client({ maxRetries: 0, timeout: 5_000 });
    fake.once("accounts.getAccount", delayed(4_000, { name: "late" }));
    const late = once.accounts.getAccount({ account_uuid });
    await clock.advance(4_000);
    expect((await late).name).toBe("late");
    fake.on("accounts.getAccount", delayed(6_000, problem("conflict")));
    const tooLate = errorOf(once.accounts.getAccount({ account_uuid }));
    await clock.advance(5_000);
    expect(await tooLate).toBeInstanceOf(TimeoutError);
    const controller = new AbortController();
    const aborted = errorOf(once.accounts.getAccount({ account_uuid }, { signal: controller.signal }));
    controller.abort();
    expect(await aborted).toBeInstanceOf(AbortError);
    await expect(fake.fetch(fake.host, { signal: controller.signal })).rejects.toThrow("aborted");
  });

  test("anything at all, as it is", async () => {
    const once = fake.client({ maxRetries: 0 });
    fake.once("accounts.getAccount", reply(200, { odd: true }, { "x-odd": "1" }));
    const { data, headers } = await once.accounts.getAccount({ account_uuid }).withResponse();
    expect(data).toEqual({ odd: true });
    expect(headers.get("x-odd")).toBe("1");
    fake.once("accounts.getAccount", reply(502, "<html>"));
    expect(await errorOf(once.accounts.getAccount({ account_uuid }))).toMatchObject({ code: 502, message: "<html>" });
    fake.once("accounts.getAccount", reply(204));
    expect(await once.accounts.getAccount({ account_uuid })).toBeUndefined();
  });

  test("what the table does not allow is the test's mistake, and said at once", async () => {
    // @ts-expect-error a number is no name
    fake.on("accounts.getAccount", { name: 5 });
    const error = await errorOf(pb.accounts.getAccount({ account_uuid }));
    expect(error.message).toContain("The answer that the test gives for accounts.getAccount is not one: name must be string");
    fake.on("accounts.getAccount", () => {
      throw new Error("an expectation failed");
    });
    expect((await errorOf(pb.accounts.getAccount({ account_uuid }))).message).toBe("an expectation failed");
    expect(fake.calls()).toHaveLength(2);
  });
});

describe("calls", () => {
  test("have their parts, typed", async () => {
    await pb.accounts.createAccount(named("Acme"), { headers: { "x-test": "1" } });
    const [call] = fake.calls("accounts.createAccount");
    expect(call).toMatchObject({
      operation: "accounts.createAccount",
      method: "POST",
      url: `${fake.host}/accounts/accounts`,
      body: named("Acme"),
    });
    expect(call?.headers.get("x-test")).toBe("1");
    expectTypeOf<FakeRequest<"accounts.createAccount">["body"]>().toEqualTypeOf<AccountCreate>();
    expectTypeOf<FakeRequest<"accounts.getAccount">["params"]>().toEqualTypeOf<{ account_uuid: string }>();
    // @ts-expect-error there is no such operation
    expect(fake.calls("accounts.explode")).toEqual([]);
  });

  test("are forgotten with everything else", async () => {
    const first = await pb.accounts.createAccount(named("Acme"));
    fake.on("accounts.listAccounts", problem("forbidden")).once("accounts.getAccount", problem("forbidden"));
    fake.reset();
    expect(fake.calls()).toEqual([]);
    expect((await pb.accounts.listAccounts()).items).toEqual([]);
    expect(await errorOf(pb.accounts.getAccount({ account_uuid: first.uuid }))).toMatchObject({ code: 404 });
    expect(await pb.accounts.createAccount(named("Acme"))).toEqual(first);
  });
});

describe("the drop-in functions", () => {
  let restore: Restore;
  beforeEach(() => {
    restore = fake.install();
  });
  afterEach(() => restore());

  test("speak with the fake, sign-in included", async () => {
    const basic = s2sMS.Oauth.generateBasicToken("id", "secret");
    const { access_token, expires_in } = await s2sMS.Oauth.getAccessToken(basic, "dana@example.com", "a password");
    expect(expires_in).toBe(3600);
    expect(s2sMS.Util.getUserUuidFromToken(access_token)).toBe(fake.user_uuid);
    expect(s2sMS.Util.getAccountUuidFromToken(access_token)).toBe(fake.account_uuid);
    const account: Account = await s2sMS.Accounts.createAccount(access_token, named("Acme"));
    const { items, metadata } = await s2sMS.Accounts.listAccounts(access_token, 0, 10, { name: "acm" });
    expect([account]).toMatchObject(items);
    expect(metadata.total).toBe(1);
    expect(await s2sMS.Accounts.deleteAccount(access_token, account.uuid)).toEqual({ status: "ok" });
    expect(await errorOf(s2sMS.Accounts.getAccount(access_token, account.uuid))).toMatchObject({
      code: 404,
      message: "Not found.",
    });
    const [signIn] = fake.calls("oauth.requestToken");
    expect(signIn?.body).toMatchObject({ grant_type: "password", email: "dana@example.com" });
  });

  test("until everything is put back", async () => {
    const outer = globalThis.fetch;
    const inner = new FakePatchbay();
    {
      using _ = inner.install();
      expect(globalThis.fetch).not.toBe(outer);
    }
    expect(globalThis.fetch).toBe(outer);
    expect(s2sMS.getMsHost()).toBe(fake.host);
    restore();
    expect(s2sMS.getMsHost()).toBeUndefined();
    expect(s2sMS.Util.getAuthHost()).toBeUndefined();
  });

  test("other addresses are fetched as before", async () => {
    expect(await (await fetch("data:text/plain,hello")).text()).toBe("hello");
    expect((await fetch(new Request(`${fake.host}/.well-known/jwks.json`))).status).toBe(200);
    expect((await fetch(new URL(`${fake.host}/.well-known/jwks.json`))).status).toBe(200);
  });
});

test("a client that gets its own tokens gets them from the fake", async () => {
  const own = fake.client({ credentials: { clientId: "id", clientSecret: "secret" } });
  await own.accounts.listAccounts();
  await own.accounts.listAccounts();
  expect(fake.calls("oauth.requestToken")).toHaveLength(1);
});
