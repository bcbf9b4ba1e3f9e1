import { BrandCreate, campaigns as contract } from "@patchbay/contract";
import type { Tx } from "../../kernel/db/database.ts";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { unassignFromCampaign } from "../numbers/index.ts";
import { createBrand, deleteBrand, getBrand, getBrandUseCases } from "./brands.ts";
import {
  assignToSMSCampaign,
  createCampaign,
  deleteCampaign,
  getCampaign,
  listCampaigns,
  removeFromSMSCampaign,
  updateCampaign,
} from "./campaigns.ts";
import { changeBrand, changeCampaign } from "./changes.ts";
import { simulatedRegistry } from "./registry.ts";
import { createReviews } from "./review.ts";
import { countries } from "./rules.ts";
import { brandsSeed } from "./seed.ts";
import { lockBrand } from "./store/brands.ts";
import { lockCampaignsOfAccount } from "./store/campaigns.ts";
import { usecases } from "./usecases.ts";

export { type CampaignRef, findCampaign } from "./find-campaign.ts";

const { organization_type, vertical } = BrandCreate.properties;
const { stock_exchange, alt_business_id_type } = BrandCreate.properties;

/** Ends what an account that is no more had registered. */
async function deleteAll(tx: Tx, account_uuid: string): Promise<void> {
  const brand = await lockBrand(tx, [account_uuid], account_uuid);
  for (const row of await lockCampaignsOfAccount(tx, account_uuid)) {
    await unassignFromCampaign(tx, { campaign_id: row.campaign_id });
    await changeCampaign(tx, row, { status: "DELETED" });
  }
  if (brand !== undefined) await changeBrand(tx, brand, { status: "DELETED" });
}

/** The campaigns service. */
export const campaigns = defineService(contract, (kernel) => {
  const reviews = createReviews(kernel, simulatedRegistry(kernel.settings.registryReviewSeconds * 1000));
  return {
    handlers: {
      getEnumerations: async () => ({
        entity_types: [...organization_type.enum],
        verticals: [...vertical.enum],
        stock_exchanges: [...stock_exchange.enum],
        alt_business_id_types: [...alt_business_id_type.enum],
        usecases: [...usecases],
        countries: [...countries],
      }),
      createBrand: createBrand(reviews),
      getBrand,
      getBrandUseCases,
      deleteBrand,
      listCampaigns,
      getCampaign,
      createCampaign: createCampaign(reviews),
      updateCampaign: updateCampaign(reviews),
      deleteCampaign,
      assignToSMSCampaign,
      removeFromSMSCampaign,
    },
    migrations: migrationsBeside(import.meta.url),
    lanes: reviews.lanes,
    consumers: [
      {
        name: "campaigns.cleanup",
        events: ["accounts.account_deleted"],
        from: "beginning",
        handle: async (tx, batch) => {
          for (const { account_uuid } of batch) await deleteAll(tx, account_uuid);
        },
      },
    ],
    seed: [brandsSeed],
  };
});
