// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { DeprovisionResult, ListOf, NumbersDeprovision, NumbersHelp, NumbersHelpUpdate, NumbersProvision, NumbersReference, NumbersReferenceUpdate, ProvisionResult, ProvisionedNumber } from "./types.ts";

/** Parameters of {@link NumbersApi.getAvailableRateCenters}. */
export interface GetAvailableRateCentersParams {
  /** State of the USA, two letters, any case. */
  state: string;
}

/** Parameters of {@link NumbersApi.getAvailableAreaCodes}. */
export interface GetAvailableAreaCodesParams {
  /** State of the USA, two letters, any case. */
  state: string;
  /** Rate center, any case. */
  rate_center: string;
}

/** Parameters of {@link NumbersApi.listAvailableNumbers}. */
export interface ListAvailableNumbersParams {
  /** How many at most; 5 when absent, at most 100. */
  qty?: number | undefined;
  /** Price class, 1 to 4, 4 the dearest. */
  tier?: number | undefined;
  /** Area code. */
  npa?: string | undefined;
  /** Rate center, any case. */
  ratecenter?: string | undefined;
  /** Network of the carrier; unknown ones are ignored. */
  network?: string | undefined;
  /** State of the USA, two letters, any case. */
  state?: string | undefined;
}

/** Parameters of {@link NumbersApi.provisionNumbers}. */
export interface ProvisionNumbersParams extends NumbersProvision {}

/** Parameters of {@link NumbersApi.deprovisionNumbers}. */
export interface DeprovisionNumbersParams extends NumbersDeprovision {}

/** Parameters of {@link NumbersApi.provisionNumbersHelp}. */
export interface ProvisionNumbersHelpParams extends NumbersHelpUpdate {}

/** Parameters of {@link NumbersApi.provisionNumbersReference}. */
export interface ProvisionNumbersReferenceParams extends NumbersReferenceUpdate {}

/** Parameters of {@link NumbersApi.getNumberDetails}. */
export interface GetNumberDetailsParams {
  /** The number: E.164, or as dialled in North America. */
  number: string;
}

/** Parameters of {@link NumbersApi.getProvisionedNumbersByUser}. */
export interface GetProvisionedNumbersByUserParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Key of the carrier. */
  provider?: string | undefined;
  /** Only numbers with this reference. */
  reference_id?: string | undefined;
  /** Only numbers of this campaign. */
  campaign_id?: string | undefined;
  /** Only numbers that are meant for a campaign, or only others. */
  is_campaign?: boolean | undefined;
}

/** Parameters of {@link NumbersApi.getProvisionedNumbersByAccount}. */
export interface GetProvisionedNumbersByAccountParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Key of the carrier. */
  provider?: string | undefined;
  /** Only numbers with this reference. */
  reference_id?: string | undefined;
  /** Only numbers of this campaign. */
  campaign_id?: string | undefined;
  /** Only numbers assigned to this user. */
  user_uuid?: string | undefined;
  /** Only numbers that are meant for a campaign, or only others. */
  is_campaign?: boolean | undefined;
}

/** Parameters of {@link NumbersApi.getProvisionedNumbersByAccountAndOption}. */
export interface GetProvisionedNumbersByAccountAndOptionParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Assigned to a user, or not; in a campaign, or meant for one and in none. */
  option: "assigned" | "unassigned" | "campaign" | "available";
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Key of the carrier. */
  provider?: string | undefined;
  /** Only numbers with this reference. */
  reference_id?: string | undefined;
  /** Only numbers of this campaign. */
  campaign_id?: string | undefined;
  /** Only numbers assigned to this user. */
  user_uuid?: string | undefined;
  /** Only numbers that are meant for a campaign, or only others. */
  is_campaign?: boolean | undefined;
}

/** Numbers: Telephone numbers: what there is, and taking it into use. */
export class NumbersApi extends ServiceApi {
  /**
   * List the states that numbers are to be had from: `AL`, `FL`.
   *
   * `GET /sms/number/available/states`. Needs the permission `sms_number.read`.
   *
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 429.
   */
  getAvailableStates(options?: CallOptions): Call<ListOf<string>> {
    return this.call<ListOf<string>>({ id: "numbers.getAvailableStates", method: "GET", path: "/sms/number/available/states" }, {}, options);
  }

  /**
   * List the rate centers of a state that numbers are to be had from: `MIAMI`, `FORT MYERS`.
   *
   * `GET /sms/number/available/{state}/centers`. Needs the permission `sms_number.read`.
   *
   * @param params See {@link GetAvailableRateCentersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAvailableRateCenters(params: GetAvailableRateCentersParams, options?: CallOptions): Call<ListOf<string>> {
    return this.call<ListOf<string>>({ id: "numbers.getAvailableRateCenters", method: "GET", path: "/sms/number/available/{state}/centers" }, params, options);
  }

  /**
   * List the area codes of a rate center that numbers are to be had from: `305`, `786`.
   *
   * `GET /sms/number/available/{state}/{rate_center}/npas`. Needs the permission `sms_number.read`.
   *
   * @param params See {@link GetAvailableAreaCodesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAvailableAreaCodes(params: GetAvailableAreaCodesParams, options?: CallOptions): Call<ListOf<string>> {
    return this.call<ListOf<string>>({ id: "numbers.getAvailableAreaCodes", method: "GET", path: "/sms/number/available/{state}/{rate_center}/npas" }, params, options);
  }

  /**
   * Show some numbers that are to be had, ten digits each.
   *
   * They are not reserved. There may be fewer than asked for.
   *
   * `GET /sms/number/available/dids`. Needs the permission `sms_number.read`.
   *
   * @param params See {@link ListAvailableNumbersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 429.
   */
  listAvailableNumbers(params: ListAvailableNumbersParams = {}, options?: CallOptions): Call<ListOf<string>> {
    return this.call<ListOf<string>>({ id: "numbers.listAvailableNumbers", method: "GET", path: "/sms/number/available/dids" }, params, options);
  }

