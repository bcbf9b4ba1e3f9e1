import { problem } from "../../../kernel/errors.ts";
import { checkCredentials } from "../../identity/index.ts";
import { issueToken, serves, type TokenBody } from "../issue.ts";
import { noStore, refusal } from "../refusal.ts";
import { firstRefreshToken, openSession } from "../sessions.ts";
import { type GrantRequest, grantedScope, requireConfidential, required } from "./grant.ts";

/** Tokens for a user name and a password (RFC 6749, 4.3); the user name comes in the form field `email`. */
export async function password({ kernel, tx, client, form, device_id, address }: GrantRequest): Promise<TokenBody> {
  requireConfidential(client);
  const login = required(form, "email", "username");
  const scope = grantedScope(client, form.scope);
  const device = device_id ?? "default";
  const attempt = { login, password: required(form, "password"), address, client_id: client.public_id, device_id: device };
  const result = await checkCredentials(kernel, tx, attempt);
  if (!result.ok && result.reason === "throttled") {
    const retry = { "retry-after": String(result.retry_after ?? 1) };
    throw problem("rate_limited", { headers: { ...noStore, ...retry }, members: { error: "rate_limited" } });
  }
  // One answer to everything that is wrong, so that nobody learns which accounts and people there are.
  if (!result.ok || !serves(client, result.identity)) {
    throw refusal("invalid_grant", "The user name or the password is wrong.");
  }
  const session = await openSession(tx, { client, user: result.identity, scope, device_id: device });
  const refresh_token = await firstRefreshToken(tx, client, session);
  const token = await issueToken(kernel, tx, { client, user: result.identity, scope, session });
  return { ...token, ...(refresh_token === undefined ? {} : { refresh_token }) };
}
