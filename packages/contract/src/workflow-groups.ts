/** Groups of runs that belong together. */
import { Type } from "typebox";
import { bearerArg, fieldArg, filtersArg, needs, operation, pageArgs, pathArg, traceArg } from "./operation.ts";
import { List, pageQuery } from "./schemas.ts";
import {
  WorkflowGroup,
  WorkflowGroupData,
  WorkflowGroupMember,
  WorkflowGroupParts,
  WorkflowGroupSummary,
  WorkflowGroupUpdate,
} from "./workflow-runs.ts";

const params = { run_group_uuid: Type.String({ format: "uuid", description: "The group." }) };
const accessToken = bearerArg("null access token");
const groupArg = pathArg("run_group_uuid", "wfGroupUUID", "null wfGroupUUID");
const access = needs("workflow.read");

export const groupOperations = {
  listWorkflowGroups: operation({
    method: "GET",
    path: "/workflow/groups",
    summary: "List groups, the newest first.",
    access,
    query: {
      ...pageQuery,
      template_uuid: Type.String({ description: "Only groups in which this template runs." }),
      start_datetime: Type.String({ description: "Only groups made at this moment or later. RFC 3339." }),
      end_datetime: Type.String({ description: "Only groups made before this moment. RFC 3339." }),
    },
    responses: { 200: List(WorkflowGroupSummary) },
    paged: { limit: 10, max: 1000, sort: ["-created_date"], sortable: ["created_date", "modified_date", "name", "status"] },
    positional: { args: [bearerArg("null accesToken"), ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
  }),
  getWorkflowGroup: operation({
    method: "GET",
    path: "/workflow/groups/{run_group_uuid}",
    summary: "Read a group with all its parts.",
    access,
    params,
    responses: { 200: WorkflowGroup },
    positional: {
      args: [accessToken, pathArg("run_group_uuid", "wfGroupUUID", "null wfTemplateUUID"), traceArg],
      outcome: "body",
    },
  }),
  getWorkflowGroupFiltered: operation({
    method: "GET",
    path: "/workflow/groups/{run_group_uuid}/filter",
    summary: "Read a group with those of its parts that are asked for.",
    access,
    params,
    query: {
      show_master: Type.Boolean({ description: "Whether to give the first run." }),
      show_children: Type.Boolean({ description: "Whether to give the later runs." }),
      show_data: Type.Boolean({ description: "Whether to give the group's data." }),
    },
    responses: { 200: WorkflowGroupParts },
    positional: { args: [accessToken, groupArg, filtersArg(), traceArg], outcome: "body" },
  }),
  getWorkflowGroupMaster: operation({
    method: "GET",
    path: "/workflow/groups/{run_group_uuid}/filter/master",
    summary: "Read the first run of a group.",
    access,
    params,
    responses: { 200: WorkflowGroupMember },
    positional: { args: [accessToken, groupArg, traceArg], outcome: "body" },
  }),
  getWorkflowGroupData: operation({
    method: "GET",
    path: "/workflow/groups/{run_group_uuid}/filter/data",
    summary: "Read the data of a group.",
    access,
    params,
    responses: { 200: WorkflowGroupData },
    positional: { args: [accessToken, groupArg, traceArg], outcome: "body" },
  }),
  getWorkflowGroupChildren: operation({
    method: "GET",
    path: "/workflow/groups/{run_group_uuid}/filter/children",
    summary: "Read the later runs of a group, all of them.",
    access,
    params,
    responses: { 200: Type.Array(WorkflowGroupMember, { description: "The runs, without a list around them." }) },
    positional: { args: [accessToken, groupArg, traceArg], outcome: "body" },
  }),
  getWorkflowGroupChild: operation({
    method: "GET",
    path: "/workflow/groups/{run_group_uuid}/filter/children/{instance_uuid}",
    summary: "Read one of the later runs of a group.",
    access,
    params: { ...params, instance_uuid: Type.String({ format: "uuid", description: "The run." }) },
    responses: { 200: WorkflowGroupMember },
    positional: {
      args: [accessToken, groupArg, pathArg("instance_uuid", "wfChildUUID", "null wfChildUUID"), traceArg],
      outcome: "body",
    },
  }),
  updateWorkflowGroup: operation({
    method: "PUT",
    path: "/workflow/groups/{run_group_uuid}",
    summary: "Set status and data of a group.",
    access: needs("workflow.update"),
    params,
    body: WorkflowGroupUpdate,
    responses: { 200: WorkflowGroup },
    positional: {
      args: [
        accessToken,
        pathArg("run_group_uuid", "groupUUID", "null group uuid"),
        fieldArg("status", "status", "null status"),
        fieldArg("data", "data", "null data"),
        traceArg,
      ],
      outcome: "body",
    },
  }),
};
