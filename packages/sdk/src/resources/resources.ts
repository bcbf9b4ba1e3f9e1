// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { ResourceInstance, ResourceInstanceCreate, ResourceRow, ResourceRowCreate, ResourceRowUpdate, ResourceSearch, ResourceTemplate, ResourceTemplateCreate } from "./types.ts";

/** Parameters of {@link ResourcesApi.registerAccountTemplate}. */
export interface RegisterAccountTemplateParams extends ResourceTemplateCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link ResourcesApi.registerUserTemplate}. */
export interface RegisterUserTemplateParams extends ResourceTemplateCreate {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ResourcesApi.createInstance}. */
export interface CreateInstanceParams extends ResourceInstanceCreate {}

/** Parameters of {@link ResourcesApi.listResources}. */
export interface ListResourcesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only tables of exactly this type. */
  type?: string | undefined;
  /** Only tables of this account. */
  account_uuid?: string | undefined;
  /** Only tables of this template. */
  template_uuid?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Comma list: `schema`, `row_count`. */
  include?: string[] | undefined;
}

/** Parameters of {@link ResourcesApi.getResourceInstanceByUUID}. */
export interface GetResourceInstanceByUUIDParams {
  /** Opaque id; not always a UUID. */
  instance_uuid: string;
  /** Rows to skip; 0 when absent or unreadable. */
  "rows.offset"?: number | undefined;
  /** Rows to give: 100 when absent, at most 1000. */
  "rows.limit"?: number | undefined;
  /** Columns to sort rows by, `-` in front for descending. The oldest first when absent. */
  "rows.sort"?: string | undefined;
  /** Comma list: `rows`, `references`, `schema`, `row_count`. */
  include?: string[] | undefined;
  /** `references`: the rows that are referred to in full, instead of their ids. */
  expand?: string[] | undefined;
  /** Only these rows, and rows that refer to one of them. */
  reference_filter?: string[] | undefined;
}

/** Parameters of {@link ResourcesApi.searchResourceInstance}. */
export interface SearchResourceInstanceParams {
  /** Opaque id; not always a UUID. */
  instance_uuid: string;
  /** Rows to skip; 0 when absent or unreadable. */
  "rows.offset"?: number | undefined;
  /** Rows to give: 100 when absent, at most 1000. */
  "rows.limit"?: number | undefined;
  /** Columns to sort rows by, `-` in front for descending. The oldest first when absent. */
  "rows.sort"?: string | undefined;
  /** Conditions that all must hold, or `{ and: […] }`, `{ or: […] }`, nested at will. When empty, all rows match. */
  body: ResourceSearch;
}

/** Parameters of {@link ResourcesApi.addRowToInstance}. */
export interface AddRowToInstanceParams extends ResourceRowCreate {
  /** Opaque id; not always a UUID. */
  instance_uuid: string;
}

/** Parameters of {@link ResourcesApi.getResourceInstanceRow}. */
export interface GetResourceInstanceRowParams {
  /** Opaque id; not always a UUID. */
  instance_uuid: string;
  /** The UUID of a row, or its reference `<template>::<instance>::<row>`. Those of older systems can contain `/`. */
  row_id: string;
  /** Comma list: `content`, `references`. */
  include?: string[] | undefined;
}

/** Parameters of {@link ResourcesApi.updateResourceInstanceRow}. */
export interface UpdateResourceInstanceRowParams extends ResourceRowUpdate {
  /** Opaque id; not always a UUID. */
  instance_uuid: string;
  /** The UUID of a row, or its reference `<template>::<instance>::<row>`. Those of older systems can contain `/`. */
  row_id: string;
}

/** Parameters of {@link ResourcesApi.deleteResourceInstanceRow}. */
export interface DeleteResourceInstanceRowParams {
  /** Opaque id; not always a UUID. */
  instance_uuid: string;
  /** The UUID of a row, or its reference `<template>::<instance>::<row>`. Those of older systems can contain `/`. */
  row_id: string;
}

