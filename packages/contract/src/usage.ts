import { type TSchema, Type } from "typebox";
import { bearerArg, fieldArg, needs, operation, ownOr, pageArgs, pathArg, service, traceArg } from "./operation.ts";
import { Audit, DateSeconds, List, pageQuery, Uuid } from "./schemas.ts";

const eventType = Type.String({
  pattern: "^[a-z0-9_]{1,64}$",
  description: "What is metered, such as `sms_did_request`: lower-case letters, digits and `_`, at most 64.",
});
const details = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const Application = Type.Union([Uuid, Type.Null()], { description: "Application that caused it; null for none." });

export const UsageEvent = Type.Object(
  {
    uuid: Uuid,
    account_uuid: { ...Uuid, description: "The account that is billed." },
    user_uuid: Type.Union([Uuid, Type.Null()], { description: "User who caused it; null for the platform itself." }),
    application_uuid: Application,
    event_type: eventType,
    metadata: details("Details, as they were recorded."),
    created_date: DateSeconds,
  },
  { title: "UsageEvent", description: "One thing that was used, and whom it is billed to." },
);

export const UsageEventCreate = Type.Object(
  {
    account_uuid: { ...Uuid, description: "The account to bill." },
    application_uuid: Type.Optional(Application),
    event_type: eventType,
    metadata: Type.Optional(details("Details, at most 64 KiB of JSON; `{}` when absent.")),
  },
  { title: "UsageEventCreate" },
);

export const BillingCycle = Type.Object(
  {
    account_uuid: Uuid,
    start_date: { ...DateSeconds, description: "Beginning of the present cycle, which belongs to it. RFC 3339, UTC." },
    end_date: { ...DateSeconds, description: "Beginning of the next cycle. RFC 3339, UTC." },
    cycle: Type.Literal("monthly"),
    anchor_day: Type.Integer({ minimum: 1, maximum: 31, description: "Day of the month on which cycles begin." }),
    timezone: Type.String({ description: "Time zone in which days begin, such as `America/New_York` (IANA)." }),
  },
  { title: "BillingCycle" },
);

export const UsageTemplate = Type.Object(
  {
    uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    event_types: Type.Array(Type.String(), { description: "Types of usage events that the report covers; empty = all." }),
    columns: Type.Array(Type.String(), { description: "Columns of the result, in order." }),
    group_by: Type.Array(Type.String(), { description: "Columns by which events are summed up; empty = one row for each event." }),
    filters: Type.Array(
      Type.Object({
        name: Type.String({ description: "Name under which `filter_values` gives the value." }),
        type: Type.String({ description: "Type of the value, such as `string` or `date`." }),
        operators: Type.Array(Type.String(), { description: "Comparisons that it can be used with." }),
      }),
      { description: "What a run may be narrowed by." },
    ),
    audit: Audit,
  },
  { title: "UsageTemplate", description: "A predefined report over usage events." },
);

export const UsageReport = Type.Object(
  {
    report_uuid: Uuid,
    template_uuid: Uuid,
    status: Type.Union(
      [
        Type.Literal("CREATED"),
        Type.Literal("QUEUED"),
        Type.Literal("RUNNING"),
        Type.Literal("SUCCEEDED"),
        Type.Literal("FAILED"),
        Type.Literal("CANCELLED"),
      ],
      { description: "`SUCCEEDED`, `FAILED` and `CANCELLED` are final." },
    ),
    parameters: details("What it was run with."),
    location: Type.Optional(
      Type.String({
        description:
          "URL of the result, a CSV file with a header row; there when it has `SUCCEEDED`. Works for 15 minutes, without a token.",
      }),
    ),
    row_count: Type.Optional(Type.Integer({ description: "Rows of the result, when there is one." })),
    error: Type.Optional(Type.String({ description: "Why it has `FAILED`." })),
    created_date: DateSeconds,
    completed_date: Type.Optional({ ...DateSeconds, description: "When it reached its final status. RFC 3339, UTC." }),
    expires_date: { ...DateSeconds, description: "When it is removed, 7 days after its creation. RFC 3339, UTC." },
  },
  { title: "UsageReport", description: "One run of a usage template." },
);

/** Callers of positional functions skip an argument by null. */
const skippable = <T extends TSchema>(schema: T, description: string) =>
  Type.Optional(Type.Union([schema, Type.Null()], { description }));

