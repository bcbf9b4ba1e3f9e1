import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { accountAdmin } from "./seeded.ts";
import { type AuthActor, type AuthWorld, startAuthWorld } from "./testing.ts";

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

describe("events", () => {
  it("tell of every change, and only of changes", async () => {
    const { db } = world.server.app.kernel;
    const since = (await db.one<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from kernel.event`)).id;
    const group = await admin.group([]);
    const role = await admin.role(["account.read"]);
    for (const _ of [1, 2]) {
      await admin.give(group, role);
      await admin.give(group, role, { account });
      await admin.call("POST", `/user-groups/${group}/users`, { users: [plain.user_uuid] });
      await admin.call("POST", `/roles/${role}/deactivate`);
      await admin.call("POST", `/user-groups/${group}/deactivate`);
    }
    await admin.call("POST", `/user-groups/${group}/users/remove`, { users: [plain.user_uuid] });
    await admin.call("DELETE", `/user-groups/${group}/roles/${role}`);
    await admin.call("POST", `/user-groups/${group}/roles`, { roles: [accountAdmin, randomUUID()] });
    await admin.call("DELETE", `/roles/${role}`);
    await admin.call("DELETE", `/user-groups/${group}`);
    const events = await db.many<{ event: string; data: Record<string, unknown>; account_uuid: string }>(sql`
      select event, data, account_uuid from kernel.event where id > ${since}::bigint and service = 'auth' order by id`);
    expect(events.map(({ event }) => event)).toEqual([
      "group_created",
      "role_created",
      "role_assigned",
      "role_assigned",
      "group_members_changed",
      "role_modified",
      "group_modified",
      "group_members_changed",
      "role_removed",
      "role_deleted",
      "group_deleted",
    ]);
    expect(new Set(events.map((event) => event.account_uuid))).toEqual(new Set([account]));
    expect(events.map(({ data }) => data)).toMatchObject([
      { uuid: group, status: "Active", account_uuid: account, user_uuid: null },
      { uuid: role, permissions: [world.permission("account.read")] },
      { group_uuid: group, role_uuid: role },
      { group_uuid: group, role_uuid: role, scope: [{ account: [account] }] },
      { group_uuid: group, added: [plain.user_uuid], removed: [] },
      { uuid: role, status: "Inactive" },
      { uuid: group, status: "Inactive" },
      { group_uuid: group, added: [], removed: [plain.user_uuid] },
      { group_uuid: group, role_uuid: role },
      { uuid: role },
      { uuid: group },
    ]);
  });
});
