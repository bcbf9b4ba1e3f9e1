import { Type } from "typebox";
import {
  anyToken,
  bearerArg,
  bodyArg,
  exactly,
  fieldArg,
  filtersArg,
  needs,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  queryArg,
  service,
  stringQueryArg,
  traceArg,
} from "./operation.ts";
import { Address, Audit, Link, List, pageQuery, Status, Uuid } from "./schemas.ts";

export const IdentityType = Type.Union([Type.Literal("user"), Type.Literal("guest"), Type.Literal("service")], {
  title: "IdentityType",
  description: "A person of the account, a visitor, or a program.",
});

/** What is stored may be longer than what is accepted today, so answers carry no lengths. */
const alias = (maxLength?: number) => {
  const bound = maxLength === undefined ? {} : { minLength: 1, maxLength };
  return {
    sms: Type.Optional(Type.String({ ...bound, description: "Telephone number, as the client sent it." })),
    nickname: Type.Optional(Type.String(bound)),
    email: Type.Optional(Type.String(bound)),
  };
};

export const Alias = Type.Object(alias(), {
  title: "Alias",
  description: "By what others reach an identity. Each value belongs to one identity of the platform at most.",
});
export const AliasChange = Type.Object(alias(320), {
  title: "AliasChange",
  minProperties: 1,
  description: "What is present is added or replaced; at least one.",
});
export const Aliases = Type.Object({ aliases: Type.Array(Alias, { description: "None, or one object that holds all." }) });

export const Identity = Type.Object(
  {
    uuid: Uuid,
    account_uuid: Uuid,
    username: Type.String({ description: "Login name, unique on the platform in any case." }),
    type: IdentityType,
    first_name: Type.String(),
    middle_name: Type.String(),
    last_name: Type.String(),
    email: Type.String(),
    phone: Type.String({ description: "E.164, or empty." }),
    address: Address,
    status: Status,
    provider: Type.String({ description: "`local` when the password is kept here." }),
    external_id: Type.String(),
    reference: Type.String(),
    aliases: Type.Optional(Type.Array(Alias, { description: "With `include=alias`: none, or one object that holds all." })),
    properties: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "With `include=properties`." })),
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
    audit: Audit,
    links: Type.Array(Link),
  },
  { title: "Identity" },
);

const text = (maxLength: number, description?: string) =>
  Type.Optional(Type.Union([Type.String({ maxLength }), Type.Null()], description === undefined ? {} : { description }));
const personName = Type.String({ minLength: 1, maxLength: 255 });
const profile = {
  middle_name: text(255),
  email: text(320, "E-mail address."),
  phone: text(64, "Telephone number; E.164, or as dialled in North America."),
  address: Type.Optional(Type.Union([Address, Type.Null()])),
  reference: text(4096, "Free text."),
};

export const IdentityCreate = Type.Object(
  {
    ...profile,
    account_uuid: Type.Optional(Type.Union([Uuid, Type.Null()], { description: "When given, the account of the path." })),
    username: Type.String({
      minLength: 1,
      maxLength: 255,
      pattern: "^\\S(?:.*\\S)?$",
      description: "Login name, unique on the platform in any case; usually the e-mail address. No blanks around it.",
    }),
    type: IdentityType,
    first_name: personName,
    last_name: personName,
    status: Type.Optional(Status),
    provider: text(255, "`local` when absent; any other keeps no password here."),
    external_id: text(255, "Id in another system."),
    password: Type.Optional(
      Type.Union([Type.String({ maxLength: 1024 }), Type.Null()], {
        description: "Without one, a local identity is mailed a token to set it.",
      }),
    ),
  },
  { title: "IdentityCreate" },
);
export const IdentityUpdate = Type.Object(
  {
    ...profile,
    type: Type.Optional(IdentityType),
    first_name: Type.Optional(personName),
    last_name: Type.Optional(personName),
  },
  { title: "IdentityUpdate", description: "Only what is present changes; null clears; read-only members are ignored." },
);

export const Me = Type.Object(
  {
    user_uuid: Uuid,
    account_uuid: Uuid,
    username: Type.String(),
    email: Type.String(),
    first_name: Type.String(),
    last_name: Type.String(),
    type: IdentityType,
    status: Status,
    scope: Type.String({ description: "Scope of the access token, separated by blanks." }),
  },
  { title: "Me" },
);

