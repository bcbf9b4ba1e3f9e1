import { Type } from "typebox";
import {
  Activity,
  ActivityCreate,
  ActivityReport,
  ActivitySubtype,
  ActivitySubtypeCreate,
  ActivityType,
  ActivityTypeCreate,
  ReportRun,
  ReportTemplate,
  ReportTemplateInput,
} from "./activity-resources.ts";
import {
  bearerArg,
  fieldArg,
  filtersArg,
  needs,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  queryArg,
  service,
  traceArg,
} from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./activity-resources.ts";

const token = bearerArg("null access token");
const moment = (description: string) => Type.String({ description: `${description} RFC 3339, or epoch milliseconds.` });
const include = (what: string) => Type.Array(Type.String(), { description: `\`${what}\` shows it in each item.` });
const types = { limit: 10, max: 1000, sort: ["activity_type"], sortable: ["activity_type", "version"] } as const;
const params = { template_uuid: { ...Uuid, description: "The template." } };
const template = pathArg("template_uuid", "template_uuid", undefined);

export const activity = service({
  name: "activity",
  namespace: "Activity",
  prefix: "/activity",
  title: "Activity",
  description: "The activity log, and reports over it.",
  operations: {
    recordActivity: operation({
      method: "POST",
      path: "/activity/activity",
      summary: "Record an activity.",
      description: "What the services of the platform do is recorded by itself.",
      access: needs("activity.create"),
      body: ActivityCreate,
      responses: { 201: Activity },
      errors: ["unknown_reference"],
    }),
    listActivities: operation({
      method: "GET",
      path: "/activity/activity",
      summary: "List activities, the newest first.",
      description: "`metadata.<name>` as a query parameter narrows by what activities hold: `metadata.call_id=7`.",
      access: ownOr("the user's own activities", "activity.read"),
      query: {
        ...pageQuery,
        activity_type: Type.String({ description: "Only this type; an unknown one gives an empty list." }),
        activity_subtype: Type.String({ description: "Only this subtype." }),
        owner_uuid: Type.String({ description: "Only what belongs to this user." }),
        account_uuid: Type.String({ description: "Only what belongs to this account." }),
        start_time: moment("Only from then on."),
        end_time: moment("Only before."),
        include: include("metadata"),
      },
      responses: { 200: List(Activity) },
      paged: {
        limit: 10,
        max: 1000,
        sort: ["-created_ts"],
        sortable: ["created_ts", "activity_type", "activity_subtype", "owner_uuid"],
      },
      positional: { args: [token, filtersArg({}), ...pageArgs(), traceArg], outcome: "body" },
    }),
    registerType: operation({
      method: "POST",
      path: "/activity/register",
      summary: "Register a type of activities.",
      access: needs("activity_type.create"),
      body: ActivityTypeCreate,
      responses: { 201: ActivityType },
      errors: ["conflict", "unknown_reference"],
      positional: {
        args: [
          token,
          fieldArg("activity_type", "activity_type"),
          fieldArg("version", "version", 1),
          fieldArg("schema", "schema"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listRegisteredTypes: operation({
      method: "GET",
      path: "/activity/register",
      summary: "List the registered types, each in its highest version.",
      access: needs("activity_type.read"),
      query: { ...pageQuery, include: include("schema") },
      responses: { 200: List(ActivityType) },
      paged: types,
      positional: { args: [token, queryArg("include", "include"), ...pageArgs(), traceArg], outcome: "body" },
    }),
    registerSubType: operation({
      method: "POST",
      path: "/activity/register/subtype",
      summary: "Register a subtype of activities.",
      access: needs("activity_type.create"),
      body: ActivitySubtypeCreate,
      responses: { 201: ActivitySubtype },
      errors: ["conflict", "unknown_reference"],
      positional: {
        args: [
          token,
          fieldArg("activity_type", "activity_type"),
          fieldArg("activity_subtype", "activity_subtype"),
          fieldArg("version", "version", 1),
          fieldArg("schema", "schema"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listRegisteredSubTypes: operation({
      method: "GET",
      path: "/activity/register/subtype",
      summary: "List the registered subtypes, each in its highest version.",
      access: needs("activity_type.read"),
      query: { ...pageQuery, include: include("schema") },
      responses: { 200: List(ActivitySubtype) },
      paged: { ...types, sort: ["activity_type", "activity_subtype"], sortable: ["activity_type", "activity_subtype", "version"] },
      positional: { args: [token, queryArg("include", "include"), ...pageArgs(), traceArg], outcome: "body" },
    }),
    createReportTemplate: operation({
      method: "POST",
      path: "/activity/report/template",
      summary: "Create a report template.",
      access: needs("report_template.create"),
      body: ReportTemplateInput,
      responses: { 201: ReportTemplate },
      positional: {
        args: [
          token,
          fieldArg("name", "name"),
          fieldArg("description", "description"),
          fieldArg("default_view", "default_view"),
          fieldArg("data_source", "data_source"),
          fieldArg("parameters", "parameters"),
          fieldArg("columns", "columns"),
          fieldArg("limits", "limits"),
          fieldArg("sort", "sort"),
          fieldArg("aggregates", "aggregates"),
          fieldArg("visualizations", "visualizations"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listReportTemplates: operation({
      method: "GET",
      path: "/activity/report/template",
      summary: "List the report templates of the account and of the platform.",
      access: needs("report_template.read"),
      query: pageQuery,
      responses: { 200: List(ReportTemplate) },
      paged: { limit: 10, max: 1000, sort: ["name"], sortable: ["name", "created_date", "modified_date"] },
      positional: { args: [token, ...pageArgs(), traceArg], outcome: "body" },
    }),
    updateReportTemplate: operation({
      method: "PUT",
      path: "/activity/report/template/{template_uuid}",
      summary: "Replace a report template.",
      access: needs("report_template.update"),
      params,
      body: ReportTemplateInput,
      responses: { 200: ReportTemplate },
      positional: { args: [token, template, { to: "body", name: "template" }, traceArg], outcome: "body" },
    }),
    deleteReportTemplate: operation({
      method: "DELETE",
      path: "/activity/report/template/{template_uuid}",
      summary: "Delete a report template.",
      access: needs("report_template.delete"),
      params,
      responses: { 204: null },
      positional: { args: [token, template, traceArg], outcome: "body" },
    }),
    runReport: operation({
      method: "POST",
      path: "/activity/report/{template_uuid}",
      summary: "Run a report template, over the activities of one user or one account.",
      description: "It works in the background, for at most a minute. Ask for the report until it is there.",
      access: ownOr("reports over the user's own activities", "report.create"),
      params,
      query: {
        owner_uuid: Type.String({ description: "User whose activities it is about." }),
        account_uuid: Type.String({ description: "Account whose activities it is about." }),
      },
      body: Type.Object(
        {
          parameters: Type.Optional(
            Type.Record(Type.String(), Type.Unknown(), {
              description: "Values of the template's parameters, by name; dates as epoch milliseconds or RFC 3339.",
            }),
          ),
        },
        { title: "ReportParameters" },
      ),
      responses: { 202: ReportRun },
    }),
    getReport: operation({
      method: "GET",
      path: "/activity/report",
      summary: "Read a report. While it is running the answer is empty.",
      description: "A report that failed is an answer too; its `error` says why. Reports are kept for 7 days.",
      access: ownOr("reports over the user's own activities", "report.read"),
      query: {
        report_uuid: Type.String({ description: "The report. Must be given." }),
        template_uuid: Type.String({ description: "Its template. Must be given." }),
      },
      responses: { 200: ActivityReport, 204: null },
    }),
  },
});
