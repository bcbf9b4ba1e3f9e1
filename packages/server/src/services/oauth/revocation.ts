import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import { type ClientRow, disableOfAccount, disableOfUser } from "./store/clients.ts";
import { deleteUnusedCodes } from "./store/codes.ts";
import { deleteSecondFactorsOf } from "./store/second-factors.ts";
import { endSession, endSessionsOf, endSessionsOfClients } from "./store/sessions.ts";
import { type RevokedRow, revokeOfClients, revokeOfSessions, revokeOfUser, revokeToken } from "./store/tokens.ts";

/** Tells of revoked tokens. Every process follows these events and refuses the tokens from then on. */
function tell(tx: Tx, revoked: readonly RevokedRow[]): void {
  for (const { jti, public_id, device_id, account_uuid, user_uuid } of revoked) {
    emit(tx, { service: "oauth", event: "token_revoked", account_uuid, user_uuid, data: { cid: public_id, device_id, jti } });
  }
}

/** Revokes one access token, if it is alive. */
export async function revokeAccessToken(tx: Tx, jti: string): Promise<void> {
  tell(tx, await revokeToken(tx, jti, tx.now()));
}

/** Revokes the access tokens of sessions that have ended. */
export async function revokeSessions(tx: Tx, sessions: readonly string[]): Promise<void> {
  tell(tx, await revokeOfSessions(tx, sessions, tx.now()));
}

/** Ends a session and revokes all that came of it. */
export async function revokeSession(tx: Tx, session_uuid: string): Promise<void> {
  await endSession(tx, session_uuid, tx.now());
  await revokeSessions(tx, [session_uuid]);
}

/** Ends the sessions of clients and revokes all tokens that they got. */
export async function revokeClients(tx: Tx, clients: readonly string[]): Promise<void> {
  await endSessionsOfClients(tx, clients, tx.now());
  tell(tx, await revokeOfClients(tx, clients, tx.now()));
}

/**
 * Signs a user out everywhere, and ends sign-ins that are under way.
 * @param which `all` tokens that act for him, or only the `refresh` tokens, so that access tokens live out their hour
 */
export async function revokeUserTokens(tx: Tx, user_uuid: string, which: "all" | "refresh"): Promise<void> {
  // Codes first: one that is being exchanged at this moment is a session afterwards.
  await deleteSecondFactorsOf(tx, user_uuid);
  await deleteUnusedCodes(tx, user_uuid);
  await endSessionsOf(tx, user_uuid, tx.now());
  if (which === "all") tell(tx, await revokeOfUser(tx, user_uuid, tx.now()));
}

type Disabled = Pick<ClientRow, "uuid" | "public_id" | "account_uuid" | "app_user">;

async function afterDisabling(tx: Tx, disabled: readonly Disabled[]): Promise<void> {
  if (disabled.length === 0) return;
  for (const { uuid, public_id, account_uuid, app_user } of disabled) {
    emit(tx, {
      service: "oauth",
      event: "client_modified",
      account_uuid,
      user_uuid: app_user,
      data: { client_uuid: uuid, public_id },
    });
  }
  await revokeClients(
    tx,
    disabled.map((client) => client.uuid),
  );
}

/** Switches off the clients that act for a user, and revokes what they got. */
export async function disableClientsOfUser(tx: Tx, user_uuid: string): Promise<void> {
  await afterDisabling(tx, await disableOfUser(tx, user_uuid, tx.context.actor, tx.now()));
}

/** Switches off the clients of an account, and revokes what they got. */
export async function disableClientsOfAccount(tx: Tx, account_uuid: string): Promise<void> {
  await afterDisabling(tx, await disableOfAccount(tx, account_uuid, tx.context.actor, tx.now()));
}
