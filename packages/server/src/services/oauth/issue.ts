import type { TokenResponse } from "@patchbay/contract";
import type { Static } from "typebox";
import type { TokenClaims } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { seal } from "../../kernel/secrets.ts";
import type { Kernel } from "../../kernel/service.ts";
import { findIdentities, type IdentityRef } from "../identity/index.ts";
import { requireStillActive } from "./client-auth.ts";
import { refusal } from "./refusal.ts";
import { accessTokenLife } from "./rules.ts";
import type { ClientRow } from "./store/clients.ts";
import { deleteExpired, insertToken } from "./store/tokens.ts";

export type TokenBody = Static<typeof TokenResponse>;

/** What an access token is sealed for; a sealed token moved to another row does not open there. */
export const tokenContext = (jti: string): string => `oauth.access_token:${jti}`;

/** Whom an access token is for. */
export interface Issue {
  readonly client: ClientRow;
  readonly user: IdentityRef;
  readonly scope: readonly string[];
  /** The session that it belongs to; client tokens have none. */
  readonly session?: { readonly uuid: string; readonly device_id: string };
}

/** Whether people of this account can use the client: those of its own account and of the accounts below. */
export function serves(client: ClientRow, user: Pick<IdentityRef, "account_path">): boolean {
  return user.account_path.includes(client.account_uuid);
}

/**
 * The user for whom a token is wanted, if he can have one from this client.
 * @throws problem `invalid_grant` for a user who is gone, inactive, suspended, or not one of the client's
 */
export async function requireUser(kernel: Kernel, db: Executor, client: ClientRow, user_uuid: string): Promise<IdentityRef> {
  const [[user], access] = await Promise.all([findIdentities(db, [user_uuid]), kernel.access.snapshotOf(user_uuid)]);
  const active = user?.status === "Active" && serves(client, user) && access?.suspended === false;
  if (user === undefined || !active) throw refusal("invalid_grant", "The user of this grant cannot sign in any more.");
  return user;
}

/** Makes an access token, notes it, and gives it in the form of the token endpoint. */
export async function issueToken(kernel: Kernel, tx: Tx, { client, user, scope, session }: Issue): Promise<TokenBody> {
  const iat = Math.floor(tx.now().getTime() / 1000);
  const claims: TokenClaims = {
    jti: tx.uuid(),
    sub: user.uuid,
    tid: user.account_uuid,
    cid: client.public_id,
    scp: scope.join(" "),
    policy: client.policy_uuid,
    ...(session === undefined ? {} : { did: session.device_id }),
    typ: session === undefined ? "client" : "user",
    iat,
    exp: iat + accessTokenLife,
  };
  const access_token = await kernel.access.keys.sign(claims);
  // A session holds its client already.
  if (session === undefined) await requireStillActive(tx, client);
  noteToken(kernel, tx, { token: access_token, claims, client, user, session });
  return { access_token, token_type: "bearer", expires_in: accessTokenLife, scope: claims.scp };
}

/** A token that has been made, and for whom. */
export interface Made {
  readonly token: string;
  readonly claims: TokenClaims;
  readonly client: Pick<ClientRow, "uuid" | "public_id">;
  readonly user: IdentityRef;
  readonly session?: Issue["session"];
}

/** Notes a token, so that it is listed and revoked with those of its user, and forgets those that are over. */
export function noteToken(kernel: Kernel, tx: Tx, { token, claims, client, user, session }: Made): void {
  insertToken(tx, {
    jti: claims.jti,
    sealed: seal(kernel.secrets, token, tokenContext(claims.jti)),
    client_uuid: client.uuid,
    public_id: client.public_id,
    session_uuid: session?.uuid ?? null,
    user_uuid: user.uuid,
    user_name: user.username,
    account_uuid: user.account_uuid,
    account_path: [...user.account_path],
    device_id: session?.device_id ?? null,
    scope: claims.scp,
    token_type: claims.typ,
    issued_at: new Date(claims.iat * 1000),
    expires_at: new Date(claims.exp * 1000),
  });
  deleteExpired(tx, tx.now());
}
