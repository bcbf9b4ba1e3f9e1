/** Functions of `Accounts` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import type { Account, AccountType, ListOf, Relationship } from "../resources/types.ts";
import { callOperation, textOnly } from "./call.ts";
import type { Filters } from "./types.ts";

/**
 * Reads one account. `GET /accounts/accounts/{accountUUID}`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID Account to read. Default `"null account uuid"`.
 * @param expand What to include: `relationships`, `identities`, or a comma list. Older applications pass the trace
 * here; an object in this place is taken for it.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The account.
 * @throws PatchbayError 401, 404 when there is none or it is not visible.
 */
export function getAccount(accessToken: string, accountUUID: string, expand?: string | Trace, trace?: Trace): Promise<Account>;
export async function getAccount(
  accessToken = "null access token",
  accountUUID = "null account uuid",
  expand?: string | Trace,
  trace?: Trace,
): Promise<Account> {
  return callOperation({
    method: "GET",
    path: path`/accounts/accounts/${accountUUID}`,
    token: accessToken,
    query: { expand: textOnly(expand) },
    trace: traceOf(trace ?? expand),
    result: "body",
  });
}

/**
 * Lists the direct children of an account, those of type `Customer` unless the filters say otherwise.
 * `GET /accounts/accounts/{accountUUID}/children`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The parent. Default `"null account uuid"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters `type`, `status`, `name`, `number`, `sort`; `{ type: undefined }` lists children of all types. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of accounts.
 * @throws PatchbayError 401, 404 when there is no such account or it is not visible.
 */
export function listAccountChildren(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<ListOf<Account>>;
export async function listAccountChildren(
  accessToken = "null accessToken",
  accountUUID = "null account uuid",
  offset: number | string = 0,
  limit: number | string = 10,
  filters: Filters = {},
  trace: Trace = {},
): Promise<ListOf<Account>> {
  return callOperation({
    method: "GET",
    path: path`/accounts/accounts/${accountUUID}/children`,
    token: accessToken,
    query: { offset, limit, type: "Customer" },
    filters: Array.isArray(filters) ? {} : filters,
    trace,
    result: "body",
  });
}

/**
 * Lists the relationships an account takes part in, its own upward one first.
 * `GET /accounts/accounts/{accountUUID}/relationships`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null account uuid"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param accountType Only relationships whose other account has this type. Older applications pass the trace here; an
 * object in this place is taken for it.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of relationships, with source and target account in full.
 * @throws PatchbayError 401, 404 when there is no such account or it is not visible.
 */
export function listAccountRelationships(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  accountType?: AccountType | Trace,
  trace?: Trace,
): Promise<ListOf<Relationship>>;
export async function listAccountRelationships(
  accessToken = "null accessToken",
  accountUUID = "null account uuid",
  offset: number | string = 0,
  limit: number | string = 10,
  accountType?: string | Trace,
  trace?: Trace,
): Promise<ListOf<Relationship>> {
  return callOperation({
    method: "GET",
    path: path`/accounts/accounts/${accountUUID}/relationships`,
    token: accessToken,
    query: { expand: "accounts", offset, limit, account_type: textOnly(accountType) },
    trace: traceOf(trace ?? accountType),
    result: "body",
  });
}
