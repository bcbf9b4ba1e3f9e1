// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { form } from "../client/body.ts";
import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { AuthorizationServerMetadata, Jwks, OauthClient, OauthClientCreate, OauthClientPolicy, OauthClientScopes, OauthClientWithSecret, OauthPolicy, OauthScope, OauthToken, SignInForm, TokenHint, TokenInQuestion, TokenIntrospection, TokenRequest, TokenResponse } from "./types.ts";

/** Parameters of {@link OauthApi.requestToken}. */
export interface RequestTokenParams extends TokenRequest {
  /** Names the session; `default` when absent. */
  x_device_id?: string | undefined;
}

/** Parameters of {@link OauthApi.introspectToken}. */
export interface IntrospectTokenParams extends TokenHint {}

/** Parameters of {@link OauthApi.revokeToken}. */
export interface RevokeTokenParams extends TokenHint {}

/** Parameters of {@link OauthApi.validateToken}. */
export interface ValidateTokenParams extends TokenInQuestion {}

/** Parameters of {@link OauthApi.invalidateToken}. */
export interface InvalidateTokenParams extends TokenInQuestion {}

/** Parameters of {@link OauthApi.listClientTokens}. */
export interface ListClientTokensParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** `client` or `user`. */
  token_type?: string | undefined;
  /** User name of whom the token acts for. */
  user_name?: string | undefined;
  /** The same as `user_name`. */
  username?: string | undefined;
  /** Only tokens of this client. */
  client_id?: string | undefined;
  /** Only tokens of this user. */
  user_uuid?: string | undefined;
  /** Only tokens of this device. */
  device_id?: string | undefined;
}

/** Parameters of {@link OauthApi.createClientApp}. */
export interface CreateClientAppParams extends OauthClientCreate {}

/** Parameters of {@link OauthApi.listOauthClients}. */
export interface ListOauthClientsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Public id of the client. */
  public_id?: string | undefined;
  /** Only clients that act as this user. */
  app_user?: string | undefined;
  /** Only clients of this account. */
  account_uuid?: string | undefined;
  /** Status of the client. */
  status?: string | undefined;
}

/** Parameters of {@link OauthApi.getOauthClient}. */
export interface GetOauthClientParams {
  /** UUID of the client, lower case. */
  client_uuid: string;
}

/** Parameters of {@link OauthApi.deleteOauthClient}. */
export interface DeleteOauthClientParams {
  /** UUID of the client, lower case. */
  client_uuid: string;
}

/** Parameters of {@link OauthApi.rotateClientSecret}. */
export interface RotateClientSecretParams {
  /** UUID of the client, lower case. */
  client_uuid: string;
}

/** Parameters of {@link OauthApi.scopeClientApp}. */
export interface ScopeClientAppParams extends OauthClientScopes {
  /** UUID of the client, lower case. */
  client_uuid: string;
}

/** Parameters of {@link OauthApi.assignPolicyToClientApp}. */
export interface AssignPolicyToClientAppParams extends OauthClientPolicy {
  /** UUID of the client, lower case. */
  client_uuid: string;
}

/** Parameters of {@link OauthApi.listScopes}. */
export interface ListScopesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link OauthApi.listOauthPolicies}. */
export interface ListOauthPoliciesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link OauthApi.authorize}. */
export interface AuthorizeParams {
  /** `code`. */
  response_type?: string | undefined;
  /** Public id of the client. */
  client_id?: string | undefined;
  /** Where the browser goes with the code; one that the client has registered. */
  redirect_uri?: string | undefined;
  /** Scopes that are asked for, separated by blanks. */
  scope?: string | undefined;
  /** Comes back with the code, as it was sent. */
  state?: string | undefined;
  /** PKCE (RFC 7636). */
  code_challenge?: string | undefined;
  /** `S256`. */
  code_challenge_method?: string | undefined;
}

/** Parameters of {@link OauthApi.signIn}. */
export interface SignInParams extends SignInForm {}

/** Oauth: Issues, refreshes, checks and revokes tokens; keeps the OAuth clients with their scopes and policies. */
export class OauthApi extends ServiceApi {
  /**
   * Get tokens by one of the OAuth grants.
   *
   * RFC 6749. Errors have the members `error` and `error_description` beside the common ones. A password grant with
   * the `x-device-id` of an earlier one replaces that session's refresh token; another device id begins a session of
   * its own.
   *
   * `POST /oauth/token`. An OAuth client, by its id and secret.
   *
   * @param params See {@link RequestTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns TokenResponse.
   * @throws PatchbayError 400, 401, 429. Of special interest: `invalid_client`, `invalid_grant`,
   * `unauthorized_client`, `invalid_scope`, `unsupported_grant_type`, `mfa_required`.
   */
  requestToken(params: RequestTokenParams = {}, options?: CallOptions): Call<TokenResponse> {
    return this.call<TokenResponse>({ id: "oauth.requestToken", method: "POST", path: "/oauth/token", host: "auth", auth: "client", headers: { x_device_id: "x-device-id" }, body: "members", encode: form }, params, options);
  }

