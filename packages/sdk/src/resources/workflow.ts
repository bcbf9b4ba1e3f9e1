// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { raw } from "../client/body.ts";
import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { WorkflowExec, WorkflowGroup, WorkflowGroupData, WorkflowGroupMember, WorkflowGroupParts, WorkflowGroupSummary, WorkflowGroupUpdate, WorkflowHistory, WorkflowHistoryIncomingData, WorkflowHistoryResults, WorkflowHistoryVars, WorkflowInstance, WorkflowRunningInstance, WorkflowStart, WorkflowTemplate, WorkflowTemplateInput } from "./types.ts";

/** Parameters of {@link WorkflowApi.createWorkflowTemplate}. */
export interface CreateWorkflowTemplateParams extends WorkflowTemplateInput {}

/** Parameters of {@link WorkflowApi.modifyWorkflowTemplate}. */
export interface ModifyWorkflowTemplateParams extends WorkflowTemplateInput {
  /** UUID of the template, lower case. */
  template_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWorkflowTemplate}. */
export interface GetWorkflowTemplateParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** `versions` tells what versions there are. */
  expand?: string[] | undefined;
}

/** Parameters of {@link WorkflowApi.getWorkflowTemplateVersion}. */
export interface GetWorkflowTemplateVersionParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Semantic version. */
  version: string;
}

/** Parameters of {@link WorkflowApi.listWorkflowTemplates}. */
export interface ListWorkflowTemplatesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Type of template. */
  type?: string | undefined;
  /** Each in its highest version of this status; templates without one are left out. */
  status?: string | undefined;
  /** Whether to tell what versions there are. */
  show_versions?: boolean | undefined;
}

/** Parameters of {@link WorkflowApi.deleteWorkflowTemplate}. */
export interface DeleteWorkflowTemplateParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Semantic version. */
  version: string;
}

/** Parameters of {@link WorkflowApi.deleteWorkflowTemplateVersions}. */
export interface DeleteWorkflowTemplateVersionsParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
}

/** Parameters of {@link WorkflowApi.startWorkflow}. */
export interface StartWorkflowParams extends WorkflowStart {
  /** UUID of the template, lower case. */
  template_uuid: string;
}

/** Parameters of {@link WorkflowApi.execWorkflow}. */
export interface ExecWorkflowParams extends WorkflowExec {
  /** UUID of the template, lower case. */
  template_uuid: string;
}

/** Parameters of {@link WorkflowApi.listRunningWorkflows}. */
export interface ListRunningWorkflowsParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only runs of this version. */
  version?: string | undefined;
}

/** Parameters of {@link WorkflowApi.getRunningWorkflow}. */
export interface GetRunningWorkflowParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** The run. */
  instance_uuid: string;
}

/** Parameters of {@link WorkflowApi.cancelWorkflow}. */
export interface CancelWorkflowParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** The run. */
  instance_uuid: string;
}

/** Parameters of {@link WorkflowApi.restartWorkflow}. */
export interface RestartWorkflowParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** The run. */
  instance_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWfInstanceHistory}. */
export interface GetWfInstanceHistoryParams {
  /** The run. */
  instance_uuid: string;
  /** Whether to give the variables. */
  show_workflow_vars?: boolean | undefined;
  /** Whether to give what it received. */
  show_incoming_data?: boolean | undefined;
  /** Whether to give the results of its transitions. */
  show_transition_results?: boolean | undefined;
}

/** Parameters of {@link WorkflowApi.getWfInstanceWorkflowVars}. */
export interface GetWfInstanceWorkflowVarsParams {
  /** The run. */
  instance_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWfInstanceIncomingData}. */
export interface GetWfInstanceIncomingDataParams {
  /** The run. */
  instance_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWfInstanceResults}. */
export interface GetWfInstanceResultsParams {
  /** The run. */
  instance_uuid: string;
  /** UUID of the transition, lower case. */
  transition_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWfTemplateHistory}. */
export interface GetWfTemplateHistoryParams {
  /** The template. The server insists on it. */
  template_uuid?: string | undefined;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only runs of this version. */
  version?: string | undefined;
  /** Only runs started at this moment or later. RFC 3339. */
  start_datetime?: string | undefined;
  /** Only runs started before this moment. RFC 3339. */
  end_datetime?: string | undefined;
  /** Only runs that ended like this. */
  result_type?: string | undefined;
  /** Only runs of this group. */
  group_uuid?: string | undefined;
  /** Whether to leave out variables, what was received, and results. */
  short?: boolean | undefined;
  /**
   * Comma list of texts, of which one must occur, in any case, in the variables, in what was received, in the name of
   * the group or of a state.
   */
  search?: string | undefined;
}

