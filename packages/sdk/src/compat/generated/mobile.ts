// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Mobile` that are one request each. */
import type { Trace } from "../../core/trace.ts";
import type { ListOf, PushNotification, PushPlatformData, PushRegistration } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the devices that a user has registered.
 *
 * `GET /mobilenotification/registration`. Needs the permission `push_registration.read`, except for the user's own
 * devices.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user; the caller when absent. Default `"null userUUID"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function getUserRegistrations(accessToken: string, userUUID: string, trace?: Trace): Promise<ListOf<PushRegistration>>;
export async function getUserRegistrations(
  accessToken: string = "null accessToken",
  userUUID: string = "null userUUID",
  trace: Trace = {},
): Promise<ListOf<PushRegistration>> {
  return callOperation<ListOf<PushRegistration>>({
    method: "GET",
    path: "/mobilenotification/registration",
    token: accessToken,
    query: { user_uuid: userUUID },
    trace,
    result: "body",
  });
}

/**
 * Register a device for notifications, or give it a new token.
 *
 * A device has one token for each application. A token that belonged to another device or user moves here. 201 when
 * the device is new, 200 when it was known.
 *
 * `POST /mobilenotification/registration`. Needs the permission `push_registration.create`, except for the user's own
 * devices.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID Whose device it is. Default `"no user uuid provided"`, which the server refuses.
 * @param deviceID Names the installation; stays the same for its lifetime. Default `"no device uuid provided"`, which
 * the server refuses.
 * @param pushToken Registration token of FCM, or device token of APNs. Default `"no push token provided"`, which the
 * server refuses.
 * @param application Key of the application. Default `"no application provided"`, which the server refuses.
 * @param platform What the device runs. Told from the token when unknown; older applications send their trace here,
 * which counts as that. Default `"no platform provided"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
 */
export function registerPushToken(accessToken: string, userUUID: string, deviceID: string, pushToken: string, application: string, platform: "android" | "ios" | "web" | (string & {}) | Record<string, unknown>, trace?: Trace): Promise<PushRegistration>;
export async function registerPushToken(
  accessToken: string = "null accessToken",
  userUUID: string = "no user uuid provided",
  deviceID: string = "no device uuid provided",
  pushToken: string = "no push token provided",
  application: string = "no application provided",
  platform: "android" | "ios" | "web" | (string & {}) | Record<string, unknown> | "no platform provided" = "no platform provided",
  trace: Trace = {},
): Promise<PushRegistration> {
  return callOperation<PushRegistration>({
    method: "POST",
    path: "/mobilenotification/registration",
    token: accessToken,
    body: { user_uuid: userUUID, device_id: deviceID, push_token: pushToken, application, platform },
    trace,
    result: "body",
  });
}

/**
 * Send a notification to devices of a user.
 *
 * Answers as soon as it is accepted. Not found when none of the devices is registered for the application.
 *
 * `POST /mobilenotification/notification`. Needs the permission `push_notification.create`, except for notifications
 * to oneself.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param application Key of the application. Default `"no application provided"`, which the server refuses.
 * @param userUUID Whom to notify. Default `"no user uuid provided"`, which the server refuses.
 * @param deviceIDs Devices of that user; an empty list reaches all that are registered for the application. Default
 * `"no deviceIDs array provided"`, which the server refuses.
 * @param title Heading that the device shows. Optional.
 * @param message Text that the device shows. Optional.
 * @param data For the application; without title and message the device shows nothing. Optional.
 * @param platformData Merged into APNs' `aps` (`ios`) and into FCM's `android`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`, `too_large`, `unavailable`.
 */
export function sendPushNotification(accessToken: string, application: string, userUUID: string, deviceIDs: string[], title?: string, message?: string, data?: Record<string, unknown>, platformData?: PushPlatformData, trace?: Trace): Promise<PushNotification>;
export async function sendPushNotification(
  accessToken: string = "null accessToken",
  application: string = "no application provided",
  userUUID: string = "no user uuid provided",
  deviceIDs: string[] | "no deviceIDs array provided" = "no deviceIDs array provided",
  title?: string,
  message?: string,
  data?: Record<string, unknown>,
  platformData?: PushPlatformData,
  trace: Trace = {},
): Promise<PushNotification> {
  return callOperation<PushNotification>({
    method: "POST",
    path: "/mobilenotification/notification",
    token: accessToken,
    body: { application, user_uuid: userUUID, device_ids: deviceIDs, title, message, data, platform_specific_data: platformData },
    trace,
    result: "body",
  });
}
