import type { Tx } from "../../kernel/db/database.ts";
import { type Proof, stillProven } from "../identity/index.ts";
import { refusal } from "./refusal.ts";

/** One sentence for everything that is wrong, so that nobody learns which accounts and people there are. */
export const wrongCredentials = "The user name or the password is wrong.";

/**
 * Lets nobody in whose password was changed, or who was deactivated, since it was checked. What is given in the same
 * transaction is then found by whoever changes the password afterwards, and ended.
 * @throws problem `invalid_grant`
 */
export async function requireProof(tx: Tx, proof: Proof): Promise<void> {
  if (!(await stillProven(tx, proof))) throw refusal("invalid_grant", wrongCredentials);
}