export const UsageReportRun = Type.Object(
  {
    since: Type.String({ format: "date-time", description: "Beginning of the period, which belongs to it. RFC 3339." }),
    until: Type.String({ format: "date-time", description: "End of the period, at most 400 days after its beginning. RFC 3339." }),
    account_uuid: skippable(Uuid, "Account to report on; the caller's when absent."),
    application_uuid: skippable(Uuid, "Only what this application caused."),
    event_type: skippable(eventType, "Only usage of this type."),
    offset: skippable(Type.Integer({ minimum: 0 }), "Rows to skip; 0 when absent."),
    limit: skippable(Type.Integer({ minimum: 1 }), "Most rows of the result; all when absent."),
    filter_values: skippable(
      Type.Record(Type.String(), Type.Unknown()),
      "Values of the template's filters, by name; other names are refused.",
    ),
  },
  { title: "UsageReportRun", description: "The period of a report, and what it is narrowed by." },
);

const token = bearerArg("null accessToken");
const template_uuid = { template_uuid: { ...Uuid, description: "The predefined report." } };
const templateArg = pathArg("template_uuid", "templateUUID", "null templateUUID");

export const usage = service({
  name: "usage",
  namespace: "Usage",
  prefix: "/usage",
  title: "Usage",
  description: "Metering: usage events, reports over them, and the billing cycle.",
  operations: {
    createEvent: operation({
      method: "POST",
      path: "/usage/events",
      summary: "Record a usage event.",
      description: "The platform meters texts, e-mails, pushes, uploads, functions and workflows by itself.",
      access: needs("usage_event.create"),
      body: UsageEventCreate,
      responses: { 201: UsageEvent },
      errors: ["unknown_reference"],
      positional: {
        args: [
          token,
          fieldArg("account_uuid", "accountUUID"),
          fieldArg("application_uuid", "applicationUUID"),
          fieldArg("event_type", "eventType"),
          fieldArg("metadata", "metadata"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getAccountBillingCycle: operation({
      method: "GET",
      path: "/usage/accounts/{account_uuid}/billing_cycle",
      summary: "Tell the present billing cycle of an account.",
      access: ownOr("the account that the caller belongs to", "billing.read"),
      params: { account_uuid: { ...Uuid, description: "The account." } },
      responses: { 200: BillingCycle },
      positional: { args: [token, pathArg("account_uuid", "accountUUID", undefined), traceArg], outcome: "body" },
    }),
    listUsageTemplates: operation({
      method: "GET",
      path: "/usage/reports/templates",
      summary: "List the predefined reports.",
      access: needs("usage_template.read"),
      query: pageQuery,
      responses: { 200: List(UsageTemplate) },
      paged: { limit: 10, max: 1000, sort: ["name"], sortable: ["name", "created_date", "modified_date"] },
      positional: { args: [token, ...pageArgs(0, 100), traceArg], outcome: "body" },
    }),
    getUsageTemplate: operation({
      method: "GET",
      path: "/usage/reports/templates/{template_uuid}",
      summary: "Read one predefined report.",
      access: needs("usage_template.read"),
      params: template_uuid,
      responses: { 200: UsageTemplate },
      positional: { args: [token, templateArg, traceArg], outcome: "body" },
    }),
    runUsageReport: operation({
      method: "POST",
      path: "/usage/reports/templates/{template_uuid}/events/evaluate",
      summary: "Start a report over a period.",
      description: "Ask for the report by its `report_uuid` until its status is final; small ones take less than five seconds.",
      access: needs("usage_report.create"),
      params: template_uuid,
      body: UsageReportRun,
      responses: { 202: UsageReport },
      errors: ["unknown_reference"],
      positional: {
        args: [
          token,
          templateArg,
          fieldArg("since", "since"),
          fieldArg("until", "until"),
          fieldArg("account_uuid", "accountUUID"),
          fieldArg("application_uuid", "applicationUUID"),
          fieldArg("event_type", "eventType"),
          fieldArg("offset", "offset"),
          fieldArg("limit", "limit"),
          fieldArg("filter_values", "filterValues"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getUsageReport: operation({
      method: "GET",
      path: "/usage/reports/{report_uuid}",
      summary: "Read a report: how far it is, and where its result lies.",
      access: needs("usage_report.read"),
      params: { report_uuid: { ...Uuid, description: "The report, as starting it gave." } },
      responses: { 200: UsageReport },
      positional: { args: [token, pathArg("report_uuid", "reportUUID", undefined), traceArg], outcome: "body" },
    }),
  },
});
