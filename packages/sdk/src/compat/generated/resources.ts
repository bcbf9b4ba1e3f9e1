// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Resources` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ResourceInstance, ResourceRow, ResourceRowCreate, ResourceSearch, ResourceTemplate } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * Register a template for an account.
 *
 * `POST /resourcecms/account/{account_uuid}/register`. Needs the permission `resource_template.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param account_uuid UUID of the account, lower case.
 * @param name Display name.
 * @param description Free text. Optional.
 * @param schema JSON Schema (2020-12) of a row's content. A column with `x-reference: { type }` refers to rows of
 * tables of that type; `x-unique: true` allows each value once.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function registerAccountTemplate(accessToken: string, account_uuid: string, name: string, description: string | undefined, schema: Record<string, unknown>, trace?: Trace): Promise<ResourceTemplate>;
export async function registerAccountTemplate(
  accessToken: string = "null accessToken",
  account_uuid?: string,
  name?: string,
  description?: string,
  schema?: Record<string, unknown>,
  trace: Trace = {},
): Promise<ResourceTemplate> {
  return callOperation<ResourceTemplate>({
    method: "POST",
    path: path`/resourcecms/account/${account_uuid}/register`,
    token: accessToken,
    body: { name, description, schema },
    trace,
    result: "body",
  });
}

/**
 * Register a template for a user.
 *
 * `POST /resourcecms/user/{user_uuid}/register`. Needs the permission `resource_template.create`, except for the user
 * himself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param user_uuid UUID of the user, lower case.
 * @param name Display name.
 * @param description Free text. Optional.
 * @param schema JSON Schema (2020-12) of a row's content. A column with `x-reference: { type }` refers to rows of
 * tables of that type; `x-unique: true` allows each value once.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function registerUserTemplate(accessToken: string, user_uuid: string, name: string, description: string | undefined, schema: Record<string, unknown>, trace?: Trace): Promise<ResourceTemplate>;
export async function registerUserTemplate(
  accessToken: string = "null accessToken",
  user_uuid?: string,
  name?: string,
  description?: string,
  schema?: Record<string, unknown>,
  trace: Trace = {},
): Promise<ResourceTemplate> {
  return callOperation<ResourceTemplate>({
    method: "POST",
    path: path`/resourcecms/user/${user_uuid}/register`,
    token: accessToken,
    body: { name, description, schema },
    trace,
    result: "body",
  });
}

/**
 * Create a table from a template.
 *
 * `POST /resourcecms/instance`. Needs the permission `resource.create`, except for the user's own tables.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param template_uuid The template.
 * @param name Display name.
 * @param description Free text. Optional.
 * @param type Key by which applications find it; need not be unique. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
 */
export function createInstance(accessToken: string, template_uuid: string, name: string, description?: string, type?: string, trace?: Trace): Promise<ResourceInstance>;
export async function createInstance(
  accessToken: string = "null accessToken",
  template_uuid?: string,
  name?: string,
  description?: string,
  type?: string,
  trace: Trace = {},
): Promise<ResourceInstance> {
  return callOperation<ResourceInstance>({
    method: "POST",
    path: "/resourcecms/instance",
    token: accessToken,
    body: { template_uuid, name, description, type },
    trace,
    result: "body",
  });
}

/**
 * Find rows of a table by their content.
 *
 * The answer is the table, with a page of the rows that match. A column that no row has matches none.
 *
 * `POST /resourcecms/instance/{instance_uuid}/search`. Needs the permission `resource.read`, except for the user's own
 * tables.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param resourceUUID Opaque id; not always a UUID. Default `"null resource_uuid"`, which the server refuses.
 * @param body Conditions that all must hold, or `{ and: […] }`, `{ or: […] }`, nested at will. When empty, all rows
 * match. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function searchResourceInstance(accessToken: string, resourceUUID: string, body?: ResourceSearch, trace?: Trace): Promise<ResourceInstance>;
export async function searchResourceInstance(
  accessToken: string = "null accessToken",
  resourceUUID: string = "null resource_uuid",
  body: ResourceSearch = {},
  trace: Trace = {},
): Promise<ResourceInstance> {
  return callOperation<ResourceInstance>({
    method: "POST",
    path: path`/resourcecms/instance/${resourceUUID}/search`,
    token: accessToken,
    body,
    trace,
    traceMode: "child",
    result: "body",
  });
}

/**
 * Add a row to a table.
 *
 * What does not fit the table's schema is told one by one, each with a JSON pointer.
 *
 * `POST /resourcecms/instance/{instance_uuid}/row`. Needs the permission `resource.create`, except for the user's own
 * tables.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param instanceUUID Opaque id; not always a UUID. Default `"null instanceUUID"`, which the server refuses.
 * @param body What to send. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function addRowToInstance(accessToken: string, instanceUUID: string, body: ResourceRowCreate, trace?: Trace): Promise<ResourceRow>;
export async function addRowToInstance(
  accessToken: string = "null accessToken",
  instanceUUID: string = "null instanceUUID",
  body: ResourceRowCreate | "null body" = "null body",
  trace: Trace = {},
): Promise<ResourceRow> {
  return callOperation<ResourceRow>({
    method: "POST",
    path: path`/resourcecms/instance/${instanceUUID}/row`,
    token: accessToken,
    body,
    trace,
    traceMode: "child",
    result: "body",
  });
}
