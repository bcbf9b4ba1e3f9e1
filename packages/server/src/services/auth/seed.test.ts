import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AuthActor, type AuthWorld, itemsOf, startAuthWorld, uniqueName } from "./testing.ts";

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

describe("the seed", () => {
  const role = { uuid: randomUUID(), name: uniqueName("Seeded role"), permissions: ["account.read", "sms.create"] };
  const group = { uuid: randomUUID(), name: uniqueName("Seeded group") };
  const seed = () => ({
    roles: [{ ...role, account }],
    user_groups: [
      {
        ...group,
        account,
        members: ["usera@example.com", admin.user_uuid],
        roles: [role.name],
        scopes: [{ role: "AccountUser", accounts: [world.server.world.accounts.locationA], resources: [randomUUID()] }],
      },
    ],
  });

  it("adds roles and groups once", async () => {
    for (const _ of [1, 2]) await world.server.app.seed(seed(), "the test");
    expect((await admin.call("GET", `/roles/${role.uuid}`)).body).toMatchObject({
      name: role.name,
      total_members: 2,
      account_uuid: account,
    });
    const read = await admin.call("GET", `/user-groups/${group.uuid}`);
    expect(read.body).toMatchObject({ name: group.name, total_members: 2, type: "role_user" });
    const roles = await admin.call("GET", `/user-groups/${group.uuid}/roles`);
    expect(itemsOf(roles.body).map((item) => String(item.name))).toEqual(["AccountUser", role.name]);
    const asked = { account_uuid: account, resource_type: "sms", action: "create" };
    expect(await plain.call("POST", `/users/${plain.user_uuid}/authorize`, asked)).toMatchObject({ status: 204 });
  });

  it("leaves alone what has been changed since", async () => {
    await admin.call("POST", `/user-groups/${group.uuid}/users/remove`, { users: [plain.user_uuid] });
    await world.server.app.seed(seed(), "the test");
    expect((await admin.call("GET", `/user-groups/${group.uuid}`)).body.total_members).toBe(1);
  });

  it("is refused as a whole when it names what does not exist", async () => {
    const name = uniqueName("Never");
    for (const wrong of [
      { user_groups: [{ account: "no such account", name }] },
      { user_groups: [{ account, name, members: ["nobody@example.com"] }] },
      { user_groups: [{ account, name, roles: ["No such role"] }] },
      { roles: [{ account, name, permissions: ["no.permission"] }] },
      { roles: [{ account, name }] },
    ]) {
      await expect(world.server.app.seed(wrong, "the test")).rejects.toThrow();
    }
    expect((await admin.call("GET", `/user-groups?name=${encodeURIComponent(name)}`)).body.items).toEqual([]);
    expect((await admin.call("GET", `/roles?name=${encodeURIComponent(name)}`)).body.items).toEqual([]);
  });
});
