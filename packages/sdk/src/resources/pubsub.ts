// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { CatalogEntry, CustomApplication, CustomApplicationCreate, CustomBroadcast, CustomBroadcastAccepted, CustomSubscription, CustomSubscriptionCreate, CustomSubscriptionCreated, CustomSubscriptionUpdate, DeliveriesReplayed, Delivery, DeliveryDetails, DeliveryReplay, Subscription, SubscriptionCreate, SubscriptionCreated, SubscriptionHealth, SubscriptionUpdate, TestEvent } from "./types.ts";

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
  custom_subscription_uuid: string;
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

/** Parameters of {@link PubsubApi.updateCustomSubscription}. */
export interface UpdateCustomSubscriptionParams extends CustomSubscriptionUpdate {
  /** The subscription. */
  custom_subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.deleteCustomSubscription}. */
export interface DeleteCustomSubscriptionParams {
  /** The subscription. */
  custom_subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.getSubscriptionHealth}. */
export interface GetSubscriptionHealthParams {
  /** The subscription, of either kind. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.sendTestEvent}. */
export interface SendTestEventParams extends TestEvent {
  /** The subscription, of either kind. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.listDeliveries}. */
export interface ListDeliveriesParams {
  /** The subscription, of either kind. */
  subscription_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this status. */
  status?: "pending" | "delivered" | "failed" | "dropped" | "cancelled" | undefined;
  /** Only those of this type of event. */
  type?: string | undefined;
  /** Only those queued at this moment or after it. */
  since?: string | undefined;
  /** Only those queued before this moment. */
  until?: string | undefined;
}

/** Parameters of {@link PubsubApi.getDelivery}. */
export interface GetDeliveryParams {
  /** The subscription, of either kind. */
  subscription_uuid: string;
  /** The delivery. */
  delivery_uuid: string;
}

/** Parameters of {@link PubsubApi.replayDelivery}. */
export interface ReplayDeliveryParams {
  /** The subscription, of either kind. */
  subscription_uuid: string;
  /** The delivery. */
  delivery_uuid: string;
}

/** Parameters of {@link PubsubApi.replayDeliveries}. */
export interface ReplayDeliveriesParams extends DeliveryReplay {
  /** The subscription, of either kind. */
  subscription_uuid: string;
}

/** Parameters of {@link PubsubApi.listCatalog}. */
export interface ListCatalogParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only those of this service. */
  service?: string | undefined;
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
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`, `conflict`.
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
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`, `conflict`.
   */
  addCustomEventSubscription(params: AddCustomEventSubscriptionParams, options?: CallOptions): Call<CustomSubscriptionCreated> {
    return this.call<CustomSubscriptionCreated>({ id: "pubsub.addCustomEventSubscription", method: "POST", path: "/pubsub/customevents", body: "members" }, params, options);
  }

