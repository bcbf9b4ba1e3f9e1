/** What stands between the platform and the registry of the carriers: one small interface, whoever is behind it. */
import type { Brand, Campaign } from "@patchbay/contract";
import type { Static } from "typebox";

type BrandFacts = Omit<Static<typeof Brand>, "status" | "audit">;
type CampaignFacts = Omit<Static<typeof Campaign>, "status" | "numbers" | "audit">;
type IdentityStatus = Static<typeof Brand>["identity_status"];

/** What the registry finds out about a brand. */
export type BrandVerdict =
  | { readonly status: "ACTIVE"; readonly identity_status: IdentityStatus }
  | { readonly status: "FAILED"; readonly reason: string };

/** What the carriers say to a campaign. */
export type CampaignVerdict = { readonly status: "ACTIVE" } | { readonly status: "REJECTED"; readonly reason: string };

/** A registry. What it throws has it asked again later. */
export interface Registry {
  /** How long a review takes at least, in ms. */
  readonly reviewMs: number;
  verifyBrand(brand: BrandFacts, signal: AbortSignal): Promise<BrandVerdict>;
  reviewCampaign(campaign: CampaignFacts, signal: AbortSignal): Promise<CampaignVerdict>;
}

/** Tax ids that nobody has, for trying out what may happen. */
const unknownTaxId = "000000000";
const doubtfulTaxId = "111111111";

function verdictOnBrand(brand: BrandFacts): BrandVerdict {
  if (brand.organization_type === "SOLE_PROPRIETOR") return { status: "ACTIVE", identity_status: "SELF_DECLARED" };
  if (brand.e_i_n === unknownTaxId) return { status: "FAILED", reason: "The tax id does not belong to the legal name." };
  if (brand.e_i_n === doubtfulTaxId) return { status: "ACTIVE", identity_status: "UNVERIFIED" };
  const isVetted = brand.organization_type === "PUBLIC_PROFIT" && (brand.business_contact_email ?? "") !== "";
  return { status: "ACTIVE", identity_status: isVetted ? "VETTED_VERIFIED" : "VERIFIED" };
}

const link = /\bhttps?:\/\/|\bwww\.|\b[\w-]+\.(?:com|net|org|io|co|us|gov|edu|ly)\b/i;
const phone = /(?:\+?1[ .-]?)?\(?\b[2-9]\d\d\)?[ .-]?\d{3}[ .-]?\d{4}\b/;
/** Texts about what carriers let nobody send. */
const forbidden = /\b(?:cannabis|marijuana|cbd|payday loans?|gambling)\b/i;

function mistakesIn(campaign: CampaignFacts): string[] {
  const { sample_msg1, sample_msg2, sample_msg3, sample_msg4, sample_msg5, description, message_flow } = campaign;
  const samples = [sample_msg1, sample_msg2, sample_msg3, sample_msg4, sample_msg5].map((text) => text ?? "");
  return [
    ...(!campaign.embedded_link && samples.some((text) => link.test(text))
      ? ["A sample holds a link, but embedded_link is false."]
      : []),
    ...(!campaign.embedded_phone && samples.some((text) => phone.test(text))
      ? ["A sample holds a telephone number, but embedded_phone is false."]
      : []),
    ...([...samples, description, message_flow].some((text) => forbidden.test(text))
      ? ["It is about something that carriers do not let through."]
      : []),
  ];
}

/**
 * A registry that only pretends: it decides by what it is told, always in the same way. The tax id 000000000 is nobody's,
 * 111111111 cannot be verified; campaigns are sent back when their samples hold links or telephone numbers that they do not
 * declare, or are about something forbidden.
 */
export function simulatedRegistry(reviewMs: number): Registry {
  return {
    reviewMs,
    verifyBrand: async (brand) => verdictOnBrand(brand),
    reviewCampaign: async (campaign) => {
      const mistakes = mistakesIn(campaign);
      return mistakes.length === 0 ? { status: "ACTIVE" } : { status: "REJECTED", reason: mistakes.join(" ") };
    },
  };
}
