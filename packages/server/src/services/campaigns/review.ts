/** What the registry decides, and what time does to a campaign: jobs of lanes. */
import type { Tx } from "../../kernel/db/database.ts";
import { defineJobs, enqueue, type JobLane } from "../../kernel/lanes/index.ts";
import type { Kernel } from "../../kernel/service.ts";
import { changeBrand, changeCampaign } from "./changes.ts";
import type { Registry } from "./registry.ts";
import { type BrandRow, lockBrand, selectBrandById } from "./store/brands.ts";
import { type CampaignRow, lockCampaign, selectCampaignById } from "./store/campaigns.ts";
import { toBrand, toCampaign } from "./view.ts";

interface BrandJob {
  readonly brand_id: string;
}
interface CampaignJob {
  readonly campaign_id: string;
  readonly submission: number;
}

/** The lanes of the registry. */
export interface Reviews {
  readonly lanes: readonly [JobLane<BrandJob>, JobLane<CampaignJob>, JobLane<Pick<CampaignJob, "campaign_id">>];
  /** Has a brand verified. */
  verify(tx: Tx, row: BrandRow): void;
  /** Has a campaign reviewed as it is now. */
  review(tx: Tx, row: CampaignRow): void;
}

/** Registrations hold for a year. */
function yearAfter(date: Date): Date {
  const end = new Date(date);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end;
}

/** Makes the lanes that ask a registry. */
export function createReviews(kernel: Kernel, registry: Registry): Reviews {
  const { db } = kernel;

  const brands = defineJobs<BrandJob>(
    { name: "campaigns.verify_brand" },
    {
      perform: async ({ payload }, signal) => {
        const brand = await selectBrandById(db, payload.brand_id);
        if (brand?.status !== "PENDING") return undefined;
        const verdict = await registry.verifyBrand(toBrand(brand), signal);
        return async (tx) => {
          const row = await lockBrand(tx, [brand.account_uuid], brand.account_uuid);
          if (row?.brand_id !== brand.brand_id || row.status !== "PENDING") return;
          const { status } = verdict;
          await changeBrand(
            tx,
            row,
            status === "ACTIVE"
              ? { status, identity_status: verdict.identity_status }
              : { status, rejection_reason: verdict.reason },
          );
        };
      },
    },
  );

  const expiries = defineJobs<Pick<CampaignJob, "campaign_id">>(
    { name: "campaigns.expire" },
    {
      handle: async (tx, { payload }) => {
        const found = await selectCampaignById(tx, payload.campaign_id);
        if (found === undefined) return;
        const row = await lockCampaign(tx, [found.account_uuid], found.account_uuid, found.campaign_id);
        if (row === undefined || row.expires_at === null || row.status === "EXPIRED") return;
        // A registration that was renewed meanwhile has a job of its own.
        if (row.expires_at > tx.now()) return;
        const change = row.facts.auto_renewal ? { expires_at: yearAfter(row.expires_at) } : { status: "EXPIRED" as const };
        await changeCampaign(tx, row, change);
        if ("expires_at" in change) enqueue(tx, { lane: expiries, payload, due_at: change.expires_at });
      },
    },
  );

  const campaigns = defineJobs<CampaignJob>(
    { name: "campaigns.review_campaign" },
    {
      perform: async ({ payload }, signal) => {
        const campaign = await selectCampaignById(db, payload.campaign_id);
        if (campaign?.status !== "PENDING" || campaign.submission !== payload.submission) return undefined;
        const verdict = await registry.reviewCampaign(toCampaign(campaign, []), signal);
        return async (tx) => {
          const row = await lockCampaign(tx, [campaign.account_uuid], campaign.account_uuid, campaign.campaign_id);
          if (row?.status !== "PENDING" || row.submission !== payload.submission) return;
          if (verdict.status === "REJECTED") {
            await changeCampaign(tx, row, { status: "REJECTED", rejection_reason: verdict.reason });
            return;
          }
          const isRunning = row.expires_at !== null && row.expires_at > tx.now();
          const expires_at = isRunning ? row.expires_at : yearAfter(tx.now());
          await changeCampaign(tx, row, { status: "ACTIVE", rejection_reason: null, expires_at });
          if (!isRunning && expires_at !== null) {
            enqueue(tx, { lane: expiries, payload: { campaign_id: row.campaign_id }, due_at: expires_at });
          }
        };
      },
    },
  );

  const due = (tx: Tx) => new Date(tx.now().getTime() + registry.reviewMs);
  return {
    lanes: [brands, campaigns, expiries],
    verify: (tx, { brand_id }) => enqueue(tx, { lane: brands, payload: { brand_id }, due_at: due(tx) }),
    review: (tx, { campaign_id, submission }) =>
      enqueue(tx, { lane: campaigns, payload: { campaign_id, submission }, key: campaign_id, due_at: due(tx) }),
  };
}
