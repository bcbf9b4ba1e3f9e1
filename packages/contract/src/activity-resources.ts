/** The resources of the activity service. */
import { Type } from "typebox";
import { Audit, Uuid } from "./schemas.ts";

const record = (description: string) => Type.Record(Type.String(), Type.Unknown(), { description });
const epoch = (description: string) => Type.Integer({ description: `${description} Epoch milliseconds.` });

const activityType = Type.String({
  minLength: 1,
  maxLength: 128,
  description: "Key of a registered type, such as `voicemail` or the name of a service.",
});
const activitySubtype = Type.String({
  minLength: 1,
  maxLength: 128,
  description: "Key of a registered subtype, such as the name of a service's event.",
});
const metadata = record("What happened, in the form that the type's schema describes.");

export const Activity = Type.Object(
  {
    uuid: Uuid,
    activity_type: activityType,
    activity_subtype: Type.Union([activitySubtype, Type.Null()], { description: "Null when the type says it all." }),
    owner_uuid: Type.Union([Uuid, Type.Null()], { description: "User it belongs to; null when it is the account's." }),
    account_uuid: Uuid,
    created_ts: epoch("When it was recorded."),
    source: Type.String({ description: "Who recorded it: the name of a service, or `api`." }),
    trace_id: Type.String({ description: "Trace of the request that caused it." }),
    metadata: Type.Optional({ ...metadata, description: "What happened; in lists only with `include=metadata`." }),
  },
  { title: "Activity", description: "Something that happened, with whom it belongs to." },
);

export const ActivityCreate = Type.Object(
  {
    activity_type: activityType,
    activity_subtype: Type.Optional(activitySubtype),
    owner_uuid: { ...Uuid, description: "User it belongs to." },
    account_uuid: Type.Optional({ ...Uuid, description: "Account it belongs to; the owner's when absent." }),
    metadata,
  },
  { title: "ActivityCreate" },
);

const version = Type.Integer({ minimum: 1, description: "Version of the schema; the highest one counts." });
const schema = record("JSON Schema of the activities' `metadata`.");

export const ActivityType = Type.Object(
  {
    activity_type: activityType,
    activity_subtype: Type.Optional({ ...activitySubtype, description: "Only in answers to registrations that name a subtype." }),
    version,
    schema: Type.Optional({ ...schema, description: "JSON Schema of `metadata`; in lists only with `include=schema`." }),
  },
  { title: "ActivityType", description: "A kind of activities." },
);
export const ActivityTypeCreate = Type.Object(
  {
    activity_type: { ...activityType, description: "Key of the type, such as `voicemail`." },
    activity_subtype: Type.Optional({
      ...activitySubtype,
      description: "Registers this subtype instead, as older clients do; new ones have a call of its own for that.",
    }),
    version: Type.Optional({ ...version, description: "1 when absent. Registering a higher one replaces the schema." }),
    schema: Type.Optional({ ...schema, description: "JSON Schema of the activities' `metadata`; absent = anything goes." }),
  },
  { title: "ActivityTypeCreate" },
);

export const ActivitySubtype = Type.Object(
  {
    activity_type: activityType,
    activity_subtype: activitySubtype,
    version,
    schema: Type.Optional({ ...schema, description: "JSON Schema of `metadata`; in lists only with `include=schema`." }),
  },
  { title: "ActivitySubtype", description: "A kind of activities within a type." },
);
export const ActivitySubtypeCreate = Type.Object(
  {
    activity_type: { ...activityType, description: "The type that it is a part of; must be registered." },
    activity_subtype: { ...activitySubtype, description: "Key of the subtype." },
    version: Type.Optional({ ...version, description: "1 when absent. Registering a higher one replaces the schema." }),
    schema: Type.Optional({ ...schema, description: "JSON Schema of the activities' `metadata`; absent = anything goes." }),
  },
  { title: "ActivitySubtypeCreate" },
);

export const ReportDataSource = Type.Object(
  {
    source_type: Type.Union([Type.Literal("activity"), Type.Literal("local"), Type.String({ maxLength: 64 })], {
      description: "`activity`: the activity log. `local`: the rows in `local_data`.",
    }),
    activity: Type.Optional(Type.String({ maxLength: 128, description: "Type of the activities; it need not be registered yet." })),
    local_data: Type.Optional(
      Type.Array(record("A row."), {
        maxItems: 1000,
        description: "Rows of the template's own; with `activity` they are added as samples.",
      }),
    ),
  },
  { title: "ReportDataSource", description: "Where a report's rows come from." },
);

export const ReportParameter = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 128 }),
    type: Type.Union(
      [
        Type.Literal("date"),
        Type.Literal("string"),
        Type.Literal("number"),
        Type.Literal("boolean"),
        Type.String({ maxLength: 64 }),
      ],
      {
        description: "Dates are given as epoch milliseconds or RFC 3339.",
      },
    ),
    default: Type.Optional(Type.Unknown({ description: "Value when a run gives none; without it a run must." })),
  },
  { title: "ReportParameter", description: "What has to be given when a report is run; limits name it `$name`." },
);

