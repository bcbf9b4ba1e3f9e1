import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type AuthActor, type AuthWorld, itemsOf, namesOf, startAuthWorld, uniqueName, uuidsOf } from "./testing.ts";

let world: AuthWorld;
let admin: AuthActor;
let plain: AuthActor;
let account: string;

beforeAll(async () => {
  world = await startAuthWorld();
  [admin, plain] = await Promise.all([world.actor("adminA"), world.actor("userA")]);
  account = world.server.world.accounts.customerA;
});
afterAll(() => world.close());

const nobody = "00000000-0000-4000-8000-00000000dead";

/** The default groups of an account by type. */
async function defaults(actor: AuthActor, of = account): Promise<Record<string, string>> {
  const { body } = await actor.call("GET", `/accounts/${of}/user-groups?default=true`);
  return Object.fromEntries(itemsOf(body).map((item) => [String(item.type), String(item.uuid)]));
}

describe("creating a group", () => {
  it.each([
    [{ users: [] }],
    [{ name: "" }],
    [{ name: null }],
    [{ name: "G", users: "x" }],
    [{ name: "G", users: [null] }],
    [{ name: "G", users: ["null"] }],
    [{ name: "G", users: [nobody] }],
    [{ name: "G", description: 5 }],
    ["null body"],
  ])("refuses %j", async (body) => {
    expect(await admin.call("POST", `/accounts/${account}/user-groups`, body)).toMatchObject({ status: 400, body: { code: 400 } });
  });

  it("names every unknown user in the details", async () => {
    const answer = await admin.call("POST", `/accounts/${account}/user-groups`, { name: "G", users: [plain.user_uuid, nobody] });
    expect(answer.body.details).toEqual([`users: ${nobody} does not exist`]);
  });

  it("counts a user named twice once, and needs no users at all", async () => {
    const twice = await admin.group([plain.user_uuid, plain.user_uuid.toUpperCase()]);
    expect((await admin.call("GET", `/user-groups/${twice}`)).body.total_members).toBe(1);
    expect((await admin.call("GET", `/user-groups/${await admin.group([])}`)).body).toMatchObject({
      total_members: 0,
      members: { items: [] },
    });
  });

  it("needs the permission and a known account", async () => {
    expect(await plain.call("POST", `/accounts/${account}/user-groups`, { name: "G" })).toMatchObject({ status: 403 });
    for (const uuid of [nobody, "null accountUUID"]) {
      expect(await admin.call("POST", `/accounts/${encodeURIComponent(uuid)}/user-groups`, { name: "G" })).toMatchObject({
        status: 404,
      });
    }
    expect((await admin.call("GET", "/user-groups?name=G&sort=name")).body.items).not.toContainEqual(
      expect.objectContaining({ name: "G" }),
    );
  });
});

