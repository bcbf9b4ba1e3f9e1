// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Objects` that are one request each. */
import type { Trace } from "../../core/trace.ts";
import type { DataObject, ListOf } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * Create a global object, which everyone in the account may read.
 *
 * `POST /objects/objects`. Needs the permission `object.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param objectName Name; need not be unique.
 * @param objectType Category of the application's choosing: `user_settings`.
 * @param objectDescription Free text. Optional.
 * @param content Any JSON, at most 4 MiB. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param metadata The application's own data about the object. Default `{}`.
 * @returns The answer, after the work is done.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `too_large`.
 */
export function createDataObject(accessToken: string, objectName: string, objectType: string, objectDescription?: string, content?: unknown, trace?: Trace, metadata?: Record<string, unknown>): Promise<DataObject>;
export async function createDataObject(
  accessToken: string = "null accessToken",
  objectName?: string,
  objectType?: string,
  objectDescription?: string,
  content: unknown = {},
  trace: Trace = {},
  metadata: Record<string, unknown> = {},
): Promise<DataObject> {
  return callOperation<DataObject>({
    method: "POST",
    path: "/objects/objects",
    token: accessToken,
    body: { content_type: "application/json", name: objectName, type: objectType, description: objectDescription, content, metadata },
    trace,
    result: "async-body",
  });
}

/**
 * List the objects that the caller may read as their owner or by a role on their account.
 *
 * `GET /objects/objects`. Needs the permission `object.read`, except for the caller's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param dataObjectType Only objects of this type. Default `"data_object"`.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param loadContent Whether the items have their content. False when absent. Default `"false"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function getByType(accessToken: string, dataObjectType?: string, offset?: number | string, limit?: number | string, loadContent?: boolean | "true" | "false", trace?: Trace): Promise<ListOf<DataObject>>;
export async function getByType(
  accessToken: string = "null accessToken",
  dataObjectType: string = "data_object",
  offset: number | string = 0,
  limit: number | string = 10,
  loadContent: boolean | "true" | "false" = "false",
  trace: Trace = {},
): Promise<ListOf<DataObject>> {
  return callOperation<ListOf<DataObject>>({
    method: "GET",
    path: "/objects/objects",
    token: accessToken,
    query: { sort: "name", type: dataObjectType, offset, limit, load_content: loadContent },
    trace,
    result: "body",
  });
}
