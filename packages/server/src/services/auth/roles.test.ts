import { permissions as catalogue } from "@patchbay/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { accountAdmin, accountUser, platformAdmin, sharedRoleDescription } from "./seeded.ts";
import { type AuthActor, type AuthWorld, itemsOf, namesOf, startAuthWorld, uniqueName, uuidsOf } from "./testing.ts";

let world: AuthWorld;
let root: AuthActor;
let admin: AuthActor;
let plain: AuthActor;
let account: string;

beforeAll(async () => {
  world = await startAuthWorld();
  [root, admin, plain] = await Promise.all([world.actor("root"), world.actor("adminA"), world.actor("userA")]);
  account = world.server.world.accounts.customerA;
});
afterAll(() => world.close());

const nobody = "00000000-0000-4000-8000-00000000dead";

describe("the permission catalogue", () => {
  it("is the contract's, in the same order", async () => {
    const pages = await Promise.all([0, 100].map((offset) => plain.call("GET", `/permissions?limit=100&offset=${offset}`)));
    expect(pages.flatMap(({ body }) => namesOf(body))).toEqual(catalogue.map(({ name }) => name));
    expect(pages[0]?.body.metadata).toEqual({ total: catalogue.length, offset: 0, count: 100, limit: 100 });
  });

  it("says what the caller may assign", async () => {
    const allowed = async (actor: AuthActor) =>
      itemsOf((await actor.call("GET", "/permissions?resource_type=account")).body).map((item) => item.allowed);
    expect(await allowed(admin)).toEqual([true, true, true, true, true]);
    expect(await allowed(plain)).toEqual([false, true, false, false, false]);
  });

  it("filters by part of the name, by type and by action, and ignores what it does not know", async () => {
    expect(namesOf((await plain.call("GET", "/permissions?name=ACCOUNT.up&trace=x&debug=true")).body)).toEqual(["account.update"]);
    const deletions = await plain.call("GET", "/permissions?resource_type=ROLE&action=Delete");
    expect(namesOf(deletions.body)).toEqual(["role.delete"]);
  });

  it("sorts by name when asked, and clamps the limit", async () => {
    const { body } = await plain.call("GET", "/permissions?sort=-name&limit=5000");
    expect(body.metadata?.limit).toBe(100);
    expect(namesOf(body)).toEqual([...namesOf(body)].sort().reverse());
  });

  it("takes new entries from platform administrators, gives them to AccountAdmin, and lists them last", async () => {
    const body = { name: "door.open", resource_type: "door", action: "open", description: "Open a door" };
    expect(await admin.call("POST", "/permissions", body)).toMatchObject({ status: 403 });
    const created = await root.call("POST", "/permissions", body);
    expect(created).toMatchObject({ status: 201, body: { ...body, type: null, allowed: true } });
    expect(await root.call("POST", "/permissions", body)).toMatchObject({ status: 409 });
    const last = await plain.call("GET", `/permissions?offset=${catalogue.length}`);
    expect(namesOf(last.body)).toEqual(["door.open"]);
    expect((await admin.call("GET", "/permissions?name=door.open")).body.items?.[0]?.allowed).toBe(true);
    const role = await admin.call("POST", `/accounts/${account}/roles`, { name: "Doorkeeper", permissions: [created.body.uuid] });
    expect(role).toMatchObject({ status: 202 });
  });

  it.each([
    [{ resource_type: "door", action: "close" }],
    [{ name: "door.close", action: "close" }],
    [{ name: "door.close", resource_type: "door" }],
    [{ name: "window.close", resource_type: "door", action: "close" }],
    [{ name: "d oor.close", resource_type: "d oor", action: "close" }],
    ["null body"],
  ])("refuses %j", async (body) => {
    expect(await root.call("POST", "/permissions", body)).toMatchObject({ status: 400, body: { code: 400 } });
  });

  it("knows the roles of a permission, but none of an unknown one", async () => {
    const found = await plain.call("GET", `/permissions/${world.permission("permission.create")}/roles`);
    expect(uuidsOf(found.body)).toEqual([platformAdmin]);
    for (const uuid of [nobody, "null"])
      expect(await plain.call("GET", `/permissions/${uuid}/roles`)).toMatchObject({ status: 404 });
  });
});

