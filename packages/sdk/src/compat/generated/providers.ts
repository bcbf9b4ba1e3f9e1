// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Providers` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ListOf, Provider, ProviderConnection } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the providers that there are.
 *
 * `GET /providers/providers`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 429.
 */
export function listAvailableProviders(accessToken: string, trace?: Trace): Promise<ListOf<Provider>>;
export async function listAvailableProviders(
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<ListOf<Provider>> {
  return callOperation<ListOf<Provider>>({
    method: "GET",
    path: "/providers/providers",
    token: accessToken,
    query: { type: "identity", "policy.type": "oauth" },
    trace,
    result: "body",
  });
}

/**
 * List the providers that a user has connected to.
 *
 * `GET /providers/users/{user_uuid}/providers`. Needs the permission `connection.read`, except for the user's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUsersProviders(accessToken: string, userUUID: string, trace?: Trace): Promise<ListOf<Provider>>;
export async function listUsersProviders(
  accessToken: string = "null accessToken",
  userUUID: string = "null userUUID",
  trace: Trace = {},
): Promise<ListOf<Provider>> {
  return callOperation<ListOf<Provider>>({
    method: "GET",
    path: path`/providers/users/${userUUID}/providers`,
    token: accessToken,
    query: { "policy.type": "oauth" },
    trace,
    result: "body",
  });
}

/**
 * List the connections of a user, the oldest first.
 *
 * `GET /providers/users/{user_uuid}/connections`. Needs the permission `connection.read`, except for the user's own.
 *
 * @param accessToken Access token. Default `"no accessToken"`.
 * @param user_uuid The user. Default `"no user uuid"`, which the server refuses.
 * @param policy_uuid Only those under this policy. Optional.
 * @param provider_uuid Only those to this provider. Optional.
 * @param user_name Only those of this account at the provider. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUserProviderConnections(accessToken: string, user_uuid: string, policy_uuid?: string, provider_uuid?: string, user_name?: string, trace?: Trace): Promise<ListOf<ProviderConnection>>;
export async function listUserProviderConnections(
  accessToken: string = "no accessToken",
  user_uuid: string = "no user uuid",
  policy_uuid?: string,
  provider_uuid?: string,
  user_name?: string,
  trace: Trace = {},
): Promise<ListOf<ProviderConnection>> {
  return callOperation<ListOf<ProviderConnection>>({
    method: "GET",
    path: path`/providers/users/${user_uuid}/connections`,
    token: accessToken,
    query: { policy_uuid, provider_uuid, user_name },
    trace,
    result: "body",
  });
}
