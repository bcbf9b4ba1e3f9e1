/** Functions of `Forms` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject, isText, property } from "../core/values.ts";
import type { FormInstance, FormStatus, FormTemplate, ListOf } from "../resources/types.ts";
import { callOperation, textOnly } from "./call.ts";
import { claimsOf } from "./tokens.ts";

const TRUTHS: readonly unknown[] = [true, 1, "1"];

/**
 * Reads a form template. `GET /forms/template/{templateUUID}`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param templateUUID The template. Default `"null template uuid"`.
 * @param includeDefinition Whether to read the definition too, as `form`. 1 and `"1"` count as true. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The template.
 * @throws PatchbayError 401, 403, 404.
 */
export function getFormTemplate(
  accessToken: string,
  templateUUID: string,
  includeDefinition?: boolean,
  trace?: Trace,
): Promise<FormTemplate>;
export async function getFormTemplate(
  accessToken = "null access token",
  templateUUID = "null template uuid",
  includeDefinition: unknown = false,
  trace: Trace = {},
): Promise<FormTemplate> {
  return callOperation({
    method: "GET",
    path: path`/forms/template/${templateUUID}`,
    token: accessToken,
    query: { include: TRUTHS.includes(includeDefinition) ? "form_definition" : undefined },
    trace,
    result: "body",
  });
}

/**
 * Lists the form templates of an account, without their definitions. `GET /forms/template`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID The account. Anything but a text: that of the user whom the token was issued for.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 1000. Default 10.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of templates, the newest first.
 * @throws PatchbayError 400 without a request when no account is given and the token cannot be read; 401, 403.
 */
export function listFormTemplates(
  accessToken: string,
  accountUUID?: string,
  offset?: number | string,
  limit?: number | string,
  trace?: Trace,
): Promise<ListOf<FormTemplate>>;
export async function listFormTemplates(
  accessToken = "null access token",
  accountUUID?: string,
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<FormTemplate>> {
  return callOperation({
    method: "GET",
    path: "/forms/template",
    token: accessToken,
    query: { limit, offset, account_uuid: textOnly(accountUUID) ?? accountOf(accessToken) },
    trace,
    result: "body",
  });
}

/** The account in an access token; undefined when the token does not name one. */
function accountOf(accessToken: string): string | undefined {
  try {
    return textOnly(property(claimsOf(accessToken), "tid"));
  } catch (error) {
    throw failure(400, "no account is given, and the access token does not tell one", [], error);
  }
}

/**
 * Publishes a form template for filling in. `POST /forms/forms`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param accountUUID Account that will own the form. Default `"null account uuid"`.
 * @param status `active` or `inactive`; an inactive form refuses submissions. Default `"active"`.
 * @param name Name. Default `"no name"`.
 * @param dueDate Last moment for submissions: a `Date`, or RFC 3339 or a date as text. Anything else is not sent.
 * @param applicationUUID The application that publishes it. Anything but a text is not sent.
 * @param allowAnonymousSubmission Whether it can be filled in without a token. Default true.
 * @param allowSubmissionUpdate Whether who filled it in may change the answers. Default true.
 * @param template_uuid The template. Default `"null template uuid"`, which the server refuses.
 * @param metadata The application's own data. Anything but an object is not sent.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The published form.
 * @throws PatchbayError 400 without a request for an invalid `Date`; 400 also when there is no such template; 401, 403.
 */
export function createFormInstance(
  accessToken: string,
  accountUUID: string,
  status: FormStatus | undefined,
  name: string,
  dueDate: string | Date | undefined,
  applicationUUID: string | undefined,
  allowAnonymousSubmission: boolean | undefined,
  allowSubmissionUpdate: boolean | undefined,
  template_uuid: string,
  metadata?: Readonly<Record<string, unknown>>,
  trace?: Trace,
): Promise<FormInstance>;
export async function createFormInstance(
  accessToken = "null access token",
  accountUUID = "null account uuid",
  status: FormStatus = "active",
  name = "no name",
  dueDate?: string | Date,
  applicationUUID?: string,
  allowAnonymousSubmission = true,
  allowSubmissionUpdate = true,
  template_uuid = "null template uuid",
  metadata?: Readonly<Record<string, unknown>>,
  trace: Trace = {},
): Promise<FormInstance> {
  return callOperation({
    method: "POST",
    path: "/forms/forms",
    token: accessToken,
    body: {
      account_uuid: accountUUID,
      status,
      name,
      due_date: dateText(dueDate),
      allow_anonymous_submission: allowAnonymousSubmission,
      allow_submission_update: allowSubmissionUpdate,
      template_uuid,
      application_uuid: textOnly(applicationUUID),
      metadata: isObject(metadata) ? metadata : undefined,
    },
    trace,
    result: "body",
  });
}

function dateText(date: unknown): string | undefined {
  if (!(date instanceof Date)) return isText(date) ? date : undefined;
  if (Number.isNaN(date.getTime())) throw failure(400, "the due date is not a valid date");
  return date.toISOString();
}
