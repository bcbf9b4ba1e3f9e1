/** The resources of the oauth service. */
import { Type } from "typebox";
import { Audit, DateSeconds, Status, Uuid } from "./schemas.ts";

export const GrantType = Type.Union(
  [Type.Literal("client_credentials"), Type.Literal("password"), Type.Literal("refresh_token"), Type.Literal("authorization_code")],
  { title: "GrantType", description: "A way of getting tokens that a client may use." },
);

const ApplicationType = Type.Union([Type.Literal("connect"), Type.Literal("web"), Type.Literal("native")], {
  description: "`connect` for programs that act by themselves, `web` and `native` for those that people sign in to.",
});

export const word = (description: string) => Type.Optional(Type.String({ maxLength: 4096, description }));
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
    expires_in: Type.Integer({ description: "Seconds until the access token expires.", examples: [3600] }),
    refresh_token: Type.Optional(Type.String({ description: "Absent for client credentials." })),
    scope: Type.String({ description: "What was granted, separated by blanks." }),
  },
  { title: "TokenResponse" },
);

export const scopeList = Type.Array(Type.String({ minLength: 1, maxLength: 128 }), { minItems: 1, maxItems: 500 });

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
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
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
    token_type: Type.Union([Type.Literal("user"), Type.Literal("client")], {
      description: "Whether a user signed in, or a client by itself.",
    }),
    user_uuid: Uuid,
    user_name: Type.String({ description: "Login name of the user." }),
    client_id: Type.String({ description: "Public id of the client." }),
    scope: Type.String({ description: "Scopes, separated by blanks." }),
    device_id: Type.Union([Type.String(), Type.Null()], { description: "Device that it was made for; null when none was named." }),
    issued_at: DateSeconds,
    expires_at: DateSeconds,
  },
  { title: "OauthToken" },
);

/** RFC 7662, 2.2. An inactive token shows nothing but that. */
export const TokenIntrospection = Type.Object(
  {
    active: Type.Boolean({ description: "Whether it can be used." }),
    scope: Type.Optional(Type.String()),
    client_id: Type.Optional(Type.String()),
    username: Type.Optional(Type.String()),
    token_type: Type.Optional(Type.Literal("bearer")),
    exp: Type.Optional(Type.Integer({ description: "When it ends, in seconds since 1970." })),
    iat: Type.Optional(Type.Integer({ description: "When it was made, in seconds since 1970." })),
    sub: Type.Optional(Type.String({ description: "UUID of the user." })),
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

export const Jwk = Type.Object(
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

export const TokenInQuestion = Type.Object(
  { access_token: Type.String({ maxLength: 8192, description: "The token, or a handle from the token list." }) },
  { title: "TokenInQuestion" },
);

export const TokenHint = Type.Object(
  {
    token: word("The token in question."),
    token_type_hint: word("`access_token` or `refresh_token`; both are looked for in any case."),
    client_id: word("Clients that do not use HTTP Basic."),
    client_secret: word("Clients that do not use HTTP Basic."),
  },
  { title: "TokenHint" },
);