export const MfaType = Type.Union([Type.Literal("EMAIL"), Type.Literal("SMS")], { title: "MfaType" });
const mfaTypeText = Type.String({ maxLength: 16, description: "`EMAIL` or `SMS`, in any case." });
const mfaSource = Type.String({ minLength: 1, maxLength: 320, description: "Address or number that codes go to." });

export const MfaSetting = Type.Object(
  {
    uuid: Uuid,
    user_uuid: Uuid,
    type: MfaType,
    source: Type.String({ description: "Address or number (E.164) that codes go to." }),
    active: Type.Boolean(),
    confirmed: Type.Boolean({ description: "Whether a code sent there has come back." }),
    audit: Audit,
  },
  { title: "MfaSetting" },
);
export const MfaSetup = Type.Object(
  {
    token: Type.String({ description: "To be sent back with the code." }),
    type: MfaType,
    source: Type.String(),
    expires_in: Type.Integer({ description: "Seconds." }),
  },
  { title: "MfaSetup" },
);
export const AccountMfaPolicy = Type.Object(
  { account_uuid: Uuid, required: Type.Array(MfaType, { description: "Empty when none is required." }) },
  { title: "AccountMfaPolicy" },
);

export const PasswordRule = Type.Object(
  {
    name: Type.String(),
    value: Type.Union([Type.Integer(), Type.Boolean()]),
    description: Type.String(),
  },
  { title: "PasswordRule" },
);
const policyFields = {
  uuid: Uuid,
  name: Type.String(),
  description: Type.String(),
  default: Type.Boolean({ description: "Whether it applies where no account has chosen one." }),
};
export const PasswordPolicy = Type.Object(
  { ...policyFields, rules: Type.Optional(Type.Array(PasswordRule, { description: "With `include=rules`." })) },
  { title: "PasswordPolicy" },
);
export const AccountPasswordPolicy = Type.Object(
  {
    ...policyFields,
    rules: Type.Array(PasswordRule),
    account_uuid: Uuid,
    inherited: Type.Boolean({ description: "Chosen by an account above, or the platform's default." }),
  },
  { title: "AccountPasswordPolicy" },
);

const loginName = Type.String({
  minLength: 1,
  maxLength: 320,
  description: "User name, or an e-mail address that only one identity has.",
});
const password = Type.String({ minLength: 1, maxLength: 1024 });

const identityParams = { user_uuid: Uuid };
const accountParams = { account_uuid: Uuid };
const tokenParams = { token: Type.String() };
const include = Type.Array(Type.String(), { description: "`alias`, `properties`: comma list or repeated." });
const filters = {
  username: Type.String(),
  name: Type.String({ description: "Part of the full name, any case." }),
  email: Type.String(),
  phone: Type.String(),
  status: Type.String(),
  type: Type.String(),
  external_id: Type.String(),
  reference: Type.String(),
};
const paged = {
  limit: 10,
  max: 100,
  sort: ["last_name", "first_name"],
  sortable: ["username", "name", "first_name", "last_name", "email", "status", "type", "created_date", "modified_date"],
} as const;

const self = "the identity itself";
const T1 = bearerArg("null accessToken");
const T2 = bearerArg("null access token");
const userUuid = (fallback: string, name = "userUuid") => pathArg("user_uuid", name, fallback);
/** The account parameter of the policy functions has the default of an unrelated one; callers see it on the wire. */
const policyAccount = pathArg("account_uuid", "accountUUID", "null password token");
const mfaUser = userUuid("null password token", "userUUID");

