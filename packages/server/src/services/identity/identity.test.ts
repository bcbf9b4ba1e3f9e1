import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { createUser, eventsOf, newUser, tokenOf } from "./testing.ts";

let server: TestServer;
let adminA: string;
let userA: string;
let adminB: string;
let reseller: string;

beforeAll(async () => {
  server = await startTestServer();
  [adminA, userA, adminB, reseller] = await Promise.all([
    server.tokenFor("adminA"),
    server.tokenFor("userA"),
    server.tokenFor("adminB"),
    server.tokenFor("reseller"),
  ]);
});
afterAll(() => server.close());

const one = (uuid: unknown, rest = "") => `/identity/identities/${uuid}${rest}`;
const ofAccount = (uuid: string, rest = "") => `/identity/accounts/${uuid}/identities${rest}`;
const unknown = "00000000-0000-7000-8000-00000000dead";

describe("creating an identity", () => {
  it("gives a user with everything in its place, visible at once", async () => {
    const body = newUser({
      middle_name: "M.",
      phone: "(941) 555-0100",
      address: { city: "Sarasota", state: "FL", postal_code: "34236", country: "US" },
      provider: "local",
      reference: "r-1",
      external_id: "x-1",
      status: "Active",
      subtype: "ignored",
      password: "a perfectly fine password",
    });
    const created = await server.call("POST", ofAccount(server.world.accounts.customerA), { token: adminA, body });
    expect(created).toMatchObject({
      status: 202,
      body: {
        username: body.username,
        account_uuid: server.world.accounts.customerA,
        phone: "+19415550100",
        address: { city: "Sarasota" },
        external_id: "x-1",
        status: "Active",
        provider: "local",
        resource_status: "complete",
        audit: { created_by: server.world.users.adminA },
      },
    });
    expect(JSON.stringify(created.body)).not.toContain("password");
    const read = await server.call("GET", one(created.body.uuid), { token: adminA });
    expect(read).toMatchObject({ status: 200, body: { uuid: created.body.uuid, last_name: body.last_name } });
    expect(read.body.aliases).toBeUndefined();
    const [event] = await eventsOf(server, String(created.body.uuid));
    expect(event).toMatchObject({
      event: "identity.identity_created",
      data: { username: body.username, user_uuid: created.body.uuid },
    });
    expect(JSON.stringify(event)).not.toContain("argon2");
  });

  it.each([
    ["no user name", { username: undefined }, "username is required"],
    ["blanks around the user name", { username: " x" }, /^username/],
    ["no type", { type: undefined }, "type is required"],
    ["an unknown type", { type: "robot" }, /^type must be one of/],
    ["no first name", { first_name: undefined }, "first_name is required"],
    ["no last name", { last_name: undefined }, "last_name is required"],
    ["a bad e-mail address", { email: "nobody" }, "email must be an e-mail address"],
    ["a line break in the address", { email: "a@b.c\r\nBcc: d@e.f" }, "email must be an e-mail address"],
    ["a bad number", { phone: "12" }, "phone must be a telephone number"],
    ["another account in the body", { account_uuid: unknown }, "account_uuid must be that of the path"],
    ["a short password", { password: "short" }, /at least 8 characters/],
    ["a common password", { password: "password123" }, /guessed first/],
    ["a password kept elsewhere", { password: "a perfectly fine password", provider: "google" }, /provider local/],
    ["a user name of the wrong type", { username: 7 }, /^username must be string/],
  ])("refuses %s", async (_case, members, line) => {
    const body = newUser(members);
    const answer = await server.call("POST", ofAccount(server.world.accounts.customerA), { token: adminA, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 400 } });
    expect(answer.body.details?.[0]).toEqual(typeof line === "string" ? line : expect.stringMatching(line));
  });

  it("refuses a user name that is taken anywhere, in any case", async () => {
    const body = newUser({ username: "ADMINB@example.com" });
    const answer = await server.call("POST", ofAccount(server.world.accounts.customerA), { token: adminA, body });
    expect(answer).toMatchObject({ status: 409, body: { key: "conflict" } });
  });

  it("needs the permission on an account that the caller sees", async () => {
    const create = (account: string, token: string) => server.call("POST", ofAccount(account), { token, body: newUser() });
    const { customerA, customerB, locationA, reseller: above } = server.world.accounts;
    expect((await create(customerA, userA)).status).toBe(403);
    expect((await create(customerB, adminA)).status).toBe(404);
    expect((await create(above, adminA)).status).toBe(404);
    expect((await create(unknown, adminA)).status).toBe(404);
    expect((await create("null accountUUID", adminA)).status).toBe(404);
    expect((await create(locationA, adminA)).status).toBe(202);
    expect((await create(customerA, reseller)).status).toBe(202);
  });

  it("creates a user once however many ask for the name at the same time", async () => {
    const body = newUser({ password: "a perfectly fine password" });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => server.call("POST", ofAccount(server.world.accounts.customerA), { token: adminA, body })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409, 409, 409, 409, 409, 409]);
  });
});

