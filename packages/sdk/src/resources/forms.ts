// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { FormInstance, FormInstanceCreate, FormSubmission, FormSubmissionCreate, FormTemplate, FormTemplateCreate, FormTemplateUpdate } from "./types.ts";

/** Parameters of {@link FormsApi.createFormTemplate}. */
export interface CreateFormTemplateParams extends FormTemplateCreate {}

/** Parameters of {@link FormsApi.getFormTemplate}. */
export interface GetFormTemplateParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** `form_definition`. */
  include?: string[] | undefined;
}

/** Parameters of {@link FormsApi.listFormTemplates}. */
export interface ListFormTemplatesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this account; the caller's own when absent. */
  account_uuid?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
}

/** Parameters of {@link FormsApi.updateFormTemplate}. */
export interface UpdateFormTemplateParams extends FormTemplateUpdate {
  /** UUID of the template, lower case. */
  template_uuid: string;
}

/** Parameters of {@link FormsApi.deleteFormTemplate}. */
export interface DeleteFormTemplateParams {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Whether to deactivate its active forms first, instead of a conflict. */
  force?: boolean | undefined;
}

/** Parameters of {@link FormsApi.createFormInstance}. */
export interface CreateFormInstanceParams extends FormInstanceCreate {}

/** Parameters of {@link FormsApi.getFormInstance}. */
export interface GetFormInstanceParams {
  /** UUID of the form, lower case. */
  form_uuid: string;
  /** Comma list: `metadata`, `form_definition`. */
  include?: string[] | undefined;
}

/** Parameters of {@link FormsApi.listUserForms}. */
export interface ListUserFormsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this account; the caller's own when absent. */
  account_uuid?: string | undefined;
  /** `active` or `inactive`. */
  status?: string | undefined;
  /** Only forms of this template. */
  template_uuid?: string | undefined;
  /** Only forms that this application published. */
  application_uuid?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Only forms that this user published. */
  user_uuid?: string | undefined;
}

/** Parameters of {@link FormsApi.deleteFormInstance}. */
export interface DeleteFormInstanceParams {
  /** UUID of the form, lower case. */
  form_uuid: string;
}

/** Parameters of {@link FormsApi.createFormSubmission}. */
export interface CreateFormSubmissionParams extends FormSubmissionCreate {
  /** UUID of the form, lower case. */
  form_uuid: string;
}

/** Parameters of {@link FormsApi.listUserFormSubmissions}. */
export interface ListUserFormSubmissionsParams {
  /** UUID of the form, lower case. */
  form_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Account of the form. */
  account_uuid?: string | undefined;
  /** `submitted` or `draft`. */
  status?: string | undefined;
  /** Only submissions of this user. */
  user_uuid?: string | undefined;
  /** Only submissions from this moment on. RFC 3339. */
  start_datetime?: string | undefined;
  /** Only submissions before this moment. RFC 3339. */
  end_datetime?: string | undefined;
}

/** Forms: Web forms: templates, published forms, and what people filled in. */
export class FormsApi extends ServiceApi {
  /**
   * Create a form template.
   *
   * `POST /forms/template`. Needs the permission `form.create`.
   *
   * @param params See {@link CreateFormTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormTemplate.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `too_large`.
   */
  createFormTemplate(params: CreateFormTemplateParams, options?: CallOptions): Call<FormTemplate> {
    return this.call<FormTemplate>({ id: "forms.createFormTemplate", method: "POST", path: "/forms/template", body: "members" }, params, options);
  }

  /**
   * Read a form template, without its definition unless asked for.
   *
   * `GET /forms/template/{template_uuid}`. Needs the permission `form.read`.
   *
   * @param params See {@link GetFormTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormTemplate.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getFormTemplate(params: GetFormTemplateParams, options?: CallOptions): Call<FormTemplate> {
    return this.call<FormTemplate>({ id: "forms.getFormTemplate", method: "GET", path: "/forms/template/{template_uuid}" }, params, options);
  }

  /**
   * List the form templates of an account, without their definitions.
   *
   * `GET /forms/template`. Needs the permission `form.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name `name`,
   * `created_date`, `modified_date`.
   *
   * @param params See {@link ListFormTemplatesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listFormTemplates(params: ListFormTemplatesParams = {}, options?: CallOptions): ListCall<FormTemplate> {
    return this.list<FormTemplate>({ id: "forms.listFormTemplates", method: "GET", path: "/forms/template" }, params, options);
  }

  /**
   * Replace a form template. Forms that are published already keep their definition.
   *
   * `PUT /forms/template/{template_uuid}`. Needs the permission `form.update`.
   *
   * @param params See {@link UpdateFormTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormTemplate.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `too_large`.
   */
  updateFormTemplate(params: UpdateFormTemplateParams, options?: CallOptions): Call<FormTemplate> {
    return this.call<FormTemplate>({ id: "forms.updateFormTemplate", method: "PUT", path: "/forms/template/{template_uuid}", body: "members" }, params, options);
  }