  /**
   * Read one subscription to an application.
   *
   * `GET /pubsub/customevents/{custom_subscription_uuid}`. Needs the permission `pubsub.read`, except for the user's
   * own subscriptions.
   *
   * @param params See {@link GetCustomSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomSubscription.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getCustomSubscription(params: GetCustomSubscriptionParams, options?: CallOptions): Call<CustomSubscription> {
    return this.call<CustomSubscription>({ id: "pubsub.getCustomSubscription", method: "GET", path: "/pubsub/customevents/{custom_subscription_uuid}" }, params, options);
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
   * Change a subscription to an application.
   *
   * `PUT /pubsub/customevents/{custom_subscription_uuid}`. Needs the permission `pubsub.update`, except for the user's
   * own subscriptions.
   *
   * @param params See {@link UpdateCustomSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CustomSubscription.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateCustomSubscription(params: UpdateCustomSubscriptionParams, options?: CallOptions): Call<CustomSubscription> {
    return this.call<CustomSubscription>({ id: "pubsub.updateCustomSubscription", method: "PUT", path: "/pubsub/customevents/{custom_subscription_uuid}", body: "members" }, params, options);
  }

  /**
   * End a subscription to an application.
   *
   * `DELETE /pubsub/customevents/{custom_subscription_uuid}`. Needs the permission `pubsub.delete`, except for the
   * user's own subscriptions.
   *
   * @param params See {@link DeleteCustomSubscriptionParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteCustomSubscription(params: DeleteCustomSubscriptionParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "pubsub.deleteCustomSubscription", method: "DELETE", path: "/pubsub/customevents/{custom_subscription_uuid}" }, params, options);
  }

  /**
   * Tell how the endpoint of a subscription is doing.
   *
   * `GET /pubsub/subscriptions/{subscription_uuid}/health`. Needs the permission `pubsub.read`, except for the user's
   * own subscriptions.
   *
   * @param params See {@link GetSubscriptionHealthParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SubscriptionHealth.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getSubscriptionHealth(params: GetSubscriptionHealthParams, options?: CallOptions): Call<SubscriptionHealth> {
    return this.call<SubscriptionHealth>({ id: "pubsub.getSubscriptionHealth", method: "GET", path: "/pubsub/subscriptions/{subscription_uuid}/health" }, params, options);
  }

  /**
   * Deliver a sample of an event.
   *
   * It is tried once, also while the subscription is suspended. What became of it stands in the delivery.
   *
   * `POST /pubsub/subscriptions/{subscription_uuid}/test`. Needs the permission `pubsub.update`, except for the user's
   * own subscriptions.
   *
   * @param params See {@link SendTestEventParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Delivery.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  sendTestEvent(params: SendTestEventParams, options?: CallOptions): Call<Delivery> {
    return this.call<Delivery>({ id: "pubsub.sendTestEvent", method: "POST", path: "/pubsub/subscriptions/{subscription_uuid}/test", body: "members" }, params, options);
  }

  /**
   * List the deliveries of a subscription, the latest first.
   *
   * They are kept for 14 days.
   *
   * `GET /pubsub/subscriptions/{subscription_uuid}/deliveries`. Needs the permission `pubsub.read`, except for the
   * user's own subscriptions.
   *
   * Pages of 100 unless `limit` says otherwise, at most 1000. In the order `-created_datetime`. `sort` may name
   * `created_datetime`.
   *
   * @param params See {@link ListDeliveriesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listDeliveries(params: ListDeliveriesParams, options?: CallOptions): ListCall<Delivery> {
    return this.list<Delivery>({ id: "pubsub.listDeliveries", method: "GET", path: "/pubsub/subscriptions/{subscription_uuid}/deliveries" }, params, options);
  }

  /**
   * Read one delivery with its request and all attempts.
   *
   * `GET /pubsub/subscriptions/{subscription_uuid}/deliveries/{delivery_uuid}`. Needs the permission `pubsub.read`,
   * except for the user's own subscriptions.
   *
   * @param params See {@link GetDeliveryParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DeliveryDetails.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getDelivery(params: GetDeliveryParams, options?: CallOptions): Call<DeliveryDetails> {
    return this.call<DeliveryDetails>({ id: "pubsub.getDelivery", method: "GET", path: "/pubsub/subscriptions/{subscription_uuid}/deliveries/{delivery_uuid}" }, params, options);
  }

  /**
   * Make a delivery again that has ended.
   *
   * It keeps its `webhook-id`. One that is pending is tried at once.
   *
   * `POST /pubsub/subscriptions/{subscription_uuid}/deliveries/{delivery_uuid}/replay`. Needs the permission
   * `pubsub.update`, except for the user's own subscriptions.
   *
   * @param params See {@link ReplayDeliveryParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Delivery.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  replayDelivery(params: ReplayDeliveryParams, options?: CallOptions): Call<Delivery> {
    return this.call<Delivery>({ id: "pubsub.replayDelivery", method: "POST", path: "/pubsub/subscriptions/{subscription_uuid}/deliveries/{delivery_uuid}/replay" }, params, options);
  }

  /**
   * Make deliveries again: all that failed, or those of a time.
   *
   * The oldest 10,000 of them, in the order in which they were queued first. They keep their `webhook-id`.
   *
   * `POST /pubsub/subscriptions/{subscription_uuid}/deliveries/replay`. Needs the permission `pubsub.update`, except
   * for the user's own subscriptions.
   *
   * @param params See {@link ReplayDeliveriesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns DeliveriesReplayed.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  replayDeliveries(params: ReplayDeliveriesParams, options?: CallOptions): Call<DeliveriesReplayed> {
    return this.call<DeliveriesReplayed>({ id: "pubsub.replayDeliveries", method: "POST", path: "/pubsub/subscriptions/{subscription_uuid}/deliveries/replay", body: "members" }, params, options);
  }

  /**
   * List all events of the platform, with schemas and samples.
   *
   * `GET /pubsub/catalog`. Anyone with a valid access token.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `type`. `sort` may name `type`.
   *
   * @param params See {@link ListCatalogParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 429.
   */
  listCatalog(params: ListCatalogParams = {}, options?: CallOptions): ListCall<CatalogEntry> {
    return this.list<CatalogEntry>({ id: "pubsub.listCatalog", method: "GET", path: "/pubsub/catalog" }, params, options);
  }
}