/** Parameters of {@link WorkflowApi.listWorkflowGroups}. */
export interface ListWorkflowGroupsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only groups in which this template runs. */
  template_uuid?: string | undefined;
  /** Only groups made at this moment or later. RFC 3339. */
  start_datetime?: string | undefined;
  /** Only groups made before this moment. RFC 3339. */
  end_datetime?: string | undefined;
}

/** Parameters of {@link WorkflowApi.getWorkflowGroup}. */
export interface GetWorkflowGroupParams {
  /** The group. */
  run_group_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWorkflowGroupFiltered}. */
export interface GetWorkflowGroupFilteredParams {
  /** The group. */
  run_group_uuid: string;
  /** Whether to give the first run. */
  show_master?: boolean | undefined;
  /** Whether to give the later runs. */
  show_children?: boolean | undefined;
  /** Whether to give the group's data. */
  show_data?: boolean | undefined;
}

/** Parameters of {@link WorkflowApi.getWorkflowGroupMaster}. */
export interface GetWorkflowGroupMasterParams {
  /** The group. */
  run_group_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWorkflowGroupData}. */
export interface GetWorkflowGroupDataParams {
  /** The group. */
  run_group_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWorkflowGroupChildren}. */
export interface GetWorkflowGroupChildrenParams {
  /** The group. */
  run_group_uuid: string;
}

/** Parameters of {@link WorkflowApi.getWorkflowGroupChild}. */
export interface GetWorkflowGroupChildParams {
  /** The group. */
  run_group_uuid: string;
  /** The run. */
  instance_uuid: string;
}

/** Parameters of {@link WorkflowApi.updateWorkflowGroup}. */
export interface UpdateWorkflowGroupParams extends WorkflowGroupUpdate {
  /** The group. */
  run_group_uuid: string;
}

/** Parameters of {@link WorkflowApi.startWorkflowByWebhook}. */
export interface StartWorkflowByWebhookParams {
  /** Last part of the URL. */
  token: string;
  /** Anything; JSON and forms are parsed. */
  body?: unknown;
}

/** Parameters of {@link WorkflowApi.answerWorkflow}. */
export interface AnswerWorkflowParams {
  /** Last part of the URL. */
  token: string;
  /** Anything; JSON and forms are parsed. */
  body?: unknown;
}

/**
 * Workflow: State machines that run for minutes or months: templates, their instances, and what these went through.
 */
export class WorkflowApi extends ServiceApi {
  /**
   * Store a template, or a further version of one.
   *
   * A version is refused when it is there already, or when its template belongs to another account.
   *
   * `POST /workflow/workflows`. Needs the permission `workflow.create`.
   *
   * @param params See {@link CreateWorkflowTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowTemplate.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `workflow.invalid_body`, `workflow.invalid_status`,
   * `workflow.invalid_version`, `workflow.invalid_users`, `workflow.invalid_globals`, `workflow.invalid_state`,
   * `workflow.invalid_trigger`, `workflow.invalid_decision`, `workflow.invalid_transition`,
   * `workflow.invalid_condition`, `workflow.unavailable`, `conflict`.
   */
  createWorkflowTemplate(params: CreateWorkflowTemplateParams, options?: CallOptions): Call<WorkflowTemplate> {
    return this.call<WorkflowTemplate>({ id: "workflow.createWorkflowTemplate", method: "POST", path: "/workflow/workflows", body: "members" }, params, options);
  }

  /**
   * Replace one version of a template, the one that the body names.
   *
   * What runs keeps the definition that it was started with.
   *
   * `PUT /workflow/workflows/{template_uuid}`. Needs the permission `workflow.update`.
   *
   * @param params See {@link ModifyWorkflowTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowTemplate.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `workflow.invalid_body`,
   * `workflow.invalid_status`, `workflow.invalid_version`, `workflow.invalid_users`, `workflow.invalid_globals`,
   * `workflow.invalid_state`, `workflow.invalid_trigger`, `workflow.invalid_decision`, `workflow.invalid_transition`,
   * `workflow.invalid_condition`, `workflow.unavailable`.
   */
  modifyWorkflowTemplate(params: ModifyWorkflowTemplateParams, options?: CallOptions): Call<WorkflowTemplate> {
    return this.call<WorkflowTemplate>({ id: "workflow.modifyWorkflowTemplate", method: "PUT", path: "/workflow/workflows/{template_uuid}", body: "members" }, params, options);
  }

