/** Functions of `Activity` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import type { ActivityReport, ReportRun } from "../resources/types.ts";
import { callOperation } from "./call.ts";

/**
 * Runs a report template over the activities of one user or one account. `POST /activity/report/{templateUuid}`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param templateUuid The template. Default `"null account uuid"`, which the server refuses.
 * @param ownerUuid The user; when given, the account is not sent.
 * @param accountUuid The account, when no user is given.
 * @param parameters Values of the template's parameters, by name; dates as epoch milliseconds or RFC 3339. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The uuids with which {@link getReport} asks for the result.
 * @throws PatchbayError 400 without a request when neither user nor account is given; 400, 401, 403, 404, 429.
 */
export function runReport(
  accessToken: string,
  templateUuid: string,
  ownerUuid: string,
  accountUuid?: string,
  parameters?: object,
  trace?: Trace,
): Promise<ReportRun>;
export function runReport(
  accessToken: string,
  templateUuid: string,
  ownerUuid: undefined,
  accountUuid: string,
  parameters?: object,
  trace?: Trace,
): Promise<ReportRun>;
export async function runReport(
  accessToken = "null access token",
  templateUuid = "null account uuid",
  ownerUuid?: string,
  accountUuid?: string,
  parameters: object = {},
  trace: Trace = {},
): Promise<ReportRun> {
  if (ownerUuid === undefined && accountUuid === undefined) throw failure(400, "request requires either owner or account uuid");
  return callOperation({
    method: "POST",
    path: path`/activity/report/${templateUuid}`,
    token: accessToken,
    query: ownerUuid === undefined ? { account_uuid: accountUuid } : { owner_uuid: ownerUuid },
    body: { parameters },
    trace,
    result: "body",
  });
}

/**
 * Reads a report. `GET /activity/report`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param reportUUID The report. Default `"null report uuid"`, which the server refuses.
 * @param templateUUID Its template. Default `"null template uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The report, or `{}` while it is running.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function getReport(
  accessToken: string,
  reportUUID: string,
  templateUUID: string,
  trace?: Trace,
): Promise<ActivityReport | Record<string, never>>;
export async function getReport(
  accessToken = "null access token",
  reportUUID = "null report uuid",
  templateUUID = "null template uuid",
  trace: Trace = {},
): Promise<ActivityReport | Record<string, never>> {
  const answer = await callOperation<ActivityReport>({
    method: "GET",
    path: "/activity/report",
    token: accessToken,
    query: { report_uuid: reportUUID, template_uuid: templateUUID },
    trace,
    result: "full",
  });
  return answer.statusCode === 204 ? {} : answer.body;
}
