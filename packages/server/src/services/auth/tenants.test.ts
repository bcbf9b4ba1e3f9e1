import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { homes, type UserName } from "../../testing/world.ts";
import { accountAdmin, accountUser } from "./seeded.ts";
import { type AuthActor, type AuthWorld, itemsOf, startAuthWorld, uuidsOf } from "./testing.ts";

// Everything below belongs to customerA; the strangers are a sibling, a child, another branch, and (for what belongs to the
// reseller) everybody below.

let world: AuthWorld;
let admin: AuthActor;
let account: string;
let role: string;
let group: string;
let member: string;

beforeAll(async () => {
  world = await startAuthWorld();
  admin = await world.actor("adminA");
  account = world.server.world.accounts.customerA;
  member = world.server.world.users.userA;
  role = await admin.role(["account.read"]);
  group = await admin.group([member]);
  await admin.give(group, role);
});
afterAll(() => world.close());

const strangers: readonly UserName[] = ["adminB", "userB", "locationA", "reseller2"];

/** Every operation that names something by its id, as [method, path, body]. */
function requests(): [string, string, unknown][] {
  const permission = world.permission("account.read");
  return [
    ["GET", `/roles/${role}`, undefined],
    ["GET", `/roles/${role}/permissions`, undefined],
    ["GET", `/roles/${role}/user-groups`, undefined],
    ["POST", `/roles/${role}/modify`, { name: "Taken" }],
    ["POST", `/roles/${role}/activate`, undefined],
    ["POST", `/roles/${role}/deactivate`, undefined],
    ["POST", `/roles/${role}/permissions`, { permissions: [permission] }],
    ["DELETE", `/roles/${role}/permissions/${permission}`, undefined],
    ["DELETE", `/roles/${role}`, undefined],
    ["GET", `/users/${member}/roles`, undefined],
    ["GET", `/user-groups/${group}`, undefined],
    ["GET", `/user-groups/${group}/users`, undefined],
    ["GET", `/user-groups/${group}/roles`, undefined],
    ["POST", `/user-groups/${group}/modify`, { name: "Taken" }],
    ["POST", `/user-groups/${group}/deactivate`, undefined],
    ["POST", `/user-groups/${group}/reactivate`, undefined],
    ["POST", `/user-groups/${group}/users`, { users: [member] }],
    ["POST", `/user-groups/${group}/users/remove`, { users: [member] }],
    ["POST", `/user-groups/${group}/roles`, { roles: [role] }],
    ["DELETE", `/user-groups/${group}/roles/${role}`, undefined],
    ["POST", `/user-groups/${group}/role/scopes`, { role, scope: [{ account }] }],
    ["DELETE", `/user-groups/${group}`, undefined],
    ["GET", `/accounts/${account}/user-groups`, undefined],
    ["POST", `/accounts/${account}/user-groups`, { name: "Intruder" }],
    ["POST", `/accounts/${account}/roles`, { name: "Intruder" }],
    ["POST", `/users/${member}/authorize`, { account_uuid: account, resource_type: "account", action: "read" }],
  ];
}

describe.each(strangers)("%s", (name) => {
  it("finds nothing of customerA by its id", async () => {
    const stranger = await world.actor(name);
    for (const [method, path, body] of requests()) {
      const { status } = await stranger.call(method, path, body);
      // A plain user is refused at the door where he holds the permission nowhere; that tells him nothing.
      expect(name === "userB" ? [403, 404] : [404], `${method} ${path}`).toContain(status);
    }
  });

  it("lists nothing of customerA", async () => {
    const stranger = await world.actor(name);
    const groups = await stranger.call("GET", "/user-groups?limit=100");
    expect(uuidsOf(groups.body)).not.toContain(group);
    expect(itemsOf(groups.body).map((item) => String(item.account_uuid))).not.toContain(account);
    expect(uuidsOf((await stranger.call("GET", `/user-groups?user_uuid=${member}`)).body)).toEqual([]);
    expect(uuidsOf((await stranger.call("GET", "/roles?limit=100")).body)).not.toContain(role);
    expect(uuidsOf((await stranger.call("GET", `/permissions/${world.permission("account.read")}/roles`)).body)).not.toContain(
      role,
    );
    expect((await stranger.call("GET", `/roles?account_uuid=${account}`)).body.items).toEqual([]);
  });

  it("sees of the groups with a role of the platform only his own", async () => {
    const stranger = await world.actor(name);
    const home = world.server.world.accounts[homes[name]];
    for (const system of [accountAdmin, accountUser]) {
      const found = await stranger.call("GET", `/roles/${system}/user-groups?limit=100`);
      expect(new Set(itemsOf(found.body).map((item) => String(item.account_uuid)))).toEqual(new Set([home]));
    }
  });

  it("cannot use what is customerA's in what is his own", async () => {
    const stranger = await world.actor(name);
    if (name === "userB")
      return expect(
        await stranger.call("POST", `/accounts/${world.server.world.accounts.customerB}/user-groups`, { name: "G" }),
      ).toMatchObject({ status: 403 });
    const own = await stranger.group([]);
    expect(await stranger.call("POST", `/user-groups/${own}/users`, { users: [member] })).toMatchObject({ status: 400 });
    expect(await stranger.call("POST", `/user-groups/${own}/roles`, { roles: [role] })).toMatchObject({ status: 400 });
    const scoped = { role: await stranger.role(["account.read"]), scope: [{ account }] };
    return expect(await stranger.call("POST", `/user-groups/${own}/role/scopes`, scoped)).toMatchObject({ status: 400 });
  });
});