  /**
   * Read the latest version of a template.
   *
   * The highest active one; if none is active, the highest of the others.
   *
   * `GET /workflow/workflows/{template_uuid}`. Needs the permission `workflow.read`, except for members of the
   * template's `users`.
   *
   * @param params See {@link GetWorkflowTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowTemplate.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowTemplate(params: GetWorkflowTemplateParams, options?: CallOptions): Call<WorkflowTemplate> {
    return this.call<WorkflowTemplate>({ id: "workflow.getWorkflowTemplate", method: "GET", path: "/workflow/workflows/{template_uuid}" }, params, options);
  }

  /**
   * Read one version of a template.
   *
   * `GET /workflow/workflows/{template_uuid}/{version}`. Needs the permission `workflow.read`, except for members of
   * the template's `users`.
   *
   * @param params See {@link GetWorkflowTemplateVersionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowTemplate.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowTemplateVersion(params: GetWorkflowTemplateVersionParams, options?: CallOptions): Call<WorkflowTemplate> {
    return this.call<WorkflowTemplate>({ id: "workflow.getWorkflowTemplateVersion", method: "GET", path: "/workflow/workflows/{template_uuid}/{version}" }, params, options);
  }

  /**
   * List templates, each in its latest version.
   *
   * `GET /workflow/workflows`. Needs the permission `workflow.read`, except for members of the template's `users`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `name`, `type`, `status`.
   *
   * @param params See {@link ListWorkflowTemplatesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listWorkflowTemplates(params: ListWorkflowTemplatesParams = {}, options?: CallOptions): ListCall<WorkflowTemplate> {
    return this.list<WorkflowTemplate>({ id: "workflow.listWorkflowTemplates", method: "GET", path: "/workflow/workflows" }, params, options);
  }

  /**
   * Delete one version of a template.
   *
   * What runs goes on to its end, and history stays.
   *
   * `DELETE /workflow/workflows/{template_uuid}/{version}`. Needs the permission `workflow.delete`.
   *
   * @param params See {@link DeleteWorkflowTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteWorkflowTemplate(params: DeleteWorkflowTemplateParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "workflow.deleteWorkflowTemplate", method: "DELETE", path: "/workflow/workflows/{template_uuid}/{version}" }, params, options);
  }

  /**
   * Delete a template with all its versions.
   *
   * What runs goes on to its end, and history stays.
   *
   * `DELETE /workflow/workflows/{template_uuid}`. Needs the permission `workflow.delete`.
   *
   * @param params See {@link DeleteWorkflowTemplateVersionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteWorkflowTemplateVersions(params: DeleteWorkflowTemplateVersionsParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "workflow.deleteWorkflowTemplateVersions", method: "DELETE", path: "/workflow/workflows/{template_uuid}" }, params, options);
  }

  /**
   * Start a run.
   *
   * Answers 201 with the run in its start state, before it moves. With `wait_until_finish` it answers 200 when the run
   * has ended, 202 when that takes too long. A template without an active version is refused with 409.
   *
   * `POST /workflow/workflows/{template_uuid}/instances`. Needs the permission `workflow.execute`, except for members
   * of the template's `users`.
   *
   * @param params See {@link StartWorkflowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowInstance.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`, `too_large`.
   */
  startWorkflow(params: StartWorkflowParams, options?: CallOptions): Call<WorkflowInstance> {
    return this.call<WorkflowInstance>({ id: "workflow.startWorkflow", method: "POST", path: "/workflow/workflows/{template_uuid}/instances", body: "members" }, params, options);
  }

