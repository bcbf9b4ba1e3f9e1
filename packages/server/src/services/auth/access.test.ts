import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountAdmin, accountUser, platformAdmin } from "./seeded.ts";
import { type AuthActor, type AuthWorld, startAuthWorld, uniqueName } from "./testing.ts";

let world: AuthWorld;
let root: AuthActor;
let reseller: AuthActor;
let admin: AuthActor;
let plain: AuthActor;
let userB: AuthActor;
let accounts: AuthWorld["server"]["world"]["accounts"];

beforeAll(async () => {
  world = await startAuthWorld();
  accounts = world.server.world.accounts;
  root = await world.actor("root");
  reseller = await world.actor("reseller");
  admin = await world.actor("adminA");
  plain = await world.actor("userA");
  userB = await world.actor("userB");
});
afterAll(() => world.close());

const nobody = "00000000-0000-4000-8000-00000000dead";

/** Asks whether a user may do something on an account. */
const ask = (asker: AuthActor, user: string, account_uuid: string, resource_type: string, action: unknown) =>
  asker.call("POST", `/users/${user}/authorize`, { account_uuid, resource_type, action });

async function expectMay(user: AuthActor, account: string, permission: string, may: boolean): Promise<void> {
  const [type = "", action] = permission.split(".");
  expect((await ask(root, user.user_uuid, account, type, action)).status, `${permission} on ${account}`).toBe(may ? 204 : 403);
}

describe("authorize", () => {
  it("answers 204 for what a role gives, on the account and everything below it", async () => {
    expect(await ask(admin, admin.user_uuid, accounts.customerA, "account", "update")).toMatchObject({
      status: 204,
      body: undefined,
    });
    await expectMay(admin, accounts.locationA, "account.update", true);
    await expectMay(admin, accounts.customerB, "account.update", false);
    await expectMay(admin, accounts.reseller, "account.update", false);
    await expectMay(reseller, accounts.customerB, "account.update", true);
    await expectMay(reseller, accounts.reseller2, "account.update", false);
  });

  it("answers 403 naming type and action otherwise; all of several actions must be allowed", async () => {
    const denied = await ask(admin, plain.user_uuid, accounts.customerA, "account", "update");
    expect(denied).toMatchObject({ status: 403, body: { code: 403, key: "forbidden" } });
    expect(denied.body.message).toMatch(/update account/);
    expect(await ask(admin, plain.user_uuid, accounts.customerA, "account", ["read"])).toMatchObject({ status: 204 });
    expect(await ask(admin, plain.user_uuid, accounts.customerA, "account", ["read", "update"])).toMatchObject({ status: 403 });
    expect(await ask(admin, admin.user_uuid, accounts.customerA, "account", ["read", "update"])).toMatchObject({ status: 204 });
    expect(await ask(admin, admin.user_uuid, accounts.customerA, "toString", "constructor")).toMatchObject({ status: 403 });
  });

  it.each([
    [{ resource_type: "account", action: "read" }],
    [{ account_uuid: "null accountUUID", resource_type: "account", action: "read" }],
    [{ account_uuid: nobody, action: "read" }],
    [{ account_uuid: nobody, resource_type: "account" }],
    [{ account_uuid: nobody, resource_type: "account", action: [] }],
    [{ account_uuid: nobody, resource_type: "account", action: [1] }],
  ])("refuses %j", async (body) => {
    expect(await admin.call("POST", `/users/${admin.user_uuid}/authorize`, body)).toMatchObject({ status: 400 });
  });

  it("does not know users and accounts beyond the visible ones", async () => {
    for (const user of [nobody, reseller.user_uuid, userB.user_uuid, "null userUUID"]) {
      expect(await ask(admin, encodeURIComponent(user), accounts.customerA, "account", "read")).toMatchObject({ status: 404 });
    }
    for (const account of [nobody, accounts.customerB, accounts.reseller]) {
      expect(await ask(admin, admin.user_uuid, account, "account", "read")).toMatchObject({ status: 404 });
    }
  });

  it("asks about others need permission.read, those about oneself nothing", async () => {
    const narrow = await world.actor("userB");
    expect(await ask(narrow, narrow.user_uuid, accounts.customerB, "account", "read")).toMatchObject({ status: 204 });
    const group = (await root.call("GET", `/accounts/${accounts.customerB}/user-groups?type=user`)).body.items?.[0]?.uuid;
    await root.call("POST", `/user-groups/${group}/users/remove`, { users: [narrow.user_uuid] });
    const other = world.server.world.users.adminB;
    expect(await ask(narrow, other, accounts.customerB, "account", "read")).toMatchObject({ status: 403 });
    expect(await ask(narrow, narrow.user_uuid, accounts.customerB, "account", "read")).toMatchObject({ status: 403 });
    await root.call("POST", `/user-groups/${group}/users`, { users: [narrow.user_uuid] });
    expect(await ask(narrow, other, accounts.customerB, "account", "read")).toMatchObject({ status: 204 });
  });

  it("denies people of suspended accounts, and counts neither inactive roles nor inactive groups", async () => {
    const suspended = world.server.world.users.suspended;
    expect(await ask(root, suspended, accounts.suspended, "account", "read")).toMatchObject({ status: 403 });
    const group = await admin.group([plain.user_uuid]);
    const role = await admin.role(["sms.create"]);
    await admin.give(group, role);
    await expectMay(plain, accounts.locationA, "sms.create", true);
    await admin.call("POST", `/roles/${role}/deactivate`);
    await expectMay(plain, accounts.customerA, "sms.create", false);
    await admin.call("POST", `/roles/${role}/activate`);
    await admin.call("POST", `/user-groups/${group}/deactivate`);
    await expectMay(plain, accounts.customerA, "sms.create", false);
    await admin.call("POST", `/user-groups/${group}/reactivate`);
    await expectMay(plain, accounts.customerA, "sms.create", true);
  });
});

