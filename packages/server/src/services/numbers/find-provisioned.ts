import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Executor } from "../../kernel/db/database.ts";
import { selectAnyProvisioned } from "./store/provisioned.ts";

/** What other services may know of a number in use. */
export interface ProvisionedRef {
  readonly uuid: string;
  /** E.164. */
  readonly number: string;
  readonly account_uuid: string;
  readonly account_path: AccountPath;
  /** The user it is assigned to. */
  readonly user_uuid: string | null;
  /** Key of the carrier. */
  readonly provider: string;
  /** Its own reply to HELP. */
  readonly help_text: string | null;
  /** The campaign it sends for. */
  readonly campaign_id: string | null;
  readonly brand_id: string | null;
  readonly sms_enabled: boolean;
  readonly mms_enabled: boolean;
}

/**
 * A number in use, whosesoever: for routing by number.
 * @param number E.164
 */
export async function findProvisioned(db: Executor, number: string): Promise<ProvisionedRef | undefined> {
  const [row] = await selectAnyProvisioned(db, [number]);
  return row;
}
