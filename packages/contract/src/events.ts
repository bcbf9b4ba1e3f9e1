/**
 * Every event of the platform: service → event → what it means. Changes that another service, a webhook, a report or a
 * person may care about are events on the one log, appended in the transaction of the change. A service that is listed
 * without events may be named in subscriptions, where nothing ever fires.
 */
export interface EventSpec {
  /** When it happens, and what `data` holds beside `account_uuid` and `user_uuid`. */
  readonly description: string;
  /** Whether it is written to the activity log (type = service, subtype = event). */
  readonly activity: boolean;
  /** The usage type that it is metered as. */
  readonly usage?: UsageType;
  /** Told to whoever listens at the moment, never kept in the log. */
  readonly transient?: true;
}

/** What is metered. */
export type UsageType =
  | "sms_message"
  | "sms_did_request"
  | "email_message"
  | "push_notification"
  | "media_stored"
  | "lambda_invocation"
  | "workflow_run";

const shown = (description: string) => ({ description, activity: true }) as const satisfies EventSpec;
const unseen = (description: string) => ({ description, activity: false }) as const satisfies EventSpec;
const transient = (description: string) => ({ description, activity: false, transient: true }) as const satisfies EventSpec;
const metered = <U extends UsageType>(usage: U, description: string) => ({ description, activity: true, usage }) as const;

