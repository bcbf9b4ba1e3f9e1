/**
 * The permission catalogue: what roles can hold. Listing order is this order (rows top to bottom, actions left to right).
 * `user` marks what the seeded role AccountUser holds; AccountAdmin holds everything except `permission.create`.
 */
const catalogue = {
  account: [
    ["update", false],
    ["read", true],
    ["create", false],
    ["delete", false],
    ["suspend", false],
  ],
  identity: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  identity_policy: [
    ["read", false],
    ["update", false],
  ],
  user_group: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  role: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  permission: [
    ["read", true],
    ["create", false],
  ],
  resource_group: [
    ["create", false],
    ["read", false],
    ["update", false],
  ],
  oauth_client: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  oauth_token: [
    ["read", false],
    ["delete", false],
  ],
  product: [
    ["read", false],
    ["update", false],
  ],
  entitlement: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  provider: [
    ["read", false],
    ["update", false],
  ],
  connection: [
    ["read", false],
    ["delete", false],
  ],
  property: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  object: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  conversation: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  message: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  sms: [["create", false]],
  sms_number: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  sms_brand: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  sms_campaign: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  chat_channel: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  chat_message: [["create", false]],
  contact: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  email: [["create", true]],
  push_registration: [
    ["create", false],
    ["read", false],
    ["delete", false],
  ],
  push_notification: [["create", false]],
  voice_extension: [["read", true]],
  media: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  media_global: [
    ["create", false],
    ["update", false],
    ["delete", false],
  ],
  short_url: [
    ["create", false],
    ["read", false],
    ["delete", false],
  ],
  workflow: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
    ["execute", true],
  ],
  scheduler: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  pubsub: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
    ["broadcast", false],
  ],
  lambda: [
    ["read", true],
    ["execute", true],
    ["update", false],
  ],
  form: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  form_submission: [
    ["create", true],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  resource: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  resource_template: [
    ["create", false],
    ["read", false],
    ["update", false],
    ["delete", false],
  ],
  activity: [
    ["create", true],
    ["read", false],
  ],
  activity_type: [
    ["create", false],
    ["read", true],
  ],
  report_template: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  report: [
    ["create", false],
    ["read", false],
  ],
  usage_event: [
    ["create", false],
    ["read", false],
  ],
  usage_report: [
    ["create", false],
    ["read", false],
  ],
  usage_template: [
    ["create", false],
    ["read", true],
    ["update", false],
    ["delete", false],
  ],
  billing: [["read", false]],
  destination: [
    ["read", true],
    ["update", false],
  ],
} as const satisfies Record<string, readonly (readonly [action: string, user: boolean])[]>;

type Catalogue = typeof catalogue;
export type ResourceType = keyof Catalogue;
/** Every permission name, `<resource_type>.<action>`. */
export type Permission = { [R in ResourceType]: `${R}.${Catalogue[R][number][0]}` }[ResourceType];

export interface CatalogueEntry {
  readonly name: Permission;
  readonly resource_type: ResourceType;
  readonly action: string;
  /** Also in the seeded role AccountUser. */
  readonly user: boolean;
}

/** The catalogue as a list, in listing order. */
export const permissions: readonly CatalogueEntry[] = Object.entries(catalogue).flatMap(([resource_type, actions]) =>
  actions.map(([action, user]) => ({ name: `${resource_type}.${action}`, resource_type, action, user }) as CatalogueEntry),
);
