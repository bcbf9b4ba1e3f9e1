/** Templates of workflows and their versions. */
import { Type } from "typebox";
import { bearerArg, bodyArg, exactly, filtersArg, needs, operation, ownOr, pageArgs, pathArg, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";
import { WorkflowTemplate, WorkflowTemplateInput } from "./workflow-templates.ts";

const template = { template_uuid: Uuid };
const templateVersion = { ...template, version: Type.String({ description: "Semantic version." }) };
const accessToken = bearerArg("null access token");
const templateArg = pathArg("template_uuid", "wfTemplateUUID", "null wfTemplateUUID");
/** Why a template is refused: the key is that of the first problem, the details tell all of them. */
const invalid = [
  "workflow.invalid_body",
  "workflow.invalid_status",
  "workflow.invalid_version",
  "workflow.invalid_users",
  "workflow.invalid_globals",
  "workflow.invalid_state",
  "workflow.invalid_trigger",
  "workflow.invalid_decision",
  "workflow.invalid_transition",
  "workflow.invalid_condition",
  "workflow.unavailable",
] as const;
const members = "members of the template's `users`";

export const templateOperations = {
  createWorkflowTemplate: operation({
    method: "POST",
    path: "/workflow/workflows",
    summary: "Store a template, or a further version of one.",
    description: "A version is refused when it is there already, or when its template belongs to another account.",
    access: needs("workflow.create"),
    body: WorkflowTemplateInput,
    judged: "by the service",
    responses: { 201: WorkflowTemplate },
    errors: [...invalid, "conflict"],
    positional: { args: [accessToken, bodyArg(), traceArg], outcome: "body" },
  }),
  modifyWorkflowTemplate: operation({
    method: "PUT",
    path: "/workflow/workflows/{template_uuid}",
    summary: "Replace one version of a template, the one that the body names.",
    description: "What runs keeps the definition that it was started with.",
    access: needs("workflow.update"),
    params: template,
    body: WorkflowTemplateInput,
    judged: "by the service",
    responses: { 200: WorkflowTemplate },
    errors: invalid,
    positional: { args: [accessToken, templateArg, bodyArg(), traceArg], outcome: "body" },
  }),
  getWorkflowTemplate: operation({
    method: "GET",
    path: "/workflow/workflows/{template_uuid}",
    summary: "Read the latest version of a template.",
    description: "The highest active one; if none is active, the highest of the others.",
    access: ownOr(members, "workflow.read"),
    params: template,
    query: { expand: Type.Array(Type.String(), { description: "`versions` tells what versions there are." }) },
    responses: { 200: WorkflowTemplate },
  }),
  getWorkflowTemplateVersion: operation({
    method: "GET",
    path: "/workflow/workflows/{template_uuid}/{version}",
    summary: "Read one version of a template.",
    access: ownOr(members, "workflow.read"),
    params: templateVersion,
    responses: { 200: WorkflowTemplate },
  }),
  listWorkflowTemplates: operation({
    method: "GET",
    path: "/workflow/workflows",
    summary: "List templates, each in its latest version.",
    access: ownOr(members, "workflow.read"),
    query: {
      ...pageQuery,
      name: Type.String({ description: "Part of the name, any case." }),
      type: Type.String({ description: "Type of template." }),
      status: Type.String({ description: "Each in its highest version of this status; templates without one are left out." }),
      show_versions: Type.Boolean({ description: "Whether to tell what versions there are." }),
    },
    responses: { 200: List(WorkflowTemplate) },
    paged: {
      limit: 10,
      max: 1000,
      sort: ["-created_date"],
      sortable: ["created_date", "modified_date", "name", "type", "status"],
    },
    positional: { args: [accessToken, ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
  }),
  deleteWorkflowTemplate: operation({
    method: "DELETE",
    path: "/workflow/workflows/{template_uuid}/{version}",
    summary: "Delete one version of a template.",
    description: "What runs goes on to its end, and history stays.",
    access: needs("workflow.delete"),
    params: templateVersion,
    responses: { 204: null },
    positional: {
      args: [accessToken, templateArg, pathArg("version", "version", "null version"), traceArg],
      outcome: exactly(204, "delete workflow template failed"),
    },
  }),
  deleteWorkflowTemplateVersions: operation({
    method: "DELETE",
    path: "/workflow/workflows/{template_uuid}",
    summary: "Delete a template with all its versions.",
    description: "What runs goes on to its end, and history stays.",
    access: needs("workflow.delete"),
    params: template,
    responses: { 204: null },
  }),
};
