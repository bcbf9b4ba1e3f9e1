import { identity as contract } from "@patchbay/contract";
import type { Scope } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { problem } from "../../kernel/errors.ts";
import { defineService, type Items } from "../../kernel/service.ts";
import { identityHandlers } from "./handlers.ts";
import { type IdentityRef, toRef } from "./loading.ts";
import { identitySeed } from "./seed.ts";
import { selectByLogin } from "./store/credentials.ts";
import { holdIdentityRows, listIdentities, selectIdentities, selectIdentity, selectUser } from "./store/identities.ts";

export { offerSmsAlias, smsAliasOf, withdrawSmsAlias } from "./aliases.ts";
export { deleteIdentitiesOfAccount } from "./lifecycle.ts";
export type { IdentityRef } from "./loading.ts";
export { sendSecondFactor } from "./second-factor.ts";
export { type Proof, recordLogin, stillProven, verifyCredentials } from "./sign-in.ts";

/** Where a user belongs and whether he can act at all, whatever the caller may see; undefined when he does not exist (any more). */
export const findUser: typeof selectUser = selectUser;

/** An identity within the scope; undefined when there is none, or it lies outside. */
export async function findIdentity(tx: Executor, scope: Scope, uuid: string): Promise<IdentityRef | undefined> {
  const row = await selectIdentity(tx, scope, uuid);
  return row && toRef(row);
}

/** An identity within the scope, held until the transaction ends, as {@link holdIdentities} does. */
export async function holdIdentity(tx: Tx, scope: Scope, uuid: string): Promise<IdentityRef | undefined> {
  const [held] = await holdIdentityRows(tx, [uuid]);
  return held?.account_path.some((account) => scope.includes(account)) ? toRef(held) : undefined;
}

/** Those of the identities that exist, in no order and whosesoever: for services that hold their ids. */
export async function findIdentities(tx: Executor, uuids: readonly string[]): Promise<IdentityRef[]> {
  return (await selectIdentities(tx, uuids)).map(toRef);
}

/** The same, held until the transaction ends: for services that write down their ids, which a deletion would not find. */
export async function holdIdentities(tx: Tx, uuids: readonly string[]): Promise<IdentityRef[]> {
  return (await holdIdentityRows(tx, uuids)).map(toRef);
}

/**
 * Holds identities until the transaction ends, all of which must belong to an account or to one below.
 * @throws problem `unknown_reference`
 */
export async function holdUsersWithin(tx: Tx, account_uuid: string, uuids: readonly string[]): Promise<void> {
  const wanted = [...new Set(uuids.map((uuid) => uuid.toLowerCase()))];
  const held = (await holdIdentityRows(tx, wanted)).filter(({ account_path }) => account_path.includes(account_uuid));
  const missing = wanted.filter((uuid) => held.every((row) => row.uuid !== uuid));
  if (missing.length === 0) return;
  throw problem("unknown_reference", { details: missing.map((uuid) => `there is no user ${uuid} in the account`) });
}

/** An identity by uuid or user name, whosesoever: for seeds. */
export async function findSeedIdentity(tx: Executor, key: string): Promise<IdentityRef | undefined> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(key);
  const row = isUuid ? (await selectIdentities(tx, [key]))[0] : await selectByLogin(tx, key);
  return row && toRef(row);
}

/** The first identities of an account, by name, and how many there are. */
export async function listAccountIdentities(tx: Executor, account_uuid: string, limit: number): Promise<Items<IdentityRef>> {
  const sort = ["last_name", "first_name"].map((field) => ({ field, descending: false }));
  const { items, total } = await listIdentities(tx, [account_uuid], account_uuid, {}, "all", { offset: 0, limit, sort });
  return { items: items.map(toRef), total };
}

/** The identity service. */
export const identity = defineService(contract, (kernel) => ({
  handlers: identityHandlers(kernel),
  migrations: migrationsBeside(import.meta.url),
  seed: [identitySeed(kernel)],
}));