describe("reading", () => {
  it("tells the caller who he is", async () => {
    const me = await server.call("GET", "/identity/users/me", { token: userA });
    expect(me).toMatchObject({
      status: 200,
      body: {
        user_uuid: server.world.users.userA,
        email: "usera@example.com",
        account_uuid: server.world.accounts.customerA,
        scope: "default",
      },
    });
  });

  it("shows oneself, those of the own tree, and nobody else", async () => {
    const read = async (token: string, uuid: string) => (await server.call("GET", one(uuid), { token })).status;
    const { users } = server.world;
    expect(await read(userA, users.userA)).toBe(200);
    expect(await read(adminA, users.locationA)).toBe(200);
    expect(await read(reseller, users.userA)).toBe(200);
    expect(await read(adminA, users.adminB)).toBe(404);
    expect(await read(adminA, users.reseller)).toBe(404);
    expect(await read(await server.tokenFor("locationA"), users.adminA)).toBe(404);
    expect(await read(await server.tokenFor("reseller2"), users.userA)).toBe(404);
    expect(await read(adminA, unknown)).toBe(404);
    expect(await read(adminA, "null uuid")).toBe(404);
  });

  it("takes includes as a comma list, repeated, and ignores those it does not know", async () => {
    const user = await createUser(server);
    for (const query of ["?include=alias&include=properties", "?include=alias,properties,more", "?include=properties,alias"]) {
      const read = await server.call("GET", one(user.uuid, query), { token: adminA });
      expect(read.body).toMatchObject({ uuid: user.uuid, account_uuid: user.account_uuid, aliases: [], properties: {} });
    }
  });
});

