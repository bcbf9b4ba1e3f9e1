// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Workflow` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ListOf, WorkflowGroup, WorkflowGroupData, WorkflowGroupMember, WorkflowGroupParts, WorkflowGroupStatus, WorkflowGroupSummary, WorkflowHistory, WorkflowHistoryIncomingData, WorkflowHistoryResults, WorkflowHistoryVars, WorkflowInstance, WorkflowRunningInstance, WorkflowStart, WorkflowTemplate, WorkflowTemplateInput } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Store a template, or a further version of one.
 *
 * A version is refused when it is there already, or when its template belongs to another account.
 *
 * `POST /workflow/workflows`. Needs the permission `workflow.create`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param body One version of a workflow as a whole; `active` unless it says otherwise. Default `"null body"`, which
 * the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `workflow.invalid_body`, `workflow.invalid_status`,
 * `workflow.invalid_version`, `workflow.invalid_users`, `workflow.invalid_globals`, `workflow.invalid_state`,
 * `workflow.invalid_trigger`, `workflow.invalid_decision`, `workflow.invalid_transition`,
 * `workflow.invalid_condition`, `workflow.unavailable`, `conflict`.
 */
export function createWorkflowTemplate(accessToken: string, body: WorkflowTemplateInput, trace?: Trace): Promise<WorkflowTemplate>;
export async function createWorkflowTemplate(
  accessToken: string = "null access token",
  body: WorkflowTemplateInput | "null body" = "null body",
  trace: Trace = {},
): Promise<WorkflowTemplate> {
  return callOperation<WorkflowTemplate>({
    method: "POST",
    path: "/workflow/workflows",
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Replace one version of a template, the one that the body names.
 *
 * What runs keeps the definition that it was started with.
 *
 * `PUT /workflow/workflows/{template_uuid}`. Needs the permission `workflow.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID UUID of the template, lower case. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param body One version of a workflow as a whole; `active` unless it says otherwise. Default `"null body"`, which
 * the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `workflow.invalid_body`,
 * `workflow.invalid_status`, `workflow.invalid_version`, `workflow.invalid_users`, `workflow.invalid_globals`,
 * `workflow.invalid_state`, `workflow.invalid_trigger`, `workflow.invalid_decision`, `workflow.invalid_transition`,
 * `workflow.invalid_condition`, `workflow.unavailable`.
 */
export function modifyWorkflowTemplate(accessToken: string, wfTemplateUUID: string, body: WorkflowTemplateInput, trace?: Trace): Promise<WorkflowTemplate>;
export async function modifyWorkflowTemplate(
  accessToken: string = "null access token",
  wfTemplateUUID: string = "null wfTemplateUUID",
  body: WorkflowTemplateInput | "null body" = "null body",
  trace: Trace = {},
): Promise<WorkflowTemplate> {
  return callOperation<WorkflowTemplate>({
    method: "PUT",
    path: path`/workflow/workflows/${wfTemplateUUID}`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * List templates, each in its latest version.
 *
 * `GET /workflow/workflows`. Needs the permission `workflow.read`, except for members of the template's `users`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `name`, `type`, `status`, `show_versions`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listWorkflowTemplates(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<WorkflowTemplate>>;
export async function listWorkflowTemplates(
  accessToken: string = "null access token",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<WorkflowTemplate>> {
  return callOperation<ListOf<WorkflowTemplate>>({
    method: "GET",
    path: "/workflow/workflows",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Delete one version of a template.
 *
 * What runs goes on to its end, and history stays.
 *
 * `DELETE /workflow/workflows/{template_uuid}/{version}`. Needs the permission `workflow.delete`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID UUID of the template, lower case. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param version Semantic version. Default `"null version"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteWorkflowTemplate(accessToken: string, wfTemplateUUID: string, version: string, trace?: Trace): Promise<Ok>;
export async function deleteWorkflowTemplate(
  accessToken: string = "null access token",
  wfTemplateUUID: string = "null wfTemplateUUID",
  version: string = "null version",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/workflow/workflows/${wfTemplateUUID}/${version}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete workflow template failed" },
  });
}

/**
 * Start a run.
 *
 * Answers 201 with the run in its start state, before it moves. With `wait_until_finish` it answers 200 when the run
 * has ended, 202 when that takes too long. A template without an active version is refused with 409.
 *
 * `POST /workflow/workflows/{template_uuid}/instances`. Needs the permission `workflow.execute`, except for members of
 * the template's `users`.
 *
 * @param accessToken Access token.
 * @param wfTemplateUUID UUID of the template, lower case. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param body How to start a run. Null is the same as absent. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`, `too_large`.
 */
export function startWorkflow(accessToken: string, wfTemplateUUID: string, body: WorkflowStart, trace?: Trace): Promise<WorkflowInstance>;
export async function startWorkflow(
  accessToken?: string,
  wfTemplateUUID: string = "null wfTemplateUUID",
  body: WorkflowStart | "null body" = "null body",
  trace: Trace = {},
): Promise<WorkflowInstance> {
  return callOperation<WorkflowInstance>({
    method: "POST",
    path: path`/workflow/workflows/${wfTemplateUUID}/instances`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * List unfinished runs, the newest first.
 *
 * `GET /workflow/workflows/{template_uuid}/instances`. Needs the permission `workflow.read`, except for the runs that
 * the caller started.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID UUID of the template, lower case. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `version`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listRunningWorkflows(accessToken: string, wfTemplateUUID: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<WorkflowInstance>>;
export async function listRunningWorkflows(
  accessToken: string = "null access token",
  wfTemplateUUID: string = "null wfTemplateUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<WorkflowInstance>> {
  return callOperation<ListOf<WorkflowInstance>>({
    method: "GET",
    path: path`/workflow/workflows/${wfTemplateUUID}/instances`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Read one run, also when it has ended.
 *
 * `GET /workflow/workflows/{template_uuid}/instances/{instance_uuid}`. Needs the permission `workflow.read`, except
 * for the runs that the caller started.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID UUID of the template, lower case. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param wfInstanceUUID The run. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getRunningWorkflow(accessToken: string, wfTemplateUUID: string, wfInstanceUUID: string, trace?: Trace): Promise<WorkflowRunningInstance>;
export async function getRunningWorkflow(
  accessToken: string = "null access token",
  wfTemplateUUID: string = "null wfTemplateUUID",
  wfInstanceUUID: string = "null wfTemplateUUID",
  trace: Trace = {},
): Promise<WorkflowRunningInstance> {
  return callOperation<WorkflowRunningInstance>({
    method: "GET",
    path: path`/workflow/workflows/${wfTemplateUUID}/instances/${wfInstanceUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Cancel a run, and those that it waits for.
 *
 * To cancel a cancelled one is no error; one that ended otherwise gives 409.
 *
 * `DELETE /workflow/workflows/{template_uuid}/instances/{instance_uuid}`. Needs the permission `workflow.execute`,
 * except for the runs that the caller started.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfTemplateUUID UUID of the template, lower case. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param wfIntanceUUID The run. Default `"null wfInstanceUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function cancelWorkflow(accessToken: string, wfTemplateUUID: string, wfIntanceUUID: string, trace?: Trace): Promise<Ok>;
export async function cancelWorkflow(
  accessToken: string = "null access token",
  wfTemplateUUID: string = "null wfTemplateUUID",
  wfIntanceUUID: string = "null wfInstanceUUID",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/workflow/workflows/${wfTemplateUUID}/instances/${wfIntanceUUID}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "cancel workflow failed" },
  });
}

/**
 * Read what became of a run.
 *
 * All of it, unless one of the three parts is asked for: then only what is asked for.
 *
 * `GET /workflow/history/{instance_uuid}/filter`. Needs the permission `workflow.read`, except for the runs that the
 * caller started.
 *
 * @param accessToken Access token. Default `"null access_token"`, which the server refuses.
 * @param wfInstanceUUID The run. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `show_workflow_vars`, `show_incoming_data`,
 * `show_transition_results`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWfInstanceHistory(accessToken: string, wfInstanceUUID: string, filters?: Filters, trace?: Trace): Promise<WorkflowHistory>;
export async function getWfInstanceHistory(
  accessToken: string = "null access_token",
  wfInstanceUUID: string = "null wfTemplateUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<WorkflowHistory> {
  return callOperation<WorkflowHistory>({
    method: "GET",
    path: path`/workflow/history/${wfInstanceUUID}/filter`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * Read what became of a run, with its variables.
 *
 * `GET /workflow/history/{instance_uuid}/filter/workflow_vars`. Needs the permission `workflow.read`, except for the
 * runs that the caller started.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfInstanceUUID The run. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWfInstanceWorkflowVars(accessToken: string, wfInstanceUUID: string, trace?: Trace): Promise<WorkflowHistoryVars>;
export async function getWfInstanceWorkflowVars(
  accessToken: string = "null access token",
  wfInstanceUUID: string = "null wfTemplateUUID",
  trace: Trace = {},
): Promise<WorkflowHistoryVars> {
  return callOperation<WorkflowHistoryVars>({
    method: "GET",
    path: path`/workflow/history/${wfInstanceUUID}/filter/workflow_vars`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read what became of a run, with what it received.
 *
 * `GET /workflow/history/{instance_uuid}/filter/incoming_data`. Needs the permission `workflow.read`, except for the
 * runs that the caller started.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfInstanceUUID The run. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWfInstanceIncomingData(accessToken: string, wfInstanceUUID: string, trace?: Trace): Promise<WorkflowHistoryIncomingData>;
export async function getWfInstanceIncomingData(
  accessToken: string = "null access token",
  wfInstanceUUID: string = "null wfTemplateUUID",
  trace: Trace = {},
): Promise<WorkflowHistoryIncomingData> {
  return callOperation<WorkflowHistoryIncomingData>({
    method: "GET",
    path: path`/workflow/history/${wfInstanceUUID}/filter/incoming_data`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read what became of a run, with the results of one transition.
 *
 * None when the run never took the transition; 404 when the template has no such transition.
 *
 * `GET /workflow/history/{instance_uuid}/filter/{transition_uuid}/results`. Needs the permission `workflow.read`,
 * except for the runs that the caller started.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfInstanceUUID The run. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param transitionUUID UUID of the transition, lower case. Default `"null wfTransitionUUID"`, which the server
 * refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWfInstanceResults(accessToken: string, wfInstanceUUID: string, transitionUUID: string, trace?: Trace): Promise<WorkflowHistoryResults>;
export async function getWfInstanceResults(
  accessToken: string = "null access token",
  wfInstanceUUID: string = "null wfTemplateUUID",
  transitionUUID: string = "null wfTransitionUUID",
  trace: Trace = {},
): Promise<WorkflowHistoryResults> {
  return callOperation<WorkflowHistoryResults>({
    method: "GET",
    path: path`/workflow/history/${wfInstanceUUID}/filter/${transitionUUID}/results`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List groups, the newest first.
 *
 * `GET /workflow/groups`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null accesToken"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `template_uuid`, `start_datetime`, `end_datetime`.
 * Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listWorkflowGroups(accessToken: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<WorkflowGroupSummary>>;
export async function listWorkflowGroups(
  accessToken: string = "null accesToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<WorkflowGroupSummary>> {
  return callOperation<ListOf<WorkflowGroupSummary>>({
    method: "GET",
    path: "/workflow/groups",
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Read a group with all its parts.
 *
 * `GET /workflow/groups/{run_group_uuid}`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfGroupUUID The group. Default `"null wfTemplateUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWorkflowGroup(accessToken: string, wfGroupUUID: string, trace?: Trace): Promise<WorkflowGroup>;
export async function getWorkflowGroup(
  accessToken: string = "null access token",
  wfGroupUUID: string = "null wfTemplateUUID",
  trace: Trace = {},
): Promise<WorkflowGroup> {
  return callOperation<WorkflowGroup>({
    method: "GET",
    path: path`/workflow/groups/${wfGroupUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read a group with those of its parts that are asked for.
 *
 * `GET /workflow/groups/{run_group_uuid}/filter`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfGroupUUID The group. Default `"null wfGroupUUID"`, which the server refuses.
 * @param filters Query parameters, sent as they are: `show_master`, `show_children`, `show_data`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWorkflowGroupFiltered(accessToken: string, wfGroupUUID: string, filters?: Filters, trace?: Trace): Promise<WorkflowGroupParts>;
export async function getWorkflowGroupFiltered(
  accessToken: string = "null access token",
  wfGroupUUID: string = "null wfGroupUUID",
  filters?: Filters,
  trace: Trace = {},
): Promise<WorkflowGroupParts> {
  return callOperation<WorkflowGroupParts>({
    method: "GET",
    path: path`/workflow/groups/${wfGroupUUID}/filter`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * Read the first run of a group.
 *
 * `GET /workflow/groups/{run_group_uuid}/filter/master`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfGroupUUID The group. Default `"null wfGroupUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWorkflowGroupMaster(accessToken: string, wfGroupUUID: string, trace?: Trace): Promise<WorkflowGroupMember>;
export async function getWorkflowGroupMaster(
  accessToken: string = "null access token",
  wfGroupUUID: string = "null wfGroupUUID",
  trace: Trace = {},
): Promise<WorkflowGroupMember> {
  return callOperation<WorkflowGroupMember>({
    method: "GET",
    path: path`/workflow/groups/${wfGroupUUID}/filter/master`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read the data of a group.
 *
 * `GET /workflow/groups/{run_group_uuid}/filter/data`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfGroupUUID The group. Default `"null wfGroupUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWorkflowGroupData(accessToken: string, wfGroupUUID: string, trace?: Trace): Promise<WorkflowGroupData>;
export async function getWorkflowGroupData(
  accessToken: string = "null access token",
  wfGroupUUID: string = "null wfGroupUUID",
  trace: Trace = {},
): Promise<WorkflowGroupData> {
  return callOperation<WorkflowGroupData>({
    method: "GET",
    path: path`/workflow/groups/${wfGroupUUID}/filter/data`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read the later runs of a group, all of them.
 *
 * `GET /workflow/groups/{run_group_uuid}/filter/children`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfGroupUUID The group. Default `"null wfGroupUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWorkflowGroupChildren(accessToken: string, wfGroupUUID: string, trace?: Trace): Promise<WorkflowGroupMember[]>;
export async function getWorkflowGroupChildren(
  accessToken: string = "null access token",
  wfGroupUUID: string = "null wfGroupUUID",
  trace: Trace = {},
): Promise<WorkflowGroupMember[]> {
  return callOperation<WorkflowGroupMember[]>({
    method: "GET",
    path: path`/workflow/groups/${wfGroupUUID}/filter/children`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read one of the later runs of a group.
 *
 * `GET /workflow/groups/{run_group_uuid}/filter/children/{instance_uuid}`. Needs the permission `workflow.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param wfGroupUUID The group. Default `"null wfGroupUUID"`, which the server refuses.
 * @param wfChildUUID The run. Default `"null wfChildUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getWorkflowGroupChild(accessToken: string, wfGroupUUID: string, wfChildUUID: string, trace?: Trace): Promise<WorkflowGroupMember>;
export async function getWorkflowGroupChild(
  accessToken: string = "null access token",
  wfGroupUUID: string = "null wfGroupUUID",
  wfChildUUID: string = "null wfChildUUID",
  trace: Trace = {},
): Promise<WorkflowGroupMember> {
  return callOperation<WorkflowGroupMember>({
    method: "GET",
    path: path`/workflow/groups/${wfGroupUUID}/filter/children/${wfChildUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Set status and data of a group.
 *
 * `PUT /workflow/groups/{run_group_uuid}`. Needs the permission `workflow.update`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param groupUUID The group. Default `"null group uuid"`, which the server refuses.
 * @param status To write `cancelled` cancels every unfinished run of the group. It changes only when it is written.
 * Default `"null status"`, which the server refuses.
 * @param data Anything of yours. Default `"null data"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateWorkflowGroup(accessToken: string, groupUUID: string, status: WorkflowGroupStatus, data: Record<string, unknown>, trace?: Trace): Promise<WorkflowGroup>;
export async function updateWorkflowGroup(
  accessToken: string = "null access token",
  groupUUID: string = "null group uuid",
  status: WorkflowGroupStatus | "null status" = "null status",
  data: Record<string, unknown> | "null data" = "null data",
  trace: Trace = {},
): Promise<WorkflowGroup> {
  return callOperation<WorkflowGroup>({
    method: "PUT",
    path: path`/workflow/groups/${groupUUID}`,
    token: accessToken,
    body: { status, data },
    trace,
    result: "body",
  });
}
