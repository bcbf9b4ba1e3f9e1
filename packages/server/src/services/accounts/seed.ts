import { AccountCreate, AccountType, Uuid } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { createDefaultGroups } from "../auth/index.ts";
import { newAccountRow } from "./create-account.ts";
import { insertAccount, insertRoot, type NewAccount, selectForSeed } from "./store.ts";

const SeedAccount = Type.Object({
  ...Type.Omit(AccountCreate, ["parent_uuid", "number", "type"]).properties,
  uuid: Type.Optional(Uuid),
  number: Type.String({ minLength: 1, maxLength: 64 }),
  type: AccountType,
  parent: Type.Optional(Type.String({ description: "UUID or number of the parent; the root account has none." })),
});

/** Adds an account unless one of this number exists. */
async function applyAccount(tx: Tx, seed: Static<typeof SeedAccount>): Promise<void> {
  if (await selectForSeed(tx, seed.number)) return;
  const row = newAccountRow(tx, seed, seed.uuid);
  await createDefaultGroups(tx, { uuid: row.uuid, path: await place(tx, seed, row) });
}

/** Puts it into the tree. @returns its path */
async function place(tx: Tx, seed: Static<typeof SeedAccount>, row: NewAccount): Promise<readonly string[]> {
  if (seed.parent === undefined) {
    const path = [row.uuid];
    if (!(await insertRoot(tx, { ...row, number: seed.number, parent_uuid: null, path }))) throw taken(seed);
    return path;
  }
  const parent = await selectForSeed(tx, seed.parent);
  if (parent === undefined) throw new Error(`Account ${seed.number}: there is no parent ${seed.parent}`);
  const added = await insertAccount(tx, parent.path, parent.uuid, row, tx.uuid());
  if (added === undefined) throw taken(seed);
  return added.path;
}

function taken(seed: Static<typeof SeedAccount>): Error {
  return new Error(`Account ${seed.number}: the number belonged to an account that was deleted`);
}

/** `accounts`: the tree, parents before children. The first is the platform's own account, a MasterReseller. */
export const accountSeed = seedSection("accounts", Type.Array(SeedAccount), async (tx, seeds) => {
  for (const seed of seeds) await applyAccount(tx, seed);
});
