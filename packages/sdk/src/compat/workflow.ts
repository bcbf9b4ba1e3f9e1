/** Functions of `Workflow` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject } from "../core/values.ts";
import type { WorkflowHistory, WorkflowInstance, WorkflowTemplate } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { listOrAggregate } from "./lists.ts";
import type { Filters, FullResponse, List } from "./types.ts";

/** An object of variables, by name. */
type Variables = Record<string, unknown>;

/** The caller's filters as they may be spread: anything but an object counts as none. */
function membersOf(filters: unknown): Variables {
  return isObject(filters) ? { ...filters } : {};
}

/**
 * Reads a template in its latest version, or in the one that the filters name.
 * `GET /workflow/workflows/{wfTemplateUUID}`, with a version `GET /workflow/workflows/{wfTemplateUUID}/{version}`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID The template. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param filters `version`, or `expand: "versions"` to be told what versions there are. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The template.
 * @throws PatchbayError 400 without a request for `version` and `expand` together; 401, 403, 404.
 */
export function getWorkflowTemplate(
  accessToken: string,
  wfTemplateUUID: string,
  filters?: Filters,
  trace?: Trace,
): Promise<WorkflowTemplate>;
export async function getWorkflowTemplate(
  accessToken = "null access token",
  wfTemplateUUID = "null wfTemplateUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<WorkflowTemplate> {
  const { version, ...query } = membersOf(filters);
  if (version !== undefined && query.expand !== undefined) {
    throw failure(400, "version and expand cannot be included in the same request");
  }
  const template = path`/workflow/workflows/${wfTemplateUUID}`;
  return callOperation({
    method: "GET",
    path: version === undefined ? template : template + path`/${version}`,
    token: accessToken,
    query,
    trace,
    result: "body",
  });
}

/**
 * Starts a run. `POST /workflow/workflows/{workflow_uuid}/instances`
 *
 * @param access_token Access token. Default `"no access token provided"`, which the server refuses.
 * @param workflow_uuid The template. Default `"no workflow temaplte uuid provided"`, which the server refuses.
 * @param input_vars Variables to start with. Default `{}`, also in place of what is no object.
 * @param return_workflow_vars Whether the answer has `workflow_vars`. Default true.
 * @param wait_until_finish Whether to wait for the end of the run, half a minute at most. Default false.
 * @param version Version of the template. Optional: the latest active one.
 * @param start_state State to start in. Optional: the first one.
 * @param group_uuid Group to join. Optional: a new one.
 * @param group_name Name of a new group. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The run.
 * @throws PatchbayError 400 without a request for what cannot be written as JSON; 401, 403, 404, 409, and 500 for an
 * answer that is no JSON.
 */
export function startWorkflowFlat(
  access_token: string,
  workflow_uuid: string,
  input_vars?: Variables,
  return_workflow_vars?: boolean | null,
  wait_until_finish?: boolean | null,
  version?: string | null,
  start_state?: string | null,
  group_uuid?: string | null,
  group_name?: string | null,
  trace?: Trace,
): Promise<WorkflowInstance>;
export async function startWorkflowFlat(
  access_token = "no access token provided",
  workflow_uuid = "no workflow temaplte uuid provided",
  input_vars: Variables = {},
  return_workflow_vars: boolean | null = true,
  wait_until_finish: boolean | null = false,
  version?: string | null,
  start_state?: string | null,
  group_uuid?: string | null,
  group_name?: string | null,
  trace: Trace = {},
): Promise<WorkflowInstance> {
  const body = {
    input_vars: typeof input_vars === "object" ? input_vars : {},
    return_workflow_vars,
    wait_until_finish,
    version,
    start_state,
    group_uuid,
    group_name,
  };
  try {
    JSON.stringify(body);
  } catch (error) {
    throw failure(400, "supplied parameters could not assembled into start request", [], error);
  }
  const instance = await callOperation<WorkflowInstance>({
    method: "POST",
    path: path`/workflow/workflows/${workflow_uuid}/instances`,
    token: access_token,
    body,
    trace,
    result: "body",
  });
  if (typeof instance === "string") throw failure(500, "the answer to a start is no JSON");
  return instance;
}

