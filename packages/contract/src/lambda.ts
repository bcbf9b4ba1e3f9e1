import { Type } from "typebox";
import { bearerArg, bodyArg, needs, operation, pathArg, queryArg, service, traceArg } from "./operation.ts";
import { Audit, List, pageQuery } from "./schemas.ts";

const name = Type.String({ description: "What it is called by: letters, digits, `_` and `-`, at most 64." });

export const LambdaFunction = Type.Object(
  {
    name,
    description: Type.String(),
    version: Type.String({ description: "Version of its code." }),
    runtime: Type.String({ description: "What runs it, such as `node20`." }),
    timeout_ms: Type.Integer({ description: "Longest that it may run, in milliseconds; 30,000 unless set, at most 900,000." }),
    enabled: Type.Boolean({ description: "Whether it can be invoked." }),
    parameters_schema: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), {
        description: "JSON Schema of the parameters; absent when they are not described.",
      }),
    ),
    audit: Audit,
  },
  { title: "LambdaFunction", description: "A function that runs on the server." },
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
        "A function that fails gives 502, one that takes too long 504. One that answers with a status of 400 or more gives that " +
        "status; the error's `details[0]` is what it returned.",
      access: needs("lambda.execute"),
      params: { name },
      body: Type.Optional(
        Type.Record(Type.String(), Type.Unknown(), { description: "The function's parameters, a JSON object; `{}` when absent." }),
      ),
      responses: { 200: LambdaResult },
      errors: ["upstream_failed", "upstream_timeout"],
      positional: {
        args: [bearerArg("null access Token"), pathArg("name", "lambdaName", "not defined"), bodyArg({}, "params"), traceArg],
        outcome: "body",
      },
    }),
  },
});
