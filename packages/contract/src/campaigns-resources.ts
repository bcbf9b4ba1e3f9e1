/** The resources of the campaigns service, in the vocabulary of The Campaign Registry (TCR). */
import { Type } from "typebox";
import { Audit, Uuid } from "./schemas.ts";

const EntityType = Type.Enum(["PRIVATE_PROFIT", "PUBLIC_PROFIT", "NON_PROFIT", "GOVERNMENT", "SOLE_PROPRIETOR"], {
  title: "BrandEntityType",
});
const AltBusinessIdType = Type.Enum(["NONE", "DUNS", "GIIN", "LEI"], { title: "BrandAltBusinessIdType" });
const Vertical = Type.Enum(
  [
    ...(["AGRICULTURE", "COMMUNICATION", "CONSTRUCTION", "EDUCATION", "ENERGY", "ENTERTAINMENT", "FINANCIAL"] as const),
    ...(["GAMBLING", "GOVERNMENT", "HEALTHCARE", "HOSPITALITY", "HUMAN_RESOURCES", "INSURANCE", "LEGAL"] as const),
    ...(["MANUFACTURING", "NGO", "POLITICAL", "POSTAL", "PROFESSIONAL", "REAL_ESTATE", "RETAIL"] as const),
    ...(["TECHNOLOGY", "TRANSPORTATION"] as const),
  ],
  { title: "BrandVertical", description: "Line of business." },
);
const StockExchange = Type.Enum(
  [
    ...(["NONE", "NASDAQ", "NYSE", "AMEX", "AMX", "ASX", "B3", "BME", "BSE", "FRA", "ICEX", "JPX", "JSE"] as const),
    ...(["KRX", "LON", "NSE", "OMX", "SEHK", "SGX", "SSE", "STO", "SWX", "SZSE", "TSX", "TWSE", "VSE"] as const),
    ...(["OTHER"] as const),
  ],
  { title: "BrandStockExchange" },
);
export const CampaignUsecase = Type.Enum(
  [
    ...(["2FA", "ACCOUNT_NOTIFICATION", "CUSTOMER_CARE", "DELIVERY_NOTIFICATION", "FRAUD_ALERT"] as const),
    ...(["HIGHER_EDUCATION", "LOW_VOLUME", "MARKETING", "MIXED", "POLLING_VOTING"] as const),
    ...(["PUBLIC_SERVICE_ANNOUNCEMENT", "SECURITY_ALERT"] as const),
    ...(["AGENTS_FRANCHISES", "CARRIER_EXEMPT", "CHARITY", "CONVERSATIONAL", "EMERGENCY", "K12_EDUCATION"] as const),
    ...(["POLITICAL", "SOCIAL", "SOLE_PROPRIETOR", "SWEEPSTAKE", "UCAAS_HIGH", "UCAAS_LOW"] as const),
  ],
  { title: "CampaignUsecase", description: "What a campaign is for." },
);

const words = (description: string) => Type.Array(Type.String(), { description });
export const CampaignEnumerations = Type.Object(
  {
    entity_types: words("For `organization_type` of a brand."),
    verticals: words("For `vertical` of a brand."),
    stock_exchanges: words("For `stock_exchange` of a brand."),
    alt_business_id_types: words("For `alt_business_id_type` of a brand."),
    usecases: words("For `usecase_id` of a campaign."),
    countries: words("Countries of brands, ISO 3166-1 alpha-2."),
  },
  { title: "CampaignEnumerations" },
);

const line = (description?: string) =>
  Type.Optional(Type.String({ maxLength: 255, ...(description === undefined ? {} : { description }) }));
const country = (description: string) => Type.String({ pattern: "^[A-Za-z]{2}$", description });
const taxId = "Tax id: nine digits for the USA.";