  /**
   * Run a workflow to its end, and answer one of its variables as a document.
   *
   * The answer has the content type that was asked for. A run that ends in error gives 500, one that is cancelled 409;
   * after 60 seconds it is cancelled and gives 408.
   *
   * `POST /workflow/workflows/{template_uuid}/instances/exec`. Needs the permission `workflow.execute`, except for
   * members of the template's `users`.
   *
   * @param params See {@link ExecWorkflowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The variable.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `timed_out`, `conflict`, `too_large`,
   * `workflow.run_failed`.
   */
  execWorkflow(params: ExecWorkflowParams, options?: CallOptions): Call<unknown> {
    return this.call<unknown>({ id: "workflow.execWorkflow", method: "POST", path: "/workflow/workflows/{template_uuid}/instances/exec", body: "members", text: true }, params, options);
  }

  /**
   * List unfinished runs, the newest first.
   *
   * `GET /workflow/workflows/{template_uuid}/instances`. Needs the permission `workflow.read`, except for the runs
   * that the caller started.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-start_datetime`. `sort` may name
   * `start_datetime`.
   *
   * @param params See {@link ListRunningWorkflowsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listRunningWorkflows(params: ListRunningWorkflowsParams, options?: CallOptions): ListCall<WorkflowInstance> {
    return this.list<WorkflowInstance>({ id: "workflow.listRunningWorkflows", method: "GET", path: "/workflow/workflows/{template_uuid}/instances" }, params, options);
  }

  /**
   * Read one run, also when it has ended.
   *
   * `GET /workflow/workflows/{template_uuid}/instances/{instance_uuid}`. Needs the permission `workflow.read`, except
   * for the runs that the caller started.
   *
   * @param params See {@link GetRunningWorkflowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowRunningInstance.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getRunningWorkflow(params: GetRunningWorkflowParams, options?: CallOptions): Call<WorkflowRunningInstance> {
    return this.call<WorkflowRunningInstance>({ id: "workflow.getRunningWorkflow", method: "GET", path: "/workflow/workflows/{template_uuid}/instances/{instance_uuid}" }, params, options);
  }

  /**
   * Cancel a run, and those that it waits for.
   *
   * To cancel a cancelled one is no error; one that ended otherwise gives 409.
   *
   * `DELETE /workflow/workflows/{template_uuid}/instances/{instance_uuid}`. Needs the permission `workflow.execute`,
   * except for the runs that the caller started.
   *
   * @param params See {@link CancelWorkflowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  cancelWorkflow(params: CancelWorkflowParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "workflow.cancelWorkflow", method: "DELETE", path: "/workflow/workflows/{template_uuid}/instances/{instance_uuid}" }, params, options);
  }

  /**
   * Let a run that failed or was cancelled go on where it ended.
   *
   * The transitions that failed are tried again; results of earlier ones and variables stay. It acts for whoever
   * started it. A run that is under way, or complete, gives 409.
   *
   * `POST /workflow/workflows/{template_uuid}/instances/{instance_uuid}/restart`. Needs the permission
   * `workflow.execute`, except for the runs that the caller started.
   *
   * @param params See {@link RestartWorkflowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowInstance.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  restartWorkflow(params: RestartWorkflowParams, options?: CallOptions): Call<WorkflowInstance> {
    return this.call<WorkflowInstance>({ id: "workflow.restartWorkflow", method: "POST", path: "/workflow/workflows/{template_uuid}/instances/{instance_uuid}/restart" }, params, options);
  }

  /**
   * Read what became of a run.
   *
   * All of it, unless one of the three parts is asked for: then only what is asked for.
   *
   * `GET /workflow/history/{instance_uuid}/filter`. Needs the permission `workflow.read`, except for the runs that the
   * caller started.
   *
   * @param params See {@link GetWfInstanceHistoryParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowHistory.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWfInstanceHistory(params: GetWfInstanceHistoryParams, options?: CallOptions): Call<WorkflowHistory> {
    return this.call<WorkflowHistory>({ id: "workflow.getWfInstanceHistory", method: "GET", path: "/workflow/history/{instance_uuid}/filter" }, params, options);
  }

  /**
   * Read what became of a run, with its variables.
   *
   * `GET /workflow/history/{instance_uuid}/filter/workflow_vars`. Needs the permission `workflow.read`, except for the
   * runs that the caller started.
   *
   * @param params See {@link GetWfInstanceWorkflowVarsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowHistoryVars.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWfInstanceWorkflowVars(params: GetWfInstanceWorkflowVarsParams, options?: CallOptions): Call<WorkflowHistoryVars> {
    return this.call<WorkflowHistoryVars>({ id: "workflow.getWfInstanceWorkflowVars", method: "GET", path: "/workflow/history/{instance_uuid}/filter/workflow_vars" }, params, options);
  }

  /**
   * Read what became of a run, with what it received.
   *
   * `GET /workflow/history/{instance_uuid}/filter/incoming_data`. Needs the permission `workflow.read`, except for the
   * runs that the caller started.
   *
   * @param params See {@link GetWfInstanceIncomingDataParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowHistoryIncomingData.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWfInstanceIncomingData(params: GetWfInstanceIncomingDataParams, options?: CallOptions): Call<WorkflowHistoryIncomingData> {
    return this.call<WorkflowHistoryIncomingData>({ id: "workflow.getWfInstanceIncomingData", method: "GET", path: "/workflow/history/{instance_uuid}/filter/incoming_data" }, params, options);
  }

  /**
   * Read what became of a run, with the results of one transition.
   *
   * None when the run never took the transition; 404 when the template has no such transition.
   *
   * `GET /workflow/history/{instance_uuid}/filter/{transition_uuid}/results`. Needs the permission `workflow.read`,
   * except for the runs that the caller started.
   *
   * @param params See {@link GetWfInstanceResultsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowHistoryResults.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWfInstanceResults(params: GetWfInstanceResultsParams, options?: CallOptions): Call<WorkflowHistoryResults> {
    return this.call<WorkflowHistoryResults>({ id: "workflow.getWfInstanceResults", method: "GET", path: "/workflow/history/{instance_uuid}/filter/{transition_uuid}/results" }, params, options);
  }

  /**
   * List or search what became of the runs of a template, the newest first.
   *
   * Pages are of 50 at most when it searches.
   *
   * `GET /workflow/history`. Needs the permission `workflow.read`, except for the runs that the caller started.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-start_datetime`. `sort` may name
   * `start_datetime`, `end_datetime`.
   *
   * @param params See {@link GetWfTemplateHistoryParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429. Of special interest: `validation_failed`.
   */
  getWfTemplateHistory(params: GetWfTemplateHistoryParams = {}, options?: CallOptions): ListCall<WorkflowHistory> {
    return this.list<WorkflowHistory>({ id: "workflow.getWfTemplateHistory", method: "GET", path: "/workflow/history" }, params, options);
  }

