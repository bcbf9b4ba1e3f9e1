import { AliasChange, IdentityCreate, Uuid } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import type { Kernel, SeedSection } from "../../kernel/service.ts";
import { seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { addToDefaultGroup } from "../auth/index.ts";
import { newIdentityRow, writeIdentity } from "./create-identity.ts";
import { emailFrom, phoneFrom } from "./sources.ts";
import { isSeeded } from "./store/identities.ts";

const SeedIdentity = Type.Object(
  {
    ...Type.Omit(IdentityCreate, ["account_uuid", "type"]).properties,
    type: Type.Optional(IdentityCreate.properties.type),
    uuid: Type.Optional(Uuid),
    account: Type.String({ description: "UUID or number of the account." }),
    groups: Type.Optional(
      Type.Array(Type.Union([Type.Literal("admin"), Type.Literal("user")]), {
        description: "Default groups of the account to join.",
      }),
    ),
    aliases: Type.Optional(AliasChange),
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
  },
  { additionalProperties: false },
);

/** Adds an identity unless there is one of this uuid or user name. Passwords are taken as they are: the seed is the operator's. */
async function applyIdentity(kernel: Kernel, tx: Tx, seed: Static<typeof SeedIdentity>): Promise<void> {
  if (await isSeeded(tx, seed.uuid, seed.username)) return;
  const account = await findSeedAccount(tx, seed.account);
  if (account === undefined) throw new Error(`Identity ${seed.username}: there is no account ${seed.account}`);
  const { sms, nickname, email } = seed.aliases ?? {};
  const row = {
    ...newIdentityRow(tx, { ...seed, type: seed.type ?? "user" }, account, seed.uuid),
    properties: seed.properties ?? {},
    alias_sms: sms ?? null,
    alias_sms_e164: sms === undefined ? null : phoneFrom(sms, "aliases.sms"),
    alias_nickname: nickname ?? null,
    alias_email: email === undefined ? null : emailFrom(email, "aliases.email"),
  };
  // Nobody waits for this transaction's connection while it hashes: a seed is applied before the server listens.
  await writeIdentity(tx, row, seed.password == null ? undefined : await kernel.passwords.hash(seed.password));
  for (const group of seed.groups ?? []) await addToDefaultGroup(tx, account.uuid, group, row.uuid);
}

/** `identities`: users with their passwords, groups, aliases and properties. */
export function identitySeed(kernel: Kernel): SeedSection {
  return seedSection("identities", Type.Array(SeedIdentity), async (tx, seeds) => {
    for (const seed of seeds) await applyIdentity(kernel, tx, seed);
  });
}
