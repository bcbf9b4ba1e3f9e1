import { Type } from "typebox";
import { bearerArg, bodyArg, fieldArg, needs, operation, ownOr, pathArg, service, traceArg } from "./operation.ts";
import {
  ResourceId,
  ResourceInstance,
  ResourceInstanceCreate,
  ResourceRow,
  ResourceRowCreate,
  ResourceRowUpdate,
  ResourceSearch,
  ResourceTemplate,
  ResourceTemplateCreate,
  RowId,
} from "./resources-schemas.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./resources-schemas.ts";

const accessToken = bearerArg("null accessToken");
const instance = { instance_uuid: ResourceId };
const row = { instance_uuid: ResourceId, row_id: RowId };
const instanceArg = pathArg("instance_uuid", "instanceUUID", "null instanceUUID");
const own = "the user's own tables";
const words = (description: string) => Type.Array(Type.String(), { description });
const rowPage = {
  "rows.offset": Type.Integer({ minimum: 0, description: "Rows to skip; 0 when absent or unreadable." }),
  "rows.limit": Type.Integer({ minimum: 1, description: "Rows to give: 100 when absent, at most 1000." }),
  "rows.sort": Type.String({ description: "Columns to sort rows by, `-` in front for descending. The oldest first when absent." }),
};
const templateArgs = [
  fieldArg("name", "name"),
  fieldArg("description", "description"),
  fieldArg("schema", "schema"),
  traceArg,
] as const;
const rowIds = Type.Array(RowId, { maxItems: 1000, description: "Ids or references of rows." });

export const resources = service({
  name: "resources",
  namespace: "Resources",
  prefix: "/resourcecms",
  title: "Resources",
  description: "A small CMS: tables whose columns are described by templates.",
  operations: {
    registerAccountTemplate: operation({
      method: "POST",
      path: "/resourcecms/account/{account_uuid}/register",
      summary: "Register a template for an account.",
      access: needs("resource_template.create"),
      params: { account_uuid: Uuid },
      body: ResourceTemplateCreate,
      responses: { 201: ResourceTemplate },
      errors: ["conflict"],
      positional: { args: [accessToken, pathArg("account_uuid", "account_uuid", undefined), ...templateArgs], outcome: "body" },
    }),
    registerUserTemplate: operation({
      method: "POST",
      path: "/resourcecms/user/{user_uuid}/register",
      summary: "Register a template for a user.",
      access: ownOr("the user himself", "resource_template.create"),
      params: { user_uuid: Uuid },
      body: ResourceTemplateCreate,
      responses: { 201: ResourceTemplate },
      errors: ["conflict"],
      positional: { args: [accessToken, pathArg("user_uuid", "user_uuid", undefined), ...templateArgs], outcome: "body" },
    }),
    createInstance: operation({
      method: "POST",
      path: "/resourcecms/instance",
      summary: "Create a table from a template.",
      access: ownOr(own, "resource.create"),
      body: ResourceInstanceCreate,
      responses: { 201: ResourceInstance },
      errors: ["unknown_reference"],
      positional: {
        args: [
          accessToken,
          fieldArg("template_uuid", "template_uuid"),
          fieldArg("name", "name"),
          fieldArg("description", "description"),
          fieldArg("type", "type"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listResources: operation({
      method: "GET",
      path: "/resourcecms/instance",
      summary: "List the tables that the caller may read, without their rows.",
      access: ownOr(own, "resource.read"),
      query: {
        ...pageQuery,
        type: Type.String({ description: "Only tables of exactly this type." }),
        account_uuid: Type.String({ description: "Only tables of this account." }),
        template_uuid: Type.String({ description: "Only tables of this template." }),
        name: Type.String({ description: "Part of the name, any case." }),
        include: words("Comma list: `schema`, `row_count`."),
      },
      responses: { 200: List(ResourceInstance) },
      paged: { limit: 1000, max: 1000, sort: ["created_date"], sortable: ["name", "type", "created_date", "modified_date"] },
    }),
    getResourceInstanceByUUID: operation({
      method: "GET",
      path: "/resourcecms/instance/{instance_uuid}",
      summary: "Read a table, and a page of its rows when asked for.",
      access: ownOr(own, "resource.read"),
      params: instance,
      query: {
        ...rowPage,
        include: words("Comma list: `rows`, `references`, `schema`, `row_count`."),
        expand: words("`references`: the rows that are referred to in full, instead of their ids."),
        reference_filter: words("Only these rows, and rows that refer to one of them."),
      },
      responses: { 200: ResourceInstance },
    }),
    searchResourceInstance: operation({
      method: "POST",
      path: "/resourcecms/instance/{instance_uuid}/search",
      summary: "Find rows of a table by their content.",
      description: "The answer is the table, with a page of the rows that match. A column that no row has matches none.",
      access: ownOr(own, "resource.read"),
      params: instance,
      query: rowPage,
      body: ResourceSearch,
      responses: { 200: ResourceInstance },
      positional: {
        args: [accessToken, pathArg("instance_uuid", "resourceUUID", "null resource_uuid"), bodyArg({}), traceArg],
        outcome: "body",
        trace: "child",
      },
    }),
    addRowToInstance: operation({
      method: "POST",
      path: "/resourcecms/instance/{instance_uuid}/row",
      summary: "Add a row to a table.",
      description: "What does not fit the table's schema is told one by one, each with a JSON pointer.",
      access: ownOr(own, "resource.create"),
      params: instance,
      body: ResourceRowCreate,
      responses: { 201: ResourceRow },
      errors: ["conflict"],
      positional: { args: [accessToken, instanceArg, bodyArg(), traceArg], outcome: "body", trace: "child" },
    }),
    getResourceInstanceRow: operation({
      method: "GET",
      path: "/resourcecms/instance/{instance_uuid}/row/{row_id}",
      summary: "Read a row; only its ids unless more is asked for.",
      access: ownOr(own, "resource.read"),
      params: row,
      query: { include: words("Comma list: `content`, `references`.") },
      responses: { 200: ResourceRow },
    }),
    updateResourceInstanceRow: operation({
      method: "PUT",
      path: "/resourcecms/instance/{instance_uuid}/row/{row_id}",
      summary: "Replace the content of a row.",
      access: ownOr(own, "resource.update"),
      params: row,
      body: ResourceRowUpdate,
      responses: { 200: ResourceRow },
      errors: ["conflict"],
    }),
    deleteResourceInstanceRow: operation({
      method: "DELETE",
      path: "/resourcecms/instance/{instance_uuid}/row/{row_id}",
      summary: "Delete a row. Rows that refer to it keep its id.",
      access: ownOr(own, "resource.delete"),
      params: row,
      responses: { 204: null },
    }),
    addRelationshipsToRow: operation({
      method: "POST",
      path: "/resourcecms/relation/{row_id}/add",
      summary: "Let a row refer to others. It can refer to 1000.",
      access: ownOr(own, "resource.update"),
      params: { row_id: RowId },
      body: rowIds,
      responses: { 200: ResourceRow },
      errors: ["unknown_reference"],
    }),
    removeRelationshipsFromRow: operation({
      method: "POST",
      path: "/resourcecms/relation/{row_id}/remove",
      summary: "Let a row no longer refer to others.",
      access: ownOr(own, "resource.update"),
      params: { row_id: RowId },
      body: rowIds,
      responses: { 200: ResourceRow },
    }),
  },
});