  /**
   * List groups, the newest first.
   *
   * `GET /workflow/groups`. Needs the permission `workflow.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `name`, `status`.
   *
   * @param params See {@link ListWorkflowGroupsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listWorkflowGroups(params: ListWorkflowGroupsParams = {}, options?: CallOptions): ListCall<WorkflowGroupSummary> {
    return this.list<WorkflowGroupSummary>({ id: "workflow.listWorkflowGroups", method: "GET", path: "/workflow/groups" }, params, options);
  }

  /**
   * Read a group with all its parts.
   *
   * `GET /workflow/groups/{run_group_uuid}`. Needs the permission `workflow.read`.
   *
   * @param params See {@link GetWorkflowGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowGroup.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowGroup(params: GetWorkflowGroupParams, options?: CallOptions): Call<WorkflowGroup> {
    return this.call<WorkflowGroup>({ id: "workflow.getWorkflowGroup", method: "GET", path: "/workflow/groups/{run_group_uuid}" }, params, options);
  }

  /**
   * Read a group with those of its parts that are asked for.
   *
   * `GET /workflow/groups/{run_group_uuid}/filter`. Needs the permission `workflow.read`.
   *
   * @param params See {@link GetWorkflowGroupFilteredParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowGroupParts.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowGroupFiltered(params: GetWorkflowGroupFilteredParams, options?: CallOptions): Call<WorkflowGroupParts> {
    return this.call<WorkflowGroupParts>({ id: "workflow.getWorkflowGroupFiltered", method: "GET", path: "/workflow/groups/{run_group_uuid}/filter" }, params, options);
  }

  /**
   * Read the first run of a group.
   *
   * `GET /workflow/groups/{run_group_uuid}/filter/master`. Needs the permission `workflow.read`.
   *
   * @param params See {@link GetWorkflowGroupMasterParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowGroupMember.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowGroupMaster(params: GetWorkflowGroupMasterParams, options?: CallOptions): Call<WorkflowGroupMember> {
    return this.call<WorkflowGroupMember>({ id: "workflow.getWorkflowGroupMaster", method: "GET", path: "/workflow/groups/{run_group_uuid}/filter/master" }, params, options);
  }

  /**
   * Read the data of a group.
   *
   * `GET /workflow/groups/{run_group_uuid}/filter/data`. Needs the permission `workflow.read`.
   *
   * @param params See {@link GetWorkflowGroupDataParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowGroupData.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowGroupData(params: GetWorkflowGroupDataParams, options?: CallOptions): Call<WorkflowGroupData> {
    return this.call<WorkflowGroupData>({ id: "workflow.getWorkflowGroupData", method: "GET", path: "/workflow/groups/{run_group_uuid}/filter/data" }, params, options);
  }

  /**
   * Read the later runs of a group, all of them.
   *
   * `GET /workflow/groups/{run_group_uuid}/filter/children`. Needs the permission `workflow.read`.
   *
   * @param params See {@link GetWorkflowGroupChildrenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The runs, without a list around them.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowGroupChildren(params: GetWorkflowGroupChildrenParams, options?: CallOptions): Call<WorkflowGroupMember[]> {
    return this.call<WorkflowGroupMember[]>({ id: "workflow.getWorkflowGroupChildren", method: "GET", path: "/workflow/groups/{run_group_uuid}/filter/children" }, params, options);
  }

  /**
   * Read one of the later runs of a group.
   *
   * `GET /workflow/groups/{run_group_uuid}/filter/children/{instance_uuid}`. Needs the permission `workflow.read`.
   *
   * @param params See {@link GetWorkflowGroupChildParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowGroupMember.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getWorkflowGroupChild(params: GetWorkflowGroupChildParams, options?: CallOptions): Call<WorkflowGroupMember> {
    return this.call<WorkflowGroupMember>({ id: "workflow.getWorkflowGroupChild", method: "GET", path: "/workflow/groups/{run_group_uuid}/filter/children/{instance_uuid}" }, params, options);
  }

  /**
   * Set status and data of a group.
   *
   * `PUT /workflow/groups/{run_group_uuid}`. Needs the permission `workflow.update`.
   *
   * @param params See {@link UpdateWorkflowGroupParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns WorkflowGroup.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateWorkflowGroup(params: UpdateWorkflowGroupParams, options?: CallOptions): Call<WorkflowGroup> {
    return this.call<WorkflowGroup>({ id: "workflow.updateWorkflowGroup", method: "PUT", path: "/workflow/groups/{run_group_uuid}", body: "members" }, params, options);
  }

  /**
   * Start a run by the URL of a `webhook` trigger.
   *
   * The URL is in the answer that shows the template, as `trigger.url` of its state; it stands for the right to call
   * it. The run has `{ headers, query, body }` as its `input_vars`. With a secret, a call must be signed as Standard
   * Webhooks are. A trigger may name other methods than POST; they do the same.
   *
   * `POST /workflow/triggers/{token}`. Anyone, without credentials.
   *
   * @param params See {@link StartWorkflowByWebhookParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The run will start.
   * @throws PatchbayError 400, 404, 429. Of special interest: `workflow.unsigned`, `method_not_allowed`.
   */
  startWorkflowByWebhook(params: StartWorkflowByWebhookParams, options?: CallOptions): Call<{
  status: "accepted";
}> {
    return this.call<{
  status: "accepted";
}>({ id: "workflow.startWorkflowByWebhook", method: "POST", path: "/workflow/triggers/{token}", auth: "none", body: "whole", encode: raw }, params, options);
  }

  /**
   * Give a run what one of its `webhook` conditions waits for.
   *
   * The URL is in the run's variables, as `_callbacks[<name of the transition>]`, while it waits; it works once. The
   * result of the transition is `{ headers, query, body }`. With a secret, a call must be signed as Standard Webhooks
   * are. A condition may name other methods than POST; they do the same.
   *
   * `POST /workflow/callbacks/{token}`. Anyone, without credentials.
   *
   * @param params See {@link AnswerWorkflowParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The run goes on.
   * @throws PatchbayError 400, 404, 429. Of special interest: `workflow.unsigned`, `method_not_allowed`.
   */
  answerWorkflow(params: AnswerWorkflowParams, options?: CallOptions): Call<{
  status: "accepted";
}> {
    return this.call<{
  status: "accepted";
}>({ id: "workflow.answerWorkflow", method: "POST", path: "/workflow/callbacks/{token}", auth: "none", body: "whole", encode: raw }, params, options);
  }
}
