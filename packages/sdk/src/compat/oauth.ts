/** Functions of `Oauth` that are more than their one request. */
import { encodeBasic } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { uuid4 } from "../core/uuid.ts";
import { isText, property } from "../core/values.ts";
import type { TokenResponse } from "../resources/types.ts";
import { callOperation } from "./call.ts";

/**
 * Gets a user's access token by password. `POST {AUTH_HOST}/oauth/token`
 *
 * @param oauthToken Client credentials as made by {@link generateBasicToken}. Default `"null oauth token"`.
 * @param email The user's name or e-mail address. Default `"null email"`.
 * @param pwd The password. Default `"null pwd"`.
 * @param scope What the token may be used for; several separated by commas. Default `"default"`.
 * @param deviceId Names the session: a new one leaves earlier tokens valid. Default: a new uuid on every call.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The tokens.
 * @throws PatchbayError 400 for wrong credentials, 401 for an unknown client, 429.
 */
export function getAccessToken(
  oauthToken: string,
  email: string,
  pwd: string,
  scope?: string | readonly string[],
  deviceId?: string,
  trace?: Trace,
): Promise<TokenResponse>;
export async function getAccessToken(
  oauthToken = "null oauth token",
  email = "null email",
  pwd = "null pwd",
  scope: string | readonly string[] = "default",
  deviceId: string = uuid4(),
  trace: Trace = {},
): Promise<TokenResponse> {
  return callOperation({
    host: "auth",
    method: "POST",
    path: "/oauth/token",
    auth: "basic",
    token: oauthToken,
    headers: { "x-device-id": deviceId },
    form: { grant_type: "password", scope, email, password: pwd },
    trace,
    result: "body",
  });
}

/**
 * Gets a token for a client itself, which acts for its user. `POST {AUTH_HOST}/oauth/token`
 *
 * @param basicToken Client credentials as made by {@link generateBasicToken}. Default `"null basic token"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param scope What the token may be used for; several separated by commas. Default `"default"`.
 * @returns The token, without a refresh token.
 * @throws PatchbayError 400 when the client may not have the grant or the scope, 401 for an unknown client.
 */
export function getClientToken(basicToken: string, trace?: Trace, scope?: string | readonly string[]): Promise<TokenResponse>;
export async function getClientToken(
  basicToken = "null basic token",
  trace: Trace = {},
  scope: string | readonly string[] = "default",
): Promise<TokenResponse> {
  return callOperation({
    host: "auth",
    method: "POST",
    path: "/oauth/token",
    auth: "basic",
    token: basicToken,
    form: { grant_type: "client_credentials", scope },
    trace,
    result: "body",
  });
}

/**
 * Gets new tokens for a refresh token, which is used up. `POST {AUTH_HOST}/oauth/token`
 *
 * @param oauthToken Client credentials as made by {@link generateBasicToken}, or `{ clientId }` of a public client, which
 * sends no credentials. Default `"null oauth token"`.
 * @param refreshToken The refresh token. Default `"null refresh token"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The tokens, with a new refresh token.
 * @throws PatchbayError 400 without a request when the client is neither; 400 for a refresh token that is no longer
 * good, 401 for an unknown client.
 */
export function refreshAccessToken(
  oauthToken: string | { clientId: string },
  refreshToken: string,
  trace?: Trace,
): Promise<TokenResponse>;
export async function refreshAccessToken(
  oauthToken: string | { clientId: string } = "null oauth token",
  refreshToken = "null refresh token",
  trace: Trace = {},
): Promise<TokenResponse> {
  const grant = { grant_type: "refresh_token", refresh_token: refreshToken };
  const call = { host: "auth", method: "POST", path: "/oauth/token", trace, result: "body" } as const;
  if (typeof oauthToken === "string") return callOperation({ ...call, auth: "basic", token: oauthToken, form: grant });
  const clientId: unknown = property(oauthToken, "clientId");
  if (!isText(clientId)) throw failure(400, "oauth token param missing basic token or client id");
  return callOperation({ ...call, auth: "none", form: { ...grant, client_id: clientId } });
}

/**
 * Client credentials for the token endpoint: base64 of `publicID:secret`, without the word `Basic`. Makes no request and,
 * unlike everything else, is synchronous.
 *
 * @param publicID The client's public id. Default `"null publicID"`.
 * @param secret Its secret. Default `"null secret"`.
 */
export function generateBasicToken(publicID: string, secret: string): string;
export function generateBasicToken(publicID = "null publicID", secret = "null secret"): string {
  return encodeBasic(publicID, secret);
}
