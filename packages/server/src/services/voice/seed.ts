import { VoiceExtensionInput } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { findSeedIdentity } from "../identity/index.ts";
import { type Input, writeDirectory } from "./directory.ts";

const SeedExtension = Type.Object(
  {
    ...Type.Omit(VoiceExtensionInput, ["user_uuid"]).properties,
    user: Type.Optional(Type.String({ description: "UUID or user name of whom it is assigned to." })),
  },
  { additionalProperties: false },
);

const SeedDirectory = Type.Object(
  { account: Type.String({ description: "UUID or number of the account." }), extensions: Type.Array(SeedExtension) },
  { additionalProperties: false },
);

async function inputOf(tx: Tx, { user, ...seed }: Static<typeof SeedExtension>): Promise<Input> {
  if (user === undefined) return seed;
  const identity = await findSeedIdentity(tx, user);
  if (identity === undefined) throw new Error(`Extension ${seed.extension}: there is no user ${user}`);
  return { ...seed, user_uuid: identity.uuid };
}

/** `voice_extensions`: the extensions of accounts. Those that are there take on what the seed says; others stay. */
export const voiceSeed = seedSection("voice_extensions", Type.Array(SeedDirectory), async (tx, directories) => {
  for (const { account: key, extensions } of directories) {
    const account = await findSeedAccount(tx, key);
    if (account === undefined) throw new Error(`Extensions: there is no account ${key}`);
    const inputs: Input[] = [];
    for (const extension of extensions) inputs.push(await inputOf(tx, extension));
    await writeDirectory(tx, account, inputs, false);
  }
});
