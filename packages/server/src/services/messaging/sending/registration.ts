/** Where 10DLC is enforced: which numbers may send, and what becomes of texts that wait when theirs may not any more. */
import type { Tx } from "../../../kernel/db/database.ts";
import { findCampaign } from "../../campaigns/index.ts";
import { findProvisioned, type ProvisionedRef } from "../../numbers/index.ts";
import { numbersQueuedFor, takeOutOfCampaign } from "../store/queue.ts";
import { fail } from "./progress.ts";

/** A ten-digit number of the United States (or its neighbours in the numbering plan) that is not toll-free. */
function isLongCode(number: string): boolean {
  return /^\+1\d{10}$/.test(number) && !/^\+1(800|833|844|855|866|877|888)/.test(number);
}

/** Whether the number is a long code that sends for no active campaign. */
export async function isUnregistered(
  tx: Tx,
  { number, campaign_id }: Pick<ProvisionedRef, "number" | "campaign_id">,
): Promise<boolean> {
  if (!isLongCode(number)) return false;
  const campaign = campaign_id === null ? undefined : await findCampaign(tx, campaign_id);
  return campaign?.status !== "ACTIVE";
}

/** States in which nothing is sent any more. While a change is reviewed (PENDING), what was accepted before goes out. */
const stopped: ReadonlySet<string> = new Set(["REJECTED", "SUSPENDED", "EXPIRED"]);

/** A campaign is in another state: if it may not send any more, its texts that wait fail. */
export async function campaignChanged(tx: Tx, campaign_id: string): Promise<void> {
  const campaign = await findCampaign(tx, campaign_id);
  if (campaign !== undefined && !stopped.has(campaign.status)) return;
  const numbers = (await numbersQueuedFor(tx, campaign_id)).filter(isLongCode);
  const texts = await takeOutOfCampaign(tx, campaign_id, numbers);
  await fail(tx, texts, "campaign_stopped", "The 10DLC campaign that it was to be sent for may not send any more.");
}

/** A number has left a campaign: unless it sends for another active one by now, its texts that wait fail. */
export async function numberLeft(tx: Tx, campaign_id: string, number: string): Promise<void> {
  if (!isLongCode(number)) return;
  const found = await findProvisioned(tx, number);
  if (found !== undefined && !(await isUnregistered(tx, found))) return;
  const texts = await takeOutOfCampaign(tx, campaign_id, [number]);
  await fail(tx, texts, "not_registered", "The number that it was to be sent from sends for no active 10DLC campaign any more.");
}