describe("the platform's own roles", () => {
  it("hold what the catalogue says", async () => {
    const all = catalogue.map(({ name }) => name).filter((name) => name !== "permission.create");
    const admins = (await root.call("GET", `/roles/${accountAdmin}`)).body;
    expect(admins).toMatchObject({
      name: "AccountAdmin",
      description: "AccountAdmin role",
      type: "role_permission",
      system: true,
      account_uuid: null,
    });
    expect(Object.values(admins.permissions ?? {}).map(String)).toEqual(expect.arrayContaining(all.map(world.permission)));
    expect(Object.values(admins.permissions ?? {}).map(String)).not.toContain(world.permission("permission.create"));
    const users = (await root.call("GET", `/roles/${accountUser}`)).body;
    expect(Object.values(users.permissions ?? {}).map(String)).toEqual(
      catalogue.filter(({ user }) => user).map(({ name }) => world.permission(name)),
    );
  });

  it("include the seven that share objects, with names that clients can read, for everybody", async () => {
    const found = await plain.call("GET", `/roles?offset=0&limit=100&description=${encodeURIComponent(sharedRoleDescription)}`);
    const kinds = itemsOf(found.body).map((role) => {
      expect(role.description).toBe(sharedRoleDescription);
      const name = String(role.name);
      const letters = (name.split("-")[1] ?? "").split(",").map((word) => word.charAt(1));
      return `${name.split(" ")[1]}:${letters.join("")}`;
    });
    expect(kinds.sort()).toEqual(["d", "r", "rd", "ru", "rud", "u", "ud"].map((kind) => `object:${kind}`));
    const rud = itemsOf(found.body).find((role) => String(role.name).endsWith("read, update, delete"));
    const held = await plain.call("GET", `/roles/${rud?.uuid}/permissions`);
    expect(namesOf(held.body)).toEqual(["object.delete", "object.read", "object.update"]);
  });

  it("cannot be changed by anybody", async () => {
    const permissions = { permissions: [world.permission("account.read")] };
    for (const [method, rest, body] of [
      ["POST", "/modify", { name: "Mine" }],
      ["POST", "/activate", undefined],
      ["POST", "/deactivate", undefined],
      ["POST", "/permissions", permissions],
      ["DELETE", `/permissions/${world.permission("account.read")}`, undefined],
      ["DELETE", "", undefined],
    ] as const) {
      expect(await root.call(method, `/roles/${accountUser}${rest}`, body)).toMatchObject({ status: 403 });
    }
    expect((await root.call("GET", `/roles/${accountUser}`)).body).toMatchObject({ name: "AccountUser", status: "Active" });
  });
});