  /**
   * Tell whether a token is active, and what it says.
   *
   * RFC 7662. A client learns about its own tokens and about those of users in its account and below.
   *
   * `POST /oauth/introspect`. An OAuth client, by its id and secret.
   *
   * @param params See {@link IntrospectTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns TokenIntrospection.
   * @throws PatchbayError 400, 401, 429. Of special interest: `invalid_client`.
   */
  introspectToken(params: IntrospectTokenParams = {}, options?: CallOptions): Call<TokenIntrospection> {
    return this.call<TokenIntrospection>({ id: "oauth.introspectToken", method: "POST", path: "/oauth/introspect", host: "auth", auth: "client", body: "members", encode: form }, params, options);
  }

  /**
   * Revoke an access token, or a refresh token with everything that came of it.
   *
   * RFC 7009. Unknown and dead tokens count as revoked.
   *
   * `POST /oauth/revoke`. An OAuth client, by its id and secret.
   *
   * @param params See {@link RevokeTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 429. Of special interest: `invalid_client`, `invalid_grant`.
   */
  revokeToken(params: RevokeTokenParams = {}, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "oauth.revokeToken", method: "POST", path: "/oauth/revoke", host: "auth", auth: "client", body: "members", encode: form }, params, options);
  }

  /**
   * Tell whether an access token is active.
   *
   * `POST /oauth/validate/access`. Anyone with a valid access token.
   *
   * @param params See {@link ValidateTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 429.
   */
  validateToken(params: ValidateTokenParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "oauth.validateToken", method: "POST", path: "/oauth/validate/access", host: "auth", body: "members" }, params, options);
  }

  /**
   * Revoke an access token.
   *
   * Unknown and dead tokens count as revoked.
   *
   * `POST /oauth/invalidate/access`. Needs the permission `oauth_token.delete`, except for a token that acts for the
   * caller.
   *
   * @param params See {@link InvalidateTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 429.
   */
  invalidateToken(params: InvalidateTokenParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "oauth.invalidateToken", method: "POST", path: "/oauth/invalidate/access", host: "auth", body: "members" }, params, options);
  }

  /**
   * List active access tokens.
   *
   * `GET /oauth/oauth/tokens`. Needs the permission `oauth_token.read`, except for a token that acts for the caller.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-issued_at`. `sort` may name `issued_at`,
   * `expires_at`, `user_name`.
   *
   * @param params See {@link ListClientTokensParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listClientTokens(params: ListClientTokensParams = {}, options?: CallOptions): ListCall<OauthToken> {
    return this.list<OauthToken>({ id: "oauth.listClientTokens", method: "GET", path: "/oauth/oauth/tokens" }, params, options);
  }

  /**
   * Create a client that acts for a user.
   *
   * The answer is the only one that holds the secret. Grants by which people sign in need `oauth_client.create`.
   *
   * `POST /oauth/clients`. Needs the permission `oauth_client.create`, except for a client that acts for the caller by
   * client credentials.
   *
   * @param params See {@link CreateClientAppParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns OauthClientWithSecret.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  createClientApp(params: CreateClientAppParams, options?: CallOptions): Call<OauthClientWithSecret> {
    return this.call<OauthClientWithSecret>({ id: "oauth.createClientApp", method: "POST", path: "/oauth/clients", host: "auth", body: "members" }, params, options);
  }

  /**
   * List clients.
   *
   * `GET /oauth/oauth/clients`. Needs the permission `oauth_client.read`, except for a client that acts for the
   * caller.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-created_date`. `sort` may name
   * `created_date`, `name`.
   *
   * @param params See {@link ListOauthClientsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listOauthClients(params: ListOauthClientsParams = {}, options?: CallOptions): ListCall<OauthClient> {
    return this.list<OauthClient>({ id: "oauth.listOauthClients", method: "GET", path: "/oauth/oauth/clients" }, params, options);
  }

  /**
   * Read one client.
   *
   * `GET /oauth/clients/{client_uuid}`. Needs the permission `oauth_client.read`, except for a client that acts for
   * the caller.
   *
   * @param params See {@link GetOauthClientParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns OauthClient.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getOauthClient(params: GetOauthClientParams, options?: CallOptions): Call<OauthClient> {
    return this.call<OauthClient>({ id: "oauth.getOauthClient", method: "GET", path: "/oauth/clients/{client_uuid}" }, params, options);
  }

  /**
   * Delete a client and revoke its tokens.
   *
   * `DELETE /oauth/clients/{client_uuid}`. Needs the permission `oauth_client.delete`, except for a client that acts
   * for the caller.
   *
   * @param params See {@link DeleteOauthClientParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteOauthClient(params: DeleteOauthClientParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "oauth.deleteOauthClient", method: "DELETE", path: "/oauth/clients/{client_uuid}" }, params, options);
  }

  /**
   * Give a client a new secret; the old one stops working at once.
   *
   * `POST /oauth/clients/{client_uuid}/secret`. Needs the permission `oauth_client.update`, except for a client that
   * acts for the caller.
   *
   * @param params See {@link RotateClientSecretParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns OauthClientWithSecret.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  rotateClientSecret(params: RotateClientSecretParams, options?: CallOptions): Call<OauthClientWithSecret> {
    return this.call<OauthClientWithSecret>({ id: "oauth.rotateClientSecret", method: "POST", path: "/oauth/clients/{client_uuid}/secret" }, params, options);
  }

  /**
   * Replace the scopes of a client.
   *
   * Applies to tokens issued from then on.
   *
   * `POST /oauth/clients/{client_uuid}/scopes`. Needs the permission `oauth_client.update`, except for a client that
   * acts for the caller.
   *
   * @param params See {@link ScopeClientAppParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  scopeClientApp(params: ScopeClientAppParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "oauth.scopeClientApp", method: "POST", path: "/oauth/clients/{client_uuid}/scopes", host: "auth", body: "members" }, params, options);
  }

  /**
   * Put a client under a policy.
   *
   * Applies to tokens issued from then on.
   *
   * `POST /clients/{client_uuid}/policy`. Needs the permission `oauth_client.update`, except for a client that acts
   * for the caller.
   *
   * @param params See {@link AssignPolicyToClientAppParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  assignPolicyToClientApp(params: AssignPolicyToClientAppParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "oauth.assignPolicyToClientApp", method: "POST", path: "/clients/{client_uuid}/policy", host: "auth", body: "members" }, params, options);
  }

  /**
   * List the scopes that there are.
   *
   * `GET /oauth/scopes`. Anyone with a valid access token.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `name`.
   *
   * @param params See {@link ListScopesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  listScopes(params: ListScopesParams = {}, options?: CallOptions): ListCall<OauthScope> {
    return this.list<OauthScope>({ id: "oauth.listScopes", method: "GET", path: "/oauth/scopes" }, params, options);
  }

  /**
   * List the policies that clients can be put under.
   *
   * `GET /oauth/policies`. Anyone with a valid access token.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `name`.
   *
   * @param params See {@link ListOauthPoliciesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  listOauthPolicies(params: ListOauthPoliciesParams = {}, options?: CallOptions): ListCall<OauthPolicy> {
    return this.list<OauthPolicy>({ id: "oauth.listOauthPolicies", method: "GET", path: "/oauth/policies" }, params, options);
  }

  /**
   * Show the sign-in page of the code flow.
   *
   * RFC 6749, 4.1, with PKCE (RFC 7636) required and the issuer in the answer (RFC 9207).
   *
   * `GET /oauth/authorize`. Anyone, without credentials.
   *
   * @param params See {@link AuthorizeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns A page (text/html).
   * @throws PatchbayError 429.
   */
  authorize(params: AuthorizeParams = {}, options?: CallOptions): Call<string> {
    return this.call<string>({ id: "oauth.authorize", method: "GET", path: "/oauth/authorize", host: "auth", auth: "none", text: true }, params, options);
  }

  /**
   * Take the sign-in page's form and send the person back with a code.
   *
   * `POST /oauth/authorize`. Anyone, without credentials.
   *
   * @param params See {@link SignInParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns A page (text/html).
   * @throws PatchbayError 400, 429.
   */
  signIn(params: SignInParams = {}, options?: CallOptions): Call<string> {
    return this.call<string>({ id: "oauth.signIn", method: "POST", path: "/oauth/authorize", host: "auth", auth: "none", body: "members", encode: form, text: true }, params, options);
  }

  /**
   * Read the public keys that tokens are signed with (RFC 7517).
   *
   * `GET /.well-known/jwks.json`. Anyone, without credentials.
   *
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Jwks.
   * @throws PatchbayError 429.
   */
  getJwks(options?: CallOptions): Call<Jwks> {
    return this.call<Jwks>({ id: "oauth.getJwks", method: "GET", path: "/.well-known/jwks.json", host: "auth", auth: "none" }, {}, options);
  }

  /**
   * Read what this authorization server can do (RFC 8414).
   *
   * `GET /.well-known/oauth-authorization-server`. Anyone, without credentials.
   *
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns AuthorizationServerMetadata.
   * @throws PatchbayError 429.
   */
  getAuthorizationServerMetadata(options?: CallOptions): Call<AuthorizationServerMetadata> {
    return this.call<AuthorizationServerMetadata>({ id: "oauth.getAuthorizationServerMetadata", method: "GET", path: "/.well-known/oauth-authorization-server", host: "auth", auth: "none" }, {}, options);
  }
}
