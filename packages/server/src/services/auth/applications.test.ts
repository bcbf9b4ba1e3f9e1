import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApplicationDefaults } from "./index.ts";
import { type AuthActor, type AuthWorld, itemsOf, startAuthWorld, uuidsOf } from "./testing.ts";

let world: AuthWorld;
let admin: AuthActor;
let plain: AuthActor;
let account: string;
/** An OAuth client of customerA, as the Oauth service makes it known. */
const application = randomUUID();

beforeAll(async () => {
  world = await startAuthWorld();
  [admin, plain] = await Promise.all([world.actor("adminA"), world.actor("userA")]);
  const { accounts } = world.server.world;
  account = accounts.customerA;
  const account_path = [accounts.root, accounts.reseller, account];
  await world.server.app.kernel.db.transaction((tx) =>
    createApplicationDefaults(tx, { client_uuid: application, account_uuid: account, account_path }),
  );
});
afterAll(() => world.close());

const base = `/applications/${application}`;

describe("an application", () => {
  it("starts with one user-group and one resource-group of each type", async () => {
    for (const kind of ["user-groups", "resource-groups"]) {
      const { body } = await admin.call("GET", `${base}/${kind}?default=true`);
      expect(
        itemsOf(body)
          .map((item) => String(item.type))
          .sort(),
        kind,
      ).toEqual(["admin", "forbidden", "user"]);
      expect(itemsOf(body)).toMatchObject(
        [1, 2, 3].map(() => ({ default: true, account_uuid: account, application_uuid: application })),
      );
      expect((await admin.call("GET", `${base}/${kind}?default=true&type=user`)).body).toMatchObject({
        items: [{ type: "user" }],
        metadata: { total: 1 },
      });
    }
  });

  it("keeps its user-groups out of the lists of its account", async () => {
    const groups = uuidsOf((await admin.call("GET", `${base}/user-groups`)).body);
    const { body } = await admin.call("GET", `/accounts/${account}/user-groups?limit=100`);
    expect(uuidsOf(body).filter((uuid) => groups.includes(uuid))).toEqual([]);
    expect(uuidsOf((await admin.call("GET", "/user-groups?limit=100&type=forbidden")).body)).toEqual([]);
    expect(await admin.call("POST", `/user-groups/${groups[0]}/users`, { users: [plain.user_uuid] })).toMatchObject({
      status: 202,
    });
    expect(await admin.call("DELETE", `/user-groups/${groups[0]}`)).toMatchObject({ status: 409 });
    // Its last administrator is not the account's.
    const admins = uuidsOf((await admin.call("GET", `${base}/user-groups?type=admin`)).body)[0];
    expect(await admin.call("POST", `/user-groups/${admins}/users`, { users: [plain.user_uuid] })).toMatchObject({ status: 202 });
    expect(await admin.call("POST", `/user-groups/${admins}/users/remove`, { users: [plain.user_uuid] })).toMatchObject({
      status: 202,
    });
  });

  it("gets resource-groups, to which resources are added and from which they are removed", async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    const created = await admin.call("POST", `${base}/resource-groups`, {
      name: "Documents",
      description: "d",
      resources: [first, first],
    });
    expect(created).toMatchObject({
      status: 202,
      body: {
        name: "Documents",
        description: "d",
        type: "user",
        default: false,
        application_uuid: application,
        resources: [first],
        total_resources: 1,
      },
    });
    const path = `/resource-groups/${created.body.uuid}/resources`;
    for (const _ of [1, 2])
      expect(await admin.call("POST", path, { resources: [second] })).toMatchObject({ status: 202, body: { total_resources: 2 } });
    expect(await admin.call("POST", `${path}/remove`, { resources: [first, randomUUID()] })).toMatchObject({
      status: 202,
      body: { resources: [second] },
    });
    const listed = await admin.call("GET", `${base}/resource-groups?name=docu`);
    expect(listed.body).toMatchObject({
      items: [{ uuid: created.body.uuid, resources: [second], total_resources: 1 }],
      metadata: { total: 1, limit: 100 },
    });
    expect((await admin.call("GET", `${base}/resource-groups?default=false`)).body.metadata?.total).toBe(1);
    for (const wrong of [{}, { resources: [] }, { resources: "null resources" }, { resources: [null] }]) {
      expect(await admin.call("POST", path, wrong)).toMatchObject({ status: 400 });
      expect(await admin.call("POST", `${path}/remove`, wrong)).toMatchObject({ status: 400 });
    }
  });

  it("takes the empty arguments of the old client, but no wrong ones", async () => {
    expect(await admin.call("POST", `${base}/resource-groups`, { name: "", description: "", resources: [] })).toMatchObject({
      status: 202,
    });
    for (const wrong of [{}, { name: 1 }, { name: "N", resources: ["x"] }]) {
      expect(await admin.call("POST", `${base}/resource-groups`, wrong)).toMatchObject({ status: 400 });
    }
  });

  it("is unknown to strangers, and closed to those without the permission", async () => {
    const group = uuidsOf((await admin.call("GET", `${base}/resource-groups?type=admin`)).body)[0];
    const requests = [
      ["GET", `${base}/resource-groups`, undefined],
      ["POST", `${base}/resource-groups`, { name: "N" }],
      ["POST", `/resource-groups/${group}/resources`, { resources: [randomUUID()] }],
      ["POST", `/resource-groups/${group}/resources/remove`, { resources: [randomUUID()] }],
    ] as const;
    for (const name of ["adminB", "locationA", "reseller2"] as const) {
      const stranger = await world.actor(name);
      for (const [method, path, body] of requests)
        expect(await stranger.call(method, path, body), path).toMatchObject({ status: 404 });
      expect(await stranger.call("GET", `${base}/user-groups`)).toMatchObject({ status: 404 });
    }
    for (const [method, path, body] of requests) expect(await plain.call(method, path, body), path).toMatchObject({ status: 403 });
    expect(await plain.call("GET", `${base}/user-groups`)).toMatchObject({ status: 200 });
    expect(await admin.call("GET", `/applications/${randomUUID()}/resource-groups`)).toMatchObject({ status: 404 });
    expect(await (await world.actor("reseller")).call("GET", `${base}/resource-groups`)).toMatchObject({ status: 200 });
  });
});
