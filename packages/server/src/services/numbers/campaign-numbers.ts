/** Which numbers send for which campaign: what the campaigns service asks for. */
import type { CampaignNumberEventData } from "@patchbay/contract";
import type { Static } from "typebox";
import type { AccountPath } from "../../kernel/access/principal.ts";
import type { Executor, Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { judgeAssignment, type Refusal, type Standing } from "./rules.ts";
import { holdNumbers } from "./standing.ts";
import {
  type CampaignNumber,
  deleteCampaignNumbers,
  insertCampaignNumbers,
  listCampaignNumbers,
} from "./store/campaign-numbers.ts";
import { markStock } from "./store/stock.ts";

export interface Assignment {
  readonly account: { readonly uuid: string; readonly path: AccountPath };
  readonly campaign_id: string;
  readonly brand_id: string;
  /** E.164. */
  readonly numbers: readonly string[];
}

/** Tells of a number that sends for a campaign from now on, or no more. */
function tell(
  tx: Tx,
  event: "campaign_number_added" | "campaign_number_removed",
  { account_uuid, campaign_id, brand_id }: CampaignNumber,
  { stock, provisioned }: Standing,
): void {
  if (stock === undefined) return;
  const { number, provider, network, tier, state, rate_center, npa, sms_enabled, mms_enabled } = stock;
  const details = { number, provider, network, tier, state, rate_center, npa, sms_enabled, mms_enabled };
  const data: Static<typeof CampaignNumberEventData> = { ...details, campaign_id, brand_id };
  emit(tx, { service: "sms", event, account_uuid, user_uuid: provisioned?.user_uuid ?? null, data });
}

function refuse(refused: readonly (readonly [string, Refusal])[]): Error {
  const details = refused.map(([number, { message }]) => `${number}: ${message}`);
  const isUnknown = refused.some(([, { code }]) => code === 404);
  return problem(isUnknown ? "not_found" : "conflict", { message: details.join(" "), details });
}

/**
 * Lets numbers send for a campaign: all of them or none. They must be provisioned to the account or free; free ones are
 * thereby reserved for it. Those that are in the campaign already stay as they are.
 * @throws problem `not_found` when there is no such number or it is somebody else's, `conflict` when it is in another
 *   campaign or in quarantine
 */
export async function assignToCampaign(tx: Tx, { account, campaign_id, brand_id, numbers }: Assignment): Promise<void> {
  const wanted = [...new Set(numbers)];
  const standingOf = await holdNumbers(tx, wanted);
  const wish = { account_uuid: account.uuid, campaign_id };
  const judged = wanted.map((number) => [number, judgeAssignment(standingOf(number), wish, tx.now())] as const);
  const refused = judged.flatMap(([number, verdict]) => (typeof verdict === "string" ? [] : [[number, verdict] as const]));
  if (refused.length > 0) throw refuse(refused);
  const added = judged.flatMap(([number, verdict]): CampaignNumber[] =>
    verdict === "new"
      ? [{ number, campaign_id, brand_id, account_uuid: account.uuid, account_path: account.path, added_at: tx.now() }]
      : [],
  );
  const reserved = added.filter(({ number }) => standingOf(number).provisioned === undefined).map(({ number }) => number);
  await insertCampaignNumbers(tx, added);
  await markStock(tx, reserved, "reserved", tx.now());
  for (const row of added) tell(tx, "campaign_number_added", row, standingOf(row.number));
}

/**
 * Takes numbers out of their campaigns. Those that were only reserved are free again, at once.
 * @param standingOf the numbers, held
 */
export async function leaveCampaigns(tx: Tx, numbers: readonly string[], standingOf: (number: string) => Standing): Promise<void> {
  const left = numbers.map(standingOf).flatMap(({ campaign }) => campaign ?? []);
  if (left.length === 0) return;
  const names = left.map(({ number }) => number);
  await deleteCampaignNumbers(tx, names);
  const reserved = names.filter((number) => standingOf(number).stock?.status === "reserved");
  await markStock(tx, reserved, "available", tx.now());
  for (const row of left) tell(tx, "campaign_number_removed", row, standingOf(row.number));
}

/**
 * Takes numbers out of a campaign; those that are not in it are skipped.
 * @param from.numbers E.164; all of the campaign when absent
 * @returns the numbers that were in it
 */
export async function unassignFromCampaign(
  tx: Tx,
  from: { readonly campaign_id: string; readonly numbers?: readonly string[] },
): Promise<string[]> {
  const wanted = from.numbers ?? (await numbersOfCampaign(tx, from.campaign_id));
  const standingOf = await holdNumbers(tx, [...new Set(wanted)]);
  const removed = [...new Set(wanted)].filter((number) => standingOf(number).campaign?.campaign_id === from.campaign_id);
  await leaveCampaigns(tx, removed, standingOf);
  return removed;
}

/** The numbers that send for a campaign, E.164, in order. */
export async function numbersOfCampaign(db: Executor, campaign_id: string): Promise<string[]> {
  return (await numbersOfCampaigns(db, [campaign_id]))(campaign_id);
}

/** The numbers that send for campaigns: a look-up by campaign. */
export async function numbersOfCampaigns(
  db: Executor,
  campaign_ids: readonly string[],
): Promise<(campaign_id: string) => string[]> {
  const rows = await listCampaignNumbers(db, campaign_ids);
  return (campaign_id) => rows.filter((row) => row.campaign_id === campaign_id).map(({ number }) => number);
}
