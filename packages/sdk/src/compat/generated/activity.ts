// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Activity` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { Activity, ActivitySubtype, ActivityType, ListOf, ReportAggregate, ReportColumn, ReportDataSource, ReportLimit, ReportParameter, ReportSort, ReportTemplate, ReportTemplateInput } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters } from "../types.ts";

/**
 * List activities, the newest first.
 *
 * `metadata.<name>` as a query parameter narrows by what activities hold: `metadata.call_id=7`.
 *
 * `GET /activity/activity`. Needs the permission `activity.read`, except for the user's own activities.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `sort`, `activity_type`, `activity_subtype`, `owner_uuid`,
 * `account_uuid`, `start_time`, `end_time`, `include`. Default `{}`.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listActivities(accessToken: string, filters?: Filters, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<Activity>>;
export async function listActivities(
  accessToken: string = "null access token",
  filters: Filters = {},
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<Activity>> {
  return callOperation<ListOf<Activity>>({
    method: "GET",
    path: "/activity/activity",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Register a type of activities.
 *
 * `POST /activity/register`. Needs the permission `activity_type.create`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param activity_type Key of the type, such as `voicemail`.
 * @param version 1 when absent. Registering a higher one replaces the schema. Default `1`.
 * @param schema JSON Schema of the activities' `metadata`; absent = anything goes. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
 */
export function registerType(accessToken: string, activity_type: string, version?: number, schema?: Record<string, unknown>, trace?: Trace): Promise<ActivityType>;
export async function registerType(
  accessToken: string = "null access token",
  activity_type?: string,
  version: number = 1,
  schema?: Record<string, unknown>,
  trace: Trace = {},
): Promise<ActivityType> {
  return callOperation<ActivityType>({
    method: "POST",
    path: "/activity/register",
    token: accessToken,
    body: { activity_type, version, schema },
    trace,
    result: "body",
  });
}

/**
 * List the registered types, each in its highest version.
 *
 * `GET /activity/register`. Needs the permission `activity_type.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param include `schema` shows it in each item. Optional.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listRegisteredTypes(accessToken: string, include?: string[] | string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<ActivityType>>;
export async function listRegisteredTypes(
  accessToken: string = "null access token",
  include?: string[] | string,
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<ActivityType>> {
  return callOperation<ListOf<ActivityType>>({
    method: "GET",
    path: "/activity/register",
    token: accessToken,
    query: { include, offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Register a subtype of activities.
 *
 * `POST /activity/register/subtype`. Needs the permission `activity_type.create`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param activity_type The type that it is a part of; must be registered.
 * @param activity_subtype Key of the subtype.
 * @param version 1 when absent. Registering a higher one replaces the schema. Default `1`.
 * @param schema JSON Schema of the activities' `metadata`; absent = anything goes. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
 */
export function registerSubType(accessToken: string, activity_type: string, activity_subtype: string, version?: number, schema?: Record<string, unknown>, trace?: Trace): Promise<ActivitySubtype>;
export async function registerSubType(
  accessToken: string = "null access token",
  activity_type?: string,
  activity_subtype?: string,
  version: number = 1,
  schema?: Record<string, unknown>,
  trace: Trace = {},
): Promise<ActivitySubtype> {
  return callOperation<ActivitySubtype>({
    method: "POST",
    path: "/activity/register/subtype",
    token: accessToken,
    body: { activity_type, activity_subtype, version, schema },
    trace,
    result: "body",
  });
}

/**
 * List the registered subtypes, each in its highest version.
 *
 * `GET /activity/register/subtype`. Needs the permission `activity_type.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param include `schema` shows it in each item. Optional.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listRegisteredSubTypes(accessToken: string, include?: string[] | string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<ActivitySubtype>>;
export async function listRegisteredSubTypes(
  accessToken: string = "null access token",
  include?: string[] | string,
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<ActivitySubtype>> {
  return callOperation<ListOf<ActivitySubtype>>({
    method: "GET",
    path: "/activity/register/subtype",
    token: accessToken,
    query: { include, offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Create a report template.
 *
 * `POST /activity/report/template`. Needs the permission `report_template.create`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param name What people find it by; need not be unique.
 * @param description Empty when absent. Optional.
 * @param default_view How front ends show a report first: `table` when absent. Optional.
 * @param data_source Where a report's rows come from.
 * @param parameters What has to be given when it is run. Optional.
 * @param columns What a row of the report shows, in order. Optional.
 * @param limits Rows that are kept: those that meet all conditions of any of these lists; an empty list keeps all.
 * Optional.
 * @param sort Order of the rows. Optional.
 * @param aggregates What is computed over the rows. Optional.
 * @param visualizations For front ends; the platform only keeps it. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429.
 */
export function createReportTemplate(accessToken: string, name: string, description: string | undefined, default_view: "table" | "chart" | "summary" | (string & {}) | undefined, data_source: ReportDataSource, parameters?: ReportParameter[], columns?: ReportColumn[], limits?: ReportLimit[][], sort?: ReportSort, aggregates?: ReportAggregate[], visualizations?: Record<string, unknown>, trace?: Trace): Promise<ReportTemplate>;
export async function createReportTemplate(
  accessToken: string = "null access token",
  name?: string,
  description?: string,
  default_view?: "table" | "chart" | "summary" | (string & {}),
  data_source?: ReportDataSource,
  parameters?: ReportParameter[],
  columns?: ReportColumn[],
  limits?: ReportLimit[][],
  sort?: ReportSort,
  aggregates?: ReportAggregate[],
  visualizations?: Record<string, unknown>,
  trace: Trace = {},
): Promise<ReportTemplate> {
  return callOperation<ReportTemplate>({
    method: "POST",
    path: "/activity/report/template",
    token: accessToken,
    body: { name, description, default_view, data_source, parameters, columns, limits, sort, aggregates, visualizations },
    trace,
    result: "body",
  });
}

/**
 * List the report templates of the account and of the platform.
 *
 * `GET /activity/report/template`. Needs the permission `report_template.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listReportTemplates(accessToken: string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<ReportTemplate>>;
export async function listReportTemplates(
  accessToken: string = "null access token",
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<ReportTemplate>> {
  return callOperation<ListOf<ReportTemplate>>({
    method: "GET",
    path: "/activity/report/template",
    token: accessToken,
    query: { offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Replace a report template.
 *
 * `PUT /activity/report/template/{template_uuid}`. Needs the permission `report_template.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param template_uuid The template.
 * @param template A whole template; ids and audit of a template that was read are ignored.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateReportTemplate(accessToken: string, template_uuid: string, template: ReportTemplateInput, trace?: Trace): Promise<ReportTemplate>;
export async function updateReportTemplate(
  accessToken: string = "null access token",
  template_uuid?: string,
  template?: ReportTemplateInput,
  trace: Trace = {},
): Promise<ReportTemplate> {
  return callOperation<ReportTemplate>({
    method: "PUT",
    path: path`/activity/report/template/${template_uuid}`,
    token: accessToken,
    body: template,
    trace,
    result: "body",
  });
}

/**
 * Delete a report template.
 *
 * `DELETE /activity/report/template/{template_uuid}`. Needs the permission `report_template.delete`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param template_uuid The template.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteReportTemplate(accessToken: string, template_uuid: string, trace?: Trace): Promise<"">;
export async function deleteReportTemplate(
  accessToken: string = "null access token",
  template_uuid?: string,
  trace: Trace = {},
): Promise<""> {
  return callOperation<"">({
    method: "DELETE",
    path: path`/activity/report/template/${template_uuid}`,
    token: accessToken,
    trace,
    result: "body",
  });
}
