// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { LambdaFunction, LambdaResult } from "./types.ts";

/** Parameters of {@link LambdaApi.listLambdas}. */
export interface ListLambdasParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Items to skip, for older clients; when both are given, the other name counts. */
  skip?: number | undefined;
}

/** Parameters of {@link LambdaApi.invokeLambda}. */
export interface InvokeLambdaParams {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** The function's parameters, a JSON object; `{}` when absent. */
  body?: Record<string, unknown>;
}

/** Lambda: Functions that run on the server and are called by name. */
export class LambdaApi extends ServiceApi {
  /**
   * List the functions that the caller may invoke.
   *
   * Those that are enabled and belong to the caller's account or to everybody.
   *
   * `GET /lambda/actions`. Needs the permission `lambda.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `name`. `sort` may name `name`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link ListLambdasParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listLambdas(params: ListLambdasParams = {}, options?: CallOptions): ListCall<LambdaFunction> {
    return this.list<LambdaFunction>({ id: "lambda.listLambdas", method: "GET", path: "/lambda/actions" }, params, options);
  }

  /**
   * Run a function and wait for its answer.
   *
   * A function that fails gives 502, one that takes too long 504. One that answers with a status of 400 or more gives
   * that status; the error's `details[0]` is what it returned.
   *
   * `POST /lambda/actions/{name}/invoke`. Needs the permission `lambda.execute`.
   *
   * @param params See {@link InvokeLambdaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaResult.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `upstream_failed`, `upstream_timeout`.
   */
  invokeLambda(params: InvokeLambdaParams, options?: CallOptions): Call<LambdaResult> {
    return this.call<LambdaResult>({ id: "lambda.invokeLambda", method: "POST", path: "/lambda/actions/{name}/invoke", body: "whole" }, params, options);
  }
}
