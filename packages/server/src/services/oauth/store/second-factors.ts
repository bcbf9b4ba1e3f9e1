import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

export interface SecondFactorRow {
  token_hash: string;
  client_uuid: string;
  user_uuid: string;
  code_hash: string;
  expires_at: Date;
}

/** Keeps a code that is under way. */
export async function insertSecondFactor(tx: Executor, row: SecondFactorRow): Promise<void> {
  await tx.run(sql`
    insert into oauth.second_factor (token_hash, client_uuid, user_uuid, code_hash, expires_at)
    values (${row.token_hash}, ${row.client_uuid}, ${row.user_uuid}, ${row.code_hash}, ${row.expires_at})`);
}

/** Uses one of the attempts. @returns undefined when none is left, or it has expired, or there is no such thing */
export function countAttempt(
  tx: Executor,
  client_uuid: string,
  token_hash: string,
  allowed: number,
  now: Date,
): Promise<SecondFactorRow | undefined> {
  return tx.maybe<SecondFactorRow>(sql`
    update oauth.second_factor set attempts = attempts + 1
    where token_hash = ${token_hash} and client_uuid = ${client_uuid} and attempts < ${allowed} and expires_at > ${now}
    returning *`);
}

/** Uses it up. */
export async function deleteSecondFactor(tx: Executor, token_hash: string): Promise<void> {
  await tx.run(sql`delete from oauth.second_factor where token_hash = ${token_hash}`);
}

/** Ends the sign-ins of a user that wait for one. No scope: called where the user was found to be the caller's to change. */
export async function deleteSecondFactorsOf(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`delete from oauth.second_factor where user_uuid = ${user_uuid}`);
}

/** Forgets some of those that have expired. */
export async function deleteExpired(tx: Executor, now: Date): Promise<void> {
  await tx.run(sql`
    delete from oauth.second_factor where token_hash in (
      select token_hash from oauth.second_factor where expires_at <= ${now} limit 10 for update skip locked)`);
}
