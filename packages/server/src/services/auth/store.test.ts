import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { createApplicationDefaults } from "./index.ts";
import { listResourceGroups } from "./store/applications.ts";
import { deleteGroup, listApplicationGroups, lockGroup, updateGroup } from "./store/groups.ts";
import { deleteRole, lockRole, updateRole } from "./store/roles.ts";
import { type AuthActor, type AuthWorld, startAuthWorld } from "./testing.ts";

// Statements that are reached only after their row was loaded within the scope: each keeps to the scope by itself.

let world: AuthWorld;
let admin: AuthActor;
let home: Scope;
let foreign: Scope;

beforeAll(async () => {
  world = await startAuthWorld();
  admin = await world.actor("adminA");
  home = [world.server.world.accounts.customerA];
  foreign = [world.server.world.accounts.customerB, world.server.world.accounts.locationA];
});
afterAll(() => world.close());

const inTransaction = <T>(work: (tx: Tx) => Promise<T>) => world.server.app.kernel.db.transaction(work);
const page = { offset: 0, limit: 10, sort: [] };

it("changes and deletes no role outside the scope", async () => {
  const uuid = await admin.role([]);
  const after = await inTransaction(async (tx) => {
    const row = await lockRole(tx, home, uuid);
    if (row === undefined) return undefined;
    await updateRole(tx, foreign, { ...row, name: "Taken" });
    await deleteRole(tx, foreign, uuid);
    return { before: row, now: await lockRole(tx, home, uuid) };
  });
  expect(after?.now).toEqual(after?.before);
  expect(after?.now?.uuid).toBe(uuid);
});

it("changes and deletes no group outside the scope", async () => {
  const uuid = await admin.group([]);
  const as = (scope: Scope) => ({ scope, user_uuid: randomUUID() });
  const after = await inTransaction(async (tx) => {
    const row = await lockGroup(tx, as(home), uuid);
    if (row === undefined) return undefined;
    await updateGroup(tx, as(foreign), { ...row, name: "Taken" });
    await deleteGroup(tx, as(foreign), uuid);
    return { before: row, now: await lockGroup(tx, as(home), uuid) };
  });
  expect(after?.now).toEqual(after?.before);
  expect(after?.now?.uuid).toBe(uuid);
});

it("lists nothing of an application outside the scope", async () => {
  const { accounts } = world.server.world;
  const client = {
    client_uuid: randomUUID(),
    account_uuid: accounts.customerA,
    account_path: [accounts.root, accounts.reseller, accounts.customerA],
  };
  await inTransaction((tx) => createApplicationDefaults(tx, client));
  const totals = (scope: Scope) =>
    inTransaction(async (tx) => [
      (await listResourceGroups(tx, scope, client.client_uuid, {}, page)).total,
      (await listApplicationGroups(tx, scope, client.client_uuid, {}, page)).total,
    ]);
  expect(await totals(home)).toEqual([3, 3]);
  expect(await totals(foreign)).toEqual([0, 0]);
});
