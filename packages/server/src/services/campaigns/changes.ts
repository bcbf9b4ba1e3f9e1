/** How brands and campaigns change: written down, and told. */
import type { Tx } from "../../kernel/db/database.ts";
import { emit } from "../../kernel/events/index.ts";
import { numbersOfCampaign } from "../numbers/index.ts";
import { type BrandRow, updateBrand } from "./store/brands.ts";
import { type CampaignRow, updateCampaign } from "./store/campaigns.ts";
import { toBrand, toCampaign } from "./view.ts";

/** Tells that a brand has a new status. */
export function tellBrand(tx: Tx, row: BrandRow): void {
  emit(tx, { service: "sms", event: "brand_status", account_uuid: row.account_uuid, user_uuid: null, data: toBrand(row) });
}

/** Tells that a campaign has a new status, or was changed. @returns it as it is shown */
export async function tellCampaign(tx: Tx, row: CampaignRow): Promise<ReturnType<typeof toCampaign>> {
  const data = toCampaign(row, await numbersOfCampaign(tx, row.campaign_id));
  emit(tx, { service: "sms", event: "campaign_status", account_uuid: row.account_uuid, user_uuid: null, data });
  return data;
}

const touched = (tx: Tx) => ({ modified_by: tx.context.actor, modified_at: tx.now() });

/** Changes a brand that is held, and tells of it. */
export async function changeBrand(tx: Tx, row: BrandRow, change: Partial<BrandRow>): Promise<BrandRow> {
  const next = { ...row, ...change, ...touched(tx) };
  await updateBrand(tx, [row.account_uuid], next);
  tellBrand(tx, next);
  return next;
}

/** Changes a campaign that is held, and tells of it. @returns it as it is shown */
export async function changeCampaign(
  tx: Tx,
  row: CampaignRow,
  change: Partial<CampaignRow>,
): Promise<ReturnType<typeof toCampaign>> {
  const next = { ...row, ...change, ...touched(tx) };
  await updateCampaign(tx, [row.account_uuid], next);
  return tellCampaign(tx, next);
}
