import type { BodyOf, oauth as contract, TokenIntrospection } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { hashSecret } from "../../kernel/secrets.ts";
import { type Handlers, type Kernel, Reply } from "../../kernel/service.ts";
import { authenticateClient } from "./client-auth.ts";
import { serves } from "./issue.ts";
import { noStore, refusal } from "./refusal.ts";
import { revokeAccessToken, revokeSession } from "./revocation.ts";
import type { ClientRow } from "./store/clients.ts";
import { lockRefreshToken } from "./store/sessions.ts";
import { selectToken } from "./store/tokens.ts";
import { readActiveToken, readToken } from "./tokens.ts";

type OauthHandlers = Handlers<typeof contract>;
type Introspection = Static<typeof TokenIntrospection>;
type Form = BodyOf<(typeof contract.operations)["introspectToken"]>;

function tokenIn(form: Form): string {
  if (form.token === undefined || form.token === "") throw refusal("invalid_request", "token is required.");
  return form.token;
}

const inSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);

async function introspectAccess(kernel: Kernel, tx: Tx, client: ClientRow, token: string): Promise<Introspection | undefined> {
  const holder = await readActiveToken(kernel, tx, token);
  if (holder === undefined) return undefined;
  const { jti, sub, tid, cid, scp, iat, exp } = holder.claims;
  if (cid !== client.public_id && !serves(client, holder)) return undefined;
  const row = await selectToken(tx, jti);
  const { issuer } = kernel.access.keys;
  const username = row === undefined ? {} : { username: row.user_name };
  return {
    active: true,
    scope: scp,
    client_id: cid,
    ...username,
    token_type: "bearer",
    exp,
    iat,
    sub,
    aud: issuer,
    iss: issuer,
    jti,
    tid,
  };
}

async function introspectRefresh(kernel: Kernel, tx: Tx, client: ClientRow, token: string): Promise<Introspection | undefined> {
  const row = await lockRefreshToken(tx, hashSecret(token));
  if (row === undefined || row.session.client_uuid !== client.uuid) return undefined;
  const { session, used_at, issued_at, token_expires_at } = row;
  if (session.ended_at !== null || used_at !== null || token_expires_at <= tx.now()) return undefined;
  return {
    active: true,
    scope: session.scope.join(" "),
    client_id: client.public_id,
    exp: inSeconds(token_expires_at),
    iat: inSeconds(issued_at),
    sub: session.user_uuid,
    iss: kernel.access.keys.issuer,
    tid: session.account_uuid,
  };
}

/** `POST /oauth/introspect` (RFC 7662). What the client has no business with is as inactive as what does not exist. */
export function introspectToken(kernel: Kernel): OauthHandlers["introspectToken"] {
  return async ({ tx, body: form, authorization }) => {
    const client = await authenticateClient(tx, { authorization, body: form });
    if (client.secret_hash === null) throw refusal("invalid_client", "A public client may not introspect tokens.");
    const token = tokenIn(form);
    const found = (await introspectAccess(kernel, tx, client, token)) ?? (await introspectRefresh(kernel, tx, client, token));
    return new Reply(200, found ?? { active: false }, noStore);
  };
}

const foreign = () => refusal("invalid_grant", "The token was not issued to this client.");

async function revokeAccess(kernel: Kernel, tx: Tx, client: ClientRow, token: string): Promise<void> {
  const claims = await readToken(kernel, token);
  const row = claims && (await selectToken(tx, claims.jti));
  if (row === undefined) return;
  if (row.client_uuid !== client.uuid) throw foreign();
  await revokeAccessToken(tx, row.jti);
}

async function revokeRefresh(tx: Tx, client: ClientRow, token: string): Promise<void> {
  const row = await lockRefreshToken(tx, hashSecret(token));
  if (row === undefined) return;
  if (row.session.client_uuid !== client.uuid) throw foreign();
  await revokeSession(tx, row.session.uuid);
}

/** `POST /oauth/revoke` (RFC 7009). A refresh token takes the whole session with it. */
export function revokeToken(kernel: Kernel): OauthHandlers["revokeToken"] {
  return async ({ tx, body: form, authorization }) => {
    const client = await authenticateClient(tx, { authorization, body: form });
    const token = tokenIn(form);
    await revokeAccess(kernel, tx, client, token);
    await revokeRefresh(tx, client, token);
    return new Reply(200, undefined, noStore);
  };
}
