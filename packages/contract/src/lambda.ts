import { Type } from "typebox";
import { bearerArg, bodyArg, needs, operation, ownOr, pathArg, queryArg, service, traceArg } from "./operation.ts";
import { Audit, DateMillis, List, pageQuery, Uuid } from "./schemas.ts";

const name = Type.String({ description: "What it is called by: letters, digits, `_` and `-`, at most 64." });
const description = Type.String({ description: "What it is for." });
const timeout = "Longest that it may run, in milliseconds, waiting included; 30,000 unless set, at most 900,000.";
const cpu = "Longest that it may compute, in milliseconds; 5,000 unless set, at most 60,000.";
const memory = "Memory that it may use, in MiB; 32 unless set, at most 128.";
const concurrency = "Calls of it that may run at the same time, at most 64; as many as its account may have unless set.";
const hosts =
  "Hosts that its `fetch` may call: `api.example.com`, `*.example.com` for every host below, or `*` for any. None unless set.";
const schema = Type.Record(Type.String(), Type.Unknown(), {
  description: "JSON Schema of the parameters. A call whose parameters do not fit it is refused with 400.",
});

export const LambdaFunction = Type.Object(
  {
    name,
    description,
    version: Type.String({ description: "Version of its code." }),
    runtime: Type.String({ description: "What runs it: `quickjs`." }),
    timeout_ms: Type.Integer({ description: timeout }),
    enabled: Type.Boolean({ description: "Whether it can be invoked." }),
    parameters_schema: Type.Optional(schema),
    audit: Audit,
  },
  { title: "LambdaFunction", description: "A function that runs on the server." },
);

export const LambdaDetails = Type.Object(
  {
    ...LambdaFunction.properties,
    account_uuid: Type.Union([Uuid, Type.Null()], { description: "Account that it belongs to; null for everybody's." }),
    cpu_ms: Type.Integer({ description: cpu }),
    memory_mb: Type.Integer({ description: memory }),
    concurrency: Type.Union([Type.Integer(), Type.Null()], { description: concurrency }),
    allowed_hosts: Type.Array(Type.String(), { description: hosts }),
    secrets: Type.Array(Type.String(), { description: "Names of its secrets; what they are is never told." }),
  },
  { title: "LambdaDetails", description: "A function with everything that is set for it." },
);

const settings = {
  description: Type.Optional(Type.String({ maxLength: 1000, description: "What it is for." })),
  enabled: Type.Optional(Type.Boolean({ description: "Whether it can be invoked." })),
  environment: Type.Optional(
    Type.Record(Type.String(), Type.String({ maxLength: 8192 }), { description: "What it finds in `context.env`, by name." }),
  ),
  timeout_ms: Type.Optional(Type.Integer({ minimum: 10, maximum: 900_000, description: timeout })),
  cpu_ms: Type.Optional(Type.Integer({ minimum: 10, maximum: 60_000, description: cpu })),
  memory_mb: Type.Optional(Type.Integer({ minimum: 4, maximum: 128, description: memory })),
  concurrency: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 64 }), Type.Null()], { description: concurrency })),
  allowed_hosts: Type.Optional(Type.Array(Type.String({ maxLength: 255 }), { maxItems: 100, description: hosts })),
  parameters_schema: Type.Optional(schema),
} as const;

export const LambdaDeployment = Type.Object(
  {
    source: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 900_000,
        description: "One ES module: `export default async (params, context) => …`. Needed for a new function.",
      }),
    ),
    ...settings,
    secrets: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 8192 }), Type.Null()]), {
        description: "Secrets to set, by name, and to remove (null). They are in `context.env` too, and never shown.",
      }),
    ),
  },
  { title: "LambdaDeployment", description: "What a function is made of. What is left out stays as it is." },
);

