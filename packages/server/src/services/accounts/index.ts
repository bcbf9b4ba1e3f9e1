import { accounts as contract } from "@patchbay/contract";
import type { AccountPath, Scope } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { accountHandlers } from "./handlers.ts";
import type { AccountType } from "./rules.ts";
import { accountSeed } from "./seed.ts";
import { holdRow, isBlocked, selectAccount, selectForSeed } from "./store.ts";

/** What other services may know of an account. */
export interface AccountRef {
  readonly uuid: string;
  readonly path: AccountPath;
  readonly name: string;
  readonly number: string;
  readonly type: AccountType;
  readonly status: "Active" | "Inactive";
  readonly parent_uuid: string | null;
}

/** An account within the scope; undefined when there is none, or it lies outside. */
export function findAccount(tx: Executor, scope: Scope, uuid: string): Promise<AccountRef | undefined> {
  return selectAccount(tx, scope, uuid);
}

/** The same, held until the transaction ends: for services that add something to it, which a deletion would not find. */
export function holdAccount(tx: Tx, scope: Scope, uuid: string): Promise<AccountRef | undefined> {
  return holdRow(tx, scope, uuid);
}

/** An account by uuid or number, whoever owns it: for seeds. */
export function findSeedAccount(tx: Executor, key: string): Promise<AccountRef | undefined> {
  return selectForSeed(tx, key);
}

/** Whether an account on the path is suspended or deleted, so that nobody below can act. */
export const isSuspended: (db: Executor, path: AccountPath) => Promise<boolean> = isBlocked;

/** The accounts service. */
export const accounts = defineService(contract, (kernel) => ({
  handlers: accountHandlers(kernel),
  migrations: migrationsBeside(import.meta.url),
  seed: [accountSeed],
}));
