/**
 * What the `data` of events holds beside `account_uuid` and `user_uuid`, where a schema says it: the words stand in the
 * table of events. An event that is not here has data of its own, which no schema describes yet.
 */
import { type TSchema, Type } from "typebox";
import { Account, Relationship } from "./accounts.ts";
import { Role, UserGroupSummary } from "./auth.ts";
import { Brand, Campaign } from "./campaigns.ts";
import { Contact } from "./contacts.ts";
import type { EventKey } from "./events.ts";
import { Aliases, Identity, MfaSetting } from "./identity.ts";
import { Conversation, SmsEventData, SmsKeywordEventData, SmsStatusEventData } from "./messaging.ts";
import { ProvisionedNumber } from "./numbers.ts";
import { Property } from "./profiles.ts";
import { Uuid } from "./schemas.ts";
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
  "sms.campaign_number_added": ProvisionedNumber,
  "sms.campaign_number_removed": ProvisionedNumber,
  "sms.brand_status": Brand,
  "sms.campaign_status": Campaign,
  "contacts.created": Contact,
  "contacts.updated": Contact,
  "contacts.deleted": Contact,
  "voice.extension_created": VoiceExtension,
  "voice.extension_updated": VoiceExtension,
  "voice.extension_deleted": VoiceExtension,
} as const satisfies Partial<Record<EventKey, TSchema>>;