describe("changing", () => {
  it("changes what is present, keeps the rest, and ignores what cannot change", async () => {
    const user = await createUser(server, { address: { city: "Sarasota", state: "FL" }, reference: "r" });
    const body = { ...user, first_name: "Robin", address: { city: "Tampa" }, reference: null };
    const ignored = {
      uuid: unknown,
      account_uuid: unknown,
      username: "x",
      provider: "x",
      external_id: "x",
      status: "Inactive",
      password: "x",
    };
    const changed = await server.call("POST", one(user.uuid, "/modify"), { token: adminA, body: { ...body, ...ignored } });
    expect(changed).toMatchObject({
      status: 200,
      body: {
        uuid: user.uuid,
        account_uuid: user.account_uuid,
        username: user.username,
        first_name: "Robin",
        last_name: user.last_name,
        address: { city: "Tampa", state: "FL" },
        reference: "",
        status: "Active",
        provider: "local",
        external_id: "",
        audit: { modified_by: server.world.users.adminA },
      },
    });
    expect((await eventsOf(server, String(user.uuid))).at(-1)).toMatchObject({ event: "identity.identity_modified" });
  });

  it("is for oneself and for those with the permission", async () => {
    const modify = async (token: string, uuid: string) =>
      (await server.call("POST", one(uuid, "/modify"), { token, body: { reference: "seen" } })).status;
    const { users } = server.world;
    expect(await modify(userA, users.userA)).toBe(200);
    expect(await modify(userA, users.adminA)).toBe(403);
    expect(await modify(adminA, users.adminB)).toBe(404);
    expect(await modify(adminA, users.reseller)).toBe(404);
    expect(await modify(reseller, users.adminB)).toBe(200);
    const promoted = await server.call("POST", one(users.userA, "/modify"), { token: userA, body: { type: "service" } });
    expect(promoted.status).toBe(403);
  });

  it("refuses wrong types and bad values", async () => {
    const modify = (body: unknown) => server.call("POST", one(server.world.users.userA, "/modify"), { token: userA, body });
    expect(await modify({ first_name: 7 })).toMatchObject({ status: 400 });
    expect(await modify({ email: "x" })).toMatchObject({ status: 400, body: { details: ["email must be an e-mail address"] } });
    expect(await modify({ phone: "letters" })).toMatchObject({ status: 400 });
    expect(await modify("null body")).toMatchObject({ status: 400, body: { key: "invalid_json" } });
  });

  it("merges properties by name and tells what changed", async () => {
    const user = await createUser(server);
    const props = (body: unknown) => server.call("POST", one(user.uuid, "/properties/modify"), { token: adminA, body });
    await props({ colour: "red", size: { w: 1 }, kept: true });
    const changed = await props({ colour: "blue", size: null, kept: true });
    expect(changed).toMatchObject({ status: 200, body: { uuid: user.uuid } });
    expect(changed.body.properties).toEqual({ colour: "blue", kept: true });
    const events = await eventsOf(server, String(user.uuid));
    expect(events.at(-1)).toMatchObject({
      event: "identity.identity_property_change",
      data: { properties: { colour: { old: "red", new: "blue" }, size: { old: { w: 1 }, new: null } } },
    });
    expect((await props([1])).status).toBe(400);
    expect(await props({ big: "x".repeat(65_536) })).toMatchObject({
      status: 400,
      body: { details: ["the properties may take 64 KiB"] },
    });
    expect((await props(JSON.parse('{"__proto__":{"a":1}}'))).status).toBe(200);
  });

  it("loses no property when two change at the same time", async () => {
    const user = await createUser(server);
    const names = Array.from({ length: 10 }, (_, index) => `p${index}`);
    await Promise.all(
      names.map((name) => server.call("POST", one(user.uuid, "/properties/modify"), { token: adminA, body: { [name]: 1 } })),
    );
    const read = await server.call("GET", one(user.uuid, "?include=properties"), { token: adminA });
    expect(Object.keys(read.body.properties ?? {}).sort()).toEqual(names);
  });
});

describe("aliases", () => {
  it("keeps the number as it was sent, and replaces it", async () => {
    const user = await createUser(server);
    const alias = { nickname: `nick-${user.uuid}`, email: `alias-${user.uuid}@example.net`, sms: "9415550111" };
    const added = await server.call("POST", one(user.uuid, "/aliases"), { token: adminA, body: alias });
    expect(added).toMatchObject({ status: 201, body: { aliases: [alias] } });
    const replaced = await server.call("PUT", one(user.uuid, "/aliases/+1941-555-0112"), { token: await tokenOf(server, user) });
    expect(replaced).toMatchObject({ status: 200, body: { aliases: [{ ...alias, sms: "+1941-555-0112" }] } });
    const read = await server.call("GET", one(user.uuid, "?include=alias&include=properties"), { token: adminA });
    expect(read.body.aliases).toEqual([{ ...alias, sms: "+1941-555-0112" }]);
    expect((await eventsOf(server, String(user.uuid))).at(-1)).toMatchObject({
      event: "identity.alias_changed",
      data: { aliases: [{ sms: "+1941-555-0112" }] },
    });
  });

  it("belong to one identity at a time, in any spelling", async () => {
    const [first, second] = [await createUser(server), await createUser(server)];
    const add = (user: unknown, body: unknown) => server.call("POST", one(user, "/aliases"), { token: adminA, body });
    await add(first.uuid, { sms: "9415550121", nickname: "Unique" });
    expect((await add(second.uuid, { sms: "+1 (941) 555-0121" })).status).toBe(409);
    expect((await add(second.uuid, { nickname: "unique" })).status).toBe(409);
    expect((await server.call("PUT", one(second.uuid, "/aliases/19415550121"), { token: adminA })).status).toBe(409);
    expect((await add(first.uuid, { sms: "19415550121" })).status).toBe(201);
    expect((await server.call("DELETE", one(first.uuid), { token: adminA })).status).toBe(202);
    expect((await add(second.uuid, { sms: "9415550121", nickname: "Unique" })).status).toBe(201);
  });

  it("refuses what is none, and strangers", async () => {
    const add = (token: string, uuid: string, body: unknown) => server.call("POST", one(uuid, "/aliases"), { token, body });
    const { users } = server.world;
    expect((await add(userA, users.userA, {})).status).toBe(400);
    expect((await add(userA, users.userA, { other: "x" })).status).toBe(400);
    expect((await add(userA, users.userA, { sms: "555" })).status).toBe(400);
    expect((await add(userA, users.adminA, { nickname: "mine" })).status).toBe(403);
    expect((await add(adminA, users.adminB, { nickname: "mine" })).status).toBe(404);
    expect((await server.call("PUT", one(users.userA, `/aliases/${unknown}`), { token: userA })).status).toBe(400);
    expect((await server.call("PUT", one(users.adminB, "/aliases/9415550123"), { token: adminA })).status).toBe(404);
  });
});

