// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { PushNotification, PushNotificationCreate, PushRegistration, PushRegistrationCreate } from "./types.ts";

/** Parameters of {@link MobileApi.getUserRegistrations}. */
export interface GetUserRegistrationsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** The user; the caller when absent. */
  user_uuid?: string | undefined;
  /** Only devices registered for this application. */
  application?: string | undefined;
  /** `android`, `ios` or `web`, any case. */
  platform?: string | undefined;
  /** Only this device. */
  device_id?: string | undefined;
}

/** Parameters of {@link MobileApi.registerPushToken}. */
export interface RegisterPushTokenParams extends PushRegistrationCreate {}

/** Parameters of {@link MobileApi.unregisterPushToken}. */
export interface UnregisterPushTokenParams {
  /** The token; the id of one of the caller's devices is taken too. */
  push_token: string;
}

/** Parameters of {@link MobileApi.sendPushNotification}. */
export interface SendPushNotificationParams extends PushNotificationCreate {}

/** Mobile: Push notifications to phones: the tokens of devices, and sending to them. */
export class MobileApi extends ServiceApi {
  /**
   * List the devices that a user has registered.
   *
   * `GET /mobilenotification/registration`. Needs the permission `push_registration.read`, except for the user's own
   * devices.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `-created_datetime`. `sort` may name
   * `created_datetime`, `updated_datetime`, `application`.
   *
   * @param params See {@link GetUserRegistrationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  getUserRegistrations(params: GetUserRegistrationsParams = {}, options?: CallOptions): ListCall<PushRegistration> {
    return this.list<PushRegistration>({ id: "mobile.getUserRegistrations", method: "GET", path: "/mobilenotification/registration" }, params, options);
  }

  /**
   * Register a device for notifications, or give it a new token.
   *
   * A device has one token for each application. A token that belonged to another device or user moves here. 201 when
   * the device is new, 200 when it was known.
   *
   * `POST /mobilenotification/registration`. Needs the permission `push_registration.create`, except for the user's
   * own devices.
   *
   * @param params See {@link RegisterPushTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns PushRegistration.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  registerPushToken(params: RegisterPushTokenParams, options?: CallOptions): Call<PushRegistration> {
    return this.call<PushRegistration>({ id: "mobile.registerPushToken", method: "POST", path: "/mobilenotification/registration", body: "members" }, params, options);
  }

  /**
   * Send no more notifications to a token.
   *
   * The same for a token that nobody has registered, and for somebody else's, which stays registered.
   *
   * `DELETE /mobilenotification/registration/{push_token}`. Needs the permission `push_registration.delete`, except
   * for the caller's own devices.
   *
   * @param params See {@link UnregisterPushTokenParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  unregisterPushToken(params: UnregisterPushTokenParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "mobile.unregisterPushToken", method: "DELETE", path: "/mobilenotification/registration/{push_token}" }, params, options);
  }

  /**
   * Send a notification to devices of a user.
   *
   * Answers as soon as it is accepted. Not found when none of the devices is registered for the application.
   *
   * `POST /mobilenotification/notification`. Needs the permission `push_notification.create`, except for notifications
   * to oneself.
   *
   * @param params See {@link SendPushNotificationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns PushNotification.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`, `too_large`, `unavailable`.
   */
  sendPushNotification(params: SendPushNotificationParams, options?: CallOptions): Call<PushNotification> {
    return this.call<PushNotification>({ id: "mobile.sendPushNotification", method: "POST", path: "/mobilenotification/notification", body: "members" }, params, options);
  }
}
