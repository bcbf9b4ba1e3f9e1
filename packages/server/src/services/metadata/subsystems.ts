import {
  type EventService,
  events,
  type OperationSpec,
  permissions,
  type ResourceType,
  type ServiceSpec,
  type Subsystem,
} from "@patchbay/contract";
import type { Static } from "typebox";

/** What a subsystem covers of the table, the events and the permissions. */
interface Coverage {
  readonly title: string;
  readonly description: string;
  readonly base_path: string;
  /** Row of the events; only the named ones of it when the row is split between subsystems. */
  readonly events?: readonly [EventService, ...(readonly string[])];
  readonly resources: readonly ResourceType[];
}

const numberEvents = ["number_provisioned", "number_deprovisioned"];
const campaignEvents = ["campaign_number_added", "campaign_number_removed", "brand_status", "campaign_status"];
const textEvents = ["inbound", "outbound", "status", "opt_out", "opt_in", "help"];

const coverage: Readonly<Record<string, Coverage>> = {
  "accounts-api": {
    title: "Accounts",
    description: "The tree of tenants.",
    base_path: "/accounts",
    events: ["accounts"],
    resources: ["account"],
  },
  "activity-api": {
    title: "Activity",
    description: "The activity log and its reports.",
    base_path: "/activity",
    events: ["activity"],
    resources: ["activity", "activity_type", "report_template", "report"],
  },
  "auth-api": {
    title: "Auth",
    description: "Roles, groups and permission checks.",
    base_path: "/auth",
    events: ["auth"],
    resources: ["user_group", "role", "permission", "resource_group"],
  },
  "campaigns-api": {
    title: "Campaigns",
    description: "10DLC brands and campaigns.",
    base_path: "/sms",
    events: ["sms", ...campaignEvents],
    resources: ["sms_brand", "sms_campaign"],
  },
  "chat-api": {
    title: "Chat",
    description: "Team channels and their messages.",
    base_path: "/chat",
    events: ["chat"],
    resources: ["chat_channel", "chat_message"],
  },
  "contacts-api": {
    title: "Contacts",
    description: "Personal address books.",
    base_path: "/contacts",
    events: ["contacts"],
    resources: ["contact"],
  },
  "dbsip-api": { title: "Destinations", description: "Telephony destinations.", base_path: "/dbsip", resources: ["destination"] },
  "email-api": {
    title: "E-mail",
    description: "Transactional mail.",
    base_path: "/email",
    events: ["email"],
    resources: ["email"],
  },
  "entitlements-api": {
    title: "Entitlements",
    description: "Products and licences.",
    base_path: "/entitlements",
    events: ["entitlements"],
    resources: ["product", "entitlement"],
  },
  "forms-api": {
    title: "Forms",
    description: "Forms and their submissions.",
    base_path: "/forms",
    events: ["forms"],
    resources: ["form", "form_submission"],
  },
  "identity-api": {
    title: "Identity",
    description: "Users, their credentials and policies.",
    base_path: "/identity",
    events: ["identity"],
    resources: ["identity", "identity_policy"],
  },
  "lambda-api": {
    title: "Functions",
    description: "Named server-side functions.",
    base_path: "/lambda",
    events: ["lambda"],
    resources: ["lambda"],
  },
  "media-api": {
    title: "Media",
    description: "Files of users and accounts.",
    base_path: "/media",
    events: ["media"],
    resources: ["media", "media_global"],
  },
  "messaging-api": {
    title: "Messaging",
    description: "Conversations.",
    base_path: "/messaging",
    events: ["messaging"],
    resources: ["conversation", "message"],
  },
  "mobile-api": {
    title: "Mobile",
    description: "Push notifications.",
    base_path: "/mobilenotification",
    events: ["mobile"],
    resources: ["push_registration", "push_notification"],
  },
  "numbers-api": {
    title: "Numbers",
    description: "Inventory and provisioning of numbers.",
    base_path: "/sms",
    events: ["sms", ...numberEvents],
    resources: ["sms_number"],
  },
  "oauth-api": {
    title: "OAuth",
    description: "Tokens and clients.",
    base_path: "/oauth",
    events: ["oauth"],
    resources: ["oauth_client", "oauth_token"],
  },
  "objects-api": {
    title: "Objects",
    description: "JSON documents with sharing.",
    base_path: "/objects",
    events: ["objects"],
    resources: ["object"],
  },
  "profiles-api": {
    title: "Profiles",
    description: "Settings of users.",
    base_path: "/profiles",
    events: ["profiles"],
    resources: ["property"],
  },
  "providers-api": {
    title: "Providers",
    description: "Connections to third-party services.",
    base_path: "/providers",
    events: ["providers"],
    resources: ["provider", "connection"],
  },
  "pubsub-api": {
    title: "Pub/Sub",
    description: "Webhooks and custom events.",
    base_path: "/pubsub",
    events: ["pubsub"],
    resources: ["pubsub"],
  },
  "resourcecms-api": {
    title: "Resources",
    description: "Tables by schema.",
    base_path: "/resourcecms",
    events: ["resources"],
    resources: ["resource", "resource_template"],
  },
  "scheduler-api": {
    title: "Scheduler",
    description: "Timed and recurring events.",
    base_path: "/scheduler",
    events: ["scheduler"],
    resources: ["scheduler"],
  },
  "shorturl-api": {
    title: "Short URLs",
    description: "Short links.",
    base_path: "/shorturl",
    events: ["shorturls"],
    resources: ["short_url"],
  },
  "sms-api": {
    title: "SMS",
    description: "Texts in and out.",
    base_path: "/sms",
    events: ["sms", ...textEvents],
    resources: ["sms"],
  },
  "usage-api": {
    title: "Usage",
    description: "Metering and billing cycles.",
    base_path: "/usage",
    events: ["usage"],
    resources: ["usage_event", "usage_report", "usage_template", "billing"],
  },
  "voice-api": {
    title: "Voice",
    description: "Extensions and calls.",
    base_path: "/voice",
    events: ["voice"],
    resources: ["voice_extension"],
  },
  "workflow-api": {
    title: "Workflow",
    description: "Versioned state machines.",
    base_path: "/workflow",
    events: ["workflow"],
    resources: ["workflow"],
  },
};

