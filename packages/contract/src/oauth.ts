import { Type } from "typebox";
import {
  anyToken,
  bearerArg,
  clientAccess,
  exactly,
  fieldArg,
  filtersArg,
  operation,
  ownOr,
  pageArgs,
  pathArg,
  publicAccess,
  service,
  traceArg,
} from "./operation.ts";
import { Audit, DateSeconds, List, pageQuery, Status, Uuid } from "./schemas.ts";

export const GrantType = Type.Union(
  [Type.Literal("client_credentials"), Type.Literal("password"), Type.Literal("refresh_token"), Type.Literal("authorization_code")],
  { title: "GrantType", description: "A way of getting tokens that a client may use." },
);

const ApplicationType = Type.Union([Type.Literal("connect"), Type.Literal("web"), Type.Literal("native")], {
  description: "`connect` for programs that act by themselves, `web` and `native` for those that people sign in to.",
});

const word = (description: string) => Type.Optional(Type.String({ maxLength: 4096, description }));
const scopeText = word("Scopes, separated by blanks or commas; `default` when absent.");

/** What the token endpoint takes; which members are needed depends on the grant. */
export const TokenRequest = Type.Object(
  {
    grant_type: word("`password`, `client_credentials`, `refresh_token` or `authorization_code`."),
    scope: scopeText,
    email: word("Password grant: user name, or the e-mail address if only one identity has it."),
    username: word("Password grant: the same as `email`, under the name that RFC 6749 gives it."),
    password: word("Password grant."),
    mfa_token: word("Password grant, second step: the `mfa_token` of the refusal."),
    mfa_code: word("Password grant, second step: the code that the user received."),
    refresh_token: word("Refresh grant."),
    code: word("Code grant."),
    redirect_uri: word("Code grant: as in the authorization request."),
    code_verifier: word("Code grant: the PKCE verifier (RFC 7636)."),
    client_id: word("Public clients, and clients that do not use HTTP Basic."),
    client_secret: word("Clients that do not use HTTP Basic."),
  },
  { title: "TokenRequest" },
);

export const TokenResponse = Type.Object(
  {
    access_token: Type.String({ description: "A JWT." }),
    token_type: Type.Literal("bearer"),
    expires_in: Type.Integer({ description: "Seconds until the access token expires." }),
    refresh_token: Type.Optional(Type.String({ description: "Absent for client credentials." })),
    scope: Type.String({ description: "What was granted, separated by blanks." }),
  },
  { title: "TokenResponse" },
);

const scopeList = Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { minItems: 1, maxItems: 500 });

const clientFields = {
  uuid: Uuid,
  name: Type.String(),
  description: Type.String(),
  public_id: Type.String({ description: "Client id of the OAuth protocol." }),
  application_type: ApplicationType,
  grant_types: Type.Array(GrantType),
  app_user: Type.Union([Uuid, Type.Null()], { description: "User whom the client's own tokens act for." }),
  scope: Type.Array(Type.String(), { description: "Scopes that the client's tokens may have." }),
  policy_uuid: Uuid,
  account_uuid: Uuid,
  redirect_uris: Type.Array(Type.String(), { description: "Where the sign-in page may send people back to, compared exactly." }),
  public: Type.Boolean({ description: "Runs where no secret can be kept (RFC 6749, 2.1) and has none." }),
  mfa: Type.Boolean({ description: "Whether its password grant asks for a second factor from those who have one." }),
  status: Status,
  audit: Audit,
};

export const OauthClient = Type.Object(clientFields, { title: "OauthClient" });
export const OauthClientWithSecret = Type.Object(
  {
    ...clientFields,
    secret: Type.Optional(Type.String({ description: "Shown this once. Public clients have none." })),
    resource_status: Type.Optional(Type.String()),
  },
  { title: "OauthClientWithSecret" },
);

export const OauthClientCreate = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 255, description: "Need not be unique." }),
    description: Type.Optional(Type.String({ maxLength: 4096 })),
    application_type: Type.Optional(ApplicationType),
    grant_types: Type.Optional(Type.Array(GrantType, { minItems: 1, maxItems: 4, uniqueItems: true })),
    app_user: Type.Optional({ ...Uuid, description: "User whom the client acts for; the caller when absent." }),
    redirect_uris: Type.Optional(Type.Array(Type.String({ format: "uri", maxLength: 2048 }), { maxItems: 20 })),
    public: Type.Optional(Type.Boolean({ description: "False when absent." })),
  },
  { title: "OauthClientCreate" },
);

export const OauthScope = Type.Object(
  {
    name: Type.String({ description: "`default`, or the name of a permission." }),
    description: Type.String(),
    default: Type.Boolean({ description: "Whether a client has it from the start." }),
  },
  { title: "OauthScope" },
);