export const LambdaVersion = Type.Object(
  {
    version: Type.String({ description: "Its number, counted from 1." }),
    current: Type.Boolean({ description: "Whether this is what is invoked." }),
    bytes: Type.Integer({ description: "Size of its source." }),
    created_by: Type.Union([Uuid, Type.Null()], { description: "Who deployed it; null for the platform itself." }),
    created_date: DateMillis,
  },
  { title: "LambdaVersion", description: "A version of the code of a function." },
);

export const LambdaCode = Type.Object(
  {
    ...LambdaVersion.properties,
    source: Type.String({ description: "The ES module." }),
    environment: Type.Record(Type.String(), Type.String(), { description: "What it finds in `context.env`, without secrets." }),
  },
  { title: "LambdaCode", description: "A version of a function with its code." },
);

export const LambdaResult = Type.Object(
  {
    body: Type.Unknown({ description: "What the function returned: any JSON value." }),
    statusCode: Type.Integer({
      examples: [200],
      description: "Status that the function gave, below 400; 200 unless it chose another.",
    }),
    headers: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "Headers that the function gave." })),
  },
  { title: "LambdaResult", description: "The answer of a function." },
);

const invocationStatus = Type.Union(
  [Type.Literal("succeeded"), Type.Literal("refused"), Type.Literal("failed"), Type.Literal("timed_out")],
  {
    description:
      "`succeeded`; `refused`: it answered with a status of 400 or more; `failed`: it threw; `timed_out`: it ran or computed for too long.",
  },
);

export const LambdaInvocation = Type.Object(
  {
    uuid: Uuid,
    name,
    version: Type.String(),
    account_uuid: Uuid,
    user_uuid: Type.Union([Uuid, Type.Null()], { description: "On whose behalf it ran." }),
    trace_id: Type.String(),
    status: invocationStatus,
    status_code: Type.Integer({ description: "HTTP status of the answer." }),
    started: DateMillis,
    duration_ms: Type.Number({ description: "From its beginning to its end." }),
    cpu_ms: Type.Number({ description: "Of which it computed." }),
    memory_bytes: Type.Integer({ description: "Memory that it used." }),
    console: Type.Array(
      Type.Object({
        at_ms: Type.Number({ description: "Milliseconds since it began." }),
        level: Type.String({ description: "`debug`, `info`, `warn` or `error`." }),
        text: Type.String(),
      }),
      { description: "What it wrote to the console, secrets left out." },
    ),
    error: Type.Optional(
      Type.Object(
        {
          name: Type.String(),
          message: Type.String(),
          stack: Type.Array(Type.String(), { description: "Where it was, innermost first: `handle (greet.js:3:11)`." }),
        },
        { description: "What it failed with." },
      ),
    ),
  },
  { title: "LambdaInvocation", description: "One call of a function, kept for seven days." },
);

const account = {
  account_uuid: Type.String({ format: "uuid", description: "Account of the functions; the caller's own unless named." }),
} as const;

