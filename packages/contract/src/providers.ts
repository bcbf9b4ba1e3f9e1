import { Type } from "typebox";
import { anyToken, bearerArg, operation, ownOr, pathArg, publicAccess, queryArg, service, traceArg } from "./operation.ts";
import { Audit, DateSeconds, List, pageQuery, Uuid } from "./schemas.ts";

const orNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const userName = Type.String({ description: "Name of the account at the provider." });

export const ProviderPolicy = Type.Object(
  {
    uuid: Uuid,
    type: Type.Union([Type.Literal("oauth"), Type.String()], { description: "How users connect." }),
    name: Type.String(),
    scopes: Type.Array(Type.String(), { description: "What the provider is asked for, in its own words." }),
  },
  { title: "ProviderPolicy", description: "A set of scopes under which users connect to a provider." },
);

export const Provider = Type.Object(
  {
    uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    type: Type.Union([Type.Literal("identity"), Type.String()], { description: "`identity` for those that people sign in to." }),
    policies: Type.Array(ProviderPolicy),
    logo_url: orNull("Picture to show; null when there is none."),
    authorization_endpoint: Type.String({ description: "Where the provider asks for consent." }),
  },
  { title: "Provider", description: "A company whose OAuth service users can connect to." },
);

export const ProviderConnection = Type.Object(
  {
    uuid: Uuid,
    user_uuid: Uuid,
    provider_uuid: Uuid,
    policy_uuid: Uuid,
    user_name: Type.String({ description: "Name of the account at the provider; tells apart several of one user." }),
    status: Type.Union([Type.Literal("active"), Type.Literal("expired"), Type.Literal("revoked")], {
      description: "Only an `active` one gives tokens; the others must be authorized again.",
    }),
    scopes: Type.Array(Type.String(), { description: "What the provider has granted." }),
    audit: Audit,
  },
  { title: "ProviderConnection", description: "A user's consent to a provider under one of its policies." },
);

export const ProviderToken = Type.Object(
  {
    access_token: Type.String({ minLength: 1, description: "To call the provider with." }),
    token_type: Type.String({ description: "`Bearer`, unless the provider says otherwise." }),
    expires_in: Type.Union([Type.Integer(), Type.Null()], { description: "Seconds left; null when the provider does not say." }),
    scope: Type.String({ description: "What it is good for, separated by blanks." }),
    provider_uuid: Uuid,
    policy_uuid: Uuid,
    connection_uuid: Uuid,
    user_name: userName,
  },
  { title: "ProviderToken", description: "A provider's access token, good for at least a minute. Its refresh token stays here." },
);

export const ProviderUserProfile = Type.Object(
  {
    uuid: Uuid,
    user_uuid: Uuid,
    provider_uuid: Uuid,
    provider_name: Type.String({ description: "Name of the provider." }),
    connection_uuid: Uuid,
    user_name: userName,
    email: orNull("Null when the provider does not tell."),
    display_name: orNull("Null when the provider does not tell."),
    picture: orNull("URL of a picture; null when the provider does not tell."),
    fetched_date: { ...DateSeconds, description: "When the provider was last asked. RFC 3339, UTC, whole seconds." },
  },
  { title: "ProviderUserProfile", description: "What a provider says of a user who has connected to it." },
);

const self = "the user's own";
const user = { user_uuid: { ...Uuid, description: "The user." } };
const provider = { provider_uuid: { ...Uuid, description: "The provider." } };
const paged = (sort: string) => ({ limit: 1000, max: 1000, sort: [sort], sortable: [sort] }) as const;
const policyType = Type.String({ description: "Only providers with a policy of this type, such as `oauth`." });
const authorize = Type.Boolean({
  description:
    "Whether to send the caller to the provider's page (302) when there is no usable connection, which is of use to browsers; a program would get the page's text.",
});
const redirectUrl = Type.String({ description: "Where to return to from the provider's page; must be registered for the client." });
const sameUrl = Type.String({ description: "The same as `redirect_url`." });