/**
 * Runs a workflow to its end, and answers one of its variables as a document.
 * `POST /workflow/workflows/{wfTemplateUUID}/instances/exec`
 *
 * @param accessToken Access token. It has no default.
 * @param wfTemplateUUID The template. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param groupUUID Group to join. Default `""`: a new one.
 * @param workflowVarsPath Dotted path of the variable. Default `""`: all variables.
 * @param responseContentType Content type of the document. Default `"application/json"`.
 * @param inputVars Variables to start with. Default `{}`.
 * @param trace Ids for logs and errors; not the last parameter here. Default `{}`: fresh ones.
 * @param startState State to start in. Optional: the first one.
 * @returns Status, headers and the document: parsed when it is JSON, otherwise its text.
 * @throws PatchbayError 401, 403, 404, 408 after a minute, 409 when it is cancelled, 500 when it ends in error.
 */
export function execWorkflow(
  accessToken: string,
  wfTemplateUUID: string,
  groupUUID?: string,
  workflowVarsPath?: string,
  responseContentType?: string,
  inputVars?: Variables,
  trace?: Trace,
  startState?: string,
): Promise<FullResponse>;
export async function execWorkflow(
  accessToken?: string,
  wfTemplateUUID = "null wfTemplateUUID",
  groupUUID = "",
  workflowVarsPath = "",
  responseContentType = "application/json",
  inputVars: Variables = {},
  trace: Trace = {},
  startState?: string,
): Promise<FullResponse> {
  return callOperation<unknown>({
    method: "POST",
    path: path`/workflow/workflows/${wfTemplateUUID}/instances/exec`,
    token: accessToken,
    body: {
      workflow_vars_path: workflowVarsPath,
      response_content_type: responseContentType,
      input_vars: inputVars,
      group_uuid: typeof groupUUID === "string" && groupUUID !== "" ? groupUUID : undefined,
      start_state: startState || undefined,
    },
    trace,
    result: "full",
  });
}

/**
 * Lists what became of the runs of a template, the newest first, in short. `GET /workflow/history`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID The template. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 1000. Default 10.
 * @param filters `version`, `start_datetime`, `end_datetime`, `short: false`; `aggregate: true` collects all pages from
 * `offset` on. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of runs, or all of them.
 * @throws PatchbayError 400, 401, 403.
 */
export function getWfTemplateHistory(
  accessToken: string,
  wfTemplateUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<List<WorkflowHistory>>;
export async function getWfTemplateHistory(
  accessToken = "null access token",
  wfTemplateUUID = "null wfTemplateUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<List<WorkflowHistory>> {
  return history(accessToken, { template_uuid: wfTemplateUUID, offset, limit, short: true }, filters, trace);
}

/**
 * Searches what became of the runs of a template, the newest first. `GET /workflow/history`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID The template. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param start_datetime Only runs started at this moment or later, RFC 3339. Default `"2022-05-12T14:19:00.000Z"`.
 * @param end_datetime Only runs started before this moment, RFC 3339. Default `"2022-05-12T14:19:00.000Z"`: none.
 * @param search Comma list of texts of which one must occur. Default `"null"`: everything is found.
 * @param limit Items per page, at most 50. Default 50.
 * @param filters `version`; `aggregate: true` collects all pages. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of runs, or all of them.
 * @throws PatchbayError 400, 401, 403.
 */
export function searchWFHistory(
  accessToken: string,
  wfTemplateUUID: string,
  start_datetime: string,
  end_datetime: string,
  search?: string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<List<WorkflowHistory>>;
export async function searchWFHistory(
  accessToken = "null access token",
  wfTemplateUUID = "null wfTemplateUUID",
  start_datetime = "2022-05-12T14:19:00.000Z",
  end_datetime = "2022-05-12T14:19:00.000Z",
  search = "null",
  limit: number | string = 50,
  filters?: Filters,
  trace: Trace = {},
): Promise<List<WorkflowHistory>> {
  return history(accessToken, { template_uuid: wfTemplateUUID, limit, search, start_datetime, end_datetime }, filters, trace);
}

/** `aggregate` among the filters is for us, and only when it is true itself. */
function history(token: string, query: object, given: unknown, trace: Trace): Promise<List<WorkflowHistory>> {
  const { aggregate, ...filters } = membersOf(given);
  return listOrAggregate({ method: "GET", path: "/workflow/history", token, query, filters, trace }, aggregate === true);
}
