import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

export interface CodeRow {
  hash: string;
  client_uuid: string;
  user_uuid: string;
  redirect_uri: string;
  scope: string[];
  code_challenge: string;
  expires_at: Date;
  used_at: Date | null;
  session_uuid: string | null;
}

export async function insertCode(tx: Executor, row: Omit<CodeRow, "used_at" | "session_uuid">): Promise<void> {
  await tx.run(sql`
    insert into oauth.authorization_code (hash, client_uuid, user_uuid, redirect_uri, scope, code_challenge, expires_at)
    values (${row.hash}, ${row.client_uuid}, ${row.user_uuid}, ${row.redirect_uri}, ${row.scope}::text[], ${row.code_challenge},
            ${row.expires_at})`);
}

/** A code, used or not, held until the transaction ends: it can be exchanged once. */
export function lockCode(tx: Executor, hash: string): Promise<CodeRow | undefined> {
  return tx.maybe<CodeRow>(sql`select * from oauth.authorization_code where hash = ${hash} for update`);
}

/** Notes what a code was exchanged for. */
export async function useCode(tx: Executor, hash: string, session_uuid: string, now: Date): Promise<void> {
  await tx.run(sql`update oauth.authorization_code set used_at = ${now}, session_uuid = ${session_uuid} where hash = ${hash}`);
}

/** Takes back the codes of a user that have not been exchanged. No scope: called where the user was found to be the caller's to change. */
export async function deleteUnusedCodes(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`delete from oauth.authorization_code where user_uuid = ${user_uuid} and used_at is null`);
}

/** Forgets some of the codes that expired more than a day ago; until then a second use is noticed. */
export async function deleteOldCodes(tx: Executor, now: Date): Promise<void> {
  await tx.run(sql`
    delete from oauth.authorization_code where hash in (
      select hash from oauth.authorization_code where expires_at <= ${now}::timestamptz - interval '1 day'
      order by expires_at limit 10 for update skip locked)`);
}
