// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { DisabledProduct, DisabledProductType, Entitlement, EntitlementBatch, EntitlementCreate, EntitlementsDeleted, Product, ProductDisable, ProductEnabled, ProductTypeDisable, ProductUpdate } from "./types.ts";

/** Parameters of {@link EntitlementsApi.getProducts}. */
export interface GetProductsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this OAuth application. */
  application_uuid?: string | undefined;
  /** Only those of this type. */
  type?: string | undefined;
  /** Only those that are offered, or that are not. */
  active?: boolean | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
}

/** Parameters of {@link EntitlementsApi.getProduct}. */
export interface GetProductParams {
  /** The product. */
  product_uuid: string;
}

/** Parameters of {@link EntitlementsApi.updateProduct}. */
export interface UpdateProductParams extends ProductUpdate {
  /** The product. */
  product_uuid: string;
}

/** Parameters of {@link EntitlementsApi.getUserEntitlements}. */
export interface GetUserEntitlementsParams {
  /** The user. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only in this account. */
  account_uuid?: string | undefined;
  /** Only for this product. */
  product_uuid?: string | undefined;
  /** Only for products of this type. */
  product_type?: string | undefined;
  /** `Pending`, `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** `product` shows the product in each item. */
  include?: string[] | undefined;
}

/** Parameters of {@link EntitlementsApi.listAccountEntitlements}. */
export interface ListAccountEntitlementsParams {
  /** The account. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this user. */
  user_uuid?: string | undefined;
  /** Only for this product. */
  product_uuid?: string | undefined;
  /** Only for products of this type. */
  product_type?: string | undefined;
  /** `Pending`, `Active` or `Inactive`, any case. */
  status?: string | undefined;
  /** `product` shows the product in each item. */
  include?: string[] | undefined;
}

/** Parameters of {@link EntitlementsApi.bulkUserEntitlement}. */
export interface BulkUserEntitlementParams {
  /** 1 to 1000 entitlements. */
  body: EntitlementCreate[];
}

/** Parameters of {@link EntitlementsApi.bulkDeleteEntitlement}. */
export interface BulkDeleteEntitlementParams {
  /** UUIDs of 1 to 1000 entitlements. */
  body: string[];
}

/** Parameters of {@link EntitlementsApi.activateUserEntitlement}. */
export interface ActivateUserEntitlementParams {
  /** The user. */
  user_uuid: string;
  /** The entitlement. */
  entitlement_uuid: string;
}

/** Parameters of {@link EntitlementsApi.listAccountDisabledProducts}. */
export interface ListAccountDisabledProductsParams {
  /** The account. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only this product. */
  product_uuid?: string | undefined;
}

/** Parameters of {@link EntitlementsApi.disableAccountProduct}. */
export interface DisableAccountProductParams extends ProductDisable {
  /** The account. */
  account_uuid: string;
}

/** Parameters of {@link EntitlementsApi.enableAccountProduct}. */
export interface EnableAccountProductParams {
  /** The account. */
  account_uuid: string;
  /** The product. */
  product_uuid: string;
}

/** Parameters of {@link EntitlementsApi.listAccountDisabledProductTypes}. */
export interface ListAccountDisabledProductTypesParams {
  /** The account. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the type's name, any case. */
  name?: string | undefined;
}

/** Parameters of {@link EntitlementsApi.disableAccountProductType}. */
export interface DisableAccountProductTypeParams extends ProductTypeDisable {
  /** The account. */
  account_uuid: string;
}

/** Parameters of {@link EntitlementsApi.enableAccountProductType}. */
export interface EnableAccountProductTypeParams {
  /** The account. */
  account_uuid: string;
  /** Type of products: letters, digits, `_`, `.` and `-`, at most 64. */
  product_type: string;
}

