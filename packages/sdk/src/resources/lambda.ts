// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { LambdaCode, LambdaDeployment, LambdaDetails, LambdaFunction, LambdaInvocation, LambdaResult, LambdaVersion } from "./types.ts";

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

/** Parameters of {@link LambdaApi.getLambda}. */
export interface GetLambdaParams {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
}

/** Parameters of {@link LambdaApi.deployLambda}. */
export interface DeployLambdaParams extends LambdaDeployment {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
}

/** Parameters of {@link LambdaApi.deleteLambda}. */
export interface DeleteLambdaParams {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
}

/** Parameters of {@link LambdaApi.listLambdaVersions}. */
export interface ListLambdaVersionsParams {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
}

/** Parameters of {@link LambdaApi.getLambdaVersion}. */
export interface GetLambdaVersionParams {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** Number of the version. */
  version: string;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
}

/** Parameters of {@link LambdaApi.rollbackLambda}. */
export interface RollbackLambdaParams {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
  /** Number of the version. */
  version: string;
}

/** Parameters of {@link LambdaApi.listLambdaInvocations}. */
export interface ListLambdaInvocationsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Account of the functions; the caller's own unless named. */
  account_uuid?: string | undefined;
  /** Only calls of this function. */
  name?: string | undefined;
  /** Only calls that ended so. */
  status?: string | undefined;
  /** Only calls that were written down after this one. */
  after?: string | undefined;
}

/** Parameters of {@link LambdaApi.getLambdaInvocation}. */
export interface GetLambdaInvocationParams {
  /** UUID of the invocation, lower case. */
  invocation_uuid: string;
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
   * Parameters that do not fit the function's `parameters_schema` give 400. A function that fails gives 502, one that
   * takes too long 504. One that answers with a status of 400 or more gives that status; the error's `details[0]` is
   * what it returned. When too many run already, the answer is 429.
   *
   * `POST /lambda/actions/{name}/invoke`. Needs the permission `lambda.execute`.
   *
   * @param params See {@link InvokeLambdaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaResult.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `lambda.failed`, `lambda.timeout`,
   * `lambda.refused`, `lambda.busy`.
   */
  invokeLambda(params: InvokeLambdaParams, options?: CallOptions): Call<LambdaResult> {
    return this.call<LambdaResult>({ id: "lambda.invokeLambda", method: "POST", path: "/lambda/actions/{name}/invoke", body: "whole" }, params, options);
  }

  /**
   * Get a function and what is set for it.
   *
   * `GET /lambda/actions/{name}`. Needs the permission `lambda.read`.
   *
   * @param params See {@link GetLambdaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaDetails.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getLambda(params: GetLambdaParams, options?: CallOptions): Call<LambdaDetails> {
    return this.call<LambdaDetails>({ id: "lambda.getLambda", method: "GET", path: "/lambda/actions/{name}" }, params, options);
  }

  /**
   * Deploy a function, or change one.
   *
   * Another source or environment makes a new version. The code is loaded once to see whether it can be; what is wrong
   * with it is told with its line. A name of a function that everybody has is refused.
   *
   * `PUT /lambda/actions/{name}`. Needs the permission `lambda.update`.
   *
   * @param params See {@link DeployLambdaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaDetails.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deployLambda(params: DeployLambdaParams, options?: CallOptions): Call<LambdaDetails> {
    return this.call<LambdaDetails>({ id: "lambda.deployLambda", method: "PUT", path: "/lambda/actions/{name}", body: "members", query: ["account_uuid"] }, params, options);
  }

  /**
   * Delete a function with all its versions.
   *
   * Its calls stay in the log.
   *
   * `DELETE /lambda/actions/{name}`. Needs the permission `lambda.update`.
   *
   * @param params See {@link DeleteLambdaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteLambda(params: DeleteLambdaParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "lambda.deleteLambda", method: "DELETE", path: "/lambda/actions/{name}" }, params, options);
  }

  /**
   * List the versions of a function.
   *
   * The last fifty are kept.
   *
   * `GET /lambda/actions/{name}/versions`. Needs the permission `lambda.update`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-version`. `sort` may name `version`.
   *
   * @param params See {@link ListLambdaVersionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listLambdaVersions(params: ListLambdaVersionsParams, options?: CallOptions): ListCall<LambdaVersion> {
    return this.list<LambdaVersion>({ id: "lambda.listLambdaVersions", method: "GET", path: "/lambda/actions/{name}/versions" }, params, options);
  }

  /**
   * Get the code of a version.
   *
   * `GET /lambda/actions/{name}/versions/{version}`. Needs the permission `lambda.update`.
   *
   * @param params See {@link GetLambdaVersionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaCode.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getLambdaVersion(params: GetLambdaVersionParams, options?: CallOptions): Call<LambdaCode> {
    return this.call<LambdaCode>({ id: "lambda.getLambdaVersion", method: "GET", path: "/lambda/actions/{name}/versions/{version}" }, params, options);
  }

  /**
   * Make a version the current one again.
   *
   * Its code and environment count from now on. Secrets, limits and hosts stay as they are.
   *
   * `POST /lambda/actions/{name}/rollback`. Needs the permission `lambda.update`.
   *
   * @param params See {@link RollbackLambdaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaDetails.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  rollbackLambda(params: RollbackLambdaParams, options?: CallOptions): Call<LambdaDetails> {
    return this.call<LambdaDetails>({ id: "lambda.rollbackLambda", method: "POST", path: "/lambda/actions/{name}/rollback", body: "members", query: ["account_uuid"] }, params, options);
  }

  /**
   * List the calls of functions, the latest first.
   *
   * Those of one account that ran on the caller's behalf, and all of them for who may deploy there.
   *
   * `GET /lambda/invocations`. Needs the permission `lambda.update`, except for calls that ran on the caller's behalf.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-started`. `sort` may name `started`.
   *
   * @param params See {@link ListLambdaInvocationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listLambdaInvocations(params: ListLambdaInvocationsParams = {}, options?: CallOptions): ListCall<LambdaInvocation> {
    return this.list<LambdaInvocation>({ id: "lambda.listLambdaInvocations", method: "GET", path: "/lambda/invocations" }, params, options);
  }

  /**
   * Get one call of a function.
   *
   * `GET /lambda/invocations/{invocation_uuid}`. Needs the permission `lambda.update`, except for calls that ran on
   * the caller's behalf.
   *
   * @param params See {@link GetLambdaInvocationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns LambdaInvocation.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getLambdaInvocation(params: GetLambdaInvocationParams, options?: CallOptions): Call<LambdaInvocation> {
    return this.call<LambdaInvocation>({ id: "lambda.getLambdaInvocation", method: "GET", path: "/lambda/invocations/{invocation_uuid}" }, params, options);
  }
}
