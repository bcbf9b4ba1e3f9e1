import type { ProvisionedNumber } from "@patchbay/contract";
import type { Static } from "typebox";
import { toAudit } from "../../kernel/audit.ts";
import type { ProvisionedRow } from "./store/provisioned.ts";

/** A number in use as the API shows it. */
export function toNumber(row: ProvisionedRow): Static<typeof ProvisionedNumber> {
  const { uuid, number, account_uuid, user_uuid, provider, network, tier, state, rate_center, npa, help_text } = row;
  const { is_campaign, campaign_id, brand_id, reference_id, reference_text, country_format, sms_enabled, mms_enabled } = row;
  return {
    uuid,
    number,
    account_uuid,
    user_uuid,
    provider,
    network,
    tier,
    state,
    rate_center,
    npa,
    help_text,
    is_campaign,
    campaign_id,
    brand_id,
    reference_id,
    reference_text,
    country_format,
    sms_enabled,
    mms_enabled,
    status: row.status,
    audit: toAudit(row),
  };
}

/** A number as people in North America dial it; others as E.164. */
export function asDialled(number: string): string {
  return /^\+1\d{10}$/.test(number) ? number.slice(2) : number;
}
