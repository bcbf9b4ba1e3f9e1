import { AccountCreate, AccountType, Uuid } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { newAccountRow, writeAccount } from "./create-account.ts";
import { selectForSeed } from "./store.ts";

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
  const parent = seed.parent === undefined ? undefined : await selectForSeed(tx, seed.parent);
  if (seed.parent !== undefined && parent === undefined)
    throw new Error(`Account ${seed.number}: there is no parent ${seed.parent}`);
  await writeAccount(tx, newAccountRow(tx, seed, parent, seed.uuid), tx.uuid());
}

/** `accounts`: the tree, parents before children. The first is the platform's own account, a MasterReseller. */
export const accountSeed = seedSection("accounts", Type.Array(SeedAccount), async (tx, seeds) => {
  for (const seed of seeds) await applyAccount(tx, seed);
});
