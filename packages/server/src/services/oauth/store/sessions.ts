import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

export interface SessionRow {
  uuid: string;
  client_uuid: string;
  user_uuid: string;
  account_uuid: string;
  account_path: string[];
  device_id: string;
  scope: string[];
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}

/** Lets one transaction at a time begin a session for this user: each must see the sessions that the others began. */
export async function lockSessionsOf(tx: Executor, user_uuid: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`oauth.session:${user_uuid}`}, 0))`);
}

export async function insertSession(tx: Executor, row: SessionRow): Promise<void> {
  await tx.run(sql`
    insert into oauth.session (uuid, client_uuid, user_uuid, account_uuid, account_path, device_id, scope, created_at, expires_at)
    values (${row.uuid}, ${row.client_uuid}, ${row.user_uuid}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.device_id},
            ${row.scope}::text[], ${row.created_at}, ${row.expires_at})`);
}

/** Forgets some of the sessions whose last refresh token has expired, with all their refresh tokens. No scope: housekeeping. */
export async function deleteExpired(tx: Executor, now: Date): Promise<void> {
  await tx.run(sql`
    delete from oauth.session where uuid in (
      select uuid from oauth.session where expires_at <= ${now} order by expires_at limit 10 for update skip locked)`);
}

/** Ends what a client has running for a user on a device. No scope: the user is signing in. */
export async function endOnDevice(
  tx: Executor,
  client_uuid: string,
  user_uuid: string,
  device_id: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update oauth.session set ended_at = ${now}
    where user_uuid = ${user_uuid} and client_uuid = ${client_uuid} and device_id = ${device_id} and ended_at is null`);
}

/** Ends the oldest sessions of a user beyond the newest `keep`. No scope: the user is signing in. */
export async function endOldest(tx: Executor, user_uuid: string, keep: number, now: Date): Promise<string[]> {
  const rows = await tx.many<{ uuid: string }>(sql`
    update oauth.session set ended_at = ${now}
    where uuid in (
      select uuid from oauth.session where user_uuid = ${user_uuid} and ended_at is null and expires_at > ${now}
      order by created_at desc, uuid desc offset ${keep})
    returning uuid`);
  return rows.map((row) => row.uuid);
}

/** Ends one session, if it runs. No scope: found by a token or code that was presented. */
export async function endSession(tx: Executor, uuid: string, now: Date): Promise<void> {
  await tx.run(sql`update oauth.session set ended_at = ${now} where uuid = ${uuid} and ended_at is null`);
}

/** Ends all sessions of a user. No scope: called where the user was found to be the caller's to change. */
export async function endSessionsOf(tx: Executor, user_uuid: string, now: Date): Promise<void> {
  await tx.run(sql`update oauth.session set ended_at = ${now} where user_uuid = ${user_uuid} and ended_at is null`);
}

/** Ends all sessions that clients began. No scope: called where the clients were found to be the caller's to change. */
export async function endSessionsOfClients(tx: Executor, clients: readonly string[], now: Date): Promise<void> {
  await tx.run(sql`update oauth.session set ended_at = ${now} where client_uuid = any(${clients}::uuid[]) and ended_at is null`);
}

/** A refresh token with its session. */
export interface RefreshRow {
  hash: string;
  issued_at: Date;
  token_expires_at: Date;
  used_at: Date | null;
  successor: string | null;
  session: SessionRow;
}

/**
 * A refresh token, used or not, with its session, which is held until the transaction ends: of several uses at the same
 * time one comes first, and the others see what it did. No scope: whoever presents a refresh token has no other standing.
 */
export async function lockRefreshToken(tx: Executor, hash: string): Promise<RefreshRow | undefined> {
  const session = await tx.maybe<SessionRow>(sql`
    select s.* from oauth.session s
    where s.uuid = (select session_uuid from oauth.refresh_token where hash = ${hash})
    for update`);
  if (session === undefined) return undefined;
  // A statement of its own, because it must see what was committed while the lock was waited for.
  const token = await tx.one<Omit<RefreshRow, "session">>(sql`
    select hash, issued_at, expires_at as token_expires_at, used_at, successor from oauth.refresh_token where hash = ${hash}`);
  return { ...token, session };
}

export interface NewRefreshToken {
  readonly hash: string;
  readonly session_uuid: string;
  readonly issued_at: Date;
  readonly expires_at: Date;
}

export async function insertRefreshToken(tx: Executor, row: NewRefreshToken): Promise<void> {
  await tx.run(sql`
    insert into oauth.refresh_token (hash, session_uuid, issued_at, expires_at)
    values (${row.hash}, ${row.session_uuid}, ${row.issued_at}, ${row.expires_at})`);
}

/** Marks a refresh token as used and replaced; what replaced an earlier one of the session is not told any more. */
export async function replaceRefreshToken(
  tx: Executor,
  session_uuid: string,
  hash: string,
  successor: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update oauth.refresh_token
    set used_at = coalesce(used_at, ${now}), successor = case when hash = ${hash} then ${successor} end
    where session_uuid = ${session_uuid} and (hash = ${hash} or successor is not null)`);
}

/** Lets a session live longer. No scope: found by its refresh token. */
export async function extendSession(tx: Executor, uuid: string, expires_at: Date): Promise<void> {
  await tx.run(sql`update oauth.session set expires_at = ${expires_at} where uuid = ${uuid}`);
}