describe("scoped roles", () => {
  it("count on the listed accounts and below, and nowhere else", async () => {
    const group = await reseller.group([plain.user_uuid]);
    const role = await reseller.role(["account.update", "account.read"]);
    const answer = await reseller.call("POST", `/user-groups/${group}/role/scopes`, {
      role,
      scope: [{ account: accounts.customerB }],
    });
    expect(answer).toMatchObject({ status: 202, body: { uuid: group, resource_status: "complete" } });
    await expectMay(plain, accounts.customerB, "account.update", true);
    await expectMay(plain, accounts.customerA, "account.update", false);
    await expectMay(plain, accounts.reseller, "account.update", false);
    await reseller.give(group, role, { account: [accounts.customerA] });
    await expectMay(plain, accounts.locationA, "account.update", true);
    await expectMay(plain, accounts.customerB, "account.update", true);
    const roles = await reseller.call("GET", `/user-groups/${group}/roles`);
    expect(roles.body).toMatchObject({ items: [{ uuid: role }], metadata: { total: 1 } });
    expect(await reseller.call("DELETE", `/user-groups/${group}/roles/${role}`)).toMatchObject({ status: 204 });
    await expectMay(plain, accounts.customerB, "account.update", false);
  });

  it("widen what the user sees to the account reached, at once", async () => {
    const seen = () => plain.call("GET", `/accounts/${accounts.customerB}/user-groups`);
    expect(await seen()).toMatchObject({ status: 404 });
    const group = await reseller.group([plain.user_uuid]);
    const role = await reseller.role(["user_group.read"]);
    await reseller.give(group, role, { account: [accounts.customerB] });
    expect((await seen()).body.metadata?.total).toBeGreaterThan(0);
    await reseller.call("DELETE", `/user-groups/${group}`);
    expect(await seen()).toMatchObject({ status: 404 });
  });

  it("refuse what is no target", async () => {
    const group = await admin.group([]);
    const role = await admin.role(["account.read"]);
    const give = (body: unknown) => admin.call("POST", `/user-groups/${group}/role/scopes`, body);
    const many = () => Array.from({ length: 501 }, () => randomUUID());
    const tooMany = { role, scope: [{ resource: many() }, { resource: many() }] };
    expect((await give(tooMany)).body).toMatchObject({ code: 400, key: "validation_failed" });
    for (const body of [
      { role },
      { scope: [{ account: accounts.customerA }] },
      { role, scope: [] },
      { role, scope: [{}] },
      { role, scope: [{ account: [] }] },
      { role, scope: [{ account: "null resourceUUID" }] },
      { role, scope: [{ planet: [accounts.customerA] }] },
      { role, scope: { account: [accounts.customerA] } },
      { role, scope: [{ account: [accounts.customerB] }] },
      { role, scope: [{ account: [accounts.customerA, nobody] }] },
      { role: nobody, scope: [{ resource: [nobody] }] },
      { role: "null roleUUID", scope: [{ resource: [nobody] }] },
    ]) {
      expect(await give(body), JSON.stringify(body)).toMatchObject({ status: 400 });
    }
    expect((await admin.call("GET", `/user-groups/${group}/roles`)).body.items).toEqual([]);
    expect(await admin.call("POST", `/user-groups/${nobody}/role/scopes`, { role, scope: [{ resource: [nobody] }] })).toMatchObject(
      { status: 404 },
    );
  });

  it("on single resources give nothing on accounts", async () => {
    const group = await admin.group([plain.user_uuid]);
    await admin.give(group, await admin.role(["object.update"]), { resource: [nobody] });
    await expectMay(plain, accounts.customerA, "object.update", false);
  });
});

