// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** The types of everything that the API takes and gives. */

/**
 * Stable machine codes of errors, by status:
 *
 * - 400: `invalid_request`, `invalid_json`, `validation_failed`, `unknown_reference`, `scheduler.unknown_workflow`,
 * `workflow.invalid_body`, `workflow.invalid_status`, `workflow.invalid_version`, `workflow.invalid_users`,
 * `workflow.invalid_globals`, `workflow.invalid_state`, `workflow.invalid_trigger`, `workflow.invalid_decision`,
 * `workflow.invalid_transition`, `workflow.invalid_condition`, `workflow.unavailable`, `invalid_grant`,
 * `unauthorized_client`, `unsupported_grant_type`, `invalid_scope`, `inactive_token`, `lambda.refused`,
 * `destination_refused`
 * - 401: `unauthenticated`, `token_expired`, `token_revoked`, `workflow.unsigned`, `invalid_client`
 * - 403: `forbidden`, `account_suspended`, `messaging.sender_refused`, `messaging.opted_out`,
 * `messaging.not_registered`, `mfa_required`
 * - 404: `not_found`
 * - 405: `method_not_allowed`
 * - 406: `not_acceptable`
 * - 408: `timed_out`
 * - 409: `conflict`, `idempotency_key_reused`
 * - 410: `gone`
 * - 413: `too_large`
 * - 415: `unsupported_media_type`
 * - 429: `rate_limited`, `lambda.busy`, `messaging.queue_full`
 * - 500: `workflow.run_failed`, `internal`
 * - 502: `upstream_failed`, `lambda.failed`
 * - 503: `unavailable`
 * - 504: `upstream_timeout`, `lambda.timeout`
 */
export type ErrorKey =
  | "invalid_request"
  | "invalid_json"
  | "validation_failed"
  | "unknown_reference"
  | "scheduler.unknown_workflow"
  | "workflow.invalid_body"
  | "workflow.invalid_status"
  | "workflow.invalid_version"
  | "workflow.invalid_users"
  | "workflow.invalid_globals"
  | "workflow.invalid_state"
  | "workflow.invalid_trigger"
  | "workflow.invalid_decision"
  | "workflow.invalid_transition"
  | "workflow.invalid_condition"
  | "workflow.unavailable"
  | "unauthenticated"
  | "token_expired"
  | "token_revoked"
  | "workflow.unsigned"
  | "forbidden"
  | "account_suspended"
  | "messaging.sender_refused"
  | "messaging.opted_out"
  | "messaging.not_registered"
  | "invalid_client"
  | "invalid_grant"
  | "unauthorized_client"
  | "unsupported_grant_type"
  | "invalid_scope"
  | "inactive_token"
  | "mfa_required"
  | "not_found"
  | "method_not_allowed"
  | "not_acceptable"
  | "timed_out"
  | "conflict"
  | "idempotency_key_reused"
  | "gone"
  | "too_large"
  | "unsupported_media_type"
  | "rate_limited"
  | "lambda.busy"
  | "messaging.queue_full"
  | "workflow.run_failed"
  | "internal"
  | "upstream_failed"
  | "lambda.failed"
  | "unavailable"
  | "upstream_timeout"
  | "lambda.timeout"
  | "lambda.refused"
  | "destination_refused";

/** One page of a list. */
export interface ListOf<Item> {
  items: Item[];
  metadata: ListMetadata;
  links: Link[];
}

/** The first items of a list that belongs to a resource, and how many there are. */
export interface EmbeddedListOf<Item> {
  items: Item[];
  metadata: ListMetadata;
}

export interface Account {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Account number, unique on the platform for ever. */
  number: string;
  /** Rank in the tree: a child ranks strictly lower than its parent. */
  type: AccountType;
  /** Free text. */
  description: string;
  address: Address;
  contacts: AccountContact[];
  /** Reference in another system. */
  reference: string;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Null for the platform's root account. */
  parent_uuid: string | null;
  relationships: EmbeddedListOf<Relationship>;
  /** The first identities, with `expand=identities`. */
  identities?: EmbeddedListOf<IdentitySummary>;
  /** `complete` when the change is done. */
  resource_status?: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  links: Link[];
}

export interface AccountContact {
  /** UUID, lower case. */
  uuid?: string;
  /** The client's own id, kept as it is. */
  id?: number | string;
  /** For example `primary`. */
  type?: string;
  first_name?: string;
  last_name?: string;
  email?: string;
  phone?: string;
}

export interface AccountCreate {
  /** Display name. */
  name: string;
  /** Rank in the tree: a child ranks strictly lower than its parent. */
  type: AccountType;
  /** UUID of the parent, lower case. */
  parent_uuid: string;
  /** `Active` or `Inactive`. */
  status?: "Active" | "Inactive";
  /** A text or a JSON number; made up when absent. */
  number?: string | number | null;
  /** Free text. */
  description?: string | null;
  address?: Address | null;
  contacts?: AccountContact[] | null;
  /** Reference in another system. */
  reference?: string | null;
}

export interface AccountMfaPolicy {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Empty when none is required. */
  required: MfaType[];
}

export interface AccountPasswordPolicy {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** Whether it applies where no account has chosen one. */
  default: boolean;
  rules: PasswordRule[];
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Chosen by an account above, or the platform's default. */
  inherited: boolean;
}

export interface AccountSummary {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Account number. */
  number: string;
  /** Rank in the tree: a child ranks strictly lower than its parent. */
  type: AccountType;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  description?: string;
  address?: Address;
  contacts?: AccountContact[];
  reference?: string;
}

/** Rank in the tree: a child ranks strictly lower than its parent. */
export type AccountType = "MasterReseller" | "Reseller" | "Customer" | "Location";

/** Only what is present changes; null clears; read-only members are ignored. */
export interface AccountUpdate {
  /** Display name. */
  name?: string;
  /** Rank in the tree: a child ranks strictly lower than its parent. */
  type?: AccountType;
  /** A text or a JSON number; made up when absent. */
  number?: string | number | null;
  /** Free text. */
  description?: string | null;
  address?: Address | null;
  contacts?: AccountContact[] | null;
  /** Reference in another system. */
  reference?: string | null;
}

/** Something that happened, with whom it belongs to. */
export interface Activity {
  /** UUID, lower case. */
  uuid: string;
  /** Key of a registered type, such as `voicemail` or the name of a service. */
  activity_type: string;
  /** Null when the type says it all. */
  activity_subtype: string | null;
  /** User it belongs to; null when it is the account's. */
  owner_uuid: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** When it was recorded. Epoch milliseconds. */
  created_ts: number;
  /** Who recorded it: the name of a service, or `api`. */
  source: string;
  /** Trace of the request that caused it. */
  trace_id: string;
  /** What happened; in lists only with `include=metadata`. */
  metadata?: Record<string, unknown>;
}

export interface ActivityCreate {
  /** Key of a registered type, such as `voicemail` or the name of a service. */
  activity_type: string;
  /** Key of a registered subtype, such as the name of a service's event. */
  activity_subtype?: string;
  /** User it belongs to. */
  owner_uuid: string;
  /** Account it belongs to; the owner's when absent. */
  account_uuid?: string;
  /** What happened, in the form that the type's schema describes. */
  metadata: Record<string, unknown>;
}

/** The result of running a report template. */
export interface ActivityReport {
  /** UUID of the report, lower case. */
  report_uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** `rows` are whole when it is `complete`. */
  status: "running" | "complete" | "failed";
  /** What it was run with. */
  parameters: Record<string, unknown>;
  columns: ReportColumn[];
  /** One object for each row, by column; at most 100,000. */
  rows: Record<string, unknown>[];
  /** Results of the aggregates, by their `as`. */
  aggregates: Record<string, unknown>[];
  /** How many rows there are. */
  total_rows: number;
  /** When it was started. Epoch milliseconds. */
  created_ts: number;
  /** When it was done; null while it runs. Epoch milliseconds. */
  completed_ts: number | null;
  /** Why it failed. */
  error?: string;
}

/** A kind of activities within a type. */
export interface ActivitySubtype {
  /** Key of a registered type, such as `voicemail` or the name of a service. */
  activity_type: string;
  /** Key of a registered subtype, such as the name of a service's event. */
  activity_subtype: string;
  /** Version of the schema; the highest one counts. */
  version: number;
  /** JSON Schema of `metadata`; in lists only with `include=schema`. */
  schema?: Record<string, unknown>;
}

export interface ActivitySubtypeCreate {
  /** The type that it is a part of; must be registered. */
  activity_type: string;
  /** Key of the subtype. */
  activity_subtype: string;
  /** 1 when absent. Registering a higher one replaces the schema. */
  version?: number;
  /** JSON Schema of the activities' `metadata`; absent = anything goes. */
  schema?: Record<string, unknown>;
}

/** A kind of activities. */
export interface ActivityType {
  /** Key of a registered type, such as `voicemail` or the name of a service. */
  activity_type: string;
  /** Only in answers to registrations that name a subtype. */
  activity_subtype?: string;
  /** Version of the schema; the highest one counts. */
  version: number;
  /** JSON Schema of `metadata`; in lists only with `include=schema`. */
  schema?: Record<string, unknown>;
}

export interface ActivityTypeCreate {
  /** Key of the type, such as `voicemail`. */
  activity_type: string;
  /** Registers this subtype instead, as older clients do; new ones have a call of its own for that. */
  activity_subtype?: string;
  /** 1 when absent. Registering a higher one replaces the schema. */
  version?: number;
  /** JSON Schema of the activities' `metadata`; absent = anything goes. */
  schema?: Record<string, unknown>;
}

export interface Address {
  line1?: string;
  line2?: string;
  city?: string;
  state?: string;
  postal_code?: string;
  /** ISO 3166-1 alpha-2. */
  country?: string;
}

/** By what others reach an identity. Each value belongs to one identity of the platform at most. */
export interface Alias {
  /** Telephone number, as the client sent it. */
  sms?: string;
  nickname?: string;
  email?: string;
}

/** What is present is added or replaced; at least one. */
export interface AliasChange {
  /** Telephone number, as the client sent it. */
  sms?: string;
  nickname?: string;
  email?: string;
}

/** Who created and last changed a resource, and when. */
export interface Audit {
  /** User who created it; null for the platform itself. */
  created_by: string | null;
  /** RFC 3339, UTC, whole seconds. */
  created_date: string;
  /** User who changed it last; null for the platform itself. */
  modified_by: string | null;
  /** RFC 3339, UTC, whole seconds. */
  modified_date: string;
}

export interface AuthorizationServerMetadata {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
  introspection_endpoint: string;
  revocation_endpoint: string;
  scopes_supported: string[];
  response_types_supported: string[];
  response_modes_supported: string[];
  grant_types_supported: string[];
  subject_types_supported: string[];
  token_endpoint_auth_methods_supported: string[];
  introspection_endpoint_auth_methods_supported: string[];
  revocation_endpoint_auth_methods_supported: string[];
  code_challenge_methods_supported: string[];
  authorization_response_iss_parameter_supported: boolean;
}

export interface AuthorizeRequest {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** What it is about, such as `account`. */
  resource_type: string;
  /** One action, or several of which all must be allowed. */
  action: string | string[];
}

export interface BillingCycle {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Beginning of the present cycle, which belongs to it. RFC 3339, UTC. */
  start_date: string;
  /** Beginning of the next cycle. RFC 3339, UTC. */
  end_date: string;
  cycle: "monthly";
  /** Day of the month on which cycles begin. */
  anchor_day: number;
  /** Time zone in which days begin, such as `America/New_York` (IANA). */
  timezone: string;
}

/** A business, as the registry of the carriers knows it. An account has one at most. */
export interface Brand {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `B` and six capitals or digits. */
  brand_id: string;
  /** UUID, lower case. */
  customer_id: string;
  /** Name it is known by. */
  brand_name: string;
  organization_type: BrandEntityType;
  /** Where it is registered, ISO 3166-1 alpha-2. */
  registration_country: string;
  /** Line of business. */
  vertical: BrandVertical;
  /** Street and number. */
  address: string;
  city: string;
  state: string;
  /** Mail address for contact. */
  email_address: string;
  /** Phone number for contact. */
  phone_number: string;
  /** Registered name; needed except for a sole proprietor. */
  legal_name?: string;
  alt_business_id_type?: BrandAltBusinessIdType;
  /** Number of the kind that `alt_business_id_type` names. */
  alt_business_id?: string;
  /** URL. */
  website?: string;
  /** Needed for `PUBLIC_PROFIT`. */
  stock_symbol?: string;
  stock_exchange?: BrandStockExchange;
  /** Mail address at the business; without one the brand counts as less well identified. */
  business_contact_email?: string;
  /** Needed for a sole proprietor. */
  first_name?: string;
  /** Needed for a sole proprietor. */
  last_name?: string;
  /** Postal code of the address. */
  postal_code: string;
  /** Tax id: nine digits for the USA. */
  e_i_n?: string;
  /** Country of the tax id, ISO 3166-1 alpha-2. */
  e_i_n_country: string;
  /** `PENDING` while it is verified. */
  status: "PENDING" | "ACTIVE" | "FAILED" | "DELETED";
  /** How well it is known who it is. */
  identity_status: "SELF_DECLARED" | "UNVERIFIED" | "VERIFIED" | "VETTED_VERIFIED";
  /** Why it was refused. */
  rejection_reason?: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export type BrandAltBusinessIdType = "NONE" | "DUNS" | "GIIN" | "LEI";

export interface BrandCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Name it is known by. */
  brand_name: string;
  organization_type: BrandEntityType;
  /** Where it is registered, ISO 3166-1 alpha-2. */
  registration_country: string;
  /** Line of business. */
  vertical: BrandVertical;
  /** Street and number. */
  address: string;
  city: string;
  state: string;
  /** Mail address for contact. */
  email_address: string;
  /** Phone number for contact. */
  phone_number: string;
  /** Registered name; needed except for a sole proprietor. */
  legal_name?: string;
  alt_business_id_type?: BrandAltBusinessIdType;
  /** Number of the kind that `alt_business_id_type` names. */
  alt_business_id?: string;
  /** URL. */
  website?: string;
  /** Needed for `PUBLIC_PROFIT`. */
  stock_symbol?: string;
  stock_exchange?: BrandStockExchange;
  /** Mail address at the business; without one the brand counts as less well identified. */
  business_contact_email?: string;
  /** Needed for a sole proprietor. */
  first_name?: string;
  /** Needed for a sole proprietor. */
  last_name?: string;
  postal_code: string | number;
  /** Tax id: nine digits for the USA. Needed except for a sole proprietor. */
  e_i_n?: string | number;
  /** Country of the tax id, ISO 3166-1 alpha-2; `US` when absent. */
  e_i_n_country?: string;
}

export type BrandEntityType = "PRIVATE_PROFIT" | "PUBLIC_PROFIT" | "NON_PROFIT" | "GOVERNMENT" | "SOLE_PROPRIETOR";

export type BrandStockExchange = "NONE" | "NASDAQ" | "NYSE" | "AMEX" | "AMX" | "ASX" | "B3" | "BME" | "BSE" | "FRA" | "ICEX" | "JPX" | "JSE" | "KRX" | "LON" | "NSE" | "OMX" | "SEHK" | "SGX" | "SSE" | "STO" | "SWX" | "SZSE" | "TSX" | "TWSE" | "VSE" | "OTHER";

/** Line of business. */
export type BrandVertical = "AGRICULTURE" | "COMMUNICATION" | "CONSTRUCTION" | "EDUCATION" | "ENERGY" | "ENTERTAINMENT" | "FINANCIAL" | "GAMBLING" | "GOVERNMENT" | "HEALTHCARE" | "HOSPITALITY" | "HUMAN_RESOURCES" | "INSURANCE" | "LEGAL" | "MANUFACTURING" | "NGO" | "POLITICAL" | "POSTAL" | "PROFESSIONAL" | "REAL_ESTATE" | "RETAIL" | "TECHNOLOGY" | "TRANSPORTATION";

/** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
export type CallbackHeaders = (Record<string, string | number | boolean>)[] | Record<string, string | number | boolean>;

/** What a brand sends, to whom and why, as the carriers have it registered. */
export interface Campaign {
  /** `C` and six capitals or digits. */
  campaign_id: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The brand that it is for. */
  brand_id: string;
  /** What a campaign is for. */
  usecase_id: CampaignUsecase;
  sub_usecase_ids: CampaignUsecase[];
  /** What it is for. */
  description: string;
  /** What people call it. */
  display_name: string;
  /** How recipients come to opt in. */
  message_flow: string;
  /** A message as it will be sent. */
  sample_msg1: string;
  /** A message as it will be sent. */
  sample_msg2?: string;
  /** A message as it will be sent. */
  sample_msg3?: string;
  /** A message as it will be sent. */
  sample_msg4?: string;
  /** A message as it will be sent. */
  sample_msg5?: string;
  /** URL of the terms and conditions. */
  terms_link?: string;
  /** URL of the privacy policy. */
  privacy_link?: string;
  /** Whether it uses 50 numbers or more. */
  num_pooling: boolean;
  /** Whether it is about loans. */
  direct_lending: boolean;
  /** Whether messages hold links. */
  embedded_link: boolean;
  /** Whether messages hold phone numbers. */
  embedded_phone: boolean;
  /** Whether it is affiliate marketing. */
  aff_marketing: boolean;
  /** Whether its contents are for adults only. */
  age_gated: boolean;
  /** Whether the registration is renewed by itself. */
  auto_renewal: boolean;
  /** Whether `opt_in_keywords` are answered. */
  sub_opt_in: boolean;
  /** Whether `opt_out_keywords` are answered, which nearly all usecases must. */
  sub_opt_out: boolean;
  /** Whether `help_keywords` are answered. */
  sub_help: boolean;
  /** Words to opt in, separated by commas. */
  opt_in_keywords?: string;
  /** Words to opt out, separated by commas. */
  opt_out_keywords?: string;
  /** Words to ask for help, separated by commas. */
  help_keywords?: string;
  /** Answer to who opts in. */
  opt_in_message?: string;
  /** Answer to who opts out. */
  opt_out_message?: string;
  /** Answer to who asks for help. */
  help_message?: string;
  /** `PENDING` while carriers review it. */
  status: "PENDING" | "ACTIVE" | "REJECTED" | "SUSPENDED" | "EXPIRED" | "DELETED";
  /** Numbers that send for it. */
  numbers: string[];
  /** Why it was refused. */
  rejection_reason?: string;
  /** When the registration ends. RFC 3339. */
  expiration_date?: string;
  /** What each carrier says to it, in the registry's form. */
  carriers?: unknown;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** `sample_msg2` is needed for `MARKETING`, `MIXED`, `LOW_VOLUME` and for two sub-usecases or more. */
export interface CampaignCreate {
  /** What it is for. */
  description: string;
  /** What people call it. */
  display_name: string;
  /** How recipients come to opt in. */
  message_flow: string;
  /** A message as it will be sent. */
  sample_msg1: string;
  /** A message as it will be sent. */
  sample_msg2?: string;
  /** A message as it will be sent. */
  sample_msg3?: string;
  /** A message as it will be sent. */
  sample_msg4?: string;
  /** A message as it will be sent. */
  sample_msg5?: string;
  /** URL of the terms and conditions. */
  terms_link?: string;
  /** URL of the privacy policy. */
  privacy_link?: string;
  /** Whether it uses 50 numbers or more. */
  num_pooling?: boolean;
  /** Whether it is about loans. */
  direct_lending?: boolean;
  /** Whether messages hold links. */
  embedded_link?: boolean;
  /** Whether messages hold phone numbers. */
  embedded_phone?: boolean;
  /** Whether it is affiliate marketing. */
  aff_marketing?: boolean;
  /** Whether its contents are for adults only. */
  age_gated?: boolean;
  /** Whether the registration is renewed by itself. */
  auto_renewal?: boolean;
  /** Whether `opt_in_keywords` are answered. */
  sub_opt_in?: boolean;
  /** Whether `opt_out_keywords` are answered, which nearly all usecases must. */
  sub_opt_out?: boolean;
  /** Whether `help_keywords` are answered. */
  sub_help?: boolean;
  /** Words to opt in, separated by commas. */
  opt_in_keywords?: string;
  /** Words to opt out, separated by commas. */
  opt_out_keywords?: string;
  /** Words to ask for help, separated by commas. */
  help_keywords?: string;
  /** Answer to who opts in. */
  opt_in_message?: string;
  /** Answer to who opts out. */
  opt_out_message?: string;
  /** Answer to who asks for help. */
  help_message?: string;
  /** What a campaign is for. */
  usecase_id: CampaignUsecase;
  /** One to five for `LOW_VOLUME`, two to five for `MIXED`, none for others. */
  sub_usecase_ids?: CampaignUsecase[];
}

export interface CampaignDeleted {
  status: "success";
}

export interface CampaignEnumerations {
  /** For `organization_type` of a brand. */
  entity_types: string[];
  /** For `vertical` of a brand. */
  verticals: string[];
  /** For `stock_exchange` of a brand. */
  stock_exchanges: string[];
  /** For `alt_business_id_type` of a brand. */
  alt_business_id_types: string[];
  /** For `usecase_id` of a campaign. */
  usecases: string[];
  /** Countries of brands, ISO 3166-1 alpha-2. */
  countries: string[];
}

export interface CampaignNumbers {
  /** One number or several: E.164, or as dialled in North America. */
  tns: string | string[];
}

/** Replaces everything but the usecases, which stay as they are: other ones are a conflict. */
export interface CampaignUpdate {
  /** What it is for. */
  description: string;
  /** What people call it. */
  display_name: string;
  /** How recipients come to opt in. */
  message_flow: string;
  /** A message as it will be sent. */
  sample_msg1: string;
  /** A message as it will be sent. */
  sample_msg2?: string;
  /** A message as it will be sent. */
  sample_msg3?: string;
  /** A message as it will be sent. */
  sample_msg4?: string;
  /** A message as it will be sent. */
  sample_msg5?: string;
  /** URL of the terms and conditions. */
  terms_link?: string;
  /** URL of the privacy policy. */
  privacy_link?: string;
  /** Whether it uses 50 numbers or more. */
  num_pooling?: boolean;
  /** Whether it is about loans. */
  direct_lending?: boolean;
  /** Whether messages hold links. */
  embedded_link?: boolean;
  /** Whether messages hold phone numbers. */
  embedded_phone?: boolean;
  /** Whether it is affiliate marketing. */
  aff_marketing?: boolean;
  /** Whether its contents are for adults only. */
  age_gated?: boolean;
  /** Whether the registration is renewed by itself. */
  auto_renewal?: boolean;
  /** Whether `opt_in_keywords` are answered. */
  sub_opt_in?: boolean;
  /** Whether `opt_out_keywords` are answered, which nearly all usecases must. */
  sub_opt_out?: boolean;
  /** Whether `help_keywords` are answered. */
  sub_help?: boolean;
  /** Words to opt in, separated by commas. */
  opt_in_keywords?: string;
  /** Words to opt out, separated by commas. */
  opt_out_keywords?: string;
  /** Words to ask for help, separated by commas. */
  help_keywords?: string;
  /** Answer to who opts in. */
  opt_in_message?: string;
  /** Answer to who opts out. */
  opt_out_message?: string;
  /** Answer to who asks for help. */
  help_message?: string;
  /** What a campaign is for. */
  usecase_id?: CampaignUsecase;
  /** One to five for `LOW_VOLUME`, two to five for `MIXED`, none for others. */
  sub_usecase_ids?: CampaignUsecase[];
}

/** What a campaign is for. */
export type CampaignUsecase = "2FA" | "ACCOUNT_NOTIFICATION" | "CUSTOMER_CARE" | "DELIVERY_NOTIFICATION" | "FRAUD_ALERT" | "HIGHER_EDUCATION" | "LOW_VOLUME" | "MARKETING" | "MIXED" | "POLLING_VOTING" | "PUBLIC_SERVICE_ANNOUNCEMENT" | "SECURITY_ALERT" | "AGENTS_FRANCHISES" | "CARRIER_EXEMPT" | "CHARITY" | "CONVERSATIONAL" | "EMERGENCY" | "K12_EDUCATION" | "POLITICAL" | "SOCIAL" | "SOLE_PROPRIETOR" | "SWEEPSTAKE" | "UCAAS_HIGH" | "UCAAS_LOW";

export interface CampaignUsecaseOption {
  /** What a campaign is for. */
  usecase_id: CampaignUsecase;
  /** The usecase in words. */
  display_name: string;
  description: string;
  classification: "STANDARD" | "SPECIAL";
  /** Fewest sub-usecases that it needs. */
  min_sub_usecases: number;
  /** Most that it may have. */
  max_sub_usecases: number;
  valid_sub_usecases: CampaignUsecase[];
  /** How many sample messages it needs. */
  requires_samples: number;
  /** In US dollars. */
  monthly_fee: number;
  /** Whether the brand may have a campaign for it. */
  qualified: boolean;
}

/** One event that can be subscribed to. */
export interface CatalogEntry {
  /** As deliveries and the stream name it: `sms.inbound`. */
  type: string;
  service: string;
  event: string;
  /** When it happens, and what `data` holds. */
  description: string;
  /** Whether only the stream tells of it: it is not kept, and not delivered by webhook. */
  transient: boolean;
  /** JSON Schema of `data`. */
  schema: Record<string, unknown>;
  /** A delivery as its receiver sees it. */
  sample: {
    type: string;
    timestamp: string;
    data: Record<string, unknown>;
  };
}

/** A place where the members of a group write to each other. */
export interface ChatChannel {
  /** UUID, lower case. */
  uuid: string;
  /** What people call it; need not be unique. */
  name: string;
  /** What it is about at present. */
  topic: string;
  /** What it is for. */
  description: string;
  /** Nobody can post to an `inactive` one. `deleted` is only seen in the answer to the deletion. */
  status: "active" | "inactive" | "deleted";
  /** User who may change and delete it, member or not. */
  owner_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** User-group whose members are the channel's. */
  group_uuid: string;
  /** Free for applications; at most 16 KB as JSON. */
  metadata: Record<string, unknown>;
  /** Kind of channel, in the application's own words. Null when it has none. */
  type: string | null;
  /** Channel that this one belongs to; null when to none. */
  parent_uuid: string | null;
  /** Null while nobody has posted. */
  last_message_datetime: string | null;
  /** Number of members. */
  member_count: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface ChatChannelCreate {
  /** What people call it; need not be unique. */
  name: string;
  /** What it is about at present. */
  topic?: string;
  /** What it is for. */
  description?: string;
  /** The owner's account, which is also meant when it is absent. */
  account_uuid?: string;
  /** User-group of the account whose members are the channel's; a new one when absent. */
  group_uuid?: string;
  /** The owner; the caller when absent. */
  owner_uuid?: string;
  /** Free for applications; at most 16 KB as JSON. */
  metadata?: Record<string, unknown>;
  /** Kind of channel, in the application's own words. */
  type?: string;
  /** Channel that this one belongs to. */
  parent_uuid?: string;
}

/** Only what is present changes. A whole channel may be sent back: what cannot be changed here is ignored. */
export interface ChatChannelUpdate {
  /** What people call it; need not be unique. */
  name?: string;
  /** What it is about at present. */
  topic?: string;
  /** What it is for. */
  description?: string;
  /** Nobody can post to an `inactive` one. */
  status?: "active" | "inactive";
  /** Kind of channel, in the application's own words. */
  type?: string | null;
  /** Channel that it belongs to; null for none. */
  parent_uuid?: string | null;
}

/** What a message says, kept as it is; at most 64 KB. */
export type ChatContent = ChatText | ChatMultipart;

/** A user who reads and writes in a channel. */
export interface ChatMember {
  /** The user. */
  uuid: string;
  /** What the member is. */
  type: "user" | "bot" | "guest" | (string & {});
  /** There is one owner. */
  role?: "owner" | "member";
  /** RFC 3339, UTC, milliseconds. */
  joined_datetime?: string;
}

/** Whom to add; of type `user` when none is given. */
export interface ChatMemberAdd {
  /** The user. */
  uuid: string;
  /** What the member is. */
  type?: "user" | "bot" | "guest" | (string & {});
}

export interface ChatMessage {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the channel, lower case. */
  channel_uuid: string;
  /** Who wrote it. */
  user_uuid: string;
  /** What a message says, kept as it is; at most 64 KB. */
  content: ChatContent;
  /** RFC 3339, UTC, milliseconds. */
  datetime: string;
}

export interface ChatMessageCreate {
  /** What a message says, kept as it is; at most 64 KB. */
  content: ChatContent;
  /** The author; the caller when absent. */
  user_uuid?: string;
}

/** Several contents at once. */
export interface ChatMultipart {
  contentType: "multipart";
  parts: ChatPart[];
}

/** One of several contents. */
export interface ChatPart {
  /** What the content is, in the application's own words. */
  contentType: string;
  /** The content, of any kind, as text. */
  content: string;
}

/** One content. */
export interface ChatText {
  /** What the content is, in the application's own words. */
  contentType: string;
  /** The content, of any kind, as text. */
  content: string;
}

/** An entry of a user's address book. Members that the client added are given back as they are. */
export type Contact = {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  name: ContactName;
  phone_numbers: ContactPhoneNumber[];
  emails: ContactEmail[];
  addresses: ContactAddress[];
  /** Name of the organisation. */
  company?: string;
  /** Position there. */
  title?: string;
  /** Free text. */
  notes?: string;
  /** As the client writes it; by convention `YYYY-MM-DD`. */
  birthday?: string;
  /** A file of the media service. */
  avatar_file_id?: string;
  tags: string[];
  /** Whatever the client wants to keep with it. */
  metadata: Record<string, unknown>;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  [name: string]: unknown;
};

export type ContactAddress = {
  street?: string;
  city?: string;
  state?: string;
  postal_code?: string;
  country?: string;
  /** What it is used for; any other word will do too. */
  type?: "Home" | "Work" | "Other" | (string & {});
  /** The one to use; exactly one of the list is. */
  preferred: boolean;
  [name: string]: unknown;
};

export type ContactAddressInput = {
  street?: string;
  city?: string;
  state?: string;
  postal_code?: string;
  country?: string;
  /** What it is used for; any other word will do too. */
  type?: "Home" | "Work" | "Other" | (string & {});
  /** The one to use. The last that says so wins; when none does, the first is it. */
  preferred?: boolean;
  [name: string]: unknown;
};

export type ContactEmail = {
  /** E-mail address. */
  address: string;
  /** What it is used for; any other word will do too. */
  type?: "Home" | "Work" | "Other" | (string & {});
  /** The one to use; exactly one of the list is. */
  preferred: boolean;
  [name: string]: unknown;
};

export type ContactEmailInput = {
  /** E-mail address. */
  address: string;
  /** What it is used for; any other word will do too. */
  type?: "Home" | "Work" | "Other" | (string & {});
  /** The one to use. The last that says so wins; when none does, the first is it. */
  preferred?: boolean;
  [name: string]: unknown;
};

/** What became of the entries of a file. */
export interface ContactImport {
  /** Entries that became a contact. */
  created: number;
  /** Entries that were merged into a contact. */
  merged: number;
  /** Entries that cannot be a contact. All others are in. */
  refused: {
    /** Which row or card, counted from 1; a heading does not count. */
    entry: number;
    reasons: string[];
  }[];
}

/**
 * At least one of first, last and display name, company, a phone number or an e-mail address. Other members are kept
 * too.
 */
export type ContactInput = {
  name?: ContactName;
  phone_numbers?: ContactPhoneNumberInput[];
  emails?: ContactEmailInput[];
  addresses?: ContactAddressInput[];
  /** Name of the organisation. */
  company?: string;
  /** Position there. */
  title?: string;
  /** Free text. */
  notes?: string;
  /** As the client writes it; by convention `YYYY-MM-DD`. */
  birthday?: string;
  /** A file of the media service. */
  avatar_file_id?: string;
  tags?: string[];
  /** Whatever the client wants to keep with it. */
  metadata?: Record<string, unknown>;
  [name: string]: unknown;
};

export interface ContactMerge {
  /** Contacts that are gone, because another one holds what they held. */
  merged: number;
  /** Those that hold more than before. */
  contacts: Contact[];
}

export interface ContactMergeRequest {
  /**
   * What two contacts must have in common to be the same person: a telephone number, however written, or an e-mail
   * address.
   */
  by: ("phone" | "email")[];
}

export type ContactName = {
  first?: string;
  middle?: string;
  last?: string;
  prefix?: string;
  suffix?: string;
  nickname?: string;
  display?: string;
  [name: string]: unknown;
};

export type ContactPhoneNumber = {
  /** As the client sent it; at least three digits. */
  number: string;
  /** What it is used for; any other word will do too. */
  type?: "Home" | "Mobile" | "Work" | "Main" | "Fax" | "Pager" | "Other" | (string & {});
  /** The one to use; exactly one of the list is. */
  preferred: boolean;
  [name: string]: unknown;
};

export type ContactPhoneNumberInput = {
  /** As the client sent it; at least three digits. */
  number: string;
  /** What it is used for; any other word will do too. */
  type?: "Home" | "Mobile" | "Work" | "Main" | "Fax" | "Pager" | "Other" | (string & {});
  /** The one to use. The last that says so wins; when none does, the first is it. */
  preferred?: boolean;
  [name: string]: unknown;
};

export interface ContactsCsv {
  /** CSV with a heading, separated by commas, semicolons or tabs. */
  csv: string;
  /**
   * What two contacts must have in common to be the same person: a telephone number, however written, or an e-mail
   * address.
   */
  merge_by?: ("phone" | "email")[];
}

export interface ContactsVcard {
  /** One card after the other. */
  vcard: string;
  /**
   * What two contacts must have in common to be the same person: a telephone number, however written, or an e-mail
   * address.
   */
  merge_by?: ("phone" | "email")[];
}

/** One user's view of a thread. Messages are sent to `context.uuid`; everything else goes by `uuid`. */
export interface Conversation {
  /** UUID, lower case. */
  uuid: string;
  /** The thread behind a conversation, which several users can share. */
  context: ConversationContext;
  /** For people to read; null until somebody gives one. */
  name: string | null;
  /** The other party, or parties. */
  phone_numbers: string[];
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Hidden by the user. */
  snooze: boolean;
  /** As in `context`. */
  archived: boolean;
  /** `deleted` ones are kept for 30 days, out of sight. */
  status: "active" | "archived" | "deleted";
  /** Null while there is no message. */
  last_message_datetime: string | null;
  /** RFC 3339, UTC, milliseconds. */
  created_datetime: string;
  /** Inbound messages that are not marked `@read`. */
  unread_count: number;
  /** The newest messages, with `expand=messages`. */
  messages?: EmbeddedListOf<Message>;
}

/** The thread behind a conversation, which several users can share. */
export interface ConversationContext {
  /** UUID, lower case. */
  uuid: string;
  phone_numbers: string[];
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Whether it is in the archive, for all who share it. */
  archived: boolean;
  /** RFC 3339, UTC, milliseconds. */
  created_datetime: string;
}

export interface ConversationOpen {
  /** More than one makes a group. */
  phone_numbers: string[];
  /** Taken unless the conversation has a name already. */
  name?: string;
}

export interface ConversationRef {
  conversation_uuid: string;
}

export interface ConversationUpdate {
  /** Whether to hide it. */
  snooze?: boolean;
  name?: string;
}

/** An application with events of its own. */
export interface CustomApplication {
  /** The application, a UUID that its creator chose. */
  app_uuid: string;
  app_name: string;
  description: string;
  /** Free, kept as it is. */
  metadata: Record<string, unknown>;
  /** Its events: their names, or objects with a name. */
  events: (string | {
    name: string;
    description?: string;
    /** JSON Schema of the payload. */
    schema?: Record<string, unknown>;
  })[];
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface CustomApplicationCreate {
  /** A UUID of the caller's choice; made up when absent. */
  app_uuid?: string;
  /** What people read; empty when absent. */
  app_name?: string;
  /** Empty when absent. */
  description?: string;
  /** Free, kept as it is. */
  metadata?: Record<string, unknown>;
  /** Its events: their names, or objects with a name. */
  events?: (string | {
    name: string;
    description?: string;
    /** JSON Schema of the payload. */
    schema?: Record<string, unknown>;
  })[];
}

/** The event; all further members are its payload, at most 64 KiB. */
export type CustomBroadcast = {
  /** The application, a UUID that its creator chose. */
  app_uuid: string;
  /** One of the application's events. */
  event: string;
  [name: string]: unknown;
};

export interface CustomBroadcastAccepted {
  /** UUID of the broadcast, lower case. */
  broadcast_uuid: string;
  /** Subscriptions that it is delivered to. */
  matched: number;
}

/** Where to deliver which events of an application. */
export interface CustomSubscription {
  /** UUID, lower case. */
  uuid: string;
  /** The application, a UUID that its creator chose. */
  app_uuid: string;
  callback: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery; `x-user-uuid` names the owner. */
    headers: CallbackHeaders;
  };
  /** Names of events of the application. */
  events: string[];
  /** The owner. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Which events are delivered; absent = all. */
  criteria?: Record<string, unknown>[];
  /** When it ends. RFC 3339, as it was given. */
  expiration_date?: string;
  /** 1 after deliveries have failed for long; 0 set anew resumes them. */
  suspended: 0 | 1;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** The new secret, after it was replaced. */
  signing_secret?: string;
}

export interface CustomSubscriptionCreate {
  /** The application, a UUID that its creator chose. */
  app_uuid: string;
  callback: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
    headers?: CallbackHeaders;
  };
  /** Names of events of the application. */
  events: string[];
  /**
   * Which events to deliver: those that meet all members of any of these objects; an empty list means all. A member
   * names a value in the event's data, parts separated by dots, and the value it must have, a list of which it must
   * have one, or an object of `eq`, `ne`, `in`, `gt`, `gte`, `lt`, `lte`, `exists`, `prefix`. `{ property, value }` is
   * the same as `{ [property]: value }`.
   */
  criteria?: Record<string, unknown>[];
  /** When it ends, in the future. RFC 3339. */
  expiration_date?: string;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
}

export interface CustomSubscriptionCreated {
  /** UUID, lower case. */
  uuid: string;
  /** The application, a UUID that its creator chose. */
  app_uuid: string;
  callback: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery; `x-user-uuid` names the owner. */
    headers: CallbackHeaders;
  };
  /** Names of events of the application. */
  events: string[];
  /** The owner. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Which events are delivered; absent = all. */
  criteria?: Record<string, unknown>[];
  /** When it ends. RFC 3339, as it was given. */
  expiration_date?: string;
  /** 1 after deliveries have failed for long; 0 set anew resumes them. */
  suspended: 0 | 1;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** Secret that signs the deliveries (Standard Webhooks), `whsec_…`. Not shown again. */
  signing_secret: string;
}