/** Members of a brand that may be absent, in requests as in answers. */
const brandDetails = {
  legal_name: line("Registered name; needed except for a sole proprietor."),
  alt_business_id_type: Type.Optional(AltBusinessIdType),
  alt_business_id: line("Number of the kind that `alt_business_id_type` names."),
  website: line("URL."),
  stock_symbol: line("Needed for `PUBLIC_PROFIT`."),
  stock_exchange: Type.Optional(StockExchange),
  business_contact_email: line("Mail address at the business; without one the brand counts as less well identified."),
  first_name: line("Needed for a sole proprietor."),
  last_name: line("Needed for a sole proprietor."),
};
const brandFacts = {
  brand_name: Type.String({ minLength: 1, maxLength: 255, description: "Name it is known by." }),
  organization_type: EntityType,
  registration_country: country("Where it is registered, ISO 3166-1 alpha-2."),
  vertical: Vertical,
  address: Type.String({ minLength: 1, maxLength: 255, description: "Street and number." }),
  city: Type.String({ minLength: 1, maxLength: 255 }),
  state: Type.String({ minLength: 1, maxLength: 255 }),
  email_address: Type.String({ maxLength: 320, description: "Mail address for contact." }),
  phone_number: Type.String({ maxLength: 64, description: "Phone number for contact." }),
};

export const Brand = Type.Object(
  {
    account_uuid: Uuid,
    brand_id: Type.String({ description: "`B` and six capitals or digits." }),
    customer_id: Uuid,
    ...brandFacts,
    ...brandDetails,
    postal_code: Type.String({ description: "Postal code of the address." }),
    e_i_n: Type.Optional(Type.String({ description: taxId })),
    e_i_n_country: country("Country of the tax id, ISO 3166-1 alpha-2."),
    status: Type.Enum(["PENDING", "ACTIVE", "FAILED", "DELETED"], { description: "`PENDING` while it is verified." }),
    identity_status: Type.Enum(["SELF_DECLARED", "UNVERIFIED", "VERIFIED", "VETTED_VERIFIED"], {
      description: "How well it is known who it is.",
    }),
    rejection_reason: Type.Optional(Type.String({ description: "Why it was refused." })),
    audit: Audit,
  },
  { title: "Brand", description: "A business, as the registry of the carriers knows it. An account has one at most." },
);
export const BrandCreate = Type.Object(
  {
    account_uuid: Uuid,
    ...brandFacts,
    ...brandDetails,
    postal_code: Type.Union([Type.String({ minLength: 1, maxLength: 32 }), Type.Integer()]),
    e_i_n: Type.Optional(
      Type.Union([Type.String({ maxLength: 64 }), Type.Integer()], {
        description: `${taxId} Needed except for a sole proprietor.`,
      }),
    ),
    e_i_n_country: Type.Optional(country("Country of the tax id, ISO 3166-1 alpha-2; `US` when absent.")),
  },
  { title: "BrandCreate" },
);

const UsecaseClass = Type.Enum(["STANDARD", "SPECIAL"]);
export const CampaignUsecaseOption = Type.Object(
  {
    usecase_id: CampaignUsecase,
    display_name: Type.String({ description: "The usecase in words." }),
    description: Type.String(),
    classification: UsecaseClass,
    min_sub_usecases: Type.Integer({ description: "Fewest sub-usecases that it needs." }),
    max_sub_usecases: Type.Integer({ description: "Most that it may have." }),
    valid_sub_usecases: Type.Array(CampaignUsecase),
    requires_samples: Type.Integer({ description: "How many sample messages it needs." }),
    monthly_fee: Type.Number({ description: "In US dollars." }),
    qualified: Type.Boolean({ description: "Whether the brand may have a campaign for it." }),
  },
  { title: "CampaignUsecaseOption" },
);

const sample = Type.Optional(Type.String({ minLength: 20, maxLength: 1024, description: "A message as it will be sent." }));
const attribute = (description: string) => Type.Boolean({ description });
const keywords = (description: string) => Type.String({ maxLength: 255, description: `${description}, separated by commas.` });
const reply = (description: string) => Type.String({ minLength: 20, maxLength: 320, description });
const optional = <Members extends Readonly<Record<string, Parameters<typeof Type.Optional>[0]>>>(members: Members) =>
  Type.Partial(Type.Object(members)).properties;

