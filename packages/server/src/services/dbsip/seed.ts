import { SipDestinationInput } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { findSeedIdentity } from "../identity/index.ts";
import { type Input, writeDirectory } from "./directory.ts";

const SeedDestination = Type.Object(
  {
    ...Type.Omit(SipDestinationInput, ["user_uuid"]).properties,
    user: Type.Optional(Type.String({ description: "UUID or user name of the user behind it." })),
  },
  { additionalProperties: false },
);

const SeedDirectory = Type.Object(
  { account: Type.String({ description: "UUID or number of the account." }), destinations: Type.Array(SeedDestination) },
  { additionalProperties: false },
);

async function inputOf(tx: Tx, { user, ...seed }: Static<typeof SeedDestination>): Promise<Input> {
  if (user === undefined) return seed;
  const identity = await findSeedIdentity(tx, user);
  if (identity === undefined) throw new Error(`Destination ${seed.id}: there is no user ${user}`);
  return { ...seed, user_uuid: identity.uuid };
}

/** `destinations`: where calls of accounts can go. Those that are there take on what the seed says; others stay. */
export const dbsipSeed = seedSection("destinations", Type.Array(SeedDirectory), async (tx, directories) => {
  for (const { account: key, destinations } of directories) {
    const account = await findSeedAccount(tx, key);
    if (account === undefined) throw new Error(`Destinations: there is no account ${key}`);
    const inputs: Input[] = [];
    for (const destination of destinations) inputs.push(await inputOf(tx, destination));
    await writeDirectory(tx, account, inputs, false);
  }
});