/** Form of an event's `data` as far as it is fixed for all: it repeats whose data it is. */
const dataSchema = {
  type: "object",
  properties: { account_uuid: { type: "string", format: "uuid" }, user_uuid: { type: ["string", "null"], format: "uuid" } },
  required: ["account_uuid", "user_uuid"],
};

function eventsOf([row, ...names]: readonly [EventService, ...(readonly string[])]) {
  return Object.entries(events[row])
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([event, spec]) => ({ service: row, event, description: spec.description, schema: dataSchema }));
}

/** Operations of the table that ask for one of the resource types, or belong to the service of that path. */
function operationsOf(running: readonly ServiceSpec[], entry: Coverage): OperationSpec[] {
  const mine = new Set<string>(
    permissions.filter(({ resource_type }) => entry.resources.includes(resource_type)).map(({ name }) => name),
  );
  return running
    .filter((service) => service.prefix === entry.base_path)
    .flatMap((service) => Object.values(service.operations))
    .filter(
      ({ access }) =>
        access.kind !== "bearer" || access.permission === undefined || entry.base_path !== "/sms" || mine.has(access.permission),
    );
}

function describe(running: readonly ServiceSpec[], name: string, entry: Coverage): Static<typeof Subsystem> {
  const operations = operationsOf(running, entry);
  return {
    name,
    display_name: entry.title,
    description: entry.description,
    version: "v1",
    base_path: entry.base_path,
    events: entry.events === undefined ? [] : eventsOf(entry.events),
    resource_types: [...entry.resources],
    operations: operations.map(({ method, path, access }) => ({
      method,
      path,
      permission: access.kind === "bearer" ? (access.permission ?? null) : null,
    })),
    health: operations.length > 0 ? "ok" : "disabled",
  };
}

/** Every subsystem, by name; those whose service is not among the running ones are disabled. */
export function subsystemsOf(running: readonly ServiceSpec[]): Static<typeof Subsystem>[] {
  return Object.entries(coverage).map(([name, entry]) => describe(running, name, entry));
}

/** Those with these names, in any case, with or without `-api`; unknown names are skipped. */
export function named<Named extends { readonly name: string }>(subsystems: readonly Named[], names: readonly string[]): Named[] {
  const wanted = new Set(names.map((name) => `${name.trim().toLowerCase().replace(/-api$/, "")}-api`));
  return subsystems.filter(({ name }) => wanted.has(name));
}
