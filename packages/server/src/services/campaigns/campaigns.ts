import type { campaigns as contract } from "@patchbay/contract";
import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";
import type { Handlers } from "../../kernel/service.ts";
import { assignToCampaign, numbersOfCampaign, numbersOfCampaigns, unassignFromCampaign } from "../numbers/index.ts";
import { accountFor } from "./brands.ts";
import { changeCampaign, tellCampaign } from "./changes.ts";
import { withNewId } from "./ids.ts";
import type { Reviews } from "./review.ts";
import { changesUsecase, readCampaign, refuse } from "./rules.ts";
import { type BrandRow, lockBrand } from "./store/brands.ts";
import {
  type CampaignFacts,
  type CampaignRow,
  insertCampaign,
  listCampaigns as listRows,
  lockCampaign,
  selectCampaign,
} from "./store/campaigns.ts";
import { optionsFor, type Usecase } from "./usecases.ts";
import { toCampaign } from "./view.ts";

type CampaignHandlers = Handlers<typeof contract>;

/** More numbers than this need `num_pooling`. */
const withoutPooling = 49;

/** The campaign of the path, held, if the caller may do this to it. */
async function heldCampaign(
  tx: Tx,
  principal: Principal,
  { account_uuid, campaign_id }: { readonly account_uuid: string; readonly campaign_id: string },
  permission: "sms_campaign.update" | "sms_campaign.delete",
): Promise<CampaignRow> {
  await accountFor(tx, principal, account_uuid, permission);
  const row = await lockCampaign(tx, principal.visible, account_uuid, campaign_id);
  if (row === undefined) throw problem("not_found");
  return row;
}

interface NewCampaign {
  readonly facts: CampaignFacts;
  readonly usecase_id: Usecase;
  readonly sub_usecase_ids: Usecase[];
  readonly status: CampaignRow["status"];
  readonly expires_at: Date | null;
}

/** Adds a campaign to a brand. */
export function addCampaign(tx: Tx, brand: BrandRow, campaign: NewCampaign): Promise<CampaignRow> {
  const { account_uuid, account_path, brand_id } = brand;
  const { actor } = tx.context;
  const [uuid, now] = [tx.uuid(), tx.now()];
  const common = { uuid, account_uuid, account_path, brand_id, ...campaign, submission: 1, rejection_reason: null };
  const audit = { created_by: actor, created_at: now, modified_by: actor, modified_at: now };
  return withNewId(
    "C",
    (campaign_id) => ({ campaign_id, ...common, ...audit }),
    (row) => insertCampaign(tx, row),
  );
}

export function createCampaign(reviews: Reviews): CampaignHandlers["createCampaign"] {
  return async ({ tx, principal, params, body }) => {
    await accountFor(tx, principal, params.account_uuid, "sms_campaign.create");
    // Held, so that nobody deletes it meanwhile.
    const brand = await lockBrand(tx, principal.visible, params.account_uuid);
    if (brand === undefined) throw problem("not_found", "The account has no brand.");
    if (brand.status !== "ACTIVE") throw problem("conflict", "The brand is not active.");
    const { usecase_id, sub_usecase_ids = [], ...rest } = body;
    const facts = readCampaign(rest, usecase_id, sub_usecase_ids);
    const options = optionsFor({ ...brand.facts, identity_status: brand.identity_status });
    if (!options.some((option) => option.usecase_id === usecase_id))
      throw problem("conflict", `The brand does not qualify for ${usecase_id}.`);
    const row = await addCampaign(tx, brand, { facts, usecase_id, sub_usecase_ids, status: "PENDING", expires_at: null });
    reviews.review(tx, row);
    return tellCampaign(tx, row);
  };
}

export function updateCampaign(reviews: Reviews): CampaignHandlers["updateCampaign"] {
  return async ({ tx, principal, params, body }) => {
    const row = await heldCampaign(tx, principal, params, "sms_campaign.update");
    if (row.status === "SUSPENDED") throw problem("conflict", "The campaign is suspended.");
    if (changesUsecase(body, row)) throw problem("conflict", "The usecase of a campaign cannot change.");
    const { usecase_id: _, sub_usecase_ids: __, ...rest } = body;
    const facts = readCampaign(rest, row.usecase_id, row.sub_usecase_ids);
    const change = { facts, status: "PENDING", rejection_reason: null, submission: row.submission + 1 } as const;
    reviews.review(tx, { ...row, ...change });
    return changeCampaign(tx, row, change);
  };
}

export const listCampaigns: CampaignHandlers["listCampaigns"] = async ({ tx, principal, params, query, page }) => {
  await accountFor(tx, principal, params.account_uuid, "sms_campaign.read");
  const { items, total } = await listRows(tx, principal.visible, params.account_uuid, query, page);
  const ids = items.map(({ campaign_id }) => campaign_id);
  const numbersOf = await numbersOfCampaigns(tx, ids);
  return { items: items.map((row) => toCampaign(row, numbersOf(row.campaign_id))), total };
};

export const getCampaign: CampaignHandlers["getCampaign"] = async ({ tx, principal, params }) => {
  await accountFor(tx, principal, params.account_uuid, "sms_campaign.read");
  const row = await selectCampaign(tx, principal.visible, params.account_uuid, params.campaign_id);
  if (row === undefined) throw problem("not_found");
  return toCampaign(row, await numbersOfCampaign(tx, row.campaign_id));
};

export const deleteCampaign: CampaignHandlers["deleteCampaign"] = async ({ tx, principal, params }) => {
  const row = await heldCampaign(tx, principal, params, "sms_campaign.delete");
  await unassignFromCampaign(tx, { campaign_id: row.campaign_id });
  await changeCampaign(tx, row, { status: "DELETED" });
  return { status: "success" };
};

/** The numbers of a request. @throws problem `validation_failed` naming those that are none */
function numbersFrom(tns: string | readonly string[]): string[] {
  const read = [tns].flat().map((text) => ({ text, number: toE164(text) }));
  refuse(read.flatMap(({ text, number }) => (number === undefined ? [`tns: ${JSON.stringify(text)} is no telephone number`] : [])));
  return [...new Set(read.flatMap(({ number }) => number ?? []))];
}

export const assignToSMSCampaign: CampaignHandlers["assignToSMSCampaign"] = async ({ tx, principal, params, body }) => {
  const row = await heldCampaign(tx, principal, params, "sms_campaign.update");
  const numbers = numbersFrom(body.tns);
  if (row.status !== "ACTIVE" && row.status !== "PENDING")
    throw problem("conflict", `No numbers can be added to a campaign that is ${row.status}.`);
  const { campaign_id, brand_id, account_uuid, account_path } = row;
  await assignToCampaign(tx, { account: { uuid: account_uuid, path: account_path }, campaign_id, brand_id, numbers });
  const all = await numbersOfCampaign(tx, campaign_id);
  if (all.length > withoutPooling && !row.facts.num_pooling)
    throw problem("conflict", `A campaign with more than ${withoutPooling} numbers needs num_pooling.`);
  return toCampaign(row, all);
};

export const removeFromSMSCampaign: CampaignHandlers["removeFromSMSCampaign"] = async ({ tx, principal, params, body }) => {
  const row = await heldCampaign(tx, principal, params, "sms_campaign.update");
  await unassignFromCampaign(tx, { campaign_id: row.campaign_id, numbers: numbersFrom(body.tns) });
  return toCampaign(row, await numbersOfCampaign(tx, row.campaign_id));
};
