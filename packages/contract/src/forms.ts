import { Type } from "typebox";
import {
  FormInstance,
  FormInstanceCreate,
  FormSubmission,
  FormSubmissionCreate,
  FormTemplate,
  FormTemplateCreate,
  FormTemplateUpdate,
} from "./forms-resources.ts";
import {
  bearerArg,
  fieldArg,
  filtersArg,
  needs,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  queryArg,
  service,
  stringQueryArg,
  traceArg,
} from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./forms-resources.ts";

const accessToken = bearerArg("null access token");
const template = { template_uuid: Uuid };
const form = { form_uuid: Uuid };
const templateArg = pathArg("template_uuid", "templateUUID", "null template uuid");
const ofAccount = Type.String({ description: "Only those of this account; the caller's own when absent." });
const list = { limit: 10, max: 1000 } as const;
const newest = { ...list, sort: ["-created_date"], sortable: ["name", "created_date", "modified_date"] } as const;
const instant = (description: string) => Type.String({ description: `${description} RFC 3339.` });

export const forms = service({
  name: "forms",
  namespace: "Forms",
  prefix: "/forms",
  title: "Forms",
  description: "Web forms: templates, published forms, and what people filled in.",
  operations: {
    createFormTemplate: operation({
      method: "POST",
      path: "/forms/template",
      summary: "Create a form template.",
      access: needs("form.create"),
      body: FormTemplateCreate,
      responses: { 201: FormTemplate },
      errors: ["too_large"],
      positional: {
        args: [
          accessToken,
          fieldArg("name", "name", "no name"),
          fieldArg("description", "description"),
          fieldArg("account_uuid", "account_uuid"),
          fieldArg("form", "form"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getFormTemplate: operation({
      method: "GET",
      path: "/forms/template/{template_uuid}",
      summary: "Read a form template, without its definition unless asked for.",
      access: needs("form.read"),
      params: template,
      query: { include: Type.Array(Type.String(), { description: "`form_definition`." }) },
      responses: { 200: FormTemplate },
    }),
    listFormTemplates: operation({
      method: "GET",
      path: "/forms/template",
      summary: "List the form templates of an account, without their definitions.",
      access: needs("form.read"),
      query: { ...pageQuery, account_uuid: ofAccount, name: Type.String({ description: "Part of the name, any case." }) },
      responses: { 200: List(FormTemplate) },
      paged: newest,
    }),
    updateFormTemplate: operation({
      method: "PUT",
      path: "/forms/template/{template_uuid}",
      summary: "Replace a form template. Forms that are published already keep their definition.",
      access: needs("form.update"),
      params: template,
      body: FormTemplateUpdate,
      responses: { 200: FormTemplate },
      errors: ["too_large"],
      positional: {
        args: [
          bearerArg("no access token"),
          pathArg("template_uuid", "templateUUID", "no form template uuid"),
          { to: "body", name: "form" },
          traceArg,
        ],
        outcome: "body",
      },
    }),
    deleteFormTemplate: operation({
      method: "DELETE",
      path: "/forms/template/{template_uuid}",
      summary: "Delete a form template of which no form is active.",
      access: needs("form.delete"),
      params: template,
      query: { force: Type.Boolean({ description: "Whether to deactivate its active forms first, instead of a conflict." }) },
      responses: { 202: FormTemplate },
      errors: ["conflict"],
      positional: { args: [accessToken, templateArg, traceArg], outcome: "async-delete-ok" },
    }),
    createFormInstance: operation({
      method: "POST",
      path: "/forms/forms",
      summary: "Publish a form template for filling in.",
      access: needs("form.create"),
      body: FormInstanceCreate,
      responses: { 201: FormInstance },
      errors: ["unknown_reference"],
    }),
    getFormInstance: operation({
      method: "GET",
      path: "/forms/forms/{form_uuid}",
      summary: "Read a published form.",
      access: needs("form.read"),
      params: form,
      query: { include: Type.Array(Type.String(), { description: "Comma list: `metadata`, `form_definition`." }) },
      responses: { 200: FormInstance },
      positional: {
        args: [
          accessToken,
          pathArg("form_uuid", "formInstanceUUID", "null form instance uuid"),
          stringQueryArg("include", "include"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listUserForms: operation({
      method: "GET",
      path: "/forms/forms",
      summary: "List the published forms of an account.",
      access: needs("form.read"),
      query: {
        ...pageQuery,
        account_uuid: ofAccount,
        status: Type.String({ description: "`active` or `inactive`." }),
        template_uuid: Type.String({ description: "Only forms of this template." }),
        application_uuid: Type.String({ description: "Only forms that this application published." }),
        name: Type.String({ description: "Part of the name, any case." }),
        user_uuid: Type.String({ description: "Only forms that this user published." }),
      },
      responses: { 200: List(FormInstance) },
      paged: { ...newest, sortable: ["name", "status", "due_date", "created_date", "modified_date"] },
      positional: {
        args: [accessToken, queryArg("account_uuid", "accountUUID"), ...pageArgs(0, 100), filtersArg(), traceArg],
        outcome: "body",
      },
    }),
    deleteFormInstance: operation({
      method: "DELETE",
      path: "/forms/forms/{form_uuid}",
      summary: "Delete a published form with everything that was filled in.",
      access: needs("form.delete"),
      params: form,
      responses: { 202: FormInstance },
      positional: {
        args: [accessToken, pathArg("form_uuid", "formUUID", "null template uuid"), traceArg],
        outcome: "async-delete-ok",
      },
    }),
    createFormSubmission: operation({
      method: "POST",
      path: "/forms/forms/{form_uuid}/submission",
      summary: "Fill in a published form.",
      description:
        "The answers are checked by the rules of the form's components; what is wrong is told field by field. A form that allows anonymous submissions also takes them without a token.",
      access: needs("form_submission.create"),
      params: form,
      body: FormSubmissionCreate,
      responses: { 201: FormSubmission },
      errors: ["conflict"],
    }),
    listUserFormSubmissions: operation({
      method: "GET",
      path: "/forms/forms/{form_uuid}/submission",
      summary: "List what was filled in in a published form, the newest first.",
      description: "A filter `data.<key>` keeps submissions with that answer.",
      access: ownOr("who published the form", "form_submission.read"),
      params: form,
      query: {
        ...pageQuery,
        account_uuid: Type.String({ description: "Account of the form." }),
        status: Type.String({ description: "`submitted` or `draft`." }),
        user_uuid: Type.String({ description: "Only submissions of this user." }),
        start_datetime: instant("Only submissions from this moment on."),
        end_datetime: instant("Only submissions before this moment."),
      },
      responses: { 200: List(FormSubmission) },
      paged: { ...list, sort: ["-submitted_date"], sortable: ["status", "submitted_date", "modified_date"] },
      positional: {
        args: [
          accessToken,
          queryArg("account_uuid", "accountUUID"),
          pathArg("form_uuid", "formUUID", undefined),
          ...pageArgs(0, 100),
          filtersArg(),
          traceArg,
        ],
        outcome: "body",
      },
    }),
  },
});