/** Parameters of {@link ResourcesApi.addRelationshipsToRow}. */
export interface AddRelationshipsToRowParams {
  /** The UUID of a row, or its reference `<template>::<instance>::<row>`. Those of older systems can contain `/`. */
  row_id: string;
  /** Ids or references of rows. */
  body: string[];
}

/** Parameters of {@link ResourcesApi.removeRelationshipsFromRow}. */
export interface RemoveRelationshipsFromRowParams {
  /** The UUID of a row, or its reference `<template>::<instance>::<row>`. Those of older systems can contain `/`. */
  row_id: string;
  /** Ids or references of rows. */
  body: string[];
}

/** Resources: A small CMS: tables whose columns are described by templates. */
export class ResourcesApi extends ServiceApi {
  /**
   * Register a template for an account.
   *
   * `POST /resourcecms/account/{account_uuid}/register`. Needs the permission `resource_template.create`.
   *
   * @param params See {@link RegisterAccountTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceTemplate.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  registerAccountTemplate(params: RegisterAccountTemplateParams, options?: CallOptions): Call<ResourceTemplate> {
    return this.call<ResourceTemplate>({ id: "resources.registerAccountTemplate", method: "POST", path: "/resourcecms/account/{account_uuid}/register", body: "members" }, params, options);
  }

  /**
   * Register a template for a user.
   *
   * `POST /resourcecms/user/{user_uuid}/register`. Needs the permission `resource_template.create`, except for the
   * user himself.
   *
   * @param params See {@link RegisterUserTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceTemplate.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  registerUserTemplate(params: RegisterUserTemplateParams, options?: CallOptions): Call<ResourceTemplate> {
    return this.call<ResourceTemplate>({ id: "resources.registerUserTemplate", method: "POST", path: "/resourcecms/user/{user_uuid}/register", body: "members" }, params, options);
  }

  /**
   * Create a table from a template.
   *
   * `POST /resourcecms/instance`. Needs the permission `resource.create`, except for the user's own tables.
   *
   * @param params See {@link CreateInstanceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceInstance.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  createInstance(params: CreateInstanceParams, options?: CallOptions): Call<ResourceInstance> {
    return this.call<ResourceInstance>({ id: "resources.createInstance", method: "POST", path: "/resourcecms/instance", body: "members" }, params, options);
  }

  /**
   * List the tables that the caller may read, without their rows.
   *
   * `GET /resourcecms/instance`. Needs the permission `resource.read`, except for the user's own tables.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `created_date`. `sort` may name `name`,
   * `type`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListResourcesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listResources(params: ListResourcesParams = {}, options?: CallOptions): ListCall<ResourceInstance> {
    return this.list<ResourceInstance>({ id: "resources.listResources", method: "GET", path: "/resourcecms/instance" }, params, options);
  }

  /**
   * Read a table, and a page of its rows when asked for.
   *
   * `GET /resourcecms/instance/{instance_uuid}`. Needs the permission `resource.read`, except for the user's own
   * tables.
   *
   * @param params See {@link GetResourceInstanceByUUIDParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceInstance.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getResourceInstanceByUUID(params: GetResourceInstanceByUUIDParams, options?: CallOptions): Call<ResourceInstance> {
    return this.call<ResourceInstance>({ id: "resources.getResourceInstanceByUUID", method: "GET", path: "/resourcecms/instance/{instance_uuid}" }, params, options);
  }

  /**
   * Find rows of a table by their content.
   *
   * The answer is the table, with a page of the rows that match. A column that no row has matches none.
   *
   * `POST /resourcecms/instance/{instance_uuid}/search`. Needs the permission `resource.read`, except for the user's
   * own tables.
   *
   * @param params See {@link SearchResourceInstanceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceInstance.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  searchResourceInstance(params: SearchResourceInstanceParams, options?: CallOptions): Call<ResourceInstance> {
    return this.call<ResourceInstance>({ id: "resources.searchResourceInstance", method: "POST", path: "/resourcecms/instance/{instance_uuid}/search", body: "whole", query: ["rows.offset","rows.limit","rows.sort"] }, params, options);
  }

  /**
   * Add a row to a table.
   *
   * What does not fit the table's schema is told one by one, each with a JSON pointer.
   *
   * `POST /resourcecms/instance/{instance_uuid}/row`. Needs the permission `resource.create`, except for the user's
   * own tables.
   *
   * @param params See {@link AddRowToInstanceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceRow.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  addRowToInstance(params: AddRowToInstanceParams, options?: CallOptions): Call<ResourceRow> {
    return this.call<ResourceRow>({ id: "resources.addRowToInstance", method: "POST", path: "/resourcecms/instance/{instance_uuid}/row", body: "members" }, params, options);
  }

  /**
   * Read a row; only its ids unless more is asked for.
   *
   * `GET /resourcecms/instance/{instance_uuid}/row/{row_id}`. Needs the permission `resource.read`, except for the
   * user's own tables.
   *
   * @param params See {@link GetResourceInstanceRowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceRow.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getResourceInstanceRow(params: GetResourceInstanceRowParams, options?: CallOptions): Call<ResourceRow> {
    return this.call<ResourceRow>({ id: "resources.getResourceInstanceRow", method: "GET", path: "/resourcecms/instance/{instance_uuid}/row/{row_id}" }, params, options);
  }

  /**
   * Replace the content of a row.
   *
   * `PUT /resourcecms/instance/{instance_uuid}/row/{row_id}`. Needs the permission `resource.update`, except for the
   * user's own tables.
   *
   * @param params See {@link UpdateResourceInstanceRowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceRow.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  updateResourceInstanceRow(params: UpdateResourceInstanceRowParams, options?: CallOptions): Call<ResourceRow> {
    return this.call<ResourceRow>({ id: "resources.updateResourceInstanceRow", method: "PUT", path: "/resourcecms/instance/{instance_uuid}/row/{row_id}", body: "members" }, params, options);
  }

  /**
   * Delete a row. Rows that refer to it keep its id.
   *
   * `DELETE /resourcecms/instance/{instance_uuid}/row/{row_id}`. Needs the permission `resource.delete`, except for
   * the user's own tables.
   *
   * @param params See {@link DeleteResourceInstanceRowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteResourceInstanceRow(params: DeleteResourceInstanceRowParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "resources.deleteResourceInstanceRow", method: "DELETE", path: "/resourcecms/instance/{instance_uuid}/row/{row_id}" }, params, options);
  }

  /**
   * Let a row refer to others. It can refer to 1000.
   *
   * `POST /resourcecms/relation/{row_id}/add`. Needs the permission `resource.update`, except for the user's own
   * tables.
   *
   * @param params See {@link AddRelationshipsToRowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceRow.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  addRelationshipsToRow(params: AddRelationshipsToRowParams, options?: CallOptions): Call<ResourceRow> {
    return this.call<ResourceRow>({ id: "resources.addRelationshipsToRow", method: "POST", path: "/resourcecms/relation/{row_id}/add", body: "whole" }, params, options);
  }

  /**
   * Let a row no longer refer to others.
   *
   * `POST /resourcecms/relation/{row_id}/remove`. Needs the permission `resource.update`, except for the user's own
   * tables.
   *
   * @param params See {@link RemoveRelationshipsFromRowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ResourceRow.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  removeRelationshipsFromRow(params: RemoveRelationshipsFromRowParams, options?: CallOptions): Call<ResourceRow> {
    return this.call<ResourceRow>({ id: "resources.removeRelationshipsFromRow", method: "POST", path: "/resourcecms/relation/{row_id}/remove", body: "whole" }, params, options);
  }
}
