import type { Tx } from "../../kernel/db/database.ts";
import { hashSecret, open, randomToken, seal } from "../../kernel/secrets.ts";
import type { Kernel } from "../../kernel/service.ts";
import type { IdentityRef } from "../identity/index.ts";
import { requireStillActive } from "./client-auth.ts";
import { revokeSessions } from "./revocation.ts";
import { refreshTokenLife, sessionsPerUser } from "./rules.ts";
import type { ClientRow } from "./store/clients.ts";
import {
  deleteExpired,
  endOldest,
  endOnDevice,
  extendSession,
  insertRefreshToken,
  insertSession,
  lockSessionsOf,
  type RefreshRow,
  replaceRefreshToken,
  type SessionRow,
} from "./store/sessions.ts";

/** What a successor of a refresh token is sealed for: its predecessor. */
const successorContext = (hash: string): string => `oauth.refresh_token:${hash}`;

export interface Opening {
  readonly client: ClientRow;
  readonly user: IdentityRef;
  readonly scope: readonly string[];
  readonly device_id: string;
}

/**
 * Begins a session. One that the client has on this device ends with it, without its access token; beyond the limit the
 * user's oldest session ends altogether.
 */
export async function openSession(tx: Tx, { client, user, scope, device_id }: Opening): Promise<SessionRow> {
  const now = tx.now();
  await requireStillActive(tx, client);
  await lockSessionsOf(tx, user.uuid);
  await endOnDevice(tx, client.uuid, user.uuid, device_id, now);
  const session: SessionRow = {
    uuid: tx.uuid(),
    client_uuid: client.uuid,
    user_uuid: user.uuid,
    account_uuid: user.account_uuid,
    account_path: [...user.account_path],
    device_id,
    scope: [...scope],
    created_at: now,
    expires_at: new Date(now.getTime() + refreshTokenLife),
    ended_at: null,
  };
  await insertSession(tx, session);
  const oldest = await endOldest(tx, user.uuid, sessionsPerUser, now);
  if (oldest.length > 0) await revokeSessions(tx, oldest);
  await deleteExpired(tx, now);
  return session;
}

/** The first refresh token of a session; undefined when the client may not refresh. */
export async function firstRefreshToken(tx: Tx, client: ClientRow, session: SessionRow): Promise<string | undefined> {
  return client.grant_types.includes("refresh_token") ? newRefreshToken(tx, session.uuid) : undefined;
}

async function newRefreshToken(tx: Tx, session_uuid: string): Promise<string> {
  const token = randomToken(32);
  const issued_at = tx.now();
  const expires_at = new Date(issued_at.getTime() + refreshTokenLife);
  await insertRefreshToken(tx, { hash: hashSecret(token), session_uuid, issued_at, expires_at });
  return token;
}

/** Replaces the session's newest refresh token, and lets the session live another 30 days. */
export async function rotate(kernel: Kernel, tx: Tx, row: RefreshRow): Promise<string> {
  const now = tx.now();
  const next = await newRefreshToken(tx, row.session.uuid);
  const successor = seal(kernel.secrets, next, successorContext(row.hash));
  await replaceRefreshToken(tx, row.session.uuid, row.hash, successor, now);
  await extendSession(tx, row.session.uuid, new Date(now.getTime() + refreshTokenLife));
  return next;
}

/** The token that replaced this one; undefined when that has been used itself. */
export function successorOf(kernel: Kernel, row: RefreshRow): string | undefined {
  return row.successor === null ? undefined : open(kernel.secrets, row.successor, successorContext(row.hash));
}