describe("nobody grants what he does not hold", () => {
  /** A plain user who may edit groups and roles of his account, but hardly anything else. */
  async function editor(): Promise<AuthActor> {
    const group = await admin.group([plain.user_uuid]);
    await admin.give(group, await admin.role(["user_group.create", "user_group.update", "role.create", "role.update"]));
    return plain;
  }

  it("not by making a role, nor by adding to one", async () => {
    const user = await editor();
    const create = (...names: string[]) =>
      user.call("POST", `/accounts/${accounts.customerA}/roles`, {
        name: uniqueName("R"),
        permissions: names.map(world.permission),
      });
    expect(await create("role.create", "account.delete")).toMatchObject({ status: 403 });
    const made = await create("role.create");
    expect(made).toMatchObject({ status: 202 });
    const add = await user.call("POST", `/roles/${made.body.uuid}/permissions`, {
      permissions: [world.permission("account.delete")],
    });
    expect(add).toMatchObject({ status: 403 });
    expect(add.body.message).toContain("account.delete");
    expect((await user.call("GET", `/roles/${made.body.uuid}`)).body.total_members).toBe(1);
  });

  it("not by giving a role to a group, taking one away, or limiting one to a target", async () => {
    const user = await editor();
    const group = await user.group([]);
    const strong = await admin.role(["account.delete"]);
    for (const role of [strong, accountAdmin]) {
      expect(await user.call("POST", `/user-groups/${group}/roles`, { roles: [role] })).toMatchObject({ status: 403 });
      const scoped = { role, scope: [{ account: accounts.customerA }] };
      expect(await user.call("POST", `/user-groups/${group}/role/scopes`, scoped)).toMatchObject({ status: 403 });
      expect(await user.call("POST", `/user-groups/${group}/role/scopes`, { role, scope: [{ resource: nobody }] })).toMatchObject({
        status: 403,
      });
    }
    expect(await user.call("POST", `/user-groups/${group}/roles`, { roles: [accountUser] })).toMatchObject({ status: 204 });
    await admin.give(group, strong);
    expect(await user.call("DELETE", `/user-groups/${group}/roles/${strong}`)).toMatchObject({ status: 403 });
    expect(await user.call("DELETE", `/user-groups/${group}/roles/${accountUser}`)).toMatchObject({ status: 204 });
  });

  it("not by joining a group that has more", async () => {
    const user = await editor();
    const admins = (await admin.call("GET", `/accounts/${accounts.customerA}/user-groups?type=admin`)).body.items?.[0]?.uuid;
    expect(await user.call("POST", `/user-groups/${admins}/users`, { users: [user.user_uuid] })).toMatchObject({ status: 403 });
    await expectMay(user, accounts.customerA, "account.delete", false);
  });

  it("not by switching a group or a role on again that gives more", async () => {
    const user = await editor();
    const role = await admin.role(["account.delete"]);
    const group = await admin.group([user.user_uuid]);
    await admin.give(group, role);
    for (const [what, of, off, on] of [
      ["user-groups", group, "deactivate", "reactivate"],
      ["roles", role, "deactivate", "activate"],
    ] as const) {
      await admin.call("POST", `/${what}/${of}/${off}`);
      expect(await user.call("POST", `/${what}/${of}/${on}`), what).toMatchObject({ status: 403 });
      await expectMay(user, accounts.customerA, "account.delete", false);
      expect((await admin.call("POST", `/${what}/${of}/${on}`)).status, what).toBeLessThan(300);
      await expectMay(user, accounts.customerA, "account.delete", true);
    }
    await admin.call("DELETE", `/user-groups/${group}`);
  });

  it("not by widening a role that others use elsewhere", async () => {
    // The roles are customerB's, but the reseller uses them on accounts of its own, for somebody of customerB.
    const adminB = await world.actor("adminB");
    for (const scope of [undefined, { account: accounts.customerA }]) {
      const role = await adminB.role(["account.read"]);
      await reseller.give(await reseller.group([adminB.user_uuid]), role, scope);
      const add = await adminB.call("POST", `/roles/${role}/permissions`, { permissions: [world.permission("account.delete")] });
      expect(add).toMatchObject({ status: 403 });
      await expectMay(adminB, accounts.customerA, "account.delete", false);
    }
  });

  it("not on an account above or beside", async () => {
    const group = await admin.group([]);
    await admin.give(group, accountAdmin);
    await admin.give(group, accountAdmin, { account: accounts.locationA });
    expect(await admin.call("POST", `/user-groups/${group}/roles`, { roles: [platformAdmin] })).toMatchObject({ status: 403 });
    expect(await root.call("POST", `/user-groups/${await root.group([])}/roles`, { roles: [platformAdmin] })).toMatchObject({
      status: 204,
    });
  });

  it("not with a token whose scope is narrower than the user's roles", async () => {
    const narrow = await world.actor("adminA", "role.create role.read account.read");
    const create = (permission: string) =>
      narrow.call("POST", `/accounts/${accounts.customerA}/roles`, {
        name: uniqueName("R"),
        permissions: [world.permission(permission)],
      });
    expect(await create("account.delete")).toMatchObject({ status: 403 });
    expect(await create("account.read")).toMatchObject({ status: 202 });
  });
});

