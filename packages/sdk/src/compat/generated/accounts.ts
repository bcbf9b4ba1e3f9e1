// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Accounts` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { Account, AccountCreate, AccountUpdate, ListOf, Relationship, RelationshipCreate } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters, FullResponse, Ok } from "../types.ts";

/**
 * Create an account below a parent.
 *
 * The default groups `admin` and `user` and the relationship to the parent are there when it answers.
 *
 * `POST /accounts/accounts`. Needs the permission `account.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
 */
export function createAccount(accessToken: string, body: AccountCreate, trace?: Trace): Promise<Account>;
export async function createAccount(
  accessToken: string = "null accessToken",
  body: AccountCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<Account> {
  return callOperation<Account>({
    method: "POST",
    path: "/accounts/accounts",
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * List all accounts visible to the caller.
 *
 * `GET /accounts/accounts`. Needs the permission `account.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `type`, `status`, `name`, `number`, `reference`,
 * `parent_uuid`, `expand`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listAccounts(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<Account>>;
export async function listAccounts(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<Account>> {
  return callOperation<ListOf<Account>>({
    method: "GET",
    path: "/accounts/accounts",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * List the topmost accounts that a user can reach.
 *
 * `GET /accounts/users/{user_uuid}/root`. Needs the permission `identity.read`, except for the user's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null user uuid"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `type`, `status`, `name`, `number`. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUserRootAccounts(accessToken: string, userUUID: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<Account>>;
export async function listUserRootAccounts(
  accessToken: string = "null accessToken",
  userUUID: string = "null user uuid",
  offset: number | string = 0,
  limit: number | string = 10,
  filters: Filters = {},
  trace: Trace = {},
): Promise<ListOf<Account>> {
  return callOperation<ListOf<Account>>({
    method: "GET",
    path: path`/accounts/users/${userUUID}/root`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Change an account.
 *
 * `PUT /accounts/accounts/{account_uuid}`. Needs the permission `account.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null account uuid"`, which the server refuses.
 * @param body Only what is present changes; null clears; read-only members are ignored. Default `"null body"`, which
 * the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function modifyAccount(accessToken: string, accountUUID: string, body: AccountUpdate, trace?: Trace): Promise<Account>;
export async function modifyAccount(
  accessToken: string = "null access token",
  accountUUID: string = "null account uuid",
  body: AccountUpdate | "null body" = "null body",
  trace: Trace = {},
): Promise<Account> {
  return callOperation<Account>({
    method: "PUT",
    path: path`/accounts/accounts/${accountUUID}`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * Delete an account that has no children, with everything that belongs to it.
 *
 * `DELETE /accounts/accounts/{account_uuid}`. Needs the permission `account.delete`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null account uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteAccount(accessToken: string, accountUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteAccount(
  accessToken: string = "null access token",
  accountUUID: string = "null account uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/accounts/accounts/${accountUUID}`,
    token: accessToken,
    trace,
    result: "async-delete-ok",
  });
}

/**
 * Suspend an account and, with it, everyone below.
 *
 * `POST /accounts/accounts/{account_uuid}/suspend`. Needs the permission `account.suspend`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null account uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function suspendAccount(accessToken: string, accountUUID: string, trace?: Trace): Promise<Ok>;
export async function suspendAccount(
  accessToken: string = "null access token",
  accountUUID: string = "null account uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/accounts/accounts/${accountUUID}/suspend`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "suspend account failed" },
  });
}

/**
 * Lift the suspension of an account.
 *
 * `POST /accounts/accounts/{account_uuid}/reinstate`. Needs the permission `account.suspend`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null account uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function reinstateAccount(accessToken: string, accountUUID: string, trace?: Trace): Promise<Ok>;
export async function reinstateAccount(
  accessToken: string = "null access token",
  accountUUID: string = "null account uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: path`/accounts/accounts/${accountUUID}/reinstate`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "reinstate account failed" },
  });
}

/**
 * Link two accounts.
 *
 * `POST /accounts/relationships`. Needs the permission `account.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns Status, headers and body of the answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
 */
export function createRelationship(accessToken: string, body: RelationshipCreate, trace?: Trace): Promise<FullResponse<Relationship>>;
export async function createRelationship(
  accessToken: string = "null access token",
  body: RelationshipCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<FullResponse<Relationship>> {
  return callOperation<Relationship>({
    method: "POST",
    path: "/accounts/relationships",
    token: accessToken,
    body,
    trace,
    result: "full",
  });
}