const campaignFacts = {
  description: Type.String({ minLength: 40, maxLength: 4096, description: "What it is for." }),
  display_name: Type.String({ minLength: 1, maxLength: 255, description: "What people call it." }),
  message_flow: Type.String({ minLength: 40, maxLength: 4096, description: "How recipients come to opt in." }),
  sample_msg1: Type.String({ minLength: 20, maxLength: 1024, description: "A message as it will be sent." }),
};
const campaignDetails = {
  sample_msg2: sample,
  sample_msg3: sample,
  sample_msg4: sample,
  sample_msg5: sample,
  terms_link: line("URL of the terms and conditions."),
  privacy_link: line("URL of the privacy policy."),
};
/** False unless given. */
const attributes = {
  num_pooling: attribute("Whether it uses 50 numbers or more."),
  direct_lending: attribute("Whether it is about loans."),
  embedded_link: attribute("Whether messages hold links."),
  embedded_phone: attribute("Whether messages hold phone numbers."),
  aff_marketing: attribute("Whether it is affiliate marketing."),
  age_gated: attribute("Whether its contents are for adults only."),
};
/** True unless given. */
const consents = {
  auto_renewal: attribute("Whether the registration is renewed by itself."),
  sub_opt_in: attribute("Whether `opt_in_keywords` are answered."),
  sub_opt_out: attribute("Whether `opt_out_keywords` are answered, which nearly all usecases must."),
  sub_help: attribute("Whether `help_keywords` are answered."),
};
const replies = {
  opt_in_keywords: keywords("Words to opt in"),
  opt_out_keywords: keywords("Words to opt out"),
  help_keywords: keywords("Words to ask for help"),
  opt_in_message: reply("Answer to who opts in."),
  opt_out_message: reply("Answer to who opts out."),
  help_message: reply("Answer to who asks for help."),
};
const given = { ...campaignFacts, ...campaignDetails, ...optional({ ...attributes, ...consents, ...replies }) };
const subUsecases = Type.Array(CampaignUsecase, {
  maxItems: 5,
  description: "One to five for `LOW_VOLUME`, two to five for `MIXED`, none for others.",
});

export const Campaign = Type.Object(
  {
    campaign_id: Type.String({ description: "`C` and six capitals or digits." }),
    account_uuid: Uuid,
    brand_id: Type.String({ description: "The brand that it is for." }),
    usecase_id: CampaignUsecase,
    sub_usecase_ids: Type.Array(CampaignUsecase),
    ...campaignFacts,
    ...campaignDetails,
    ...attributes,
    ...consents,
    ...optional(replies),
    status: Type.Enum(["PENDING", "ACTIVE", "REJECTED", "SUSPENDED", "EXPIRED", "DELETED"], {
      description: "`PENDING` while carriers review it.",
    }),
    numbers: Type.Array(Type.String({ description: "E.164." }), { description: "Numbers that send for it." }),
    rejection_reason: Type.Optional(Type.String({ description: "Why it was refused." })),
    expiration_date: Type.Optional(Type.String({ description: "When the registration ends. RFC 3339." })),
    carriers: Type.Optional(Type.Unknown({ description: "What each carrier says to it, in the registry's form." })),
    audit: Audit,
  },
  { title: "Campaign", description: "What a brand sends, to whom and why, as the carriers have it registered." },
);
export const CampaignCreate = Type.Object(
  { ...given, usecase_id: CampaignUsecase, sub_usecase_ids: Type.Optional(subUsecases) },
  {
    title: "CampaignCreate",
    description: "`sample_msg2` is needed for `MARKETING`, `MIXED`, `LOW_VOLUME` and for two sub-usecases or more.",
  },
);
export const CampaignUpdate = Type.Object(
  { ...given, usecase_id: Type.Optional(CampaignUsecase), sub_usecase_ids: Type.Optional(subUsecases) },
  {
    title: "CampaignUpdate",
    description: "Replaces everything but the usecases, which stay as they are: other ones are a conflict.",
  },
);

export const CampaignNumbers = Type.Object(
  {
    tns: Type.Union([Type.String({ maxLength: 64 }), Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 400 })], {
      description: "One number or several: E.164, or as dialled in North America.",
    }),
  },
  { title: "CampaignNumbers" },
);
export const CampaignDeleted = Type.Object({ status: Type.Literal("success") }, { title: "CampaignDeleted" });
