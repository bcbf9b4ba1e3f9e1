// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Property, PropertyCreate, PropertyUpdate } from "./types.ts";

/** Parameters of {@link ProfilesApi.createUserProperty}. */
export interface CreateUserPropertyParams extends PropertyCreate {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ProfilesApi.listUserProperties}. */
export interface ListUserPropertiesParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** `user`; there are no others. */
  context?: string | undefined;
  /** Only properties with this `context_uuid`. */
  context_uuid?: string | undefined;
}

/** Parameters of {@link ProfilesApi.updateProperty}. */
export interface UpdatePropertyParams extends PropertyUpdate {
  /** UUID of the property, lower case. */
  property_uuid: string;
}

/** Parameters of {@link ProfilesApi.deleteProperty}. */
export interface DeletePropertyParams {
  /** UUID of the property, lower case. */
  property_uuid: string;
}

/** Profiles: Small settings of users: named texts that applications keep for them. */
export class ProfilesApi extends ServiceApi {
  /**
   * Attach a property to a user.
   *
   * `POST /profiles/users/{user_uuid}/properties`. Needs the permission `property.create`, except for the user's own.
   *
   * @param params See {@link CreateUserPropertyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Property.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  createUserProperty(params: CreateUserPropertyParams, options?: CallOptions): Call<Property> {
    return this.call<Property>({ id: "profiles.createUserProperty", method: "POST", path: "/profiles/users/{user_uuid}/properties", body: "members" }, params, options);
  }

  /**
   * List the properties of a user.
   *
   * `GET /profiles/users/{user_uuid}/properties`. Needs the permission `property.read`, except for the user's own.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `name`, `created_date`. `sort` may name
   * `name`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListUserPropertiesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUserProperties(params: ListUserPropertiesParams, options?: CallOptions): ListCall<Property> {
    return this.list<Property>({ id: "profiles.listUserProperties", method: "GET", path: "/profiles/users/{user_uuid}/properties" }, params, options);
  }

  /**
   * Change a property.
   *
   * `PUT /profiles/context/properties/{property_uuid}`. Needs the permission `property.update`, except for the user's
   * own.
   *
   * @param params See {@link UpdatePropertyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Property.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateProperty(params: UpdatePropertyParams, options?: CallOptions): Call<Property> {
    return this.call<Property>({ id: "profiles.updateProperty", method: "PUT", path: "/profiles/context/properties/{property_uuid}", body: "members" }, params, options);
  }

  /**
   * Remove a property.
   *
   * `DELETE /profiles/context/properties/{property_uuid}`. Needs the permission `property.delete`, except for the
   * user's own.
   *
   * @param params See {@link DeletePropertyParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteProperty(params: DeletePropertyParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "profiles.deleteProperty", method: "DELETE", path: "/profiles/context/properties/{property_uuid}" }, params, options);
  }
}
