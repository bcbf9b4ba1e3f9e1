import type { campaigns as contract } from "@patchbay/contract";
import type { AccountPath, Principal } from "../../kernel/access/principal.ts";
import { isUniqueViolation, type Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import type { Handlers } from "../../kernel/service.ts";
import { findAccount, holdAccount } from "../accounts/index.ts";
import { changeBrand, tellBrand } from "./changes.ts";
import { withNewId } from "./ids.ts";
import type { Reviews } from "./review.ts";
import { readBrand } from "./rules.ts";
import { type BrandFacts, type BrandRow, insertBrand, lockBrand, selectBrand } from "./store/brands.ts";
import { hasCampaigns } from "./store/campaigns.ts";
import { optionsFor } from "./usecases.ts";
import { toBrand } from "./view.ts";

type CampaignHandlers = Handlers<typeof contract>;
type BrandPermission = `sms_${"brand" | "campaign"}.${"create" | "read" | "update" | "delete"}`;

/**
 * The account of the path, if the caller sees it and holds the permission there.
 * @throws problem `not_found` or `forbidden`
 */
export async function accountFor(tx: Tx, principal: Principal, account_uuid: string, permission: BrandPermission) {
  const account = await findAccount(tx, principal.visible, account_uuid);
  if (account === undefined) throw problem("not_found");
  principal.require(permission, account.path);
  return account;
}

/** Adds a brand in this state. Violates `brand_account` when the account has one. */
export function addBrand(
  tx: Tx,
  account: { readonly uuid: string; readonly path: AccountPath },
  facts: BrandFacts,
  state: Pick<BrandRow, "status" | "identity_status">,
): Promise<BrandRow> {
  const { actor } = tx.context;
  const [uuid, now] = [tx.uuid(), tx.now()];
  const common = { uuid, account_uuid: account.uuid, account_path: account.path, facts, ...state, rejection_reason: null };
  const audit = { created_by: actor, created_at: now, modified_by: actor, modified_at: now };
  return withNewId(
    "B",
    (brand_id) => ({ brand_id, ...common, ...audit }),
    (row) => insertBrand(tx, row),
  );
}

export function createBrand(reviews: Reviews): CampaignHandlers["createBrand"] {
  return async ({ tx, principal, body }) => {
    const account = await holdAccount(tx, principal.visible, body.account_uuid);
    if (account === undefined) throw problem("unknown_reference", "There is no such account.");
    principal.require("sms_brand.create", account.path);
    const facts = readBrand(body);
    try {
      const row = await addBrand(tx, account, facts, { status: "PENDING", identity_status: "SELF_DECLARED" });
      reviews.verify(tx, row);
      tellBrand(tx, row);
      return toBrand(row);
    } catch (error) {
      if (isUniqueViolation(error, "brand_account")) throw problem("conflict", "The account has a brand.");
      throw error;
    }
  };
}

export const getBrand: CampaignHandlers["getBrand"] = async ({ tx, principal, params }) => {
  await accountFor(tx, principal, params.account_uuid, "sms_brand.read");
  const row = await selectBrand(tx, principal.visible, params.account_uuid);
  if (row === undefined) throw problem("not_found");
  return toBrand(row);
};

export const getBrandUseCases: CampaignHandlers["getBrandUseCases"] = async ({ tx, principal, params }) => {
  await accountFor(tx, principal, params.account_uuid, "sms_brand.read");
  const row = await selectBrand(tx, principal.visible, params.account_uuid);
  if (row === undefined) throw problem("not_found");
  return optionsFor({ ...row.facts, identity_status: row.identity_status });
};

export const deleteBrand: CampaignHandlers["deleteBrand"] = async ({ tx, principal, params }) => {
  await accountFor(tx, principal, params.account_uuid, "sms_brand.delete");
  const row = await lockBrand(tx, principal.visible, params.account_uuid);
  if (row === undefined) throw problem("not_found");
  if (await hasCampaigns(tx, principal.visible, row.brand_id)) throw problem("conflict", "The brand has campaigns.");
  await changeBrand(tx, row, { status: "DELETED" });
  return { status: "success" };
};
