import { GrantType, Uuid } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { hashSecret } from "../../kernel/secrets.ts";
import { seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { createApplicationDefaults } from "../auth/index.ts";
import { findSeedIdentity } from "../identity/index.ts";
import { clientMistakes } from "./clients.ts";
import { findPolicy, standardPolicy } from "./policies.ts";
import { everything, unknownScopes } from "./rules.ts";
import { type ClientRow, findByPublicId, insertClient } from "./store/clients.ts";

const SeedClient = Type.Object({
  uuid: Type.Optional(Uuid),
  name: Type.String({ minLength: 1, maxLength: 255 }),
  description: Type.Optional(Type.String()),
  public_id: Type.String({ pattern: "^[A-Za-z0-9._~-]{1,64}$" }),
  // Stored as a fast hash, which only long secrets withstand.
  secret: Type.Optional(
    Type.String({ minLength: 24, description: "At random: `openssl rand -base64 32`. None for public clients." }),
  ),
  account: Type.String({ description: "UUID or number of the account; the client serves it and the accounts below." }),
  app_user: Type.Optional(Type.String({ description: "UUID or user name of the user whom client credentials act for." })),
  application_type: Type.Optional(Type.Union([Type.Literal("connect"), Type.Literal("web"), Type.Literal("native")])),
  grant_types: Type.Array(GrantType, { minItems: 1 }),
  scope: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  policy_uuid: Type.Optional(Uuid),
  redirect_uris: Type.Optional(Type.Array(Type.String())),
  public: Type.Optional(Type.Boolean()),
  mfa: Type.Optional(Type.Boolean({ description: "Its password grant asks for a second factor from those who have one." })),
});
type SeedClient = Static<typeof SeedClient>;

function mistakesIn(seed: SeedClient): string[] {
  const { grant_types, redirect_uris = [], scope = [], policy_uuid = standardPolicy.uuid } = seed;
  const isPublic = seed.public === true;
  return [
    ...clientMistakes({ grant_types, redirect_uris, public: isPublic }),
    ...unknownScopes(scope).map((name) => `there is no scope ${name}`),
    ...(findPolicy(policy_uuid) === undefined ? [`there is no policy ${policy_uuid}`] : []),
    ...(isPublic === (seed.secret === undefined) ? [] : ["a client has a secret unless it is public"]),
  ];
}

/** Adds a client unless one of this public id exists. */
async function applyClient(tx: Tx, seed: SeedClient): Promise<void> {
  if (await findByPublicId(tx, seed.public_id)) return;
  const account = await findSeedAccount(tx, seed.account);
  const user = seed.app_user === undefined ? undefined : await findSeedIdentity(tx, seed.app_user);
  const mistakes = [
    ...mistakesIn(seed),
    ...(account === undefined ? [`there is no account ${seed.account}`] : []),
    ...(seed.app_user !== undefined && user === undefined ? [`there is no user ${seed.app_user}`] : []),
    ...(user !== undefined && account !== undefined && !user.account_path.includes(account.uuid)
      ? ["app_user must belong to the account or below"]
      : []),
  ];
  if (mistakes.length > 0 || account === undefined) throw new Error(`OAuth client ${seed.public_id}: ${mistakes.join("; ")}`);
  const row: ClientRow = {
    uuid: seed.uuid ?? tx.uuid(),
    account_uuid: account.uuid,
    account_path: [...account.path],
    name: seed.name,
    description: seed.description ?? "",
    public_id: seed.public_id,
    secret_hash: seed.secret === undefined ? null : hashSecret(seed.secret),
    application_type: seed.application_type ?? "connect",
    grant_types: seed.grant_types,
    app_user: user?.uuid ?? null,
    scope: seed.scope ?? [everything],
    policy_uuid: seed.policy_uuid ?? standardPolicy.uuid,
    redirect_uris: seed.redirect_uris ?? [],
    mfa: seed.mfa ?? false,
    status: "Active",
    created_by: null,
    created_at: tx.now(),
    modified_by: null,
    modified_at: tx.now(),
  };
  await insertClient(tx, row);
  await createApplicationDefaults(tx, { ...row, client_uuid: row.uuid });
}

/** `oauth_clients`: clients with known ids and secrets, and those that people sign in to. */
export const clientSeed = seedSection("oauth_clients", Type.Array(SeedClient), async (tx, seeds) => {
  for (const seed of seeds) await applyClient(tx, seed);
});
