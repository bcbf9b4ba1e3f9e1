// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { DirectoryChanges, SipDestination, SipDirectory } from "./types.ts";

/** Parameters of {@link DbSipApi.getAccountDestinations}. */
export interface GetAccountDestinationsParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** What it is: `extension`, `queue` and so on. */
  type?: string | undefined;
  /** What is dialled from outside. */
  number?: string | undefined;
  /** What is dialled inside. */
  extension?: string | undefined;
  /** Only destinations of this user. */
  user_uuid?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** Only those in use, or only others. */
  active?: boolean | undefined;
}

/** Parameters of {@link DbSipApi.getDestinationById}. */
export interface GetDestinationByIdParams {
  /** A whole number. */
  destination_id: number | string;
}

/** Parameters of {@link DbSipApi.replaceDestinations}. */
export interface ReplaceDestinationsParams extends SipDirectory {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** DbSip: The directory of telephony destinations of accounts. */
export class DbSipApi extends ServiceApi {
  /**
   * List the destinations of an account, by id.
   *
   * `GET /dbsip/accounts/{account_uuid}/destinations`. Needs the permission `destination.read`.
   *
   * Pages of 100 unless `limit` says otherwise, at most 1000. In the order `id`.
   *
   * @param params See {@link GetAccountDestinationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getAccountDestinations(params: GetAccountDestinationsParams, options?: CallOptions): ListCall<SipDestination> {
    return this.list<SipDestination>({ id: "dbsip.getAccountDestinations", method: "GET", path: "/dbsip/accounts/{account_uuid}/destinations" }, params, options);
  }

  /**
   * Read one destination.
   *
   * `GET /dbsip/destinations/{destination_id}`. Needs the permission `destination.read`.
   *
   * @param params See {@link GetDestinationByIdParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SipDestination.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getDestinationById(params: GetDestinationByIdParams, options?: CallOptions): Call<SipDestination> {
    return this.call<SipDestination>({ id: "dbsip.getDestinationById", method: "GET", path: "/dbsip/destinations/{destination_id}" }, params, options);
  }

  /**
   * Replace the destinations of an account by those of its phone system.
   *
   * Destinations that are not given are removed.
   *
   * `PUT /dbsip/accounts/{account_uuid}/destinations`. Needs the permission `destination.update`.
   *
   * @param params See {@link ReplaceDestinationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DirectoryChanges.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`, `conflict`.
   */
  replaceDestinations(params: ReplaceDestinationsParams, options?: CallOptions): Call<DirectoryChanges> {
    return this.call<DirectoryChanges>({ id: "dbsip.replaceDestinations", method: "PUT", path: "/dbsip/accounts/{account_uuid}/destinations", body: "members" }, params, options);
  }
}
