// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Activity, ActivityCreate, ActivityReport, ActivitySubtype, ActivitySubtypeCreate, ActivityType, ActivityTypeCreate, ReportParameters, ReportRun, ReportTemplate, ReportTemplateInput } from "./types.ts";

/** Parameters of {@link ActivityApi.recordActivity}. */
export interface RecordActivityParams extends ActivityCreate {}

/** Parameters of {@link ActivityApi.listActivities}. */
export interface ListActivitiesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only this type; an unknown one gives an empty list. */
  activity_type?: string | undefined;
  /** Only this subtype. */
  activity_subtype?: string | undefined;
  /** Only what belongs to this user. */
  owner_uuid?: string | undefined;
  /** Only what belongs to this account. */
  account_uuid?: string | undefined;
  /** Only from then on. RFC 3339, or epoch milliseconds. */
  start_time?: string | undefined;
  /** Only before. RFC 3339, or epoch milliseconds. */
  end_time?: string | undefined;
  /** `metadata` shows it in each item. */
  include?: string[] | undefined;
}

/** Parameters of {@link ActivityApi.registerType}. */
export interface RegisterTypeParams extends ActivityTypeCreate {}

/** Parameters of {@link ActivityApi.listRegisteredTypes}. */
export interface ListRegisteredTypesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** `schema` shows it in each item. */
  include?: string[] | undefined;
}

/** Parameters of {@link ActivityApi.registerSubType}. */
export interface RegisterSubTypeParams extends ActivitySubtypeCreate {}

/** Parameters of {@link ActivityApi.listRegisteredSubTypes}. */
export interface ListRegisteredSubTypesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** `schema` shows it in each item. */
  include?: string[] | undefined;
}

/** Parameters of {@link ActivityApi.createReportTemplate}. */
export interface CreateReportTemplateParams extends ReportTemplateInput {}

/** Parameters of {@link ActivityApi.listReportTemplates}. */
export interface ListReportTemplatesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link ActivityApi.updateReportTemplate}. */
export interface UpdateReportTemplateParams extends ReportTemplateInput {
  /** The template. */
  template_uuid: string;
}

/** Parameters of {@link ActivityApi.deleteReportTemplate}. */
export interface DeleteReportTemplateParams {
  /** The template. */
  template_uuid: string;
}

/** Parameters of {@link ActivityApi.runReport}. */
export interface RunReportParams extends ReportParameters {
  /** The template. */
  template_uuid: string;
  /** User whose activities it is about. */
  owner_uuid?: string | undefined;
  /** Account whose activities it is about. */
  account_uuid?: string | undefined;
}

/** Parameters of {@link ActivityApi.getReport}. */
export interface GetReportParams {
  /** The report. Must be given. */
  report_uuid?: string | undefined;
  /** Its template. Must be given. */
  template_uuid?: string | undefined;
}

/** Activity: The activity log, and reports over it. */
export class ActivityApi extends ServiceApi {
  /**
   * Record an activity.
   *
   * What the services of the platform do is recorded by itself.
   *
   * `POST /activity/activity`. Needs the permission `activity.create`.
   *
   * @param params See {@link RecordActivityParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Activity.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  recordActivity(params: RecordActivityParams, options?: CallOptions): Call<Activity> {
    return this.call<Activity>({ id: "activity.recordActivity", method: "POST", path: "/activity/activity", body: "members" }, params, options);
  }

  /**
   * List activities, the newest first.
   *
   * `metadata.<name>` as a query parameter narrows by what activities hold: `metadata.call_id=7`.
   *
   * `GET /activity/activity`. Needs the permission `activity.read`, except for the user's own activities.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_ts`. `sort` may name `created_ts`,
   * `activity_type`, `activity_subtype`, `owner_uuid`.
   *
   * @param params See {@link ListActivitiesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listActivities(params: ListActivitiesParams = {}, options?: CallOptions): ListCall<Activity> {
    return this.list<Activity>({ id: "activity.listActivities", method: "GET", path: "/activity/activity" }, params, options);
  }

  /**
   * Register a type of activities.
   *
   * `POST /activity/register`. Needs the permission `activity_type.create`.
   *
   * @param params See {@link RegisterTypeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ActivityType.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
   */
  registerType(params: RegisterTypeParams, options?: CallOptions): Call<ActivityType> {
    return this.call<ActivityType>({ id: "activity.registerType", method: "POST", path: "/activity/register", body: "members" }, params, options);
  }

