import { Type } from "typebox";
import { bearerArg, exactly, needs, operation, ownOr, pathArg, service, traceArg } from "./operation.ts";
import {
  CustomApplication,
  CustomApplicationCreate,
  CustomBroadcast,
  CustomBroadcastAccepted,
  CustomSubscription,
  CustomSubscriptionCreate,
  CustomSubscriptionCreated,
  Subscription,
  SubscriptionCreate,
  SubscriptionCreated,
  SubscriptionUpdate,
} from "./pubsub-resources.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./pubsub-resources.ts";

const token = bearerArg("null accessToken");
const own = "the user's own subscriptions";
const subscription_uuid = { ...Uuid, description: "The subscription." };
const app_uuid = { ...Uuid, description: "The application." };
const subscriptionArg = pathArg("subscription_uuid", "subscription_uuid", "no subscription uuid provided");
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
      errors: ["unknown_reference"],
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
      errors: ["unknown_reference"],
    }),
    getCustomSubscription: operation({
      method: "GET",
      path: "/pubsub/customevents/{subscription_uuid}",
      summary: "Read one subscription to an application.",
      access: ownOr(own, "pubsub.read"),
      params: { subscription_uuid },
      responses: { 200: CustomSubscription },
      positional: { args: [token, subscriptionArg, traceArg], outcome: "body" },
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
    deleteCustomSubscription: operation({
      method: "DELETE",
      path: "/pubsub/customevents/{subscription_uuid}",
      summary: "End a subscription to an application.",
      access: ownOr(own, "pubsub.delete"),
      params: { subscription_uuid },
      responses: { 204: null },
      positional: { args: [token, subscriptionArg, traceArg], outcome: deleted },
    }),
  },
});
