import { Type } from "typebox";
import { anyToken, bearerArg, exactly, needs, operation, ownOr, pathArg, service, traceArg } from "./operation.ts";
import {
  CatalogEntry,
  DeliveriesReplayed,
  Delivery,
  DeliveryDetails,
  DeliveryReplay,
  DeliveryStatus,
  SubscriptionHealth,
  TestEvent,
} from "./pubsub-deliveries.ts";
import {
  CustomApplication,
  CustomApplicationCreate,
  CustomBroadcast,
  CustomBroadcastAccepted,
  CustomSubscription,
  CustomSubscriptionCreate,
  CustomSubscriptionCreated,
  CustomSubscriptionUpdate,
  Subscription,
  SubscriptionCreate,
  SubscriptionCreated,
  SubscriptionUpdate,
} from "./pubsub-resources.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./pubsub-deliveries.ts";
export * from "./pubsub-resources.ts";

const token = bearerArg("null accessToken");
const own = "the user's own subscriptions";
const subscription_uuid = { ...Uuid, description: "The subscription." };
const app_uuid = { ...Uuid, description: "The application." };
const subscriptionArg = pathArg("subscription_uuid", "subscription_uuid", "no subscription uuid provided");
const custom_subscription_uuid = { ...Uuid, description: "The subscription." };
const customArg = pathArg("custom_subscription_uuid", "subscription_uuid", "no subscription uuid provided");
const eitherKind = { ...Uuid, description: "The subscription, of either kind." };
const delivery_uuid = { ...Uuid, description: "The delivery." };
const appArg = pathArg("app_uuid", "app_uuid", "account uuid not provided ");
const deleted = exactly(204, "delete pubsub failed");
const newest = {
  limit: 10,
  max: 1000,
  sort: ["-created_date"],
  sortable: ["created_date", "modified_date", "expiration_date"],
} as const;

const filters = {
  user_uuid: Type.String({ description: "Only those of this user." }),
  account_uuid: Type.String({ description: "Only those of this account." }),
  suspended: Type.Boolean({ description: "Only those that are suspended, or that are not." }),
};