describe("lists", () => {
  it("filters an account by all conditions", async () => {
    const user = await createUser(server, {
      first_name: "Zoë",
      middle_name: "Quinn",
      last_name: "Umlaut",
      phone: "9415550131",
      reference: "Ref",
    });
    const list = (query: string) => server.call("GET", ofAccount(server.world.accounts.customerA, query), { token: adminA });
    for (const query of [
      `username=${String(user.username).toUpperCase()}`,
      "name=quinn%20uml",
      `email=${user.email}`,
      "phone=(941)%20555-0131",
      "reference=ref",
      `username=${user.username}&status=active&type=USER&id=x&trace=y&debug=false`,
    ]) {
      expect((await list(`?${query}`)).body).toMatchObject({ items: [{ uuid: user.uuid }], metadata: { total: 1, count: 1 } });
    }
    expect((await list(`?username=${user.username}&name=nobody`)).body).toMatchObject({ items: [], metadata: { total: 0 } });
    expect((await list("?username=adminb@example.com")).body.items).toEqual([]);
    const included = await list(`?username=${user.username}&include=alias,properties`);
    expect(included.body.items?.[0]).toMatchObject({ aliases: [], properties: {} });
  });

  it("joins the conditions of v2 by or", async () => {
    const [a, b] = [await createUser(server, { first_name: "Orla" }), await createUser(server, { first_name: "Orsen" })];
    const list = (query: string) =>
      server.call("GET", ofAccount(server.world.accounts.customerA, `/v2${query}`), { token: adminA });
    const either = await list(`?username=${a.username}&name=orsen&sort=username&include=alias`);
    expect(either.body).toMatchObject({ metadata: { total: 2 }, items: [{ uuid: a.uuid, aliases: [] }, { uuid: b.uuid }] });
    const all = await list("?include=alias&sort=-username");
    expect(Number(all.body.metadata?.total)).toBeGreaterThan(2);
    expect((await list("?username=adminb@example.com&name=adminb")).body.items).toEqual([]);
  });

  it("sorts by last name, first name and uuid, and pages", async () => {
    for (const first_name of ["B", "A", "A"]) await createUser(server, { first_name, last_name: "Sortable" });
    const list = (query: string) => server.call("GET", ofAccount(server.world.accounts.customerA, query), { token: adminA });
    const all = await list("?name=sortable");
    const items = Array.from({ length: 3 }, (_, index) => all.body.items?.[index]);
    expect(items.map((item) => item?.first_name)).toEqual(["A", "A", "B"]);
    expect(String(items[0]?.uuid) < String(items[1]?.uuid)).toBe(true);
    const page = await list("?name=sortable&offset=2&limit=2");
    expect(page.body).toMatchObject({ items: [{ first_name: "B" }], metadata: { total: 3, offset: 2, count: 1, limit: 2 } });
  });

  it("looks up in the visible tree only, and finds nothing beyond its end", async () => {
    const lookup = (token: string, query: string) => server.call("GET", `/identity/identities${query}`, { token });
    expect((await lookup(adminA, "?username=admina@example.com")).body).toMatchObject({
      items: [{ uuid: server.world.users.adminA }],
      metadata: { total: 1 },
    });
    expect((await lookup(adminA, "?username=locationa@example.com")).body.metadata?.total).toBe(1);
    expect((await lookup(adminA, "?username=adminb@example.com")).body.items).toEqual([]);
    expect((await lookup(adminB, "?username=admina@example.com")).body.items).toEqual([]);
    expect((await lookup(adminA, "?username=nobody&offset=1")).body).toMatchObject({ items: [], metadata: { total: 0, count: 0 } });
    expect((await lookup(reseller, "?username=adminb@example.com")).body.metadata?.total).toBe(1);
  });

  it("knows no foreign account", async () => {
    for (const rest of ["", "/v2"]) {
      for (const account of [server.world.accounts.customerB, server.world.accounts.reseller, unknown, "null accountUUID"]) {
        expect((await server.call("GET", ofAccount(account, rest), { token: adminA })).status).toBe(404);
      }
    }
  });
});