  /**
   * Delete a form template of which no form is active.
   *
   * `DELETE /forms/template/{template_uuid}`. Needs the permission `form.delete`.
   *
   * @param params See {@link DeleteFormTemplateParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormTemplate.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteFormTemplate(params: DeleteFormTemplateParams, options?: CallOptions): Call<FormTemplate> {
    return this.call<FormTemplate>({ id: "forms.deleteFormTemplate", method: "DELETE", path: "/forms/template/{template_uuid}" }, params, options);
  }

  /**
   * Publish a form template for filling in.
   *
   * `POST /forms/forms`. Needs the permission `form.create`.
   *
   * @param params See {@link CreateFormInstanceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormInstance.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  createFormInstance(params: CreateFormInstanceParams, options?: CallOptions): Call<FormInstance> {
    return this.call<FormInstance>({ id: "forms.createFormInstance", method: "POST", path: "/forms/forms", body: "members" }, params, options);
  }

  /**
   * Read a published form.
   *
   * `GET /forms/forms/{form_uuid}`. Needs the permission `form.read`.
   *
   * @param params See {@link GetFormInstanceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormInstance.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getFormInstance(params: GetFormInstanceParams, options?: CallOptions): Call<FormInstance> {
    return this.call<FormInstance>({ id: "forms.getFormInstance", method: "GET", path: "/forms/forms/{form_uuid}" }, params, options);
  }

  /**
   * List the published forms of an account.
   *
   * `GET /forms/forms`. Needs the permission `form.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name `name`,
   * `status`, `due_date`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListUserFormsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listUserForms(params: ListUserFormsParams = {}, options?: CallOptions): ListCall<FormInstance> {
    return this.list<FormInstance>({ id: "forms.listUserForms", method: "GET", path: "/forms/forms" }, params, options);
  }

  /**
   * Delete a published form with everything that was filled in.
   *
   * `DELETE /forms/forms/{form_uuid}`. Needs the permission `form.delete`.
   *
   * @param params See {@link DeleteFormInstanceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormInstance.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteFormInstance(params: DeleteFormInstanceParams, options?: CallOptions): Call<FormInstance> {
    return this.call<FormInstance>({ id: "forms.deleteFormInstance", method: "DELETE", path: "/forms/forms/{form_uuid}" }, params, options);
  }

  /**
   * Fill in a published form.
   *
   * The answers are checked by the rules of the form's components; what is wrong is told field by field. A form that
   * allows anonymous submissions also takes them without a token.
   *
   * `POST /forms/forms/{form_uuid}/submission`. Needs the permission `form_submission.create`.
   *
   * @param params See {@link CreateFormSubmissionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns FormSubmission.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  createFormSubmission(params: CreateFormSubmissionParams, options?: CallOptions): Call<FormSubmission> {
    return this.call<FormSubmission>({ id: "forms.createFormSubmission", method: "POST", path: "/forms/forms/{form_uuid}/submission", body: "members" }, params, options);
  }

  /**
   * List what was filled in in a published form, the newest first.
   *
   * A filter `data.<key>` keeps submissions with that answer.
   *
   * `GET /forms/forms/{form_uuid}/submission`. Needs the permission `form_submission.read`, except for who published
   * the form.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-submitted_date`. `sort` may name `status`,
   * `submitted_date`, `modified_date`.
   *
   * @param params See {@link ListUserFormSubmissionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listUserFormSubmissions(params: ListUserFormSubmissionsParams, options?: CallOptions): ListCall<FormSubmission> {
    return this.list<FormSubmission>({ id: "forms.listUserFormSubmissions", method: "GET", path: "/forms/forms/{form_uuid}/submission" }, params, options);
  }
}
