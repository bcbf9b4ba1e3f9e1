// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Profiles` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ListOf, Property, PropertyUpdate } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the properties of a user.
 *
 * `GET /profiles/users/{user_uuid}/properties`. Needs the permission `property.read`, except for the user's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null userUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUserProperties(accessToken: string, userUUID: string, trace?: Trace): Promise<ListOf<Property>>;
export async function listUserProperties(
  accessToken: string = "null accessToken",
  userUUID: string = "null userUUID",
  trace: Trace = {},
): Promise<ListOf<Property>> {
  return callOperation<ListOf<Property>>({
    method: "GET",
    path: path`/profiles/users/${userUUID}/properties`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Change a property.
 *
 * `PUT /profiles/context/properties/{property_uuid}`. Needs the permission `property.update`, except for the user's
 * own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param propertyUUID UUID of the property, lower case. Default `"null propertyUUID"`, which the server refuses.
 * @param propertyObject Only what is present changes; read-only members are ignored. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateProperty(accessToken: string, propertyUUID: string, propertyObject?: PropertyUpdate, trace?: Trace): Promise<Property>;
export async function updateProperty(
  accessToken: string = "null accessToken",
  propertyUUID: string = "null propertyUUID",
  propertyObject: PropertyUpdate = {},
  trace: Trace = {},
): Promise<Property> {
  return callOperation<Property>({
    method: "PUT",
    path: path`/profiles/context/properties/${propertyUUID}`,
    token: accessToken,
    body: propertyObject,
    trace,
    result: "body",
  });
}