export const identity = service({
  name: "identity",
  namespace: "Identity",
  prefix: "/identity",
  title: "Identity",
  description: "The users of accounts: profiles, passwords, aliases, second factors, and the policies for them.",
  operations: {
    createIdentity: operation({
      method: "POST",
      path: "/identity/accounts/{account_uuid}/identities",
      summary: "Create an identity in an account.",
      description: "A local identity without a password is mailed a token with which to set one; it is good for seven days.",
      access: needs("identity.create"),
      params: accountParams,
      body: IdentityCreate,
      responses: { 202: Identity },
      errors: ["conflict"],
      positional: {
        args: [T1, pathArg("account_uuid", "accountUUID", "null accountUUID"), bodyArg(), traceArg],
        outcome: "async-body",
      },
    }),
    getIdentity: operation({
      method: "GET",
      path: "/identity/identities/{user_uuid}",
      summary: "Read one identity.",
      access: ownOr(self, "identity.read"),
      params: identityParams,
      query: { include },
      responses: { 200: Identity },
      positional: { args: [T1, userUuid("null uuid"), traceArg, queryArg("include", "include")], outcome: "body" },
    }),
    getMyIdentityData: operation({
      method: "GET",
      path: "/identity/users/me",
      summary: "Tell who the caller is.",
      access: anyToken,
      responses: { 200: Me },
      positional: { args: [T2, traceArg], outcome: "body" },
    }),
    modifyIdentity: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/modify",
      summary: "Change an identity.",
      access: ownOr(self, "identity.update"),
      params: identityParams,
      body: IdentityUpdate,
      responses: { 200: Identity },
      positional: { args: [T1, userUuid("null userUuid"), bodyArg(), traceArg], outcome: "body" },
    }),
    modifyIdentityProps: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/properties/modify",
      summary: "Change the free properties of an identity.",
      description: "Members replace those of the same name; null removes one. All together may take 64 KiB.",
      access: ownOr(self, "identity.update"),
      params: identityParams,
      body: Type.Record(Type.String({ maxLength: 255 }), Type.Unknown()),
      responses: { 200: Identity },
      positional: { args: [T1, userUuid("null userUuid"), bodyArg(), traceArg], outcome: "body" },
    }),
    deactivateIdentity: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/deactivate",
      summary: "Make an identity unable to sign in, and revoke its tokens.",
      access: needs("identity.update"),
      params: identityParams,
      responses: { 204: null },
      positional: { args: [T1, userUuid("null userUuid"), traceArg], outcome: exactly(204, "deactivate identity failed") },
    }),
    reactivateIdentity: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/reactivate",
      summary: "Let a deactivated identity sign in again.",
      access: needs("identity.update"),
      params: identityParams,
      responses: { 204: null },
      positional: { args: [T1, userUuid("null userUuid"), traceArg], outcome: exactly(204, "reactivate identity failed") },
    }),
    deleteIdentity: operation({
      method: "DELETE",
      path: "/identity/identities/{user_uuid}",
      summary: "Delete an identity; its user name and aliases can be used again.",
      access: needs("identity.delete"),
      params: identityParams,
      responses: { 202: Identity },
      errors: ["conflict"],
      positional: { args: [T1, userUuid("null uuid"), traceArg], outcome: "async-delete-ok" },
    }),
    listIdentitiesByAccount: operation({
      method: "GET",
      path: "/identity/accounts/{account_uuid}/identities",
      summary: "List the identities of an account that match all filters.",
      access: needs("identity.read"),
      params: accountParams,
      query: { ...pageQuery, ...filters, include },
      responses: { 200: List(Identity) },
      paged,
      positional: {
        args: [T1, pathArg("account_uuid", "accountUUID", "null accountUUID"), ...pageArgs(), filtersArg(), traceArg],
        outcome: "body",
      },
    }),
    listIdentitiesByAccountOrFilter: operation({
      method: "GET",
      path: "/identity/accounts/{account_uuid}/identities/v2",
      summary: "List the identities of an account that match any of the filters.",
      access: needs("identity.read"),
      params: accountParams,
      query: { ...pageQuery, ...filters, include },
      responses: { 200: List(Identity) },
      paged,
    }),
    lookupIdentity: operation({
      method: "GET",
      path: "/identity/identities",
      summary: "Find identities in all accounts visible to the caller.",
      access: needs("identity.read"),
      query: { ...pageQuery, ...filters, include },
      responses: { 200: List(Identity) },
      paged,
      positional: { args: [T1, ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    createAlias: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/aliases",
      summary: "Add or replace aliases of an identity.",
      access: ownOr(self, "identity.update"),
      params: identityParams,
      body: AliasChange,
      responses: { 201: Aliases },
      errors: ["conflict"],
      positional: { args: [T1, userUuid("null user uuid"), bodyArg(), traceArg], outcome: exactly(201, "create alias failed") },
    }),
    updateAliasWithDID: operation({
      method: "PUT",
      path: "/identity/identities/{user_uuid}/aliases/{did}",
      summary: "Set the number at which an identity gets texts.",
      access: ownOr(self, "identity.update"),
      params: { ...identityParams, did: Type.String({ description: "Telephone number." }) },
      responses: { 200: Aliases },
      errors: ["conflict"],
      positional: { args: [T1, userUuid("null user uuid"), pathArg("did", "did", "null DID"), traceArg], outcome: "async-ok" },
    }),
    login: operation({
      method: "POST",
      path: "/identity/users/login",
      summary: "Check a user name and password.",
      description: "It gives no token; the token endpoint does. After ten failures in a row it refuses for a growing while (429).",
      access: anyToken,
      body: Type.Object({ email: loginName, password }),
      responses: { 200: Me },
      errors: ["account_suspended"],
      positional: {
        args: [T2, fieldArg("email", "email", "null email"), fieldArg("password", "pwd", "null pwd"), traceArg],
        outcome: "body",
      },
    }),
    changePassword: operation({
      method: "POST",
      path: "/identity/users/change_password",
      summary: "Change a password, knowing the old one.",
      description: "The bearer is that user, or a client.",
      access: anyToken,
      body: Type.Object({ email: loginName, old_data: password, new_data: password }),
      responses: { 204: null },
      positional: {
        args: [
          T2,
          fieldArg("email", "email", "null email"),
          fieldArg("old_data", "old_data", "null old_data"),
          fieldArg("new_data", "new_data", "null new_data"),
          traceArg,
        ],
        outcome: "any-ok",
      },
    }),
    generatePasswordToken: operation({
      method: "POST",
      path: "/identity/users/password-tokens",
      summary: "Mail a token with which to set a forgotten password.",
      description: "The answer is the same whether or not somebody has the address. The token is good for 30 minutes, once.",
      access: anyToken,
      body: Type.Object({ email: Type.String({ format: "email", maxLength: 320 }) }),
      responses: { 202: Type.Object({ resource_status: Type.Optional(Type.String()) }) },
      positional: { args: [T2, fieldArg("email", "emailAddress", "null emailAddress"), traceArg], outcome: "async-ok" },
    }),
    validatePasswordToken: operation({
      method: "GET",
      path: "/identity/users/password-tokens/{token}",
      summary: "Tell whether a password token can be used.",
      access: anyToken,
      params: tokenParams,
      responses: {
        200: Type.Object({
          email: Type.Union([Type.String(), Type.Null()], { description: "Null when the token cannot be used." }),
        }),
      },
      positional: { args: [T2, pathArg("token", "password_token", "null password token"), traceArg], outcome: "body" },
    }),
    resetPassword: operation({
      method: "PUT",
      path: "/identity/users/password-tokens/{token}",
      summary: "Set a password with a password token.",
      access: anyToken,
      params: tokenParams,
      body: Type.Object({
        email: Type.String({ minLength: 1, maxLength: 320, description: "The address that the token went to." }),
        password,
      }),
      responses: { 204: null },
      positional: { args: [T2, pathArg("token", "passwordToken", "null passwordToken"), bodyArg(), traceArg], outcome: "async-ok" },
    }),
    listPasswordPolicies: operation({
      method: "GET",
      path: "/identity/passwords/policies",
      summary: "List the password policies that accounts can choose from.",
      access: anyToken,
      query: { include: Type.Array(Type.String(), { description: "`rules`." }) },
      responses: { 200: List(PasswordPolicy) },
      paged: { limit: 100, max: 100, sort: [], sortable: [] },
      positional: { args: [T2, stringQueryArg("include", "include"), traceArg], outcome: "body" },
    }),
    getAccountPasswordPolicy: operation({
      method: "GET",
      path: "/identity/accounts/{account_uuid}/password_policy",
      summary: "Read the password policy in force in an account.",
      access: needs("identity_policy.read"),
      params: accountParams,
      responses: { 200: AccountPasswordPolicy },
      positional: { args: [T2, policyAccount, traceArg], outcome: "body" },
    }),
    updateAccountPasswordPolicy: operation({
      method: "PUT",
      path: "/identity/accounts/{account_uuid}/password_policy",
      summary: "Choose the password policy of an account and those below.",
      access: needs("identity_policy.update"),
      params: accountParams,
      body: Type.Object({ uuid: Uuid }),
      responses: { 200: AccountPasswordPolicy },
      errors: ["unknown_reference"],
      positional: { args: [T2, policyAccount, fieldArg("uuid", "policyUUID", "null policy uuid"), traceArg], outcome: "body" },
    }),
    deleteAccountPasswordPolicy: operation({
      method: "DELETE",
      path: "/identity/accounts/{account_uuid}/password_policy",
      summary: "Go back to the password policy of the account above.",
      access: needs("identity_policy.update"),
      params: accountParams,
      responses: { 204: null },
      positional: { args: [T2, policyAccount, traceArg], outcome: "any-ok" },
    }),
    getAccountMFAPolicy: operation({
      method: "GET",
      path: "/identity/accounts/{account_uuid}/mfa",
      summary: "Read which second factors the users of an account must have.",
      access: needs("identity_policy.read"),
      params: accountParams,
      responses: { 200: AccountMfaPolicy },
      positional: { args: [T2, policyAccount, traceArg], outcome: "body" },
    }),
    updateAccountMFAPolicy: operation({
      method: "PUT",
      path: "/identity/accounts/{account_uuid}/mfa",
      summary: "Set which second factors the users of an account and those below must have.",
      access: needs("identity_policy.update"),
      params: accountParams,
      body: Type.Object({ required: Type.Array(mfaTypeText, { maxItems: 16 }) }),
      responses: { 200: AccountMfaPolicy },
    }),
    getIdentityMFA: operation({
      method: "GET",
      path: "/identity/identities/{user_uuid}/mfa",
      summary: "List the second factors of an identity.",
      access: ownOr(self, "identity.update"),
      params: identityParams,
      query: pageQuery,
      responses: { 200: List(MfaSetting) },
      paged: { limit: 10, max: 100, sort: ["type"], sortable: ["type", "source", "active", "confirmed", "created_date"] },
      positional: { args: [T1, userUuid("null uuid"), ...pageArgs(), traceArg], outcome: "body" },
    }),
    updateIdentityMFA: operation({
      method: "PUT",
      path: "/identity/identities/{user_uuid}/mfa/{type}",
      summary: "Switch a second factor on or off.",
      description: "One that was never confirmed cannot be switched on.",
      access: ownOr(self, "identity.update"),
      params: { ...identityParams, type: mfaTypeText },
      body: Type.Object({ active: Type.Boolean(), source: mfaSource }),
      responses: { 200: MfaSetting },
      errors: ["conflict"],
      positional: {
        args: [
          T2,
          mfaUser,
          pathArg("type", "type", "null type"),
          fieldArg("active", "active", false),
          fieldArg("source", "source", "null source"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    deleteIdentityMFASMS: operation({
      method: "DELETE",
      path: "/identity/identities/{user_uuid}/mfa/{type}",
      summary: "Remove a second factor.",
      description: "The source stands in the body, or in the query for clients that cannot send a body with DELETE.",
      access: ownOr(self, "identity.update"),
      params: { ...identityParams, type: mfaTypeText },
      query: { source: Type.String() },
      body: Type.Optional(Type.Object({ source: Type.Optional(mfaSource) })),
      responses: { 204: null },
      errors: ["conflict"],
      positional: {
        args: [T2, mfaUser, fieldArg("source", "source", "null source"), traceArg],
        fixed: { params: { type: "SMS" } },
        outcome: "any-ok",
      },
    }),
    initiateIdentityMFASetup: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/mfa/setup/init",
      summary: "Send a code to an address or number, to prove that it can be reached.",
      access: ownOr(self, "identity.update"),
      params: identityParams,
      body: Type.Object({ type: mfaTypeText, source: mfaSource }),
      responses: { 200: MfaSetup },
      positional: {
        args: [T2, mfaUser, fieldArg("type", "type", "null type"), fieldArg("source", "source", "null source"), traceArg],
        outcome: "body",
      },
    }),
    confirmIdentityMFASetup: operation({
      method: "POST",
      path: "/identity/identities/{user_uuid}/mfa/setup/confirm",
      summary: "Send the code back; the second factor is then active.",
      access: ownOr(self, "identity.update"),
      params: identityParams,
      body: Type.Object({ token: Type.String({ maxLength: 255 }), code: Type.String({ maxLength: 64 }) }),
      responses: { 200: MfaSetting },
      positional: {
        args: [T2, mfaUser, fieldArg("token", "token", "null token"), fieldArg("code", "code", "null code"), traceArg],
        outcome: "body",
      },
    }),
  },
});
