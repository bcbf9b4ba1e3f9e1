import type { oauth as contract } from "@patchbay/contract";
import type { Principal, TokenClaims } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { Problem, problem } from "../../kernel/errors.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers, Kernel } from "../../kernel/service.ts";
import { readerOf } from "./clients.ts";
import { revokeAccessToken } from "./revocation.ts";
import { listTokens, selectToken, type TokenRow } from "./store/tokens.ts";
import { tokenOfHandle, toToken } from "./view.ts";

type TokenHandlers = Handlers<typeof contract>;

/** A promise whose refusals mean "no". */
async function unlessRefused<T>(promise: Promise<T>): Promise<T | undefined> {
  return promise.catch((error: unknown) => {
    if (error instanceof Problem) return undefined;
    throw error;
  });
}

/** What a token of ours says, revoked or not; undefined for anything else and for expired ones. */
export function readToken(kernel: Kernel, token: string): Promise<TokenClaims | undefined> {
  return unlessRefused(kernel.access.keys.verify(token));
}

/**
 * What a token says with which a request would be served at this moment; undefined when none would. The row is asked as
 * well, because another process may have revoked the token a moment ago.
 */
export async function readActiveToken(kernel: Kernel, db: Executor, token: string): Promise<Principal | undefined> {
  const holder = await unlessRefused(kernel.access.authenticate(token));
  if (holder === undefined) return undefined;
  const row = await selectToken(db, holder.claims.jti);
  return row?.revoked_at == null ? holder : undefined;
}

/** The token behind a handle, if this caller can have got the handle from the list. */
async function findByHandle(tx: Tx, principal: Principal, jti: string): Promise<TokenRow | undefined> {
  const row = await selectToken(tx, jti);
  const listed =
    row !== undefined && (row.user_uuid === principal.user_uuid || principal.can("oauth_token.read", row.account_path));
  return listed ? row : undefined;
}

function validateToken(kernel: Kernel): TokenHandlers["validateToken"] {
  const isActive = async (tx: Tx, principal: Principal, text: string): Promise<boolean> => {
    const jti = tokenOfHandle(text);
    if (jti === undefined) return (await readActiveToken(kernel, tx, text)) !== undefined;
    const row = await findByHandle(tx, principal, jti);
    return row !== undefined && row.revoked_at === null && row.expires_at > tx.now();
  };
  return async ({ tx, principal, body }) => {
    if (!(await isActive(tx, principal, body.access_token))) throw problem("inactive_token");
  };
}

function invalidateToken(kernel: Kernel): TokenHandlers["invalidateToken"] {
  const find = async (tx: Tx, principal: Principal, text: string): Promise<TokenRow | undefined> => {
    const handle = tokenOfHandle(text);
    if (handle !== undefined) return findByHandle(tx, principal, handle);
    const claims = await readToken(kernel, text);
    return claims && selectToken(tx, claims.jti);
  };
  return async ({ tx, principal, body }) => {
    const row = await find(tx, principal, body.access_token);
    if (row === undefined) return;
    if (row.user_uuid !== principal.user_uuid) principal.require("oauth_token.delete", row.account_path);
    await revokeAccessToken(tx, row.jti);
  };
}

function listClientTokens(kernel: Kernel): TokenHandlers["listClientTokens"] {
  return async ({ tx, principal, query, page }) => {
    const filters = { ...query, user_name: query.user_name ?? query.username };
    const rows = await listTokens(tx, readerOf(principal, "oauth_token.read"), tx.now(), filters, page);
    return mapItems(rows, (row) => toToken(kernel.secrets, principal, row));
  };
}

/** What bearers can do with tokens: check, revoke, list. */
export const tokenHandlers = (kernel: Kernel) =>
  ({
    validateToken: validateToken(kernel),
    invalidateToken: invalidateToken(kernel),
    listClientTokens: listClientTokens(kernel),
  }) satisfies Partial<TokenHandlers>;
