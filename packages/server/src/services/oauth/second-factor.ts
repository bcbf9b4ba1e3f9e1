import { randomInt } from "node:crypto";
import type { Tx } from "../../kernel/db/database.ts";
import { equal, hashSecret, randomToken } from "../../kernel/secrets.ts";
import type { Kernel } from "../../kernel/service.ts";
import { type Proof, sendSecondFactor } from "../identity/index.ts";
import { requireProof } from "./credentials.ts";
import type { ClientRow } from "./store/clients.ts";
import { countAttempt, deleteExpired, deleteSecondFactor, insertSecondFactor } from "./store/second-factors.ts";

/** Seconds that a code is good for. */
export const codeSeconds = 600;
/** Wrong codes after which a sign-in must begin anew. */
const attempts = 5;

/** What a client needs to come back with the code. */
export interface Challenge {
  readonly token: string;
  /** How the code travels. */
  readonly type: "EMAIL" | "SMS";
}

function codeHash(token: string, code: string): string {
  return hashSecret(`${token}:${code}`);
}

/**
 * Sends a code to a user whose password was right. Written in a transaction of its own, because the sign-in is refused.
 * @returns undefined when the user has no second factor switched on
 * @throws problem `rate_limited`, or `invalid_grant` when the password has been changed meanwhile
 */
export function challenge(kernel: Kernel, tx: Tx, client: ClientRow, proof: Proof): Promise<Challenge | undefined> {
  const { user_uuid } = proof;
  const token = randomToken(32);
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const expires_at = new Date(tx.now().getTime() + codeSeconds * 1000);
  const send = async (own: Tx): Promise<Challenge | undefined> => {
    await requireProof(own, proof);
    const type = await sendSecondFactor(own, user_uuid, code);
    if (type === undefined) return undefined;
    await deleteExpired(own, own.now());
    const row = {
      token_hash: hashSecret(token),
      client_uuid: client.uuid,
      user_uuid,
      code_hash: codeHash(token, code),
      expires_at,
    };
    await insertSecondFactor(own, row);
    return { token, type };
  };
  return kernel.db.transaction(send, { context: tx.context });
}

/**
 * Checks a code, once. The attempt counts whatever becomes of the request.
 * @returns the user who has now proven both factors; undefined for a wrong or late code
 */
export function answerChallenge(
  kernel: Kernel,
  tx: Tx,
  client: ClientRow,
  token: string,
  code: string,
): Promise<string | undefined> {
  const check = async (own: Tx): Promise<string | undefined> => {
    const token_hash = hashSecret(token);
    const row = await countAttempt(own, client.uuid, token_hash, attempts, own.now());
    if (row === undefined || !equal(row.code_hash, codeHash(token, code))) return undefined;
    await deleteSecondFactor(own, token_hash);
    return row.user_uuid;
  };
  return kernel.db.transaction(check, { context: tx.context });
}
