/** What the registry would send back, told at once: one line for each member that is not right. */
import { BrandCreate, CampaignCreate, type CampaignUpdate } from "@patchbay/contract";
import { getCountries } from "libphonenumber-js";
import type { Static } from "typebox";
import { problem } from "../../kernel/errors.ts";
import { toE164 } from "../../kernel/phone.ts";
import { needsOptOut, samplesNeeded, subUsecaseMistakes, type Usecase } from "./usecases.ts";

type BrandBody = Static<typeof BrandCreate>;
type CampaignBody = Omit<Static<typeof CampaignCreate>, "usecase_id" | "sub_usecase_ids">;

/** Countries that brands may be of, ISO 3166-1 alpha-2. */
export const countries: readonly string[] = getCountries().toSorted();

/** @throws problem `validation_failed` unless there are no mistakes */
export function refuse(mistakes: readonly string[]): void {
  if (mistakes.length > 0) throw problem("validation_failed", { message: mistakes.join("; "), details: mistakes });
}

/** What the table knows of a body: clients send back all they were shown, and more. */
function known<Body extends object>(schema: { readonly properties: object }, body: Body): Body {
  // Nothing that the type names is left out.
  return Object.fromEntries(Object.entries(body).filter(([member]) => member in schema.properties)) as Body;
}

const isBlank = (value: unknown): boolean => value === undefined || String(value).trim() === "";

function isWebAddress(text: string): boolean {
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  return URL.canParse(url) && /^[^\s@]+\.[^\s.]+$/.test(new URL(url).hostname);
}

const isMailAddress = (text: string): boolean =>
  /^[^\s<>()[\]\\,;:"@\p{Cc}]{1,64}@[^\s<>()[\]\\,;:"@\p{Cc}]+\.[^\s@]+$/u.test(text);

/** Members that a brand needs because of what it is. */
function needed({ organization_type }: BrandBody): readonly (keyof BrandBody)[] {
  const always = ["brand_name", "address", "city", "state", "postal_code", "email_address", "phone_number"] as const;
  if (organization_type === "SOLE_PROPRIETOR") return [...always, "first_name", "last_name"];
  // Not the mail address at the business: older clients cannot send it.
  const listed = ["stock_symbol", "stock_exchange"] as const;
  return [...always, "legal_name", "e_i_n", ...(organization_type === "PUBLIC_PROFIT" ? listed : [])];
}

/** Postal codes and tax ids that came as numbers, with the zeros that those lose. */
function digits(value: string | number, isUs: boolean, length: number): string {
  return typeof value === "number" && isUs ? String(value).padStart(length, "0") : String(value).trim();
}

const isEmpty = (value: unknown): boolean => value === undefined || value === "";

/**
 * A brand as it is kept: texts for numbers, countries in capitals, the tax id of the USA as nine digits.
 * @throws problem `validation_failed` with a line for each member that is not right
 */
