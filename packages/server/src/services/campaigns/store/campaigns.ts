import type { Campaign } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Scope } from "../../../kernel/access/principal.ts";
import type { AuditColumns } from "../../../kernel/audit.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { allOf, equals, listPage, type Page } from "../../../kernel/lists.ts";
import type { Items } from "../../../kernel/service.ts";
import type { Usecase } from "../usecases.ts";

type CampaignView = Static<typeof Campaign>;

/** What a campaign says of itself. */
export type CampaignFacts = Omit<
  CampaignView,
  | ("campaign_id" | "account_uuid" | "brand_id" | "usecase_id" | "sub_usecase_ids" | "status" | "numbers")
  | ("rejection_reason" | "expiration_date" | "carriers" | "audit")
>;

export interface CampaignRow extends AuditColumns {
  uuid: string;
  campaign_id: string;
  account_uuid: string;
  account_path: readonly string[];
  brand_id: string;
  usecase_id: Usecase;
  sub_usecase_ids: Usecase[];
  facts: CampaignFacts;
  status: CampaignView["status"];
  submission: number;
  rejection_reason: string | null;
  expires_at: Date | null;
}

/** Adds a campaign. @returns false when the id is taken */
export async function insertCampaign(tx: Executor, row: CampaignRow): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into campaigns.campaign (uuid, campaign_id, account_uuid, account_path, brand_id, usecase_id, sub_usecase_ids, facts,
      status, submission, rejection_reason, expires_at, created_by, created_at, modified_by, modified_at)
    values (${row.uuid}, ${row.campaign_id}, ${row.account_uuid}, ${row.account_path}::uuid[], ${row.brand_id}, ${row.usecase_id},
      ${row.sub_usecase_ids}, ${JSON.stringify(row.facts)}, ${row.status}, ${row.submission}, ${row.rejection_reason},
      ${row.expires_at}, ${row.created_by}, ${row.created_at}, ${row.modified_by}, ${row.modified_at})
    on conflict (campaign_id) do nothing`);
  return inserted === 1;
}

/** A campaign of an account in scope. */
export function selectCampaign(
  db: Executor,
  scope: Scope,
  account_uuid: string,
  campaign_id: string,
): Promise<CampaignRow | undefined> {
  return db.maybe<CampaignRow>(sql`
    select * from campaigns.campaign
    where account_uuid = ${account_uuid} and campaign_id = ${campaign_id} and status <> 'DELETED'
      and account_path && ${scope}::uuid[]`);
}

/** The same, held until the transaction ends. */
export function lockCampaign(
  tx: Executor,
  scope: Scope,
  account_uuid: string,
  campaign_id: string,
): Promise<CampaignRow | undefined> {
  return tx.maybe<CampaignRow>(sql`
    select * from campaigns.campaign
    where account_uuid = ${account_uuid} and campaign_id = ${campaign_id} and status <> 'DELETED'
      and account_path && ${scope}::uuid[] for update`);
}

/** A campaign, whosesoever. No scope: of a number that routing found, or for the review that was left to be done. */
export function selectCampaignById(db: Executor, campaign_id: string): Promise<CampaignRow | undefined> {
  return db.maybe<CampaignRow>(sql`
    select * from campaigns.campaign where campaign_id = ${campaign_id} and status <> 'DELETED'`);
}

/** The campaigns of an account that is no more, held. No scope: follows the deletion of the account. */
export function lockCampaignsOfAccount(tx: Executor, account_uuid: string): Promise<CampaignRow[]> {
  return tx.many<CampaignRow>(sql`
    select * from campaigns.campaign where account_uuid = ${account_uuid} and status <> 'DELETED' order by campaign_id for update`);
}

/** Writes what can change of a campaign in scope. */
export async function updateCampaign(tx: Executor, scope: Scope, row: CampaignRow): Promise<void> {
  await tx.run(sql`
    update campaigns.campaign
    set facts = ${JSON.stringify(row.facts)}, status = ${row.status}, submission = ${row.submission},
        rejection_reason = ${row.rejection_reason}, expires_at = ${row.expires_at}, modified_by = ${row.modified_by},
        modified_at = ${row.modified_at}
    where uuid = ${row.uuid} and account_path && ${scope}::uuid[]`);
}

/** Whether a brand in scope has campaigns. */
export async function hasCampaigns(db: Executor, scope: Scope, brand_id: string): Promise<boolean> {
  const row = await db.one<{ found: boolean }>(sql`
    select exists (
      select 1 from campaigns.campaign
      where brand_id = ${brand_id} and status <> 'DELETED' and account_path && ${scope}::uuid[]) as found`);
  return row.found;
}

export interface CampaignFilters {
  readonly status?: string | undefined;
  readonly usecase_id?: string | undefined;
}

/** The campaigns of an account in scope. */
export function listCampaigns(
  db: Executor,
  scope: Scope,
  account_uuid: string,
  { status, usecase_id }: CampaignFilters,
  page: Page,
): Promise<Items<CampaignRow>> {
  const select = sql`
    select * from campaigns.campaign
    where account_uuid = ${account_uuid} and status <> 'DELETED' and account_path && ${scope}::uuid[]
      and ${allOf(equals(sql`status`, status), equals(sql`usecase_id`, usecase_id))}`;
  return listPage<CampaignRow>(db, page, select, {
    created_date: sql`created_at`,
    modified_date: sql`modified_at`,
    display_name: sql`lower(facts->>'display_name')`,
    status: sql`status`,
  });
}
