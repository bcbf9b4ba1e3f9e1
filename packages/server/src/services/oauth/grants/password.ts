import { problem } from "../../../kernel/errors.ts";
import { type Proof, recordLogin, verifyCredentials } from "../../identity/index.ts";
import { requireProof, wrongCredentials } from "../credentials.ts";
import { issueToken, serves, type TokenBody } from "../issue.ts";
import { noStore, refusal } from "../refusal.ts";
import { answerChallenge, challenge, codeSeconds } from "../second-factor.ts";
import { firstRefreshToken, openSession } from "../sessions.ts";
import { type GrantRequest, grantedScope, requireConfidential, required } from "./grant.ts";

/** Tokens for a user name and a password (RFC 6749, 4.3); the user name comes in the form field `email`. */
export async function password(request: GrantRequest): Promise<TokenBody> {
  const { kernel, tx, client, form, device_id = "default", address } = request;
  requireConfidential(client);
  const login = required(form, "email", "username");
  const scope = grantedScope(client, form.scope);
  const record = { address, client_id: client.public_id, device_id };
  const result = await verifyCredentials(kernel, tx, { ...record, login, password: required(form, "password") });
  if (!result.ok && result.reason === "throttled") {
    const retry = { "retry-after": String(result.retry_after ?? 1) };
    throw problem("rate_limited", { headers: { ...noStore, ...retry }, members: { error: "rate_limited" } });
  }
  if (!result.ok || !serves(client, result.identity)) throw refusal("invalid_grant", wrongCredentials);
  const { identity: user, proof } = result;
  if (client.mfa && result.mfa_required) await requireSecondFactor(request, proof);
  await requireProof(tx, proof);
  recordLogin(tx, user, record);
  const session = await openSession(tx, { client, user, scope, device_id });
  const refresh_token = await firstRefreshToken(tx, client, session);
  const token = await issueToken(kernel, tx, { client, user, scope, session });
  return { ...token, ...(refresh_token === undefined ? {} : { refresh_token }) };
}

/** Refuses with a token to come back with, or checks the code that came back with it. */
async function requireSecondFactor({ kernel, tx, client, form }: GrantRequest, proof: Proof): Promise<void> {
  if (form.mfa_token !== undefined) {
    const proven = await answerChallenge(kernel, tx, client, form.mfa_token, form.mfa_code ?? "");
    if (proven !== proof.user_uuid) throw refusal("invalid_grant", "The code is wrong or has expired.");
    return;
  }
  const sent = await challenge(kernel, tx, client, proof);
  if (sent === undefined) return;
  const members = { mfa_token: sent.token, mfa_type: sent.type, expires_in: codeSeconds };
  throw refusal("mfa_required", "A code was sent to the user. Repeat the request with mfa_token and mfa_code.", { members });
}
