/** Functions of `Objects` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure, formatError, PatchbayError } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject, isText, property } from "../core/values.ts";
import type { DataObject, DataObjectUpdate, ListOf } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { searchList } from "./lists.ts";
import { cleanUpResourceGroups, createResourceGroups, type ResourceUsers, updateResourceGroups } from "./resource-groups.ts";
import { generateNewMetaData } from "./tracing.ts";
import type { Filters, List, Ok } from "./types.ts";

/** Older callers write truth values as text. */
type Flag = boolean | "true" | "false";

/**
 * Reads one object with its content. `GET /objects/objects/{dataObjectUUID}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param dataObjectUUID The object. Default `"null uuid"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The object, past any cache.
 * @throws PatchbayError 401, 403, 404.
 */
export function getDataObject(accessToken: string, dataObjectUUID: string, trace?: Trace): Promise<DataObject>;
export async function getDataObject(
  accessToken = "null accessToken",
  dataObjectUUID = "null uuid",
  trace: Trace = {},
): Promise<DataObject> {
  return callOperation({
    method: "GET",
    path: path`/objects/objects/${dataObjectUUID}`,
    token: accessToken,
    headers: { "cache-control": "no-cache" },
    trace,
    result: "body",
  });
}

const allowedObjects = (userUUID: string, accessToken: string, query: object, trace: Trace) => ({
  method: "GET",
  path: path`/objects/users/${userUUID}/allowed-objects`,
  token: accessToken,
  query,
  trace,
});

/** Filters that the server knows; all others are applied here. */
const SERVER_FILTERS = ["content_type", "description", "name", "sort", "type"];

/**
 * Lists the objects that a user may read and that match all filters. `GET /objects/users/{userUUID}/allowed-objects`
 *
 * With a filter that the server does not know, all pages are read and searched here.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 1000. Default 10.
 * @param loadContent Whether the items have their content. Default false.
 * @param filters `content_type`, `description`, `name`, `sort`, `type`, and any other member of an object, however deep,
 * with its exact value; those inside the content are found only with `loadContent`. Default: all objects.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of objects; without links when they were searched here.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 404.
 */
export function getDataObjects(
  accessToken: string,
  userUUID: string,
  offset?: number | string,
  limit?: number | string,
  loadContent?: Flag,
  filters?: Filters | null,
  trace?: Trace,
): Promise<List<DataObject>>;
export async function getDataObjects(
  accessToken = "null accessToken",
  userUUID = "null userUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  loadContent: Flag = false,
  filters?: Filters | null,
  trace: Trace = {},
): Promise<List<DataObject>> {
  const wanted: unknown = filters || {};
  if (!isObject(wanted)) throw rejection(400, "filters param not an object", [{ filters }]);
  const entries = Object.entries(wanted);
  const known = Object.fromEntries(entries.filter(([name]) => SERVER_FILTERS.includes(name)));
  const others = Object.fromEntries(entries.filter(([name]) => !SERVER_FILTERS.includes(name)));
  const call = (page: object) => allowedObjects(userUUID, accessToken, { load_content: loadContent, ...known, ...page }, trace);
  if (Object.keys(others).length === 0) return callOperation({ ...call({ offset, limit }), result: "body" });
  return searchList(call({}), others, offset, limit);
}

function rejection(code: number, message: string, details: readonly object[], cause?: unknown): PatchbayError {
  return new PatchbayError(formatError({ code, message, details }), { cause });
}

/**
 * Lists the objects of a type that a user may read, by name. `GET /objects/users/{userUUID}/allowed-objects`
 *
 * @param userUUID The user; note that he comes before the token. Default `"null user uuid"`.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param dataObjectType The type. Default `"data_object"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 1000. Default 10.
 * @param loadContent Whether the items have their content. Default `"false"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of objects.
 * @throws PatchbayError 401, 403, 404.
 */
