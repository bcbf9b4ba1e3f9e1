/** What became of runs. */
import { Type } from "typebox";
import { bearerArg, filtersArg, operation, ownOr, pathArg, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";
import { WorkflowHistory, WorkflowHistoryIncomingData, WorkflowHistoryResults, WorkflowHistoryVars } from "./workflow-runs.ts";

const instance = { instance_uuid: Type.String({ format: "uuid", description: "The run." }) };
const accessToken = bearerArg("null access token");
const instanceArg = pathArg("instance_uuid", "wfInstanceUUID", "null wfTemplateUUID");
const access = ownOr("the runs that the caller started", "workflow.read");

export const historyOperations = {
  getWfInstanceHistory: operation({
    method: "GET",
    path: "/workflow/history/{instance_uuid}/filter",
    aliases: ["/workflow/history/{instance_uuid}"],
    summary: "Read what became of a run.",
    description: "All of it, unless one of the three parts is asked for: then only what is asked for.",
    access,
    params: instance,
    query: {
      show_workflow_vars: Type.Boolean({ description: "Whether to give the variables." }),
      show_incoming_data: Type.Boolean({ description: "Whether to give what it received." }),
      show_transition_results: Type.Boolean({ description: "Whether to give the results of its transitions." }),
    },
    responses: { 200: WorkflowHistory },
    positional: {
      args: [bearerArg("null access_token"), instanceArg, filtersArg(), traceArg],
      outcome: "body",
    },
  }),
  getWfInstanceWorkflowVars: operation({
    method: "GET",
    path: "/workflow/history/{instance_uuid}/filter/workflow_vars",
    summary: "Read what became of a run, with its variables.",
    access,
    params: instance,
    responses: { 200: WorkflowHistoryVars },
    positional: { args: [accessToken, instanceArg, traceArg], outcome: "body" },
  }),
  getWfInstanceIncomingData: operation({
    method: "GET",
    path: "/workflow/history/{instance_uuid}/filter/incoming_data",
    summary: "Read what became of a run, with what it received.",
    access,
    params: instance,
    responses: { 200: WorkflowHistoryIncomingData },
    positional: { args: [accessToken, instanceArg, traceArg], outcome: "body" },
  }),
  getWfInstanceResults: operation({
    method: "GET",
    path: "/workflow/history/{instance_uuid}/filter/{transition_uuid}/results",
    summary: "Read what became of a run, with the results of one transition.",
    description: "None when the run never took the transition; 404 when the template has no such transition.",
    access,
    params: { ...instance, transition_uuid: Uuid },
    responses: { 200: WorkflowHistoryResults },
    positional: {
      args: [accessToken, instanceArg, pathArg("transition_uuid", "transitionUUID", "null wfTransitionUUID"), traceArg],
      outcome: "body",
    },
  }),
  getWfTemplateHistory: operation({
    method: "GET",
    path: "/workflow/history",
    summary: "List or search what became of the runs of a template, the newest first.",
    description: "Pages are of 50 at most when it searches.",
    access,
    query: {
      template_uuid: Type.String({ description: "The template. The server insists on it." }),
      ...pageQuery,
      version: Type.String({ description: "Only runs of this version." }),
      start_datetime: Type.String({ description: "Only runs started at this moment or later. RFC 3339." }),
      end_datetime: Type.String({ description: "Only runs started before this moment. RFC 3339." }),
      result_type: Type.String({ description: "Only runs that ended like this." }),
      group_uuid: Type.String({ description: "Only runs of this group." }),
      short: Type.Boolean({ description: "Whether to leave out variables, what was received, and results." }),
      search: Type.String({
        description:
          "Comma list of texts, of which one must occur, in any case, in the variables, in what was received, in the name of the group or of a state.",
      }),
    },
    responses: { 200: List(WorkflowHistory) },
    errors: ["validation_failed"],
    paged: { limit: 10, max: 1000, sort: ["-start_datetime"], sortable: ["start_datetime", "end_datetime"] },
  }),
};