export const OauthPolicy = Type.Object(
  {
    uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    scopes: Type.Array(Type.String(), { description: "The most that tokens under this policy can get." }),
  },
  { title: "OauthPolicy" },
);

export const OauthToken = Type.Object(
  {
    access_token: Type.String({
      description: "The token itself for the user whom it acts for; for others a handle that validate and invalidate take.",
    }),
    token_type: Type.Union([Type.Literal("user"), Type.Literal("client")]),
    user_uuid: Uuid,
    user_name: Type.String(),
    client_id: Type.String(),
    scope: Type.String(),
    device_id: Type.Union([Type.String(), Type.Null()]),
    issued_at: DateSeconds,
    expires_at: DateSeconds,
  },
  { title: "OauthToken" },
);

/** RFC 7662, 2.2. An inactive token shows nothing but that. */
export const TokenIntrospection = Type.Object(
  {
    active: Type.Boolean(),
    scope: Type.Optional(Type.String()),
    client_id: Type.Optional(Type.String()),
    username: Type.Optional(Type.String()),
    token_type: Type.Optional(Type.Literal("bearer")),
    exp: Type.Optional(Type.Integer()),
    iat: Type.Optional(Type.Integer()),
    sub: Type.Optional(Type.String()),
    aud: Type.Optional(Type.String()),
    iss: Type.Optional(Type.String()),
    jti: Type.Optional(Type.String()),
    tid: Type.Optional(Type.String({ description: "Account of the user." })),
  },
  { title: "TokenIntrospection" },
);

const words = Type.Array(Type.String());

/** RFC 8414; the members of OpenID Connect Discovery that are true here are among them. */
export const AuthorizationServerMetadata = Type.Object(
  {
    issuer: Type.String(),
    authorization_endpoint: Type.String(),
    token_endpoint: Type.String(),
    jwks_uri: Type.String(),
    introspection_endpoint: Type.String(),
    revocation_endpoint: Type.String(),
    scopes_supported: words,
    response_types_supported: words,
    response_modes_supported: words,
    grant_types_supported: words,
    subject_types_supported: words,
    token_endpoint_auth_methods_supported: words,
    introspection_endpoint_auth_methods_supported: words,
    revocation_endpoint_auth_methods_supported: words,
    code_challenge_methods_supported: words,
    authorization_response_iss_parameter_supported: Type.Boolean(),
  },
  { title: "AuthorizationServerMetadata" },
);

const Jwk = Type.Object(
  {
    kty: Type.String(),
    kid: Type.String(),
    alg: Type.String(),
    use: Type.String(),
    n: Type.String(),
    e: Type.String(),
  },
  { title: "Jwk" },
);

const TokenInQuestion = Type.Object(
  { access_token: Type.String({ maxLength: 8192, description: "The token, or a handle from the token list." }) },
  { title: "TokenInQuestion" },
);

const TokenHint = Type.Object(
  {
    token: word("The token in question."),
    token_type_hint: word("`access_token` or `refresh_token`; both are looked for in any case."),
    client_id: word("Clients that do not use HTTP Basic."),
    client_secret: word("Clients that do not use HTTP Basic."),
  },
  { title: "TokenHint" },
);

const params = { client_uuid: Uuid };
const paged = { limit: 10, max: 100, sort: ["-created_date"], sortable: ["created_date", "name"] } as const;
const clientPath = pathArg("client_uuid", "clientUUID", "null clientUUID");
const Html = Type.String({ description: "A page (text/html)." });
const ownClient = "a client that acts for the caller";
const ownToken = "a token that acts for the caller";
const grantErrors = ["invalid_client", "invalid_grant", "unauthorized_client", "invalid_scope"] as const;

/** What the authorization endpoint takes (RFC 6749, 4.1.1; RFC 7636, 4.3). */
const authorizationQuery = {
  response_type: Type.String({ description: "`code`." }),
  client_id: Type.String(),
  redirect_uri: Type.String(),
  scope: Type.String(),
  state: Type.String(),
  code_challenge: Type.String(),
  code_challenge_method: Type.String({ description: "`S256`." }),
};

