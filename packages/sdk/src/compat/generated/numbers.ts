// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Numbers` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { DeprovisionResult, ListOf, NumbersHelp, NumbersReference, ProvisionResult, ProvisionedNumber } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the states that numbers are to be had from: `AL`, `FL`.
 *
 * `GET /sms/number/available/states`. Needs the permission `sms_number.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 429.
 */
export function getAvailableStates(accessToken: string, trace?: Trace): Promise<ListOf<string>>;
export async function getAvailableStates(
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<ListOf<string>> {
  return callOperation<ListOf<string>>({
    method: "GET",
    path: "/sms/number/available/states",
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the rate centers of a state that numbers are to be had from: `MIAMI`, `FORT MYERS`.
 *
 * `GET /sms/number/available/{state}/centers`. Needs the permission `sms_number.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param state State of the USA, two letters, any case.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getAvailableRateCenters(accessToken: string, state: string, trace?: Trace): Promise<ListOf<string>>;
export async function getAvailableRateCenters(
  accessToken: string = "null accessToken",
  state?: string,
  trace: Trace = {},
): Promise<ListOf<string>> {
  return callOperation<ListOf<string>>({
    method: "GET",
    path: path`/sms/number/available/${state}/centers`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the area codes of a rate center that numbers are to be had from: `305`, `786`.
 *
 * `GET /sms/number/available/{state}/{rate_center}/npas`. Needs the permission `sms_number.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param state State of the USA, two letters, any case.
 * @param rateCenter Rate center, any case.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getAvailableAreaCodes(accessToken: string, state: string, rateCenter: string, trace?: Trace): Promise<ListOf<string>>;
export async function getAvailableAreaCodes(
  accessToken: string = "null accessToken",
  state?: string,
  rateCenter?: string,
  trace: Trace = {},
): Promise<ListOf<string>> {
  return callOperation<ListOf<string>>({
    method: "GET",
    path: path`/sms/number/available/${state}/${rateCenter}/npas`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Take numbers into use.
 *
 * Each by itself: some may work while others fail. When all fail, it fails.
 *
 * `POST /sms/provision`. Needs the permission `sms_number.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param numbers The numbers: E.164, or as dialled in North America. Default `[]`.
 * @param provider Key of the carrier; `VI` when absent. Default `"VI"`.
 * @param accountUUID The account; that of the access token when absent. Optional.
 * @param userUUID A user of that account to assign them to. Optional.
 * @param helpText Reply to HELP; empty or null for the platform's own. Optional.
 * @param isCampaign Whether they are meant for a 10DLC campaign; true when absent. Optional.
 * @param referenceID A reference of one's own; kept as text. Null for none. Optional.
 * @param countryFormat Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
 */
export function provisionNumbers(accessToken: string, numbers: string[], provider?: string, accountUUID?: string, userUUID?: string, helpText?: string | null, isCampaign?: boolean, referenceID?: string | number | null, countryFormat?: string, trace?: Trace): Promise<ProvisionResult>;
export async function provisionNumbers(
  accessToken: string = "null accessToken",
  numbers: string[] = [],
  provider: string = "VI",
  accountUUID?: string,
  userUUID?: string,
  helpText?: string | null,
  isCampaign?: boolean,
  referenceID?: string | number | null,
  countryFormat?: string,
  trace: Trace = {},
): Promise<ProvisionResult> {
  return callOperation<ProvisionResult>({
    method: "POST",
    path: "/sms/provision",
    token: accessToken,
    body: { numbers, provider, account_uuid: accountUUID, user_uuid: userUUID, help_text: helpText, is_campaign: isCampaign, reference_id: referenceID, country_format: countryFormat },
    trace,
    result: "body",
  });
}

/**
 * Give numbers back.
 *
 * Each by itself: some may work while others fail. When all fail, it fails. They leave their campaigns.
 *
 * `POST /sms/deprovision`. Needs the permission `sms_number.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param numbers The numbers: E.164, or as dialled in North America. Default `[]`.
 * @param provider Key of the carrier; `VI` when absent. Default `"VI"`.
 * @param accountUUID The account; that of the access token when absent. Optional.
 * @param userUUID Only those assigned to this user. Optional.
 * @param countryFormat Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`.
 */
export function deprovisionNumbers(accessToken: string, numbers: string[], provider?: string, accountUUID?: string, userUUID?: string, countryFormat?: string, trace?: Trace): Promise<DeprovisionResult>;
export async function deprovisionNumbers(
  accessToken: string = "null accessToken",
  numbers: string[] = [],
  provider: string = "VI",
  accountUUID?: string,
  userUUID?: string,
  countryFormat?: string,
  trace: Trace = {},
): Promise<DeprovisionResult> {
  return callOperation<DeprovisionResult>({
    method: "POST",
    path: "/sms/deprovision",
    token: accessToken,
    body: { numbers, provider, account_uuid: accountUUID, user_uuid: userUUID, country_format: countryFormat },
    trace,
    result: "body",
  });
}

/**
 * Change what numbers reply to HELP: all of them, or none when one is not there.
 *
 * `PUT /sms/provision/numbers/help`. Needs the permission `sms_number.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param numbers The numbers: E.164, or as dialled in North America. Default `[]`.
 * @param helpText Reply to HELP; empty or null for the platform's own. Optional.
 * @param countryFormat Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`.
 */
export function provisionNumbersHelp(accessToken: string, numbers: string[], helpText?: string | null, countryFormat?: string, trace?: Trace): Promise<NumbersHelp>;
export async function provisionNumbersHelp(
  accessToken: string = "null accessToken",
  numbers: string[] = [],
  helpText?: string | null,
  countryFormat?: string,
  trace: Trace = {},
): Promise<NumbersHelp> {
  return callOperation<NumbersHelp>({
    method: "PUT",
    path: "/sms/provision/numbers/help",
    token: accessToken,
    body: { numbers, help_text: helpText, country_format: countryFormat },
    trace,
    result: "body",
  });
}

/**
 * Change the reference of numbers: of all of them, or none when one is not there.
 *
 * `PUT /sms/provision/numbers/reference`. Needs the permission `sms_number.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param numbers The numbers: E.164, or as dialled in North America. Default `[]`.
 * @param referenceID A reference of one's own; kept as text. Null for none. Optional.
 * @param referenceText Words to the reference. Optional.
 * @param countryFormat Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`.
 */
export function provisionNumbersReference(accessToken: string, numbers: string[], referenceID?: string | number | null, referenceText?: string, countryFormat?: string, trace?: Trace): Promise<NumbersReference>;
export async function provisionNumbersReference(
  accessToken: string = "null accessToken",
  numbers: string[] = [],
  referenceID?: string | number | null,
  referenceText?: string,
  countryFormat?: string,
  trace: Trace = {},
): Promise<NumbersReference> {
  return callOperation<NumbersReference>({
    method: "PUT",
    path: "/sms/provision/numbers/reference",
    token: accessToken,
    body: { numbers, reference_id: referenceID, reference_text: referenceText, country_format: countryFormat },
    trace,
    result: "body",
  });
}

/**
 * Read one number in use.
 *
 * `GET /sms/provision/numbers/number/{number}`. Needs the permission `sms_number.read`, except for numbers assigned to
 * oneself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param phoneNumber The number: E.164, or as dialled in North America.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getNumberDetails(accessToken: string, phoneNumber: string, trace?: Trace): Promise<ProvisionedNumber>;
export async function getNumberDetails(
  accessToken: string = "null accessToken",
  phoneNumber?: string,
  trace: Trace = {},
): Promise<ProvisionedNumber> {
  return callOperation<ProvisionedNumber>({
    method: "GET",
    path: path`/sms/provision/numbers/number/${phoneNumber}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the numbers assigned to a user.
 *
 * `GET /sms/provision/numbers/user/{user_uuid}`. Needs the permission `sms_number.read`, except for numbers assigned
 * to oneself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null userUUID"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getProvisionedNumbersByUser(accessToken: string, userUUID: string, offset?: number | string, limit?: number | string, trace?: Trace): Promise<ListOf<ProvisionedNumber>>;
export async function getProvisionedNumbersByUser(
  accessToken: string = "null accessToken",
  userUUID: string = "null userUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<ProvisionedNumber>> {
  return callOperation<ListOf<ProvisionedNumber>>({
    method: "GET",
    path: path`/sms/provision/numbers/user/${userUUID}`,
    token: accessToken,
    query: { offset, limit },
    trace,
    result: "body",
  });
}