  /**
   * Take numbers into use.
   *
   * Each by itself: some may work while others fail. When all fail, it fails.
   *
   * `POST /sms/provision`. Needs the permission `sms_number.create`.
   *
   * @param params See {@link ProvisionNumbersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ProvisionResult.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
   */
  provisionNumbers(params: ProvisionNumbersParams, options?: CallOptions): Call<ProvisionResult> {
    return this.call<ProvisionResult>({ id: "numbers.provisionNumbers", method: "POST", path: "/sms/provision", body: "members" }, params, options);
  }

  /**
   * Give numbers back.
   *
   * Each by itself: some may work while others fail. When all fail, it fails. They leave their campaigns.
   *
   * `POST /sms/deprovision`. Needs the permission `sms_number.delete`.
   *
   * @param params See {@link DeprovisionNumbersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DeprovisionResult.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`.
   */
  deprovisionNumbers(params: DeprovisionNumbersParams, options?: CallOptions): Call<DeprovisionResult> {
    return this.call<DeprovisionResult>({ id: "numbers.deprovisionNumbers", method: "POST", path: "/sms/deprovision", body: "members" }, params, options);
  }

  /**
   * Change what numbers reply to HELP: all of them, or none when one is not there.
   *
   * `PUT /sms/provision/numbers/help`. Needs the permission `sms_number.update`.
   *
   * @param params See {@link ProvisionNumbersHelpParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns NumbersHelp.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`.
   */
  provisionNumbersHelp(params: ProvisionNumbersHelpParams, options?: CallOptions): Call<NumbersHelp> {
    return this.call<NumbersHelp>({ id: "numbers.provisionNumbersHelp", method: "PUT", path: "/sms/provision/numbers/help", body: "members" }, params, options);
  }

  /**
   * Change the reference of numbers: of all of them, or none when one is not there.
   *
   * `PUT /sms/provision/numbers/reference`. Needs the permission `sms_number.update`.
   *
   * @param params See {@link ProvisionNumbersReferenceParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns NumbersReference.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`.
   */
  provisionNumbersReference(params: ProvisionNumbersReferenceParams, options?: CallOptions): Call<NumbersReference> {
    return this.call<NumbersReference>({ id: "numbers.provisionNumbersReference", method: "PUT", path: "/sms/provision/numbers/reference", body: "members" }, params, options);
  }

  /**
   * Read one number in use.
   *
   * `GET /sms/provision/numbers/number/{number}`. Needs the permission `sms_number.read`, except for numbers assigned
   * to oneself.
   *
   * @param params See {@link GetNumberDetailsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ProvisionedNumber.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getNumberDetails(params: GetNumberDetailsParams, options?: CallOptions): Call<ProvisionedNumber> {
    return this.call<ProvisionedNumber>({ id: "numbers.getNumberDetails", method: "GET", path: "/sms/provision/numbers/number/{number}" }, params, options);
  }

  /**
   * List the numbers assigned to a user.
   *
   * `GET /sms/provision/numbers/user/{user_uuid}`. Needs the permission `sms_number.read`, except for numbers assigned
   * to oneself.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `number`. `sort` may name `number`,
   * `created_date`.
   *
   * @param params See {@link GetProvisionedNumbersByUserParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getProvisionedNumbersByUser(params: GetProvisionedNumbersByUserParams, options?: CallOptions): ListCall<ProvisionedNumber> {
    return this.list<ProvisionedNumber>({ id: "numbers.getProvisionedNumbersByUser", method: "GET", path: "/sms/provision/numbers/user/{user_uuid}" }, params, options);
  }

  /**
   * List the numbers of an account.
   *
   * `GET /sms/provision/numbers/account/{account_uuid}`. Needs the permission `sms_number.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `number`. `sort` may name `number`,
   * `created_date`.
   *
   * @param params See {@link GetProvisionedNumbersByAccountParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getProvisionedNumbersByAccount(params: GetProvisionedNumbersByAccountParams, options?: CallOptions): ListCall<ProvisionedNumber> {
    return this.list<ProvisionedNumber>({ id: "numbers.getProvisionedNumbersByAccount", method: "GET", path: "/sms/provision/numbers/account/{account_uuid}" }, params, options);
  }

  /**
   * List those numbers of an account that are used in a certain way.
   *
   * `GET /sms/provision/numbers/account/{account_uuid}/{option}`. Needs the permission `sms_number.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `number`. `sort` may name `number`,
   * `created_date`.
   *
   * @param params See {@link GetProvisionedNumbersByAccountAndOptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getProvisionedNumbersByAccountAndOption(params: GetProvisionedNumbersByAccountAndOptionParams, options?: CallOptions): ListCall<ProvisionedNumber> {
    return this.list<ProvisionedNumber>({ id: "numbers.getProvisionedNumbersByAccountAndOption", method: "GET", path: "/sms/provision/numbers/account/{account_uuid}/{option}" }, params, options);
  }
}
