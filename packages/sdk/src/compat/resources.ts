/** Functions of `Resources` that are more than their one request, or whose URLs are not those of the table. */
import { encodeSegment, path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { itemsOf, property } from "../core/values.ts";
import type { ListOf, ResourceInstance, ResourceRow } from "../resources/types.ts";
import { callOperation, textOnly } from "./call.ts";

/** The path of a row. The slashes that ids of older systems contain stay as they are. */
function rowPath(before: string, rowId: unknown): string {
  const id = encodeSegment(rowId).replaceAll("%2F", "/");
  if (/(^|\/)\.\.?(\/|$)/.test(id)) throw failure(400, `"${id}" cannot be part of a path`);
  return before + id;
}

/**
 * Lists the tables that the caller may read, all at once, the oldest first. `GET /resourcecms/instance/`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param type Only tables of exactly this type. Anything but a text is ignored.
 * @param include What to include: `schema`, `row_count`, or a comma list. Anything but a text is ignored.
 * @param trace Ids for logs and errors; note that it comes before the account. Default `{}`: fresh ones.
 * @param account_uuid Only tables of this account. Anything but a text is ignored.
 * @returns The list, of up to 1000 tables.
 * @throws PatchbayError 401, 403.
 */
export function listResources(
  accessToken: string,
  type?: string,
  include?: string,
  trace?: Trace,
  account_uuid?: string,
): Promise<ListOf<ResourceInstance>>;
export async function listResources(
  accessToken = "null accessToken",
  type?: string,
  include?: string,
  trace: Trace = {},
  account_uuid?: string,
): Promise<ListOf<ResourceInstance>> {
  return callOperation({
    method: "GET",
    path: "/resourcecms/instance/",
    token: accessToken,
    query: { type: textOnly(type), include: textOnly(include), account_uuid: textOnly(account_uuid) },
    trace,
    result: "body",
  });
}

/**
 * Reads the oldest table of a type with a page of its rows. `GET /resourcecms/instance/?type={type}`, then
 * `GET /resourcecms/instance/{uuid}/`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param type The type. Default `"null type"`.
 * @param offset Number of the first row. Default 0.
 * @param limit Rows per page, at most 1000. Default 100.
 * @param include What to include: `rows`, `references`, `schema`, `row_count`, or a comma list.
 * @param expand `references`: the rows that are referred to in full, instead of their ids.
 * @param referenceFilter Row, or a comma list: only these, and rows that refer to one of them.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The table.
 * @throws PatchbayError 404 when there is no such table; 401, 403.
 */
export function getResourceInstance(
  accessToken: string,
  type: string,
  offset?: number | string,
  limit?: number | string,
  include?: string,
  expand?: string,
  referenceFilter?: string,
  trace?: Trace,
): Promise<ResourceInstance>;
export async function getResourceInstance(
  accessToken = "null accessToken",
  type = "null type",
  offset: number | string = 0,
  limit: number | string = 100,
  include?: string,
  expand?: string,
  referenceFilter?: string,
  trace: Trace = {},
): Promise<ResourceInstance> {
  const list = await callOperation<unknown>({
    method: "GET",
    path: "/resourcecms/instance/",
    token: accessToken,
    query: { type },
    trace,
    result: "body",
  });
  const uuid = property(itemsOf(list)?.[0], "uuid");
  if (typeof uuid !== "string") throw failure(404, "there is no resource of this type");
  return getResourceInstanceByUUID(accessToken, uuid, offset, limit, include, expand, referenceFilter, trace);
}

/**
 * Reads a table with a page of its rows. `GET /resourcecms/instance/{instanceUUID}/`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param instanceUUID The table. Default `"null instanceUUID"`.
 * @param offset Number of the first row. Default 0.
 * @param limit Rows per page, at most 1000. Default 100.
 * @param include What to include: `rows`, `references`, `schema`, `row_count`, or a comma list.
 * @param expand `references`: the rows that are referred to in full, instead of their ids.
 * @param referenceFilter Row, or a comma list: only these, and rows that refer to one of them.
 * @param trace Ids for logs and errors; the request gets a child of it. Default `{}`: fresh ones.
 * @returns The table.
 * @throws PatchbayError 401, 403, 404.
 */
export function getResourceInstanceByUUID(
  accessToken: string,
  instanceUUID: string,
  offset?: number | string,
  limit?: number | string,
  include?: string,
  expand?: string,
  referenceFilter?: string,
  trace?: Trace,
): Promise<ResourceInstance>;
export async function getResourceInstanceByUUID(
  accessToken = "null accessToken",
  instanceUUID = "null instanceUUID",
  offset: number | string = 0,
  limit: number | string = 100,
  include?: string,
  expand?: string,
  referenceFilter?: string,
  trace: Trace = {},
): Promise<ResourceInstance> {
  return callOperation({
    method: "GET",
    path: path`/resourcecms/instance/${instanceUUID}/`,
    token: accessToken,
    query: { "rows.limit": limit, "rows.offset": offset, expand, include, reference_filter: referenceFilter },
    trace,
    traceMode: "child",
    result: "body",
  });
}

/**
 * Reads a row. `GET /resourcecms/instance/{instance_uuid}/row/{row_id}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param instance_uuid The table. Default `"null instance_uuid"`.
 * @param row_id Id or reference of the row. Default `"null row_id"`.
 * @param include What to include: `content`, `references`, or a comma list. Default `"content"`.
 * @param trace Ids for logs and errors; the request gets a child of it. Default `{}`: fresh ones.
 * @returns The row.
 * @throws PatchbayError 401, 403, 404.
 */
export function getResourceInstanceRow(
  accessToken: string,
  instance_uuid: string,
  row_id: string,
  include?: string,
  trace?: Trace,
): Promise<ResourceRow>;
export async function getResourceInstanceRow(
  accessToken = "null accessToken",
  instance_uuid = "null instance_uuid",
  row_id = "null row_id",
  include = "content",
  trace: Trace = {},
): Promise<ResourceRow> {
  return callOperation({
    method: "GET",
    path: rowPath(path`/resourcecms/instance/${instance_uuid}/row/`, row_id),
    token: accessToken,
    query: { include },
    trace,
    traceMode: "child",
    result: "body",
  });
}

/**
 * Deletes a row. `DELETE /resourcecms/instance/{instance_uuid}/row/{row_id}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param instance_uuid The table. Default `"null instance_uuid"`.
 * @param row_id Id or reference of the row. Default `"null row_id"`.
 * @param trace Ids for logs and errors; the request gets a child of it. Default `{}`: fresh ones.
 * @returns The body of the answer, which is empty.
 * @throws PatchbayError 401, 403, 404.
 */
export function deleteResourceInstanceRow(accessToken: string, instance_uuid: string, row_id: string, trace?: Trace): Promise<"">;
export async function deleteResourceInstanceRow(
  accessToken = "null accessToken",
  instance_uuid = "null instance_uuid",
  row_id = "null row_id",
  trace: Trace = {},
): Promise<""> {
  return callOperation({
    method: "DELETE",
    path: rowPath(path`/resourcecms/instance/${instance_uuid}/row/`, row_id),
    token: accessToken,
    trace,
    traceMode: "child",
    result: "body",
  });
}

/**
 * Lets a row refer to others. `POST /resourcecms/relation/{rowUUID}/add`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param rowUUID Id or reference of the row. Default `"null instanceUUID"`.
 * @param relationships Ids or references of the others. Default `[]`.
 * @param trace Ids for logs and errors; the request gets a child of it. Default `{}`: fresh ones.
 * @returns The row with all that it refers to.
 * @throws PatchbayError 400 when one does not exist; 401, 403, 404.
 */
export function addRelationshipsToRow(
  accessToken: string,
  rowUUID: string,
  relationships?: readonly string[],
  trace?: Trace,
): Promise<ResourceRow>;
export async function addRelationshipsToRow(
  accessToken = "null accessToken",
  rowUUID = "null instanceUUID",
  relationships: readonly string[] = [],
  trace: Trace = {},
): Promise<ResourceRow> {
  return callOperation({
    method: "POST",
    path: `${rowPath("/resourcecms/relation/", rowUUID)}/add`,
    token: accessToken,
    body: relationships,
    trace,
    traceMode: "child",
    result: "body",
  });
}
