import { BrandCreate, CampaignCreate } from "@patchbay/contract";
import { type Static, Type } from "typebox";
import type { Tx } from "../../kernel/db/database.ts";
import { seedSection } from "../../kernel/service.ts";
import { findSeedAccount } from "../accounts/index.ts";
import { addBrand } from "./brands.ts";
import { addCampaign } from "./campaigns.ts";
import { readBrand, readCampaign } from "./rules.ts";
import { hadBrand } from "./store/brands.ts";

const SeedBrand = Type.Object(
  {
    account: Type.String({ description: "UUID or number of the account." }),
    ...Type.Omit(BrandCreate, ["account_uuid"]).properties,
    campaigns: Type.Optional(Type.Array(CampaignCreate)),
  },
  { additionalProperties: false },
);

/** Adds a brand, as the registry has verified it, and campaigns that are approved, unless the account has or had a brand. */
async function applyBrand(tx: Tx, { account: key, campaigns = [], ...given }: Static<typeof SeedBrand>): Promise<void> {
  const account = await findSeedAccount(tx, key);
  if (account === undefined) throw new Error(`Brand ${given.brand_name}: there is no account ${key}`);
  if (await hadBrand(tx, account.uuid)) return;
  const facts = readBrand({ ...given, account_uuid: account.uuid });
  const identity_status = facts.organization_type === "SOLE_PROPRIETOR" ? "SELF_DECLARED" : "VERIFIED";
  const brand = await addBrand(tx, account, facts, { status: "ACTIVE", identity_status });
  for (const { usecase_id, sub_usecase_ids = [], ...rest } of campaigns) {
    const campaign = readCampaign(rest, usecase_id, sub_usecase_ids);
    await addCampaign(tx, brand, { facts: campaign, usecase_id, sub_usecase_ids, status: "ACTIVE", expires_at: null });
  }
}

/** `brands`: 10DLC brands of accounts with their campaigns, verified and approved. */
export const brandsSeed = seedSection("brands", Type.Array(SeedBrand), async (tx, seeds) => {
  for (const seed of seeds) await applyBrand(tx, seed);
});
