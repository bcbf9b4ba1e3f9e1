import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { registerResource, unregisterResource } from "./index.ts";
import { accountAdmin, sharedRoleDescription } from "./seeded.ts";
import { type AuthActor, type AuthWorld, itemsOf, startAuthWorld } from "./testing.ts";

// A plain user shares an object of his as the SDK's ResourceGroups does; Objects is played by a call of the registry.

let world: AuthWorld;
let admin: AuthActor;
let owner: AuthActor;
let account: string;
const roles = new Map<string, string>();

beforeAll(async () => {
  world = await startAuthWorld();
  [admin, owner] = await Promise.all([world.actor("adminA"), world.actor("userA")]);
  account = world.server.world.accounts.customerA;
  const { body } = await owner.call("GET", `/roles?offset=0&limit=100&description=${encodeURIComponent(sharedRoleDescription)}`);
  for (const role of itemsOf(body)) {
    const letters = (String(role.name).split("-")[1] ?? "").split(",").map((word) => word.charAt(1));
    roles.set(letters.join(""), String(role.uuid));
  }
});
afterAll(() => world.close());

/** An object of a user in an account, as its service would make it known. */
async function object(of: AuthActor = owner, account_uuid = account): Promise<string> {
  const { accounts } = world.server.world;
  const uuid = randomUUID();
  const account_path = [accounts.root, accounts.reseller, account_uuid];
  await world.server.app.kernel.db.transaction((tx) =>
    registerResource(tx, { uuid, type: "object", owner_uuid: of.user_uuid, account_uuid, account_path }),
  );
  return uuid;
}

const createGroup = (by: AuthActor, kind: string, resource: string, users: readonly string[] = []) =>
  by.call("POST", `/accounts/${account}/user-groups`, { name: `${kind}: ${resource}`, users, description: "resource group" });

/** Shares the object in one way: the group, then its role. */
async function share(by: AuthActor, kind: string, resource: string, users: readonly string[] = []): Promise<string> {
  const group = await createGroup(by, kind, resource, users);
  expect(group).toMatchObject({ status: 202, body: { name: `${kind}: ${resource}` } });
  const scoped = await by.call("POST", `/user-groups/${group.body.uuid}/role/scopes`, {
    role: roles.get(kind),
    scope: [{ resource: [resource] }],
  });
  expect(scoped).toMatchObject({ status: 202 });
  return String(group.body.uuid);
}

const accessTo = async (by: AuthActor, resource: string) =>
  (await by.call("GET", `/resources/${resource}/user-groups/access`)).body;

describe("the owner of a resource", () => {
  it("shares it, reads with whom, changes that, and ends it, without any permission on groups", async () => {
    const resource = await object();
    const rud = await share(owner, "rud", resource, [owner.user_uuid]);
    const d = await share(owner, "d", resource, [admin.user_uuid]);
    const listed = await accessTo(owner, resource);
    expect(listed).toMatchObject({
      items: [
        {
          user_group: { uuid: d, group_name: `d: ${resource}` },
          role: { uuid: roles.get("d") },
          scope: [{ resource: [resource] }],
          permissions: ["object.delete"],
        },
        {
          user_group: { uuid: rud, group_name: `rud: ${resource}` },
          permissions: ["object.read", "object.update", "object.delete"],
        },
      ],
      metadata: { total: 2, offset: 0, count: 2, limit: 1000 },
    });
    expect((await owner.call("GET", `/user-groups/${rud}?expand=members&members_limit=999`)).body.members).toMatchObject({
      items: [{ uuid: owner.user_uuid }],
    });
    expect(await owner.call("POST", `/user-groups/${rud}/users`, { users: [admin.user_uuid] })).toMatchObject({ status: 202 });
    expect(await owner.call("POST", `/user-groups/${rud}/users/remove`, { users: [owner.user_uuid] })).toMatchObject({
      status: 202,
    });
    expect(await owner.call("POST", `/user-groups/${rud}/deactivate`)).toMatchObject({ status: 202 });
    expect(await owner.call("POST", `/user-groups/${rud}/reactivate`)).toMatchObject({ status: 202 });
    for (const group of [rud, d]) expect(await owner.call("DELETE", `/user-groups/${group}`)).toMatchObject({ status: 202 });
    expect(await accessTo(owner, resource)).toMatchObject({ items: [], metadata: { total: 0 } });
  });

  it("may share with nobody yet", async () => {
    const resource = await object();
    await share(owner, "r", resource, []);
    expect((await accessTo(owner, resource)).metadata?.total).toBe(1);
  });

  it("gets no right beyond his resource", async () => {
    const resource = await object();
    const foreign = await object(admin);
    expect(await createGroup(owner, "r", foreign)).toMatchObject({ status: 403 });
    expect(await createGroup(owner, "x", resource)).toMatchObject({ status: 403 });
    const named = await owner.call("POST", `/accounts/${account}/user-groups`, { name: `r: ${resource}`, description: "a group" });
    expect(named).toMatchObject({ status: 403 });
    const group = await share(owner, "r", resource, [owner.user_uuid]);
    const scope = (role: string | undefined, target: unknown) =>
      owner.call("POST", `/user-groups/${group}/role/scopes`, { role, scope: [target] });
    expect(await scope(roles.get("r"), { resource: [foreign] })).toMatchObject({ status: 403 });
    expect(await scope(roles.get("r"), { account: [account] })).toMatchObject({ status: 403 });
    expect(await scope(accountAdmin, { resource: [resource] })).toMatchObject({ status: 403 });
    expect(await scope("null roleUUID", { resource: [resource] })).toMatchObject({ status: 400 });
    expect(await owner.call("POST", `/user-groups/${group}/roles`, { roles: [roles.get("r")] })).toMatchObject({ status: 403 });
    expect(await owner.call("DELETE", `/user-groups/${group}/roles/${roles.get("r")}`)).toMatchObject({ status: 403 });
  });

  it("has no right over a group of that name in another account", async () => {
    const { customerB } = world.server.world.accounts;
    const foreign = await world.actor("adminB");
    const resource = await object();
    const group = await foreign.call("POST", `/accounts/${customerB}/user-groups`, {
      name: `rud: ${resource}`,
      description: "resource group",
    });
    expect(group).toMatchObject({ status: 202 });
    for (const [method, rest] of [
      ["GET", ""],
      ["DELETE", ""],
    ] as const) {
      expect(await owner.call(method, `/user-groups/${group.body.uuid}${rest}`)).toMatchObject({ status: 404 });
    }
  });

  it("is not anybody who merely has access", async () => {
    const resource = await object(admin);
    const group = await share(admin, "rud", resource, [owner.user_uuid]);
    expect(await owner.call("GET", `/user-groups/${group}`)).toMatchObject({ status: 200 });
    expect(await owner.call("POST", `/user-groups/${group}/users`, { users: [owner.user_uuid] })).toMatchObject({ status: 403 });
    expect(await owner.call("DELETE", `/user-groups/${group}`)).toMatchObject({ status: 403 });
  });
});

