import type { Tx } from "../../kernel/db/database.ts";
import { sendCode } from "./letters.ts";
import type { MfaType } from "./sources.ts";
import { selectIdentities } from "./store/identities.ts";
import { selectActiveSetting } from "./store/mfa.ts";
import { count, secondsBlocked } from "./store/throttle.ts";
import { freeAttempts, throttleKey, tooMany } from "./throttling.ts";

/**
 * Sends a code to a user's second factor, as the last step of signing in; the caller keeps the code and checks it.
 * @returns by which way it goes; undefined when no second factor is switched on
 * @throws problem `rate_limited` when too many codes have been sent to the user lately
 */
export async function sendSecondFactor(tx: Tx, user_uuid: string, code: string): Promise<MfaType | undefined> {
  const setting = await selectActiveSetting(tx, user_uuid);
  const [identity] = await selectIdentities(tx, [user_uuid]);
  if (setting === undefined || identity === undefined) return undefined;
  const key = throttleKey("codes", user_uuid);
  const wait = await secondsBlocked(tx, [key], tx.now());
  if (wait > 0) throw tooMany(wait);
  await count(tx, key, freeAttempts.codes, tx.now());
  await sendCode(tx, setting, code, identity);
  return setting.type;
}