  /**
   * List the registered types, each in its highest version.
   *
   * `GET /activity/register`. Needs the permission `activity_type.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `activity_type`. `sort` may name
   * `activity_type`, `version`.
   *
   * @param params See {@link ListRegisteredTypesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listRegisteredTypes(params: ListRegisteredTypesParams = {}, options?: CallOptions): ListCall<ActivityType> {
    return this.list<ActivityType>({ id: "activity.listRegisteredTypes", method: "GET", path: "/activity/register" }, params, options);
  }

  /**
   * Register a subtype of activities.
   *
   * `POST /activity/register/subtype`. Needs the permission `activity_type.create`.
   *
   * @param params See {@link RegisterSubTypeParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ActivitySubtype.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
   */
  registerSubType(params: RegisterSubTypeParams, options?: CallOptions): Call<ActivitySubtype> {
    return this.call<ActivitySubtype>({ id: "activity.registerSubType", method: "POST", path: "/activity/register/subtype", body: "members" }, params, options);
  }

  /**
   * List the registered subtypes, each in its highest version.
   *
   * `GET /activity/register/subtype`. Needs the permission `activity_type.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `activity_type`, `activity_subtype`. `sort`
   * may name `activity_type`, `activity_subtype`, `version`.
   *
   * @param params See {@link ListRegisteredSubTypesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listRegisteredSubTypes(params: ListRegisteredSubTypesParams = {}, options?: CallOptions): ListCall<ActivitySubtype> {
    return this.list<ActivitySubtype>({ id: "activity.listRegisteredSubTypes", method: "GET", path: "/activity/register/subtype" }, params, options);
  }

  /**
   * Create a report template.
   *
   * `POST /activity/report/template`. Needs the permission `report_template.create`.
   *
   * @param params See {@link CreateReportTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ReportTemplate.
   * @throws PatchbayError 400, 401, 403, 429.
   */
  createReportTemplate(params: CreateReportTemplateParams, options?: CallOptions): Call<ReportTemplate> {
    return this.call<ReportTemplate>({ id: "activity.createReportTemplate", method: "POST", path: "/activity/report/template", body: "members" }, params, options);
  }

  /**
   * List the report templates of the account and of the platform.
   *
   * `GET /activity/report/template`. Needs the permission `report_template.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link ListReportTemplatesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listReportTemplates(params: ListReportTemplatesParams = {}, options?: CallOptions): ListCall<ReportTemplate> {
    return this.list<ReportTemplate>({ id: "activity.listReportTemplates", method: "GET", path: "/activity/report/template" }, params, options);
  }

  /**
   * Replace a report template.
   *
   * `PUT /activity/report/template/{template_uuid}`. Needs the permission `report_template.update`.
   *
   * @param params See {@link UpdateReportTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ReportTemplate.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateReportTemplate(params: UpdateReportTemplateParams, options?: CallOptions): Call<ReportTemplate> {
    return this.call<ReportTemplate>({ id: "activity.updateReportTemplate", method: "PUT", path: "/activity/report/template/{template_uuid}", body: "members" }, params, options);
  }

  /**
   * Delete a report template.
   *
   * `DELETE /activity/report/template/{template_uuid}`. Needs the permission `report_template.delete`.
   *
   * @param params See {@link DeleteReportTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteReportTemplate(params: DeleteReportTemplateParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "activity.deleteReportTemplate", method: "DELETE", path: "/activity/report/template/{template_uuid}" }, params, options);
  }

  /**
   * Run a report template, over the activities of one user or one account.
   *
   * It works in the background, for at most a minute. Ask for the report until it is there.
   *
   * `POST /activity/report/{template_uuid}`. Needs the permission `report.create`, except for reports over the user's
   * own activities.
   *
   * @param params See {@link RunReportParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ReportRun.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  runReport(params: RunReportParams, options?: CallOptions): Call<ReportRun> {
    return this.call<ReportRun>({ id: "activity.runReport", method: "POST", path: "/activity/report/{template_uuid}", body: "members", query: ["owner_uuid","account_uuid"] }, params, options);
  }

  /**
   * Read a report. While it is running the answer is empty.
   *
   * A report that failed is an answer too; its `error` says why. Reports are kept for 7 days.
   *
   * `GET /activity/report`. Needs the permission `report.read`, except for reports over the user's own activities.
   *
   * @param params See {@link GetReportParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ActivityReport, or nothing.
   * @throws PatchbayError 401, 403, 429.
   */
  getReport(params: GetReportParams = {}, options?: CallOptions): Call<ActivityReport | undefined> {
    return this.call<ActivityReport | undefined>({ id: "activity.getReport", method: "GET", path: "/activity/report" }, params, options);
  }
}