export function readBrand(body: BrandBody) {
  const { account_uuid: _, e_i_n: __, ...given } = known(BrandCreate, body);
  const registration_country = body.registration_country.toUpperCase();
  const e_i_n_country = (body.e_i_n_country ?? "US").toUpperCase();
  const e_i_n = isEmpty(body.e_i_n) ? undefined : digits(body.e_i_n ?? "", e_i_n_country === "US", 9).replace(/^(\d\d)-/, "$1");
  const phone = toE164(body.phone_number, registration_country);
  const mails = ["email_address", "business_contact_email"] as const;
  refuse([
    ...needed(body).flatMap((member) => (isBlank(body[member]) ? [`${member} is required for ${body.organization_type}`] : [])),
    ...(body.organization_type === "PUBLIC_PROFIT" && body.stock_exchange === "NONE" ? ["stock_exchange must not be NONE"] : []),
    ...(countries.includes(registration_country) ? [] : ["registration_country must be an ISO 3166-1 alpha-2 code"]),
    ...(countries.includes(e_i_n_country) ? [] : ["e_i_n_country must be an ISO 3166-1 alpha-2 code"]),
    ...(e_i_n !== undefined && e_i_n_country === "US" && !/^\d{9}$/.test(e_i_n) ? ["e_i_n must be nine digits"] : []),
    ...(e_i_n !== undefined && e_i_n.length > 64 ? ["e_i_n must NOT have more than 64 characters"] : []),
    ...mails.flatMap((member) =>
      isEmpty(body[member]) || isMailAddress(body[member] ?? "") ? [] : [`${member} must be an e-mail address`],
    ),
    ...(phone === undefined ? ["phone_number must be a telephone number"] : []),
    ...(isEmpty(body.website) || isWebAddress(body.website ?? "") ? [] : ["website must be a URL"]),
    ...((body.alt_business_id_type ?? "NONE") !== "NONE" && isBlank(body.alt_business_id)
      ? [`alt_business_id is required for ${body.alt_business_id_type}`]
      : []),
  ]);
  return {
    ...given,
    registration_country,
    e_i_n_country,
    postal_code: digits(body.postal_code, registration_country === "US", 5),
    phone_number: phone ?? body.phone_number,
    ...(e_i_n === undefined ? {} : { e_i_n }),
  };
}

const keywordMembers = ["opt_in_keywords", "opt_out_keywords", "help_keywords"] as const;

/** The words of a text that separates them by commas, in capitals. */
export function wordsOf(text: string | undefined): string[] {
  return (text ?? "")
    .split(",")
    .map((word) => word.trim().toUpperCase())
    .filter((word) => word !== "");
}

/**
 * A campaign as it is kept: every attribute said, keywords in capitals.
 * @throws problem `validation_failed` with a line for each member that is not right
 */
export function readCampaign(body: CampaignBody, usecase: Usecase, subUsecases: readonly Usecase[]) {
  const sub_opt_out = body.sub_opt_out ?? true;
  const links = ["terms_link", "privacy_link"] as const;
  refuse([
    ...(samplesNeeded(usecase, subUsecases) === 2 && isBlank(body.sample_msg2) ? [`sample_msg2 is required for ${usecase}`] : []),
    ...subUsecaseMistakes(usecase, subUsecases),
    ...(needsOptOut(usecase) && !sub_opt_out ? [`sub_opt_out must be true for ${usecase}`] : []),
    ...keywordMembers.flatMap((member) =>
      wordsOf(body[member]).every((word) => /^[A-Z0-9]+$/.test(word)) ? [] : [`${member} must be words of letters and digits`],
    ),
    ...links.flatMap((member) => (isEmpty(body[member]) || isWebAddress(body[member] ?? "") ? [] : [`${member} must be a URL`])),
  ]);
  const words = keywordMembers.flatMap((member) =>
    body[member] === undefined ? [] : [[member, wordsOf(body[member]).join(",")] as const],
  );
  return {
    ...known(CampaignCreate, body),
    num_pooling: body.num_pooling ?? false,
    direct_lending: body.direct_lending ?? false,
    embedded_link: body.embedded_link ?? false,
    embedded_phone: body.embedded_phone ?? false,
    aff_marketing: body.aff_marketing ?? false,
    age_gated: body.age_gated ?? false,
    auto_renewal: body.auto_renewal ?? true,
    sub_opt_in: body.sub_opt_in ?? true,
    sub_opt_out,
    sub_help: body.sub_help ?? true,
    ...Object.fromEntries(words),
  };
}

/** Whether a change would give the campaign another usecase, which is another registration. */
export function changesUsecase(
  body: Pick<Static<typeof CampaignUpdate>, "usecase_id" | "sub_usecase_ids">,
  now: { readonly usecase_id: string; readonly sub_usecase_ids: readonly string[] },
): boolean {
  const sorted = (list: readonly string[]) => list.toSorted().join();
  return (
    (body.usecase_id !== undefined && body.usecase_id !== now.usecase_id) ||
    (body.sub_usecase_ids !== undefined && sorted(body.sub_usecase_ids) !== sorted(now.sub_usecase_ids))
  );
}
