import { Status, Uuid } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { type AccountRef, findSeedAccount } from "../accounts/index.ts";
import { findSeedIdentity } from "../identity/index.ts";
import { newGroupRow } from "./groups.ts";
import { insertGroupRole, insertScope } from "./store/assignments.ts";
import { insertGroup, selectGroupForSeed } from "./store/groups.ts";
import { insertMembers } from "./store/members.ts";
import { selectPermissionsByName } from "./store/permissions.ts";
import { insertRole, insertRolePermissions, selectRoleForSeed } from "./store/roles.ts";

const name = Type.String({ minLength: 1, maxLength: 255 });
const account = Type.String({ description: "UUID or number of the account." });
const names = (description: string) => Type.Optional(Type.Array(Type.String(), { description }));

const SeedRole = Type.Object({
  uuid: Type.Optional(Uuid),
  account,
  name,
  description: Type.Optional(Type.String({ maxLength: 4096 })),
  status: Type.Optional(Status),
  permissions: Type.Array(Type.String(), { description: "Names: `account.read`." }),
});

const SeedGroup = Type.Object({
  uuid: Type.Optional(Uuid),
  account,
  name,
  description: Type.Optional(Type.String({ maxLength: 4096 })),
  members: names("User names or UUIDs."),
  roles: names("Names or UUIDs of roles of this account or of the platform."),
  scopes: Type.Optional(
    Type.Array(
      Type.Object({
        role: Type.String({ description: "Name or UUID." }),
        accounts: names("UUIDs or numbers of accounts that the role is limited to."),
        resources: Type.Optional(Type.Array(Uuid, { description: "Resources that the role is limited to." })),
      }),
    ),
  ),
});

/** What a seed names must exist: a mistake there ends the whole seed. */
function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`There is no ${what}`);
  return value;
}

const accountOf = async (tx: Tx, key: string): Promise<AccountRef> => found(await findSeedAccount(tx, key), `account ${key}`);

async function roleOf(tx: Tx, owner: AccountRef, key: string): Promise<string> {
  return found(await selectRoleForSeed(tx, owner.uuid, key), `role ${key} for the account ${owner.number}`).uuid;
}

/** Adds a role unless there is one of this uuid, or of this name in the account. */
async function applyRole(tx: Tx, seed: Static<typeof SeedRole>): Promise<void> {
  const owner = await accountOf(tx, seed.account);
  if ((await selectRoleForSeed(tx, owner.uuid, seed.uuid ?? seed.name)) !== undefined) return;
  const permissions = await selectPermissionsByName(tx, seed.permissions);
  for (const wanted of seed.permissions)
    found(
      permissions.find((permission) => permission.name === wanted),
      `permission ${wanted}`,
    );
  const uuid = seed.uuid ?? tx.uuid();
  const audit = { created_at: tx.now(), created_by: null, modified_at: tx.now(), modified_by: null };
  await insertRole(tx, {
    uuid,
    account_uuid: owner.uuid,
    account_path: [...owner.path],
    name: seed.name,
    description: seed.description ?? `${seed.name} - permissions`,
    status: seed.status ?? "Active",
    ...audit,
  });
  await insertRolePermissions(
    tx,
    uuid,
    permissions.map((permission) => permission.uuid),
  );
}

/** Adds a group with members and roles unless there is one of this uuid, or of this name in the account. */
async function applyGroup(tx: Tx, seed: Static<typeof SeedGroup>): Promise<void> {
  const owner = await accountOf(tx, seed.account);
  if ((await selectGroupForSeed(tx, owner.uuid, seed.uuid, seed.name)) !== undefined) return;
  const group = newGroupRow(tx, owner, seed);
  await insertGroup(tx, group);
  for (const key of seed.members ?? []) {
    const user = found(await findSeedIdentity(tx, key), `identity ${key}`);
    await insertMembers(tx, group.uuid, [user.uuid]);
  }
  for (const role of seed.roles ?? []) await insertGroupRole(tx, group.uuid, await roleOf(tx, owner, role));
  for (const scope of seed.scopes ?? []) {
    const role = await roleOf(tx, owner, scope.role);
    for (const key of scope.accounts ?? []) {
      const target = await accountOf(tx, key);
      await insertScope(tx, group.uuid, role, { type: "account", uuid: target.uuid, path: target.path });
    }
    for (const uuid of scope.resources ?? []) await insertScope(tx, group.uuid, role, { type: "resource", uuid, path: [] });
  }
}

/** `roles`: roles of accounts. A role that exists is left as it is. */
export const roleSeed = seedSection("roles", Type.Array(SeedRole), async (tx, seeds) => {
  for (const seed of seeds) await applyRole(tx, seed);
});

/** `user_groups`: groups with their members and roles. A group that exists is left as it is. */
export const groupSeed = seedSection("user_groups", Type.Array(SeedGroup), async (tx, seeds) => {
  for (const seed of seeds) await applyGroup(tx, seed);
});
