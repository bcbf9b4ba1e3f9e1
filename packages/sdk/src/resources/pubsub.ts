// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { CustomApplication, CustomApplicationCreate, CustomBroadcast, CustomBroadcastAccepted, CustomSubscription, CustomSubscriptionCreate, CustomSubscriptionCreated, Subscription, SubscriptionCreate, SubscriptionCreated, SubscriptionUpdate } from "./types.ts";

/** Parameters of {@link PubsubApi.addSubscription}. */
export interface AddSubscriptionParams extends SubscriptionCreate {}

/** Parameters of {@link PubsubApi.getSubscription}. */
export interface GetSubscriptionParams {
  /** The subscription. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.listSubscriptions}. */
export interface ListSubscriptionsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this user. */
  user_uuid?: string | undefined;
  /** Only those of this account. */
  account_uuid?: string | undefined;
  /** Only those that are suspended, or that are not. */
  suspended?: boolean | undefined;
}

/** Parameters of {@link PubsubApi.updateSubscription}. */
export interface UpdateSubscriptionParams extends SubscriptionUpdate {
  /** The subscription. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.deleteSubscription}. */
export interface DeleteSubscriptionParams {
  /** The subscription. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.createCustomApplication}. */
export interface CreateCustomApplicationParams extends CustomApplicationCreate {}

/** Parameters of {@link PubsubApi.getCustomApplication}. */
export interface GetCustomApplicationParams {
  /** The application. */
  app_uuid: string;
}

/** Parameters of {@link PubsubApi.listCustomApplications}. */
export interface ListCustomApplicationsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link PubsubApi.deleteCustomApplication}. */
export interface DeleteCustomApplicationParams {
  /** The application. */
  app_uuid: string;
}

/** Parameters of {@link PubsubApi.broadcastCustomApplication}. */
export interface BroadcastCustomApplicationParams extends CustomBroadcast {}

/** Parameters of {@link PubsubApi.addCustomEventSubscription}. */
export interface AddCustomEventSubscriptionParams extends CustomSubscriptionCreate {}

/** Parameters of {@link PubsubApi.getCustomSubscription}. */
export interface GetCustomSubscriptionParams {
  /** The subscription. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.listCustomSubscriptions}. */
export interface ListCustomSubscriptionsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this user. */
  user_uuid?: string | undefined;
  /** Only those of this account. */
  account_uuid?: string | undefined;
  /** Only those that are suspended, or that are not. */
  suspended?: boolean | undefined;
  /** Only those to this application. */
  app_uuid?: string | undefined;
  /** The same, as older clients write it. */
  appUUID?: string | undefined;
}

/** Parameters of {@link PubsubApi.deleteCustomSubscription}. */
export interface DeleteCustomSubscriptionParams {
  /** The subscription. */
  subscription_uuid: string;
}

/** Pubsub: Webhooks for the events of the platform and of applications. */
export class PubsubApi extends ServiceApi {
  /**
   * Subscribe to events of the platform.
   *
   * Which events there are stands in the metadata of each service. A user can have 100 subscriptions.
   *
   * `POST /pubsub/subscriptions`. Needs the permission `pubsub.create`, except for the user's own subscriptions.
   *
   * @param params See {@link AddSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SubscriptionCreated.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  addSubscription(params: AddSubscriptionParams, options?: CallOptions): Call<SubscriptionCreated> {
    return this.call<SubscriptionCreated>({ id: "pubsub.addSubscription", method: "POST", path: "/pubsub/subscriptions", body: "members" }, params, options);
  }

  /**
   * Read one subscription.
   *
   * `GET /pubsub/subscriptions/{subscription_uuid}`. Needs the permission `pubsub.read`, except for the user's own
   * subscriptions.
   *
   * @param params See {@link GetSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Subscription.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getSubscription(params: GetSubscriptionParams, options?: CallOptions): Call<Subscription> {
    return this.call<Subscription>({ id: "pubsub.getSubscription", method: "GET", path: "/pubsub/subscriptions/{subscription_uuid}" }, params, options);
  }

  /**
   * List subscriptions, the newest first.
   *
   * `GET /pubsub/subscriptions`. Needs the permission `pubsub.read`, except for the user's own subscriptions.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `expiration_date`.
   *
   * @param params See {@link ListSubscriptionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listSubscriptions(params: ListSubscriptionsParams = {}, options?: CallOptions): ListCall<Subscription> {
    return this.list<Subscription>({ id: "pubsub.listSubscriptions", method: "GET", path: "/pubsub/subscriptions" }, params, options);
  }

  /**
   * Change a subscription.
   *
   * `PUT /pubsub/subscriptions/{subscription_uuid}`. Needs the permission `pubsub.update`, except for the user's own
   * subscriptions.
   *
   * @param params See {@link UpdateSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Subscription.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateSubscription(params: UpdateSubscriptionParams, options?: CallOptions): Call<Subscription> {
    return this.call<Subscription>({ id: "pubsub.updateSubscription", method: "PUT", path: "/pubsub/subscriptions/{subscription_uuid}", body: "members" }, params, options);
  }

  /**
   * End a subscription.
   *
   * `DELETE /pubsub/subscriptions/{subscription_uuid}`. Needs the permission `pubsub.delete`, except for the user's
   * own subscriptions.
   *
   * @param params See {@link DeleteSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteSubscription(params: DeleteSubscriptionParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "pubsub.deleteSubscription", method: "DELETE", path: "/pubsub/subscriptions/{subscription_uuid}" }, params, options);
  }

  /**
   * Create an application with events of its own.
   *
   * `POST /pubsub/applications`. Needs the permission `pubsub.create`.
   *
   * @param params See {@link CreateCustomApplicationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomApplication.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`.
   */
  createCustomApplication(params: CreateCustomApplicationParams = {}, options?: CallOptions): Call<CustomApplication> {
    return this.call<CustomApplication>({ id: "pubsub.createCustomApplication", method: "POST", path: "/pubsub/applications", body: "members" }, params, options);
  }