export const providers = service({
  name: "providers",
  namespace: "Providers",
  prefix: "/providers",
  title: "Providers",
  description: "Connections of users to other companies' services by OAuth.",
  operations: {
    listAvailableProviders: operation({
      method: "GET",
      path: "/providers/providers",
      summary: "List the providers that there are.",
      access: anyToken,
      query: {
        ...pageQuery,
        type: Type.String({ description: "Type of provider." }),
        "policy.type": policyType,
        name: Type.String({ description: "Part of the name, any case." }),
      },
      responses: { 200: List(Provider) },
      paged: paged("name"),
      positional: {
        args: [bearerArg("null accessToken"), traceArg],
        fixed: { query: { type: "identity", "policy.type": "oauth" } },
        outcome: "body",
      },
    }),
    listUsersProviders: operation({
      method: "GET",
      path: "/providers/users/{user_uuid}/providers",
      summary: "List the providers that a user has connected to.",
      access: ownOr(self, "connection.read"),
      params: user,
      query: { ...pageQuery, "policy.type": policyType },
      responses: { 200: List(Provider) },
      paged: paged("name"),
      positional: {
        args: [bearerArg("null accessToken"), pathArg("user_uuid", "userUUID", "null userUUID"), traceArg],
        fixed: { query: { "policy.type": "oauth" } },
        outcome: "body",
      },
    }),
    listUserProviderConnections: operation({
      method: "GET",
      path: "/providers/users/{user_uuid}/connections",
      summary: "List the connections of a user, the oldest first.",
      access: ownOr(self, "connection.read"),
      params: user,
      query: {
        ...pageQuery,
        policy_uuid: Type.String({ description: "Only those under this policy." }),
        provider_uuid: Type.String({ description: "Only those to this provider." }),
        user_name: Type.String({ description: "Only those of this account at the provider." }),
      },
      responses: { 200: List(ProviderConnection) },
      paged: paged("created_date"),
      positional: {
        args: [
          bearerArg("no accessToken"),
          pathArg("user_uuid", "user_uuid", "no user uuid"),
          queryArg("policy_uuid", "policy_uuid"),
          queryArg("provider_uuid", "provider_uuid"),
          queryArg("user_name", "user_name"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getProviderUserProfiles: operation({
      method: "GET",
      path: "/providers/users/{user_uuid}/profiles",
      summary: "List what the providers say of a user who has connected to them.",
      access: ownOr(self, "connection.read"),
      params: user,
      query: pageQuery,
      responses: { 200: List(ProviderUserProfile) },
      paged: paged("provider_name"),
    }),
    getProviderToken: operation({
      method: "GET",
      path: "/providers/providers/{provider_uuid}/oauth/token",
      summary: "Get an access token for a provider.",
      description:
        "Refreshed first when it is about to expire. A conflict when the user has several connections under the policy and " +
        "`x-login-hint` does not say which.",
      access: ownOr("the caller's own connections", "connection.read"),
      params: provider,
      query: {
        policy_uuid: Type.String({ description: "Policy of the connection. Needed." }),
        authorize,
        redirect_url: redirectUrl,
        redirect_uri: sameUrl,
      },
      headers: {
        "x-login-hint": Type.String({
          description:
            "UUID of the user whose connection it is, or the name of the account at the provider. The caller when absent.",
        }),
      },
      responses: { 200: ProviderToken, 302: null },
      errors: ["unknown_reference", "conflict", "upstream_failed"],
    }),
    getProviderTokenByConnection: operation({
      method: "GET",
      path: "/providers/users/connections/{connection_uuid}/oauth/token",
      summary: "Get an access token of a connection.",
      description: "Refreshed first when it is about to expire.",
      access: ownOr("the caller's own connections", "connection.read"),
      params: { connection_uuid: { ...Uuid, description: "The connection." } },
      query: { authorize },
      responses: { 200: ProviderToken, 302: null },
      errors: ["upstream_failed"],
    }),
    authorizeProvider: operation({
      method: "GET",
      path: "/providers/providers/{provider_uuid}/oauth/authorize",
      summary: "Send a person to the provider's page to connect to it.",
      description: "For browsers. The person proves first who he is, so that nobody connects somebody else.",
      access: publicAccess,
      params: provider,
      query: {
        client_id: Type.String({ description: "Public id of the OAuth client that asks. Needed." }),
        redirect_url: redirectUrl,
        redirect_uri: sameUrl,
        user_uuid: Type.String({ description: "The user who connects. Needed." }),
        policy_uuid: Type.String({ description: "Policy to connect under; the provider's only one when absent." }),
      },
      responses: { 302: null, 200: Type.String({ description: "A page (text/html), to sign in here first." }) },
      errors: ["unknown_reference"],
    }),
  },
});
