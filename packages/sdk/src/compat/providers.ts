/** Functions of `Providers` whose requests lack a header that all others have, or whose answer may be a page. */
import { joinUrl, path } from "../core/encoding.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import { isText } from "../core/values.ts";
import type { ListOf, ProviderToken, ProviderUserProfile } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { request } from "./request.ts";
import { getMsHost } from "./store.ts";
import { addRequestTrace } from "./tracing.ts";

/**
 * Begins to connect a user to a provider, without credentials.
 * `GET /providers/providers/{providerUUID}/oauth/authorize`
 *
 * @param clientID Public id of the OAuth client that asks. Default `"null clientID"`, which the server refuses.
 * @param providerUUID The provider. Default `"null providerUUID"`, which the server refuses.
 * @param redirectURL Where to return to; must be registered for the client. Default `"null redirectURL"`.
 * @param userUUID The user who connects. Default `"null userUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The page where the redirects end, as text, even if it is JSON. In a browser, navigate to the URL instead.
 * @throws PatchbayError 400 for an unknown client, user or address to return to, 404, 429.
 */
export function authorizeProvider(
  clientID: string,
  providerUUID: string,
  redirectURL: string,
  userUUID: string,
  trace?: Trace,
): Promise<string>;
export async function authorizeProvider(
  clientID = "null clientID",
  providerUUID = "null providerUUID",
  redirectURL = "null redirectURL",
  userUUID = "null userUUID",
  trace: Trace = {},
): Promise<string> {
  const uri = joinUrl(getMsHost(), path`/providers/providers/${providerUUID}/oauth/authorize`);
  const qs = { client_id: clientID, redirect_url: redirectURL, user_uuid: userUUID };
  return String(await request(addRequestTrace({ method: "GET", uri, qs }, traceOf(trace))));
}

/**
 * Gets an access token for a provider. `GET /providers/providers/{providerUUID}/oauth/token`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param providerUUID The provider. Default `"null providerUUID"`, which the server refuses.
 * @param policyUUID Policy of the connection. Default `"null policyUUID"`, which the server refuses.
 * @param userUUID User whose connection it is, sent as `x-login-hint`. Default: the caller.
 * @param redirectURL Where to return to from the provider's page, should the user have to consent again.
 * @param providerUser Name of the account at the provider, for users with several; sent in place of `userUUID`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The token; the provider's page as text when there is no usable connection and the server redirects to it.
 * @throws PatchbayError 400, 401, 403, 404, 409 when several connections fit, 429, 502 when the provider refuses.
 */
export function getProviderToken(
  accessToken: string,
  providerUUID: string,
  policyUUID: string,
  userUUID?: string,
  redirectURL?: string,
  providerUser?: string,
  trace?: Trace,
): Promise<ProviderToken | string>;
export async function getProviderToken(
  accessToken = "null accessToken",
  providerUUID = "null providerUUID",
  policyUUID = "null policyUUID",
  userUUID?: string,
  redirectURL?: string,
  providerUser?: string,
  trace: Trace = {},
): Promise<ProviderToken | string> {
  const hint = [providerUser, userUUID].find(isText);
  return callOperation({
    method: "GET",
    path: path`/providers/providers/${providerUUID}/oauth/token`,
    token: accessToken,
    query: { policy_uuid: policyUUID, authorize: true, redirect_url: isText(redirectURL) ? redirectURL : undefined },
    headers: hint === undefined ? {} : { "x-login-hint": hint },
    contentType: null,
    trace,
    result: "body",
  });
}

/**
 * Gets an access token of a connection. `GET /providers/users/connections/{connectionUUID}/oauth/token`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param connectionUUID The connection. Default `"null connectionUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The token; the provider's page as text when the user has to consent again and the server redirects to it.
 * @throws PatchbayError 401, 403, 404, 429, 502 when the provider refuses.
 */
export function getProviderTokenByConnection(
  accessToken: string,
  connectionUUID: string,
  trace?: Trace,
): Promise<ProviderToken | string>;
export async function getProviderTokenByConnection(
  accessToken = "null accessToken",
  connectionUUID = "null connectionUUID",
  trace: Trace = {},
): Promise<ProviderToken | string> {
  return callOperation({
    method: "GET",
    path: path`/providers/users/connections/${connectionUUID}/oauth/token`,
    token: accessToken,
    query: { authorize: true },
    contentType: null,
    trace,
    result: "body",
  });
}

/**
 * Lists what the providers say of a user who has connected to them. `GET /providers/users/{userUUID}/profiles`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns All of them, in one list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getProviderUserProfiles(accessToken: string, userUUID: string, trace?: Trace): Promise<ListOf<ProviderUserProfile>>;
export async function getProviderUserProfiles(
  accessToken = "null accessToken",
  userUUID = "null userUUID",
  trace: Trace = {},
): Promise<ListOf<ProviderUserProfile>> {
  return callOperation({
    method: "GET",
    path: path`/providers/users/${userUUID}/profiles`,
    token: accessToken,
    contentType: null,
    trace,
    result: "body",
  });
}
