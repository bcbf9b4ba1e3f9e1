/**
 * What the `data` of events holds beside `account_uuid` and `user_uuid`, where a schema says it: the words stand in the
 * table of events. An event that is not here has data of its own, which no schema describes yet.
 */
import { type TSchema, Type } from "typebox";
import { Account, Relationship } from "./accounts.ts";
import { Activity, ActivityReport } from "./activity-resources.ts";
import { Role, UserGroupSummary } from "./auth.ts";
import { Brand, Campaign } from "./campaigns.ts";
import { ChatChannel, ChatMember, ChatMessage } from "./chat.ts";
import { Contact } from "./contacts.ts";
import { Entitlement, Product } from "./entitlements-resources.ts";
import type { EventKey } from "./events.ts";
import { FormInstance, FormSubmission } from "./forms-resources.ts";
import { Aliases, Identity, MfaSetting } from "./identity.ts";
import { MediaFile } from "./media.ts";
import { Conversation, SmsEventData, SmsKeywordEventData, SmsStatusEventData } from "./messaging.ts";
import { CampaignNumberEventData, ProvisionedNumber } from "./numbers.ts";
import { DataObject } from "./objects.ts";
import { Property } from "./profiles.ts";
import { ProviderConnection } from "./providers.ts";
import { ResourceRow, ResourceTemplate } from "./resources-schemas.ts";
import { SchedulerEvent, SchedulerFiringEventData } from "./scheduler-resources.ts";
import { Uuid } from "./schemas.ts";
import { ShortUrl } from "./shorturls.ts";
import { UsageEvent, UsageReport } from "./usage.ts";
import { VoiceExtension } from "./voice.ts";

const attempt = Type.Object({
  client_id: Type.Union([Type.String(), Type.Null()]),
  device_id: Type.Union([Type.String(), Type.Null()]),
  ip: Type.String(),
});
const groupRole = Type.Object({
  group_uuid: Uuid,
  role_uuid: Uuid,
  scope: Type.Optional(
    Type.Array(Type.Object({ account: Type.Optional(Type.Array(Uuid)), resource: Type.Optional(Type.Array(Uuid)) })),
  ),
});
const client = Type.Object({ client_uuid: Uuid, public_id: Type.String() });
const token = Type.Object({ cid: Type.String(), device_id: Type.Union([Type.String(), Type.Null()]), jti: Uuid });

const productOrType = Type.Object({ product_uuid: Type.Optional(Uuid), product_type: Type.Optional(Type.String()) });
const membership = Type.Object({ channel_uuid: Uuid, member: ChatMember });
const row = Type.Intersect([ResourceRow, Type.Object({ instance_uuid: Type.String(), type: Type.String() })]);

export const eventData = {
  "accounts.account_created": Account,
  "accounts.account_modified": Account,
  "accounts.account_suspended": Account,
  "accounts.account_reinstated": Account,
  "accounts.account_deleted": Account,
  "accounts.relationship_created": Relationship,
  "identity.identity_created": Identity,
  "identity.identity_modified": Identity,
  "identity.identity_deactivated": Identity,
  "identity.identity_reactivated": Identity,
  "identity.identity_deleted": Identity,
  "identity.identity_property_change": Type.Object({
    properties: Type.Record(Type.String(), Type.Object({ old: Type.Unknown(), new: Type.Unknown() })),
  }),
  "identity.alias_changed": Aliases,
  "identity.mfa_changed": MfaSetting,
  "identity.login": attempt,
  "identity.login_failed": attempt,
  "auth.role_created": Role,
  "auth.role_modified": Role,
  "auth.role_deleted": Role,
  "auth.role_assigned": groupRole,
  "auth.role_removed": groupRole,
  "auth.group_created": UserGroupSummary,
  "auth.group_modified": UserGroupSummary,
  "auth.group_deleted": UserGroupSummary,
  "auth.group_members_changed": Type.Object({ group_uuid: Uuid, added: Type.Array(Uuid), removed: Type.Array(Uuid) }),
  "oauth.client_created": client,
  "oauth.client_modified": client,
  "oauth.token_revoked": token,
  "oauth.refresh_reuse_detected": token,
  "profiles.property_created": Property,
  "profiles.property_modified": Property,
  "messaging.conversation_created": Conversation,
  "messaging.conversation_update": Conversation,
  "messaging.conversation_deleted": Conversation,
  "messaging.message_deleted": Type.Object({ message_uuid: Uuid, conversation_uuid: Uuid }),
  "sms.inbound": SmsEventData,
  "sms.outbound": SmsEventData,
  "sms.status": SmsStatusEventData,
  "sms.opt_out": SmsKeywordEventData,
  "sms.opt_in": SmsKeywordEventData,
  "sms.help": SmsKeywordEventData,
  "sms.number_provisioned": ProvisionedNumber,
  "sms.number_deprovisioned": ProvisionedNumber,
  "sms.campaign_number_added": CampaignNumberEventData,
  "sms.campaign_number_removed": CampaignNumberEventData,
  "sms.brand_status": Brand,
  "sms.campaign_status": Campaign,
  "contacts.created": Contact,
  "contacts.updated": Contact,
  "contacts.deleted": Contact,
  "voice.extension_created": VoiceExtension,
  "voice.extension_updated": VoiceExtension,
  "voice.extension_deleted": VoiceExtension,
  "providers.connected": ProviderConnection,
  "providers.refreshed": ProviderConnection,
  "providers.reconnect_required": ProviderConnection,
  "providers.disconnected": ProviderConnection,
  "entitlements.entitlement_created": Entitlement,
  "entitlements.entitlement_activated": Entitlement,
  "entitlements.entitlement_deleted": Entitlement,
  "entitlements.product_updated": Product,
  "entitlements.product_disabled": productOrType,
  "entitlements.product_enabled": productOrType,
  "chat.channel_created": ChatChannel,
  "chat.channel_updated": ChatChannel,
  "chat.channel_deleted": ChatChannel,
  "chat.member_added": membership,
  "chat.member_removed": membership,
  "chat.message": ChatMessage,
  "chat.message_updated": ChatMessage,
  "media.uploaded": MediaFile,
  "media.shared": MediaFile,
  "media.deleted": MediaFile,
  "shorturls.created": ShortUrl,
  "shorturls.exhausted": ShortUrl,
  "shorturls.deleted": ShortUrl,
  "forms.form_created": FormInstance,
  "forms.submission_created": FormSubmission,
  "forms.submission_updated": FormSubmission,
  "objects.object_created": DataObject,
  "objects.object_updated": DataObject,
  "objects.object_deleted": DataObject,
  "resources.template_registered": ResourceTemplate,
  "resources.row_created": row,
  "resources.row_updated": row,
  "resources.row_deleted": row,
  "scheduler.scheduled": SchedulerEvent,
  "scheduler.finished": SchedulerEvent,
  "scheduler.fired": SchedulerFiringEventData,
  "scheduler.failed": SchedulerFiringEventData,
  "activity.recorded": Activity,
  "activity.report_ready": ActivityReport,
  "usage.recorded": UsageEvent,
  "usage.threshold_reached": UsageEvent,
  "usage.report_ready": UsageReport,
} as const satisfies Partial<Record<EventKey, TSchema>>;