describe("default groups", () => {
  it("are one admin and one user group", async () => {
    const { body } = await admin.call("GET", `/accounts/${account}/user-groups?default=1`);
    expect(
      itemsOf(body)
        .map((item) => String(item.type))
        .sort(),
    ).toEqual(["admin", "user"]);
    expect(itemsOf(body)).toMatchObject([{ default: true, account_uuid: account }, { default: true }]);
    const others = await admin.call("GET", `/accounts/${account}/user-groups?default=false&limit=100`);
    expect(itemsOf(others.body).every((item) => String(item.type) === "role_user")).toBe(true);
  });

  it("keep their name, status and existence; the description may change", async () => {
    const { user } = await defaults(admin);
    expect(await admin.call("POST", `/user-groups/${user}/modify`, { name: "Mine" })).toMatchObject({ status: 403 });
    expect(await admin.call("POST", `/user-groups/${user}/modify`, { name: "Users", description: "d" })).toMatchObject({
      status: 200,
      body: { description: "d" },
    });
    expect(await admin.call("DELETE", `/user-groups/${user}`)).toMatchObject({ status: 409 });
    expect(await admin.call("POST", `/user-groups/${user}/deactivate`)).toMatchObject({ status: 409 });
    expect(await admin.call("POST", `/user-groups/${user}/reactivate`)).toMatchObject({ status: 409 });
  });

  it("never lose the last administrator, not even to two requests at once", async () => {
    const { admin: group } = await defaults(admin);
    const remove = (...users: string[]) => admin.call("POST", `/user-groups/${group}/users/remove`, { users });
    expect(await remove(admin.user_uuid)).toMatchObject({ status: 409 });
    expect(await admin.call("POST", `/user-groups/${group}/users`, { users: [plain.user_uuid] })).toMatchObject({
      status: 202,
      body: { total_members: 1 },
    });
    expect(await remove(admin.user_uuid, plain.user_uuid)).toMatchObject({ status: 409 });
    const both = await Promise.all([remove(plain.user_uuid), remove(admin.user_uuid)]);
    expect(both.filter(({ status }) => status === 202)).toHaveLength(1);
    const reseller = await world.actor("reseller");
    expect((await reseller.call("GET", `/user-groups/${group}`)).body.total_members).toBe(1);
    // As it was, for the tests that follow.
    await reseller.call("POST", `/user-groups/${group}/users`, { users: [admin.user_uuid] });
    await reseller.call("POST", `/user-groups/${group}/users/remove`, { users: [plain.user_uuid] });
    expect((await reseller.call("GET", `/user-groups/${group}/users`)).body.items).toMatchObject([{ uuid: admin.user_uuid }]);
  });
});