/** Entitlements: Products, who may use them, and where they are switched off. */
export class EntitlementsApi extends ServiceApi {
  /**
   * List the products.
   *
   * `GET /entitlements/products`. Anyone with a valid access token.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `name`. `sort` may name `name`, `type`,
   * `active`, `created_date`, `modified_date`.
   *
   * @param params See {@link GetProductsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  getProducts(params: GetProductsParams = {}, options?: CallOptions): ListCall<Product> {
    return this.list<Product>({ id: "entitlements.getProducts", method: "GET", path: "/entitlements/products" }, params, options);
  }

  /**
   * Read one product.
   *
   * `GET /entitlements/products/{product_uuid}`. Anyone with a valid access token.
   *
   * @param params See {@link GetProductParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Product.
   * @throws PatchbayError 401, 404, 429.
   */
  getProduct(params: GetProductParams, options?: CallOptions): Call<Product> {
    return this.call<Product>({ id: "entitlements.getProduct", method: "GET", path: "/entitlements/products/{product_uuid}" }, params, options);
  }

  /**
   * Change a product.
   *
   * `PUT /entitlements/products/{product_uuid}`. Needs the permission `product.update`.
   *
   * @param params See {@link UpdateProductParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Product.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateProduct(params: UpdateProductParams, options?: CallOptions): Call<Product> {
    return this.call<Product>({ id: "entitlements.updateProduct", method: "PUT", path: "/entitlements/products/{product_uuid}", body: "members" }, params, options);
  }

  /**
   * List the entitlements of a user.
   *
   * `GET /entitlements/users/{user_uuid}/entitlements`. Needs the permission `entitlement.read`, except for the user's
   * own entitlements.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-created_date`. `sort` may name `status`,
   * `product_type`, `activated_date`, `created_date`, `modified_date`.
   *
   * @param params See {@link GetUserEntitlementsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getUserEntitlements(params: GetUserEntitlementsParams, options?: CallOptions): ListCall<Entitlement> {
    return this.list<Entitlement>({ id: "entitlements.getUserEntitlements", method: "GET", path: "/entitlements/users/{user_uuid}/entitlements" }, params, options);
  }

  /**
   * List the entitlements in an account.
   *
   * `GET /entitlements/accounts/{account_uuid}/entitlements`. Needs the permission `entitlement.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-created_date`. `sort` may name `status`,
   * `product_type`, `activated_date`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListAccountEntitlementsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccountEntitlements(params: ListAccountEntitlementsParams, options?: CallOptions): ListCall<Entitlement> {
    return this.list<Entitlement>({ id: "entitlements.listAccountEntitlements", method: "GET", path: "/entitlements/accounts/{account_uuid}/entitlements" }, params, options);
  }

  /**
   * Entitle users to products: all that is asked for, or nothing.
   *
   * Whoever has the same entitlement already keeps it; the answer shows it.
   *
   * `POST /entitlements/users/entitlements/bulk`. Needs the permission `entitlement.create`.
   *
   * @param params See {@link BulkUserEntitlementParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns EntitlementBatch.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`, `conflict`.
   */
  bulkUserEntitlement(params: BulkUserEntitlementParams, options?: CallOptions): Call<EntitlementBatch> {
    return this.call<EntitlementBatch>({ id: "entitlements.bulkUserEntitlement", method: "POST", path: "/entitlements/users/entitlements/bulk", body: "whole" }, params, options);
  }

  /**
   * Remove entitlements: all that are named, or none when one is unknown.
   *
   * `DELETE /entitlements/users/entitlements/bulk`. Needs the permission `entitlement.delete`.
   *
   * @param params See {@link BulkDeleteEntitlementParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns EntitlementsDeleted.
   * @throws PatchbayError 400, 401, 403, 429.
   */
  bulkDeleteEntitlement(params: BulkDeleteEntitlementParams, options?: CallOptions): Call<EntitlementsDeleted> {
    return this.call<EntitlementsDeleted>({ id: "entitlements.bulkDeleteEntitlement", method: "DELETE", path: "/entitlements/users/entitlements/bulk", body: "whole" }, params, options);
  }

