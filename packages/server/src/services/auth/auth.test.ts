import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuthActor, type AuthWorld, itemsOf, namesOf, startAuthWorld, uniqueName, uuidsOf } from "./testing.ts";

// What the old client's own tests do, one after the other, as an administrator of an account.

let world: AuthWorld;
let admin: AuthActor;
let account: string;
let member: string;

beforeAll(async () => {
  world = await startAuthWorld();
  admin = await world.actor("adminA");
  account = world.server.world.accounts.customerA;
  member = world.server.world.users.userA;
});
afterAll(() => world.close());

const trace = "id=a&trace=b&parent=c&debug=false";

describe("the life of a group and a role", () => {
  const groupName = uniqueName("Unit-test group");
  const roleName = uniqueName("Unit-test role");
  let group: string;
  let role: string;

  it("starts the account permissions with account.update", async () => {
    const { body } = await admin.call("GET", "/permissions?offset=0&limit=2&resource_type=account");
    expect(namesOf(body)).toEqual(["account.update", "account.read"]);
    expect(body.metadata).toEqual({ total: 5, offset: 0, count: 2, limit: 2 });
    expect(itemsOf(body)[0]).toMatchObject({ action: "update", resource_type: "account", type: null, allowed: true });
  });

  it("creates a group with one user", async () => {
    const answer = await admin.call("POST", `/accounts/${account}/user-groups`, {
      name: groupName,
      description: "unit test",
      users: [member],
    });
    expect(answer).toMatchObject({
      status: 202,
      body: {
        name: groupName,
        account_uuid: account,
        type: "role_user",
        status: "Active",
        total_members: 1,
        members: [{ uuid: member, type: "user" }],
      },
    });
    expect(answer.headers.get("location")).toMatch(/\/operations\//);
    group = String(answer.body.uuid);
  });

  it("finds it by name and description, and shows a changed description", async () => {
    const found = await admin.call("GET", `/user-groups?name=${encodeURIComponent(groupName)}&description=unit%20test`);
    expect(uuidsOf(found.body)[0]).toBe(group);
    const changed = await admin.call("POST", `/user-groups/${group}/modify`, { description: "changed", uuid: "ignored" });
    expect(changed).toMatchObject({ status: 200, body: { description: "changed", name: groupName, members: [{ uuid: member }] } });
    const again = await admin.call("GET", `/user-groups?name=${encodeURIComponent(groupName)}`);
    expect(itemsOf(again.body)[0]).toMatchObject({ description: "changed" });
  });

  it("creates a role with one permission, adds a second, and keeps the type whatever was sent", async () => {
    const created = await admin.call("POST", `/accounts/${account}/roles`, {
      name: roleName,
      type: "user",
      permissions: [world.permission("account.update")],
    });
    expect(created).toMatchObject({
      status: 202,
      body: {
        name: roleName,
        description: `${roleName} - permissions`,
        type: "role_permission",
        permissions: [world.permission("account.update")],
      },
    });
    role = String(created.body.uuid);
    const listed = await admin.call("GET", `/roles?offset=0&limit=10&name=${encodeURIComponent(roleName)}`);
    expect(itemsOf(listed.body)).toMatchObject([{ uuid: role, type: "role_permission", total_members: 1 }]);
    const read = await admin.call("GET", `/roles/${role}`);
    expect(read.body.members).toEqual([{ uuid: world.permission("account.update"), type: "permission" }]);
    const assigned = await admin.call("POST", `/roles/${role}/permissions`, { permissions: [world.permission("account.read")] });
    expect(assigned).toMatchObject({ status: 204, body: undefined });
    const modified = await admin.call("POST", `/roles/${role}/modify`, { description: "new description", type: "USER" });
    expect(modified).toMatchObject({
      status: 200,
      body: { description: "new description", type: "role_permission", total_members: 2 },
    });
  });

  it("relates group, role and permissions once the role is assigned", async () => {
    expect(await admin.call("POST", `/user-groups/${group}/roles`, { roles: [role] })).toMatchObject({ status: 204 });
    expect(uuidsOf((await admin.call("GET", `/roles/${role}/user-groups`)).body)[0]).toBe(group);
    const foreign = await admin.call("GET", `/roles/${role}/user-groups?name=no-such-name`);
    expect(foreign.body).toMatchObject({ items: [], metadata: { total: 0 } });
    expect(namesOf((await admin.call("GET", `/roles/${role}/permissions?resource_type=account`)).body)).toContain("account.update");
    const holders = await admin.call(
      "GET",
      `/permissions/${world.permission("account.update")}/roles?name=${encodeURIComponent(roleName)}`,
    );
    expect(uuidsOf(holders.body)).toEqual([role]);
    expect(uuidsOf((await admin.call("GET", `/user-groups/${group}/roles?${trace}`)).body)[0]).toBe(role);
  });

  it("answers additions and removals with the number of members before them", async () => {
    const total = async () =>
      itemsOf((await admin.call("GET", `/user-groups?name=${encodeURIComponent(groupName)}`)).body)[0]?.total_members;
    const removed = await admin.call("POST", `/user-groups/${group}/users/remove`, { users: [member] });
    expect(removed).toMatchObject({ status: 202, body: { uuid: group, total_members: 1 } });
    expect(removed.body.members).toBeUndefined();
    expect(await total()).toBe(0);
    const added = await admin.call("POST", `/user-groups/${group}/users`, { users: [member] });
    expect(added).toMatchObject({ status: 202, body: { uuid: group, total_members: 0 } });
    expect(await total()).toBe(1);
  });

  it("keeps the permissions of a role in use, and lets go of them afterwards", async () => {
    const path = `/roles/${role}/permissions/${world.permission("account.read")}`;
    const refused = await admin.call("DELETE", path);
    expect(refused).toMatchObject({ status: 400, body: { code: 400 } });
    expect(refused.body.message).toContain(roleName);
    expect((await admin.call("GET", `/roles/${role}`)).body.total_members).toBe(2);
    expect(await admin.call("DELETE", `/user-groups/${group}/roles/${role}`)).toMatchObject({ status: 204 });
    expect((await admin.call("GET", `/user-groups/${group}/roles`)).body.items).toEqual([]);
    expect(await admin.call("DELETE", path)).toMatchObject({ status: 204 });
    expect((await admin.call("GET", `/roles/${role}`)).body.permissions).toEqual([world.permission("account.update")]);
  });

  it("deactivates and activates the role, then deletes both", async () => {
    for (const [verb, status] of [
      ["deactivate", "Inactive"],
      ["deactivate", "Inactive"],
      ["activate", "Active"],
    ]) {
      expect(await admin.call("POST", `/roles/${role}/${verb}`)).toMatchObject({ status: 204, body: undefined });
      expect((await admin.call("GET", `/roles/${role}`)).body.status).toBe(status);
    }
    expect(await admin.call("DELETE", `/user-groups/${group}`)).toMatchObject({
      status: 202,
      body: { uuid: group, resource_status: "complete" },
    });
    expect(await admin.call("DELETE", `/roles/${role}`)).toMatchObject({ status: 202, body: { uuid: role } });
    expect(await admin.call("GET", `/user-groups/${group}`)).toMatchObject({ status: 404 });
    expect(await admin.call("GET", `/roles/${role}`)).toMatchObject({ status: 404 });
  });
});

describe("what the older Groups interface needs", () => {
  it("reads a new group with the types of its members, switches it off and on, and deletes it", async () => {
    const group = await admin.group([member]);
    const read = await admin.call("GET", `/user-groups/${group}?expand=members.type`);
    expect(read.body).toMatchObject({
      members: { items: [{ uuid: member, type: "user" }], metadata: { total: 1, offset: 0, count: 1, limit: 100 } },
    });
    expect(read.body.users).toEqual(read.body.members);
    const members = await admin.call("GET", `/user-groups/${group}/users?${trace}`);
    expect(members.body).toMatchObject({
      items: [{ uuid: member, type: "user", username: "usera@example.com" }],
      metadata: { total: 1 },
    });
    const added = await admin.call("POST", `/user-groups/${group}/users`, { users: [admin.user_uuid] });
    expect(added.body.total_members).toBe(1);
    for (const [verb, status] of [
      ["deactivate", "Inactive"],
      ["deactivate", "Inactive"],
      ["reactivate", "Active"],
    ]) {
      expect(await admin.call("POST", `/user-groups/${group}/${verb}`)).toMatchObject({
        status: 202,
        body: { uuid: group, status, total_members: 2 },
      });
      expect((await admin.call("GET", `/user-groups/${group}`)).body.status).toBe(status);
    }
    expect(await admin.call("DELETE", `/user-groups/${group}`)).toMatchObject({ status: 202 });
  });

  it("lists with expanded members and a limit under either name", async () => {
    const group = await admin.group([member, admin.user_uuid]);
    for (const limit of ["member_limit", "members_limit"]) {
      const { body } = await admin.call("GET", `/user-groups?expand=members&${limit}=1&user_uuid=${member}&limit=100`);
      const found = itemsOf(body).find((item) => String(item.uuid) === group);
      expect(found).toMatchObject({ members: { metadata: { total: 2, count: 1, limit: 1 }, items: [{}] } });
    }
  });
});