describe("members", () => {
  it("have names, and are filtered and sorted by them", async () => {
    const group = await admin.group([plain.user_uuid, admin.user_uuid]);
    const list = async (query: string) => (await admin.call("GET", `/user-groups/${group}/users?${query}`)).body;
    expect((await list("")).metadata).toEqual({ total: 2, offset: 0, count: 2, limit: 100 });
    expect(itemsOf(await list(""))).toMatchObject([
      { uuid: admin.user_uuid, type: "user", name: "adminA Tester", username: "admina@example.com", status: "Active" },
      { uuid: plain.user_uuid, first_name: "userA", last_name: "Tester", email: "usera@example.com" },
    ]);
    expect(uuidsOf(await list("sort=-username"))).toEqual([plain.user_uuid, admin.user_uuid]);
    expect(uuidsOf(await list("sort=last_name,-first_name"))).toEqual([plain.user_uuid, admin.user_uuid]);
    expect(uuidsOf(await list("name=USERa"))).toEqual([plain.user_uuid]);
    expect(uuidsOf(await list("username=ADMINA@example.com&status=active&type=USER"))).toEqual([admin.user_uuid]);
    expect(uuidsOf(await list("username=admina"))).toEqual([]);
    expect(await list("offset=1&limit=1")).toMatchObject({
      items: [{ uuid: plain.user_uuid }],
      metadata: { total: 2, offset: 1, count: 1, limit: 1 },
    });
    expect(await list("offset=5")).toMatchObject({ items: [], metadata: { total: 2, count: 0 } });
  });

  it("are embedded in a single group up to the limit asked for", async () => {
    const group = await admin.group([plain.user_uuid, admin.user_uuid]);
    for (const [query, count, limit] of [
      ["", 2, 100],
      ["expand=members&members_limit=999", 2, 999],
      ["member_limit=1", 1, 1],
      ["members_limit=100000", 2, 1000],
      ["members_limit=0", 2, 100],
      ["members_limit=x&id=a&trace=b&parent=c&debug=false", 2, 100],
    ] as const) {
      const { body } = await admin.call("GET", `/user-groups/${group}?${query}`);
      expect(body.members?.metadata).toEqual({ total: 2, offset: 0, count, limit });
      expect(itemsOf(body.members ?? body)).toHaveLength(count);
      expect(body.users).toEqual(body.members);
    }
  });

  it.each([[{}], [{ users: "x" }], [{ users: [] }], [{ users: [nobody] }], [{ users: [null] }], [{ users: "null members" }]])(
    "are neither added nor removed by %j",
    async (body) => {
      const group = await admin.group([plain.user_uuid]);
      expect(await admin.call("POST", `/user-groups/${group}/users`, body)).toMatchObject({ status: 400 });
      expect(await admin.call("POST", `/user-groups/${group}/users/remove`, body)).toMatchObject({ status: 400 });
      expect((await admin.call("GET", `/user-groups/${group}`)).body.total_members).toBe(1);
    },
  );

  it("may be added twice and removed twice", async () => {
    const group = await admin.group([plain.user_uuid]);
    const change = (rest: string) => admin.call("POST", `/user-groups/${group}/users${rest}`, { users: [plain.user_uuid] });
    expect(await change("")).toMatchObject({ status: 202, body: { total_members: 1 } });
    expect(await change("/remove")).toMatchObject({ status: 202, body: { total_members: 1 } });
    expect(await change("/remove")).toMatchObject({ status: 202, body: { total_members: 0 } });
  });

  it("from above the account can be removed although the caller does not see them", async () => {
    const reseller = await world.actor("reseller");
    const group = await reseller.group([reseller.user_uuid], account);
    expect(await admin.call("POST", `/user-groups/${group}/users`, { users: [reseller.user_uuid] })).toMatchObject({ status: 400 });
    expect(await admin.call("POST", `/user-groups/${group}/users/remove`, { users: [reseller.user_uuid] })).toMatchObject({
      status: 202,
    });
    expect((await admin.call("GET", `/user-groups/${group}/users`)).body.items).toEqual([]);
  });

  it("leave all groups with their identity", async () => {
    const created = await world.server.call("POST", `/identity/accounts/${account}/identities`, {
      token: await world.server.tokenFor("adminA"),
      body: {
        username: `${uniqueName("gone").replaceAll(" ", ".")}@example.com`,
        type: "user",
        first_name: "Gone",
        last_name: "Soon",
        password: "a long enough passphrase 42",
      },
    });
    expect(created.status).toBeLessThan(300);
    const uuid = String(created.body.uuid);
    const group = await admin.group([uuid]);
    const removed = await world.server.call("DELETE", `/identity/identities/${uuid}`, {
      token: await world.server.tokenFor("adminA"),
    });
    expect(removed.status).toBeLessThan(300);
    expect((await admin.call("GET", `/user-groups/${group}/users`)).body).toMatchObject({ items: [], metadata: { total: 0 } });
  });
});