describe("roles of a group", () => {
  it("must exist for the caller, and may be given again", async () => {
    const group = await admin.group([]);
    const role = await admin.role(["account.read"]);
    const give = (roles: unknown) => admin.call("POST", `/user-groups/${group}/roles`, { roles });
    const foreign = await reseller.role(["account.read"]);
    for (const wrong of [[], [nobody], ["x"], role, [role, nobody], [foreign], undefined])
      expect(await give(wrong)).toMatchObject({ status: 400 });
    expect((await admin.call("GET", `/user-groups/${group}/roles`)).body.items).toEqual([]);
    expect(await give([role, role])).toMatchObject({ status: 204 });
    expect(await give([role])).toMatchObject({ status: 204 });
    expect((await admin.call("GET", `/user-groups/${group}/roles?name=nothing`)).body.items).toEqual([]);
    expect((await admin.call("GET", `/user-groups/${group}/roles?resource_type=account`)).body.items).toMatchObject([
      { uuid: role },
    ]);
    for (const uuid of [nobody, "null"]) {
      expect(await admin.call("POST", `/user-groups/${uuid}/roles`, { roles: [role] })).toMatchObject({ status: 404 });
    }
  });

  it("are given and taken only with user_group.update", async () => {
    const group = await reseller.group([userB.user_uuid], accounts.customerB);
    await reseller.give(group, accountUser);
    expect(await userB.call("GET", `/user-groups/${group}`)).toMatchObject({ status: 200 });
    const scoped = { role: accountUser, scope: [{ account: accounts.customerB }] };
    for (const [method, rest, body] of [
      ["POST", "/roles", { roles: [accountUser] }],
      ["POST", "/role/scopes", scoped],
      ["POST", "/users", { users: [userB.user_uuid] }],
      ["POST", "/users/remove", { users: [userB.user_uuid] }],
      ["POST", "/modify", { name: "Mine" }],
      ["POST", "/deactivate", undefined],
      ["DELETE", `/roles/${accountUser}`, undefined],
      ["DELETE", "", undefined],
    ] as const) {
      expect(await userB.call(method, `/user-groups/${group}${rest}`, body), `${method} ${rest}`).toMatchObject({ status: 403 });
    }
    expect((await reseller.call("GET", `/user-groups/${group}`)).body).toMatchObject({ status: "Active", total_members: 1 });
  });
});
