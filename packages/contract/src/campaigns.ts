import { Type } from "typebox";
import {
  Brand,
  BrandCreate,
  Campaign,
  CampaignCreate,
  CampaignDeleted,
  CampaignEnumerations,
  CampaignNumbers,
  CampaignUpdate,
  CampaignUsecaseOption,
} from "./campaigns-resources.ts";
import { type Argument, anyToken, bearerArg, fieldArg, needs, operation, pathArg, service, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export {
  Brand,
  BrandCreate,
  Campaign,
  CampaignCreate,
  CampaignEnumerations,
  CampaignNumbers,
  CampaignUpdate,
  CampaignUsecase,
  CampaignUsecaseOption,
} from "./campaigns-resources.ts";

const brandParams = { account_uuid: Uuid };
const campaignParams = { account_uuid: Uuid, campaign_id: Type.String({ description: "`C` and six capitals or digits." }) };
const token = bearerArg("null accessToken");
const account = (fallback?: string) => pathArg("account_uuid", "accountUUID", fallback);
const campaign = (fallback?: string) => pathArg("campaign_id", "campaignId", fallback);

/** Texts that the functions send when the caller leaves them out; creating and changing differ in them. */
interface Replies {
  readonly optIn: string;
  readonly optOut: string;
  readonly help: string;
}

const created: Replies = {
  optIn: 'You have replied "START" and will begin receiving messages again. Reply "STOP" to unsubscribe.',
  optOut: 'You have been unsubscribed from the mailing list and will not receive any more messages. Send "START" to resubscribe.',
  // Two blanks, as ever.
  help: 'To unsubscribe, reply "STOP" to this number.  Msg&data rates may apply.',
};
const changed: Replies = {
  optIn: "You are now opted-in.\n\nFor help, reply HELP.\n\nTo opt-out, reply STOP",
  optOut:
    "You have successfully opted-out.\n\nYou will not receive any more messages from this number.\n\nYou may reply START at any time to opt-in again.",
  help: "To opt-in and receive messages from this number, reply START.\n\nFor help, reply HELP.\n\nTo opt-out at any time, reply STOP",
};
const messageFlow =
  "Users may opt-in by sending START to any number associated with the campaign. Users may also sign up to receive messages from this campaign via a website after accepting terms and conditions.";

const campaignArgs = (subUsecases: Argument, replies: Replies): readonly Argument[] => [
  fieldArg("description", "description"),
  fieldArg("display_name", "displayName"),
  fieldArg("sample_msg1", "sampleMsg1"),
  fieldArg("sample_msg2", "sampleMsg2"),
  fieldArg("sample_msg3", "sampleMsg3"),
  fieldArg("sample_msg4", "sampleMsg4"),
  fieldArg("sample_msg5", "sampleMsg5"),
  fieldArg("num_pooling", "numPooling"),
  fieldArg("direct_lending", "directLending"),
  fieldArg("embedded_link", "embeddedLink"),
  fieldArg("embedded_phone", "embeddedPhone"),
  fieldArg("aff_marketing", "affMarketing"),
  fieldArg("age_gated", "ageGated"),
  fieldArg("usecase_id", "usecaseId"),
  subUsecases,
  fieldArg("message_flow", "messageFlow", messageFlow),
  fieldArg("terms_link", "termsLink"),
  fieldArg("privacy_link", "privacyLink"),
  fieldArg("auto_renewal", "autoRenewal", true),
  fieldArg("sub_opt_in", "subOptIn", true),
  fieldArg("opt_in_keywords", "optInKeywords", "START"),
  fieldArg("opt_in_message", "optInMessage", replies.optIn),
  fieldArg("sub_opt_out", "subOptOut", true),
  fieldArg("opt_out_keywords", "optOutKeywords", "STOP"),
  fieldArg("opt_out_message", "optOutMessage", replies.optOut),
  fieldArg("sub_help", "subHelp", true),
  fieldArg("help_keywords", "helpKeywords", "HELP"),
  fieldArg("help_message", "helpMessage", replies.help),
  traceArg,
];

export const campaigns = service({
  name: "campaigns",
  namespace: "Campaigns",
  prefix: "/sms",
  title: "Campaigns",
  description:
    "The 10DLC registration that carriers of the USA ask for: brands, their campaigns, and the numbers that send for them.",
  operations: {
    getEnumerations: operation({
      method: "GET",
      path: "/sms/10dlc/help/get_enumerations",
      summary: "List the words that brands and campaigns are described with.",
      access: anyToken,
      responses: { 200: CampaignEnumerations },
      positional: { args: [token, traceArg], outcome: "body" },
    }),
    createBrand: operation({
      method: "POST",
      path: "/sms/10dlc/customers",
      summary: "Register the brand of an account.",
      description: "It is verified afterwards: `status` and the events `sms.brand_status` tell.",
      access: needs("sms_brand.create"),
      body: BrandCreate,
      responses: { 201: Brand },
      errors: ["conflict", "unknown_reference"],
      positional: {
        args: [
          token,
          fieldArg("account_uuid", "accountUUID", "null accountUUID"),
          fieldArg("legal_name", "legalName"),
          fieldArg("brand_name", "brandName"),
          fieldArg("organization_type", "organizationType"),
          fieldArg("registration_country", "registrationCountry", "US"),
          fieldArg("e_i_n", "taxId"),
          fieldArg("e_i_n_country", "taxIdCountry", "US"),
          fieldArg("alt_business_id_type", "altBusinessIdType"),
          fieldArg("alt_business_id", "altBusinessId"),
          fieldArg("vertical", "vertical"),
          fieldArg("address", "address"),
          fieldArg("city", "city"),
          fieldArg("state", "state"),
          fieldArg("postal_code", "postalCode"),
          fieldArg("website", "website"),
          fieldArg("stock_symbol", "stockSymbol"),
          fieldArg("stock_exchange", "stockExchange"),
          fieldArg("email_address", "emailAddress"),
          fieldArg("business_contact_email", "businessContactEmail"),
          fieldArg("phone_number", "phoneNumber"),
          fieldArg("first_name", "firstName"),
          fieldArg("last_name", "lastName"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getBrand: operation({
      method: "GET",
      path: "/sms/10dlc/customers/{account_uuid}",
      summary: "Read the brand of an account.",
      access: needs("sms_brand.read"),
      params: brandParams,
      responses: { 200: Brand },
      positional: { args: [token, account(), traceArg], outcome: "body" },
    }),
    deleteBrand: operation({
      method: "DELETE",
      path: "/sms/10dlc/customers/{account_uuid}",
      summary: "Delete the brand of an account, which must have no campaigns any more.",
      access: needs("sms_brand.delete"),
      params: brandParams,
      responses: { 200: CampaignDeleted },
      errors: ["conflict"],
      positional: { args: [token, account(), traceArg], outcome: "body" },
    }),
    getBrandUseCases: operation({
      method: "GET",
      path: "/sms/10dlc/customers/{account_uuid}/usecases",
      summary: "List the usecases that the brand of an account may have campaigns for.",
      description: "A plain array. It is empty for a brand that could not be verified.",
      access: needs("sms_brand.read"),
      params: brandParams,
      responses: { 200: Type.Array(CampaignUsecaseOption) },
      positional: { args: [token, account(), traceArg], outcome: "body" },
    }),
    listCampaigns: operation({
      method: "GET",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns",
      summary: "List the campaigns of an account, without deleted ones.",
      access: needs("sms_campaign.read"),
      params: brandParams,
      query: {
        ...pageQuery,
        status: Type.String({ description: "Status of the campaign." }),
        usecase_id: Type.String({ description: "Only campaigns for this usecase." }),
      },
      responses: { 200: List(Campaign) },
      paged: {
        limit: 1000,
        max: 1000,
        sort: ["-created_date"],
        sortable: ["created_date", "modified_date", "display_name", "status"],
      },
      positional: { args: [token, account(), traceArg], outcome: "body" },
    }),
    getCampaign: operation({
      method: "GET",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}",
      summary: "Read one campaign.",
      access: needs("sms_campaign.read"),
      params: campaignParams,
      responses: { 200: Campaign },
      positional: { args: [token, account(), campaign(), traceArg], outcome: "body" },
    }),
    createCampaign: operation({
      method: "POST",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns",
      summary: "Register a campaign for the brand of an account.",
      description: "The brand must be active. Carriers review it afterwards: `status` and the events `sms.campaign_status` tell.",
      access: needs("sms_campaign.create"),
      params: brandParams,
      body: CampaignCreate,
      responses: { 201: Campaign },
      errors: ["conflict"],
      positional: {
        args: [token, account("null accountUUID"), ...campaignArgs(fieldArg("sub_usecase_ids", "subUsecaseIds", []), created)],
        outcome: "body",
      },
    }),
    updateCampaign: operation({
      method: "PUT",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}",
      summary: "Change a campaign, which is then reviewed again.",
      access: needs("sms_campaign.update"),
      params: campaignParams,
      body: CampaignUpdate,
      responses: { 200: Campaign },
      errors: ["conflict"],
      positional: {
        args: [
          token,
          account("null accountUUID"),
          campaign("null campaignId"),
          ...campaignArgs(fieldArg("sub_usecase_ids", "subUsecaseId"), changed),
        ],
        outcome: "body",
      },
    }),
    deleteCampaign: operation({
      method: "DELETE",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}",
      summary: "Delete a campaign; its numbers are free for others.",
      access: needs("sms_campaign.delete"),
      params: campaignParams,
      responses: { 200: CampaignDeleted },
      positional: { args: [token, account(), campaign(), traceArg], outcome: "body" },
    }),
    assignToSMSCampaign: operation({
      method: "POST",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/assign",
      summary: "Let numbers send for a campaign: all of them, or none when one cannot.",
      description: "Numbers of the account, and numbers that nobody uses yet: those are reserved for it.",
      access: needs("sms_campaign.update"),
      params: campaignParams,
      body: CampaignNumbers,
      responses: { 200: Campaign },
      errors: ["conflict"],
      // The empty default leads to a path that no server knows.
      positional: {
        args: [token, account("null accountUUID"), campaign(""), fieldArg("tns", "numbers"), traceArg],
        outcome: "body",
      },
    }),
    removeFromSMSCampaign: operation({
      method: "POST",
      path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/unassign",
      summary: "Take numbers out of a campaign.",
      description: "Numbers that are not in it are skipped.",
      access: needs("sms_campaign.update"),
      params: campaignParams,
      body: CampaignNumbers,
      responses: { 200: Campaign },
      positional: {
        args: [token, account("null accountUUID"), campaign("null campaignId"), fieldArg("tns", "numbers"), traceArg],
        outcome: "body",
      },
    }),
  },
});
