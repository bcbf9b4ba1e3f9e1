/** Functions of `Pubsub` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject, property } from "../core/values.ts";
import type { CallbackHeaders, ListOf, Subscription, SubscriptionCreated, SubscriptionUpdate } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { assertFilters, searchList } from "./lists.ts";
import type { Filters, List } from "./types.ts";

export * from "./pubsub-custom.ts";

/**
 * Subscribes to events of the platform. `POST /pubsub/subscriptions`
 *
 * @param user_uuid User whose events to deliver. Default `"no user uuid provided"`, which the server refuses.
 * @param account_uuid Account whose events to deliver. Default `"account uuid not provided "`, which the server refuses.
 * @param callback_url Where to deliver them. Default `"not set callback"`, which the server refuses.
 * @param callback_headers Headers of each delivery: `[{ "x-name": "value" }]`. Default `[]`.
 * @param criteria Which events to deliver: those that meet all members of any of these objects. One with a `qs` is no
 * criterion: the last such `qs` becomes the query of the request. Default: all events.
 * @param subscriptions Names of events by service: `{ sms: ["inbound"] }`. Default `{}`, which the server refuses.
 * @param accessToken Access token; note that it comes here. Default `"null accessToken"`, which the server refuses.
 * @param expiresDate When the subscription ends, RFC 3339. Default: never.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @param keep_alive Whether failing deliveries never suspend it. Default false.
 * @returns The subscription, with the secret that signs its deliveries.
 * @throws PatchbayError 400 without a request when the criteria hold null; 400, 401, 403, 404, 429.
 */
export function addSubscription(
  user_uuid: string,
  account_uuid: string,
  callback_url: string,
  callback_headers: CallbackHeaders | undefined,
  criteria: readonly object[] | undefined,
  subscriptions: Readonly<Record<string, readonly string[]>>,
  accessToken: string,
  expiresDate?: string,
  trace?: Trace,
  keep_alive?: boolean,
): Promise<SubscriptionCreated>;
export async function addSubscription(
  user_uuid = "no user uuid provided",
  account_uuid = "account uuid not provided ",
  callback_url = "not set callback",
  callback_headers: CallbackHeaders = [],
  criteria?: readonly object[],
  subscriptions: Readonly<Record<string, readonly string[]>> = {},
  accessToken = "null accessToken",
  expiresDate?: string,
  trace: Trace = {},
  keep_alive = false,
): Promise<SubscriptionCreated> {
  const given: readonly unknown[] = Array.isArray(criteria) ? criteria : [];
  if (given.some((each) => each === null || each === undefined)) throw failure(400, "criteria cannot hold null");
  const queries = given.map((each) => property(each, "qs"));
  const remaining = given.filter((_, index) => !queries[index]);
  return callOperation({
    method: "POST",
    path: "/pubsub/subscriptions",
    token: accessToken,
    filters: queries.findLast(Boolean),
    body: {
      user_uuid,
      account_uuid,
      callback: { url: callback_url, headers: callback_headers, keep_alive },
      events: subscriptions,
      criteria: remaining.length === 0 ? undefined : remaining,
      expiration_date: expiresDate || undefined,
    },
    trace,
    result: "body",
  });
}

/**
 * Lists the subscriptions to the events of a user. `GET /pubsub/subscriptions?user_uuid=…`
 *
 * @param user_uuid The user. Default `"no user uuid provided"`, which no subscription has.
 * @param accessToken Access token; note that it comes second. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The first page of subscriptions, the newest first.
 * @throws PatchbayError 401, 403, 429.
 */
export function listUserSubscriptions(user_uuid: string, accessToken: string, trace?: Trace): Promise<ListOf<Subscription>>;
export async function listUserSubscriptions(
  user_uuid = "no user uuid provided",
  accessToken = "null accessToken",
  trace: Trace = {},
): Promise<ListOf<Subscription>> {
  return callOperation({ ...subscriptions(accessToken, trace), query: { user_uuid }, result: "body" });
}

