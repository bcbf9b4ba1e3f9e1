// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { DataObject, DataObjectCreate, DataObjectUpdate } from "./types.ts";

/** Parameters of {@link ObjectsApi.createDataObject}. */
export interface CreateDataObjectParams extends DataObjectCreate {}

/** Parameters of {@link ObjectsApi.createUserDataObject}. */
export interface CreateUserDataObjectParams extends DataObjectCreate {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ObjectsApi.createAccountDataObject}. */
export interface CreateAccountDataObjectParams extends DataObjectCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link ObjectsApi.getDataObject}. */
export interface GetDataObjectParams {
  /** UUID of the object, lower case. */
  object_uuid: string;
}

/** Parameters of {@link ObjectsApi.getByType}. */
export interface GetByTypeParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only objects of this type. */
  type?: string | undefined;
  /** Only objects of exactly this name. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Only objects whose content is of this media type. */
  content_type?: string | undefined;
  /** Whether the items have their content. False when absent. */
  load_content?: boolean | undefined;
}

/** Parameters of {@link ObjectsApi.getDataObjects}. */
export interface GetDataObjectsParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only objects of this type. */
  type?: string | undefined;
  /** Only objects of exactly this name. */
  name?: string | undefined;
  /** Part of the description, any case. */
  description?: string | undefined;
  /** Only objects whose content is of this media type. */
  content_type?: string | undefined;
  /** Whether the items have their content. False when absent. */
  load_content?: boolean | undefined;
}

/** Parameters of {@link ObjectsApi.updateDataObject}. */
export interface UpdateDataObjectParams extends DataObjectUpdate {
  /** UUID of the object, lower case. */
  object_uuid: string;
}

/** Parameters of {@link ObjectsApi.deleteDataObject}. */
export interface DeleteDataObjectParams {
  /** UUID of the object, lower case. */
  object_uuid: string;
}

/** Objects: JSON documents of users and accounts, private or shared. */
export class ObjectsApi extends ServiceApi {
  /**
   * Create a global object, which everyone in the account may read.
   *
   * `POST /objects/objects`. Needs the permission `object.create`.
   *
   * @param params See {@link CreateDataObjectParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DataObject.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `too_large`.
   */
  createDataObject(params: CreateDataObjectParams, options?: CallOptions): Call<DataObject> {
    return this.call<DataObject>({ id: "objects.createDataObject", method: "POST", path: "/objects/objects", body: "members" }, params, options);
  }

  /**
   * Create an object of a user. Nobody else may read it until it is shared.
   *
   * `POST /objects/users/{user_uuid}/objects`. Needs the permission `object.create`, except for the user's own.
   *
   * @param params See {@link CreateUserDataObjectParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DataObject.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `too_large`.
   */
  createUserDataObject(params: CreateUserDataObjectParams, options?: CallOptions): Call<DataObject> {
    return this.call<DataObject>({ id: "objects.createUserDataObject", method: "POST", path: "/objects/users/{user_uuid}/objects", body: "members" }, params, options);
  }

  /**
   * Create an object of an account, which its users may read.
   *
   * `POST /objects/accounts/{account_uuid}/objects`. Needs the permission `object.create`.
   *
   * @param params See {@link CreateAccountDataObjectParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DataObject.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `too_large`.
   */
  createAccountDataObject(params: CreateAccountDataObjectParams, options?: CallOptions): Call<DataObject> {
    return this.call<DataObject>({ id: "objects.createAccountDataObject", method: "POST", path: "/objects/accounts/{account_uuid}/objects", body: "members" }, params, options);
  }

  /**
   * Read one object with its content.
   *
   * `GET /objects/objects/{object_uuid}`. Needs the permission `object.read`, except for the owner, and users with
   * whom it is shared for that.
   *
   * @param params See {@link GetDataObjectParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DataObject.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getDataObject(params: GetDataObjectParams, options?: CallOptions): Call<DataObject> {
    return this.call<DataObject>({ id: "objects.getDataObject", method: "GET", path: "/objects/objects/{object_uuid}" }, params, options);
  }

  /**
   * List the objects that the caller may read as their owner or by a role on their account.
   *
   * `GET /objects/objects`. Needs the permission `object.read`, except for the caller's own.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`, `type`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link GetByTypeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  getByType(params: GetByTypeParams = {}, options?: CallOptions): ListCall<DataObject> {
    return this.list<DataObject>({ id: "objects.getByType", method: "GET", path: "/objects/objects" }, params, options);
  }

  /**
   * List the objects that a user may read: his own, those shared with him, and those of his account.
   *
   * `GET /objects/users/{user_uuid}/allowed-objects`. Needs the permission `object.read`, except for the user himself.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`, `type`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link GetDataObjectsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getDataObjects(params: GetDataObjectsParams, options?: CallOptions): ListCall<DataObject> {
    return this.list<DataObject>({ id: "objects.getDataObjects", method: "GET", path: "/objects/users/{user_uuid}/allowed-objects" }, params, options);
  }

  /**
   * Replace an object. With whom it is shared does not change.
   *
   * `PUT /objects/objects/{object_uuid}`. Needs the permission `object.update`, except for the owner, and users with
   * whom it is shared for that.
   *
   * @param params See {@link UpdateDataObjectParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DataObject.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`, `too_large`.
   */
  updateDataObject(params: UpdateDataObjectParams, options?: CallOptions): Call<DataObject> {
    return this.call<DataObject>({ id: "objects.updateDataObject", method: "PUT", path: "/objects/objects/{object_uuid}", body: "members" }, params, options);
  }

  /**
   * Delete an object.
   *
   * `DELETE /objects/objects/{object_uuid}`. Needs the permission `object.delete`, except for the owner, and users
   * with whom it is shared for that.
   *
   * @param params See {@link DeleteDataObjectParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteDataObject(params: DeleteDataObjectParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "objects.deleteDataObject", method: "DELETE", path: "/objects/objects/{object_uuid}" }, params, options);
  }
}