  /**
   * Read one application.
   *
   * `GET /pubsub/applications/{app_uuid}`. Needs the permission `pubsub.read`, except for users of the application's
   * account.
   *
   * @param params See {@link GetCustomApplicationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomApplication.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getCustomApplication(params: GetCustomApplicationParams, options?: CallOptions): Call<CustomApplication> {
    return this.call<CustomApplication>({ id: "pubsub.getCustomApplication", method: "GET", path: "/pubsub/applications/{app_uuid}" }, params, options);
  }

  /**
   * List the applications, the newest first.
   *
   * `GET /pubsub/applications`. Needs the permission `pubsub.read`, except for users of the application's account.
   *
   * Pages of 100 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `app_name`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListCustomApplicationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listCustomApplications(params: ListCustomApplicationsParams = {}, options?: CallOptions): ListCall<CustomApplication> {
    return this.list<CustomApplication>({ id: "pubsub.listCustomApplications", method: "GET", path: "/pubsub/applications" }, params, options);
  }

  /**
   * Delete an application and all subscriptions to its events.
   *
   * `DELETE /pubsub/applications/{app_uuid}`. Needs the permission `pubsub.delete`.
   *
   * @param params See {@link DeleteCustomApplicationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteCustomApplication(params: DeleteCustomApplicationParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "pubsub.deleteCustomApplication", method: "DELETE", path: "/pubsub/applications/{app_uuid}" }, params, options);
  }

  /**
   * Publish an event of an application.
   *
   * `POST /pubsub/broadcasts/applications`. Needs the permission `pubsub.broadcast`, except for the creator of the
   * application.
   *
   * @param params See {@link BroadcastCustomApplicationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomBroadcastAccepted.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `not_found`, `too_large`.
   */
  broadcastCustomApplication(params: BroadcastCustomApplicationParams, options?: CallOptions): Call<CustomBroadcastAccepted> {
    return this.call<CustomBroadcastAccepted>({ id: "pubsub.broadcastCustomApplication", method: "POST", path: "/pubsub/broadcasts/applications", body: "members" }, params, options);
  }

  /**
   * Subscribe to events of an application.
   *
   * An application can have 1000 subscriptions.
   *
   * `POST /pubsub/customevents`. Needs the permission `pubsub.create`, except for the user's own subscriptions.
   *
   * @param params See {@link AddCustomEventSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomSubscriptionCreated.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  addCustomEventSubscription(params: AddCustomEventSubscriptionParams, options?: CallOptions): Call<CustomSubscriptionCreated> {
    return this.call<CustomSubscriptionCreated>({ id: "pubsub.addCustomEventSubscription", method: "POST", path: "/pubsub/customevents", body: "members" }, params, options);
  }

  /**
   * Read one subscription to an application.
   *
   * `GET /pubsub/customevents/{subscription_uuid}`. Needs the permission `pubsub.read`, except for the user's own
   * subscriptions.
   *
   * @param params See {@link GetCustomSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomSubscription.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getCustomSubscription(params: GetCustomSubscriptionParams, options?: CallOptions): Call<CustomSubscription> {
    return this.call<CustomSubscription>({ id: "pubsub.getCustomSubscription", method: "GET", path: "/pubsub/customevents/{subscription_uuid}" }, params, options);
  }

  /**
   * List subscriptions to applications, the newest first.
   *
   * `GET /pubsub/customevents`. Needs the permission `pubsub.read`, except for the user's own subscriptions.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `expiration_date`.
   *
   * @param params See {@link ListCustomSubscriptionsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listCustomSubscriptions(params: ListCustomSubscriptionsParams = {}, options?: CallOptions): ListCall<CustomSubscription> {
    return this.list<CustomSubscription>({ id: "pubsub.listCustomSubscriptions", method: "GET", path: "/pubsub/customevents" }, params, options);
  }

  /**
   * End a subscription to an application.
   *
   * `DELETE /pubsub/customevents/{subscription_uuid}`. Needs the permission `pubsub.delete`, except for the user's own
   * subscriptions.
   *
   * @param params See {@link DeleteCustomSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteCustomSubscription(params: DeleteCustomSubscriptionParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "pubsub.deleteCustomSubscription", method: "DELETE", path: "/pubsub/customevents/{subscription_uuid}" }, params, options);
  }
}