/**
 * Lists the subscriptions to the events of an account, or searches them here.
 * `GET /pubsub/subscriptions?account_uuid=…`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID The account. Default `"no user uuid provided"`, which no subscription has.
 * @param offset Number of the first item, with filters of the first match. Default 0.
 * @param limit Items per page. Default 10.
 * @param filters Names and values that a subscription must hold, anywhere and exactly: `{ suspended: 1 }`. All are
 * fetched in pages of 100 for that, so that no match is missed.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of subscriptions; without links when it was cut here.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 429.
 */
export function listAccountSubscriptions(
  accessToken: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<List<Subscription>>;
export async function listAccountSubscriptions(
  accessToken = "null accessToken",
  accountUUID = "no user uuid provided",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<List<Subscription>> {
  assertFilters(filters);
  const call = subscriptions(accessToken, trace);
  const scope = { account_uuid: accountUUID };
  if (isEmpty(filters)) return callOperation({ ...call, query: { ...scope, offset, limit }, result: "body" });
  return searchList<Subscription>({ ...call, query: { ...scope, offset: 0, limit: 100 } }, filters, offset, limit);
}

/**
 * Lists the subscriptions that the caller can read, or searches them here. `GET /pubsub/subscriptions`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param offset Number of the first item, with filters of the first match. Default 0.
 * @param limit Items per page. Default 10.
 * @param filters Names and values that a subscription must hold, anywhere and exactly: `{ suspended: 1 }`. All are
 * fetched for that.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of subscriptions; without links when it was cut here.
 * @throws PatchbayError 400 without a request when the filters are no object; 401, 403, 429.
 */
export function listSubscriptions(
  accessToken: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<List<Subscription>>;
export async function listSubscriptions(
  accessToken = "null accessToken",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<List<Subscription>> {
  assertFilters(filters);
  const call = subscriptions(accessToken, trace);
  if (isEmpty(filters)) return callOperation({ ...call, query: { offset, limit }, result: "body" });
  return searchList<Subscription>(call, filters, offset, limit);
}

function subscriptions(token: string, trace: Trace) {
  return { method: "GET", path: "/pubsub/subscriptions", token, trace };
}

function isEmpty(filters: Filters | undefined): filters is undefined {
  return filters === undefined || Object.keys(filters).length === 0;
}

/**
 * Changes a subscription. `PUT /pubsub/subscriptions/{subscriptionUUID}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param subscriptionUUID The subscription.
 * @param body What to change; a subscription that was read can be given back whole. Default `"null body"`, which is
 * refused.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The subscription.
 * @throws PatchbayError 400 without a request when the body is no object; 400, 401, 403, 404, 429.
 */
export function updateSubscription(
  accessToken: string,
  subscriptionUUID: string,
  body: SubscriptionUpdate,
  trace?: Trace,
): Promise<Subscription>;
export async function updateSubscription(
  accessToken = "null accessToken",
  subscriptionUUID?: string,
  body: SubscriptionUpdate | "null body" = "null body",
  trace: Trace = {},
): Promise<Subscription> {
  if (!isObject(body)) throw failure(400, "request body invalid format");
  return callOperation({
    method: "PUT",
    path: path`/pubsub/subscriptions/${subscriptionUUID}`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Changes when a subscription ends, and nothing else. `PUT /pubsub/subscriptions/{subscriptionUUID}`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param subscriptionUUID The subscription.
 * @param expiresDate When it ends, RFC 3339. Default: now.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The subscription.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateSubscriptionExpiresDate(
  accessToken: string,
  subscriptionUUID: string,
  expiresDate?: string,
  trace?: Trace,
): Promise<Subscription>;
export async function updateSubscriptionExpiresDate(
  accessToken = "null accessToken",
  subscriptionUUID?: string,
  expiresDate = new Date(Date.now()).toISOString(),
  trace: Trace = {},
): Promise<Subscription> {
  return callOperation({
    method: "PUT",
    path: path`/pubsub/subscriptions/${subscriptionUUID}`,
    token: accessToken,
    body: { expiration_date: expiresDate },
    trace,
    result: "body",
  });
}
