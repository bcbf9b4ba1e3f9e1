/** Functions of `Pubsub` about applications with events of their own that are more than their one request. */
import { failure } from "../core/errors.ts";
import type { Trace } from "../core/trace.ts";
import { isObject, isText } from "../core/values.ts";
import type {
  CallbackHeaders,
  CustomApplication,
  CustomBroadcastAccepted,
  CustomSubscription,
  CustomSubscriptionCreated,
  ListOf,
} from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { filterResponse, listOrAggregate, paginate } from "./lists.ts";
import type { List } from "./types.ts";

/** The header that says whose a subscription to an application is. */
const OWNER = "x-user-uuid";

/**
 * Subscribes to events of an application. `POST /pubsub/customevents`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param user_uuid The owner: put before the headers as `x-user-uuid`, unless they name one. Default
 * `"user uuid not provided"`.
 * @param app_uuid The application. Default `"account uuid not provided "`, which the server refuses.
 * @param callback_url Where to deliver the events. Default `"not set callback"`, which the server refuses.
 * @param callback_headers Headers of each delivery: `[{ "x-name": "value" }]`. Default `[]`.
 * @param criteria Which events to deliver: those that meet all members of any of these objects. Default: all.
 * @param events Names of events of the application. Default `[]`, which the server refuses.
 * @param expiresDate When the subscription ends, RFC 3339. Default: never.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The subscription, with the secret that signs its deliveries.
 * @throws PatchbayError 400 without a request when the headers are no list; 400, 401, 403, 429.
 */
export function addCustomEventSubscription(
  accessToken: string,
  user_uuid: string,
  app_uuid: string,
  callback_url: string,
  callback_headers: Extract<CallbackHeaders, readonly unknown[]> | undefined,
  criteria: readonly object[] | undefined,
  events: readonly string[],
  expiresDate?: string,
  trace?: Trace,
): Promise<CustomSubscriptionCreated>;
export async function addCustomEventSubscription(
  accessToken = "null accessToken",
  user_uuid = "user uuid not provided",
  app_uuid = "account uuid not provided ",
  callback_url = "not set callback",
  callback_headers: readonly object[] = [],
  criteria?: readonly object[],
  events: readonly string[] = [],
  expiresDate?: string,
  trace: Trace = {},
): Promise<CustomSubscriptionCreated> {
  if (!Array.isArray(callback_headers)) throw failure(400, "callback_headers is not a list");
  const named = callback_headers.some((header) => isObject(header) && Object.hasOwn(header, OWNER));
  return callOperation({
    method: "POST",
    path: "/pubsub/customevents",
    token: accessToken,
    body: {
      app_uuid,
      callback: { url: callback_url, headers: named ? callback_headers : [{ [OWNER]: user_uuid }, ...callback_headers] },
      events,
      criteria: Array.isArray(criteria) && criteria.length > 0 ? criteria : undefined,
      expiration_date: expiresDate || undefined,
    },
    trace,
    result: "body",
  });
}

/**
 * Publishes an event of an application. `POST /pubsub/broadcasts/applications`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param app_uuid The application. Default `"account uuid not provided "`, which the server refuses.
 * @param event Name of the event. Default `"null event"`, which the server refuses.
 * @param payload What to tell, at most 64 KiB. Its members stand beside `app_uuid` and `event`, and would replace them.
 * Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns An id for this broadcast, and to how many subscriptions it goes.
 * @throws PatchbayError 400 without a request when the payload is null; 400, 401, 403, 404, 413, 429.
 */
export function broadcastCustomApplication(
  accessToken: string,
  app_uuid: string,
  event: string,
  payload?: (object | Readonly<Record<string, unknown>>) & { readonly app_uuid?: never; readonly event?: never },
  trace?: Trace,
): Promise<CustomBroadcastAccepted>;
export async function broadcastCustomApplication(
  accessToken = "null accessToken",
  app_uuid = "account uuid not provided ",
  event = "null event",
  payload: object = {},
  trace: Trace = {},
): Promise<CustomBroadcastAccepted> {
  if (payload === null) throw failure(400, "payload cannot be null");
  return callOperation({
    method: "POST",
    path: "/pubsub/broadcasts/applications",
    token: accessToken,
    body: { app_uuid, event, ...payload },
    trace,
    result: "body",
  });
}

/**
 * Creates an application with events of its own. `POST /pubsub/applications`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param app_uuid A UUID of the caller's choice. Default `"account uuid not provided "`, which the server refuses.
 * @param events Its events: names, or objects with a name. Default `[]`.
 * @param app_name What people read. Anything but a text is sent as `""`.
 * @param description What it is. Anything but a text is sent as `""`.
 * @param metadata Free, kept as it is. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The application.
 * @throws PatchbayError 400, 401, 403, 409 when the UUID is taken, 429.
 */
export function createCustomApplication(
  accessToken: string,
  app_uuid: string,
  events?: CustomApplication["events"],
  app_name?: string,
  description?: string,
  metadata?: object,
  trace?: Trace,
): Promise<CustomApplication>;
export async function createCustomApplication(
  accessToken = "null accessToken",
  app_uuid = "account uuid not provided ",
  events: CustomApplication["events"] = [],
  app_name?: string,
  description?: string,
  metadata: object = {},
  trace: Trace = {},
): Promise<CustomApplication> {
  return callOperation({
    method: "POST",
    path: "/pubsub/applications",
    token: accessToken,
    body: {
      app_uuid,
      app_name: isText(app_name) ? app_name : "",
      description: isText(description) ? description : "",
      metadata,
      events,
    },
    trace,
    result: "body",
  });
}

/**
 * Lists the applications, at most 100. `GET /pubsub/applications`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param app_uuid Not used: {@link getCustomApplication} reads one.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The applications, the newest first.
 * @throws PatchbayError 401, 403, 429.
 */
export function listCustomApplications(accessToken: string, app_uuid?: string, trace?: Trace): Promise<ListOf<CustomApplication>>;
export async function listCustomApplications(
  accessToken = "null accessToken",
  _app_uuid?: string,
  trace: Trace = {},
): Promise<ListOf<CustomApplication>> {
  return callOperation({ method: "GET", path: "/pubsub/applications", token: accessToken, trace, result: "body" });
}

/**
 * Lists the subscriptions of a user to applications: collects all that the caller can read, and finds the user's here.
 * `GET /pubsub/customevents`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user, as `x-user-uuid` in the headers of the subscriptions says. Default `"no user uuid provided"`.
 * @param appUUID Only those to this application. Default: to any.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page. Default 10.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of subscriptions, without links.
 * @throws PatchbayError 401, 403, 429.
 */
export function listCustomSubscriptions(
  accessToken: string,
  userUUID: string,
  appUUID?: string,
  offset?: number | string,
  limit?: number | string,
  trace?: Trace,
): Promise<List<CustomSubscription>>;
export async function listCustomSubscriptions(
  accessToken = "null accessToken",
  userUUID = "no user uuid provided",
  appUUID?: string,
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<List<CustomSubscription>> {
  const query = appUUID ? { appUUID } : {};
  const call = { method: "GET", path: "/pubsub/customevents", token: accessToken, query, trace };
  const all = await listOrAggregate<CustomSubscription>(call, true);
  return paginate(filterResponse(all, { [OWNER]: userUUID }), Number(offset), Number(limit));
}
