import type { Tx } from "../../kernel/db/database.ts";
import { hashSecret, randomToken } from "../../kernel/secrets.ts";
import { mailFirstToken, mailResetToken } from "./letters.ts";
import { deleteExpiredTokens, insertPasswordToken } from "./store/credentials.ts";
import type { IdentityRow } from "./store/identities.ts";

const minute = 60_000;
const lifetimes = { reset: 30 * minute, first: 7 * 24 * 60 * minute } as const;

/**
 * Mails an identity a token with which its password can be set, once.
 * @param purpose `reset` is good for 30 minutes, `first`, for a new identity, for 7 days
 */
export async function mailPasswordToken(tx: Tx, identity: IdentityRow, purpose: keyof typeof lifetimes): Promise<void> {
  const token = randomToken();
  await deleteExpiredTokens(tx, tx.now());
  await insertPasswordToken(tx, {
    token_hash: hashSecret(token),
    identity_uuid: identity.uuid,
    email: identity.email,
    expires_at: new Date(tx.now().getTime() + lifetimes[purpose]),
  });
  await (purpose === "first" ? mailFirstToken : mailResetToken)(tx, identity, token);
}