describe("listing groups", () => {
  it("filters by type, status, name, description and member, under either name of the latter", async () => {
    const name = uniqueName("Listed");
    const created = await admin.call("POST", `/accounts/${account}/user-groups`, {
      name,
      description: "Findable",
      users: [plain.user_uuid],
    });
    const uuid = String(created.body.uuid);
    const found = async (query: string) =>
      uuidsOf((await admin.call("GET", `/user-groups?name=${encodeURIComponent(name)}&${query}`)).body);
    for (const hit of [
      "type=ROLE_USER",
      "status=active",
      "description=findable",
      "default=0",
      `user_uuid=${plain.user_uuid}`,
      `member_uuid=${plain.user_uuid.toUpperCase()}`,
      `member_uuid=${plain.user_uuid}&user_uuid=${plain.user_uuid}`,
      "user_uuid=null&member_uuid=undefined&type=[object%20Object]",
      "id=1&trace=2&parent=3&debug=true",
    ]) {
      expect(await found(hit), hit).toEqual([uuid]);
    }
    for (const miss of [
      "type=admin",
      "status=Inactive",
      "description=lost",
      "default=true",
      `user_uuid=${nobody}`,
      "user_uuid=x",
      `member_uuid=${plain.user_uuid}&user_uuid=${admin.user_uuid}`,
    ]) {
      expect(await found(miss), miss).toEqual([]);
    }
  });

  it("sorts by name in any case unless told otherwise, ten to a page", async () => {
    for (const name of ["zeta", "Eta", "alpha"])
      await admin.call("POST", `/accounts/${account}/user-groups`, { name, description: "sorted" });
    const list = async (query: string) => (await admin.call("GET", `/user-groups?description=sorted${query}`)).body;
    expect(namesOf(await list(""))).toEqual(["alpha", "Eta", "zeta"]);
    expect(namesOf(await list("&sort=-name,nonsense"))).toEqual(["zeta", "Eta", "alpha"]);
    expect(namesOf(await list("&sort=created_date"))).toEqual(["zeta", "Eta", "alpha"]);
    expect((await list("&limit=[object%20Object]&offset=-1")).metadata).toEqual({ total: 3, offset: 0, count: 3, limit: 10 });
    const page = await list("&limit=1&offset=1");
    expect(namesOf(page)).toEqual(["Eta"]);
    expect(Object.values(page.links ?? {}).map((link) => String(link.rel))).toEqual(["self", "first", "prev", "next", "last"]);
  });

  it("shows the members of each only when asked", async () => {
    const plainList = await admin.call("GET", "/user-groups?type=admin");
    expect(itemsOf(plainList.body)[0]?.members).toBeUndefined();
    const expanded = await admin.call("GET", `/accounts/${account}/user-groups?type=admin&expand=members`);
    expect(itemsOf(expanded.body)[0]?.members).toMatchObject({ items: [{ uuid: admin.user_uuid }], metadata: { limit: 10 } });
  });
});

describe("switching a group off", () => {
  it("takes what it gave from its members at once, and gives it back", async () => {
    const group = await admin.group([plain.user_uuid]);
    await admin.give(group, await admin.role(["user_group.create"]));
    const create = () => plain.call("POST", `/accounts/${account}/user-groups`, { name: uniqueName("By a member") });
    expect(await create()).toMatchObject({ status: 202 });
    await admin.call("POST", `/user-groups/${group}/deactivate`);
    expect(await create()).toMatchObject({ status: 403 });
    expect((await admin.call("GET", `/user-groups?status=Inactive&user_uuid=${plain.user_uuid}`)).body.items).toMatchObject([
      { uuid: group, total_members: 1 },
    ]);
    await admin.call("POST", `/user-groups/${group}/reactivate`);
    expect(await create()).toMatchObject({ status: 202 });
    await admin.call("DELETE", `/user-groups/${group}`);
    expect(await create()).toMatchObject({ status: 403 });
  });
});

describe("a user who is being deleted", () => {
  it("does not become a member behind the deletion's back", async () => {
    const { db } = world.server.app.kernel;
    const { body } = await world.server.call("POST", `/identity/accounts/${account}/identities`, {
      token: await world.server.tokenFor("adminA"),
      body: { type: "user", first_name: "G", last_name: "Ghost", username: uniqueName("ghost"), email: "ghost@example.com" },
    });
    const ghost = String(body.uuid);
    const group = await admin.group([]);
    let answer: ReturnType<AuthActor["call"]> | undefined;
    await db.transaction(async (tx) => {
      // The deletion, stopped before its end.
      await tx.run(sql`select 1 from identity.identity where uuid = ${ghost} for update`);
      answer = admin.call("POST", `/user-groups/${group}/users`, { users: [ghost] });
      await expect
        .poll(() => db.many(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
        .toHaveLength(1);
      await tx.run(sql`delete from identity.identity where uuid = ${ghost}`);
    });
    expect(await answer).toMatchObject({ status: 400, body: { key: "unknown_reference" } });
    expect(await db.many(sql`select 1 from auth.member where user_uuid = ${ghost}`)).toEqual([]);
  });
});