describe("the access lists", () => {
  it("show only groups with a role on that very resource, each once", async () => {
    const [resource, other] = [await object(), await object()];
    const group = await share(owner, "r", resource);
    await admin.give(group, String(roles.get("ud")), { resource });
    await share(owner, "r", other);
    await admin.give(await admin.group([owner.user_uuid]), await admin.role(["object.read"]));
    await admin.give(await admin.group([owner.user_uuid]), await admin.role(["object.read"]), { account });
    const listed = await accessTo(admin, resource);
    expect(itemsOf(listed).map((item) => String(item.user_group?.uuid))).toEqual([group]);
    expect(itemsOf(listed)[0]?.permissions).toEqual(["object.read", "object.update", "object.delete"]);
    const byPermission = await admin.call("GET", `/resources/${resource}/permissions/access`);
    expect(itemsOf(byPermission.body)).toMatchObject(
      ["read", "update", "delete"].map((action) => ({
        permission: { uuid: world.permission(`object.${action}`), name: `object.${action}`, action, resource_type: "object" },
        user_group: { uuid: group, group_name: `r: ${resource}` },
      })),
    );
  });

  it("follow a renamed group, and are empty for what nobody knows", async () => {
    const resource = await object();
    const group = await share(owner, "r", resource);
    await admin.call("POST", `/user-groups/${group}/modify`, { name: "Renamed" });
    expect((await accessTo(owner, resource)).items).toMatchObject([{ user_group: { group_name: "Renamed" } }]);
    for (const list of ["user-groups", "permissions"]) {
      expect(await owner.call("GET", `/resources/${randomUUID()}/${list}/access`)).toMatchObject({
        status: 200,
        body: { items: [], metadata: { total: 0, limit: 1000 } },
      });
    }
  });

  it("show nothing to other tenants", async () => {
    const resource = await object();
    await share(owner, "r", resource);
    for (const name of ["adminB", "locationA", "reseller2"] as const) {
      const foreign = await world.actor(name);
      for (const list of ["user-groups", "permissions"]) {
        expect((await foreign.call("GET", `/resources/${resource}/${list}/access`)).body.items, name).toEqual([]);
      }
    }
    for (const name of ["root", "reseller"] as const)
      expect((await accessTo(await world.actor(name), resource)).metadata?.total, name).toBe(1);
  });

  it("include resources that no service has registered, within the group's account", async () => {
    const resource = randomUUID();
    const group = await share(admin, "ru", resource);
    expect((await accessTo(admin, resource)).items).toMatchObject([{ user_group: { uuid: group } }]);
    expect((await accessTo(await world.actor("adminB"), resource)).items).toEqual([]);
  });

  it("are empty once the resource is gone, and nobody owns it any more", async () => {
    const resource = await object();
    const group = await share(owner, "rud", resource);
    await world.server.app.kernel.db.transaction((tx) => unregisterResource(tx, resource));
    expect((await accessTo(admin, resource)).items).toEqual([]);
    expect(await owner.call("DELETE", `/user-groups/${group}`)).toMatchObject({ status: 403 });
    expect(await admin.call("DELETE", `/user-groups/${group}`)).toMatchObject({ status: 202 });
  });
});
