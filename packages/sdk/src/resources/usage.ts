// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { BillingCycle, UsageEvent, UsageEventCreate, UsageReport, UsageReportRun, UsageTemplate } from "./types.ts";

/** Parameters of {@link UsageApi.createEvent}. */
export interface CreateEventParams extends UsageEventCreate {}

/** Parameters of {@link UsageApi.getAccountBillingCycle}. */
export interface GetAccountBillingCycleParams {
  /** The account. */
  account_uuid: string;
}

/** Parameters of {@link UsageApi.listUsageTemplates}. */
export interface ListUsageTemplatesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link UsageApi.getUsageTemplate}. */
export interface GetUsageTemplateParams {
  /** The predefined report. */
  template_uuid: string;
}

/** Parameters of {@link UsageApi.runUsageReport}. */
export interface RunUsageReportParams extends UsageReportRun {
  /** The predefined report. */
  template_uuid: string;
}

/** Parameters of {@link UsageApi.getUsageReport}. */
export interface GetUsageReportParams {
  /** The report, as starting it gave. */
  report_uuid: string;
}

/** Usage: Metering: usage events, reports over them, and the billing cycle. */
export class UsageApi extends ServiceApi {
  /**
   * Record a usage event.
   *
   * The platform meters texts, e-mails, pushes, uploads, functions and workflows by itself.
   *
   * `POST /usage/events`. Needs the permission `usage_event.create`.
   *
   * @param params See {@link CreateEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UsageEvent.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  createEvent(params: CreateEventParams, options?: CallOptions): Call<UsageEvent> {
    return this.call<UsageEvent>({ id: "usage.createEvent", method: "POST", path: "/usage/events", body: "members" }, params, options);
  }

  /**
   * Tell the present billing cycle of an account.
   *
   * `GET /usage/accounts/{account_uuid}/billing_cycle`. Needs the permission `billing.read`, except for the account
   * that the caller belongs to.
   *
   * @param params See {@link GetAccountBillingCycleParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns BillingCycle.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAccountBillingCycle(params: GetAccountBillingCycleParams, options?: CallOptions): Call<BillingCycle> {
    return this.call<BillingCycle>({ id: "usage.getAccountBillingCycle", method: "GET", path: "/usage/accounts/{account_uuid}/billing_cycle" }, params, options);
  }

  /**
   * List the predefined reports.
   *
   * `GET /usage/reports/templates`. Needs the permission `usage_template.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link ListUsageTemplatesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listUsageTemplates(params: ListUsageTemplatesParams = {}, options?: CallOptions): ListCall<UsageTemplate> {
    return this.list<UsageTemplate>({ id: "usage.listUsageTemplates", method: "GET", path: "/usage/reports/templates" }, params, options);
  }

  /**
   * Read one predefined report.
   *
   * `GET /usage/reports/templates/{template_uuid}`. Needs the permission `usage_template.read`.
   *
   * @param params See {@link GetUsageTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UsageTemplate.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getUsageTemplate(params: GetUsageTemplateParams, options?: CallOptions): Call<UsageTemplate> {
    return this.call<UsageTemplate>({ id: "usage.getUsageTemplate", method: "GET", path: "/usage/reports/templates/{template_uuid}" }, params, options);
  }

  /**
   * Start a report over a period.
   *
   * Ask for the report by its `report_uuid` until its status is final; small ones take less than five seconds.
   *
   * `POST /usage/reports/templates/{template_uuid}/events/evaluate`. Needs the permission `usage_report.create`.
   *
   * @param params See {@link RunUsageReportParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UsageReport.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  runUsageReport(params: RunUsageReportParams, options?: CallOptions): Call<UsageReport> {
    return this.call<UsageReport>({ id: "usage.runUsageReport", method: "POST", path: "/usage/reports/templates/{template_uuid}/events/evaluate", body: "members" }, params, options);
  }

  /**
   * Read a report: how far it is, and where its result lies.
   *
   * `GET /usage/reports/{report_uuid}`. Needs the permission `usage_report.read`.
   *
   * @param params See {@link GetUsageReportParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns UsageReport.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getUsageReport(params: GetUsageReportParams, options?: CallOptions): Call<UsageReport> {
    return this.call<UsageReport>({ id: "usage.getUsageReport", method: "GET", path: "/usage/reports/{report_uuid}" }, params, options);
  }
}
