// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Pubsub` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { CustomApplication, CustomSubscription, Subscription } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Ok } from "../types.ts";

/**
 * Read one subscription.
 *
 * `GET /pubsub/subscriptions/{subscription_uuid}`. Needs the permission `pubsub.read`, except for the user's own
 * subscriptions.
 *
 * @param subscription_uuid The subscription. Default `"no subscription uuid provided"`, which the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getSubscription(subscription_uuid: string, accessToken: string, trace?: Trace): Promise<Subscription>;
export async function getSubscription(
  subscription_uuid: string = "no subscription uuid provided",
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<Subscription> {
  return callOperation<Subscription>({
    method: "GET",
    path: path`/pubsub/subscriptions/${subscription_uuid}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * End a subscription.
 *
 * `DELETE /pubsub/subscriptions/{subscription_uuid}`. Needs the permission `pubsub.delete`, except for the user's own
 * subscriptions.
 *
 * @param subscription_uuid The subscription. Default `"no subscription uuid provided"`, which the server refuses.
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteSubscription(subscription_uuid: string, accessToken: string, trace?: Trace): Promise<Ok>;
export async function deleteSubscription(
  subscription_uuid: string = "no subscription uuid provided",
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/pubsub/subscriptions/${subscription_uuid}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete pubsub failed" },
  });
}

/**
 * Read one application.
 *
 * `GET /pubsub/applications/{app_uuid}`. Needs the permission `pubsub.read`, except for users of the application's
 * account.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param app_uuid The application. Default `"account uuid not provided "`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getCustomApplication(accessToken: string, app_uuid: string, trace?: Trace): Promise<CustomApplication>;
export async function getCustomApplication(
  accessToken: string = "null accessToken",
  app_uuid: string = "account uuid not provided ",
  trace: Trace = {},
): Promise<CustomApplication> {
  return callOperation<CustomApplication>({
    method: "GET",
    path: path`/pubsub/applications/${app_uuid}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Delete an application and all subscriptions to its events.
 *
 * `DELETE /pubsub/applications/{app_uuid}`. Needs the permission `pubsub.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param app_uuid The application. Default `"account uuid not provided "`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteCustomApplication(accessToken: string, app_uuid: string, trace?: Trace): Promise<Ok>;
export async function deleteCustomApplication(
  accessToken: string = "null accessToken",
  app_uuid: string = "account uuid not provided ",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/pubsub/applications/${app_uuid}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete pubsub failed" },
  });
}

/**
 * Read one subscription to an application.
 *
 * `GET /pubsub/customevents/{custom_subscription_uuid}`. Needs the permission `pubsub.read`, except for the user's own
 * subscriptions.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param subscription_uuid The subscription. Default `"no subscription uuid provided"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getCustomSubscription(accessToken: string, subscription_uuid: string, trace?: Trace): Promise<CustomSubscription>;
export async function getCustomSubscription(
  accessToken: string = "null accessToken",
  subscription_uuid: string = "no subscription uuid provided",
  trace: Trace = {},
): Promise<CustomSubscription> {
  return callOperation<CustomSubscription>({
    method: "GET",
    path: path`/pubsub/customevents/${subscription_uuid}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * End a subscription to an application.
 *
 * `DELETE /pubsub/customevents/{custom_subscription_uuid}`. Needs the permission `pubsub.delete`, except for the
 * user's own subscriptions.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param subscription_uuid The subscription. Default `"no subscription uuid provided"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteCustomSubscription(accessToken: string, subscription_uuid: string, trace?: Trace): Promise<Ok>;
export async function deleteCustomSubscription(
  accessToken: string = "null accessToken",
  subscription_uuid: string = "no subscription uuid provided",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/pubsub/customevents/${subscription_uuid}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete pubsub failed" },
  });
}