export function getDataObjectByType(
  userUUID: string,
  accessToken: string,
  dataObjectType?: string,
  offset?: number | string,
  limit?: number | string,
  loadContent?: Flag,
  trace?: Trace,
): Promise<ListOf<DataObject>>;
export async function getDataObjectByType(
  userUUID = "null user uuid",
  accessToken = "null accessToken",
  type = "data_object",
  offset: number | string = 0,
  limit: number | string = 10,
  load_content: Flag = "false",
  trace: Trace = {},
): Promise<ListOf<DataObject>> {
  const query = { type, load_content, sort: "name", offset, limit };
  return callOperation({ ...allowedObjects(userUUID, accessToken, query, trace), result: "body" });
}

/**
 * Lists the objects of a type and name that a user may read. `GET /objects/users/{userUUID}/allowed-objects`
 *
 * @param userUUID The user; note that he comes before the token. Default `"null user uuid"`.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param dataObjectType The type. Default `"data_object"`.
 * @param dataObjectName The name, in full. Default `"noName"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 1000. Default 10.
 * @param loadContent Whether the items have their content. Default `"false"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of objects.
 * @throws PatchbayError 401, 403, 404.
 */
export function getDataObjectByTypeAndName(
  userUUID: string,
  accessToken: string,
  dataObjectType?: string,
  dataObjectName?: string,
  offset?: number | string,
  limit?: number | string,
  loadContent?: Flag,
  trace?: Trace,
): Promise<ListOf<DataObject>>;
export async function getDataObjectByTypeAndName(
  userUUID = "null user uuid",
  accessToken = "null accessToken",
  type = "data_object",
  name = "noName",
  offset: number | string = 0,
  limit: number | string = 10,
  load_content: Flag = "false",
  trace: Trace = {},
): Promise<ListOf<DataObject>> {
  const query = { type, load_content, name, offset, limit };
  return callOperation({ ...allowedObjects(userUUID, accessToken, query, trace), result: "body" });
}

/**
 * Creates an object of a user, and shares it. `POST /objects/users/{userUUID}/objects`; for sharing see
 * `ResourceGroups.createResourceGroups`. When sharing fails the object is deleted again.
 *
 * @param userUUID The user; note that he comes before the token. Default `"null user uuid"`.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param objectName Name; need not be unique.
 * @param objectType Category of the application's choosing.
 * @param objectDescription Free text.
 * @param content Any JSON. Default `{}`.
 * @param accountUUID Account that will own the groups through which it is shared. Without it nothing is shared.
 * @param users Uuids of users by kind of access, such as `{ rud: ["…"], r: ["…"] }`. Without it nothing is shared.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param metadata The application's own data about the object. Default `{}`.
 * @returns The object.
 * @throws PatchbayError 400, 401, 403, 404, 413; whatever sharing fails with; 500 when then the object cannot be deleted,
 * with both errors as details and the first as cause.
 */