const columnName = Type.String({ minLength: 1, maxLength: 256 });

export const ReportColumn = Type.Object(
  {
    name: columnName,
    label: Type.Optional(Type.String({ maxLength: 256, description: "What people read; the name when absent." })),
    type: Type.Optional(Type.String({ maxLength: 64, description: "How to show it, such as `date`." })),
    path: Type.Optional(
      Type.String({ maxLength: 256, description: "Where the value is in a row, parts separated by dots; the name when absent." }),
    ),
  },
  { title: "ReportColumn" },
);

export const ReportLimit = Type.Object(
  {
    column: columnName,
    op: Type.String({ maxLength: 16, description: "Comparison: `>=`, `>`, `<=`, `<`, `=` or `!=`." }),
    value: Type.Unknown({ description: "What to compare with; `$name` is the value of the parameter `name`." }),
  },
  { title: "ReportLimit", description: "A condition that rows must meet." },
);

const direction = Type.Union([Type.Literal("ascending"), Type.Literal("descending")]);

export const ReportSort = Type.Object(
  {
    primary_column: Type.Optional(columnName),
    primary_direction: Type.Optional(direction),
    secondary_column: Type.Optional({ ...columnName, description: "Decides where the first is equal." }),
    secondary_direction: Type.Optional(direction),
  },
  { title: "ReportSort" },
);

export const ReportAggregate = Type.Object(
  {
    column: Type.String({ maxLength: 256 }),
    fn: Type.Union([Type.Literal("count"), Type.Literal("sum"), Type.Literal("avg"), Type.Literal("min"), Type.Literal("max")], {
      description: "How the column's values become one.",
    }),
    group_by: Type.Optional({ ...columnName, description: "One value for each value of this column; absent = one for all rows." }),
    as: Type.String({ maxLength: 256, description: "Name of the result." }),
  },
  { title: "ReportAggregate" },
);

const view = Type.Union([Type.Literal("table"), Type.Literal("chart"), Type.Literal("summary"), Type.String({ maxLength: 64 })], {
  description: "How front ends show a report first.",
});
const limits = Type.Array(Type.Array(ReportLimit, { maxItems: 100 }), {
  maxItems: 100,
  description: "Rows that are kept: those that meet all conditions of any of these lists; an empty list keeps all.",
});
const visualizations = record("For front ends; the platform only keeps it.");

export const ReportTemplate = Type.Object(
  {
    template_uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    default_view: view,
    data_source: ReportDataSource,
    parameters: Type.Array(ReportParameter),
    columns: Type.Array(ReportColumn),
    limits,
    sort: ReportSort,
    aggregates: Type.Array(ReportAggregate),
    visualizations,
    account_uuid: Type.Union([Uuid, Type.Null()], { description: "Null for those that the platform brings." }),
    audit: Audit,
  },
  { title: "ReportTemplate", description: "A query over activities, to be run as a report." },
);

export const ReportTemplateInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255, description: "What people find it by; need not be unique." }),
    description: Type.Optional(Type.String({ maxLength: 4096, description: "Empty when absent." })),
    default_view: Type.Optional({ ...view, description: "How front ends show a report first: `table` when absent." }),
    data_source: ReportDataSource,
    parameters: Type.Optional(Type.Array(ReportParameter, { maxItems: 100, description: "What has to be given when it is run." })),
    columns: Type.Optional(Type.Array(ReportColumn, { maxItems: 200, description: "What a row of the report shows, in order." })),
    limits: Type.Optional(limits),
    sort: Type.Optional({ ...ReportSort, description: "Order of the rows." }),
    aggregates: Type.Optional(Type.Array(ReportAggregate, { maxItems: 100, description: "What is computed over the rows." })),
    visualizations: Type.Optional(visualizations),
  },
  { title: "ReportTemplateInput", description: "A whole template; ids and audit of a template that was read are ignored." },
);

export const ReportRun = Type.Object({ template_uuid: Uuid, report_uuid: Uuid }, { title: "ReportRun" });

export const ActivityReport = Type.Object(
  {
    report_uuid: Uuid,
    template_uuid: Uuid,
    status: Type.Union([Type.Literal("running"), Type.Literal("complete"), Type.Literal("failed")], {
      description: "`rows` are whole when it is `complete`.",
    }),
    parameters: record("What it was run with."),
    columns: Type.Array(ReportColumn),
    rows: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
      description: "One object for each row, by column; at most 100,000.",
    }),
    aggregates: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
      description: "Results of the aggregates, by their `as`.",
    }),
    total_rows: Type.Integer({ description: "How many rows there are." }),
    created_ts: epoch("When it was started."),
    completed_ts: Type.Union([Type.Integer(), Type.Null()], {
      description: "When it was done; null while it runs. Epoch milliseconds.",
    }),
    error: Type.Optional(Type.String({ description: "Why it failed." })),
  },
  { title: "ActivityReport", description: "The result of running a report template." },
);
