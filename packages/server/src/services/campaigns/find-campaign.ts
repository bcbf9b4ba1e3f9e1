import type { Executor } from "../../kernel/db/database.ts";
import { wordsOf } from "./rules.ts";
import { selectBrandById } from "./store/brands.ts";
import { type CampaignRow, selectCampaignById } from "./store/campaigns.ts";
import { brandPerDay, messagesPerMinute, type Usecase } from "./usecases.ts";

/** What other services may know of a campaign: whether and how fast it may send, and what it answers. */
export interface CampaignRef {
  readonly campaign_id: string;
  readonly brand_id: string;
  readonly account_uuid: string;
  readonly status: CampaignRow["status"];
  readonly usecase_id: Usecase;
  /** In capitals. */
  readonly opt_in_keywords: readonly string[];
  readonly opt_out_keywords: readonly string[];
  readonly help_keywords: readonly string[];
  readonly sub_opt_in: boolean;
  readonly sub_opt_out: boolean;
  readonly sub_help: boolean;
  readonly opt_in_message: string | undefined;
  readonly opt_out_message: string | undefined;
  readonly help_message: string | undefined;
  /** Texts that it may send in a minute over all its numbers. */
  readonly messagesPerMinute: number;
  /** Texts that its brand may send in a day over all its campaigns. */
  readonly brandPerDay: number;
}

/** A campaign that is not deleted, whosesoever: of a number that routing found. */
export async function findCampaign(db: Executor, campaign_id: string): Promise<CampaignRef | undefined> {
  const row = await selectCampaignById(db, campaign_id);
  const brand = row && (await selectBrandById(db, row.brand_id));
  if (row === undefined || brand === undefined) return undefined;
  const { brand_id, account_uuid, status, usecase_id, facts } = row;
  const { sub_opt_in, sub_opt_out, sub_help, opt_in_message, opt_out_message, help_message } = facts;
  const rated = { ...brand.facts, identity_status: brand.identity_status };
  return {
    ...{ campaign_id, brand_id, account_uuid, status, usecase_id, sub_opt_in, sub_opt_out, sub_help },
    ...{ opt_in_message, opt_out_message, help_message },
    opt_in_keywords: wordsOf(facts.opt_in_keywords),
    opt_out_keywords: wordsOf(facts.opt_out_keywords),
    help_keywords: wordsOf(facts.help_keywords),
    messagesPerMinute: messagesPerMinute(usecase_id, rated),
    brandPerDay: brandPerDay(rated),
  };
}
