import type { Problem } from "../../../kernel/errors.ts";
import { hashSecret } from "../../../kernel/secrets.ts";
import { issueToken, requireUser, type TokenBody } from "../issue.ts";
import { refusal } from "../refusal.ts";
import { revokeSession } from "../revocation.ts";
import { provesChallenge } from "../rules.ts";
import { firstRefreshToken, openSession } from "../sessions.ts";
import { lockCode, useCode } from "../store/codes.ts";
import { type GrantRequest, grantedScope, required } from "./grant.ts";

const invalid = (commit = false): Problem => refusal("invalid_grant", "The code is not valid.", { commit });

/**
 * Tokens for the code with which the sign-in page sent somebody back (RFC 6749, 4.1.3). A code that comes again has been
 * seen by somebody else: what it was exchanged for is revoked.
 */
export async function authorizationCode({ kernel, tx, client, form, device_id }: GrantRequest): Promise<TokenBody> {
  const code = await lockCode(tx, hashSecret(required(form, "code")));
  const redirect_uri = required(form, "redirect_uri");
  const verifier = required(form, "code_verifier");
  if (code === undefined || code.client_uuid !== client.uuid) throw invalid();
  if (code.session_uuid !== null) {
    await revokeSession(tx, code.session_uuid);
    throw invalid(true);
  }
  const fits = code.redirect_uri === redirect_uri && provesChallenge(verifier, code.code_challenge);
  if (!fits || code.expires_at.getTime() <= tx.now().getTime()) throw invalid();

  const scope = grantedScope(client, code.scope.join(" "));
  const user = await requireUser(kernel, tx, client, code.user_uuid);
  // Two browsers of one person are two devices.
  const session = await openSession(tx, { client, user, scope, device_id: device_id ?? tx.uuid() });
  await useCode(tx, code.hash, session.uuid, tx.now());
  const refresh_token = await firstRefreshToken(tx, client, session);
  const token = await issueToken(kernel, tx, { client, user, scope, session });
  return { ...token, ...(refresh_token === undefined ? {} : { refresh_token }) };
}