describe("accounts above", () => {
  it("see and change what is below", async () => {
    for (const name of ["root", "reseller"] as const) {
      const above = await world.actor(name);
      for (const path of [
        `/roles/${role}`,
        `/user-groups/${group}`,
        `/accounts/${account}/user-groups`,
        `/users/${member}/roles`,
      ]) {
        expect(await above.call("GET", path), path).toMatchObject({ status: 200 });
      }
      expect(await above.call("POST", `/user-groups/${group}/modify`, { description: name })).toMatchObject({ status: 200 });
      expect(await above.call("POST", `/roles/${role}/modify`, { description: name })).toMatchObject({ status: 200 });
    }
  });

  it("are not seen from below", async () => {
    const reseller = await world.actor("reseller");
    const [theirGroup, theirRole] = [await reseller.group([]), await reseller.role(["account.read"])];
    await reseller.give(theirGroup, theirRole);
    for (const path of [`/roles/${theirRole}`, `/user-groups/${theirGroup}`, `/users/${reseller.user_uuid}/roles`]) {
      expect(await admin.call("GET", path), path).toMatchObject({ status: 404 });
    }
  });

  it("show a member his own group there, and nothing else", async () => {
    const reseller = await world.actor("reseller");
    const theirs = await reseller.group([member]);
    const user = await world.actor("userA");
    expect(await user.call("GET", `/user-groups/${theirs}`)).toMatchObject({ status: 200 });
    expect(await user.call("GET", `/user-groups/${theirs}/users`)).toMatchObject({ status: 200 });
    expect(uuidsOf((await user.call("GET", `/user-groups?user_uuid=${member}&limit=100`)).body)).toContain(theirs);
    expect(await admin.call("GET", `/user-groups/${theirs}`)).toMatchObject({ status: 404 });
    expect(uuidsOf((await admin.call("GET", `/users/${member}/roles`)).body)).not.toContain(theirs);
    expect(await user.call("POST", `/user-groups/${theirs}/modify`, { name: "Mine" })).toMatchObject({ status: 403 });
  });

  it("do not tell a subordinate which roles his user has there", async () => {
    const reseller = await world.actor("reseller");
    const theirs = await reseller.group([member]);
    const hidden = await reseller.role(["account.read"]);
    await reseller.give(theirs, hidden);
    expect(uuidsOf((await admin.call("GET", `/users/${member}/roles?limit=100`)).body)).not.toContain(hidden);
    const own = await (await world.actor("userA")).call("GET", `/users/${member}/roles?limit=100`);
    expect(uuidsOf(own.body)).toContain(hidden);
  });
});

describe("people of a suspended account", () => {
  it("can do nothing", async () => {
    const suspended = await world.actor("suspended");
    for (const path of ["/user-groups", "/roles", "/permissions"])
      expect(await suspended.call("GET", path)).toMatchObject({ status: 403 });
  });
});

describe("a deleted account", () => {
  it("takes its groups and roles along, and what others were given on it", async () => {
    const reseller = await world.actor("reseller");
    const token = await world.server.tokenFor("reseller");
    const body = { name: "Short-lived", type: "Customer", parent_uuid: world.server.world.accounts.reseller };
    const created = String((await world.server.call("POST", "/accounts/accounts", { token, body })).body.uuid);
    const [theirGroup, theirRole] = [await reseller.group([], created), await reseller.role(["account.read"], created)];
    const [ourGroup, ourRole] = [await reseller.group([]), await reseller.role(["account.read"])];
    await reseller.give(ourGroup, theirRole);
    await reseller.give(ourGroup, ourRole, { account: created });
    expect((await world.server.call("DELETE", `/accounts/accounts/${created}`, { token })).status).toBe(202);
    expect(await reseller.call("GET", `/user-groups/${theirGroup}`)).toMatchObject({ status: 404 });
    expect(await reseller.call("GET", `/roles/${theirRole}`)).toMatchObject({ status: 404 });
    expect((await reseller.call("GET", `/user-groups/${ourGroup}/roles`)).body.items).toEqual([]);
  });
});