export const lambda = service({
  name: "lambda",
  namespace: "Lambda",
  prefix: "/lambda",
  title: "Lambda",
  description: "Functions that run on the server and are called by name.",
  operations: {
    listLambdas: operation({
      method: "GET",
      path: "/lambda/actions",
      summary: "List the functions that the caller may invoke.",
      description: "Those that are enabled and belong to the caller's account or to everybody.",
      access: needs("lambda.read"),
      query: {
        ...pageQuery,
        skip: Type.Integer({
          minimum: 0,
          description: "Items to skip, for older clients; when both are given, the other name counts.",
        }),
      },
      responses: { 200: List(LambdaFunction) },
      paged: { limit: 10, max: 1000, sort: ["name"], sortable: ["name", "created_date", "modified_date"] },
      positional: {
        args: [bearerArg("null access Token"), queryArg("skip", "offset", 0), queryArg("limit", "limit", 10), traceArg],
        outcome: "body",
      },
    }),
    invokeLambda: operation({
      method: "POST",
      path: "/lambda/actions/{name}/invoke",
      summary: "Run a function and wait for its answer.",
      description:
        "Parameters that do not fit the function's `parameters_schema` give 400. A function that fails gives 502, one that takes too long 504. One that answers with a status of 400 or more gives that " +
        "status; the error's `details[0]` is what it returned. When too many run already, the answer is 429.",
      access: needs("lambda.execute"),
      params: { name },
      body: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), { description: "The function's parameters, a JSON object; `{}` when absent." }),
      ),
      responses: { 200: LambdaResult },
      errors: ["lambda.failed", "lambda.timeout", "lambda.refused", "lambda.busy"],
      positional: {
        args: [bearerArg("null access Token"), pathArg("name", "lambdaName", "not defined"), bodyArg({}, "params"), traceArg],
        outcome: "body",
      },
    }),
    getLambda: operation({
      method: "GET",
      path: "/lambda/actions/{name}",
      summary: "Get a function and what is set for it.",
      access: needs("lambda.read"),
      params: { name },
      query: account,
      responses: { 200: LambdaDetails },
    }),
    deployLambda: operation({
      method: "PUT",
      path: "/lambda/actions/{name}",
      summary: "Deploy a function, or change one.",
      description:
        "Another source or environment makes a new version. The code is loaded once to see whether it can be; what is wrong with it " +
        "is told with its line. A name of a function that everybody has is refused.",
      access: needs("lambda.update"),
      params: { name },
      query: account,
      body: LambdaDeployment,
      responses: { 200: LambdaDetails, 201: LambdaDetails },
      errors: ["conflict"],
    }),
    deleteLambda: operation({
      method: "DELETE",
      path: "/lambda/actions/{name}",
      summary: "Delete a function with all its versions.",
      description: "Its calls stay in the log.",
      access: needs("lambda.update"),
      params: { name },
      query: account,
      responses: { 204: null },
    }),
    listLambdaVersions: operation({
      method: "GET",
      path: "/lambda/actions/{name}/versions",
      summary: "List the versions of a function.",
      description: "The last fifty are kept.",
      access: needs("lambda.update"),
      params: { name },
      query: { ...pageQuery, ...account },
      responses: { 200: List(LambdaVersion) },
      paged: { limit: 10, max: 100, sort: ["-version"], sortable: ["version"] },
    }),
    getLambdaVersion: operation({
      method: "GET",
      path: "/lambda/actions/{name}/versions/{version}",
      summary: "Get the code of a version.",
      access: needs("lambda.update"),
      params: { name, version: Type.String({ description: "Number of the version." }) },
      query: account,
      responses: { 200: LambdaCode },
    }),
    rollbackLambda: operation({
      method: "POST",
      path: "/lambda/actions/{name}/rollback",
      summary: "Make a version the current one again.",
      description: "Its code and environment count from now on. Secrets, limits and hosts stay as they are.",
      access: needs("lambda.update"),
      params: { name },
      query: account,
      body: Type.Object({ version: Type.String({ maxLength: 10, description: "Number of the version." }) }),
      responses: { 200: LambdaDetails },
    }),
    listLambdaInvocations: operation({
      method: "GET",
      path: "/lambda/invocations",
      summary: "List the calls of functions, the latest first.",
      description: "Those of one account that ran on the caller's behalf, and all of them for who may deploy there.",
      access: ownOr("calls that ran on the caller's behalf", "lambda.update"),
      query: {
        ...pageQuery,
        ...account,
        name: Type.String({ description: "Only calls of this function." }),
        status: Type.String({ description: "Only calls that ended so." }),
        after: Type.String({ format: "uuid", description: "Only calls that were written down after this one." }),
      },
      responses: { 200: List(LambdaInvocation) },
      paged: { limit: 10, max: 100, sort: ["-started"], sortable: ["started"] },
    }),
    getLambdaInvocation: operation({
      method: "GET",
      path: "/lambda/invocations/{invocation_uuid}",
      summary: "Get one call of a function.",
      access: ownOr("calls that ran on the caller's behalf", "lambda.update"),
      params: { invocation_uuid: Uuid },
      responses: { 200: LambdaInvocation },
    }),
  },
});
