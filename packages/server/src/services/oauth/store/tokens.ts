import type { Executor, Tx } from "../../../kernel/db/database.ts";
import { type Sql, sql } from "../../../kernel/db/sql.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Reader } from "./clients.ts";

export interface TokenRow {
  jti: string;
  /** The token itself, sealed for `sealContext(jti)`. */
  sealed: string;
  client_uuid: string;
  public_id: string;
  session_uuid: string | null;
  user_uuid: string;
  user_name: string;
  account_uuid: string;
  account_path: string[];
  device_id: string | null;
  /** Separated by blanks. */
  scope: string;
  token_type: "user" | "client";
  issued_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
}

/** Notes, with the commit, an access token that is being given out. */
export function insertToken(tx: Tx, row: Omit<TokenRow, "revoked_at">): void {
  tx.withCommit(
    () => sql`
    insert into oauth.access_token (jti, sealed, client_uuid, public_id, session_uuid, user_uuid, user_name, account_uuid,
                                    account_path, device_id, scope, token_type, issued_at, expires_at)
    values (${row.jti}, ${row.sealed}, ${row.client_uuid}, ${row.public_id}, ${row.session_uuid}, ${row.user_uuid}, ${row.user_name},
            ${row.account_uuid}, ${row.account_path}::uuid[], ${row.device_id}, ${row.scope}, ${row.token_type},
            ${row.issued_at}, ${row.expires_at})`,
  );
}

/**
 * Forgets, with the commit, some of the tokens that have expired. Called for each that is added, so that the table stays small.
 * No scope: housekeeping.
 */
export function deleteExpired(tx: Tx, now: Date): void {
  tx.withCommit(
    () => sql`
    delete from oauth.access_token where jti in (
      select jti from oauth.access_token where expires_at <= ${now} order by expires_at limit 10 for update skip locked)`,
  );
}

/** A token by its id, dead or alive. No scope: whoever asks has shown the token, or a handle that the caller checks. */
export function selectToken(tx: Executor, jti: string): Promise<TokenRow | undefined> {
  return tx.maybe<TokenRow>(sql`select * from oauth.access_token where jti = ${jti}`);
}

export interface TokenFilters {
  readonly token_type?: string | undefined;
  readonly user_name?: string | undefined;
  readonly client_id?: string | undefined;
  readonly user_uuid?: string | undefined;
  readonly device_id?: string | undefined;
}

/** The live tokens in scope that the reader may read: by right, or because they act for him. */
export function listTokens(tx: Executor, who: Reader, now: Date, filters: TokenFilters, page: Page): Promise<Items<TokenRow>> {
  const conditions = allOf(
    equals(sql`token_type`, filters.token_type),
    equals(sql`user_name`, filters.user_name),
    equals(sql`public_id`, filters.client_id),
    equals(sql`user_uuid`, filters.user_uuid),
    equals(sql`device_id`, filters.device_id),
  );
  const select = sql`
    select * from oauth.access_token
    where account_path && ${who.visible}::uuid[] and (account_path && ${who.readable} or user_uuid = ${who.user_uuid})
      and revoked_at is null and expires_at > ${now} and ${conditions}`;
  const columns = { issued_at: sql`issued_at`, expires_at: sql`expires_at`, user_name: sql`lower(user_name)` };
  // Ids are ordered by time, so that among the tokens of one second the newest is still first.
  return listPage<TokenRow>(tx, page, select, columns, sql`jti desc`);
}

/** What is told of a token that was revoked. */
export type RevokedRow = Pick<TokenRow, "jti" | "public_id" | "device_id" | "account_uuid" | "user_uuid">;

function revokeWhere(tx: Executor, where: Sql, now: Date): Promise<RevokedRow[]> {
  return tx.many<RevokedRow>(sql`
    update oauth.access_token set revoked_at = ${now}
    where revoked_at is null and expires_at > ${now} and ${where}
    returning jti, public_id, device_id, account_uuid, user_uuid`);
}

/** Revokes one token, if it is alive. */
export const revokeToken = (tx: Executor, jti: string, now: Date): Promise<RevokedRow[]> => revokeWhere(tx, sql`jti = ${jti}`, now);

/** Revokes the live tokens of sessions. */
export const revokeOfSessions = (tx: Executor, sessions: readonly string[], now: Date): Promise<RevokedRow[]> =>
  revokeWhere(tx, sql`session_uuid = any(${sessions}::uuid[])`, now);

/** Revokes the live tokens that act for a user. */
export const revokeOfUser = (tx: Executor, user_uuid: string, now: Date): Promise<RevokedRow[]> =>
  revokeWhere(tx, sql`user_uuid = ${user_uuid}`, now);

/** Revokes the live tokens that clients got. */
export const revokeOfClients = (tx: Executor, clients: readonly string[], now: Date): Promise<RevokedRow[]> =>
  revokeWhere(tx, sql`client_uuid = any(${clients}::uuid[])`, now);

/** Ids of the revoked tokens that are still kept, which is until they expire. No scope: every process knows all of them. */
export async function revokedJtis(db: Executor): Promise<string[]> {
  const rows = await db.many<{ jti: string }>(sql`select jti from oauth.access_token where revoked_at is not null`);
  return rows.map((row) => row.jti);
}