describe("deactivating, reactivating and deleting", () => {
  it("ends the tokens of a deactivated user and lets him back in", async () => {
    const user = await createUser(server);
    const token = await tokenOf(server, user);
    const act = (what: string, by = adminA) => server.call("POST", one(user.uuid, `/${what}`), { token: by });
    expect((await server.call("GET", "/identity/users/me", { token })).status).toBe(200);
    expect([(await act("deactivate")).status, (await act("deactivate")).status]).toEqual([204, 204]);
    expect((await server.call("GET", "/identity/users/me", { token })).status).toBe(401);
    expect((await server.call("GET", one(user.uuid), { token: adminA })).body.status).toBe("Inactive");
    expect([(await act("reactivate")).status, (await act("reactivate")).status]).toEqual([204, 204]);
    expect((await server.call("GET", "/identity/users/me", { token: await tokenOf(server, user) })).status).toBe(200);
    const names = (await eventsOf(server, String(user.uuid))).map(({ event }) => event);
    expect(names.filter((name) => name.includes("activated"))).toEqual([
      "identity.identity_deactivated",
      "identity.identity_reactivated",
    ]);
  });

  it("is never done to oneself, by users without the permission, or across tenants", async () => {
    const { users } = server.world;
    for (const [method, rest] of [
      ["POST", "/deactivate"],
      ["POST", "/reactivate"],
      ["DELETE", ""],
    ] as const) {
      const act = async (token: string, uuid: string) => (await server.call(method, one(uuid, rest), { token })).status;
      expect(await act(adminA, users.adminA)).toBe(403);
      expect(await act(userA, users.adminA)).toBe(403);
      expect(await act(adminA, users.adminB)).toBe(404);
      expect(await act(adminA, users.reseller)).toBe(404);
      expect(await act(adminA, unknown)).toBe(404);
    }
  });

  it("forgets a deleted user, whose name can be taken again", async () => {
    const body = newUser();
    const path = ofAccount(server.world.accounts.customerA);
    const first = await server.call("POST", path, { token: adminA, body });
    const token = await tokenOf(server, first.body);
    const deleted = await server.call("DELETE", one(first.body.uuid), { token: adminA });
    expect(deleted).toMatchObject({ status: 202, body: { uuid: first.body.uuid, resource_status: "complete" } });
    expect(deleted.headers.get("location")).toContain("/identity/operations/");
    expect((await server.call("GET", one(first.body.uuid), { token: adminA })).status).toBe(404);
    expect((await server.call("DELETE", one(first.body.uuid), { token: adminA })).status).toBe(404);
    expect((await server.call("GET", "/identity/users/me", { token })).status).toBe(401);
    const second = await server.call("POST", path, { token: adminA, body });
    expect(second.status).toBe(202);
    expect(second.body.uuid).not.toBe(first.body.uuid);
    expect((await eventsOf(server, String(first.body.uuid))).at(-1)).toMatchObject({
      event: "identity.identity_deleted",
      data: { username: body.username },
    });
  });

  it("keeps the last administrator of an account", async () => {
    const { users } = server.world;
    const answer = await server.call("DELETE", one(users.locationA), { token: adminA });
    expect(answer).toMatchObject({ status: 409, body: { key: "conflict" } });
  });
});
