/** The function of `DbSip` that is more than its one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject } from "../core/values.ts";
import type { SipDestination } from "../resources/types.ts";
import { listOrAggregate } from "./lists.ts";
import type { Filters, List } from "./types.ts";

/**
 * Lists the destinations of an account. `GET /dbsip/accounts/{accountUUID}/destinations`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 1000. Default 100.
 * @param filters `type`, `number`, `extension`, `user_uuid`, `name`, `active`. Default `{}`.
 * @param aggregate `true` collects all pages from `offset` on; anything else does not. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of destinations, or all of them from `offset` on, told as `offset` 0 and `count` of the whole.
 * @throws PatchbayError 400 without a request when the filters are no object, 500 when an answer is no list, 401, 403, 404.
 */
export function getAccountDestinations(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<SipDestination>>;
export async function getAccountDestinations(
  accessToken = "null accessToken",
  accountUUID = "null accountUUID",
  offset: number | string = 0,
  limit: number | string = 100,
  filters: Filters = {},
  aggregate = false,
  trace: Trace = {},
): Promise<List<SipDestination>> {
  if (!isObject(filters)) throw failure(400, "Invalid filters parameter. Must be an object.");
  const call = {
    method: "GET",
    path: path`/dbsip/accounts/${accountUUID}/destinations`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
  };
  return listOrAggregate(call, aggregate === true);
}
