/** What campaigns may be for, in the words and by the rules of The Campaign Registry. */
import { type Brand, CampaignUsecase, type CampaignUsecaseOption } from "@patchbay/contract";
import type { Static } from "typebox";

export type Usecase = Static<typeof CampaignUsecase>;
export type BrandFacts = Pick<Static<typeof Brand>, "organization_type">;
type EntityType = BrandFacts["organization_type"];
type Option = Static<typeof CampaignUsecaseOption>;

/** Every usecase. */
export const usecases: readonly Usecase[] = CampaignUsecase.enum;

interface Special {
  /** Which kinds of brands may have it; every kind but sole proprietors unless said. */
  readonly only?: readonly EntityType[];
  /** Parts of texts in one minute that AT&T lets through; see {@link messagesPerMinute}. */
  readonly perMinute: number;
  /** In US dollars. */
  readonly fee: number;
  readonly words: string;
}

/** Those for which there are rules of their own. */
const special: Readonly<Partial<Record<Usecase, Special>>> = {
  AGENTS_FRANCHISES: { perMinute: 60, fee: 30, words: "Agents or franchises of one brand, each with a number of its own." },
  CARRIER_EXEMPT: { only: [], perMinute: 4_500, fee: 10, words: "Exempted by the carriers." },
  CHARITY: { only: ["NON_PROFIT"], perMinute: 2_400, fee: 3, words: "Registered charities asking for donations." },
  CONVERSATIONAL: { perMinute: 3_000, fee: 10, words: "Two people talking through a service that hides their numbers." },
  EMERGENCY: { only: ["GOVERNMENT", "NON_PROFIT"], perMinute: 4_500, fee: 5, words: "Warnings in emergencies." },
  K12_EDUCATION: {
    only: ["GOVERNMENT", "NON_PROFIT", "PRIVATE_PROFIT"],
    perMinute: 4_500,
    fee: 10,
    words: "Schools writing to parents.",
  },
  POLITICAL: { perMinute: 4_500, fee: 10, words: "Election campaigns of registered committees." },
  SOCIAL: { perMinute: 4_500, fee: 10, words: "Communication between influencers and their followers." },
  SOLE_PROPRIETOR: { only: ["SOLE_PROPRIETOR"], perMinute: 15, fee: 2, words: "A business without a tax id." },
  SWEEPSTAKE: { perMinute: 2_400, fee: 10, words: "Sweepstakes and contests." },
  UCAAS_HIGH: { perMinute: 240, fee: 10, words: "Employees writing from the business telephone system, many texts." },
  UCAAS_LOW: { perMinute: 75, fee: 2, words: "Employees writing from the business telephone system, few texts." },
};

const standard: Readonly<Partial<Record<Usecase, string>>> = {
  "2FA": "Passcodes to sign in.",
  ACCOUNT_NOTIFICATION: "Notices about an account.",
  CUSTOMER_CARE: "Answers of customer service.",
  DELIVERY_NOTIFICATION: "Where a delivery is.",
  FRAUD_ALERT: "Warnings of possible fraud.",
  HIGHER_EDUCATION: "Universities and colleges writing to students.",
  LOW_VOLUME: "Several of the standard usecases with few texts.",
  MARKETING: "Offers and promotions.",
  MIXED: "Several of the standard usecases.",
  POLLING_VOTING: "Surveys and votes, not political ones.",
  PUBLIC_SERVICE_ANNOUNCEMENT: "Notices to the public.",
  SECURITY_ALERT: "Warnings that a system was broken into.",
};

/** How many others a usecase must and may be made of. */
const mixtures: Readonly<Partial<Record<Usecase, readonly [min: number, max: number]>>> = { MIXED: [2, 5], LOW_VOLUME: [1, 5] };

/** What {@link mixtures} may be made of. */
const parts: readonly Usecase[] = usecases.filter((usecase) => usecase in standard && !(usecase in mixtures));

/** Those that may go without opting out. */
const withoutOptOut: readonly Usecase[] = ["2FA", "EMERGENCY", "UCAAS_HIGH", "UCAAS_LOW", "CARRIER_EXEMPT"];

