/** Functions of `Profiles` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { uuid4 } from "../core/uuid.ts";
import type { Property } from "../resources/types.ts";
import { callOperation } from "./call.ts";

/**
 * Adds a property to a user. `POST /profiles/users/{userUUID}/properties`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`.
 * @param propertyName Name; need not be unique. Default `"no_property_name"`.
 * @param propertyValue Value, sent as its text. Default `"no_property_value"`.
 * @param propertyLabel Label; the name when empty or absent.
 * @param propertyDesc Description; the name when empty or absent.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The property.
 * @throws PatchbayError 400 without a request when the value is null; 400, 401, 404.
 */
export function createUserProperty(
  accessToken: string,
  userUUID: string,
  propertyName: string,
  propertyValue: string | number | boolean,
  propertyLabel?: string,
  propertyDesc?: string,
  trace?: Trace,
): Promise<Property>;
export async function createUserProperty(
  accessToken = "null accessToken",
  userUUID = "null userUUID",
  propertyName = "no_property_name",
  propertyValue: string | number | boolean = "no_property_value",
  propertyLabel?: string,
  propertyDesc?: string,
  trace: Trace = {},
): Promise<Property> {
  if (propertyValue === null) throw failure(400, "the value of a property cannot be null");
  return callOperation({
    method: "POST",
    path: path`/profiles/users/${userUUID}/properties`,
    token: accessToken,
    body: {
      context: "user",
      name: propertyName,
      value: String(propertyValue),
      label: propertyLabel || propertyName,
      description: propertyDesc || propertyName,
      // Every property is a context of its own, which is how several of one name can exist.
      context_uuid: uuid4(),
    },
    trace,
    result: "body",
  });
}
