import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";

/** A number that sends for a campaign. */
export interface CampaignNumber {
  number: string;
  campaign_id: string;
  brand_id: string;
  account_uuid: string;
  account_path: readonly string[];
  added_at: Date;
}

/** Lets numbers send for a campaign. */
export async function insertCampaignNumbers(tx: Executor, rows: readonly CampaignNumber[]): Promise<void> {
  await tx.run(sql`
    insert into numbers.campaign_number
    select * from json_populate_recordset(null::numbers.campaign_number, ${JSON.stringify(rows)})`);
}

/** Which campaigns the numbers send for, whosesoever. No scope: whoever asks must know whether they are somebody else's. */
export function selectCampaignNumbers(tx: Executor, numbers: readonly string[]): Promise<CampaignNumber[]> {
  return tx.many<CampaignNumber>(sql`select * from numbers.campaign_number where number = any(${numbers}) order by number`);
}

/** Takes numbers out of their campaigns. No scope: their rows were found in scope, and are locked. */
export async function deleteCampaignNumbers(tx: Executor, numbers: readonly string[]): Promise<void> {
  await tx.run(sql`delete from numbers.campaign_number where number = any(${numbers})`);
}

/** The numbers of campaigns, in order. No scope: the campaigns were found in scope, or by a number of theirs. */
export function listCampaignNumbers(
  db: Executor,
  campaign_ids: readonly string[],
): Promise<Pick<CampaignNumber, "campaign_id" | "number">[]> {
  return db.many(sql`
    select campaign_id, number from numbers.campaign_number where campaign_id = any(${campaign_ids}) order by number`);
}