/** Only what is present changes; a subscription that was read can be given back whole. */
export interface CustomSubscriptionUpdate {
  callback?: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
    headers?: CallbackHeaders;
  };
  /** Names of events of the application. */
  events?: string[];
  /**
   * Which events to deliver: those that meet all members of any of these objects; an empty list means all. A member
   * names a value in the event's data, parts separated by dots, and the value it must have, a list of which it must
   * have one, or an object of `eq`, `ne`, `in`, `gt`, `gte`, `lt`, `lte`, `exists`, `prefix`. `{ property, value }` is
   * the same as `{ [property]: value }`.
   */
  criteria?: Record<string, unknown>[];
  /** When it ends, in the future. RFC 3339. */
  expiration_date?: string;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
  /** 1 after deliveries have failed for long; 0 set anew resumes them. */
  suspended?: 0 | 1;
  /** True replaces the signing secret; for 24 hours deliveries carry the signatures of both. */
  rotate_secret?: boolean;
}

/** A JSON document. */
export interface DataObject {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  /** Category of the application's choosing. */
  type: string;
  description: string;
  /** Media type of the content, usually `application/json`. */
  content_type: string;
  /** Any JSON. In lists only with `load_content`. */
  content?: unknown;
  /** The application's own data about the object. */
  metadata: Record<string, unknown>;
  owner: DataObjectOwner;
  /** Account that it belongs to, by itself or by its owner. */
  account_uuid: string;
  /** Grows with every change. */
  version: number;
  /** `complete` when the change is done. */
  resource_status?: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface DataObjectCreate {
  /** Name; need not be unique. */
  name: string;
  /** Category of the application's choosing: `user_settings`. */
  type: string;
  /** Free text. */
  description?: string;
  /** Media type of the content; with another than `application/json` the content is a text. */
  content_type?: string;
  /** Any JSON, at most 4 MiB. */
  content?: unknown;
  /** The application's own data about the object. */
  metadata?: Record<string, unknown>;
}

export interface DataObjectOwner {
  /** `global`: everyone in the account may read it. */
  type: "user" | "account" | "global";
  /** The user, or the account. */
  uuid: string;
}

/** The object as it shall be; read-only members are ignored. */
export interface DataObjectUpdate {
  /** Name; need not be unique. */
  name: string;
  /** Category of the application's choosing: `user_settings`. */
  type: string;
  /** Free text. */
  description?: string;
  /** Media type of the content; with another than `application/json` the content is a text. */
  content_type?: string;
  /** Any JSON, at most 4 MiB; kept when absent. */
  content?: unknown;
  /** The application's own data about the object; kept when absent. */
  metadata?: Record<string, unknown>;
  /** When given, the change is refused if the object has another by now. */
  version?: number;
}

export interface DeliveriesReplayed {
  /** Deliveries that are queued again. */
  replayed: number;
}

/** One event for one subscription. */
export interface Delivery {
  /** Sent as `webhook-id`, the same with every attempt. */
  delivery_uuid: string;
  /** The subscription, of either kind. */
  subscription_uuid: string;
  /** Type of the event: `sms.inbound`, `custom.order_placed`. */
  type: string;
  /** Whether it is a test: tried once, whatever the state of the subscription. */
  test: boolean;
  /**
   * `failed`: given up after all attempts. `dropped`: it was the oldest of 10,000 that were waiting. `cancelled`: the
   * subscription lost its rights before it was delivered.
   */
  status: "pending" | "delivered" | "failed" | "dropped" | "cancelled";
  /** Attempts made since it was queued or replayed. */
  attempts: number;
  /** When it was queued. */
  created_datetime: string;
  /** When it is tried next; null when it has ended. */
  next_attempt_datetime: string | null;
  /** The latest attempt. */
  last_attempt: DeliveryAttempt | null;
}

/** One attempt to deliver. */
export interface DeliveryAttempt {
  /** When it began. */
  datetime: string;
  /** Milliseconds until it was over. */
  duration_ms: number;
  /** Where it was posted to. */
  url: string;
  /** HTTP status of the answer; null without one. */
  response_status: number | null;
  /** The first of the answer's headers. */
  response_headers: Record<string, string>;
  /** The beginning of the answer's body, at most 1,024 characters. */
  response_body: string;
  /** Why there was no usable answer. */
  error: string | null;
}

export interface DeliveryDetails {
  /** Sent as `webhook-id`, the same with every attempt. */
  delivery_uuid: string;
  /** The subscription, of either kind. */
  subscription_uuid: string;
  /** Type of the event: `sms.inbound`, `custom.order_placed`. */
  type: string;
  /** Whether it is a test: tried once, whatever the state of the subscription. */
  test: boolean;
  /**
   * `failed`: given up after all attempts. `dropped`: it was the oldest of 10,000 that were waiting. `cancelled`: the
   * subscription lost its rights before it was delivered.
   */
  status: "pending" | "delivered" | "failed" | "dropped" | "cancelled";
  /** Attempts made since it was queued or replayed. */
  attempts: number;
  /** When it was queued. */
  created_datetime: string;
  /** When it is tried next; null when it has ended. */
  next_attempt_datetime: string | null;
  /** The latest attempt. */
  last_attempt: DeliveryAttempt | null;
  /** What is posted. */
  request: {
    url: string;
    /** Without the signature, which each attempt has anew. */
    headers: Record<string, string>;
    /** The signed body, as it is posted. */
    body: string;
  };
  /** The latest 20 attempts, the oldest first. */
  attempt_log: DeliveryAttempt[];
}

/** Which deliveries to make again; all that have ended when nothing is said. */
export interface DeliveryReplay {
  /** Only those that ended so: `failed` for all that failed. */
  status?: "pending" | "delivered" | "failed" | "dropped" | "cancelled";
  /** Only those queued at this moment or after it. */
  since?: string;
  /** Only those queued before this moment. */
  until?: string;
}

export interface DeprovisionResult {
  /** The numbers with which it worked, as they were given. */
  disabled: string[];
  failed: NumberFailure[];
}

export interface DirectoryChanges {
  /** Entries that were new. */
  created: number;
  /** Entries that were another way before. */
  updated: number;
  /** Entries that are gone, because they were not given. */
  deleted: number;
}

/** A product to which nobody in an account or below it can be newly entitled. */
export interface DisabledProduct {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The product. */
  product_uuid: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** A type of products to which nobody in an account or below it can be newly entitled. */
export interface DisabledProductType {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The type of products. */
  name: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** A file with a mail; `body` and `type` are needed, under one of their names. */
export interface EmailAttachment {
  /** The file in base64. */
  body?: string;
  /** The same as `body`. */
  content?: string;
  /** MIME type, such as `image/png`. */
  type?: string;
  /** The same as `type`. */
  content_type?: string;
  /** Name by which HTML shows it: `cid:<id>`. */
  id?: string;
  /** File name; made up when absent. */
  name?: string;
  /** The same as `name`. */
  filename?: string;
  /** `inline` when there is an `id`. */
  disposition?: "inline" | "attachment";
}

/** What a mail says. HTML gets a text part besides, for readers that show none. */
export interface EmailContent {
  /** The text, or the HTML document. */
  body: string;
  /** What `body` is. */
  type: "text" | "html" | "text/plain" | "text/html";
}

/** A mail to send; with its attachments, encoded, at most 25 MB. */
export interface EmailMessage {
  /** Sender: an address of the caller, or one that is verified for the account. */
  from: string;
  /** Recipients. At least one is needed, here or in `cc` or `bcc`; all together at most 100. */
  to?: string[] | string;
  /** Recipients of a copy. */
  cc?: string[] | string;
  /** Recipients whom the others do not see. */
  bcc?: string[] | string;
  /** Where answers go. */
  replyto?: string[] | string;
  /** One line; may be empty. */
  subject?: string;
  /** The one content, in a list or by itself. */
  content: EmailContent[] | EmailContent;
  /** Files that go with it. */
  attachments?: EmailAttachment[];
}

/** What became of a mail. */
export interface EmailReceipt {
  /** UUID, lower case. */
  uuid: string;
  /** The mail server has taken the mail. */
  status: "sent";
  /** RFC 3339, UTC, milliseconds. */
  datetime: string;
  /** `Message-ID` of the mail. */
  message_id: string;
  /** Sender. */
  from: string;
  /** Recipients. */
  to: string[];
  /** Recipients of copies. */
  cc: string[];
  /** Recipients of copies whom the others do not see. */
  bcc: string[];
  /** Who gets replies; the sender when empty. */
  replyto: string[];
  /** Subject line. */
  subject: string;
  /** Absent when no recipient was refused. */
  rejected?: EmailRejection[];
}

/** A recipient whom the mail server refused while it took others. */
export interface EmailRejection {
  /** The recipient. */
  address: string;
  /** Reply code of the mail server (RFC 5321), such as 550. */
  code: number;
  /** What the mail server said. */
  message: string;
}

/** The right of a user in an account to use a product. */
export interface Entitlement {
  /** UUID, lower case. */
  uuid: string;
  /** Account in which the user may use the product. */
  account_uuid: string;
  /** The user. */
  user_uuid: string;
  /** The product. */
  product_uuid: string;
  /** Type of the product. */
  product_type: string;
  /** The product itself, with `include=product`. */
  product?: Product;
  /** `Pending` until it is activated, where the product asks for that. */
  status: "Pending" | "Active" | "Inactive";
  /** Free, kept as it is. */
  metadata: Record<string, unknown>;
  /** When it became `Active`; null before. RFC 3339, UTC. */
  activated_date: string | null;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface EntitlementBatch {
  /** One for each that was asked for, in that order. */
  items: Entitlement[];
}

export interface EntitlementCreate {
  /** Account in which the user may use the product. */
  account_uuid: string;
  /** The user. */
  user_uuid: string;
  /** The product. */
  product_uuid: string;
  /** Free, kept as it is. */
  metadata?: Record<string, unknown>;
}

export interface EntitlementsDeleted {
  status: "accepted";
  /** Those that were removed. */
  items: string[];
}

/** An empty form when absent. */
export type FormDefinition = {
  /** On one page, or page by page. */
  display?: "form" | "wizard" | (string & {});
  /** Fields and layout from top to bottom, as form.io describes them. They are kept as they come. */
  components: unknown[];
  [name: string]: unknown;
};

/** A template that was published for filling in. */
export interface FormInstance {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  name: string;
  /** An inactive form refuses submissions. */
  status: FormStatus;
  /** The application that published it, if any. */
  application_uuid?: string;
  /** Last moment for submissions: RFC 3339 or a date. None when absent. */
  due_date?: string;
  /** Whether it can be filled in without an access token. */
  allow_anonymous_submission: boolean;
  /** Whether who filled it in may change the answers. */
  allow_submission_update: boolean;
  /** With `include=metadata`. */
  metadata?: Record<string, unknown>;
  /** With `include=form_definition`: the definition as it was when the form was published. */
  form?: FormDefinition;
  /** How often it was filled in. */
  submission_count: number;
  /** Where to send submissions. */
  submission_url: string;
  /** `complete` when the change is done. */
  resource_status?: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface FormInstanceCreate {
  /** Account that will own it; the caller's own when absent. */
  account_uuid?: string;
  /** The template to publish. */
  template_uuid: string;
  /** Display name. */
  name: string;
  /** `active` when absent. An inactive form refuses submissions. */
  status?: FormStatus;
  /** The application that publishes it. */
  application_uuid?: string;
  /** Last moment for submissions: RFC 3339, or a date, which means the end of that day in UTC. */
  due_date?: string;
  /** Whether it can be filled in without an access token. True when absent. */
  allow_anonymous_submission?: boolean;
  /** Whether who filled it in may change the answers. True when absent. */
  allow_submission_update?: boolean;
  /** The application's own data. */
  metadata?: Record<string, unknown>;
}

/** `active` when absent. An inactive form refuses submissions. */
export type FormStatus = "active" | "inactive";

/** A form that somebody filled in. */
export interface FormSubmission {
  /** UUID, lower case. */
  uuid: string;
  /** The published form. */
  form_uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who filled it in; null for somebody without a token. */
  user_uuid: string | null;
  /** Whether it is finished. */
  status: "submitted" | "draft" | (string & {});
  /** Answers by the key of the component. */
  data: Record<string, unknown>;
  /** The application's own data. */
  metadata: Record<string, unknown>;
  /** Address that it came from. */
  ip: string;
  /** RFC 3339, UTC, whole seconds. */
  submitted_date: string;
  /** RFC 3339, UTC, whole seconds. */
  modified_date: string;
}

export interface FormSubmissionCreate {
  /** Answers by the key of the component. */
  data: Record<string, unknown>;
  /** The application's own data. */
  metadata?: Record<string, unknown>;
}

/** A form's definition, from which forms are published. */
export interface FormTemplate {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  name: string;
  description: string;
  /** With `include=form_definition`, and in answers to create and update. */
  form?: FormDefinition;
  /** `complete` when the change is done. */
  resource_status?: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface FormTemplateCreate {
  /** Display name. */
  name: string;
  /** Free text. */
  description?: string;
  /** Account that will own it; the caller's own when absent. */
  account_uuid?: string;
  /** An empty form when absent. */
  form?: FormDefinition;
}

/**
 * The template as it shall be; read-only members are ignored. A bare definition (`components` and no `form`) replaces
 * only the definition.
 */
export interface FormTemplateUpdate {
  /** Display name. */
  name?: string;
  /** Free text. */
  description?: string;
  /** What a form asks, in the JSON of form.io; at most 1 MiB. */
  form?: FormDefinition;
}

/** A way of getting tokens that a client may use. */
export type GrantType = "client_credentials" | "password" | "refresh_token" | "authorization_code";

/** A group with a role on one resource; the first role by name when it has several. */
export interface GroupAccess {
  user_group: GroupRef;
  role: RoleRef;
  /** The resources that the role is limited to. */
  scope: {
    resource: string[];
  }[];
  /** Names of all permissions that the group has on the resource. */
  permissions: string[];
}

export interface GroupRef {
  /** UUID, lower case. */
  uuid: string;
  /** Name of the group. */
  group_name: string;
}

export interface Identity {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Login name, unique on the platform in any case. */
  username: string;
  /** A person of the account, a visitor, or a program. */
  type: IdentityType;
  /** First name, or empty. */
  first_name: string;
  /** Middle name, or empty. */
  middle_name: string;
  /** Last name, or empty. */
  last_name: string;
  /** E-mail address, or empty. */
  email: string;
  /** E.164, or empty. */
  phone: string;
  address: Address;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** `local` when the password is kept here. */
  provider: string;
  /** Id in another system, or empty. */
  external_id: string;
  /** Reference in another system, or empty. */
  reference: string;
  /** With `include=alias`: none, or one object that holds all. */
  aliases?: Alias[];
  /** With `include=properties`. */
  properties?: Record<string, unknown>;
  /** `complete` when the change is done. */
  resource_status?: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  links: Link[];
}

export interface IdentityCreate {
  middle_name?: string | null;
  /** E-mail address. */
  email?: string | null;
  /** Telephone number; E.164, or as dialled in North America. */
  phone?: string | null;
  address?: Address | null;
  /** Free text. */
  reference?: string | null;
  /** When given, the account of the path. */
  account_uuid?: string | null;
  /** Login name, unique on the platform in any case; usually the e-mail address. No blanks around it. */
  username: string;
  /** A person of the account, a visitor, or a program. */
  type: IdentityType;
  first_name: string;
  last_name: string;
  /** `Active` or `Inactive`. */
  status?: "Active" | "Inactive";
  /** `local` when absent; any other keeps no password here. */
  provider?: string | null;
  /** Id in another system. */
  external_id?: string | null;
  /** Without one, a local identity is mailed a token to set it. */
  password?: string | null;
}

export interface IdentitySummary {
  /** UUID, lower case. */
  uuid: string;
  /** Login name. */
  username: string;
  /** First name, or empty. */
  first_name: string;
  /** Last name, or empty. */
  last_name: string;
  /** E-mail address, or empty. */
  email: string;
  /** Type of identity. */
  type: string;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
}

/** A person of the account, a visitor, or a program. */
export type IdentityType = "user" | "guest" | "service";

/** Only what is present changes; null clears; read-only members are ignored. */
export interface IdentityUpdate {
  middle_name?: string | null;
  /** E-mail address. */
  email?: string | null;
  /** Telephone number; E.164, or as dialled in North America. */
  phone?: string | null;
  address?: Address | null;
  /** Free text. */
  reference?: string | null;
  /** A person of the account, a visitor, or a program. */
  type?: IdentityType;
  first_name?: string;
  last_name?: string;
}

export interface Jwk {
  kty: string;
  kid: string;
  alg: string;
  use: string;
  n: string;
  e: string;
}

export interface Jwks {
  keys: Jwk[];
}

/** A version of a function with its code. */
export interface LambdaCode {
  /** Its number, counted from 1. */
  version: string;
  /** Whether this is what is invoked. */
  current: boolean;
  /** Size of its source. */
  bytes: number;
  /** Who deployed it; null for the platform itself. */
  created_by: string | null;
  /** RFC 3339, UTC, milliseconds. */
  created_date: string;
  /** The ES module. */
  source: string;
  /** What it finds in `context.env`, without secrets. */
  environment: Record<string, string>;
}

/** What a function is made of. What is left out stays as it is. */
export interface LambdaDeployment {
  /** One ES module: `export default async (params, context) => …`. Needed for a new function. */
  source?: string;
  /** What it is for. */
  description?: string;
  /** Whether it can be invoked. */
  enabled?: boolean;
  /** What it finds in `context.env`, by name. */
  environment?: Record<string, string>;
  /** Longest that it may run, in milliseconds, waiting included; 30,000 unless set, at most 900,000. */
  timeout_ms?: number;
  /** Longest that it may compute, in milliseconds; 5,000 unless set, at most 60,000. */
  cpu_ms?: number;
  /** Memory that it may use, in MiB; 32 unless set, at most 128. */
  memory_mb?: number;
  /** Calls of it that may run at the same time, at most 64; as many as its account may have unless set. */
  concurrency?: number | null;
  /**
   * Hosts that its `fetch` may call: `api.example.com`, `*.example.com` for every host below, or `*` for any. None
   * unless set.
   */
  allowed_hosts?: string[];
  /** JSON Schema of the parameters. A call whose parameters do not fit it is refused with 400. */
  parameters_schema?: Record<string, unknown>;
  /** Secrets to set, by name, and to remove (null). They are in `context.env` too, and never shown. */
  secrets?: Record<string, string | null>;
}

/** A function with everything that is set for it. */
export interface LambdaDetails {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** What it is for. */
  description: string;
  /** Version of its code. */
  version: string;
  /** What runs it: `quickjs`. */
  runtime: string;
  /** Longest that it may run, in milliseconds, waiting included; 30,000 unless set, at most 900,000. */
  timeout_ms: number;
  /** Whether it can be invoked. */
  enabled: boolean;
  /** JSON Schema of the parameters. A call whose parameters do not fit it is refused with 400. */
  parameters_schema?: Record<string, unknown>;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** Account that it belongs to; null for everybody's. */
  account_uuid: string | null;
  /** Longest that it may compute, in milliseconds; 5,000 unless set, at most 60,000. */
  cpu_ms: number;
  /** Memory that it may use, in MiB; 32 unless set, at most 128. */
  memory_mb: number;
  /** Calls of it that may run at the same time, at most 64; as many as its account may have unless set. */
  concurrency: number | null;
  /**
   * Hosts that its `fetch` may call: `api.example.com`, `*.example.com` for every host below, or `*` for any. None
   * unless set.
   */
  allowed_hosts: string[];
  /** Names of its secrets; what they are is never told. */
  secrets: string[];
}

/** A function that runs on the server. */
export interface LambdaFunction {
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  /** What it is for. */
  description: string;
  /** Version of its code. */
  version: string;
  /** What runs it: `quickjs`. */
  runtime: string;
  /** Longest that it may run, in milliseconds, waiting included; 30,000 unless set, at most 900,000. */
  timeout_ms: number;
  /** Whether it can be invoked. */
  enabled: boolean;
  /** JSON Schema of the parameters. A call whose parameters do not fit it is refused with 400. */
  parameters_schema?: Record<string, unknown>;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** One call of a function, kept for seven days. */
export interface LambdaInvocation {
  /** UUID, lower case. */
  uuid: string;
  /** What it is called by: letters, digits, `_` and `-`, at most 64. */
  name: string;
  version: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** On whose behalf it ran. */
  user_uuid: string | null;
  trace_id: string;
  /**
   * `succeeded`; `refused`: it answered with a status of 400 or more; `failed`: it threw; `timed_out`: it ran or
   * computed for too long.
   */
  status: "succeeded" | "refused" | "failed" | "timed_out";
  /** HTTP status of the answer. */
  status_code: number;
  /** RFC 3339, UTC, milliseconds. */
  started: string;
  /** From its beginning to its end. */
  duration_ms: number;
  /** Of which it computed. */
  cpu_ms: number;
  /** Memory that it used. */
  memory_bytes: number;
  /** What it wrote to the console, secrets left out. */
  console: {
    /** Milliseconds since it began. */
    at_ms: number;
    /** `debug`, `info`, `warn` or `error`. */
    level: string;
    text: string;
  }[];
  /** What it failed with. */
  error?: {
    name: string;
    message: string;
    /** Where it was, innermost first: `handle (greet.js:3:11)`. */
    stack: string[];
  };
}

/** The answer of a function. */
export interface LambdaResult {
  /** What the function returned: any JSON value. */
  body: unknown;
  /** Status that the function gave, below 400; 200 unless it chose another. */
  statusCode: number;
  /** Headers that the function gave. */
  headers?: Record<string, unknown>;
}

/** A version of the code of a function. */
export interface LambdaVersion {
  /** Its number, counted from 1. */
  version: string;
  /** Whether this is what is invoked. */
  current: boolean;
  /** Size of its source. */
  bytes: number;
  /** Who deployed it; null for the platform itself. */
  created_by: string | null;
  /** RFC 3339, UTC, milliseconds. */
  created_date: string;
}

export interface Link {
  /** `self`, `first`, `prev`, `next` or `last`. */
  rel: string;
  /** URL of the page. */
  href: string;
}

export interface ListMetadata {
  /** Matches before paging. */
  total: number;
  /** Item offset of this page. */
  offset: number;
  /** Items on this page. */
  count: number;
  /** Effective page size. */
  limit: number;
}

export interface Me {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Login name. */
  username: string;
  /** E-mail address, or empty. */
  email: string;
  /** First name, or empty. */
  first_name: string;
  /** Last name, or empty. */
  last_name: string;
  /** A person of the account, a visitor, or a program. */
  type: IdentityType;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Scope of the access token, separated by blanks. */
  scope: string;
}

/** What is known of a stored file. */
export interface MediaFile {
  /** Id of the file. */
  file_id: string;
  /** Name of the file. Path and control characters are taken away. */
  file_name: string;
  /** What a person reads. */
  file_title: string;
  /** Free text. */
  description: string;
  /**
   * `image`, `audio`, `video`, `document`, `other`, or a category of yours; made out from the content when absent.
   */
  file_category: "image" | "audio" | "video" | "document" | "other" | (string & {});
  /** Media type, made out from the content. */
  content_type: string;
  /** Bytes. */
  file_size: number;
  /** SHA-256 of the content, hexadecimal. */
  checksum: string;
  /** Signed URL of the content, which needs no token. Only when it was asked for. */
  content_url?: string;
  /** When `content_url` ends. RFC 3339, UTC, milliseconds. */
  content_url_expires?: string;
  /** Owner; null for a file of the global library. */
  user_uuid: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Whether it is in the global library. */
  global: boolean;
  /** Users who may read it besides. */
  shared_with: string[];
  /** Whether it was deleted; its content goes 30 days later. */
  deleted: boolean;
  /** Of an image, with `include_thumbnails`. */
  thumbnails?: {
    /** Longer side, in pixels. */
    size: number;
    /** Signed URL. */
    url: string;
  }[];
  /** RFC 3339, UTC, milliseconds. */
  created_datetime: string;
  /** RFC 3339, UTC, milliseconds. */
  updated_datetime: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface MediaShare {
  /** Who may read it: a user of the same account tree. */
  user_uuid: string;
}

/** A file to store. */
export interface MediaUpload {
  /** The content, at most 100 MB unless the installation says otherwise. */
  file: FileInput;
  /** Name of the file; that of the part `file` when absent. */
  file_name?: string;
  /** What a person reads; the name without its extension when absent. */
  file_title?: string;
  /** Free text; what `filter` searches too. */
  description?: string;
  /**
   * `image`, `audio`, `video`, `document`, `other`, or a category of yours; made out from the content when absent.
   */
  file_category?: "image" | "audio" | "video" | "document" | "other" | (string & {});
}

/** A text, by SMS or MMS, in a conversation. */
export interface Message {
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
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
  /** UUID of the context, lower case. */
  context_uuid: string;
}

export type MessageChannel = "sms" | "mms";

/** A part of a message. */
export interface MessageContent {
  /** Any other word counts as `file`. */
  type: "text" | "image" | "video" | "audio" | "file" | (string & {});
  /** The text, or where the file is: a URL (https). Those of messages that came in are good for a day. */
  body: string;
}

export interface MessageCreate {
  /** UUID of the conversation's context, not of the conversation. A phone number opens a conversation with it. */
  to: string;
  /** A number of the user's, or of the account's and nobody's. */
  from: string;
  channel: MessageChannel;
  /** Texts, joined by newlines, and at most ten files. With files it goes out as MMS. */
  content: MessageContent[];
  /** When to send it, within 35 days. RFC 3339. At once when absent. */
  send_at?: string;
  /** Seconds from then on in which it must have been sent, else it fails; a day when absent. */
  validity_period?: number;
}

/**
 * Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound:
 * `received`.
 */
export type MessageStatus = "queued" | "sent" | "delivered" | "undelivered" | "failed" | "received";

export interface MfaSetting {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  type: MfaType;
  /** Address or number (E.164) that codes go to. */
  source: string;
  /** Whether it is asked for at sign-in. */
  active: boolean;
  /** Whether a code sent there has come back. */
  confirmed: boolean;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface MfaSetup {
  /** To be sent back with the code. */
  token: string;
  type: MfaType;
  /** Address or number that the code went to. */
  source: string;
  /** Seconds until the code ends. */
  expires_in: number;
}

export type MfaType = "EMAIL" | "SMS";

/** Stands for a row that was deleted while others still refer to it. */
export interface MissingResourceRow {
  reference: string;
  missing: true;
}

/** A number with which it did not work. */
export interface NumberFailure {
  /** As it was given. */
  number: string;
  /** 400 no number, 404 not there, 409 somebody else's. */
  code: number;
  /** Why, in words. */
  message: string;
}

export interface NumbersDeprovision {
  /** The numbers: E.164, or as dialled in North America. */
  numbers: string[];
  /** Key of the carrier; `VI` when absent. */
  provider?: string;
  /** The account; that of the access token when absent. */
  account_uuid?: string;
  /** Only those assigned to this user. */
  user_uuid?: string;
  /** Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. */
  country_format?: string;
}

export interface NumbersHelp {
  /** As they were given. */
  numbers: string[];
  /** Their reply to HELP now; null for the platform's own. */
  help_text: string | null;
}

export interface NumbersHelpUpdate {
  /** The numbers: E.164, or as dialled in North America. */
  numbers: string[];
  /** Reply to HELP; empty or null for the platform's own. */
  help_text?: string | null;
  /** Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. */
  country_format?: string;
}

export interface NumbersProvision {
  /** The numbers: E.164, or as dialled in North America. */
  numbers: string[];
  /** The account; that of the access token when absent. */
  account_uuid?: string;
  /** A user of that account to assign them to. */
  user_uuid?: string;
  /** Key of the carrier; `VI` when absent. */
  provider?: string;
  /** Reply to HELP; empty or null for the platform's own. */
  help_text?: string | null;
  /** Whether they are meant for a 10DLC campaign; true when absent. */
  is_campaign?: boolean;
  /** A reference of one's own; kept as text. Null for none. */
  reference_id?: string | number | null;
  /** Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. */
  country_format?: string;
}

export interface NumbersReference {
  /** As they were given. */
  numbers: string[];
  /** Their reference now; null when none. */
  reference_id: string | null;
  /** Words to it; null when none. */
  reference_text: string | null;
}

/** What is absent stays as it is. */
export interface NumbersReferenceUpdate {
  /** The numbers: E.164, or as dialled in North America. */
  numbers: string[];
  /** A reference of one's own; kept as text. Null for none. */
  reference_id?: string | number | null;
  /** Words to the reference. */
  reference_text?: string;
  /** Country whose way to write numbers is meant, ISO 3166-1 alpha-2; `US` when absent. */
  country_format?: string;
}

export interface OauthClient {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** Client id of the OAuth protocol. */
  public_id: string;
  /** `connect` for programs that act by themselves, `web` and `native` for those that people sign in to. */
  application_type: "connect" | "web" | "native";
  grant_types: GrantType[];
  /** User whom the client's own tokens act for. */
  app_user: string | null;
  /** Scopes that the client's tokens may have. */
  scope: string[];
  /** UUID of the policy, lower case. */
  policy_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Where the sign-in page may send people back to, compared exactly. */
  redirect_uris: string[];
  /** Runs where no secret can be kept (RFC 6749, 2.1) and has none. */
  public: boolean;
  /** Whether its password grant asks for a second factor from those who have one. */
  mfa: boolean;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface OauthClientCreate {
  /** Need not be unique. */
  name: string;
  description?: string;
  /** `connect` for programs that act by themselves, `web` and `native` for those that people sign in to. */
  application_type?: "connect" | "web" | "native";
  grant_types?: GrantType[];
  /** User whom the client acts for; the caller when absent. */
  app_user?: string;
  redirect_uris?: string[];
  /** False when absent. */
  public?: boolean;
}

export interface OauthClientPolicy {
  /** UUID, lower case. */
  uuid: string;
}

export interface OauthClientScopes {
  scope: string[];
}

export interface OauthClientWithSecret {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** Client id of the OAuth protocol. */
  public_id: string;
  /** `connect` for programs that act by themselves, `web` and `native` for those that people sign in to. */
  application_type: "connect" | "web" | "native";
  grant_types: GrantType[];
  /** User whom the client's own tokens act for. */
  app_user: string | null;
  /** Scopes that the client's tokens may have. */
  scope: string[];
  /** UUID of the policy, lower case. */
  policy_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Where the sign-in page may send people back to, compared exactly. */
  redirect_uris: string[];
  /** Runs where no secret can be kept (RFC 6749, 2.1) and has none. */
  public: boolean;
  /** Whether its password grant asks for a second factor from those who have one. */
  mfa: boolean;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** Shown this once. Public clients have none. */
  secret?: string;
  /** `complete` when the change is done. */
  resource_status?: string;
}

export interface OauthPolicy {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** The most that tokens under this policy can get. */
  scopes: string[];
}

export interface OauthScope {
  /** `default`, or the name of a permission. */
  name: string;
  description: string;
  /** Whether a client has it from the start. */
  default: boolean;
}

export interface OauthToken {
  /** The token itself for the user whom it acts for; for others a handle that validate and invalidate take. */
  access_token: string;
  /** Whether a user signed in, or a client by itself. */
  token_type: "user" | "client";
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Login name of the user. */
  user_name: string;
  /** Public id of the client. */
  client_id: string;
  /** Scopes, separated by blanks. */
  scope: string;
  /** Device that it was made for; null when none was named. */
  device_id: string | null;
  /** RFC 3339, UTC, whole seconds. */
  issued_at: string;
  /** RFC 3339, UTC, whole seconds. */
  expires_at: string;
}

export interface PasswordPolicy {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** Whether it applies where no account has chosen one. */
  default: boolean;
  /** With `include=rules`. */
  rules?: PasswordRule[];
}

export interface PasswordRule {
  /** What it is about. */
  name: string;
  /** How much, or whether. */
  value: number | boolean;
  /** The rule in words. */
  description: string;
}

/** A permission on one resource, and the role and group through which it is held. */
export interface PermissionAccess {
  permission: {
    /** UUID, lower case. */
    uuid: string;
    name: string;
    action: string;
    resource_type: string;
  };
  role: RoleRef;
  user_group: GroupRef;
}

export interface PermissionCreate {
  /** `<resource_type>.<action>`. */
  name: string;
  /** Part of the name. */
  resource_type: string;
  /** Part of the name. */
  action: string;
  /** Free text. */
  description?: string;
}

/** What a role can hold. */
export interface PermissionEntry {
  /** UUID, lower case. */
  uuid: string;
  /** `<resource_type>.<action>`. */
  name: string;
  /** What it is about, such as `account`. */
  resource_type: string;
  /** What it allows, such as `read`. */
  action: string;
  /** Free text. */
  description: string;
  /** Null for entries of the catalogue. */
  type: string | null;
  /** Whether the caller holds it anywhere and so may assign it there. */
  allowed: boolean;
}

export interface PermissionList {
  /** UUIDs of them. */
  permissions: string[];
}

export interface PermissionRef {
  /** UUID, lower case. */
  uuid: string;
  type: "permission";
}

/** A text as a handset of the dev phone shows it. */
export interface PhoneMessage {
  /** UUID, lower case. */
  uuid: string;
  /** As the handset sees it. */
  direction: "received" | "sent";
  /** Number of the handset. E.164. */
  phone: string;
  /** Number of the platform at the other end. E.164. */
  number: string;
  text: string;
  /** Addresses of pictures and other media. */
  media: string[];
  /** RFC 3339, UTC, milliseconds. */
  datetime: string;
}

export interface PhoneMessageCreate {
  /** Number of the handset: any that is not of the platform. */
  from: string;
  /** Phone number: E.164, or as dialled in North America. */
  to: string;
  text: string;
  /** URLs. */
  media?: string[];
}

/** Something that users can be entitled to. */
export interface Product {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** Type of products: letters, digits, `_`, `.` and `-`, at most 64. */
  type: string;
  /** The OAuth application that the product belongs to. */
  application_uuid: string;
  /** Whether it is offered: others cannot be entitled to. */
  active: boolean;
  /** Whether an entitlement to it is `Pending` until it is activated. */
  async: boolean;
  /** Free, kept as it is. */
  metadata: Record<string, unknown>;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface ProductDisable {
  /** The product. */
  product_uuid: string;
}

export interface ProductEnabled {
  status: "accepted";
}

export interface ProductTypeDisable {
  /** The type of products. */
  name: string;
}

/** Only what is present changes; a product that was read can be given back whole. */
export interface ProductUpdate {
  name?: string;
  description?: string;
  /** Type of products: letters, digits, `_`, `.` and `-`, at most 64. */
  type?: string;
  /** The OAuth application that the product belongs to. */
  application_uuid?: string;
  /** Whether it is offered: others cannot be entitled to. */
  active?: boolean;
  /** Whether an entitlement to it is `Pending` until it is activated. */
  async?: boolean;
  /** Free, kept as it is. */
  metadata?: Record<string, unknown>;
}

/** A named text attached to a user, such as a preference. */
export interface Property {
  /** UUID, lower case. */
  uuid: string;
  context: "user";
  /** Made by the client for each property; tells apart those of one name. */
  context_uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  name: string;
  /** Text, at most 64 KiB. */
  value: string;
  /** What a person reads; the name when absent. */
  label: string;
  /** The name when absent. */
  description: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface PropertyCreate {
  context: "user";
  name: string;
  /** Text, at most 64 KiB. */
  value: string;
  /** What a person reads; the name when absent. */
  label?: string;
  /** The name when absent. */
  description?: string;
  /** UUID of the context, lower case. */
  context_uuid?: string;
}

/** Only what is present changes; read-only members are ignored. */
export interface PropertyUpdate {
  name?: string;
  /** Text, at most 64 KiB. */
  value?: string;
  /** What a person reads; the name when absent. */
  label?: string;
  /** The name when absent. */
  description?: string;
}

/** A company whose OAuth service users can connect to. */
export interface Provider {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** `identity` for those that people sign in to. */
  type: "identity" | (string & {});
  policies: ProviderPolicy[];
  /** Picture to show; null when there is none. */
  logo_url: string | null;
  /** Where the provider asks for consent. */
  authorization_endpoint: string;
}

/** A user's consent to a provider under one of its policies. */
export interface ProviderConnection {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the provider, lower case. */
  provider_uuid: string;
  /** UUID of the policy, lower case. */
  policy_uuid: string;
  /** Name of the account at the provider; tells apart several of one user. */
  user_name: string;
  /** Only an `active` one gives tokens; the others must be authorized again. */
  status: "active" | "expired" | "revoked";
  /** What the provider has granted. */
  scopes: string[];
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** A set of scopes under which users connect to a provider. */
export interface ProviderPolicy {
  /** UUID, lower case. */
  uuid: string;
  /** How users connect. */
  type: "oauth" | (string & {});
  name: string;
  /** What the provider is asked for, in its own words. */
  scopes: string[];
}

/** A provider's access token, good for at least a minute. Its refresh token stays here. */
export interface ProviderToken {
  /** To call the provider with. */
  access_token: string;
  /** `Bearer`, unless the provider says otherwise. */
  token_type: string;
  /** Seconds left; null when the provider does not say. */
  expires_in: number | null;
  /** What it is good for, separated by blanks. */
  scope: string;
  /** UUID of the provider, lower case. */
  provider_uuid: string;
  /** UUID of the policy, lower case. */
  policy_uuid: string;
  /** UUID of the connection, lower case. */
  connection_uuid: string;
  /** Name of the account at the provider. */
  user_name: string;
}

/** What a provider says of a user who has connected to it. */
export interface ProviderUserProfile {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the provider, lower case. */
  provider_uuid: string;
  /** Name of the provider. */
  provider_name: string;
  /** UUID of the connection, lower case. */
  connection_uuid: string;
  /** Name of the account at the provider. */
  user_name: string;
  /** Null when the provider does not tell. */
  email: string | null;
  /** Null when the provider does not tell. */
  display_name: string | null;
  /** URL of a picture; null when the provider does not tell. */
  picture: string | null;
  /** When the provider was last asked. RFC 3339, UTC, whole seconds. */
  fetched_date: string;
}

export interface ProvisionResult {
  /** The numbers with which it worked, as they were given. */
  enabled: string[];
  failed: NumberFailure[];
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The user they are assigned to; null when nobody's. */
  user_uuid: string | null;
  /** Key of the carrier. */
  provider: string;
  /** The reference they got; null when none. */
  reference_id: string | null;
}

/** A telephone number in use by an account. */
export interface ProvisionedNumber {
  /** UUID, lower case. */
  uuid: string;
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
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The user it is assigned to; null when nobody's. */
  user_uuid: string | null;
  /** Reply to HELP; null for the platform's own. */
  help_text: string | null;
  /** Whether it is meant for a 10DLC campaign. */
  is_campaign: boolean;
  /** The campaign it sends for; null when none. */
  campaign_id: string | null;
  /** Brand of that campaign; null when none. */
  brand_id: string | null;
  /** The owner's own reference. */
  reference_id: string | null;
  /** Words to it. */
  reference_text: string | null;
  /** ISO 3166-1 alpha-2. */
  country_format: string;
  /** `pending` while the carrier prepares it. */
  status: "active" | "pending" | "failed";
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** A notification on its way; how it ends is told by events, device by device. */
export interface PushNotification {
  /** UUID, lower case. */
  uuid: string;
  /** Key of the application. */
  application: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Devices it was sent to. */
  device_ids: string[];
  /** Headline. */
  title?: string;
  /** Text. */
  message?: string;
  data?: Record<string, unknown>;
  /** Merged into APNs' `aps` (`ios`) and into FCM's `android`. */
  platform_specific_data?: PushPlatformData;
  /** `partial`: accepted for some of the devices. */
  status: "accepted" | "partial" | "failed";
  /** One for each device. */
  results: PushResult[];
  /** RFC 3339, UTC, milliseconds. */
  datetime: string;
}

/**
 * What to send to whom: at least one of `title`, `message` and `data`; the finished payload holds at most 4096 bytes.
 */
export interface PushNotificationCreate {
  /** Key of the application. */
  application: string;
  /** Whom to notify. */
  user_uuid: string;
  /** Devices of that user; an empty list reaches all that are registered for the application. */
  device_ids: string[];
  /** Heading that the device shows. */
  title?: string;
  /** Text that the device shows. */
  message?: string;
  /** For the application; without title and message the device shows nothing. */
  data?: Record<string, unknown>;
  /** Merged into APNs' `aps` (`ios`) and into FCM's `android`. */
  platform_specific_data?: PushPlatformData;
}

/** Merged into APNs' `aps` (`ios`) and into FCM's `android`. */
export type PushPlatformData = {
  ios?: Record<string, unknown>;
  android?: Record<string, unknown>;
  [name: string]: unknown;
};

/** A device that can be sent notifications for one application. */
export interface PushRegistration {
  /** UUID, lower case. */
  uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Names the installation; stays the same for its lifetime. */
  device_id: string;
  /** Registration token of FCM, or device token of APNs. */
  push_token: string;
  /** Key of the application. */
  application: string;
  /** What the device runs. */
  platform: "android" | "ios" | "web";
  /** `invalid` once the push service has said that the token is dead. */
  status: "active" | "invalid";
  /** RFC 3339, UTC, milliseconds. */
  created_datetime: string;
  /** RFC 3339, UTC, milliseconds. */
  updated_datetime: string;
}

export interface PushRegistrationCreate {
  /** Whose device it is. */
  user_uuid: string;
  /** Names the installation; stays the same for its lifetime. */
  device_id: string;
  /** Registration token of FCM, or device token of APNs. */
  push_token: string;
  /** Key of the application. */
  application: string;
  /**
   * What the device runs. Told from the token when unknown; older applications send their trace here, which counts as
   * that.
   */
  platform: "android" | "ios" | "web" | (string & {}) | Record<string, unknown>;
}

/** What becomes of a notification on one device. */
export interface PushResult {
  /** The device. */
  device_id: string;
  /** Null for a device that is not registered. */
  platform: "android" | "ios" | "web" | null;
  /** `accepted`: handed to the push service. */
  status: "accepted" | "not_registered" | "failed" | (string & {});
  /** What went wrong, else null. */
  error: string | null;
}

/** A link between two accounts: `source` depends on `target`. */
export interface Relationship {
  /** UUID, lower case. */
  uuid: string;
  /** `parent` for the structural link, other lower-case words for others. */
  type: string;
  source: AccountSummary;
  target: AccountSummary;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface RelationshipCreate {
  /** `parent` when absent. */
  type?: string;
  /** A UUID, or an object with one. */
  source?: string | {
    /** UUID, lower case. */
    uuid: string;
  };
  /** A UUID, or an object with one. */
  target?: string | {
    /** UUID, lower case. */
    uuid: string;
  };
  /** UUID of the source, lower case. */
  source_uuid?: string;
  /** UUID of the target, lower case. */
  target_uuid?: string;
}

export interface ReportAggregate {
  column: string;
  /** How the column's values become one. */
  fn: "count" | "sum" | "avg" | "min" | "max";
  /** One value for each value of this column; absent = one for all rows. */
  group_by?: string;
  /** Name of the result. */
  as: string;
}

export interface ReportColumn {
  name: string;
  /** What people read; the name when absent. */
  label?: string;
  /** How to show it, such as `date`. */
  type?: string;
  /** Where the value is in a row, parts separated by dots; the name when absent. */
  path?: string;
}

/** Where a report's rows come from. */
export interface ReportDataSource {
  /** `activity`: the activity log. `local`: the rows in `local_data`. */
  source_type: "activity" | "local" | (string & {});
  /** Type of the activities; it need not be registered yet. */
  activity?: string;
  /** Rows of the template's own; with `activity` they are added as samples. */
  local_data?: Record<string, unknown>[];
}

/** A condition that rows must meet. */
export interface ReportLimit {
  column: string;
  /** Comparison: `>=`, `>`, `<=`, `<`, `=` or `!=`. */
  op: string;
  /** What to compare with; `$name` is the value of the parameter `name`. */
  value: unknown;
}

/** What has to be given when a report is run; limits name it `$name`. */
export interface ReportParameter {
  name: string;
  /** Dates are given as epoch milliseconds or RFC 3339. */
  type: "date" | "string" | "number" | "boolean" | (string & {});
  /** Value when a run gives none; without it a run must. */
  default?: unknown;
}

export interface ReportParameters {
  /** Values of the template's parameters, by name; dates as epoch milliseconds or RFC 3339. */
  parameters?: Record<string, unknown>;
}

export interface ReportRun {
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** UUID of the report, lower case. */
  report_uuid: string;
}

/** Order of the rows. */
export interface ReportSort {
  primary_column?: string;
  primary_direction?: "ascending" | "descending";
  /** Decides where the first is equal. */
  secondary_column?: string;
  secondary_direction?: "ascending" | "descending";
}

/** A query over activities, to be run as a report. */
export interface ReportTemplate {
  /** UUID of the template, lower case. */
  template_uuid: string;
  name: string;
  description: string;
  /** How front ends show a report first. */
  default_view: "table" | "chart" | "summary" | (string & {});
  /** Where a report's rows come from. */
  data_source: ReportDataSource;
  parameters: ReportParameter[];
  columns: ReportColumn[];
  /** Rows that are kept: those that meet all conditions of any of these lists; an empty list keeps all. */
  limits: ReportLimit[][];
  sort: ReportSort;
  aggregates: ReportAggregate[];
  /** For front ends; the platform only keeps it. */
  visualizations: Record<string, unknown>;
  /** Null for those that the platform brings. */
  account_uuid: string | null;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** A whole template; ids and audit of a template that was read are ignored. */
export interface ReportTemplateInput {
  /** What people find it by; need not be unique. */
  name: string;
  /** Empty when absent. */
  description?: string;
  /** How front ends show a report first: `table` when absent. */
  default_view?: "table" | "chart" | "summary" | (string & {});
  /** Where a report's rows come from. */
  data_source: ReportDataSource;
  /** What has to be given when it is run. */
  parameters?: ReportParameter[];
  /** What a row of the report shows, in order. */
  columns?: ReportColumn[];
  /** Rows that are kept: those that meet all conditions of any of these lists; an empty list keeps all. */
  limits?: ReportLimit[][];
  /** Order of the rows. */
  sort?: ReportSort;
  /** What is computed over the rows. */
  aggregates?: ReportAggregate[];
  /** For front ends; the platform only keeps it. */
  visualizations?: Record<string, unknown>;
}

export interface ResourceCondition {
  /** Dotted path into the content of a row. */
  column: string;
  /** What to compare with: a list for `in`, nothing for `exists`. */
  term?: unknown;
  /** `=`, `contains` and `starts_with` compare texts in any case. */
  operation: "=" | "!=" | "<" | "<=" | ">" | ">=" | "contains" | "starts_with" | "in" | "exists";
}

/** Resources that an OAuth application works with. */
export interface ResourceGroup {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  type: "user" | "admin" | "forbidden";
  /** Created with its application. */
  default: boolean;
  /** UUID of the application, lower case. */
  application_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The resources in it. */
  resources: string[];
  /** Number of them. */
  total_resources: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** `complete` when the change is done. */
  resource_status?: string;
}

export interface ResourceGroupCreate {
  name: string;
  /** Free text. */
  description?: string;
  /** UUIDs of them; none when absent. */
  resources?: string[];
}

/** A table, made from a template. */
export interface ResourceInstance {
  /** Opaque id; not always a UUID. */
  uuid: string;
  /** Opaque id; not always a UUID. */
  template_uuid: string;
  name: string;
  description: string;
  /** Key by which applications find it; several can have the same. */
  type: string | null;
  /** Account that it belongs to, by itself or by its user. */
  account_uuid: string;
  /** User that it belongs to; null for one of the account. */
  user_uuid: string | null;
  /** With `include=rows`, and in answers to a search: one page, the oldest first. */
  rows?: EmbeddedListOf<ResourceRow>;
  /** With `include=references`: what the rows refer to, as ids; with `expand=references` as rows. */
  references?: (string | ResourceRow | MissingResourceRow)[];
  /** With `include=schema`: that of the template. */
  schema?: Record<string, unknown>;
  /** With `include=row_count`: how many rows there are. */
  row_count?: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface ResourceInstanceCreate {
  /** The template. */
  template_uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description?: string;
  /** Key by which applications find it; need not be unique. */
  type?: string;
}

export interface ResourceList {
  /** UUIDs of them. */
  resources: string[];
}

/** A row of a table. */
export interface ResourceRow {
  /** UUID, lower case. */
  uuid: string;
  /** The table. */
  resource_instance_uuid: string;
  /** Names the row across tables: `<template>::<instance>::<row>`. */
  reference: string;
  /** With `include=content`, and in answers to changes. */
  content?: Record<string, unknown>;
  /** Rows that it refers to. With `include=references`, and in answers to changes. */
  references?: string[];
  /** Grows with every change. */
  version: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface ResourceRowCreate {
  /** Values by column, as the schema of the table wants them. When absent, the whole body is taken for it. */
  content?: Record<string, unknown>;
  /** Rows that it refers to. */
  references?: string[];
  /** When given, the table of the path. */
  resource_instance_uuid?: string;
}

export interface ResourceRowUpdate {
  /** Values by column, as the schema of the table wants them. */
  content: Record<string, unknown>;
  /** When given, the change is refused if the row has another by now. */
  version?: number;
}

/** Conditions that all must hold, or `{ and: […] }`, `{ or: […] }`, nested at will. When empty, all rows match. */
export type ResourceSearch = ResourceCondition[] | {
  /** Conditions, or such objects again, that all must hold. */
  and?: (ResourceCondition | Record<string, unknown>)[];
  /** The same, of which one must hold. */
  or?: (ResourceCondition | Record<string, unknown>)[];
};

/** Describes the columns of tables. */
export interface ResourceTemplate {
  /** Opaque id; not always a UUID. */
  uuid: string;
  name: string;
  /** The name in snake case and four hexadecimal digits. */
  slug: string;
  description: string;
  /**
   * JSON Schema (2020-12) of a row's content. A column with `x-reference: { type }` refers to rows of tables of that
   * type; `x-unique: true` allows each value once.
   */
  schema: Record<string, unknown>;
  /** Whose it is. */
  scope: "account" | "user";
  /** Account that it belongs to, by itself or by its user. */
  account_uuid: string;
  /** User that it belongs to; null for one of the account. */
  user_uuid: string | null;
  /** Grows with every change. */
  version: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface ResourceTemplateCreate {
  /** Display name. */
  name: string;
  /** Free text. */
  description?: string;
  /**
   * JSON Schema (2020-12) of a row's content. A column with `x-reference: { type }` refers to rows of tables of that
   * type; `x-unique: true` allows each value once.
   */
  schema: Record<string, unknown>;
}

/** A bundle of permissions that groups can be given. */
export interface Role {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  type: "role_permission";
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Null for the platform's own roles. */
  account_uuid: string | null;
  /** One of the platform's own roles, which nobody may change. */
  system: boolean;
  /** Number of permissions. */
  total_members: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** The permissions, in the order of the catalogue. */
  permissions: string[];
  /** The same permissions. */
  members: PermissionRef[];
  links: Link[];
  /** `complete` when the change is done. */
  resource_status?: string;
}

/** The description is made of the name when it is absent. */
export interface RoleCreate {
  /** Display name. */
  name: string;
  /** Taken and ignored: the type of a role is always `role_permission`. */
  type?: string;
  /** Free text. */
  description?: string;
  /** `Active` or `Inactive`. */
  status?: "Active" | "Inactive";
  /** UUIDs of them; none when absent. */
  permissions?: string[];
}

export interface RoleList {
  /** UUIDs of them. */
  roles: string[];
}

export interface RoleRef {
  /** UUID, lower case. */
  uuid: string;
  /** Name of the role. */
  name: string;
}

/** A role as lists show it. */
export interface RoleSummary {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  type: "role_permission";
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Null for the platform's own roles. */
  account_uuid: string | null;
  /** One of the platform's own roles, which nobody may change. */
  system: boolean;
  /** Number of permissions. */
  total_members: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

export interface RoleUpdate {
  /** Display name. */
  name?: string;
  /** Taken and ignored: the type of a role is always `role_permission`. */
  type?: string;
  /** Free text. */
  description?: string;
}

/** Something that happens at a time, once or again and again. */
export interface SchedulerEvent {
  /** UUID, lower case. */
  uuid: string;
  /** Account of the user. */
  account_uuid: string;
  /** User on whose behalf and with whose rights it fires. */
  user_uuid: string;
  /** First occurrence. RFC 3339; kept as it was sent. */
  start_datetime: string;
  /** IANA time zone in which occurrences are computed, such as `Europe/Berlin`. */
  timezone: string;
  title: string;
  description: string;
  /** Only an `active` event fires; it is `complete` when no occurrence is left. */
  status: SchedulerEventStatus;
  /** Any category of yours; `""` when absent. */
  type: string;
  /**
   * When an event occurs again, counted from its start in its time zone. Days and larger units keep the local time of
   * day.
   */
  frequency: SchedulerFrequency;
  /** What an event starts when it fires. `{}` starts nothing: there is only the notification. */
  trigger: SchedulerTrigger;
  /**
   * To whom the events `scheduler.fired` and `scheduler.failed` are addressed. `{}`: to the event's own account and
   * user.
   */
  notification: SchedulerNotification;
  /** Anything of yours, at most 64 KiB. */
  metadata: Record<string, unknown>;
  /**
   * What becomes of occurrences that the server was too late for, because it was down: `fire_latest`, the default,
   * fires the latest of them when it is at most an hour old; `skip` leaves out everything that is more than a minute
   * late.
   */
  misfire: SchedulerMisfire;
  /**
   * Of a trigger `http`: what its calls are signed with, by Standard Webhooks. Only in the answer to the call that
   * made it.
   */
  signing_secret?: string;
  /** Next occurrence; null when there is none. */
  next_datetime: string | null;
  /** Last occurrence so far; null before the first. */
  last_datetime: string | null;
  /** Occurrences so far. */
  run_count: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/**
 * An event as a whole: what is absent has its default, `active` and `once` among them. Computed members are ignored.
 */
export interface SchedulerEventInput {
  /** User on whose behalf and with whose rights it fires. */
  user_uuid: string;
  /**
   * First occurrence: from five minutes ago, which fires at once, to ten years ahead. RFC 3339; kept as it was sent.
   */
  start_datetime: string;
  /** IANA time zone in which occurrences are computed, such as `Europe/Berlin`. */
  timezone: string;
  /** What it is called. */
  title: string;
  /** Free text. */
  description?: string;
  /** Only an `active` event fires; it is `complete` when no occurrence is left. */
  status?: SchedulerEventStatus;
  /** Any category of yours; `""` when absent. */
  type?: string;
  /** When an event occurs again. What is left out is taken from the event's start. */
  frequency?: SchedulerFrequencyInput;
  /** What an event starts when it fires. `{}` starts nothing: there is only the notification. */
  trigger?: SchedulerTrigger;
  /**
   * To whom the events `scheduler.fired` and `scheduler.failed` are addressed. `{}`: to the event's own account and
   * user.
   */
  notification?: SchedulerNotification;
  /** Anything of yours, at most 64 KiB. */
  metadata?: Record<string, unknown>;
  /**
   * What becomes of occurrences that the server was too late for, because it was down: `fire_latest`, the default,
   * fires the latest of them when it is at most an hour old; `skip` leaves out everything that is more than a minute
   * late.
   */
  misfire?: SchedulerMisfire;
  /** Makes a new `signing_secret` for a trigger `http`, and forgets the old one. */
  rotate_secret?: boolean;
}

/** Only an `active` event fires; it is `complete` when no occurrence is left. */
export type SchedulerEventStatus = "active" | "paused" | "complete" | "cancelled";

/**
 * When an event occurs again, counted from its start in its time zone. Days and larger units keep the local time of
 * day.
 */
export interface SchedulerFrequency {
  /** The unit. */
  type: "once" | "minute" | "hour" | "day" | "week" | "month" | "year";
  /** Every so many units; 1 when absent. */
  interval?: number;
  /** Ends after so many occurrences, the first included. */
  count?: number;
  /** No occurrence after it. RFC 3339; kept as it was sent. */
  end_datetime?: string;
  /**
   * Of a `week`: the days on which it occurs, 0 or `SU` for Sunday to 6 or `SA`. Of a `month` with `specific_weekday`:
   * which weekday.
   */
  day_of_week?: number | "SU" | "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | (number | "SU" | "MO" | "TU" | "WE" | "TH" | "FR" | "SA")[];
  /** Of a `month` or `year`: 1 to 31, -1 for the last day. Months without that day are left out. */
  day_of_month?: number | number[];
  /** Of a `month`: the 1st to 5th `day_of_week` in it, -1 for the last. */
  specific_weekday?: number;
}

/** When an event occurs again. What is left out is taken from the event's start. */
export interface SchedulerFrequencyInput {
  /** The unit, or its adverb, such as `daily` for `day`. */
  type: "once" | "minute" | "hour" | "day" | "week" | "month" | "year" | "minutely" | "hourly" | "daily" | "weekly" | "monthly" | "yearly";
  /** Every so many units; 1 when absent. */
  interval?: number;
  /** Ends after so many occurrences, the first included. */
  count?: number;
  /** No occurrence after it. RFC 3339; kept as it was sent. */
  end_datetime?: string;
  /**
   * Of a `week`: the days on which it occurs, 0 or `SU` for Sunday to 6 or `SA`. Of a `month` with `specific_weekday`:
   * which weekday.
   */
  day_of_week?: number | "SU" | "MO" | "TU" | "WE" | "TH" | "FR" | "SA" | (number | "SU" | "MO" | "TU" | "WE" | "TH" | "FR" | "SA")[];
  /** Of a `month` or `year`: 1 to 31, -1 for the last day. Months without that day are left out. */
  day_of_month?: number | number[];
  /** Of a `month`: the 1st to 5th `day_of_week` in it, -1 for the last. */
  specific_weekday?: number;
}

/** One occurrence of an event whose time has come. */
export interface SchedulerHistoryItem {
  /** UUID, lower case. */
  uuid: string;
  /** The event, which may be deleted by now. */
  event_uuid: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Title of the event at that time. */
  title: string;
  /** Type of the event at that time. */
  type: string;
  /** When it was due. RFC 3339, UTC, milliseconds. */
  scheduled_datetime: string;
  /** When it fired or was skipped. RFC 3339, UTC, milliseconds. */
  fired_datetime: string;
  /**
   * `pending`: the trigger is under way, or is to be tried again. `skipped`: too late, because the server was down. A
   * workflow that starts is a success, whatever it does later.
   */
  status: "pending" | "success" | "failed" | "skipped";
  /** What an event starts when it fires. `{}` starts nothing: there is only the notification. */
  trigger: SchedulerTrigger;
  /** What came of the trigger; empty when nothing was started. */
  result: {
    /** Run of the workflow that was started. */
    instance_uuid?: string;
    /** HTTP status of the function or of the address called. */
    status_code?: number;
    [name: string]: unknown;
  };
  /** What went wrong. */
  error?: string;
}

/**
 * What becomes of occurrences that the server was too late for, because it was down: `fire_latest`, the default, fires
 * the latest of them when it is at most an hour old; `skip` leaves out everything that is more than a minute late.
 */
export type SchedulerMisfire = "fire_latest" | "skip";

/** When an event occurs next. */
export interface SchedulerNextInfo {
  /** UUID of the event, lower case. */
  event_uuid: string;
  /** Next occurrence; null when there is none. */
  next_datetime: string | null;
  /** IANA time zone of the event. */
  timezone: string;
  /** The same in that time zone, with its offset: `2026-03-29T09:00:00.000+02:00`. */
  local_datetime: string | null;
  /** Occurrences left; null when there is no end to them. */
  remaining: number | null;
  /** Only an `active` event fires; it is `complete` when no occurrence is left. */
  status: SchedulerEventStatus;
}

/**
 * To whom the events `scheduler.fired` and `scheduler.failed` are addressed. `{}`: to the event's own account and
 * user.
 */
export interface SchedulerNotification {
  type?: "pubsub";
  /** Account that is told; the event's own when absent. */
  account_uuid?: string;
  /** User who is told; the event's own when absent. */
  user_uuid?: string;
}

/** When something is going to occur. */
export interface SchedulerPreview {
  /** IANA time zone in which occurrences were computed. */
  timezone: string;
  /** The next occurrences, in order; fewer than asked for when there are no more. */
  occurrences: {
    /** RFC 3339, UTC, milliseconds. */
    datetime: string;
    /** The same in the time zone, with its offset: `2026-03-29T09:00:00.000+02:00`. */
    local_datetime: string;
  }[];
}

/** A frequency to look at before it is used. */
export interface SchedulerPreviewInput {
  /** First occurrence. RFC 3339; kept as it was sent. */
  start_datetime: string;
  /** IANA time zone in which occurrences are computed, such as `Europe/Berlin`. */
  timezone: string;
  /** When an event occurs again. What is left out is taken from the event's start. */
  frequency: SchedulerFrequencyInput;
  /** Tells only occurrences after it. RFC 3339; kept as it was sent. */
  after_datetime?: string;
  /** How many occurrences to tell; 10 when absent. */
  count?: number;
}

/** What an event starts when it fires. `{}` starts nothing: there is only the notification. */
export type SchedulerTrigger = {
  type: "workflow";
  /** Template to start. */
  workflow_uuid: string;
  /** Becomes the `input_vars` of the run. */
  parameters?: Record<string, unknown>;
  /** Version to start; the latest active one when absent. */
  version?: string;
  /** State to start in; the first one when absent. */
  start_state?: string;
  /** Group that the run joins. */
  group_uuid?: string;
} | {
  type: "lambda";
  /** Function to invoke. */
  function_name: string;
  /** The function's parameters. */
  parameters?: Record<string, unknown>;
} | {
  type: "http";
  /** Address to call, http or https. */
  url: string;
  /** `POST` when absent. */
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /**
   * Headers to send. Values that are credentials by their name are shown to the event's user only; others see
   * `********`, which leaves the value as it is when it is sent back.
   */
  headers?: Record<string, string>;
  /**
   * Body to send: text as it is, anything else as JSON. When absent, a `scheduler.fired` event in the form of a
   * webhook's.
   */
  body?: unknown;
} | {
  type: "pubsub";
  /** Custom application. */
  app_uuid: string;
  /** Event of that application. */
  event: string;
  /** Data of the event. */
  payload?: Record<string, unknown>;
} | {
  type: "sms";
  /** Number to send from, one that the user may send from. */
  from: string;
  /** Telephone that gets the text. */
  to: string;
  /** What it says. */
  body: string;
} | {
  type: "email";
  /** Address that gets the mail. */
  to: string;
  /** Subject. */
  subject: string;
  /** What it says, as plain text. */
  message: string;
} | Record<string, never>;

/** A role, and the accounts (with all below them) or single resources that it is limited to. */
export interface ScopedRole {
  /** UUID, lower case. */
  role: string;
  /** Accounts or resources, each a UUID or several. */
  scope: {
    account?: string | string[];
    resource?: string | string[];
  }[];
}

/** A short link to a long address. */
export interface ShortUrl {
  /** UUID, lower case. */
  uuid: string;
  /** Last part of the link: 3 to 32 letters, digits, `_` and `-`. Unique on its domain. */
  short_code: string;
  /** The complete link, to give to people. */
  short_url_link: string;
  /** Where the link leads: an absolute http or https URL. */
  url: string;
  /** Host name of the link, one that is set up for the account. */
  short_domain: string;
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `Proxy` fetches the target on behalf of the visitor, `Redirect` answers 302. */
  mode: "Proxy" | "Redirect";
  /** Lifetime in seconds from the creation; 0 = for ever. */
  expires_after: number;
  /** How often the link may be opened; 0 = without limit. */
  max_view_count: number;
  /** Who may open it: anyone, who knows the PIN, or a signed-in user of the account. */
  secure_view: "None" | "Pin" | "Login";
  /** Whether to examine the target's content, where the platform can. */
  analyze_content: boolean;
  /** Whether to keep a copy of the target, where the platform can. */
  save_content: boolean;
  /** Whether to keep a picture of the target, where the platform can. */
  save_preview: boolean;
  /** Whether to keep a small picture of the target, where the platform can. */
  thumbnail: boolean;
  /** How often it was opened. */
  view_count: number;
  /** Null while nobody has opened it. */
  last_view_datetime: string | null;
  /** Null when it does not expire. */
  expires_datetime: string | null;
  /** `expired`: its time is over. `exhausted`: it was opened as often as it may be. */
  status: "active" | "expired" | "exhausted";
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** What is absent: a generated code, the usual domain, `Proxy`, no expiry, no limit, open to anyone. */
export interface ShortUrlCreate {
  /** Where the link leads: an absolute http or https URL. */
  url: string;
  /** Last part of the link: 3 to 32 letters, digits, `_` and `-`. Unique on its domain. */
  short_code?: string;
  /** Host name of the link, one that is set up for the account. */
  short_domain?: string;
  /** The owner; the caller when absent. */
  user_uuid?: string;
  /** The owner's account; the caller's when absent. */
  account_uuid?: string;
  /** `Proxy` fetches the target on behalf of the visitor, `Redirect` answers 302. */
  mode?: "Proxy" | "Redirect";
  /** Lifetime in seconds from the creation; 0 = for ever. */
  expires_after?: number;
  /** How often the link may be opened; 0 = without limit. */
  max_view_count?: number;
  /** Who may open it: anyone, who knows the PIN, or a signed-in user of the account. */
  secure_view?: "None" | "Pin" | "Login";
  /** Needed with `secure_view: "Pin"`; never shown again. */
  secure_pin?: string;
  /** Whether to examine the target's content, where the platform can. */
  analyze_content?: boolean;
  /** Whether to keep a copy of the target, where the platform can. */
  save_content?: boolean;
  /** Whether to keep a picture of the target, where the platform can. */
  save_preview?: boolean;
  /** Whether to keep a small picture of the target, where the platform can. */
  thumbnail?: boolean;
}

export interface SignInForm {
  /** The page's sealed state. */
  request?: string;
  /** User name or e-mail. */
  login?: string;
  /** Password. */
  password?: string;
  /** Second step: from the page that asks for the code. */
  mfa_token?: string;
  /** Second step: `EMAIL` or `SMS`. */
  mfa_type?: string;
  /** Second step: the code. */
  mfa_code?: string;
}

/** A text that belongs to no conversation. */
export interface SimpleSms {
  /** UUID, lower case. */
  uuid: string;
  /** E.164. */
  to: string;
  /** E.164. */
  from: string;
  content: MessageContent[];
  metadata: Record<string, unknown>;
  /**
   * Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound:
   * `received`.
   */
  status: MessageStatus;
  /** RFC 3339, UTC, milliseconds. */
  datetime: string;
  /** Parts in which a carrier sends and counts the text. */
  segments: number;
  /** What its characters need: 160 or 70 of them fit in one segment. */
  encoding: "GSM-7" | "UCS-2";
}

export interface SimpleSmsCreate {
  /** Phone number: E.164, or as dialled in North America. */
  to: string;
  /** Phone number: E.164, or as dialled in North America. */
  from: string;
  /** Texts, joined by newlines, and at most ten files. With files it goes out as MMS. */
  content: MessageContent[];
  /** Repeated in the events that tell of its status. */
  metadata?: Record<string, unknown>;
  /** When to send it, within 35 days. RFC 3339. At once when absent. */
  send_at?: string;
  /** Seconds from then on in which it must have been sent, else it fails; a day when absent. */
  validity_period?: number;
}

/** Where a call can be sent: an extension, a group, a menu and so on of a hosted PBX. */
export interface SipDestination {
  /** The key: a whole number, no UUID. */
  id: number;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** What it is. */
  type: "extension" | "ring_group" | "queue" | "ivr" | "voicemail" | "conference" | "did" | "external";
  /** Label. */
  name: string;
  /** What is dialled from outside; null when it cannot be. */
  number: string | null;
  /** What is dialled inside; null when it cannot be. */
  extension: string | null;
  /** Free text. */
  description: string;
  /** The user behind it; null when nobody's. */
  user_uuid: string | null;
  /** Place it belongs to. */
  site: string | null;
  /** Whether it is in use. */
  active: boolean;
}

/** A destination as an import brings it. */
export interface SipDestinationInput {
  /** The key in the phone system; unique on the platform. */
  id: number;
  /** What it is. */
  type: "extension" | "ring_group" | "queue" | "ivr" | "voicemail" | "conference" | "did" | "external";
  /** Label. */
  name: string;
  /** What is dialled from outside; a telephone number is kept as E.164. */
  number?: string | null;
  /** What is dialled inside. */
  extension?: string | null;
  description?: string;
  /** A user of the account, or of one below; nobody when absent. */
  user_uuid?: string | null;
  /** Place it belongs to. */
  site?: string | null;
  /** Default true. */
  active?: boolean;
}

export interface SipDirectory {
  destinations: SipDestinationInput[];
}

/** Where to deliver which events of the platform. */
export interface Subscription {
  /** UUID of the subscription, lower case. */
  subscription_uuid: string;
  /** User whose events are delivered; `*` for all users of the account. */
  user_uuid?: string;
  /** Account whose events are delivered. */
  account_uuid: string;
  callback: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
    headers: CallbackHeaders;
    /** Whether to keep on trying until the end of the subscription instead of suspending it. */
    keep_alive: boolean;
  };
  /** Names of events by service, such as `{ sms: ['inbound', 'status'] }`. */
  events: Record<string, string[]>;
  /** Query parameters that it was created with; they mean nothing. */
  options?: Record<string, unknown>;
  /** Which events are delivered; absent = all. */
  criteria?: Record<string, unknown>[];
  /** When it ends. RFC 3339, as it was given. */
  expiration_date?: string;
  /** 1 after deliveries have failed for long; 0 set anew resumes them. */
  suspended: 0 | 1;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** The new secret, after it was replaced. */
  signing_secret?: string;
}

export interface SubscriptionCreate {
  /** User whose events to deliver; absent or `*` for all users of the account. */
  user_uuid?: string;
  /** Account whose events to deliver. */
  account_uuid: string;
  callback: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
    headers?: CallbackHeaders;
    /** Whether to keep on trying until the end of the subscription instead of suspending it; false when absent. */
    keep_alive?: boolean;
  };
  /** Names of events by service, such as `{ sms: ['inbound', 'status'] }`. */
  events: Record<string, string[]>;
  /**
   * Which events to deliver: those that meet all members of any of these objects; an empty list means all. A member
   * names a value in the event's data, parts separated by dots, and the value it must have, a list of which it must
   * have one, or an object of `eq`, `ne`, `in`, `gt`, `gte`, `lt`, `lte`, `exists`, `prefix`. `{ property, value }` is
   * the same as `{ [property]: value }`.
   */
  criteria?: Record<string, unknown>[];
  /** When it ends, in the future. RFC 3339. */
  expiration_date?: string;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
}

export interface SubscriptionCreated {
  /** UUID of the subscription, lower case. */
  subscription_uuid: string;
  /** User whose events are delivered; `*` for all users of the account. */
  user_uuid?: string;
  /** Account whose events are delivered. */
  account_uuid: string;
  callback: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
    headers: CallbackHeaders;
    /** Whether to keep on trying until the end of the subscription instead of suspending it. */
    keep_alive: boolean;
  };
  /** Names of events by service, such as `{ sms: ['inbound', 'status'] }`. */
  events: Record<string, string[]>;
  /** Query parameters that it was created with; they mean nothing. */
  options?: Record<string, unknown>;
  /** Which events are delivered; absent = all. */
  criteria?: Record<string, unknown>[];
  /** When it ends. RFC 3339, as it was given. */
  expiration_date?: string;
  /** 1 after deliveries have failed for long; 0 set anew resumes them. */
  suspended: 0 | 1;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** Secret that signs the deliveries (Standard Webhooks), `whsec_…`. Not shown again. */
  signing_secret: string;
}

/** How the endpoint of a subscription is doing. */
export interface SubscriptionHealth {
  /** Deliveries that wait. */
  pending: number;
  /** Deliveries dropped so far because too many were waiting. */
  dropped: number;
  /** Attempts without a usable answer since the last success. */
  consecutive_failures: number;
  /** Until then nothing is sent, because the endpoint fails or has asked for a pause. */
  held_until: string | null;
  /** When a delivery last succeeded. */
  last_success: string | null;
  /** When an attempt last failed. */
  last_failure: string | null;
  /** Why the platform suspended it. */
  suspended_because: string | null;
}

/** Only what is present changes; a subscription that was read can be given back whole. */
export interface SubscriptionUpdate {
  callback?: {
    /** Absolute http or https URL that deliveries are posted to. */
    url: string;
    /** Headers of each delivery, as `[{ "x-name": "value" }]`; other values than texts are sent as their text. */
    headers?: CallbackHeaders;
    /** Whether to keep on trying until the end of the subscription instead of suspending it; false when absent. */
    keep_alive?: boolean;
  };
  /** Names of events by service, such as `{ sms: ['inbound', 'status'] }`. */
  events?: Record<string, string[]>;
  /**
   * Which events to deliver: those that meet all members of any of these objects; an empty list means all. A member
   * names a value in the event's data, parts separated by dots, and the value it must have, a list of which it must
   * have one, or an object of `eq`, `ne`, `in`, `gt`, `gte`, `lt`, `lte`, `exists`, `prefix`. `{ property, value }` is
   * the same as `{ [property]: value }`.
   */
  criteria?: Record<string, unknown>[];
  /** When it ends, in the future. RFC 3339. */
  expiration_date?: string;
  /**
   * Path of a value in the event's data, parts separated by dots: events with the same value are delivered one after
   * the other, in their order, and one that fails holds back those behind it. `*` orders all events. Absent =
   * deliveries do not wait for each other.
   */
  ordered_by?: string;
  /** How much its endpoint can take. */
  limits?: {
    /** Deliveries under way at the same time; 10 when absent. */
    concurrency?: number;
    /** Deliveries begun in a second; unlimited when absent. */
    per_second?: number;
  };
  /** 1 after deliveries have failed for long; 0 set anew resumes them. */
  suspended?: 0 | 1;
  /** True replaces the signing secret; for 24 hours deliveries carry the signatures of both. */
  rotate_secret?: boolean;
}

export interface Subsystem {
  /** `<service>-api`. */
  name: string;
  /** For people to read. */
  display_name: string;
  description: string;
  /** Version of its API. */
  version: string;
  /** Path that its operations begin with. */
  base_path: string;
  /** What it publishes; pickers of webhooks and workflows offer these. */
  events: {
    service: string;
    event: string;
    description: string;
    schema: Record<string, unknown>;
  }[];
  /** The first halves of its permissions' names. */
  resource_types: string[];
  operations: {
    method: string;
    path: string;
    permission: string | null;
  }[];
  /** `disabled`: not part of this installation. */
  health: "ok" | "degraded" | "disabled";
}

export interface TestEvent {
  /** Type of the event: `sms.inbound`. The first that is subscribed to when absent. */
  type?: string;
}

/** A text to or from one telephone, in a conversation or not. Those of a group message are told one by one. */
export interface Text {
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
}

export interface TokenHint {
  /** The token in question. */
  token?: string;
  /** `access_token` or `refresh_token`; both are looked for in any case. */
  token_type_hint?: string;
  /** Clients that do not use HTTP Basic. */
  client_id?: string;
  /** Clients that do not use HTTP Basic. */
  client_secret?: string;
}

export interface TokenInQuestion {
  /** The token, or a handle from the token list. */
  access_token: string;
}

export interface TokenIntrospection {
  /** Whether it can be used. */
  active: boolean;
  scope?: string;
  client_id?: string;
  username?: string;
  token_type?: "bearer";
  /** When it ends, in seconds since 1970. */
  exp?: number;
  /** When it was made, in seconds since 1970. */
  iat?: number;
  /** UUID of the user. */
  sub?: string;
  aud?: string;
  iss?: string;
  jti?: string;
  /** Account of the user. */
  tid?: string;
}

export interface TokenRequest {
  /** `password`, `client_credentials`, `refresh_token` or `authorization_code`. */
  grant_type?: string;
  /** Scopes, separated by blanks or commas; `default` when absent. */
  scope?: string;
  /** Password grant: user name, or the e-mail address if only one identity has it. */
  email?: string;
  /** Password grant: the same as `email`, under the name that RFC 6749 gives it. */
  username?: string;
  /** Password grant. */
  password?: string;
  /** Password grant, second step: the `mfa_token` of the refusal. */
  mfa_token?: string;
  /** Password grant, second step: the code that the user received. */
  mfa_code?: string;
  /** Refresh grant. */
  refresh_token?: string;
  /** Code grant. */
  code?: string;
  /** Code grant: as in the authorization request. */
  redirect_uri?: string;
  /** Code grant: the PKCE verifier (RFC 7636). */
  code_verifier?: string;
  /** Public clients, and clients that do not use HTTP Basic. */
  client_id?: string;
  /** Clients that do not use HTTP Basic. */
  client_secret?: string;
}

export interface TokenResponse {
  /** A JWT. */
  access_token: string;
  token_type: "bearer";
  /** Seconds until the access token expires. */
  expires_in: number;
  /** Absent for client credentials. */
  refresh_token?: string;
  /** What was granted, separated by blanks. */
  scope: string;
}

/** One thing that was used, and whom it is billed to. */
export interface UsageEvent {
  /** UUID, lower case. */
  uuid: string;
  /** The account that is billed. */
  account_uuid: string;
  /** User who caused it; null for the platform itself. */
  user_uuid: string | null;
  /** Application that caused it; null for none. */
  application_uuid: string | null;
  /** What is metered, such as `sms_did_request`: lower-case letters, digits and `_`, at most 64. */
  event_type: string;
  /** Details, as they were recorded. */
  metadata: Record<string, unknown>;
  /** RFC 3339, UTC, whole seconds. */
  created_date: string;
}

export interface UsageEventCreate {
  /** The account to bill. */
  account_uuid: string;
  /** Application that caused it; null for none. */
  application_uuid?: string | null;
  /** What is metered, such as `sms_did_request`: lower-case letters, digits and `_`, at most 64. */
  event_type: string;
  /** Details, at most 64 KiB of JSON; `{}` when absent. */
  metadata?: Record<string, unknown>;
}

/** One run of a usage template. */
export interface UsageReport {
  /** UUID of the report, lower case. */
  report_uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** `SUCCEEDED`, `FAILED` and `CANCELLED` are final. */
  status: "CREATED" | "QUEUED" | "RUNNING" | "SUCCEEDED" | "FAILED" | "CANCELLED";
  /** What it was run with. */
  parameters: Record<string, unknown>;
  /**
   * URL of the result, a CSV file with a header row; there when it has `SUCCEEDED`. Works for 15 minutes, without a
   * token.
   */
  location?: string;
  /** Rows of the result, when there is one. */
  row_count?: number;
  /** Why it has `FAILED`. */
  error?: string;
  /** RFC 3339, UTC, whole seconds. */
  created_date: string;
  /** When it reached its final status. RFC 3339, UTC. */
  completed_date?: string;
  /** When it is removed, 7 days after its creation. RFC 3339, UTC. */
  expires_date: string;
}

/** The period of a report, and what it is narrowed by. */
export interface UsageReportRun {
  /** Beginning of the period, which belongs to it. RFC 3339. */
  since: string;
  /** End of the period, at most 400 days after its beginning. RFC 3339. */
  until: string;
  /** Account to report on; the caller's when absent. */
  account_uuid?: string | null;
  /** Only what this application caused. */
  application_uuid?: string | null;
  /** Only usage of this type. */
  event_type?: string | null;
  /** Rows to skip; 0 when absent. */
  offset?: number | null;
  /** Most rows of the result; all when absent. */
  limit?: number | null;
  /** Values of the template's filters, by name; other names are refused. */
  filter_values?: Record<string, unknown> | null;
}

/** A predefined report over usage events. */
export interface UsageTemplate {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  description: string;
  /** Types of usage events that the report covers; empty = all. */
  event_types: string[];
  /** Columns of the result, in order. */
  columns: string[];
  /** Columns by which events are summed up; empty = one row for each event. */
  group_by: string[];
  /** What a run may be narrowed by. */
  filters: {
    /** Name under which `filter_values` gives the value. */
    name: string;
    /** Type of the value, such as `string` or `date`. */
    type: string;
    /** Comparisons that it can be used with. */
    operators: string[];
  }[];
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** Users who are given roles together. */
export interface UserGroup {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  /** `admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others. */
  type: UserGroupType;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Created with its account or application; cannot be deleted. */
  default: boolean;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** UUID of the application, lower case. */
  application_uuid?: string;
  /** Number of users in it. */
  total_members: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  links: Link[];
  /** `complete` when the change is done. */
  resource_status?: string;
  members: UserRef[];
}

export interface UserGroupCreate {
  /** Display name. */
  name: string;
  /** Free text. */
  description?: string;
  /** UUIDs of them; none when absent. */
  users?: string[];
}

/** A group as lists show it; with `expand=members` the first of its members. */
export interface UserGroupItem {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  /** `admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others. */
  type: UserGroupType;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Created with its account or application; cannot be deleted. */
  default: boolean;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** UUID of the application, lower case. */
  application_uuid?: string;
  /** Number of users in it. */
  total_members: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  links: Link[];
  /** `complete` when the change is done. */
  resource_status?: string;
  /** The first members. */
  members?: EmbeddedListOf<UserGroupMember>;
}

/** A user in a group. */
export interface UserGroupMember {
  /** UUID, lower case. */
  uuid: string;
  type: "user";
  /** First and last name, or the user name when there is none. */
  name: string;
  /** Login name. */
  username: string;
  /** First name, or empty. */
  first_name: string;
  /** Last name, or empty. */
  last_name: string;
  /** E-mail address. */
  email: string;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
}

/** A group without its members. */
export interface UserGroupSummary {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  /** `admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others. */
  type: UserGroupType;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Created with its account or application; cannot be deleted. */
  default: boolean;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** UUID of the application, lower case. */
  application_uuid?: string;
  /** Number of users in it. */
  total_members: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  links: Link[];
  /** `complete` when the change is done. */
  resource_status?: string;
}

/** `admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others. */
export type UserGroupType = "admin" | "user" | "forbidden" | "role_user";

export interface UserGroupUpdate {
  /** Display name. */
  name?: string;
  /** Free text. */
  description?: string;
}

/** A group with the first of its members, under both names that clients know. */
export interface UserGroupWithMembers {
  /** UUID, lower case. */
  uuid: string;
  /** Display name. */
  name: string;
  /** Free text. */
  description: string;
  /** `admin`, `user` (and `forbidden` of applications) for default groups, `role_user` for all others. */
  type: UserGroupType;
  /** `Active` or `Inactive`. */
  status: "Active" | "Inactive";
  /** Created with its account or application; cannot be deleted. */
  default: boolean;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** UUID of the application, lower case. */
  application_uuid?: string;
  /** Number of users in it. */
  total_members: number;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  links: Link[];
  /** `complete` when the change is done. */
  resource_status?: string;
  /** The first members. */
  members: EmbeddedListOf<UserGroupMember>;
  /** The first members. */
  users: EmbeddedListOf<UserGroupMember>;
}

export interface UserList {
  /** UUIDs of them. */
  users: string[];
}

export interface UserRef {
  /** UUID, lower case. */
  uuid: string;
  type: "user";
}

/** A device at which an extension rings. */
export interface VoiceChannel {
  /** UUID, lower case. */
  uuid: string;
  /** How it is connected. */
  type: "sip" | "webrtc" | "mobile";
  /** Where the device is reached. */
  address: string;
  /** Whether it can be called at the moment. */
  registered: boolean;
  /** How the device names itself. */
  user_agent: string;
}

export interface VoiceChannelInput {
  /** How it is connected. */
  type: "sip" | "webrtc" | "mobile";
  /** Where the device is reached. */
  address: string;
  /** Default false. */
  registered?: boolean;
  /** How the device names itself. */
  user_agent?: string;
}

export interface VoiceDirectory {
  extensions: VoiceExtensionInput[];
}

/** A telephone extension of an account's phone system. */
export interface VoiceExtension {
  /** UUID, lower case. */
  uuid: string;
  /** Number to dial, such as `1001`; unique in its account. */
  extension: string;
  /** Label. */
  name: string;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** The user it is assigned to; null when nobody's. */
  user_uuid: string | null;
  /** What it leads to. */
  type: "user" | "queue" | "ivr" | "conference" | "fax" | "park";
  /** What those who are called from it see. */
  caller_id: {
    /** Label. */
    name: string;
    /** E.164; null when calls show none of its own. */
    number: string | null;
  };
  /** Numbers that lead straight to it. */
  did_numbers: string[];
  /** Whether it is in use. */
  status: "active" | "disabled";
  /** With `include=channels`. */
  channels?: VoiceChannel[];
  /** With `include=metadata`. */
  metadata?: Record<string, unknown>;
}

/** An extension as an import brings it: of type `user` and `active` unless it says otherwise. */
export interface VoiceExtensionInput {
  /** Number to dial; unique in its account. */
  extension: string;
  /** Label; the number when absent. */
  name?: string;
  /** A user of the account, or of one below; nobody's when absent. */
  user_uuid?: string | null;
  /** What it leads to. */
  type?: "user" | "queue" | "ivr" | "conference" | "fax" | "park";
  /** What those who are called from it see; its label when absent. */
  caller_id?: {
    name?: string;
    /** Telephone number, however written; a bare one is North American. */
    number?: string | null;
  };
  /** Numbers that lead straight to it. */
  did_numbers?: string[];
  /** Whether it is in use. */
  status?: "active" | "disabled";
  channels?: VoiceChannelInput[];
  /** Whatever belongs to it besides. */
  metadata?: Record<string, unknown>;
}

/** The work that a transition does before the next state is entered. */
export type WorkflowCondition = WorkflowPassthroughCondition | WorkflowLambdaCondition | WorkflowWaitCondition | WorkflowTimerCondition | WorkflowHttpCondition | WorkflowPubsubCondition | WorkflowEventCondition | WorkflowWebhookCondition | WorkflowSubWorkflowCondition | WorkflowJsonataCondition | WorkflowEmailCondition | WorkflowSmsCondition | WorkflowFormCondition;

/** What every kind of condition may have besides its own members. */
export interface WorkflowConditionOptions {
  /** Variable that takes the whole result, such as `$output`. */
  result_path?: string;
  /** Variables to write, in this order, after `result_path`. */
  result?: WorkflowResultMapping[];
  /** False starts the work and goes on at once, whatever comes of it. Default true. */
  blocking?: boolean;
  /** Whether the work is tried again after an error. Not after a timeout. */
  retry?: {
    /** 1 when absent. */
    max_attempts?: number;
    /** Milliseconds before the second attempt. */
    delay_ms?: number;
    /** Factor from one delay to the next; 2 when absent. */
    backoff?: number;
  };
}

/** Which of two transitions leaves a state. */
export interface WorkflowDecision {
  /** A JSON-logic expression over the variables in `data`: `{ ">=": [{ "var": "sum" }, 10] }`. */
  rules: Record<string, unknown>;
  /** Variables of the expression by name: references such as `$output.sum`, or literals. */
  data: Record<string, unknown>;
  /** Transition that is taken when the expression is true. */
  true_transition_name: string;
  /** Transition that is taken otherwise. */
  false_transition_name: string;
}

/** Sends an e-mail. */
export interface WorkflowEmailCondition {
  type: "email";
  data: {
    email_condition: WorkflowConditionOptions & {
      /** Address of the sender. */
      sender: string;
      /** Addresses of the recipients. */
      to: string | string[];
      /** Subject. */
      subject: string;
      /** What it says. */
      message: string;
      /** How the message is written. Default `text`. */
      type?: "text" | "html";
    };
    [name: string]: unknown;
  };
}

/** Pauses until an event happens. The result is the event's data. */
export interface WorkflowEventCondition {
  type: "event";
  data: {
    event_condition: WorkflowConditionOptions & {
      /** Service of the platform, such as `messaging`. */
      service: string;
      /** Event to wait for. */
      event: string;
      /**
       * What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when
       * absent.
       */
      criteria?: Record<string, unknown>[];
    } | WorkflowConditionOptions & {
      /** Custom application. */
      app_uuid: string;
      /** Event to wait for. */
      event: string;
      /**
       * What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when
       * absent.
       */
      criteria?: Record<string, unknown>[];
    };
    [name: string]: unknown;
  };
}

/** How to run a workflow, and what of its variables to answer. */
export interface WorkflowExec {
  /** Dotted path of the variable to answer; `""` answers all of them. */
  workflow_vars_path?: string;
  /** `application/json` when absent; other texts and XML types answer the variable as it is. */
  response_content_type?: string;
  /** Variables to start with, at most 1 MiB. */
  input_vars?: Record<string, unknown>;
  /** UUID of the group to join, which is made when there is none. A new one when absent. */
  group_uuid?: string;
  /** A state of type `start`; the first one when absent. */
  start_state?: string;
}

/** Pauses until a form is submitted. The result is the submission. */
export interface WorkflowFormCondition {
  type: "form";
  data: {
    form_condition: WorkflowConditionOptions & {
      /** Form to wait for. */
      form_uuid: string;
      /**
       * What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when
       * absent.
       */
      criteria?: Record<string, unknown>[];
    };
    [name: string]: unknown;
  };
}

/** Runs that belong together: `master` is the first, `children` are the later ones. */
export interface WorkflowGroup {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  /** To write `cancelled` cancels every unfinished run of the group. It changes only when it is written. */
  status: WorkflowGroupStatus;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Anything of yours. */
  data: Record<string, unknown>;
  /** A run as its group shows it. */
  master: WorkflowGroupMember;
  /** The later runs of the group. */
  children: WorkflowGroupMember[];
}

export interface WorkflowGroupData {
  /** Anything of yours. */
  data: Record<string, unknown>;
}

/** A run as its group shows it. */
export interface WorkflowGroupMember {
  /** The run. */
  uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Version of the template that runs. */
  template_version: string;
  /** What became of it. */
  result: {
    /** How it ended; null while it runs. */
    result_type: WorkflowResultType | null;
    /** When it ended; null while it runs. */
    end_datetime: string | null;
    /** Variables as the run left them; null while it runs. */
    workflow_vars: Record<string, unknown> | null;
  };
}

/** A group with those of its parts that were asked for. */
export interface WorkflowGroupParts {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  /** To write `cancelled` cancels every unfinished run of the group. It changes only when it is written. */
  status: WorkflowGroupStatus;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** A run as its group shows it. */
  master?: WorkflowGroupMember;
  /** The later runs of the group. */
  children?: WorkflowGroupMember[];
  /** Anything of yours. */
  data?: Record<string, unknown>;
}

/** To write `cancelled` cancels every unfinished run of the group. It changes only when it is written. */
export type WorkflowGroupStatus = "active" | "complete" | "cancelled";

/** A group as lists show it. */
export interface WorkflowGroupSummary {
  /** UUID, lower case. */
  uuid: string;
  name: string;
  /** To write `cancelled` cancels every unfinished run of the group. It changes only when it is written. */
  status: WorkflowGroupStatus;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** A run as its group shows it. */
  master: WorkflowGroupMember;
}

/** `data` takes the place of what was there. */
export interface WorkflowGroupUpdate {
  /** To write `cancelled` cancels every unfinished run of the group. It changes only when it is written. */
  status: WorkflowGroupStatus;
  /** Anything of yours. */
  data: Record<string, unknown>;
}

/** What became of a run. The last three members are there unless others were asked for. */
export interface WorkflowHistory {
  /** The run. */
  uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Version of the template that runs. */
  template_version: string;
  /** Group of the run. */
  group_uuid: string;
  /** Name of that group. */
  group_name: string;
  /** State that it was started in. */
  start_state: string;
  /** State that it is in; in the answer to a start, the start state. */
  current_state: string;
  /** Variables that it was started with. */
  input_vars: Record<string, unknown>;
  /** How it ended; null while it runs. */
  result_type: WorkflowResultType | null;
  /** RFC 3339, UTC, milliseconds. */
  start_datetime: string;
  /** When it ended; null while it runs. */
  end_datetime: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who started it, and with whose rights it acts. */
  user_uuid: string;
  /** Trace of the start, which all its calls carry on. */
  trace_id: string;
  /** Run that started it as a part of itself; null or absent when none did. */
  parent_uuid?: string | null;
  /** Why it ended in `error`; null otherwise. */
  error: WorkflowRunError | null;
  /** Variables as the run left them. */
  workflow_vars?: Record<string, unknown>;
  /** What it received while it ran. */
  incoming_data?: WorkflowIncomingData[];
  /** Transitions, in the order in which they ended. */
  results?: WorkflowTransitionResult[];
}

/** What became of a run, with what it received. */
export interface WorkflowHistoryIncomingData {
  /** The run. */
  uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Version of the template that runs. */
  template_version: string;
  /** Group of the run. */
  group_uuid: string;
  /** Name of that group. */
  group_name: string;
  /** State that it was started in. */
  start_state: string;
  /** State that it is in; in the answer to a start, the start state. */
  current_state: string;
  /** Variables that it was started with. */
  input_vars: Record<string, unknown>;
  /** How it ended; null while it runs. */
  result_type: WorkflowResultType | null;
  /** RFC 3339, UTC, milliseconds. */
  start_datetime: string;
  /** When it ended; null while it runs. */
  end_datetime: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who started it, and with whose rights it acts. */
  user_uuid: string;
  /** Trace of the start, which all its calls carry on. */
  trace_id: string;
  /** Run that started it as a part of itself; null or absent when none did. */
  parent_uuid?: string | null;
  /** Why it ended in `error`; null otherwise. */
  error: WorkflowRunError | null;
  /** What it received while it ran. */
  incoming_data: WorkflowIncomingData[];
}

/** What became of a run, with the results of one transition. */
export interface WorkflowHistoryResults {
  /** The run. */
  uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Version of the template that runs. */
  template_version: string;
  /** Group of the run. */
  group_uuid: string;
  /** Name of that group. */
  group_name: string;
  /** State that it was started in. */
  start_state: string;
  /** State that it is in; in the answer to a start, the start state. */
  current_state: string;
  /** Variables that it was started with. */
  input_vars: Record<string, unknown>;
  /** How it ended; null while it runs. */
  result_type: WorkflowResultType | null;
  /** RFC 3339, UTC, milliseconds. */
  start_datetime: string;
  /** When it ended; null while it runs. */
  end_datetime: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who started it, and with whose rights it acts. */
  user_uuid: string;
  /** Trace of the start, which all its calls carry on. */
  trace_id: string;
  /** Run that started it as a part of itself; null or absent when none did. */
  parent_uuid?: string | null;
  /** Why it ended in `error`; null otherwise. */
  error: WorkflowRunError | null;
  /** Transitions, in the order in which they ended. */
  results: WorkflowTransitionResult[];
}

/** What became of a run, with its variables. */
export interface WorkflowHistoryVars {
  /** The run. */
  uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Version of the template that runs. */
  template_version: string;
  /** Group of the run. */
  group_uuid: string;
  /** Name of that group. */
  group_name: string;
  /** State that it was started in. */
  start_state: string;
  /** State that it is in; in the answer to a start, the start state. */
  current_state: string;
  /** Variables that it was started with. */
  input_vars: Record<string, unknown>;
  /** How it ended; null while it runs. */
  result_type: WorkflowResultType | null;
  /** RFC 3339, UTC, milliseconds. */
  start_datetime: string;
  /** When it ended; null while it runs. */
  end_datetime: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who started it, and with whose rights it acts. */
  user_uuid: string;
  /** Trace of the start, which all its calls carry on. */
  trace_id: string;
  /** Run that started it as a part of itself; null or absent when none did. */
  parent_uuid?: string | null;
  /** Why it ended in `error`; null otherwise. */
  error: WorkflowRunError | null;
  /** Variables as the run left them. */
  workflow_vars: Record<string, unknown>;
}

/** Calls another system. The result is `{ status, headers, body }`. */
export interface WorkflowHttpCondition {
  /** `rest` is another name of the same. */
  type: "http" | "rest";
  data: {
    http_condition: WorkflowConditionOptions & {
      /** `POST` when absent. */
      method?: string;
      /** Address to call. */
      url: string;
      /** Headers to send. */
      headers?: Record<string, string>;
      /** Query parameters. */
      query?: Record<string, unknown>;
      /**
       * Body to send: text as it is, anything else as JSON. Texts `$path` and `^path` are replaced by the variable of that
       * path, `%name%` inside a text by the variable's text.
       */
      body?: unknown;
      /** Whose access token is sent: nobody's, of whoever started the run, or of the client. Default `none`. */
      auth?: "none" | "caller" | "client";
      /** Statuses that are no error, as numbers or ranges; `200-299` when absent. */
      success_codes?: (number | string)[];
      /** Longest answer in bytes; 1 MiB when absent. */
      max_bytes?: number;
      /** Default true. */
      follow_redirects?: boolean;
    };
    [name: string]: unknown;
  };
}

/** Something that a run received. */
export interface WorkflowIncomingData {
  /** RFC 3339, UTC, milliseconds. */
  datetime: string;
  /** What it came by, such as `event` or `webhook`. */
  source: string;
  /** Transition that waited for it. */
  transition_uuid: string;
  data: unknown;
}

/** A run of a workflow. */
export interface WorkflowInstance {
  /** The run. */
  uuid: string;
  /** UUID of the template, lower case. */
  template_uuid: string;
  /** Version of the template that runs. */
  template_version: string;
  /** Group of the run. */
  group_uuid: string;
  /** Name of that group. */
  group_name: string;
  /** State that it was started in. */
  start_state: string;
  /** State that it is in; in the answer to a start, the start state. */
  current_state: string;
  /** Variables that it was started with. */
  input_vars: Record<string, unknown>;
  /** How it ended; null while it runs. */
  result_type: WorkflowResultType | null;
  /** RFC 3339, UTC, milliseconds. */
  start_datetime: string;
  /** When it ended; null while it runs. */
  end_datetime: string | null;
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Who started it, and with whose rights it acts. */
  user_uuid: string;
  /** Trace of the start, which all its calls carry on. */
  trace_id: string;
  /** Run that started it as a part of itself; null or absent when none did. */
  parent_uuid?: string | null;
  /** A run that is `waiting` waits for a time, an event or an answer. */
  status: WorkflowInstanceStatus;
  /** Variables as they stand; absent when the start asked for none. */
  workflow_vars?: Record<string, unknown>;
}

/** A run that is `waiting` waits for a time, an event or an answer. */
export type WorkflowInstanceStatus = "running" | "waiting" | "complete" | "cancelled" | "error" | "timeout";

/** Computes a value. The result is that value. */
export interface WorkflowJsonataCondition {
  type: "jsonata";
  data: {
    jsonata_condition: WorkflowConditionOptions & {
      /** JSONata, over `{ vars, input, globals }`. */
      expression: string;
    };
    [name: string]: unknown;
  };
}

/** Invokes a function. The result is the body that it returns. */
export interface WorkflowLambdaCondition {
  type: "lambda";
  data: {
    lambda_condition: WorkflowConditionOptions & {
      /** Function to invoke. */
      function_name: string;
      /**
       * A reference to an object, or an object; `{}` when absent. Texts `$path` and `^path` are replaced by the variable
       * of that path, `%name%` inside a text by the variable's text.
       */
      parameters?: string | Record<string, unknown>;
    };
    [name: string]: unknown;
  };
}

/** Does nothing and goes on at once; `{}` is the same. The result is `{}`. */
export interface WorkflowPassthroughCondition {
  type?: "passthrough";
  data?: {
    /** What every kind of condition may have besides its own members. */
    passthrough_condition?: WorkflowConditionOptions;
    [name: string]: unknown;
  };
}

/** Broadcasts an event of a custom application. The result is the receipt. */
export interface WorkflowPubsubCondition {
  type: "pubsub";
  data: {
    pubsub_condition: WorkflowConditionOptions & {
      /** Custom application. */
      app_uuid: string;
      /** Event of that application. */
      event: string;
      /**
       * Data of the event, an object or a reference to one. Texts `$path` and `^path` are replaced by the variable of that
       * path, `%name%` inside a text by the variable's text.
       */
      payload?: unknown;
    };
    [name: string]: unknown;
  };
}

/** Writes one variable: `workflow_vars[name]`. What is not found is null. */
export type WorkflowResultMapping = {
  source: "constant";
  /** Variable to write; a dotted path writes inside it. */
  name: string;
  /** The value itself, any JSON. */
  path: unknown;
} | {
  source: "result" | "workflow_vars";
  /** Variable to write; a dotted path writes inside it. */
  name: string;
  /** Where the value is found in the result or among the variables, such as `a.b[2]`; `$` is the whole result. */
  path: string;
};

/** How a run ended. */
export type WorkflowResultType = "complete" | "cancelled" | "error" | "timeout";

/** What a run stumbled over. */
export interface WorkflowRunError {
  /** Code of the error, a number in most cases. */
  code: unknown;
  /** What went wrong. */
  message: string;
  /** State that it happened in. */
  state: string;
  /** Transition that failed. */
  transition: string;
}

/** A run, wrapped: `object` has all of it. */
export interface WorkflowRunningInstance {
  /** UUID, lower case. */
  uuid: string;
  /** State that the run is in. */
  current_state: string;
  /** A run that is `waiting` waits for a time, an event or an answer. */
  status: WorkflowInstanceStatus;
  /** A run of a workflow. */
  object: WorkflowInstance;
}

/** Sends a text message. */
export interface WorkflowSmsCondition {
  type: "sms";
  data: {
    sms_condition: WorkflowConditionOptions & {
      /** Number to send from. */
      from: string;
      /** Number to send to. */
      to: string;
      /** What it says. */
      body: string;
    };
    [name: string]: unknown;
  };
}

/** How to start a run. Null is the same as absent. */
export interface WorkflowStart {
  /** Version; the latest active one when absent. */
  version?: string | null;
  /** A state of type `start`; the first one when absent. */
  start_state?: string | null;
  /** Variables to start with, at most 1 MiB. */
  input_vars?: Record<string, unknown> | null;
  /** UUID of the group to join, which is made when there is none. A new one when absent. */
  group_uuid?: string | null;
  /** Name of a new group; an existing one keeps its own. */
  group_name?: string | null;
  /** Whether the answer has `workflow_vars`. Default true. */
  return_workflow_vars?: boolean | null;
  /** Whether to answer only when the run has ended, but after 30 seconds in any case. Default false. */
  wait_until_finish?: boolean | null;
}

/** Where a run can stand. It begins in a `start`, ends in a `finish`, and chooses its way in a `decision`. */
export type WorkflowState = {
  /** UUID, lower case. */
  uuid: string;
  /** What transitions call it; unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** Place on an editor's canvas; kept as it is. */
  position?: {
    x: number;
    y: number;
  };
  type: "start";
  /** What starts a run of the latest active version; `manual`, when absent, leaves it to the start calls. */
  trigger?: WorkflowTrigger;
} | {
  /** UUID, lower case. */
  uuid: string;
  /** What transitions call it; unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** Place on an editor's canvas; kept as it is. */
  position?: {
    x: number;
    y: number;
  };
  type: "decision";
  /** Which of two transitions leaves a state. */
  decision: WorkflowDecision;
} | {
  /** UUID, lower case. */
  uuid: string;
  /** What transitions call it; unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** Place on an editor's canvas; kept as it is. */
  position?: {
    x: number;
    y: number;
  };
  /** A `finish` ends the run. */
  type: "normal" | "finish";
};

/** Where a run can stand. It begins in a `start`, ends in a `finish`, and chooses its way in a `decision`. */
export type WorkflowStateInput = {
  /** Made up when absent. */
  uuid?: string;
  /** What transitions call it; unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** Place on an editor's canvas; kept as it is. */
  position?: {
    x: number;
    y: number;
  };
  type: "start";
  /** What starts a run of the latest active version; `manual`, when absent, leaves it to the start calls. */
  trigger?: WorkflowTrigger;
} | {
  /** Made up when absent. */
  uuid?: string;
  /** What transitions call it; unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** Place on an editor's canvas; kept as it is. */
  position?: {
    x: number;
    y: number;
  };
  type: "decision";
  /** Which of two transitions leaves a state. */
  decision: WorkflowDecision;
} | {
  /** Made up when absent. */
  uuid?: string;
  /** What transitions call it; unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** Place on an editor's canvas; kept as it is. */
  position?: {
    x: number;
    y: number;
  };
  /** A `finish` ends the run. */
  type: "normal" | "finish";
};

/** Runs another workflow. The result is `{ uuid, result_type, workflow_vars }`; one that fails is an error. */
export interface WorkflowSubWorkflowCondition {
  type: "workflow";
  data: {
    workflow_condition: WorkflowConditionOptions & {
      /** Template to start. */
      template_uuid: string;
      /** Version; the latest active one when absent. */
      version?: string;
      /** State to start in; the first one when absent. */
      start_state?: string;
      /**
       * Variables of the run, or a reference to an object. Texts `$path` and `^path` are replaced by the variable of that
       * path, `%name%` inside a text by the variable's text.
       */
      input_vars?: string | Record<string, unknown>;
      /** Whether the run joins this one's group. Default `inherit`. */
      group?: "inherit" | "new";
    };
    [name: string]: unknown;
  };
}

/** One version of a workflow: its states and the transitions between them. */
export interface WorkflowTemplate {
  /** The same for all versions. */
  uuid: string;
  /** Semantic version; with the uuid it names one definition. */
  version: string;
  /** Need not be unique; may differ between versions. */
  name: string;
  /** Free text. */
  description: string;
  /**
   * `active` can be started; `inactive` cannot; `deprecated` only when its version is named; to write `deleted`
   * deletes the version.
   */
  status: WorkflowTemplateStatus;
  /** Any category of yours. */
  type?: string;
  states: WorkflowState[];
  transitions: WorkflowTransition[];
  /**
   * Constants that every run can read. Only for whoever may update the template; what looks like a secret is `***`.
   */
  globals?: Record<string, unknown>;
  /** Who may read and start it besides those with the permissions. */
  users?: {
    /** UUID of the account, lower case. */
    account_uuid: string;
    user_uuids: string[];
  };
  /** With `expand=versions` or `show_versions`; the highest first. */
  versions?: WorkflowTemplateVersion[];
  /** Owner. */
  account_uuid: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
  /** When it is stored: what is allowed, but hardly what was meant. */
  warnings?: string[];
}

/** One version of a workflow as a whole; `active` unless it says otherwise. */
export interface WorkflowTemplateInput {
  /** An existing one gets a further version; made up when absent. */
  uuid?: string;
  /** Semantic version. Absent: `0.0.1` for a new template, the highest when one is replaced. */
  version?: string;
  /** Need not be unique; may differ between versions. */
  name: string;
  /** Free text. */
  description?: string;
  /**
   * `active` can be started; `inactive` cannot; `deprecated` only when its version is named; to write `deleted`
   * deletes the version.
   */
  status?: WorkflowTemplateStatus;
  /** Any category of yours. */
  type?: string;
  /** At least one `start` and one `finish`. */
  states: WorkflowStateInput[];
  transitions: WorkflowTransitionInput[];
  /** Constants that every run can read. `***` keeps what is stored. */
  globals?: Record<string, unknown>;
  /** Who may read and start it besides those with the permissions. */
  users?: {
    /** UUID of the account, lower case. */
    account_uuid: string;
    user_uuids: string[];
  };
}

/**
 * `active` can be started; `inactive` cannot; `deprecated` only when its version is named; to write `deleted` deletes
 * the version.
 */
export type WorkflowTemplateStatus = "active" | "inactive" | "deprecated" | "deleted";

/** What there is to know of a version without its states. */
export interface WorkflowTemplateVersion {
  /** Semantic version; with the uuid it names one definition. */
  version: string;
  /**
   * `active` can be started; `inactive` cannot; `deprecated` only when its version is named; to write `deleted`
   * deletes the version.
   */
  status: WorkflowTemplateStatus;
  description: string;
  /** Who created and last changed a resource, and when. */
  audit: Audit;
}

/** Pauses until a moment. */
export interface WorkflowTimerCondition {
  type: "timer";
  data: {
    timer_condition: WorkflowConditionOptions & {
      /** Moment, RFC 3339; without an offset it is local time in `timezone`. One that is over goes on at once. */
      until: string;
      /** IANA time zone. */
      timezone?: string;
    };
    [name: string]: unknown;
  };
}

/**
 * The way from one state to the next, and the work that is done on it. Of several that leave a state, the first to end
 * wins.
 */
export interface WorkflowTransition {
  /** Under which its results are found in the history. */
  uuid: string;
  /** Unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** State that it leaves. */
  start_state: string;
  /** State after success. */
  next_state: string;
  /** State after an error. Absent: the run ends in error. */
  next_error_state?: string;
  /** State after a timeout. Absent, or no text: `next_error_state`, else the run ends in timeout. */
  next_timeout_state?: string | number | boolean | null;
  /** Milliseconds, as number or digits; 0 or absent: none. */
  timeout?: number | string;
  /** The work that a transition does before the next state is entered. */
  condition: WorkflowCondition;
}

/**
 * The way from one state to the next, and the work that is done on it. Of several that leave a state, the first to end
 * wins.
 */
export interface WorkflowTransitionInput {
  /** Made up when absent. */
  uuid?: string;
  /** Unique in the version. */
  name: string;
  /** Free text. */
  description?: string;
  /** State that it leaves. */
  start_state: string;
  /** State after success. */
  next_state: string;
  /** State after an error. Absent: the run ends in error. */
  next_error_state?: string;
  /** State after a timeout. Absent, or no text: `next_error_state`, else the run ends in timeout. */
  next_timeout_state?: string | number | boolean | null;
  /** Milliseconds, as number or digits; 0 or absent: none. */
  timeout?: number | string;
  /** The work that a transition does before the next state is entered. */
  condition?: WorkflowCondition;
  /** Older spelling of `condition`; `[]` is a passthrough. */
  conditions?: unknown[] | WorkflowCondition;
}

/** A transition that a run took. */
export interface WorkflowTransitionResult {
  /** UUID of the transition, lower case. */
  transition_uuid: string;
  /** Name of the transition. */
  transition_name: string;
  /** Type of the condition. */
  type: string;
  /** State that it left. */
  start_state: string;
  /** State that followed; null when the run ended here. */
  next_state: string | null;
  /** `cancelled`: another transition won, or the run was cancelled. */
  outcome: "success" | "error" | "timeout" | "cancelled";
  /** 1 for the first. */
  attempt: number;
  /** RFC 3339, UTC, milliseconds. */
  start_datetime: string;
  /** RFC 3339, UTC, milliseconds. */
  end_datetime: string;
  /** What the work gave. */
  result: unknown;
  /** What a run stumbled over. */
  error?: WorkflowRunError;
  /** References that led nowhere. */
  warnings?: string[];
}

/** What starts a run of the latest active version; `manual`, when absent, leaves it to the start calls. */
export type WorkflowTrigger = {
  type: "manual";
} | {
  type: "schedule";
  /** First run. RFC 3339; kept as it was sent. */
  start_datetime: string;
  /** IANA time zone in which runs are computed. */
  timezone: string;
  /** When an event occurs again. What is left out is taken from the event's start. */
  frequency: SchedulerFrequencyInput;
  /** `input_vars` of the runs. */
  parameters?: Record<string, unknown>;
} | {
  type: "pubsub";
  /** Service of the platform, such as `messaging`. */
  service: string;
  /** Event to wait for. */
  event: string;
  /**
   * What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when
   * absent.
   */
  criteria?: Record<string, unknown>[];
} | {
  type: "pubsub";
  /** Custom application. */
  app_uuid: string;
  /** Event to wait for. */
  event: string;
  /**
   * What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when
   * absent.
   */
  criteria?: Record<string, unknown>[];
} | {
  type: "webhook";
  /** Methods that count; `POST` alone when absent. */
  methods?: string[];
  /** Signs what is sent to the URL. */
  secret?: string;
  /** Where a call starts a run; in answers only. */
  url?: string;
} | {
  type: "form";
  /** Form whose submissions start a run. */
  form_uuid: string;
  /**
   * What the event's data must be like: one of these objects must fit it. As in subscriptions; anything fits when
   * absent.
   */
  criteria?: Record<string, unknown>[];
};

/** Pauses for a time, whatever the transition's `timeout` is. The result is `{ waited_ms }`. */
export interface WorkflowWaitCondition {
  type: "wait";
  data: {
    wait_condition: WorkflowConditionOptions & {
      /** How long, in milliseconds: a number, a text of digits, or a reference. */
      wait_value: number | string;
    };
    [name: string]: unknown;
  };
}

/**
 * Pauses until the URL in `workflow_vars._callbacks[<name of the transition>]` is called. The result is `{ headers,
 * query, body }`.
 */
export interface WorkflowWebhookCondition {
  type: "webhook";
  data: {
    webhook_condition: WorkflowConditionOptions & {
      /** Methods that count; `POST` alone when absent. */
      methods?: string[];
      /** Signs what is sent to the URL. */
      secret?: string;
    };
    [name: string]: unknown;
  };
}

/** What can be uploaded as a file: bytes, a stream of the web or of Node, or a text. */
export type FileInput =
  | Blob
  | ArrayBuffer
  | ArrayBufferView
  | ReadableStream<Uint8Array>
  | AsyncIterable<Uint8Array | string>
  | string;
