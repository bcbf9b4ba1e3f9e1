import { type oauth as contract, permissions } from "@patchbay/contract";
import { slicePage } from "../../kernel/lists.ts";
import { type Handlers, type Kernel, Reply } from "../../kernel/service.ts";
import { policies } from "./policies.ts";
import { everything } from "./rules.ts";

type OauthHandlers = Handlers<typeof contract>;

/** The public documents may be kept for five minutes: a new key is published long before the old one goes. */
const briefly = { "cache-control": "public, max-age=300" } as const;

const scopes = [
  { name: everything, description: "Everything that the user's roles permit.", default: true },
  ...permissions.map(({ name, action, resource_type }) => ({
    name,
    description: `Only ${action} on ${resource_type.replaceAll("_", " ")}, as far as the user's roles permit it.`,
    default: false,
  })),
].sort((a, b) => (a.name < b.name ? -1 : 1));

function getJwks(kernel: Kernel): OauthHandlers["getJwks"] {
  return async () => {
    const { keys } = await kernel.access.keys.jwks();
    const shown = keys.map(({ kty = "", kid = "", alg = "", use = "", n = "", e = "" }) => ({ kty, kid, alg, use, n, e }));
    return new Reply(200, { keys: shown }, briefly);
  };
}

function getAuthorizationServerMetadata(kernel: Kernel): OauthHandlers["getAuthorizationServerMetadata"] {
  const { issuer } = kernel.access.keys;
  const at = (path: string) => `${issuer.replace(/\/$/, "")}${path}`;
  const secretMethods = ["client_secret_basic", "client_secret_post"];
  const metadata = {
    issuer,
    authorization_endpoint: at("/oauth/authorize"),
    token_endpoint: at("/oauth/token"),
    jwks_uri: at("/.well-known/jwks.json"),
    introspection_endpoint: at("/oauth/introspect"),
    revocation_endpoint: at("/oauth/revoke"),
    scopes_supported: scopes.map(({ name }) => name),
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "client_credentials", "password", "refresh_token"],
    subject_types_supported: ["public"],
    token_endpoint_auth_methods_supported: [...secretMethods, "none"],
    introspection_endpoint_auth_methods_supported: secretMethods,
    revocation_endpoint_auth_methods_supported: [...secretMethods, "none"],
    code_challenge_methods_supported: ["S256"],
    authorization_response_iss_parameter_supported: true,
  };
  return async () => new Reply(200, metadata, briefly);
}

/** What the service says about itself: keys, metadata, scopes, policies. */
export const discoveryHandlers = (kernel: Kernel) =>
  ({
    getJwks: getJwks(kernel),
    getAuthorizationServerMetadata: getAuthorizationServerMetadata(kernel),
    listScopes: async ({ page }) => slicePage(page, scopes),
    listOauthPolicies: async ({ page }) =>
      slicePage(
        page,
        policies.map((policy) => ({ ...policy, scopes: [...policy.scopes] })),
      ),
  }) satisfies Partial<OauthHandlers>;
