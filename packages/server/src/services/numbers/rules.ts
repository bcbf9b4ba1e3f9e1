import type { NumberFailure } from "@patchbay/contract";
import type { Static } from "typebox";
import type { CampaignNumber } from "./store/campaign-numbers.ts";
import type { ProvisionedRow } from "./store/provisioned.ts";
import type { StockFilters, StockRow } from "./store/stock.ts";

export type Failure = Static<typeof NumberFailure>;

/** The states of the USA with its capital and territories, as two letters. */
export const usStates: ReadonlySet<string> = new Set(
  (
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC " +
    "SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI"
  ).split(" "),
);

/** What the platform knows about a number that somebody wants. */
export interface Standing {
  readonly stock: StockRow | undefined;
  readonly provisioned: ProvisionedRow | undefined;
  readonly campaign: CampaignNumber | undefined;
}

/** Whoever wants a number, and from which carrier. */
export interface Wish {
  readonly account_uuid: string;
  readonly user_uuid: string | undefined;
  readonly provider: string;
}

/** Whether a number is nobody's, and has been long enough. */
export function isFree(stock: StockRow, now: Date): boolean {
  return stock.status === "available" && stock.available_at <= now;
}

/**
 * What becomes of a number that somebody wants to take into use.
 * @returns `new`, `kept` when he has it already, or why he cannot have it
 */
export function judgeProvision({ stock, provisioned, campaign }: Standing, wish: Wish, now: Date): "new" | "kept" | Refusal {
  if (stock?.provider !== wish.provider) return refusals.unknown;
  if (isFree(stock, now)) return "new";
  if (provisioned !== undefined) {
    const isHis = provisioned.account_uuid === wish.account_uuid;
    return isHis && (wish.user_uuid ?? provisioned.user_uuid) === provisioned.user_uuid ? "kept" : refusals.taken;
  }
  // Reserved for its account by a campaign.
  return campaign?.account_uuid === wish.account_uuid ? "new" : refusals.taken;
}

/**
 * What becomes of a number that is to send for a campaign of an account.
 * @returns `new`; `kept` when it does already; or why it cannot
 */
export function judgeAssignment(
  { stock, provisioned, campaign }: Standing,
  wish: { readonly account_uuid: string; readonly campaign_id: string },
  now: Date,
): "new" | "kept" | Refusal {
  if (stock === undefined) return refusals.unknown;
  const owner = provisioned ?? campaign;
  if (owner !== undefined && owner.account_uuid !== wish.account_uuid) return refusals.unknown;
  if (campaign !== undefined) return campaign.campaign_id === wish.campaign_id ? "kept" : refusals.elsewhere;
  return provisioned !== undefined || isFree(stock, now) ? "new" : refusals.taken;
}

/** Why a number cannot be had. */
export type Refusal = Readonly<Pick<Failure, "code" | "message">>;

export const refusals = {
  malformed: { code: 400, message: "This is no telephone number." },
  unknown: { code: 404, message: "There is no such number." },
  taken: { code: 409, message: "This number is not available." },
  elsewhere: { code: 409, message: "This number is in another campaign." },
} as const satisfies Record<string, Refusal>;

/** The query for numbers to be had, as it came. */
export interface Wanted {
  readonly tier?: string | undefined;
  readonly network?: string | undefined;
  readonly state?: string | undefined;
  readonly ratecenter?: string | undefined;
  readonly npa?: string | undefined;
}

/**
 * What a query for numbers means. Older callers leave out the tier, so that all that follows it has moved by one place:
 * the network stands for the tier, the state for the network, the rate center for the state.
 * @param isNetwork whether a text names a network that there is
 */
export function readWanted(wanted: Wanted, isNetwork: (text: string) => boolean): StockFilters {
  const { tier, npa } = wanted;
  const isTier = tier !== undefined && /^\d+$/.test(tier);
  const shiftedNetwork = tier !== undefined && !isTier && isNetwork(tier) ? tier : undefined;
  const stateIsCenter = wanted.state !== undefined && wanted.state.length > 2 && wanted.ratecenter === undefined;
  const rate_center = stateIsCenter ? wanted.state : wanted.ratecenter;
  const given = stateIsCenter ? undefined : wanted.state;
  const { network = "" } = wanted;
  const known = isNetwork(network) ? network : undefined;
  const isState = known === undefined && usStates.has(network.toUpperCase());
  return {
    tier: isTier ? String(Number(tier)) : undefined,
    network: known ?? shiftedNetwork,
    state: given ?? (isState ? network : undefined),
    rate_center,
    npa,
  };
}