export const pubsub = service({
  name: "pubsub",
  namespace: "Pubsub",
  prefix: "/pubsub",
  title: "Pubsub",
  description: "Webhooks for the events of the platform and of applications.",
  operations: {
    addSubscription: operation({
      method: "POST",
      path: "/pubsub/subscriptions",
      summary: "Subscribe to events of the platform.",
      description: "Which events there are stands in the metadata of each service. A user can have 100 subscriptions.",
      access: ownOr(own, "pubsub.create"),
      body: SubscriptionCreate,
      responses: { 201: SubscriptionCreated },
      errors: ["unknown_reference", "conflict"],
    }),
    getSubscription: operation({
      method: "GET",
      path: "/pubsub/subscriptions/{subscription_uuid}",
      summary: "Read one subscription.",
      access: ownOr(own, "pubsub.read"),
      params: { subscription_uuid },
      responses: { 200: Subscription },
      positional: { args: [subscriptionArg, token, traceArg], outcome: "body" },
    }),
    listSubscriptions: operation({
      method: "GET",
      path: "/pubsub/subscriptions",
      summary: "List subscriptions, the newest first.",
      access: ownOr(own, "pubsub.read"),
      query: { ...pageQuery, ...filters },
      responses: { 200: List(Subscription) },
      paged: newest,
    }),
    updateSubscription: operation({
      method: "PUT",
      path: "/pubsub/subscriptions/{subscription_uuid}",
      summary: "Change a subscription.",
      access: ownOr(own, "pubsub.update"),
      params: { subscription_uuid },
      body: SubscriptionUpdate,
      responses: { 200: Subscription },
    }),
    deleteSubscription: operation({
      method: "DELETE",
      path: "/pubsub/subscriptions/{subscription_uuid}",
      summary: "End a subscription.",
      access: ownOr(own, "pubsub.delete"),
      params: { subscription_uuid },
      responses: { 204: null },
      positional: { args: [subscriptionArg, token, traceArg], outcome: deleted },
    }),
    createCustomApplication: operation({
      method: "POST",
      path: "/pubsub/applications",
      summary: "Create an application with events of its own.",
      access: needs("pubsub.create"),
      body: CustomApplicationCreate,
      responses: { 201: CustomApplication },
      errors: ["conflict"],
    }),
    getCustomApplication: operation({
      method: "GET",
      path: "/pubsub/applications/{app_uuid}",
      summary: "Read one application.",
      access: ownOr("users of the application's account", "pubsub.read"),
      params: { app_uuid },
      responses: { 200: CustomApplication },
      positional: { args: [token, appArg, traceArg], outcome: "body" },
    }),
    listCustomApplications: operation({
      method: "GET",
      path: "/pubsub/applications",
      summary: "List the applications, the newest first.",
      access: ownOr("users of the application's account", "pubsub.read"),
      query: pageQuery,
      responses: { 200: List(CustomApplication) },
      paged: { limit: 100, max: 1000, sort: ["-created_date"], sortable: ["app_name", "created_date", "modified_date"] },
    }),
    deleteCustomApplication: operation({
      method: "DELETE",
      path: "/pubsub/applications/{app_uuid}",
      summary: "Delete an application and all subscriptions to its events.",
      access: needs("pubsub.delete"),
      params: { app_uuid },
      responses: { 204: null },
      positional: { args: [token, appArg, traceArg], outcome: deleted },
    }),
    broadcastCustomApplication: operation({
      method: "POST",
      path: "/pubsub/broadcasts/applications",
      summary: "Publish an event of an application.",
      access: ownOr("the creator of the application", "pubsub.broadcast"),
      body: CustomBroadcast,
      responses: { 202: CustomBroadcastAccepted },
      errors: ["not_found", "too_large"],
    }),
    addCustomEventSubscription: operation({
      method: "POST",
      path: "/pubsub/customevents",
      summary: "Subscribe to events of an application.",
      description: "An application can have 1000 subscriptions.",
      access: ownOr(own, "pubsub.create"),
      body: CustomSubscriptionCreate,
      responses: { 201: CustomSubscriptionCreated },
      errors: ["unknown_reference", "conflict"],
    }),
    getCustomSubscription: operation({
      method: "GET",
      path: "/pubsub/customevents/{custom_subscription_uuid}",
      summary: "Read one subscription to an application.",
      access: ownOr(own, "pubsub.read"),
      params: { custom_subscription_uuid },
      responses: { 200: CustomSubscription },
      positional: { args: [token, customArg, traceArg], outcome: "body" },
    }),
    listCustomSubscriptions: operation({
      method: "GET",
      path: "/pubsub/customevents",
      summary: "List subscriptions to applications, the newest first.",
      access: ownOr(own, "pubsub.read"),
      query: {
        ...pageQuery,
        ...filters,
        app_uuid: Type.String({ description: "Only those to this application." }),
        appUUID: Type.String({ description: "The same, as older clients write it." }),
      },
      responses: { 200: List(CustomSubscription) },
      paged: newest,
    }),
    updateCustomSubscription: operation({
      method: "PUT",
      path: "/pubsub/customevents/{custom_subscription_uuid}",
      summary: "Change a subscription to an application.",
      access: ownOr(own, "pubsub.update"),
      params: { custom_subscription_uuid },
      body: CustomSubscriptionUpdate,
      responses: { 200: CustomSubscription },
    }),
    deleteCustomSubscription: operation({
      method: "DELETE",
      path: "/pubsub/customevents/{custom_subscription_uuid}",
      summary: "End a subscription to an application.",
      access: ownOr(own, "pubsub.delete"),
      params: { custom_subscription_uuid },
      responses: { 204: null },
      positional: { args: [token, customArg, traceArg], outcome: deleted },
    }),
    getSubscriptionHealth: operation({
      method: "GET",
      path: "/pubsub/subscriptions/{subscription_uuid}/health",
      summary: "Tell how the endpoint of a subscription is doing.",
      access: ownOr(own, "pubsub.read"),
      params: { subscription_uuid: eitherKind },
      responses: { 200: SubscriptionHealth },
    }),
    sendTestEvent: operation({
      method: "POST",
      path: "/pubsub/subscriptions/{subscription_uuid}/test",
      summary: "Deliver a sample of an event.",
      description: "It is tried once, also while the subscription is suspended. What became of it stands in the delivery.",
      access: ownOr(own, "pubsub.update"),
      params: { subscription_uuid: eitherKind },
      body: Type.Optional(TestEvent),
      responses: { 201: Delivery },
    }),
    listDeliveries: operation({
      method: "GET",
      path: "/pubsub/subscriptions/{subscription_uuid}/deliveries",
      summary: "List the deliveries of a subscription, the latest first.",
      description: "They are kept for 14 days.",
      access: ownOr(own, "pubsub.read"),
      params: { subscription_uuid: eitherKind },
      query: {
        ...pageQuery,
        status: { ...DeliveryStatus, description: "Only those of this status." },
        type: Type.String({ description: "Only those of this type of event." }),
        since: Type.String({ format: "date-time", description: "Only those queued at this moment or after it." }),
        until: Type.String({ format: "date-time", description: "Only those queued before this moment." }),
      },
      responses: { 200: List(Delivery) },
      paged: { limit: 100, max: 1000, sort: ["-created_datetime"], sortable: ["created_datetime"] },
    }),
    getDelivery: operation({
      method: "GET",
      path: "/pubsub/subscriptions/{subscription_uuid}/deliveries/{delivery_uuid}",
      summary: "Read one delivery with its request and all attempts.",
      access: ownOr(own, "pubsub.read"),
      params: { subscription_uuid: eitherKind, delivery_uuid },
      responses: { 200: DeliveryDetails },
    }),
    replayDelivery: operation({
      method: "POST",
      path: "/pubsub/subscriptions/{subscription_uuid}/deliveries/{delivery_uuid}/replay",
      summary: "Make a delivery again that has ended.",
      description: "It keeps its `webhook-id`. One that is pending is tried at once.",
      access: ownOr(own, "pubsub.update"),
      params: { subscription_uuid: eitherKind, delivery_uuid },
      responses: { 200: Delivery },
      errors: ["conflict"],
    }),
    replayDeliveries: operation({
      method: "POST",
      path: "/pubsub/subscriptions/{subscription_uuid}/deliveries/replay",
      summary: "Make deliveries again: all that failed, or those of a time.",
      description: "The oldest 10,000 of them, in the order in which they were queued first. They keep their `webhook-id`.",
      access: ownOr(own, "pubsub.update"),
      params: { subscription_uuid: eitherKind },
      body: DeliveryReplay,
      responses: { 200: DeliveriesReplayed },
      errors: ["conflict"],
    }),
    listCatalog: operation({
      method: "GET",
      path: "/pubsub/catalog",
      summary: "List all events of the platform, with schemas and samples.",
      access: anyToken,
      query: { ...pageQuery, service: Type.String({ description: "Only those of this service." }) },
      responses: { 200: List(CatalogEntry) },
      paged: { limit: 1000, max: 1000, sort: ["type"], sortable: ["type"] },
    }),
  },
});
