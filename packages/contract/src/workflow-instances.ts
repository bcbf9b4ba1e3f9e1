/** Runs of workflows: start, watch, cancel. */
import { Type } from "typebox";
import { bearerArg, bodyArg, exactly, filtersArg, operation, ownOr, pageArgs, pathArg, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";
import { WorkflowExec, WorkflowInstance, WorkflowRunningInstance, WorkflowStart } from "./workflow-runs.ts";

const template = { template_uuid: Uuid };
const instance = { ...template, instance_uuid: Type.String({ format: "uuid", description: "The run." }) };
const accessToken = bearerArg("null access token");
const templateArg = pathArg("template_uuid", "wfTemplateUUID", "null wfTemplateUUID");
const members = "members of the template's `users`";
const starter = "the runs that the caller started";

export const instanceOperations = {
  startWorkflow: operation({
    method: "POST",
    path: "/workflow/workflows/{template_uuid}/instances",
    summary: "Start a run.",
    description:
      "Answers 201 with the run in its start state, before it moves. With `wait_until_finish` it answers 200 when the run has ended, " +
      "202 when that takes too long. A template without an active version is refused with 409.",
    access: ownOr(members, "workflow.execute"),
    params: template,
    body: WorkflowStart,
    responses: { 201: WorkflowInstance, 200: WorkflowInstance, 202: WorkflowInstance },
    errors: ["conflict", "too_large"],
    positional: {
      // The one function whose token has no default: without one the request says `Bearer undefined`.
      args: [{ to: "bearer", name: "accessToken" }, templateArg, bodyArg(), traceArg],
      outcome: "body",
    },
  }),
  execWorkflow: operation({
    method: "POST",
    path: "/workflow/workflows/{template_uuid}/instances/exec",
    summary: "Run a workflow to its end, and answer one of its variables as a document.",
    description:
      "The answer has the content type that was asked for. A run that ends in error gives 500, one that is cancelled 409; after 60 " +
      "seconds it is cancelled and gives 408.",
    access: ownOr(members, "workflow.execute"),
    params: template,
    body: WorkflowExec,
    responses: { 200: Type.Unknown({ description: "The variable." }) },
    errors: ["timed_out", "conflict", "too_large", "workflow.run_failed"],
  }),
  listRunningWorkflows: operation({
    method: "GET",
    path: "/workflow/workflows/{template_uuid}/instances",
    summary: "List unfinished runs, the newest first.",
    access: ownOr(starter, "workflow.read"),
    params: template,
    query: { ...pageQuery, version: Type.String({ description: "Only runs of this version." }) },
    responses: { 200: List(WorkflowInstance) },
    paged: { limit: 10, max: 1000, sort: ["-start_datetime"], sortable: ["start_datetime"] },
    positional: { args: [accessToken, templateArg, ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
  }),
  getRunningWorkflow: operation({
    method: "GET",
    path: "/workflow/workflows/{template_uuid}/instances/{instance_uuid}",
    summary: "Read one run, also when it has ended.",
    access: ownOr(starter, "workflow.read"),
    params: instance,
    responses: { 200: WorkflowRunningInstance },
    positional: {
      args: [accessToken, templateArg, pathArg("instance_uuid", "wfInstanceUUID", "null wfTemplateUUID"), traceArg],
      outcome: "body",
    },
  }),
  cancelWorkflow: operation({
    method: "DELETE",
    path: "/workflow/workflows/{template_uuid}/instances/{instance_uuid}",
    summary: "Cancel a run, and those that it waits for.",
    description: "To cancel a cancelled one is no error; one that ended otherwise gives 409.",
    access: ownOr(starter, "workflow.execute"),
    params: instance,
    responses: { 204: null },
    errors: ["conflict"],
    positional: {
      args: [accessToken, templateArg, pathArg("instance_uuid", "wfIntanceUUID", "null wfInstanceUUID"), traceArg],
      outcome: exactly(204, "cancel workflow failed"),
    },
  }),
  restartWorkflow: operation({
    method: "POST",
    path: "/workflow/workflows/{template_uuid}/instances/{instance_uuid}/restart",
    summary: "Let a run that failed or was cancelled go on where it ended.",
    description:
      "The transitions that failed are tried again; results of earlier ones and variables stay. It acts for whoever started it. " +
      "A run that is under way, or complete, gives 409.",
    access: ownOr(starter, "workflow.execute"),
    params: instance,
    responses: { 200: WorkflowInstance },
    errors: ["conflict"],
  }),
};
