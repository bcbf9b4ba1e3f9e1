/** Functions of `Identity` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import type { AccountMfaPolicy, Identity, MfaType } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { listOrAggregate } from "./lists.ts";
import type { Filters, List } from "./types.ts";

/**
 * Lists the users of an account that match any one of the filters. `GET /identity/accounts/{accountUUID}/identities/v2`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters Fields of an identity, joined by OR; `null` counts as none. Default `{}`.
 * @param aggregate Whether to collect all pages from `offset` on. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of identities, or all of them.
 * @throws PatchbayError 401, 404.
 */
export function listIdentitiesByAccountOrFilter(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters | null,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<Identity>>;
export async function listIdentitiesByAccountOrFilter(
  accessToken = "null accessToken",
  accountUUID = "null accountUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters: Filters | null = {},
  aggregate = false,
  trace: Trace = {},
): Promise<List<Identity>> {
  const call = {
    method: "GET",
    path: path`/identity/accounts/${accountUUID}/identities/v2`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
  };
  return listOrAggregate<Identity>(call, aggregate);
}

/**
 * Sets which second factors the users of an account must have. `PUT /identity/accounts/{accountUUID}/mfa`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID The account. Default `"null password token"`.
 * @param mfaOptions Required factors; an empty list requires none. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The policy.
 * @throws PatchbayError 400 without a request when `mfaOptions` is no array; 401, 404.
 */
export function updateAccountMFAPolicy(
  accessToken: string,
  accountUUID: string,
  mfaOptions: readonly MfaType[],
  trace?: Trace,
): Promise<AccountMfaPolicy>;
export async function updateAccountMFAPolicy(
  accessToken = "null access token",
  accountUUID = "null password token",
  mfaOptions: readonly MfaType[] = [],
  trace: Trace = {},
): Promise<AccountMfaPolicy> {
  if (!Array.isArray(mfaOptions)) throw failure(400, "MFA options not an array");
  return callOperation({
    method: "PUT",
    path: path`/identity/accounts/${accountUUID}/mfa`,
    token: accessToken,
    body: { required: mfaOptions },
    trace,
    result: "body",
  });
}

/**
 * Reads an identity with its aliases and properties.
 * `GET /identity/identities/{user_uuid}?include=alias&include=properties`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param user_uuid The identity. Default `"null user uuid"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The identity.
 * @throws PatchbayError 401, 404.
 */
export function getIdentityDetails(accessToken: string, user_uuid: string, trace?: Trace): Promise<Identity>;
export async function getIdentityDetails(
  accessToken = "null access token",
  user_uuid = "null user uuid",
  trace: Trace = {},
): Promise<Identity> {
  return callOperation({
    method: "GET",
    // The same parameter twice, which a query made of an object cannot hold.
    path: `${path`/identity/identities/${user_uuid}`}?include=alias&include=properties`,
    token: accessToken,
    trace,
    result: "body",
  });
}
