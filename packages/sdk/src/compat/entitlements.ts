/** Functions of `Entitlements` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject } from "../core/values.ts";
import type { DisabledProduct, DisabledProductType, Entitlement, ListOf, Product } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { assertFilters, filtersRefused, listOrAggregate, searchList } from "./lists.ts";
import type { Filters, List } from "./types.ts";

/**
 * Lists the products. `GET /entitlements/products`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters `application_uuid`, `type`, `active`, `name`, `sort`. Here `offset` and `limit` win over the filters.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of products.
 * @throws PatchbayError 401, 429.
 */
export function getProducts(
  accessToken: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<ListOf<Product>>;
export async function getProducts(
  accessToken = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<Product>> {
  return callOperation({
    method: "GET",
    path: "/entitlements/products",
    token: accessToken,
    query: { ...(isObject(filters) && filters), offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Lists products, as {@link getProducts} does: the application is named by the filter `application_uuid`.
 * `GET /entitlements/products`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters `application_uuid`, and the others of {@link getProducts}.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of products.
 * @throws PatchbayError 401, 429.
 */
export function getProductByApplicationUuid(
  accessToken: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<ListOf<Product>>;
export function getProductByApplicationUuid(...args: Parameters<typeof getProducts>): Promise<ListOf<Product>> {
  return getProducts(...args);
}

/**
 * Lists the entitlements of a user, or searches them here. `GET /entitlements/users/{user_uuid}/entitlements`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param user_uuid The user. Default `"null"`, which the server refuses.
 * @param offset Number of the first item, with filters of the first match. Default 0.
 * @param limit Items per page; without filters at most 100. Default 1000.
 * @param filters Names and values that an entitlement must hold, anywhere and exactly; all entitlements are fetched in
 * pages of 100 for that. Even `{}` does so. {@link getUserEntitlementsV2} lets the server search.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of entitlements; without links when it was cut here.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 404, 429.
 */
export function getUserEntitlements(
  accessToken: string,
  user_uuid: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<List<Entitlement>>;
export async function getUserEntitlements(
  accessToken = "null accessToken",
  user_uuid = "null",
  offset: number | string = 0,
  limit: number | string = 1000,
  filters?: Filters,
  trace: Trace = {},
): Promise<List<Entitlement>> {
  assertFilters(filters);
  const call = { method: "GET", path: path`/entitlements/users/${user_uuid}/entitlements`, token: accessToken, trace };
  if (filters === undefined) return callOperation({ ...call, query: { offset, limit }, result: "body" });
  return searchList({ ...call, query: { offset: 0, limit: 100 } }, filters, offset, limit);
}

/** Filters of {@link getUserEntitlementsV2}, in the order in which its message names them. */
const SERVER_FILTERS = ["account_uuid", "product_type", "status", "product_uuid", "include"] as const;

/** What {@link getUserEntitlementsV2} can be narrowed by. `include: "product"` shows the products. */
export type EntitlementFilters = { readonly [Name in (typeof SERVER_FILTERS)[number]]?: string | undefined };

/**
 * Lists the entitlements of a user that the server finds. `GET /entitlements/users/{user_uuid}/entitlements`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param user_uuid The user. Default `"null"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 20.
 * @param filters `account_uuid`, `product_type`, `status`, `product_uuid`, `include`. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of entitlements.
 * @throws PatchbayError 400 without a request for another filter, 500 when the filters are null; 401, 403, 404, 429.
 */
export function getUserEntitlementsV2(
  accessToken: string,
  user_uuid: string,
  offset?: number | string,
  limit?: number | string,
  filters?: EntitlementFilters,
  trace?: Trace,
): Promise<ListOf<Entitlement>>;
export async function getUserEntitlementsV2(
  accessToken = "null accessToken",
  user_uuid = "null",
  offset: number | string = 0,
  limit: number | string = 20,
  filters: EntitlementFilters = {},
  trace: Trace = {},
): Promise<ListOf<Entitlement>> {
  if (filters === null) throw failure(500, "filters cannot be null");
  const valid: readonly string[] = SERVER_FILTERS;
  if (!Object.keys(filters).every((name) => valid.includes(name))) {
    throw filtersRefused(filters, `filters contain an invalid key valid keys are: ${valid}`);
  }
  return callOperation({
    method: "GET",
    path: path`/entitlements/users/${user_uuid}/entitlements`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/** Arguments of the lists of an account, which differ in nothing but what is in them. */
type AccountListArguments = [
  accessToken?: string,
  accountUUID?: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  aggregate?: boolean,
  trace?: Trace,
];

async function accountList<Item>(
  what: string,
  [
    accessToken = "null accessToken",
    accountUUID = "null accountUUID",
    offset = 0,
    limit = 100,
    filters,
    aggregate = false,
    trace = {},
  ]: AccountListArguments,
): Promise<List<Item>> {
  assertFilters(filters);
  const url = `${path`/entitlements/accounts/${accountUUID}`}/${what}`;
  return listOrAggregate({ method: "GET", path: url, token: accessToken, query: { offset, limit }, filters, trace }, aggregate);
}

/**
 * Lists the entitlements in an account. `GET /entitlements/accounts/{accountUUID}/entitlements`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 100.
 * @param filters `user_uuid`, `product_uuid`, `product_type`, `status`, `include`, `sort`.
 * @param aggregate Whether to collect all pages from `offset` on. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of entitlements, or all of them.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 404, 429.
 */
export function listAccountEntitlements(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<Entitlement>>;
export function listAccountEntitlements(...args: AccountListArguments): Promise<List<Entitlement>> {
  return accountList("entitlements", args);
}

/**
 * Lists the products that an account has switched off. `GET /entitlements/accounts/{accountUUID}/disable/products`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 100.
 * @param filters `product_uuid`, `sort`.
 * @param aggregate Whether to collect all pages from `offset` on. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of products switched off, or all of them.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 404, 429.
 */
export function listAccountDisabledProducts(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<DisabledProduct>>;
export function listAccountDisabledProducts(...args: AccountListArguments): Promise<List<DisabledProduct>> {
  return accountList("disable/products", args);
}

/**
 * Lists the types of products that an account has switched off.
 * `GET /entitlements/accounts/{accountUUID}/disable/product_types`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 100.
 * @param filters `name`, `sort`.
 * @param aggregate Whether to collect all pages from `offset` on. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of types switched off, or all of them.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 404, 429.
 */
export function listAccountDisabledProductTypes(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<DisabledProductType>>;
export function listAccountDisabledProductTypes(...args: AccountListArguments): Promise<List<DisabledProductType>> {
  return accountList("disable/product_types", args);
}
