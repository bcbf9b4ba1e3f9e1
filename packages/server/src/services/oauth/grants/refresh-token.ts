import type { Problem } from "../../../kernel/errors.ts";
import { emit } from "../../../kernel/events/index.ts";
import { hashSecret } from "../../../kernel/secrets.ts";
import { issueToken, requireUser, type TokenBody } from "../issue.ts";
import { refusal } from "../refusal.ts";
import { revokeSession } from "../revocation.ts";
import { refreshGrace } from "../rules.ts";
import { rotate, successorOf } from "../sessions.ts";
import { lockRefreshToken, type RefreshRow } from "../store/sessions.ts";
import { type GrantRequest, grantedScope, required } from "./grant.ts";

const invalid = (commit = false): Problem => refusal("invalid_grant", "The refresh token is not valid.", { commit });

/**
 * New tokens for a refresh token (RFC 6749, 6), which is replaced each time. One that comes again after its successor
 * was used, or later than the grace, has been stolen from one of the two: all that came of the sign-in is revoked
 * (RFC 9700, 4.14.2).
 */
export async function refreshToken(request: GrantRequest): Promise<TokenBody> {
  const { kernel, tx, client, form } = request;
  const row = await lockRefreshToken(tx, hashSecret(required(form, "refresh_token")));
  const now = tx.now().getTime();
  if (row === undefined || row.session.client_uuid !== client.uuid) throw invalid();
  if (row.session.ended_at !== null || row.token_expires_at.getTime() <= now) throw invalid();
  const inGrace = row.used_at !== null && now - row.used_at.getTime() <= refreshGrace;
  const successor = inGrace ? successorOf(kernel, row) : undefined;
  if (row.used_at !== null && successor === undefined) throw await reuse(request, row);

  const scope = grantedScope(client, form.scope, row.session.scope);
  const user = await requireUser(kernel, tx, client, row.session.user_uuid);
  const refresh_token = successor ?? (await rotate(kernel, tx, row));
  return { ...(await issueToken(kernel, tx, { client, user, scope, session: row.session })), refresh_token };
}

async function reuse({ tx, client }: GrantRequest, { session }: RefreshRow): Promise<Problem> {
  const { account_uuid, user_uuid, device_id } = session;
  await revokeSession(tx, session.uuid);
  const data = { cid: client.public_id, device_id, jti: session.uuid };
  emit(tx, { service: "oauth", event: "refresh_reuse_detected", account_uuid, user_uuid, data });
  return invalid(true);
}