export function createUserDataObject(
  userUUID: string,
  accessToken: string,
  objectName: string,
  objectType: string,
  objectDescription?: string,
  content?: unknown,
  accountUUID?: string,
  users?: ResourceUsers,
  trace?: Trace,
  metadata?: Readonly<Record<string, unknown>>,
): Promise<DataObject>;
export async function createUserDataObject(
  userUUID = "null user uuid",
  accessToken = "null accessToken",
  objectName?: string,
  objectType?: string,
  objectDescription?: string,
  content: unknown = {},
  accountUUID?: string,
  users?: ResourceUsers,
  trace: Trace = {},
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<DataObject> {
  const created = await callOperation<DataObject>({
    method: "POST",
    path: path`/objects/users/${userUUID}/objects`,
    token: accessToken,
    body: documentOf(objectName, objectType, objectDescription, content, metadata),
    trace,
    result: "async-body",
  });
  if (!accountUUID || !isObject(users)) return created;
  const uuid = property(created, "uuid");
  if (!isText(uuid)) throw failure(500, "the created object has no uuid");
  try {
    await createResourceGroups(accessToken, accountUUID, uuid, "object", users, generateNewMetaData(trace));
    return created;
  } catch (error) {
    await deleteAgain(accessToken, uuid, trace, error);
    throw error;
  }
}

async function deleteAgain(accessToken: string, uuid: string, trace: Trace, reason: unknown): Promise<void> {
  try {
    await deleteDataObject(accessToken, uuid, generateNewMetaData(trace));
  } catch (error) {
    const message = "create user data object resource groups failed. unable to clean up data object";
    throw rejection(500, message, [{ groups_error: reason }, { delete_object_error: error }], reason);
  }
}

function documentOf(name: unknown, type: unknown, description: unknown, content: unknown, metadata: unknown): object {
  return { name, type, description, content_type: "application/json", content, metadata };
}

/**
 * Creates an object of an account, which its users may read. `POST /objects/accounts/{accountUUID}/objects`
 *
 * @param userUUID Not used.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param objectName Name; need not be unique.
 * @param objectType Category of the application's choosing.
 * @param objectDescription Free text.
 * @param content Any JSON. Default `{}`.
 * @param accountUUID The account.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param metadata The application's own data about the object. Default `{}`.
 * @returns The object.
 * @throws PatchbayError 400, 401, 403, 404, 413.
 */
export function createAccountDataObject(
  userUUID: string | undefined,
  accessToken: string,
  objectName: string,
  objectType: string,
  objectDescription: string | undefined,
  content: unknown,
  accountUUID: string,
  trace?: Trace,
  metadata?: Readonly<Record<string, unknown>>,
): Promise<DataObject>;
export async function createAccountDataObject(
  _userUUID?: string,
  accessToken = "null accessToken",
  objectName?: string,
  objectType?: string,
  objectDescription?: string,
  content: unknown = {},
  accountUUID?: string,
  trace: Trace = {},
  metadata: Readonly<Record<string, unknown>> = {},
): Promise<DataObject> {
  return callOperation({
    method: "POST",
    path: path`/objects/accounts/${accountUUID}/objects`,
    token: accessToken,
    body: documentOf(objectName, objectType, objectDescription, content, metadata),
    trace,
    result: "async-body",
  });
}

/**
 * Replaces an object, after changing with whom it is shared. `PUT /objects/objects/{dataUUID}`; for sharing see
 * `ResourceGroups.updateResourceGroups`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param dataUUID The object. Default `"uuid not specified"`.
 * @param body The object as it shall be. Default `{}`, which the server refuses.
 * @param accountUUID Account that will own new groups. Without it sharing stays as it is.
 * @param users All users who shall have access, by kind; `{}` ends all sharing. Without it sharing stays as it is.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The object.
 * @throws PatchbayError 400, 401, 403, 404, 409, 413; whatever sharing fails with, before the object is changed.
 */
export function updateDataObject(
  accessToken: string,
  dataUUID: string,
  body: DataObjectUpdate,
  accountUUID?: string,
  users?: ResourceUsers,
  trace?: Trace,
): Promise<DataObject>;
export async function updateDataObject(
  accessToken = "null accessToken",
  dataUUID = "uuid not specified",
  body: object = {},
  accountUUID?: string,
  users?: ResourceUsers,
  trace: Trace = {},
): Promise<DataObject> {
  if (accountUUID && isObject(users)) {
    await updateResourceGroups(accessToken, dataUUID, accountUUID, "object", users, generateNewMetaData(trace));
  }
  return callOperation({
    method: "PUT",
    path: path`/objects/objects/${dataUUID}`,
    token: accessToken,
    body,
    trace,
    result: "async-body",
  });
}

/**
 * Deletes an object, after the groups through which it is shared (see `ResourceGroups.cleanUpResourceGroups`).
 * `DELETE /objects/objects/{dataUUID}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param dataUUID The object. Default `"null dataUUID"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 401, 403, 404.
 */
export function deleteDataObject(accessToken: string, dataUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteDataObject(
  accessToken = "null accessToken",
  dataUUID = "null dataUUID",
  trace: Trace = {},
): Promise<Ok> {
  await cleanUpResourceGroups(accessToken, dataUUID, generateNewMetaData(trace));
  return callOperation({
    method: "DELETE",
    path: path`/objects/objects/${dataUUID}`,
    token: accessToken,
    trace,
    result: "async-delete-ok",
  });
}
