import { Type } from "typebox";
import { bearerArg, fieldArg, operation, ownOr, queryArg, service, traceArg } from "./operation.ts";
import { DateMillis, List, pageQuery, Uuid } from "./schemas.ts";

const deviceId = Type.String({
  minLength: 1,
  maxLength: 255,
  description: "Names the installation; stays the same for its lifetime.",
});
const pushToken = Type.String({
  minLength: 1,
  maxLength: 4096,
  description: "Registration token of FCM, or device token of APNs.",
});
const application = Type.String({ minLength: 1, maxLength: 255, description: "Key of the application." });
const platforms = [Type.Literal("android"), Type.Literal("ios"), Type.Literal("web")] as const;
const platform = Type.Union([...platforms], { description: "What the device runs." });

export const PushRegistration = Type.Object(
  {
    uuid: Uuid,
    user_uuid: Uuid,
    account_uuid: Uuid,
    device_id: deviceId,
    push_token: pushToken,
    application,
    platform,
    status: Type.Union([Type.Literal("active"), Type.Literal("invalid")], {
      description: "`invalid` once the push service has said that the token is dead.",
    }),
    created_datetime: DateMillis,
    updated_datetime: DateMillis,
  },
  { title: "PushRegistration", description: "A device that can be sent notifications for one application." },
);

export const PushRegistrationCreate = Type.Object(
  {
    user_uuid: { ...Uuid, description: "Whose device it is." },
    device_id: deviceId,
    push_token: pushToken,
    application,
    platform: Type.Union([...platforms, Type.String(), Type.Record(Type.String(), Type.Unknown())], {
      description:
        "What the device runs. Told from the token when unknown; older applications send their trace here, which counts as that.",
    }),
  },
  { title: "PushRegistrationCreate" },
);

const data = Type.Record(Type.String(), Type.Unknown());

export const PushPlatformData = Type.Object(
  { ios: Type.Optional(data), android: Type.Optional(data) },
  {
    title: "PushPlatformData",
    additionalProperties: true,
    description: "Merged into APNs' `aps` (`ios`) and into FCM's `android`.",
  },
);

export const PushNotificationCreate = Type.Object(
  {
    application,
    user_uuid: { ...Uuid, description: "Whom to notify." },
    device_ids: Type.Array(Type.String({ maxLength: 255 }), {
      maxItems: 1000,
      description: "Devices of that user; an empty list reaches all that are registered for the application.",
    }),
    title: Type.Optional(Type.String({ maxLength: 4096, description: "Heading that the device shows." })),
    message: Type.Optional(Type.String({ maxLength: 4096, description: "Text that the device shows." })),
    data: Type.Optional({ ...data, description: "For the application; without title and message the device shows nothing." }),
    platform_specific_data: Type.Optional(PushPlatformData),
  },
  {
    title: "PushNotificationCreate",
    description:
      "What to send to whom: at least one of `title`, `message` and `data`; the finished payload holds at most 4096 bytes.",
  },
);

export const PushResult = Type.Object(
  {
    device_id: Type.String({ description: "The device." }),
    platform: Type.Union([...platforms, Type.Null()], { description: "Null for a device that is not registered." }),
    status: Type.Union([Type.Literal("accepted"), Type.Literal("not_registered"), Type.Literal("failed"), Type.String()], {
      description: "`accepted`: handed to the push service.",
    }),
    error: Type.Union([Type.String(), Type.Null()], { description: "What went wrong, else null." }),
  },
  { title: "PushResult", description: "What becomes of a notification on one device." },
);

export const PushNotification = Type.Object(
  {
    uuid: Uuid,
    application,
    user_uuid: Uuid,
    device_ids: Type.Array(Type.String(), { description: "Devices it was sent to." }),
    title: Type.Optional(Type.String({ description: "Headline." })),
    message: Type.Optional(Type.String({ description: "Text." })),
    data: Type.Optional(data),
    platform_specific_data: Type.Optional(PushPlatformData),
    status: Type.Union([Type.Literal("accepted"), Type.Literal("partial"), Type.Literal("failed")], {
      description: "`partial`: accepted for some of the devices.",
    }),
    results: Type.Array(PushResult, { description: "One for each device." }),
    datetime: DateMillis,
  },
  { title: "PushNotification", description: "A notification on its way; how it ends is told by events, device by device." },
);

export const mobile = service({
  name: "mobile",
  namespace: "Mobile",
  prefix: "/mobilenotification",
  title: "Mobile",
  description: "Push notifications to phones: the tokens of devices, and sending to them.",
  operations: {
    getUserRegistrations: operation({
      method: "GET",
      path: "/mobilenotification/registration",
      summary: "List the devices that a user has registered.",
      access: ownOr("the user's own devices", "push_registration.read"),
      query: {
        ...pageQuery,
        user_uuid: Type.String({ description: "The user; the caller when absent." }),
        application: Type.String({ description: "Only devices registered for this application." }),
        platform: Type.String({ description: "`android`, `ios` or `web`, any case." }),
        device_id: Type.String({ description: "Only this device." }),
      },
      responses: { 200: List(PushRegistration) },
      paged: {
        limit: 100,
        max: 100,
        sort: ["-created_datetime"],
        sortable: ["created_datetime", "updated_datetime", "application"],
      },
      positional: {
        args: [bearerArg("null accessToken"), queryArg("user_uuid", "userUUID", "null userUUID"), traceArg],
        outcome: "body",
      },
    }),
    registerPushToken: operation({
      method: "POST",
      path: "/mobilenotification/registration",
      summary: "Register a device for notifications, or give it a new token.",
      description:
        "A device has one token for each application. A token that belonged to another device or user moves here. 201 when the " +
        "device is new, 200 when it was known.",
      access: ownOr("the user's own devices", "push_registration.create"),
      body: PushRegistrationCreate,
      responses: { 201: PushRegistration, 200: PushRegistration },
      errors: ["unknown_reference"],
      positional: {
        args: [
          bearerArg("null accessToken"),
          fieldArg("user_uuid", "userUUID", "no user uuid provided"),
          fieldArg("device_id", "deviceID", "no device uuid provided"),
          fieldArg("push_token", "pushToken", "no push token provided"),
          fieldArg("application", "application", "no application provided"),
          fieldArg("platform", "platform", "no platform provided"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    unregisterPushToken: operation({
      method: "DELETE",
      path: "/mobilenotification/registration/{push_token}",
      summary: "Send no more notifications to a token.",
      description: "The same for a token that nobody has registered, and for somebody else's, which stays registered.",
      access: ownOr("the caller's own devices", "push_registration.delete"),
      params: { push_token: Type.String({ description: "The token; the id of one of the caller's devices is taken too." }) },
      responses: { 202: null },
    }),
    sendPushNotification: operation({
      method: "POST",
      path: "/mobilenotification/notification",
      summary: "Send a notification to devices of a user.",
      description: "Answers as soon as it is accepted. Not found when none of the devices is registered for the application.",
      access: ownOr("notifications to oneself", "push_notification.create"),
      body: PushNotificationCreate,
      responses: { 202: PushNotification },
      errors: ["not_found", "too_large", "unavailable"],
      positional: {
        args: [
          bearerArg("null accessToken"),
          fieldArg("application", "application", "no application provided"),
          fieldArg("user_uuid", "userUUID", "no user uuid provided"),
          fieldArg("device_ids", "deviceIDs", "no deviceIDs array provided"),
          fieldArg("title", "title"),
          fieldArg("message", "message"),
          fieldArg("data", "data"),
          fieldArg("platform_specific_data", "platformData"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
  },
});
