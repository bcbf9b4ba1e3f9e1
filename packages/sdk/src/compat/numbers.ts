/** Functions of `Numbers` that are more than their one request. */
import { path } from "../core/encoding.ts";
import type { Trace } from "../core/trace.ts";
import { isObject, itemsOf } from "../core/values.ts";
import type { ListOf, ProvisionedNumber } from "../resources/types.ts";
import { callOperation, textOnly } from "./call.ts";
import { filterResponse, listOrAggregate, numberOf, paginate } from "./lists.ts";
import type { Filters, List } from "./types.ts";

/**
 * Shows some numbers that are to be had. They are not reserved. `GET /sms/number/available/dids?qty=…&tier=…`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param quantity How many at most, up to 100. Default 5.
 * @param tier Price class, 1 to 4, 4 the dearest. Default 1.
 * @param network Network of the carrier; anything but a text is ignored. Default: all.
 * @param state State of the USA, two letters; anything but a text is ignored. Default: all.
 * @param rateCenter Rate center; anything but a text is ignored. Default: all.
 * @param areaCode Area code; anything but a text or number is ignored. Default: all.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns Numbers of ten digits, fewer when there are not as many.
 * @throws PatchbayError 401, 403.
 */
export function listAvailableNumbers(
  accessToken: string,
  quantity?: number | string,
  tier?: number | string,
  network?: string,
  state?: string,
  rateCenter?: string,
  areaCode?: string | number,
  trace?: Trace,
): Promise<ListOf<string>>;
export async function listAvailableNumbers(
  accessToken = "null accessToken",
  quantity: number | string = 5,
  tier: number | string = 1,
  network?: string,
  state?: string,
  rateCenter?: string,
  areaCode?: string | number,
  trace: Trace = {},
): Promise<ListOf<string>> {
  return callOperation({
    method: "GET",
    path: "/sms/number/available/dids",
    token: accessToken,
    query: {
      qty: quantity,
      tier,
      npa: typeof areaCode === "number" ? areaCode : textOnly(areaCode),
      ratecenter: textOnly(rateCenter),
      network: textOnly(network),
      state: textOnly(state),
    },
    trace,
    result: "body",
  });
}

/**
 * Lists the numbers of an account. `GET /sms/provision/numbers/account/{accountUUID}`, with `filters.option` as one more
 * segment of the path.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param filters `option`, which the server knows: `assigned`, `unassigned`, `campaign`, `available`. Everything else is
 * compared here with the members of each number, such as `user_uuid`, `campaign_id`, `provider`; without `aggregate` only
 * with those on the page. Default `{}`.
 * @param aggregate Whether to collect all pages, from `offset` on; with filters that are compared here, from the first on,
 * and `offset` and `limit` then say what of the matches to give. Default false.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of numbers, all of them, or the matches with their number as `total`.
 * @throws PatchbayError 400 for an unknown option, 401, 403, 404.
 */
export function getProvisionedNumbersByAccount(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters | null,
  aggregate?: boolean,
  trace?: Trace,
): Promise<List<ProvisionedNumber>>;
export async function getProvisionedNumbersByAccount(
  accessToken = "null accessToken",
  accountUUID = "null accountUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters: Filters | null = {},
  aggregate = false,
  trace: Trace = {},
): Promise<List<ProvisionedNumber>> {
  const { option, ...others } = isObject(filters) ? filters : {};
  const wanted = option === undefined || typeof option === "string" ? others : { ...others, option };
  const isFiltered = Object.keys(wanted).length > 0;
  const segment = typeof option === "string" ? path`/${option}` : "";
  const call = {
    method: "GET",
    path: `${path`/sms/provision/numbers/account/${accountUUID}`}${segment}`,
    token: accessToken,
    query: { offset: isFiltered && aggregate ? 0 : offset, limit },
    trace,
  };
  const response = await listOrAggregate<ProvisionedNumber>(call, aggregate);
  if (!isFiltered || itemsOf(response) === undefined) return response;
  const matches = filterResponse(response, wanted);
  const page = { offset: numberOf(offset) ?? 0, limit: numberOf(limit) ?? 10 };
  if (aggregate) return paginate(matches, page.offset, page.limit);
  const count = matches.items.length;
  return { items: matches.items, metadata: { total: count, count, ...page } };
}
