// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Account, Activity, ActivityReport, Alias, Brand, Campaign, ChatChannel, ChatMember, ChatMessage, Contact, Conversation, DataObject, Entitlement, FormInstance, FormSubmission, Identity, MediaFile, MessageChannel, MessageContent, MessageStatus, MfaSetting, Product, Property, ProviderConnection, ProvisionedNumber, Relationship, ResourceRow, ResourceTemplate, Role, SchedulerEvent, ShortUrl, UsageEvent, UsageReport, UserGroupSummary, VoiceExtension } from "../../resources/types.ts";

/** What the `data` of each event holds, by the type of the event, beside whose data it is. */
export interface EventData {
  /** An account was created: the account. */
  "accounts.account_created": Account;
  /** An account was changed: the account. */
  "accounts.account_modified": Account;
  /** An account was suspended: the account. */
  "accounts.account_suspended": Account;
  /** A suspended account was reinstated: the account. */
  "accounts.account_reinstated": Account;
  /** An account was deleted: the account as it was. */
  "accounts.account_deleted": Account;
  /** Two accounts were put into a relationship: the relationship. */
  "accounts.relationship_created": Relationship;
  /** An identity was created: the identity without secrets. */
  "identity.identity_created": Identity;
  /** An identity was changed: the identity without secrets. */
  "identity.identity_modified": Identity;
  /** An identity was deactivated: the identity without secrets. */
  "identity.identity_deactivated": Identity;
  /** An identity was reactivated: the identity without secrets. */
  "identity.identity_reactivated": Identity;
  /** An identity was deleted: the identity as it was, without secrets. */
  "identity.identity_deleted": Identity;
  /** Properties were changed: `properties`, name → `{ old, new }`, new null = removed. */
  "identity.identity_property_change": {
    properties: Record<string, {
      old: unknown;
      new: unknown;
    }>;
  };
  /** The aliases of an identity were changed: `aliases`. */
  "identity.alias_changed": {
    /** None, or one object that holds all. */
    aliases: Alias[];
  };
  /** Multi-factor sign-in was set up, changed or removed: the setting. */
  "identity.mfa_changed": MfaSetting;
  /** A password was changed. */
  "identity.password_changed": Record<string, unknown>;
  /** An identity was locked after failed sign-ins. */
  "identity.locked": Record<string, unknown>;
  /** Somebody signed in, by the login call or the password grant: `client_id, device_id, ip`. */
  "identity.login": {
    client_id: string | null;
    device_id: string | null;
    ip: string;
  };
  /** A sign-in failed: `client_id, device_id, ip`. */
  "identity.login_failed": {
    client_id: string | null;
    device_id: string | null;
    ip: string;
  };
  /** A role was created: the role. */
  "auth.role_created": Role;
  /** A role or its permissions were changed, or it was activated or deactivated: the role. */
  "auth.role_modified": Role;
  /** A role was deleted: the role as it was. */
  "auth.role_deleted": Role;
  /** A group was given a role: `group_uuid, role_uuid, scope?`. */
  "auth.role_assigned": {
    /** UUID of the group, lower case. */
    group_uuid: string;
    /** UUID of the role, lower case. */
    role_uuid: string;
    scope?: {
      account?: string[];
      resource?: string[];
    }[];
  };
  /** A role was taken from a group: `group_uuid, role_uuid, scope?`. */
  "auth.role_removed": {
    /** UUID of the group, lower case. */
    group_uuid: string;
    /** UUID of the role, lower case. */
    role_uuid: string;
    scope?: {
      account?: string[];
      resource?: string[];
    }[];
  };
  /** A group was created: the group. */
  "auth.group_created": UserGroupSummary;
  /** A group was changed, activated or deactivated: the group. */
  "auth.group_modified": UserGroupSummary;
  /** A group was deleted: the group as it was. */
  "auth.group_deleted": UserGroupSummary;
  /** Members joined or left a group: `group_uuid, added[], removed[]`. */
  "auth.group_members_changed": {
    /** UUID of the group, lower case. */
    group_uuid: string;
    added: string[];
    removed: string[];
  };
  /** An OAuth client was created: `client_uuid, public_id`. */
  "oauth.client_created": {
    /** UUID of the client, lower case. */
    client_uuid: string;
    public_id: string;
  };
  /** An OAuth client was changed: `client_uuid, public_id`. */
  "oauth.client_modified": {
    /** UUID of the client, lower case. */
    client_uuid: string;
    public_id: string;
  };
  /** A token was revoked: `cid, device_id, jti`. */
  "oauth.token_revoked": {
    cid: string;
    device_id: string | null;
    /** UUID, lower case. */
    jti: string;
  };
  /** A used refresh token was presented again and its family revoked: `cid, device_id, jti`. */
  "oauth.refresh_reuse_detected": {
    cid: string;
    device_id: string | null;
    /** UUID, lower case. */
    jti: string;
  };
  /** A user property was created: the property. */
  "profiles.property_created": Property;
  /** A user property was changed: the property. */
  "profiles.property_modified": Property;
  /** A user connected a provider: the connection without tokens. */
  "providers.connected": ProviderConnection;
  /** A provider's token was refreshed: the connection without tokens. */
  "providers.refreshed": ProviderConnection;
  /** A connection no longer works until its user connects again: the connection without tokens. */
  "providers.reconnect_required": ProviderConnection;
  /** A connection was removed: the connection without tokens. */
  "providers.disconnected": ProviderConnection;
  /** An entitlement was created: the entitlement. */
  "entitlements.entitlement_created": Entitlement;
  /** An entitlement was activated: the entitlement. */
  "entitlements.entitlement_activated": Entitlement;
  /** An entitlement was deleted: the entitlement as it was. */
  "entitlements.entitlement_deleted": Entitlement;
  /** A product was changed: the product. */
  "entitlements.product_updated": Product;
  /** A product or product type was disabled: `product_uuid?, product_type?`. */
  "entitlements.product_disabled": {
    /** UUID of the product, lower case. */
    product_uuid?: string;
    product_type?: string;
  };
  /** A product or product type was enabled again: `product_uuid?, product_type?`. */
  "entitlements.product_enabled": {
    /** UUID of the product, lower case. */
    product_uuid?: string;
    product_type?: string;
  };
  /** A conversation was created: the conversation. */
  "messaging.conversation_created": Conversation;
  /** A conversation was renamed, snoozed, archived or read: the conversation. */
  "messaging.conversation_update": Conversation;
  /** A conversation was deleted: the conversation as it was. */
  "messaging.conversation_deleted": Conversation;
  /** A message was deleted: `message_uuid, conversation_uuid`. */
  "messaging.message_deleted": {
    /** UUID of the message, lower case. */
    message_uuid: string;
    /** UUID of the conversation, lower case. */
    conversation_uuid: string;
  };
  /** A text arrived at a number: the message. */
  "sms.inbound": {
    /** UUID, lower case. */
    uuid: string;
    /** E.164. */
    from: string;
    /** As it was given when it was sent: the UUID of the conversation's context, or a number. */
    to: string;
    /** Recipients. */
    phone_numbers: string[];
    channel: MessageChannel;
    content: MessageContent[];
    /** `inbound` is what the user got. */
    direction: "inbound" | "outbound";
    /**
     * Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound:
     * `received`.
     */
    status: MessageStatus;
    /** RFC 3339, UTC, milliseconds. */
    datetime: string;
    /** `@read` marks it as read. */
    tags: string[];
    /** Parts in which a carrier sends and counts the text. */
    segments: number;
    /** What its characters need: 160 or 70 of them fit in one segment. */
    encoding: "GSM-7" | "UCS-2";
    /** Why it was not delivered; null while nothing went wrong. */
    error: {
      /**
       * The carrier's code, or `expired`, `canceled`, `no_receipt`, `number_gone`, `campaign_stopped`, `not_registered`,
       * `media_refused`, `media_too_large`, `media_unavailable`.
       */
      code: string;
      /** The same in words. */
      message: string;
    } | null;
    /** When it is to be sent; null for at once. */
    scheduled_datetime: string | null;
    /** Whether it may have arrived twice: a carrier's answer was lost, and it was sent again. */
    possible_duplicate: boolean;
    /** UUID of the account, lower case. */
    account_uuid: string;
    metadata: Record<string, unknown>;
    /** Null when it is no user's: the number is the account's. */
    user_uuid: string | null;
    /** Null when it belongs to no conversation. */
    conversation_uuid: string | null;
    /** Null when it belongs to no conversation. */
    context_uuid: string | null;
  };
  /** A carrier took a text from a number: the message; conversation null when sent without one. */
  "sms.outbound": {
    /** UUID, lower case. */
    uuid: string;
    /** E.164. */
    from: string;
    /** As it was given when it was sent: the UUID of the conversation's context, or a number. */
    to: string;
    /** Recipients. */
    phone_numbers: string[];
    channel: MessageChannel;
    content: MessageContent[];
    /** `inbound` is what the user got. */
    direction: "inbound" | "outbound";
    /**
     * Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound:
     * `received`.
     */
    status: MessageStatus;
    /** RFC 3339, UTC, milliseconds. */
    datetime: string;
    /** `@read` marks it as read. */
    tags: string[];
    /** Parts in which a carrier sends and counts the text. */
    segments: number;
    /** What its characters need: 160 or 70 of them fit in one segment. */
    encoding: "GSM-7" | "UCS-2";
    /** Why it was not delivered; null while nothing went wrong. */
    error: {
      /**
       * The carrier's code, or `expired`, `canceled`, `no_receipt`, `number_gone`, `campaign_stopped`, `not_registered`,
       * `media_refused`, `media_too_large`, `media_unavailable`.
       */
      code: string;
      /** The same in words. */
      message: string;
    } | null;
    /** When it is to be sent; null for at once. */
    scheduled_datetime: string | null;
    /** Whether it may have arrived twice: a carrier's answer was lost, and it was sent again. */
    possible_duplicate: boolean;
    /** UUID of the account, lower case. */
    account_uuid: string;
    metadata: Record<string, unknown>;
    /** Null when it is no user's: the number is the account's. */
    user_uuid: string | null;
    /** Null when it belongs to no conversation. */
    conversation_uuid: string | null;
    /** Null when it belongs to no conversation. */
    context_uuid: string | null;
  };
  /** The status of a text changed: the message and `previous_status`. */
  "sms.status": {
    /** UUID, lower case. */
    uuid: string;
    /** E.164. */
    from: string;
    /** As it was given when it was sent: the UUID of the conversation's context, or a number. */
    to: string;
    /** Recipients. */
    phone_numbers: string[];
    channel: MessageChannel;
    content: MessageContent[];
    /** `inbound` is what the user got. */
    direction: "inbound" | "outbound";
    /**
     * Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound:
     * `received`.
     */
    status: MessageStatus;
    /** RFC 3339, UTC, milliseconds. */
    datetime: string;
    /** `@read` marks it as read. */
    tags: string[];
    /** Parts in which a carrier sends and counts the text. */
    segments: number;
    /** What its characters need: 160 or 70 of them fit in one segment. */
    encoding: "GSM-7" | "UCS-2";
    /** Why it was not delivered; null while nothing went wrong. */
    error: {
      /**
       * The carrier's code, or `expired`, `canceled`, `no_receipt`, `number_gone`, `campaign_stopped`, `not_registered`,
       * `media_refused`, `media_too_large`, `media_unavailable`.
       */
      code: string;
      /** The same in words. */
      message: string;
    } | null;
    /** When it is to be sent; null for at once. */
    scheduled_datetime: string | null;
    /** Whether it may have arrived twice: a carrier's answer was lost, and it was sent again. */
    possible_duplicate: boolean;
    /** UUID of the account, lower case. */
    account_uuid: string;
    metadata: Record<string, unknown>;
    /** Null when it is no user's: the number is the account's. */
    user_uuid: string | null;
    /** Null when it belongs to no conversation. */
    conversation_uuid: string | null;
    /** Null when it belongs to no conversation. */
    context_uuid: string | null;
    /**
     * Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound:
     * `received`.
     */
    previous_status: MessageStatus;
  };
  /** A recipient opted out by keyword: `number, remote, keyword, campaign_id, evidence`. */
  "sms.opt_out": {
    /** Ours. E.164. */
    number: string;
    /** Whoever sent the keyword. E.164. */
    remote: string;
    /** In upper case: `STOP`. */
    keyword: string;
    /** Campaign of the number; null when it is in none. */
    campaign_id: string | null;
    /** The message that said so. */
    evidence: unknown;
  };
  /** A recipient opted in by keyword: `number, remote, keyword, campaign_id, evidence`. */
  "sms.opt_in": {
    /** Ours. E.164. */
    number: string;
    /** Whoever sent the keyword. E.164. */
    remote: string;
    /** In upper case: `STOP`. */
    keyword: string;
    /** Campaign of the number; null when it is in none. */
    campaign_id: string | null;
    /** The message that said so. */
    evidence: unknown;
  };
  /** A recipient asked for help by keyword: `number, remote, keyword, campaign_id, evidence`. */
  "sms.help": {
    /** Ours. E.164. */
    number: string;
    /** Whoever sent the keyword. E.164. */
    remote: string;
    /** In upper case: `STOP`. */
    keyword: string;
    /** Campaign of the number; null when it is in none. */
    campaign_id: string | null;
    /** The message that said so. */
    evidence: unknown;
  };
  /** A number was provisioned: the number's details. */
  "sms.number_provisioned": ProvisionedNumber;
  /** A number was given back: the number's details. */
  "sms.number_deprovisioned": ProvisionedNumber;
  /** A number was added to a campaign: the number's details. */
  "sms.campaign_number_added": {
    /** E.164. */
    number: string;
    /** Key of the carrier, such as `VI`. */
    provider: string;
    /** Network of the carrier. */
    network: string;
    /** Price class, 1 to 4, 4 the dearest. */
    tier: number;
    /** State of the USA, two letters; null when it is in none, or nobody said. */
    state: string | null;
    /** Rate center, in upper case; null when it has none, or nobody said. */
    rate_center: string | null;
    /** Area code; null outside North America. */
    npa: string | null;
    /** Whether it can send and receive SMS. */
    sms_enabled: boolean;
    /** Whether it can send and receive MMS. */
    mms_enabled: boolean;
    campaign_id: string;
    /** Brand of that campaign. */
    brand_id: string;
  };
  /** A number was removed from a campaign: the number's details. */
  "sms.campaign_number_removed": {
    /** E.164. */
    number: string;
    /** Key of the carrier, such as `VI`. */
    provider: string;
    /** Network of the carrier. */
    network: string;
    /** Price class, 1 to 4, 4 the dearest. */
    tier: number;
    /** State of the USA, two letters; null when it is in none, or nobody said. */
    state: string | null;
    /** Rate center, in upper case; null when it has none, or nobody said. */
    rate_center: string | null;
    /** Area code; null outside North America. */
    npa: string | null;
    /** Whether it can send and receive SMS. */
    sms_enabled: boolean;
    /** Whether it can send and receive MMS. */
    mms_enabled: boolean;
    campaign_id: string;
    /** Brand of that campaign. */
    brand_id: string;
  };
  /** A brand was created, changed or deleted: the brand. */
  "sms.brand_status": Brand;
  /** A campaign was created, changed or deleted: the campaign. */
  "sms.campaign_status": Campaign;
  /** A channel was created: the channel. */
  "chat.channel_created": ChatChannel;
  /** The info or meta of a channel was changed: the channel. */
  "chat.channel_updated": ChatChannel;
  /** A channel was deleted: the channel as it was. */
  "chat.channel_deleted": ChatChannel;
  /** A member joined a channel: `channel_uuid, member`. */
  "chat.member_added": {
    /** UUID of the channel, lower case. */
    channel_uuid: string;
    /** A user who reads and writes in a channel. */
    member: ChatMember;
  };
  /** A member left a channel: `channel_uuid, member`. */
  "chat.member_removed": {
    /** UUID of the channel, lower case. */
    channel_uuid: string;
    /** A user who reads and writes in a channel. */
    member: ChatMember;
  };
  /** A message was posted by the user of the event: the message. */
  "chat.message": ChatMessage;
  /** A message was edited: the message. */
  "chat.message_updated": ChatMessage;
  /** A message was deleted: the message without content. */
  "chat.message_deleted": Record<string, unknown>;
  /** A reaction was added or removed: the reaction. */
  "chat.reaction": Record<string, unknown>;
  /** A member read up to a message: the member's position. */
  "chat.read": Record<string, unknown>;
  /** A contact was created: the contact. */
  "contacts.created": Contact;
  /** A contact was changed: the contact. */
  "contacts.updated": Contact;
  /** A contact was deleted: the contact as it was. */
  "contacts.deleted": Contact;
  /** A mail was accepted: the message without body, the recipient. */
  "email.queued": Record<string, unknown>;
  /** A mail was handed to the next server: the message without body, the recipient. */
  "email.sent": Record<string, unknown>;
  /** A mail was reported as delivered: the message without body, the recipient. */
  "email.delivered": Record<string, unknown>;
  /** A mail came back: the message without body, recipient and reason. */
  "email.bounced": Record<string, unknown>;
  /** A recipient complained about a mail: the message without body, the recipient. */
  "email.complained": Record<string, unknown>;
  /** A mail was given up: the message without body, recipient and reason. */
  "email.failed": Record<string, unknown>;
  /**
   * A mail was held back because of an earlier bounce or complaint: the message without body, recipient and reason.
   */
  "email.suppressed": Record<string, unknown>;
  /** A device was registered for push: the registration without token. */
  "mobile.registered": Record<string, unknown>;
  /** A device was unregistered: the registration without token. */
  "mobile.unregistered": Record<string, unknown>;
  /** A push went out to one device: `notification_uuid, application, device_id, platform, status, error`. */
  "mobile.push_sent": Record<string, unknown>;
  /** A push to one device failed: `notification_uuid, application, device_id, platform, status, error`. */
  "mobile.push_failed": Record<string, unknown>;
  /** A file was uploaded: the media. */
  "media.uploaded": MediaFile;
  /** A file was shared: the media. */
  "media.shared": MediaFile;
  /** A file was deleted: the media as it was. */
  "media.deleted": MediaFile;
  /** A short URL was created: the short URL. */
  "shorturls.created": ShortUrl;
  /** A short URL was viewed and counted: `short_code, at, country?, device?`, without address. */
  "shorturls.visited": Record<string, unknown>;
  /** A short URL had its last view: the short URL. */
  "shorturls.exhausted": ShortUrl;
  /** A short URL was deleted: the short URL as it was. */
  "shorturls.deleted": ShortUrl;
  /** An extension was created: the extension. */
  "voice.extension_created": VoiceExtension;
  /** An extension was changed: the extension. */
  "voice.extension_updated": VoiceExtension;
  /** An extension was deleted: the extension as it was. */
  "voice.extension_deleted": VoiceExtension;
  /** A PBX reports the start of a call: `call_id, direction, from, to, extension`. */
  "voice.call_started": Record<string, unknown>;
  /** A PBX reports the end of a call: `call_id, direction, from, to, extension, duration`. */
  "voice.call_ended": Record<string, unknown>;
  /** A PBX reports a voicemail: `call_id, direction, from, to, extension, duration?`. */
  "voice.voicemail_received": Record<string, unknown>;
  /** A form was published: the form. */
  "forms.form_created": FormInstance;
  /** A form was submitted: the submission with `form_uuid, template_uuid`. */
  "forms.submission_created": FormSubmission;
  /** A submission was changed: the submission with `form_uuid, template_uuid`. */
  "forms.submission_updated": FormSubmission;
  /** An object was created: the object, content only where the reader may read it. */
  "objects.object_created": DataObject;
  /** An object was changed: the object, content only where the reader may read it. */
  "objects.object_updated": DataObject;
  /** An object was deleted: the object as it was, content only where the reader may read it. */
  "objects.object_deleted": DataObject;
  /** A table template was registered: the template. */
  "resources.template_registered": ResourceTemplate;
  /** A row was created: the row with `instance_uuid, type`. */
  "resources.row_created": ResourceRow & {
    instance_uuid: string;
    type: string;
  };
  /** A row was changed: the row with `instance_uuid, type`. */
  "resources.row_updated": ResourceRow & {
    instance_uuid: string;
    type: string;
  };
  /** A row was deleted: the row as it was, with `instance_uuid, type`. */
  "resources.row_deleted": ResourceRow & {
    instance_uuid: string;
    type: string;
  };
  /** A scheduled event was created or re-armed: the event. */
  "scheduler.scheduled": SchedulerEvent;
  /** A scheduled event has no occurrence left: the event. */
  "scheduler.finished": SchedulerEvent;
  /** A scheduled event fired: `event_uuid, title, type, metadata, scheduled_datetime, status, result`. */
  "scheduler.fired": {
    /** UUID of the event, lower case. */
    event_uuid: string;
    title: string;
    type: string;
    /** Anything of yours, at most 64 KiB. */
    metadata: Record<string, unknown>;
    /** RFC 3339, UTC, milliseconds. */
    scheduled_datetime: string;
    status: "success" | "failed";
    /** What came of the trigger; empty when nothing was started. */
    result: {
      /** Run of the workflow that was started. */
      instance_uuid?: string;
      /** HTTP status of the function or of the address called. */
      status_code?: number;
      [name: string]: unknown;
    };
  };
  /** A firing failed: `event_uuid, title, type, metadata, scheduled_datetime, status, result`. */
  "scheduler.failed": {
    /** UUID of the event, lower case. */
    event_uuid: string;
    title: string;
    type: string;
    /** Anything of yours, at most 64 KiB. */
    metadata: Record<string, unknown>;
    /** RFC 3339, UTC, milliseconds. */
    scheduled_datetime: string;
    status: "success" | "failed";
    /** What came of the trigger; empty when nothing was started. */
    result: {
      /** Run of the workflow that was started. */
      instance_uuid?: string;
      /** HTTP status of the function or of the address called. */
      status_code?: number;
      [name: string]: unknown;
    };
  };
  /** A function ran: `name, version, duration_ms, memory_bytes, status`. */
  "lambda.invoked": Record<string, unknown>;
  /** A function failed: `name, version, duration_ms, memory_bytes, status`. */
  "lambda.failed": Record<string, unknown>;
  /** A run started: the instance in flat form, without variables. */
  "workflow.started": Record<string, unknown>;
  /** A run waits for an event or a time: the instance in flat form, without variables. */
  "workflow.waiting": Record<string, unknown>;
  /** A run ended well: the instance in flat form, without variables. */
  "workflow.complete": Record<string, unknown>;
  /** A run ended in an error: the instance in flat form, without variables. */
  "workflow.error": Record<string, unknown>;
  /** A run ran out of time: the instance in flat form, without variables. */
  "workflow.timeout": Record<string, unknown>;
  /** A run was cancelled: the instance in flat form, without variables. */
  "workflow.cancelled": Record<string, unknown>;
  /** A run moved from one state to the next: the transition record. */
  "workflow.transition": Record<string, unknown>;
  /** An event of an application was published: `broadcast_uuid, app_uuid, event, payload`. */
  "pubsub.broadcast": Record<string, unknown>;
  /** A delivery was given up: the subscription and the last attempt. */
  "pubsub.delivery_failed": Record<string, unknown>;
  /** A subscription was suspended after lasting failure: the subscription and the last attempt. */
  "pubsub.subscription_disabled": Record<string, unknown>;
  /** A subscription reached its end: the subscription. */
  "pubsub.subscription_expired": Record<string, unknown>;
  /** An activity was recorded: the activity. */
  "activity.recorded": Activity;
  /** A report was finished or failed: the report. */
  "activity.report_ready": ActivityReport;
  /** Usage was recorded: the usage event. */
  "usage.recorded": UsageEvent;
  /** A usage report was finished or failed: the report. */
  "usage.report_ready": UsageReport;
  /** Usage reached a threshold: the usage event. */
  "usage.threshold_reached": UsageEvent;
  /** A billing cycle was closed: the statement. */
  "usage.cycle_closed": Record<string, unknown>;
}