export const oauth = service({
  name: "oauth",
  namespace: "Oauth",
  prefix: "/oauth",
  title: "Oauth",
  description: "Issues, refreshes, checks and revokes tokens; keeps the OAuth clients with their scopes and policies.",
  operations: {
    requestToken: operation({
      method: "POST",
      path: "/oauth/token",
      host: "auth",
      summary: "Get tokens by one of the OAuth grants.",
      description:
        "RFC 6749. Errors have the members `error` and `error_description` beside the common ones. A password grant with the " +
        "`x-device-id` of an earlier one replaces that session's refresh token; another device id begins a session of its own.",
      access: clientAccess,
      headers: { "x-device-id": Type.String({ description: "Names the session; `default` when absent." }) },
      encoding: "form",
      body: TokenRequest,
      responses: { 200: TokenResponse },
      errors: [...grantErrors, "unsupported_grant_type", "mfa_required"],
    }),
    introspectToken: operation({
      method: "POST",
      path: "/oauth/introspect",
      host: "auth",
      summary: "Tell whether a token is active, and what it says.",
      description: "RFC 7662. A client learns about its own tokens and about those of users in its account and below.",
      access: clientAccess,
      encoding: "form",
      body: TokenHint,
      responses: { 200: TokenIntrospection },
      errors: ["invalid_client"],
    }),
    revokeToken: operation({
      method: "POST",
      path: "/oauth/revoke",
      host: "auth",
      summary: "Revoke an access token, or a refresh token with everything that came of it.",
      description: "RFC 7009. Unknown and dead tokens count as revoked.",
      access: clientAccess,
      encoding: "form",
      body: TokenHint,
      responses: { 200: null },
      errors: ["invalid_client", "invalid_grant"],
    }),
    validateToken: operation({
      method: "POST",
      path: "/oauth/validate/access",
      host: "auth",
      summary: "Tell whether an access token is active.",
      access: anyToken,
      body: TokenInQuestion,
      responses: { 204: null },
      positional: {
        args: [bearerArg("null accessToken"), fieldArg("access_token", "token", "null token"), traceArg],
        outcome: exactly(204, "validate token failed"),
      },
    }),
    invalidateToken: operation({
      method: "POST",
      path: "/oauth/invalidate/access",
      host: "auth",
      summary: "Revoke an access token.",
      description: "Unknown and dead tokens count as revoked.",
      access: ownOr(ownToken, "oauth_token.delete"),
      body: TokenInQuestion,
      responses: { 204: null },
      positional: {
        args: [bearerArg("null accessToken"), fieldArg("access_token", "token", "null token"), traceArg],
        outcome: exactly(204, "invalidate token failed"),
      },
    }),
    listClientTokens: operation({
      method: "GET",
      path: "/oauth/oauth/tokens",
      summary: "List active access tokens.",
      access: ownOr(ownToken, "oauth_token.read"),
      query: {
        ...pageQuery,
        token_type: Type.String({ description: "`client` or `user`." }),
        user_name: Type.String({ description: "User name of whom the token acts for." }),
        username: Type.String({ description: "The same as `user_name`." }),
        client_id: Type.String(),
        user_uuid: Type.String(),
        device_id: Type.String(),
      },
      responses: { 200: List(OauthToken) },
      paged: { limit: 10, max: 100, sort: ["-issued_at"], sortable: ["issued_at", "expires_at", "user_name"] },
      positional: { args: [bearerArg("null accessToken"), ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    createClientApp: operation({
      method: "POST",
      path: "/oauth/clients",
      aliases: ["/oauth/oauth/clients"],
      host: "auth",
      summary: "Create a client that acts for a user.",
      description: "The answer is the only one that holds the secret. Grants by which people sign in need `oauth_client.create`.",
      access: ownOr("a client that acts for the caller by client credentials", "oauth_client.create"),
      body: OauthClientCreate,
      responses: { 202: OauthClientWithSecret },
      errors: ["unknown_reference"],
      positional: {
        args: [
          bearerArg("null access token"),
          fieldArg("app_user", "userUUID", "null userUUID"),
          fieldArg("name", "name", "null name"),
          fieldArg("description", "description", "null description"),
          traceArg,
        ],
        fixed: { body: { application_type: "connect", grant_types: ["client_credentials"] } },
        outcome: "async-body",
      },
    }),
    listOauthClients: operation({
      method: "GET",
      path: "/oauth/oauth/clients",
      summary: "List clients.",
      access: ownOr(ownClient, "oauth_client.read"),
      query: {
        ...pageQuery,
        name: Type.String({ description: "Part of the name, any case." }),
        public_id: Type.String(),
        app_user: Type.String(),
        account_uuid: Type.String(),
        status: Type.String(),
      },
      responses: { 200: List(OauthClient) },
      paged,
      positional: { args: [bearerArg("null accessToken"), ...pageArgs(), filtersArg(), traceArg], outcome: "body" },
    }),
    getOauthClient: operation({
      method: "GET",
      path: "/oauth/clients/{client_uuid}",
      summary: "Read one client.",
      access: ownOr(ownClient, "oauth_client.read"),
      params,
      responses: { 200: OauthClient },
    }),
    deleteOauthClient: operation({
      method: "DELETE",
      path: "/oauth/clients/{client_uuid}",
      summary: "Delete a client and revoke its tokens.",
      access: ownOr(ownClient, "oauth_client.delete"),
      params,
      responses: { 204: null },
    }),
    rotateClientSecret: operation({
      method: "POST",
      path: "/oauth/clients/{client_uuid}/secret",
      summary: "Give a client a new secret; the old one stops working at once.",
      access: ownOr(ownClient, "oauth_client.update"),
      params,
      responses: { 200: OauthClientWithSecret },
    }),
    scopeClientApp: operation({
      method: "POST",
      path: "/oauth/clients/{client_uuid}/scopes",
      host: "auth",
      summary: "Replace the scopes of a client.",
      description: "Applies to tokens issued from then on.",
      access: ownOr(ownClient, "oauth_client.update"),
      params,
      body: Type.Object({ scope: scopeList }, { title: "OauthClientScopes" }),
      responses: { 204: null },
      errors: ["unknown_reference"],
      positional: {
        args: [bearerArg("null accessToken"), clientPath, fieldArg("scope", "scope", ["default"]), traceArg],
        outcome: exactly(204, "scope client app failed"),
      },
    }),
    assignPolicyToClientApp: operation({
      method: "POST",
      path: "/clients/{client_uuid}/policy",
      aliases: ["/oauth/clients/{client_uuid}/policy"],
      host: "auth",
      summary: "Put a client under a policy.",
      description: "Applies to tokens issued from then on.",
      access: ownOr(ownClient, "oauth_client.update"),
      params,
      body: Type.Object({ uuid: Uuid }, { title: "OauthClientPolicy" }),
      responses: { 204: null },
      errors: ["unknown_reference"],
      positional: {
        args: [bearerArg("null accessToken"), clientPath, fieldArg("uuid", "policyUUID", " null policyUUID"), traceArg],
        outcome: exactly(204, "scope client app failed"),
      },
    }),
    listScopes: operation({
      method: "GET",
      path: "/oauth/scopes",
      summary: "List the scopes that there are.",
      access: anyToken,
      query: pageQuery,
      responses: { 200: List(OauthScope) },
      paged: { limit: 1000, max: 1000, sort: ["name"], sortable: [] },
      positional: { args: [bearerArg("null accessToken"), traceArg], outcome: "body" },
    }),
    listOauthPolicies: operation({
      method: "GET",
      path: "/oauth/policies",
      summary: "List the policies that clients can be put under.",
      access: anyToken,
      query: pageQuery,
      responses: { 200: List(OauthPolicy) },
      paged: { limit: 1000, max: 1000, sort: ["name"], sortable: [] },
    }),
    authorize: operation({
      method: "GET",
      path: "/oauth/authorize",
      host: "auth",
      summary: "Show the sign-in page of the code flow.",
      description: "RFC 6749, 4.1, with PKCE (RFC 7636) required and the issuer in the answer (RFC 9207).",
      access: publicAccess,
      query: authorizationQuery,
      headers: { cookie: Type.String() },
      responses: { 200: Html, 400: Html, 303: null },
    }),
    signIn: operation({
      method: "POST",
      path: "/oauth/authorize",
      host: "auth",
      summary: "Take the sign-in page's form and send the person back with a code.",
      access: publicAccess,
      headers: { cookie: Type.String(), "sec-fetch-site": Type.String() },
      encoding: "form",
      body: Type.Object(
        {
          request: Type.Optional(Type.String({ maxLength: 32_768, description: "The page's sealed state." })),
          login: word("User name or e-mail."),
          password: word("Password."),
          mfa_token: word("Second step: from the page that asks for the code."),
          mfa_type: word("Second step: `EMAIL` or `SMS`."),
          mfa_code: word("Second step: the code."),
        },
        { title: "SignInForm" },
      ),
      responses: { 303: null, 200: Html, 400: Html, 429: Html },
    }),
    getJwks: operation({
      method: "GET",
      path: "/.well-known/jwks.json",
      host: "auth",
      summary: "Read the public keys that tokens are signed with (RFC 7517).",
      access: publicAccess,
      responses: { 200: Type.Object({ keys: Type.Array(Jwk) }, { title: "Jwks" }) },
    }),
    getAuthorizationServerMetadata: operation({
      method: "GET",
      path: "/.well-known/oauth-authorization-server",
      aliases: ["/.well-known/openid-configuration"],
      host: "auth",
      summary: "Read what this authorization server can do (RFC 8414).",
      access: publicAccess,
      responses: { 200: AuthorizationServerMetadata },
    }),
  },
});
