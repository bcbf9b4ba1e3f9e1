// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Usage` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { BillingCycle, ListOf, UsageEvent, UsageReport, UsageTemplate } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * Record a usage event.
 *
 * The platform meters texts, e-mails, pushes, uploads, functions and workflows by itself.
 *
 * `POST /usage/events`. Needs the permission `usage_event.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account to bill.
 * @param applicationUUID Application that caused it; null for none. Optional.
 * @param eventType What is metered, such as `sms_did_request`: lower-case letters, digits and `_`, at most 64.
 * @param metadata Details, at most 64 KiB of JSON; `{}` when absent. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
 */
export function createEvent(accessToken: string, accountUUID: string, applicationUUID: string | null | undefined, eventType: string, metadata?: Record<string, unknown>, trace?: Trace): Promise<UsageEvent>;
export async function createEvent(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  applicationUUID?: string | null,
  eventType?: string,
  metadata?: Record<string, unknown>,
  trace: Trace = {},
): Promise<UsageEvent> {
  return callOperation<UsageEvent>({
    method: "POST",
    path: "/usage/events",
    token: accessToken,
    body: { account_uuid: accountUUID, application_uuid: applicationUUID, event_type: eventType, metadata },
    trace,
    result: "body",
  });
}

/**
 * Tell the present billing cycle of an account.
 *
 * `GET /usage/accounts/{account_uuid}/billing_cycle`. Needs the permission `billing.read`, except for the account that
 * the caller belongs to.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getAccountBillingCycle(accessToken: string, accountUUID: string, trace?: Trace): Promise<BillingCycle>;
export async function getAccountBillingCycle(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  trace: Trace = {},
): Promise<BillingCycle> {
  return callOperation<BillingCycle>({
    method: "GET",
    path: path`/usage/accounts/${accountUUID}/billing_cycle`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the predefined reports.
 *
 * `GET /usage/reports/templates`. Needs the permission `usage_template.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `100`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listUsageTemplates(accessToken: string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<UsageTemplate>>;
export async function listUsageTemplates(
  accessToken: string = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 100,
  trace: Trace = {},
): Promise<ListOf<UsageTemplate>> {
  return callOperation<ListOf<UsageTemplate>>({
    method: "GET",
    path: "/usage/reports/templates",
    token: accessToken,
    query: { offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Read one predefined report.
 *
 * `GET /usage/reports/templates/{template_uuid}`. Needs the permission `usage_template.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param templateUUID The predefined report. Default `"null templateUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getUsageTemplate(accessToken: string, templateUUID: string, trace?: Trace): Promise<UsageTemplate>;
export async function getUsageTemplate(
  accessToken: string = "null accessToken",
  templateUUID: string = "null templateUUID",
  trace: Trace = {},
): Promise<UsageTemplate> {
  return callOperation<UsageTemplate>({
    method: "GET",
    path: path`/usage/reports/templates/${templateUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Start a report over a period.
 *
 * Ask for the report by its `report_uuid` until its status is final; small ones take less than five seconds.
 *
 * `POST /usage/reports/templates/{template_uuid}/events/evaluate`. Needs the permission `usage_report.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param templateUUID The predefined report. Default `"null templateUUID"`, which the server refuses.
 * @param since Beginning of the period, which belongs to it. RFC 3339.
 * @param until End of the period, at most 400 days after its beginning. RFC 3339.
 * @param accountUUID Account to report on; the caller's when absent. Optional.
 * @param applicationUUID Only what this application caused. Optional.
 * @param eventType Only usage of this type. Optional.
 * @param offset Rows to skip; 0 when absent. Optional.
 * @param limit Most rows of the result; all when absent. Optional.
 * @param filterValues Values of the template's filters, by name; other names are refused. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function runUsageReport(accessToken: string, templateUUID: string, since: string, until: string, accountUUID?: string | null, applicationUUID?: string | null, eventType?: string | null, offset?: number | null, limit?: number | null, filterValues?: Record<string, unknown> | null, trace?: Trace): Promise<UsageReport>;
export async function runUsageReport(
  accessToken: string = "null accessToken",
  templateUUID: string = "null templateUUID",
  since?: string,
  until?: string,
  accountUUID?: string | null,
  applicationUUID?: string | null,
  eventType?: string | null,
  offset?: number | null,
  limit?: number | null,
  filterValues?: Record<string, unknown> | null,
  trace: Trace = {},
): Promise<UsageReport> {
  return callOperation<UsageReport>({
    method: "POST",
    path: path`/usage/reports/templates/${templateUUID}/events/evaluate`,
    token: accessToken,
    body: { since, until, account_uuid: accountUUID, application_uuid: applicationUUID, event_type: eventType, offset, limit, filter_values: filterValues },
    trace,
    result: "body",
  });
}

/**
 * Read a report: how far it is, and where its result lies.
 *
 * `GET /usage/reports/{report_uuid}`. Needs the permission `usage_report.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param reportUUID The report, as starting it gave.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getUsageReport(accessToken: string, reportUUID: string, trace?: Trace): Promise<UsageReport>;
export async function getUsageReport(
  accessToken: string = "null accessToken",
  reportUUID?: string,
  trace: Trace = {},
): Promise<UsageReport> {
  return callOperation<UsageReport>({
    method: "GET",
    path: path`/usage/reports/${reportUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}
