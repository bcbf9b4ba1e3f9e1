// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Entitlements` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { Entitlement, EntitlementBatch, EntitlementCreate, EntitlementsDeleted, Product, ProductUpdate } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Accepted } from "../types.ts";

/**
 * Read one product.
 *
 * `GET /entitlements/products/{product_uuid}`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param productUUID The product. Default `"null productUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 404, 429.
 */
export function getProduct(accessToken: string, productUUID: string, trace?: Trace): Promise<Product>;
export async function getProduct(
  accessToken: string = "null accessToken",
  productUUID: string = "null productUUID",
  trace: Trace = {},
): Promise<Product> {
  return callOperation<Product>({
    method: "GET",
    path: path`/entitlements/products/${productUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Change a product.
 *
 * `PUT /entitlements/products/{product_uuid}`. Needs the permission `product.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param product_uuid The product. Default `"null productUUID"`, which the server refuses.
 * @param product Only what is present changes; a product that was read can be given back whole.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateProduct(accessToken: string, product_uuid: string, product: ProductUpdate, trace?: Trace): Promise<Product>;
export async function updateProduct(
  accessToken: string = "null accessToken",
  product_uuid: string = "null productUUID",
  product?: ProductUpdate,
  trace: Trace = {},
): Promise<Product> {
  return callOperation<Product>({
    method: "PUT",
    path: path`/entitlements/products/${product_uuid}`,
    token: accessToken,
    body: product,
    trace,
    result: "body",
  });
}

/**
 * Entitle users to products: all that is asked for, or nothing.
 *
 * Whoever has the same entitlement already keeps it; the answer shows it.
 *
 * `POST /entitlements/users/entitlements/bulk`. Needs the permission `entitlement.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param bulkEntitlements 1 to 1000 entitlements. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`, `conflict`.
 */
export function bulkUserEntitlement(accessToken: string, bulkEntitlements: EntitlementCreate[], trace?: Trace): Promise<EntitlementBatch>;
export async function bulkUserEntitlement(
  accessToken: string = "null accessToken",
  bulkEntitlements: EntitlementCreate[] = [],
  trace: Trace = {},
): Promise<EntitlementBatch> {
  return callOperation<EntitlementBatch>({
    method: "POST",
    path: "/entitlements/users/entitlements/bulk",
    token: accessToken,
    body: bulkEntitlements,
    trace,
    result: "body",
  });
}

/**
 * Remove entitlements: all that are named, or none when one is unknown.
 *
 * `DELETE /entitlements/users/entitlements/bulk`. Needs the permission `entitlement.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param entitlementUUIDs UUIDs of 1 to 1000 entitlements. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429.
 */
export function bulkDeleteEntitlement(accessToken: string, entitlementUUIDs: string[], trace?: Trace): Promise<EntitlementsDeleted>;
export async function bulkDeleteEntitlement(
  accessToken: string = "null accessToken",
  entitlementUUIDs: string[] = [],
  trace: Trace = {},
): Promise<EntitlementsDeleted> {
  return callOperation<EntitlementsDeleted>({
    method: "DELETE",
    path: "/entitlements/users/entitlements/bulk",
    token: accessToken,
    body: entitlementUUIDs,
    trace,
    result: "body",
  });
}

/**
 * Activate a pending entitlement.
 *
 * One that is active already stays so; one that is inactive is a conflict.
 *
 * `POST /entitlements/users/{user_uuid}/entitlements/{entitlement_uuid}/activate`. Needs the permission
 * `entitlement.update`, except for the OAuth client that the product belongs to.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`, which the server refuses.
 * @param entitlementUUID The entitlement. Default `"null entitlementUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function activateUserEntitlement(accessToken: string, userUUID: string, entitlementUUID: string, trace?: Trace): Promise<Entitlement>;
export async function activateUserEntitlement(
  accessToken: string = "null accessToken",
  userUUID: string = "null userUUID",
  entitlementUUID: string = "null entitlementUUID",
  trace: Trace = {},
): Promise<Entitlement> {
  return callOperation<Entitlement>({
    method: "POST",
    path: path`/entitlements/users/${userUUID}/entitlements/${entitlementUUID}/activate`,
    token: accessToken,
    body: {  },
    trace,
    result: "body",
  });
}

/**
 * Switch a product off for an account and everyone below.
 *
 * It prevents new entitlements; those that exist stay.
 *
 * `POST /entitlements/accounts/{account_uuid}/disable/products`. Needs the permission `entitlement.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param productUUID The product. Default `"null productUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"accepted"}`
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function disableAccountProduct(accessToken: string, accountUUID: string, productUUID: string, trace?: Trace): Promise<Accepted>;
export async function disableAccountProduct(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  productUUID: string = "null productUUID",
  trace: Trace = {},
): Promise<Accepted> {
  return callOperation({
    method: "POST",
    path: path`/entitlements/accounts/${accountUUID}/disable/products`,
    token: accessToken,
    body: { product_uuid: productUUID },
    trace,
    result: "any-accepted",
  });
}

/**
 * Switch a product on again. Succeeds, too, when it was not off.
 *
 * `DELETE /entitlements/accounts/{account_uuid}/disable/products/{product_uuid}`. Needs the permission
 * `entitlement.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param productUUID The product. Default `"null productUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"accepted"}`
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function enableAccountProduct(accessToken: string, accountUUID: string, productUUID: string, trace?: Trace): Promise<Accepted>;
export async function enableAccountProduct(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  productUUID: string = "null productUUID",
  trace: Trace = {},
): Promise<Accepted> {
  return callOperation({
    method: "DELETE",
    path: path`/entitlements/accounts/${accountUUID}/disable/products/${productUUID}`,
    token: accessToken,
    trace,
    result: "any-accepted",
  });
}

/**
 * Switch a type of products off for an account and everyone below.
 *
 * It prevents new entitlements; those that exist stay.
 *
 * `POST /entitlements/accounts/{account_uuid}/disable/product_types`. Needs the permission `entitlement.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param productType The type of products. Default `"null productType"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"accepted"}`
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function disableAccountProductType(accessToken: string, accountUUID: string, productType: string, trace?: Trace): Promise<Accepted>;
export async function disableAccountProductType(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  productType: string = "null productType",
  trace: Trace = {},
): Promise<Accepted> {
  return callOperation({
    method: "POST",
    path: path`/entitlements/accounts/${accountUUID}/disable/product_types`,
    token: accessToken,
    body: { name: productType },
    trace,
    result: "any-accepted",
  });
}

/**
 * Switch a type of products on again. Succeeds, too, when it was not off.
 *
 * `DELETE /entitlements/accounts/{account_uuid}/disable/product_types/{product_type}`. Needs the permission
 * `entitlement.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param productType Type of products: letters, digits, `_`, `.` and `-`, at most 64. Default `"null productType"`,
 * which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"accepted"}`
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function enableAccountProductType(accessToken: string, accountUUID: string, productType: string, trace?: Trace): Promise<Accepted>;
export async function enableAccountProductType(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  productType: string = "null productType",
  trace: Trace = {},
): Promise<Accepted> {
  return callOperation({
    method: "DELETE",
    path: path`/entitlements/accounts/${accountUUID}/disable/product_types/${productType}`,
    token: accessToken,
    trace,
    result: "any-accepted",
  });
}
