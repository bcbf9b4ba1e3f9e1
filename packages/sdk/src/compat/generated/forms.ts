// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Forms` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { FormDefinition, FormInstance, FormSubmission, FormTemplate, FormTemplateUpdate, ListOf } from "../../resources/types.ts";
import { callOperation, textOnly } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Create a form template.
 *
 * `POST /forms/template`. Needs the permission `form.create`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param name Display name. Default `"no name"`.
 * @param description Free text. Optional.
 * @param account_uuid Account that will own it; the caller's own when absent. Optional.
 * @param form An empty form when absent. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `too_large`.
 */
export function createFormTemplate(accessToken: string, name?: string, description?: string, account_uuid?: string, form?: FormDefinition, trace?: Trace): Promise<FormTemplate>;
export async function createFormTemplate(
  accessToken: string = "null access token",
  name: string = "no name",
  description?: string,
  account_uuid?: string,
  form?: FormDefinition,
  trace: Trace = {},
): Promise<FormTemplate> {
  return callOperation<FormTemplate>({
    method: "POST",
    path: "/forms/template",
    token: accessToken,
    body: { name, description, account_uuid, form },
    trace,
    result: "body",
  });
}

/**
 * Replace a form template. Forms that are published already keep their definition.
 *
 * `PUT /forms/template/{template_uuid}`. Needs the permission `form.update`.
 *
 * @param accessToken Access token. Default `"no access token"`.
 * @param templateUUID UUID of the template, lower case. Default `"no form template uuid"`, which the server refuses.
 * @param form The template as it shall be; read-only members are ignored. A bare definition (`components` and no
 * `form`) replaces only the definition.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `too_large`.
 */
export function updateFormTemplate(accessToken: string, templateUUID: string, form: FormTemplateUpdate, trace?: Trace): Promise<FormTemplate>;
export async function updateFormTemplate(
  accessToken: string = "no access token",
  templateUUID: string = "no form template uuid",
  form?: FormTemplateUpdate,
  trace: Trace = {},
): Promise<FormTemplate> {
  return callOperation<FormTemplate>({
    method: "PUT",
    path: path`/forms/template/${templateUUID}`,
    token: accessToken,
    body: form,
    trace,
    result: "body",
  });
}

/**
 * Delete a form template of which no form is active.
 *
 * `DELETE /forms/template/{template_uuid}`. Needs the permission `form.delete`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param templateUUID UUID of the template, lower case. Default `"null template uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteFormTemplate(accessToken: string, templateUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteFormTemplate(
  accessToken: string = "null access token",
  templateUUID: string = "null template uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/forms/template/${templateUUID}`,
    token: accessToken,
    trace,
    result: "async-delete-ok",
  });
}

/**
 * Read a published form.
 *
 * `GET /forms/forms/{form_uuid}`. Needs the permission `form.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param formInstanceUUID UUID of the form, lower case. Default `"null form instance uuid"`, which the server refuses.
 * @param include Comma list: `metadata`, `form_definition`. Anything but a text is ignored. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getFormInstance(accessToken: string, formInstanceUUID: string, include?: string, trace?: Trace): Promise<FormInstance>;
export async function getFormInstance(
  accessToken: string = "null access token",
  formInstanceUUID: string = "null form instance uuid",
  include?: string,
  trace: Trace = {},
): Promise<FormInstance> {
  return callOperation<FormInstance>({
    method: "GET",
    path: path`/forms/forms/${formInstanceUUID}`,
    token: accessToken,
    query: { include: textOnly(include) },
    trace,
    result: "body",
  });
}

/**
 * List the published forms of an account.
 *
 * `GET /forms/forms`. Needs the permission `form.read`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID Only those of this account; the caller's own when absent. Optional.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `100`.
 * @param filters Query parameters, sent as they are: `sort`, `status`, `template_uuid`, `application_uuid`, `name`,
 * `user_uuid`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listUserForms(accessToken: string, accountUUID?: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<FormInstance>>;
export async function listUserForms(
  accessToken: string = "null access token",
  accountUUID?: string,
  offset: number | string = 0,
  limit: number | string = 100,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<FormInstance>> {
  return callOperation<ListOf<FormInstance>>({
    method: "GET",
    path: "/forms/forms",
    token: accessToken,
    query: { account_uuid: accountUUID, offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Delete a published form with everything that was filled in.
 *
 * `DELETE /forms/forms/{form_uuid}`. Needs the permission `form.delete`.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param formUUID UUID of the form, lower case. Default `"null template uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` after the work is done.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteFormInstance(accessToken: string, formUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteFormInstance(
  accessToken: string = "null access token",
  formUUID: string = "null template uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/forms/forms/${formUUID}`,
    token: accessToken,
    trace,
    result: "async-delete-ok",
  });
}

/**
 * List what was filled in in a published form, the newest first.
 *
 * A filter `data.<key>` keeps submissions with that answer.
 *
 * `GET /forms/forms/{form_uuid}/submission`. Needs the permission `form_submission.read`, except for who published the
 * form.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID Account of the form. Optional.
 * @param formUUID UUID of the form, lower case.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `100`.
 * @param filters Query parameters, sent as they are: `sort`, `status`, `user_uuid`, `start_datetime`, `end_datetime`.
 * Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listUserFormSubmissions(accessToken: string, accountUUID: string | undefined, formUUID: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<FormSubmission>>;
export async function listUserFormSubmissions(
  accessToken: string = "null access token",
  accountUUID?: string,
  formUUID?: string,
  offset: number | string = 0,
  limit: number | string = 100,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<FormSubmission>> {
  return callOperation<ListOf<FormSubmission>>({
    method: "GET",
    path: path`/forms/forms/${formUUID}/submission`,
    token: accessToken,
    query: { account_uuid: accountUUID, offset, limit },
    filters,
    trace,
    result: "body",
  });
}
