// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Lambda` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { LambdaFunction, LambdaResult, ListOf } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the functions that the caller may invoke.
 *
 * Those that are enabled and belong to the caller's account or to everybody.
 *
 * `GET /lambda/actions`. Needs the permission `lambda.read`.
 *
 * @param accessToken Access token. Default `"null access Token"`, which the server refuses.
 * @param offset Items to skip, for older clients; when both are given, the other name counts. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listLambdas(accessToken: string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<LambdaFunction>>;
export async function listLambdas(
  accessToken: string = "null access Token",
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<LambdaFunction>> {
  return callOperation<ListOf<LambdaFunction>>({
    method: "GET",
    path: "/lambda/actions",
    token: accessToken,
    query: { skip: offset, limit },
    trace,
    result: "body",
  });
}

/**
 * Run a function and wait for its answer.
 *
 * Parameters that do not fit the function's `parameters_schema` give 400. A function that fails gives 502, one that
 * takes too long 504. One that answers with a status of 400 or more gives that status; the error's `details[0]` is
 * what it returned. When too many run already, the answer is 429.
 *
 * `POST /lambda/actions/{name}/invoke`. Needs the permission `lambda.execute`.
 *
 * @param accessToken Access token. Default `"null access Token"`, which the server refuses.
 * @param lambdaName What it is called by: letters, digits, `_` and `-`, at most 64. Default `"not defined"`.
 * @param params The function's parameters, a JSON object; `{}` when absent. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `lambda.failed`, `lambda.timeout`,
 * `lambda.refused`, `lambda.busy`.
 */
export function invokeLambda(accessToken: string, lambdaName: string, params?: Record<string, unknown>, trace?: Trace): Promise<LambdaResult>;
export async function invokeLambda(
  accessToken: string = "null access Token",
  lambdaName: string = "not defined",
  params: Record<string, unknown> = {},
  trace: Trace = {},
): Promise<LambdaResult> {
  return callOperation<LambdaResult>({
    method: "POST",
    path: path`/lambda/actions/${lambdaName}/invoke`,
    token: accessToken,
    body: params,
    trace,
    result: "body",
  });
}