  /**
   * Activate a pending entitlement.
   *
   * One that is active already stays so; one that is inactive is a conflict.
   *
   * `POST /entitlements/users/{user_uuid}/entitlements/{entitlement_uuid}/activate`. Needs the permission
   * `entitlement.update`, except for the OAuth client that the product belongs to.
   *
   * @param params See {@link ActivateUserEntitlementParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Entitlement.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  activateUserEntitlement(params: ActivateUserEntitlementParams, options?: CallOptions): Call<Entitlement> {
    return this.call<Entitlement>({ id: "entitlements.activateUserEntitlement", method: "POST", path: "/entitlements/users/{user_uuid}/entitlements/{entitlement_uuid}/activate" }, params, options);
  }

  /**
   * List the products that an account has switched off.
   *
   * Those of the accounts above count for it too, and are not among them.
   *
   * `GET /entitlements/accounts/{account_uuid}/disable/products`. Needs the permission `entitlement.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`.
   *
   * @param params See {@link ListAccountDisabledProductsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccountDisabledProducts(params: ListAccountDisabledProductsParams, options?: CallOptions): ListCall<DisabledProduct> {
    return this.list<DisabledProduct>({ id: "entitlements.listAccountDisabledProducts", method: "GET", path: "/entitlements/accounts/{account_uuid}/disable/products" }, params, options);
  }

  /**
   * Switch a product off for an account and everyone below.
   *
   * It prevents new entitlements; those that exist stay.
   *
   * `POST /entitlements/accounts/{account_uuid}/disable/products`. Needs the permission `entitlement.update`.
   *
   * @param params See {@link DisableAccountProductParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DisabledProduct.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  disableAccountProduct(params: DisableAccountProductParams, options?: CallOptions): Call<DisabledProduct> {
    return this.call<DisabledProduct>({ id: "entitlements.disableAccountProduct", method: "POST", path: "/entitlements/accounts/{account_uuid}/disable/products", body: "members" }, params, options);
  }

  /**
   * Switch a product on again. Succeeds, too, when it was not off.
   *
   * `DELETE /entitlements/accounts/{account_uuid}/disable/products/{product_uuid}`. Needs the permission
   * `entitlement.update`.
   *
   * @param params See {@link EnableAccountProductParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ProductEnabled.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  enableAccountProduct(params: EnableAccountProductParams, options?: CallOptions): Call<ProductEnabled> {
    return this.call<ProductEnabled>({ id: "entitlements.enableAccountProduct", method: "DELETE", path: "/entitlements/accounts/{account_uuid}/disable/products/{product_uuid}" }, params, options);
  }

  /**
   * List the types of products that an account has switched off.
   *
   * Those of the accounts above count for it too, and are not among them.
   *
   * `GET /entitlements/accounts/{account_uuid}/disable/product_types`. Needs the permission `entitlement.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-created_date`. `sort` may name `name`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link ListAccountDisabledProductTypesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listAccountDisabledProductTypes(params: ListAccountDisabledProductTypesParams, options?: CallOptions): ListCall<DisabledProductType> {
    return this.list<DisabledProductType>({ id: "entitlements.listAccountDisabledProductTypes", method: "GET", path: "/entitlements/accounts/{account_uuid}/disable/product_types" }, params, options);
  }

  /**
   * Switch a type of products off for an account and everyone below.
   *
   * It prevents new entitlements; those that exist stay.
   *
   * `POST /entitlements/accounts/{account_uuid}/disable/product_types`. Needs the permission `entitlement.update`.
   *
   * @param params See {@link DisableAccountProductTypeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DisabledProductType.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  disableAccountProductType(params: DisableAccountProductTypeParams, options?: CallOptions): Call<DisabledProductType> {
    return this.call<DisabledProductType>({ id: "entitlements.disableAccountProductType", method: "POST", path: "/entitlements/accounts/{account_uuid}/disable/product_types", body: "members" }, params, options);
  }

  /**
   * Switch a type of products on again. Succeeds, too, when it was not off.
   *
   * `DELETE /entitlements/accounts/{account_uuid}/disable/product_types/{product_type}`. Needs the permission
   * `entitlement.update`.
   *
   * @param params See {@link EnableAccountProductTypeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ProductEnabled.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  enableAccountProductType(params: EnableAccountProductTypeParams, options?: CallOptions): Call<ProductEnabled> {
    return this.call<ProductEnabled>({ id: "entitlements.enableAccountProductType", method: "DELETE", path: "/entitlements/accounts/{account_uuid}/disable/product_types/{product_type}" }, params, options);
  }
}
