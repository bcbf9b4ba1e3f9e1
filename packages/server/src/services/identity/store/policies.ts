import type { AccountPath, Scope } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import type { MfaType } from "../sources.ts";

interface Choice<T> {
  /** The account that chose. */
  account_uuid: string;
  value: T;
}

/**
 * The password policy chosen by the account at the end of the path, or by the nearest one above.
 * No scope: a policy is inherited from accounts that its users may not see.
 */
export function selectPasswordPolicy(db: Executor, path: AccountPath): Promise<Choice<string> | undefined> {
  return db.maybe(sql`
    select account_uuid, password_policy_uuid as value from identity.account_policy
    where account_uuid = any(${path}::uuid[]) and password_policy_uuid is not null
    order by array_position(${path}::uuid[], account_uuid) desc limit 1`);
}

/**
 * The second factors required by the account at the end of the path, or by the nearest one above.
 * No scope: a policy is inherited from accounts that its users may not see.
 */
export function selectRequiredMfa(db: Executor, path: AccountPath): Promise<Choice<MfaType[]> | undefined> {
  return db.maybe(sql`
    select account_uuid, required_mfa as value from identity.account_policy
    where account_uuid = any(${path}::uuid[]) and required_mfa is not null
    order by array_position(${path}::uuid[], account_uuid) desc limit 1`);
}

interface PolicyOwner {
  readonly uuid: string;
  readonly path: AccountPath;
}

/** Chooses a password policy for an account in scope. */
export async function setPasswordPolicy(
  tx: Executor,
  scope: Scope,
  account: PolicyOwner,
  policy_uuid: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into identity.account_policy (account_uuid, account_path, password_policy_uuid, modified_by, modified_at)
    select ${account.uuid}::uuid, ${account.path}::uuid[], ${policy_uuid}::uuid, ${by}::uuid, ${at}::timestamptz
    where ${account.path}::uuid[] && ${scope}::uuid[]
    on conflict (account_uuid) do update set password_policy_uuid = excluded.password_policy_uuid,
      modified_by = excluded.modified_by, modified_at = excluded.modified_at`);
}

/** Takes back the choice of an account in scope. */
export async function clearPasswordPolicy(
  tx: Executor,
  scope: Scope,
  account_uuid: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    update identity.account_policy set password_policy_uuid = null, modified_by = ${by}, modified_at = ${at}
    where account_uuid = ${account_uuid} and account_path && ${scope}::uuid[]`);
}

/** Sets the second factors that an account in scope requires. */
export async function setRequiredMfa(
  tx: Executor,
  scope: Scope,
  account: PolicyOwner,
  required: readonly MfaType[],
  by: string | null,
  at: Date,
): Promise<void> {
  await tx.run(sql`
    insert into identity.account_policy (account_uuid, account_path, required_mfa, modified_by, modified_at)
    select ${account.uuid}::uuid, ${account.path}::uuid[], ${required}::text[], ${by}::uuid, ${at}::timestamptz
    where ${account.path}::uuid[] && ${scope}::uuid[]
    on conflict (account_uuid) do update set required_mfa = excluded.required_mfa,
      modified_by = excluded.modified_by, modified_at = excluded.modified_at`);
}

/** Forgets what a deleted account had chosen. No scope: follows the deletion of the account. */
export async function deleteAccountPolicy(tx: Executor, account_uuid: string): Promise<void> {
  await tx.run(sql`delete from identity.account_policy where account_uuid = ${account_uuid}`);
}
