// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Provider, ProviderConnection, ProviderToken, ProviderUserProfile } from "./types.ts";

/** Parameters of {@link ProvidersApi.listAvailableProviders}. */
export interface ListAvailableProvidersParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Type of provider. */
  type?: string | undefined;
  /** Only providers with a policy of this type, such as `oauth`. */
  "policy.type"?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
}

/** Parameters of {@link ProvidersApi.listUsersProviders}. */
export interface ListUsersProvidersParams {
  /** The user. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only providers with a policy of this type, such as `oauth`. */
  "policy.type"?: string | undefined;
}

/** Parameters of {@link ProvidersApi.listUserProviderConnections}. */
export interface ListUserProviderConnectionsParams {
  /** The user. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those under this policy. */
  policy_uuid?: string | undefined;
  /** Only those to this provider. */
  provider_uuid?: string | undefined;
  /** Only those of this account at the provider. */
  user_name?: string | undefined;
}

/** Parameters of {@link ProvidersApi.getProviderUserProfiles}. */
export interface GetProviderUserProfilesParams {
  /** The user. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link ProvidersApi.getProviderToken}. */
export interface GetProviderTokenParams {
  /** The provider. */
  provider_uuid: string;
  /** Policy of the connection. Needed. */
  policy_uuid?: string | undefined;
  /**
   * Whether to send the caller to the provider's page (302) when there is no usable connection, which is of use to
   * browsers; a program would get the page's text.
   */
  authorize?: boolean | undefined;
  /** Where to return to from the provider's page; must be registered for the client. */
  redirect_url?: string | undefined;
  /** The same as `redirect_url`. */
  redirect_uri?: string | undefined;
  /** UUID of the user whose connection it is, or the name of the account at the provider. The caller when absent. */
  x_login_hint?: string | undefined;
}

/** Parameters of {@link ProvidersApi.getProviderTokenByConnection}. */
export interface GetProviderTokenByConnectionParams {
  /** The connection. */
  connection_uuid: string;
  /**
   * Whether to send the caller to the provider's page (302) when there is no usable connection, which is of use to
   * browsers; a program would get the page's text.
   */
  authorize?: boolean | undefined;
}

/** Parameters of {@link ProvidersApi.authorizeProvider}. */
export interface AuthorizeProviderParams {
  /** The provider. */
  provider_uuid: string;
  /** Public id of the OAuth client that asks. Needed. */
  client_id?: string | undefined;
  /** Where to return to from the provider's page; must be registered for the client. */
  redirect_url?: string | undefined;
  /** The same as `redirect_url`. */
  redirect_uri?: string | undefined;
  /** The user who connects. Needed. */
  user_uuid?: string | undefined;
  /** Policy to connect under; the provider's only one when absent. */
  policy_uuid?: string | undefined;
}

/** Providers: Connections of users to other companies' services by OAuth. */
export class ProvidersApi extends ServiceApi {
  /**
   * List the providers that there are.
   *
   * `GET /providers/providers`. Anyone with a valid access token.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`.
   *
   * @param params See {@link ListAvailableProvidersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  listAvailableProviders(params: ListAvailableProvidersParams = {}, options?: CallOptions): ListCall<Provider> {
    return this.list<Provider>({ id: "providers.listAvailableProviders", method: "GET", path: "/providers/providers" }, params, options);
  }

  /**
   * List the providers that a user has connected to.
   *
   * `GET /providers/users/{user_uuid}/providers`. Needs the permission `connection.read`, except for the user's own.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`.
   *
   * @param params See {@link ListUsersProvidersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUsersProviders(params: ListUsersProvidersParams, options?: CallOptions): ListCall<Provider> {
    return this.list<Provider>({ id: "providers.listUsersProviders", method: "GET", path: "/providers/users/{user_uuid}/providers" }, params, options);
  }

  /**
   * List the connections of a user, the oldest first.
   *
   * `GET /providers/users/{user_uuid}/connections`. Needs the permission `connection.read`, except for the user's own.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `created_date`. `sort` may name
   * `created_date`.
   *
   * @param params See {@link ListUserProviderConnectionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUserProviderConnections(params: ListUserProviderConnectionsParams, options?: CallOptions): ListCall<ProviderConnection> {
    return this.list<ProviderConnection>({ id: "providers.listUserProviderConnections", method: "GET", path: "/providers/users/{user_uuid}/connections" }, params, options);
  }

  /**
   * List what the providers say of a user who has connected to them.
   *
   * `GET /providers/users/{user_uuid}/profiles`. Needs the permission `connection.read`, except for the user's own.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `provider_name`. `sort` may name
   * `provider_name`.
   *
   * @param params See {@link GetProviderUserProfilesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getProviderUserProfiles(params: GetProviderUserProfilesParams, options?: CallOptions): ListCall<ProviderUserProfile> {
    return this.list<ProviderUserProfile>({ id: "providers.getProviderUserProfiles", method: "GET", path: "/providers/users/{user_uuid}/profiles" }, params, options);
  }

  /**
   * Get an access token for a provider.
   *
   * Refreshed first when it is about to expire. A conflict when the user has several connections under the policy and
   * `x-login-hint` does not say which.
   *
   * `GET /providers/providers/{provider_uuid}/oauth/token`. Needs the permission `connection.read`, except for the
   * caller's own connections.
   *
   * @param params See {@link GetProviderTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ProviderToken.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `unknown_reference`, `conflict`, `upstream_failed`.
   */
  getProviderToken(params: GetProviderTokenParams, options?: CallOptions): Call<ProviderToken> {
    return this.call<ProviderToken>({ id: "providers.getProviderToken", method: "GET", path: "/providers/providers/{provider_uuid}/oauth/token", headers: { x_login_hint: "x-login-hint" } }, params, options);
  }

  /**
   * Get an access token of a connection.
   *
   * Refreshed first when it is about to expire.
   *
   * `GET /providers/users/connections/{connection_uuid}/oauth/token`. Needs the permission `connection.read`, except
   * for the caller's own connections.
   *
   * @param params See {@link GetProviderTokenByConnectionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ProviderToken.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `upstream_failed`.
   */
  getProviderTokenByConnection(params: GetProviderTokenByConnectionParams, options?: CallOptions): Call<ProviderToken> {
    return this.call<ProviderToken>({ id: "providers.getProviderTokenByConnection", method: "GET", path: "/providers/users/connections/{connection_uuid}/oauth/token" }, params, options);
  }

  /**
   * Send a person to the provider's page to connect to it.
   *
   * For browsers. The person proves first who he is, so that nobody connects somebody else.
   *
   * `GET /providers/providers/{provider_uuid}/oauth/authorize`. Anyone, without credentials.
   *
   * @param params See {@link AuthorizeProviderParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns A page (text/html), to sign in here first.
   * @throws PatchbayError 404, 429. Of special interest: `unknown_reference`.
   */
  authorizeProvider(params: AuthorizeProviderParams, options?: CallOptions): Call<string> {
    return this.call<string>({ id: "providers.authorizeProvider", method: "GET", path: "/providers/providers/{provider_uuid}/oauth/authorize", auth: "none", text: true }, params, options);
  }
}