describe("roles of accounts", () => {
  it.each([
    [{ permissions: [] }],
    [{ name: "" }],
    [{ name: 7 }],
    [{ name: "x".repeat(256) }],
    [{ name: "R", status: "Sleeping" }],
    [{ name: "R", permissions: "account.read" }],
    [{ name: "R", permissions: ["account.read"] }],
    [{ name: "R", permissions: [nobody] }],
    [{ name: "R", description: null }],
  ])("are not made of %j", async (body) => {
    expect(await admin.call("POST", `/accounts/${account}/roles`, body)).toMatchObject({ status: 400, body: { code: 400 } });
  });

  it("take status and description as given, and list them", async () => {
    const name = uniqueName("Sleeper");
    const created = await admin.call("POST", `/accounts/${account}/roles`, { name, status: "Inactive", description: "d" });
    expect(created).toMatchObject({
      status: 202,
      body: { status: "Inactive", description: "d", permissions: [], members: [], total_members: 0, system: false },
    });
    const found = await admin.call(
      "GET",
      `/roles?status=inactive&account_uuid=${account}&type=Role_Permission&name=${encodeURIComponent(name)}`,
    );
    expect(uuidsOf(found.body)).toEqual([String(created.body.uuid)]);
    for (const none of [
      "status=Active",
      `account_uuid=${nobody}`,
      "account_uuid=x",
      "type=user",
      `permission_uuid=${nobody}`,
      "resource_type=account",
    ]) {
      expect((await admin.call("GET", `/roles?name=${encodeURIComponent(name)}&${none}`)).body.items).toEqual([]);
    }
  });

  it("keep two of the same name apart", async () => {
    const name = uniqueName("Twin");
    for (const _ of [1, 2]) expect(await admin.call("POST", `/accounts/${account}/roles`, { name })).toMatchObject({ status: 202 });
    expect((await admin.call("GET", `/roles?name=${encodeURIComponent(name)}`)).body.metadata?.total).toBe(2);
  });

  it("are not deleted while a group has them, scoped or not", async () => {
    const role = await admin.role(["account.read"]);
    const group = await admin.group([]);
    for (const scope of [undefined, { account }]) {
      await admin.give(group, role, scope);
      expect(await admin.call("DELETE", `/roles/${role}`)).toMatchObject({ status: 409 });
      expect(await admin.call("DELETE", `/roles/${role}/permissions/${world.permission("account.read")}`)).toMatchObject({
        status: 400,
      });
      expect(await admin.call("DELETE", `/user-groups/${group}/roles/${role}`)).toMatchObject({ status: 204 });
      expect(await admin.call("DELETE", `/user-groups/${group}/roles/${role}`)).toMatchObject({ status: 404 });
    }
    expect(await admin.call("DELETE", `/roles/${role}`)).toMatchObject({ status: 202 });
  });

  it("take permissions once, refuse unknown ones, and say which they do not have", async () => {
    const role = await admin.role([]);
    const add = (permissions: unknown) => admin.call("POST", `/roles/${role}/permissions`, { permissions });
    const read = world.permission("account.read");
    expect(await add([read, read])).toMatchObject({ status: 204 });
    expect(await add([read])).toMatchObject({ status: 204 });
    for (const wrong of [[], [nobody], ["x"], read, [read, nobody], undefined])
      expect(await add(wrong)).toMatchObject({ status: 400 });
    expect((await admin.call("GET", `/roles/${role}`)).body.permissions).toEqual([read]);
    expect(await admin.call("DELETE", `/roles/${role}/permissions/${world.permission("account.update")}`)).toMatchObject({
      status: 404,
    });
  });

  it("are changed only by holders of the permission", async () => {
    const role = await admin.role(["account.read"]);
    expect(await plain.call("GET", `/roles/${role}`)).toMatchObject({ status: 200 });
    for (const [method, rest, body] of [
      ["POST", "/modify", { name: "Mine" }],
      ["POST", "/deactivate", undefined],
      ["POST", "/permissions", { permissions: [world.permission("account.read")] }],
      ["DELETE", `/permissions/${world.permission("account.read")}`, undefined],
      ["DELETE", "", undefined],
    ] as const) {
      expect(await plain.call(method, `/roles/${role}${rest}`, body)).toMatchObject({ status: 403 });
    }
    expect(await plain.call("POST", `/accounts/${account}/roles`, { name: "Mine" })).toMatchObject({ status: 403 });
  });

  it("of a user are those of his groups; everybody may see his own", async () => {
    const role = await admin.role(["account.read"]);
    await admin.give(await admin.group([plain.user_uuid]), role);
    const own = await plain.call("GET", `/users/${plain.user_uuid}/roles?limit=100`);
    expect(uuidsOf(own.body)).toEqual(expect.arrayContaining([role, accountUser]));
    const seen = await admin.call("GET", `/users/${plain.user_uuid}/roles?limit=100`);
    expect(uuidsOf(seen.body)).toEqual(uuidsOf(own.body));
    expect(await admin.call("GET", `/users/${nobody}/roles`)).toMatchObject({ status: 404 });
  });

  it("can be read by those who have them even without role.read there", async () => {
    const reseller = await world.actor("reseller");
    const role = await reseller.role(["sms.create"]);
    expect(await plain.call("GET", `/roles/${role}`)).toMatchObject({ status: 404 });
    await reseller.give(await reseller.group([plain.user_uuid]), role, { account: world.server.world.accounts.customerB });
    expect(await plain.call("GET", `/roles/${role}`)).toMatchObject({ status: 200 });
    expect(await plain.call("GET", `/roles/${role}/permissions`)).toMatchObject({ status: 200 });
    expect(uuidsOf((await plain.call("GET", "/roles?limit=100")).body)).toContain(role);
  });
});
