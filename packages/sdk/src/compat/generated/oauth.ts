// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Oauth` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ListOf, OauthClient, OauthClientWithSecret, OauthScope, OauthToken } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Tell whether an access token is active.
 *
 * `POST {AUTH_HOST}/oauth/validate/access`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param token The token, or a handle from the token list. Default `"null token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 429.
 */
export function validateToken(accessToken: string, token: string, trace?: Trace): Promise<Ok>;
export async function validateToken(
  accessToken: string = "null accessToken",
  token: string = "null token",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    host: "auth",
    method: "POST",
    path: "/oauth/validate/access",
    token: accessToken,
    body: { access_token: token },
    trace,
    result: { exact: 204, message: "validate token failed" },
  });
}

/**
 * Revoke an access token.
 *
 * Unknown and dead tokens count as revoked.
 *
 * `POST {AUTH_HOST}/oauth/invalidate/access`. Needs the permission `oauth_token.delete`, except for a token that acts
 * for the caller.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param token The token, or a handle from the token list. Default `"null token"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 429.
 */
export function invalidateToken(accessToken: string, token: string, trace?: Trace): Promise<Ok>;
export async function invalidateToken(
  accessToken: string = "null accessToken",
  token: string = "null token",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    host: "auth",
    method: "POST",
    path: "/oauth/invalidate/access",
    token: accessToken,
    body: { access_token: token },
    trace,
    result: { exact: 204, message: "invalidate token failed" },
  });
}

/**
 * List active access tokens.
 *
 * `GET /oauth/oauth/tokens`. Needs the permission `oauth_token.read`, except for a token that acts for the caller.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `token_type`, `user_name`, `username`, `client_id`,
 * `user_uuid`, `device_id`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listClientTokens(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<OauthToken>>;
export async function listClientTokens(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<OauthToken>> {
  return callOperation<ListOf<OauthToken>>({
    method: "GET",
    path: "/oauth/oauth/tokens",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Create a client that acts for a user.
 *
 * The answer is the only one that holds the secret. Grants by which people sign in need `oauth_client.create`.
 *
 * `POST {AUTH_HOST}/oauth/clients`, or `{MS_HOST}/oauth/oauth/clients` with `Util.config.compat` 4.16. Needs the
 * permission `oauth_client.create`, except for a client that acts for the caller by client credentials.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID User whom the client acts for; the caller when absent. Default `"null userUUID"`, which the server
 * refuses.
 * @param name Need not be unique. Default `"null name"`, which the server refuses.
 * @param description Sent as `description`. Default `"null description"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
 */
export function createClientApp(accessToken: string, userUUID: string, name: string, description?: string, trace?: Trace): Promise<OauthClientWithSecret>;
export async function createClientApp(
  accessToken: string = "null access token",
  userUUID: string = "null userUUID",
  name: string = "null name",
  description: string = "null description",
  trace: Trace = {},
): Promise<OauthClientWithSecret> {
  return callOperation<OauthClientWithSecret>({
    host: "auth",
    method: "POST",
    path: "/oauth/clients",
    gateway: "/oauth/oauth/clients",
    token: accessToken,
    body: { application_type: "connect", grant_types: ["client_credentials"], app_user: userUUID, name, description },
    trace,
    result: "async-body",
  });
}

/**
 * List clients.
 *
 * `GET /oauth/oauth/clients`. Needs the permission `oauth_client.read`, except for a client that acts for the caller.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `name`, `public_id`, `app_user`, `account_uuid`,
 * `status`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listOauthClients(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<OauthClient>>;
export async function listOauthClients(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<OauthClient>> {
  return callOperation<ListOf<OauthClient>>({
    method: "GET",
    path: "/oauth/oauth/clients",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Replace the scopes of a client.
 *
 * Applies to tokens issued from then on.
 *
 * `POST {AUTH_HOST}/oauth/clients/{client_uuid}/scopes`, or `{MS_HOST}/oauth/clients/{client_uuid}/scopes` with
 * `Util.config.compat` 4.16. Needs the permission `oauth_client.update`, except for a client that acts for the caller.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param clientUUID UUID of the client, lower case. Default `"null clientUUID"`, which the server refuses.
 * @param scope Sent as `scope`. Default `["default"]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function scopeClientApp(accessToken: string, clientUUID: string, scope?: string[], trace?: Trace): Promise<Ok>;
export async function scopeClientApp(
  accessToken: string = "null accessToken",
  clientUUID: string = "null clientUUID",
  scope: string[] = ["default"],
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    host: "auth",
    method: "POST",
    path: path`/oauth/clients/${clientUUID}/scopes`,
    gateway: path`/oauth/clients/${clientUUID}/scopes`,
    token: accessToken,
    body: { scope },
    trace,
    result: { exact: 204, message: "scope client app failed" },
  });
}

/**
 * Put a client under a policy.
 *
 * Applies to tokens issued from then on.
 *
 * `POST {AUTH_HOST}/clients/{client_uuid}/policy`, or `{MS_HOST}/oauth/clients/{client_uuid}/policy` with
 * `Util.config.compat` 4.16. Needs the permission `oauth_client.update`, except for a client that acts for the caller.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param clientUUID UUID of the client, lower case. Default `"null clientUUID"`, which the server refuses.
 * @param policyUUID UUID, lower case. Default `" null policyUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function assignPolicyToClientApp(accessToken: string, clientUUID: string, policyUUID: string, trace?: Trace): Promise<Ok>;
export async function assignPolicyToClientApp(
  accessToken: string = "null accessToken",
  clientUUID: string = "null clientUUID",
  policyUUID: string = " null policyUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    host: "auth",
    method: "POST",
    path: path`/clients/${clientUUID}/policy`,
    gateway: path`/oauth/clients/${clientUUID}/policy`,
    token: accessToken,
    body: { uuid: policyUUID },
    trace,
    result: { exact: 204, message: "scope client app failed" },
  });
}

/**
 * List the scopes that there are.
 *
 * `GET /oauth/scopes`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 429.
 */
export function listScopes(accessToken: string, trace?: Trace): Promise<ListOf<OauthScope>>;
export async function listScopes(
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<ListOf<OauthScope>> {
  return callOperation<ListOf<OauthScope>>({
    method: "GET",
    path: "/oauth/scopes",
    token: accessToken,
    trace,
    result: "body",
  });
}