/** Whether recipients of a usecase must be able to opt out. */
export function needsOptOut(usecase: Usecase): boolean {
  return !withoutOptOut.includes(usecase);
}

/** How many sample messages a campaign needs. */
export function samplesNeeded(usecase: Usecase, subUsecases: readonly Usecase[]): 1 | 2 {
  return ["MARKETING", "MIXED", "LOW_VOLUME"].includes(usecase) || subUsecases.length >= 2 ? 2 : 1;
}

/** What is wrong with the usecases that a campaign is made of, one line each. */
export function subUsecaseMistakes(usecase: Usecase, subUsecases: readonly Usecase[]): string[] {
  const [min, max] = mixtures[usecase] ?? [0, 0];
  const strange = subUsecases.filter((sub) => !parts.includes(sub));
  if (max === 0) return subUsecases.length > 0 ? [`sub_usecase_ids must be empty for ${usecase}`] : [];
  return [
    ...(subUsecases.length < min || subUsecases.length > max ? [`sub_usecase_ids must hold ${min} to ${max} for ${usecase}`] : []),
    ...(new Set(subUsecases).size < subUsecases.length ? ["sub_usecase_ids must not hold one twice"] : []),
    ...strange.map((sub) => `sub_usecase_ids must not hold ${sub}: only standard usecases that are no mixture`),
  ];
}

/** Whether brands of this kind may have campaigns of this usecase. */
function qualifies(kind: EntityType, usecase: Usecase): boolean {
  const only = special[usecase]?.only;
  return only === undefined ? kind !== "SOLE_PROPRIETOR" : only.includes(kind);
}

/** The words of an id as people read them: `Two words`. */
function readable(usecase: Usecase): string {
  const words = usecase.replaceAll("_", " ").toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function toOption(usecase: Usecase): Option {
  const [min, max] = mixtures[usecase] ?? [0, 0];
  return {
    usecase_id: usecase,
    display_name: readable(usecase),
    description: special[usecase]?.words ?? standard[usecase] ?? "",
    classification: usecase in special ? "SPECIAL" : "STANDARD",
    min_sub_usecases: min,
    max_sub_usecases: max,
    valid_sub_usecases: max === 0 ? [] : [...parts],
    requires_samples: samplesNeeded(usecase, []),
    monthly_fee: special[usecase]?.fee ?? (usecase === "LOW_VOLUME" ? 1.5 : 10),
    qualified: true,
  };
}

/** What a brand may have campaigns for: nothing as long as it is not known who it is. */
export function optionsFor(brand: { readonly organization_type: EntityType; readonly identity_status: string }): Option[] {
  if (brand.identity_status === "UNVERIFIED") return [];
  return usecases.filter((usecase) => qualifies(brand.organization_type, usecase)).map(toOption);
}

interface Rated extends BrandFacts {
  readonly identity_status: string;
}

/**
 * Parts of texts that a campaign may send in a minute, by the message classes of AT&T: 4,500, 2,400 or 240 by how well the brand
 * is known, 75 for a mixture with few texts; the special usecases have classes of their own. See "Where the numbers are from"
 * in the README.
 */
export function messagesPerMinute(usecase: Usecase, { organization_type, identity_status }: Rated): number {
  const own = special[usecase]?.perMinute;
  if (own !== undefined) return own;
  if (usecase === "LOW_VOLUME") return 75;
  if (organization_type === "PUBLIC_PROFIT") return 4_500;
  return identity_status === "VETTED_VERIFIED" ? 2_400 : 240;
}

/** Parts of texts that a brand may send in a day over all its campaigns, by the tiers of T-Mobile; see the README. */
export function brandPerDay({ organization_type, identity_status }: Rated): number {
  if (organization_type === "SOLE_PROPRIETOR") return 1_000;
  if (organization_type === "PUBLIC_PROFIT") return 200_000;
  return identity_status === "VETTED_VERIFIED" ? 40_000 : 2_000;
}