export const events = {
  accounts: {
    account_created: shown("An account was created: the account."),
    account_modified: shown("An account was changed: the account."),
    account_suspended: shown("An account was suspended: the account."),
    account_reinstated: shown("A suspended account was reinstated: the account."),
    account_deleted: shown("An account was deleted: the account as it was."),
    relationship_created: shown("Two accounts were put into a relationship: the relationship."),
  },
  identity: {
    identity_created: shown("An identity was created: the identity without secrets."),
    identity_modified: shown("An identity was changed: the identity without secrets."),
    identity_deactivated: shown("An identity was deactivated: the identity without secrets."),
    identity_reactivated: shown("An identity was reactivated: the identity without secrets."),
    identity_deleted: shown("An identity was deleted: the identity as it was, without secrets."),
    identity_property_change: shown("Properties were changed: `properties`, name → `{ old, new }`, new null = removed."),
    alias_changed: shown("The aliases of an identity were changed: `aliases`."),
    mfa_changed: shown("Multi-factor sign-in was set up, changed or removed: the setting."),
    password_changed: shown("A password was changed."),
    locked: shown("An identity was locked after failed sign-ins."),
    login: shown("Somebody signed in, by the login call or the password grant: `client_id, device_id, ip`."),
    login_failed: shown("A sign-in failed: `client_id, device_id, ip`."),
  },
  auth: {
    role_created: shown("A role was created: the role."),
    role_modified: shown("A role or its permissions were changed, or it was activated or deactivated: the role."),
    role_deleted: shown("A role was deleted: the role as it was."),
    role_assigned: shown("A group was given a role: `group_uuid, role_uuid, scope?`."),
    role_removed: shown("A role was taken from a group: `group_uuid, role_uuid, scope?`."),
    group_created: shown("A group was created: the group."),
    group_modified: shown("A group was changed, activated or deactivated: the group."),
    group_deleted: shown("A group was deleted: the group as it was."),
    group_members_changed: shown("Members joined or left a group: `group_uuid, added[], removed[]`."),
  },
  oauth: {
    client_created: shown("An OAuth client was created: `client_uuid, public_id`."),
    client_modified: shown("An OAuth client was changed: `client_uuid, public_id`."),
    token_revoked: shown("A token was revoked: `cid, device_id, jti`."),
    refresh_reuse_detected: shown("A used refresh token was presented again and its family revoked: `cid, device_id, jti`."),
  },
  profiles: {
    property_created: unseen("A user property was created: the property."),
    property_modified: unseen("A user property was changed: the property."),
  },
  providers: {
    connected: shown("A user connected a provider: the connection without tokens."),
    refreshed: shown("A provider's token was refreshed: the connection without tokens."),
    reconnect_required: shown("A connection no longer works until its user connects again: the connection without tokens."),
    disconnected: shown("A connection was removed: the connection without tokens."),
  },
  entitlements: {
    entitlement_created: shown("An entitlement was created: the entitlement."),
    entitlement_activated: shown("An entitlement was activated: the entitlement."),
    entitlement_deleted: shown("An entitlement was deleted: the entitlement as it was."),
    product_updated: shown("A product was changed: the product."),
    product_disabled: shown("A product or product type was disabled: `product_uuid?, product_type?`."),
    product_enabled: shown("A product or product type was enabled again: `product_uuid?, product_type?`."),
  },
  messaging: {
    conversation_created: shown("A conversation was created: the conversation."),
    conversation_update: shown("A conversation was renamed, snoozed, archived or read: the conversation."),
    conversation_deleted: shown("A conversation was deleted: the conversation as it was."),
    message_deleted: unseen("A message was deleted: `message_uuid, conversation_uuid`."),
  },
  sms: {
    inbound: metered("sms_message", "A text arrived at a number: the message."),
    outbound: metered("sms_message", "A carrier took a text from a number: the message; conversation null when sent without one."),
    status: unseen("The status of a text changed: the message and `previous_status`."),
    opt_out: shown("A recipient opted out by keyword: `number, remote, keyword, campaign_id, evidence`."),
    opt_in: shown("A recipient opted in by keyword: `number, remote, keyword, campaign_id, evidence`."),
    help: shown("A recipient asked for help by keyword: `number, remote, keyword, campaign_id, evidence`."),
    number_provisioned: metered("sms_did_request", "A number was provisioned: the number's details."),
    number_deprovisioned: metered("sms_did_request", "A number was given back: the number's details."),
    campaign_number_added: metered("sms_did_request", "A number was added to a campaign: the number's details."),
    campaign_number_removed: metered("sms_did_request", "A number was removed from a campaign: the number's details."),
    brand_status: shown("A brand was created, changed or deleted: the brand."),
    campaign_status: shown("A campaign was created, changed or deleted: the campaign."),
  },
  chat: {
    channel_created: shown("A channel was created: the channel."),
    channel_updated: shown("The info or meta of a channel was changed: the channel."),
    channel_deleted: shown("A channel was deleted: the channel as it was."),
    member_added: shown("A member joined a channel: `channel_uuid, member`."),
    member_removed: shown("A member left a channel: `channel_uuid, member`."),
    message: unseen("A message was posted by the user of the event: the message."),
    message_updated: unseen("A message was edited: the message."),
    message_deleted: unseen("A message was deleted: the message without content."),
    reaction: unseen("A reaction was added or removed: the reaction."),
    read: unseen("A member read up to a message: the member's position."),
    typing: transient("A member is typing."),
  },
  presence: {
    changed: transient("The presence of a user changed: `user_uuid, state`."),
  },
  contacts: {
    created: unseen("A contact was created: the contact."),
    updated: unseen("A contact was changed: the contact."),
    deleted: unseen("A contact was deleted: the contact as it was."),
  },
  email: {
    queued: shown("A mail was accepted: the message without body, the recipient."),
    sent: metered("email_message", "A mail was handed to the next server: the message without body, the recipient."),
    delivered: shown("A mail was reported as delivered: the message without body, the recipient."),
    bounced: shown("A mail came back: the message without body, recipient and reason."),
    complained: shown("A recipient complained about a mail: the message without body, the recipient."),
    failed: shown("A mail was given up: the message without body, recipient and reason."),
    suppressed: shown(
      "A mail was held back because of an earlier bounce or complaint: the message without body, recipient and reason.",
    ),
  },
  mobile: {
    registered: unseen("A device was registered for push: the registration without token."),
    unregistered: unseen("A device was unregistered: the registration without token."),
    push_sent: {
      ...unseen("A push went out to one device: `notification_uuid, application, device_id, platform, status, error`."),
      usage: "push_notification",
    },
    push_failed: unseen("A push to one device failed: `notification_uuid, application, device_id, platform, status, error`."),
  },
  media: {
    uploaded: metered("media_stored", "A file was uploaded: the media."),
    shared: shown("A file was shared: the media."),
    deleted: shown("A file was deleted: the media as it was."),
  },
  shorturls: {
    created: shown("A short URL was created: the short URL."),
    visited: shown("A short URL was viewed and counted: `short_code, at, country?, device?`, without address."),
    exhausted: shown("A short URL had its last view: the short URL."),
    deleted: shown("A short URL was deleted: the short URL as it was."),
  },
  voice: {
    extension_created: unseen("An extension was created: the extension."),
    extension_updated: unseen("An extension was changed: the extension."),
    extension_deleted: unseen("An extension was deleted: the extension as it was."),
    call_started: shown("A PBX reports the start of a call: `call_id, direction, from, to, extension`."),
    call_ended: shown("A PBX reports the end of a call: `call_id, direction, from, to, extension, duration`."),
    /** In the activity log under the type `voicemail`, without subtype. */
    voicemail_received: shown("A PBX reports a voicemail: `call_id, direction, from, to, extension, duration?`."),
  },
  fax: {},
  conferencing: {},
  forms: {
    form_created: shown("A form was published: the form."),
    submission_created: shown("A form was submitted: the submission with `form_uuid, template_uuid`."),
    submission_updated: shown("A submission was changed: the submission with `form_uuid, template_uuid`."),
  },
  objects: {
    object_created: shown("An object was created: the object, content only where the reader may read it."),
    object_updated: shown("An object was changed: the object, content only where the reader may read it."),
    object_deleted: shown("An object was deleted: the object as it was, content only where the reader may read it."),
  },
  resources: {
    template_registered: unseen("A table template was registered: the template."),
    row_created: unseen("A row was created: the row with `instance_uuid, type`."),
    row_updated: unseen("A row was changed: the row with `instance_uuid, type`."),
    row_deleted: unseen("A row was deleted: the row as it was, with `instance_uuid, type`."),
  },
  scheduler: {
    scheduled: unseen("A scheduled event was created or re-armed: the event."),
    finished: unseen("A scheduled event has no occurrence left: the event."),
    fired: shown("A scheduled event fired: `event_uuid, title, type, metadata, scheduled_datetime, status, result`."),
    failed: shown("A firing failed: `event_uuid, title, type, metadata, scheduled_datetime, status, result`."),
  },
  lambda: {
    invoked: {
      ...unseen("A function ran: `name, version, duration_ms, memory_bytes, status`."),
      usage: "lambda_invocation",
    },
    failed: unseen("A function failed: `name, version, duration_ms, memory_bytes, status`."),
  },
  workflow: {
    started: shown("A run started: the instance in flat form, without variables."),
    waiting: unseen("A run waits for an event or a time: the instance in flat form, without variables."),
    complete: metered("workflow_run", "A run ended well: the instance in flat form, without variables."),
    error: metered("workflow_run", "A run ended in an error: the instance in flat form, without variables."),
    timeout: metered("workflow_run", "A run ran out of time: the instance in flat form, without variables."),
    cancelled: metered("workflow_run", "A run was cancelled: the instance in flat form, without variables."),
    transition: unseen("A run moved from one state to the next: the transition record."),
  },
  pubsub: {
    broadcast: unseen("An event of an application was published: `broadcast_uuid, app_uuid, event, payload`."),
    delivery_failed: unseen("A delivery was given up: the subscription and the last attempt."),
    subscription_disabled: unseen("A subscription was suspended after lasting failure: the subscription and the last attempt."),
    subscription_expired: unseen("A subscription reached its end: the subscription."),
  },
  activity: {
    recorded: unseen("An activity was recorded: the activity."),
    report_ready: unseen("A report was finished or failed: the report."),
  },
  usage: {
    recorded: unseen("Usage was recorded: the usage event."),
    report_ready: unseen("A usage report was finished or failed: the report."),
    threshold_reached: unseen("Usage reached a threshold: the usage event."),
    cycle_closed: unseen("A billing cycle was closed: the statement."),
  },
} as const satisfies Record<string, Record<string, EventSpec>>;

type Events = typeof events;

/** A service that has a row in the table of events. */
export type EventService = keyof Events;

/** The events of one service. */
export type EventName<S extends EventService = EventService> = S extends EventService ? keyof Events[S] & string : never;

/** Those that are kept in the log; the others are told to whoever listens at the moment. */
export type KeptEventName<S extends EventService = EventService> = S extends EventService
  ? { [E in EventName<S>]: Events[S][E] extends { readonly transient: true } ? never : E }[EventName<S>]
  : never;

/** `<service>.<event>`: how an event is written in text, filters and webhooks. */
export type EventKey = { [S in EventService]: `${S}.${EventName<S>}` }[EventService];

/** An event as consumers, webhooks and streams see it. */
export interface EventEnvelope {
  /** UUIDv7. */
  readonly uuid: string;
  readonly service: string;
  readonly event: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly timestamp: string;
  /** Whose data it is (the owner, not the actor). */
  readonly account_uuid: string;
  readonly user_uuid: string | null;
  readonly trace_id: string;
  /** Repeats `account_uuid` and `user_uuid`; otherwise as the description of the event says. Never a secret. */
  readonly data: Readonly<Record<string, unknown>>;
}
