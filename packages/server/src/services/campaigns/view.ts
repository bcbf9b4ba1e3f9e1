import type { Brand, Campaign } from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../kernel/audit.ts";
import { seconds } from "../../kernel/clock.ts";
import type { BrandRow } from "./store/brands.ts";
import type { CampaignRow } from "./store/campaigns.ts";

/** A brand as the API shows it. */
export function toBrand(row: BrandRow): Static<typeof Brand> {
  const { uuid: customer_id, brand_id, account_uuid, facts, status, identity_status, rejection_reason } = row;
  return {
    ...{ ...facts, account_uuid, brand_id, customer_id, status, identity_status },
    ...(rejection_reason === null ? {} : { rejection_reason }),
    audit: toAudit(row),
  };
}

/**
 * A campaign as the API shows it.
 * @param numbers those that send for it, E.164
 */
export function toCampaign(row: CampaignRow, numbers: string[]): Static<typeof Campaign> {
  const { campaign_id, account_uuid, brand_id, usecase_id, sub_usecase_ids, facts, status, rejection_reason, expires_at } = row;
  return {
    ...{ ...facts, campaign_id, account_uuid, brand_id, usecase_id, sub_usecase_ids, status, numbers },
    ...(rejection_reason === null ? {} : { rejection_reason }),
    ...(expires_at === null ? {} : { expiration_date: seconds(expires_at) }),
    audit: toAudit(row),
  };
}
