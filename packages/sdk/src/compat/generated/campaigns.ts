// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Campaigns` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { Brand, BrandAltBusinessIdType, BrandEntityType, BrandStockExchange, BrandVertical, Campaign, CampaignDeleted, CampaignEnumerations, CampaignUsecase, CampaignUsecaseOption, ListOf } from "../../resources/types.ts";
import { callOperation } from "../call.ts";

/**
 * List the words that brands and campaigns are described with.
 *
 * `GET /sms/10dlc/help/get_enumerations`. Anyone with a valid access token.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 429.
 */
export function getEnumerations(accessToken: string, trace?: Trace): Promise<CampaignEnumerations>;
export async function getEnumerations(
  accessToken: string = "null accessToken",
  trace: Trace = {},
): Promise<CampaignEnumerations> {
  return callOperation<CampaignEnumerations>({
    method: "GET",
    path: "/sms/10dlc/help/get_enumerations",
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Register the brand of an account.
 *
 * It is verified afterwards: `status` and the events `sms.brand_status` tell.
 *
 * `POST /sms/10dlc/customers`. Needs the permission `sms_brand.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param legalName Registered name; needed except for a sole proprietor. Optional.
 * @param brandName Name it is known by.
 * @param organizationType Sent as `organization_type`.
 * @param registrationCountry Where it is registered, ISO 3166-1 alpha-2. Default `"US"`.
 * @param taxId Tax id: nine digits for the USA. Needed except for a sole proprietor. Optional.
 * @param taxIdCountry Country of the tax id, ISO 3166-1 alpha-2; `US` when absent. Default `"US"`.
 * @param altBusinessIdType Sent as `alt_business_id_type`. Optional.
 * @param altBusinessId Number of the kind that `alt_business_id_type` names. Optional.
 * @param vertical Line of business.
 * @param address Street and number.
 * @param city Sent as `city`.
 * @param state Sent as `state`.
 * @param postalCode Sent as `postal_code`.
 * @param website URL. Optional.
 * @param stockSymbol Needed for `PUBLIC_PROFIT`. Optional.
 * @param stockExchange Sent as `stock_exchange`. Optional.
 * @param emailAddress Mail address for contact.
 * @param businessContactEmail Mail address at the business; without one the brand counts as less well identified.
 * Optional.
 * @param phoneNumber Phone number for contact.
 * @param firstName Needed for a sole proprietor. Optional.
 * @param lastName Needed for a sole proprietor. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
 */
export function createBrand(accessToken: string, accountUUID: string, legalName: string | undefined, brandName: string, organizationType: BrandEntityType, registrationCountry: string | undefined, taxId: string | number | undefined, taxIdCountry: string | undefined, altBusinessIdType: BrandAltBusinessIdType | undefined, altBusinessId: string | undefined, vertical: BrandVertical, address: string, city: string, state: string, postalCode: string | number, website: string | undefined, stockSymbol: string | undefined, stockExchange: BrandStockExchange | undefined, emailAddress: string, businessContactEmail: string | undefined, phoneNumber: string, firstName?: string, lastName?: string, trace?: Trace): Promise<Brand>;
export async function createBrand(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  legalName?: string,
  brandName?: string,
  organizationType?: BrandEntityType,
  registrationCountry: string = "US",
  taxId?: string | number,
  taxIdCountry: string = "US",
  altBusinessIdType?: BrandAltBusinessIdType,
  altBusinessId?: string,
  vertical?: BrandVertical,
  address?: string,
  city?: string,
  state?: string,
  postalCode?: string | number,
  website?: string,
  stockSymbol?: string,
  stockExchange?: BrandStockExchange,
  emailAddress?: string,
  businessContactEmail?: string,
  phoneNumber?: string,
  firstName?: string,
  lastName?: string,
  trace: Trace = {},
): Promise<Brand> {
  return callOperation<Brand>({
    method: "POST",
    path: "/sms/10dlc/customers",
    token: accessToken,
    body: { account_uuid: accountUUID, legal_name: legalName, brand_name: brandName, organization_type: organizationType, registration_country: registrationCountry, e_i_n: taxId, e_i_n_country: taxIdCountry, alt_business_id_type: altBusinessIdType, alt_business_id: altBusinessId, vertical, address, city, state, postal_code: postalCode, website, stock_symbol: stockSymbol, stock_exchange: stockExchange, email_address: emailAddress, business_contact_email: businessContactEmail, phone_number: phoneNumber, first_name: firstName, last_name: lastName },
    trace,
    result: "body",
  });
}

/**
 * Read the brand of an account.
 *
 * `GET /sms/10dlc/customers/{account_uuid}`. Needs the permission `sms_brand.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getBrand(accessToken: string, accountUUID: string, trace?: Trace): Promise<Brand>;
export async function getBrand(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  trace: Trace = {},
): Promise<Brand> {
  return callOperation<Brand>({
    method: "GET",
    path: path`/sms/10dlc/customers/${accountUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Delete the brand of an account, which must have no campaigns any more.
 *
 * `DELETE /sms/10dlc/customers/{account_uuid}`. Needs the permission `sms_brand.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function deleteBrand(accessToken: string, accountUUID: string, trace?: Trace): Promise<CampaignDeleted>;
export async function deleteBrand(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  trace: Trace = {},
): Promise<CampaignDeleted> {
  return callOperation<CampaignDeleted>({
    method: "DELETE",
    path: path`/sms/10dlc/customers/${accountUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the usecases that the brand of an account may have campaigns for.
 *
 * A plain array. It is empty for a brand that could not be verified.
 *
 * `GET /sms/10dlc/customers/{account_uuid}/usecases`. Needs the permission `sms_brand.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getBrandUseCases(accessToken: string, accountUUID: string, trace?: Trace): Promise<CampaignUsecaseOption[]>;
export async function getBrandUseCases(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  trace: Trace = {},
): Promise<CampaignUsecaseOption[]> {
  return callOperation<CampaignUsecaseOption[]>({
    method: "GET",
    path: path`/sms/10dlc/customers/${accountUUID}/usecases`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the campaigns of an account, without deleted ones.
 *
 * `GET /sms/10dlc/customers/{account_uuid}/campaigns`. Needs the permission `sms_campaign.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listCampaigns(accessToken: string, accountUUID: string, trace?: Trace): Promise<ListOf<Campaign>>;
export async function listCampaigns(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  trace: Trace = {},
): Promise<ListOf<Campaign>> {
  return callOperation<ListOf<Campaign>>({
    method: "GET",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Read one campaign.
 *
 * `GET /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}`. Needs the permission `sms_campaign.read`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case.
 * @param campaignId `C` and six capitals or digits.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getCampaign(accessToken: string, accountUUID: string, campaignId: string, trace?: Trace): Promise<Campaign>;
export async function getCampaign(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  campaignId?: string,
  trace: Trace = {},
): Promise<Campaign> {
  return callOperation<Campaign>({
    method: "GET",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns/${campaignId}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Register a campaign for the brand of an account.
 *
 * The brand must be active. Carriers review it afterwards: `status` and the events `sms.campaign_status` tell.
 *
 * `POST /sms/10dlc/customers/{account_uuid}/campaigns`. Needs the permission `sms_campaign.create`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param description What it is for.
 * @param displayName What people call it.
 * @param sampleMsg1 A message as it will be sent.
 * @param sampleMsg2 A message as it will be sent. Optional.
 * @param sampleMsg3 A message as it will be sent. Optional.
 * @param sampleMsg4 A message as it will be sent. Optional.
 * @param sampleMsg5 A message as it will be sent. Optional.
 * @param numPooling Whether it uses 50 numbers or more. Optional.
 * @param directLending Whether it is about loans. Optional.
 * @param embeddedLink Whether messages hold links. Optional.
 * @param embeddedPhone Whether messages hold phone numbers. Optional.
 * @param affMarketing Whether it is affiliate marketing. Optional.
 * @param ageGated Whether its contents are for adults only. Optional.
 * @param usecaseId What a campaign is for.
 * @param subUsecaseIds One to five for `LOW_VOLUME`, two to five for `MIXED`, none for others. Default `[]`.
 * @param messageFlow How recipients come to opt in. Default `"Users may opt-in by sending START to any number
 * associated with the campaign. Users may also sign up to receive messages from this campaign via a website after
 * accepting terms and conditions."`.
 * @param termsLink URL of the terms and conditions. Optional.
 * @param privacyLink URL of the privacy policy. Optional.
 * @param autoRenewal Whether the registration is renewed by itself. Default `true`.
 * @param subOptIn Whether `opt_in_keywords` are answered. Default `true`.
 * @param optInKeywords Words to opt in, separated by commas. Default `"START"`.
 * @param optInMessage Answer to who opts in. Default `"You have replied \"START\" and will begin receiving messages
 * again. Reply \"STOP\" to unsubscribe."`.
 * @param subOptOut Whether `opt_out_keywords` are answered, which nearly all usecases must. Default `true`.
 * @param optOutKeywords Words to opt out, separated by commas. Default `"STOP"`.
 * @param optOutMessage Answer to who opts out. Default `"You have been unsubscribed from the mailing list and will not
 * receive any more messages. Send \"START\" to resubscribe."`.
 * @param subHelp Whether `help_keywords` are answered. Default `true`.
 * @param helpKeywords Words to ask for help, separated by commas. Default `"HELP"`.
 * @param helpMessage Answer to who asks for help. Default `"To unsubscribe, reply \"STOP\" to this number.  Msg&data
 * rates may apply."`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function createCampaign(accessToken: string, accountUUID: string, description: string, displayName: string, sampleMsg1: string, sampleMsg2: string | undefined, sampleMsg3: string | undefined, sampleMsg4: string | undefined, sampleMsg5: string | undefined, numPooling: boolean | undefined, directLending: boolean | undefined, embeddedLink: boolean | undefined, embeddedPhone: boolean | undefined, affMarketing: boolean | undefined, ageGated: boolean | undefined, usecaseId: CampaignUsecase, subUsecaseIds?: CampaignUsecase[], messageFlow?: string, termsLink?: string, privacyLink?: string, autoRenewal?: boolean, subOptIn?: boolean, optInKeywords?: string, optInMessage?: string, subOptOut?: boolean, optOutKeywords?: string, optOutMessage?: string, subHelp?: boolean, helpKeywords?: string, helpMessage?: string, trace?: Trace): Promise<Campaign>;
export async function createCampaign(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  description?: string,
  displayName?: string,
  sampleMsg1?: string,
  sampleMsg2?: string,
  sampleMsg3?: string,
  sampleMsg4?: string,
  sampleMsg5?: string,
  numPooling?: boolean,
  directLending?: boolean,
  embeddedLink?: boolean,
  embeddedPhone?: boolean,
  affMarketing?: boolean,
  ageGated?: boolean,
  usecaseId?: CampaignUsecase,
  subUsecaseIds: CampaignUsecase[] = [],
  messageFlow: string = "Users may opt-in by sending START to any number associated with the campaign. Users may also sign up to receive messages from this campaign via a website after accepting terms and conditions.",
  termsLink?: string,
  privacyLink?: string,
  autoRenewal: boolean = true,
  subOptIn: boolean = true,
  optInKeywords: string = "START",
  optInMessage: string = "You have replied \"START\" and will begin receiving messages again. Reply \"STOP\" to unsubscribe.",
  subOptOut: boolean = true,
  optOutKeywords: string = "STOP",
  optOutMessage: string = "You have been unsubscribed from the mailing list and will not receive any more messages. Send \"START\" to resubscribe.",
  subHelp: boolean = true,
  helpKeywords: string = "HELP",
  helpMessage: string = "To unsubscribe, reply \"STOP\" to this number.  Msg&data rates may apply.",
  trace: Trace = {},
): Promise<Campaign> {
  return callOperation<Campaign>({
    method: "POST",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns`,
    token: accessToken,
    body: { description, display_name: displayName, sample_msg1: sampleMsg1, sample_msg2: sampleMsg2, sample_msg3: sampleMsg3, sample_msg4: sampleMsg4, sample_msg5: sampleMsg5, num_pooling: numPooling, direct_lending: directLending, embedded_link: embeddedLink, embedded_phone: embeddedPhone, aff_marketing: affMarketing, age_gated: ageGated, usecase_id: usecaseId, sub_usecase_ids: subUsecaseIds, message_flow: messageFlow, terms_link: termsLink, privacy_link: privacyLink, auto_renewal: autoRenewal, sub_opt_in: subOptIn, opt_in_keywords: optInKeywords, opt_in_message: optInMessage, sub_opt_out: subOptOut, opt_out_keywords: optOutKeywords, opt_out_message: optOutMessage, sub_help: subHelp, help_keywords: helpKeywords, help_message: helpMessage },
    trace,
    result: "body",
  });
}

/**
 * Change a campaign, which is then reviewed again.
 *
 * `PUT /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}`. Needs the permission `sms_campaign.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param campaignId `C` and six capitals or digits. Default `"null campaignId"`, which the server refuses.
 * @param description What it is for.
 * @param displayName What people call it.
 * @param sampleMsg1 A message as it will be sent.
 * @param sampleMsg2 A message as it will be sent. Optional.
 * @param sampleMsg3 A message as it will be sent. Optional.
 * @param sampleMsg4 A message as it will be sent. Optional.
 * @param sampleMsg5 A message as it will be sent. Optional.
 * @param numPooling Whether it uses 50 numbers or more. Optional.
 * @param directLending Whether it is about loans. Optional.
 * @param embeddedLink Whether messages hold links. Optional.
 * @param embeddedPhone Whether messages hold phone numbers. Optional.
 * @param affMarketing Whether it is affiliate marketing. Optional.
 * @param ageGated Whether its contents are for adults only. Optional.
 * @param usecaseId What a campaign is for. Optional.
 * @param subUsecaseId One to five for `LOW_VOLUME`, two to five for `MIXED`, none for others. Optional.
 * @param messageFlow How recipients come to opt in. Default `"Users may opt-in by sending START to any number
 * associated with the campaign. Users may also sign up to receive messages from this campaign via a website after
 * accepting terms and conditions."`.
 * @param termsLink URL of the terms and conditions. Optional.
 * @param privacyLink URL of the privacy policy. Optional.
 * @param autoRenewal Whether the registration is renewed by itself. Default `true`.
 * @param subOptIn Whether `opt_in_keywords` are answered. Default `true`.
 * @param optInKeywords Words to opt in, separated by commas. Default `"START"`.
 * @param optInMessage Answer to who opts in. Default `"You are now opted-in.\n\nFor help, reply HELP.\n\nTo opt-out,
 * reply STOP"`.
 * @param subOptOut Whether `opt_out_keywords` are answered, which nearly all usecases must. Default `true`.
 * @param optOutKeywords Words to opt out, separated by commas. Default `"STOP"`.
 * @param optOutMessage Answer to who opts out. Default `"You have successfully opted-out.\n\nYou will not receive any
 * more messages from this number.\n\nYou may reply START at any time to opt-in again."`.
 * @param subHelp Whether `help_keywords` are answered. Default `true`.
 * @param helpKeywords Words to ask for help, separated by commas. Default `"HELP"`.
 * @param helpMessage Answer to who asks for help. Default `"To opt-in and receive messages from this number, reply
 * START.\n\nFor help, reply HELP.\n\nTo opt-out at any time, reply STOP"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function updateCampaign(accessToken: string, accountUUID: string, campaignId: string, description: string, displayName: string, sampleMsg1: string, sampleMsg2?: string, sampleMsg3?: string, sampleMsg4?: string, sampleMsg5?: string, numPooling?: boolean, directLending?: boolean, embeddedLink?: boolean, embeddedPhone?: boolean, affMarketing?: boolean, ageGated?: boolean, usecaseId?: CampaignUsecase, subUsecaseId?: CampaignUsecase[], messageFlow?: string, termsLink?: string, privacyLink?: string, autoRenewal?: boolean, subOptIn?: boolean, optInKeywords?: string, optInMessage?: string, subOptOut?: boolean, optOutKeywords?: string, optOutMessage?: string, subHelp?: boolean, helpKeywords?: string, helpMessage?: string, trace?: Trace): Promise<Campaign>;
export async function updateCampaign(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  campaignId: string = "null campaignId",
  description?: string,
  displayName?: string,
  sampleMsg1?: string,
  sampleMsg2?: string,
  sampleMsg3?: string,
  sampleMsg4?: string,
  sampleMsg5?: string,
  numPooling?: boolean,
  directLending?: boolean,
  embeddedLink?: boolean,
  embeddedPhone?: boolean,
  affMarketing?: boolean,
  ageGated?: boolean,
  usecaseId?: CampaignUsecase,
  subUsecaseId?: CampaignUsecase[],
  messageFlow: string = "Users may opt-in by sending START to any number associated with the campaign. Users may also sign up to receive messages from this campaign via a website after accepting terms and conditions.",
  termsLink?: string,
  privacyLink?: string,
  autoRenewal: boolean = true,
  subOptIn: boolean = true,
  optInKeywords: string = "START",
  optInMessage: string = "You are now opted-in.\n\nFor help, reply HELP.\n\nTo opt-out, reply STOP",
  subOptOut: boolean = true,
  optOutKeywords: string = "STOP",
  optOutMessage: string = "You have successfully opted-out.\n\nYou will not receive any more messages from this number.\n\nYou may reply START at any time to opt-in again.",
  subHelp: boolean = true,
  helpKeywords: string = "HELP",
  helpMessage: string = "To opt-in and receive messages from this number, reply START.\n\nFor help, reply HELP.\n\nTo opt-out at any time, reply STOP",
  trace: Trace = {},
): Promise<Campaign> {
  return callOperation<Campaign>({
    method: "PUT",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns/${campaignId}`,
    token: accessToken,
    body: { description, display_name: displayName, sample_msg1: sampleMsg1, sample_msg2: sampleMsg2, sample_msg3: sampleMsg3, sample_msg4: sampleMsg4, sample_msg5: sampleMsg5, num_pooling: numPooling, direct_lending: directLending, embedded_link: embeddedLink, embedded_phone: embeddedPhone, aff_marketing: affMarketing, age_gated: ageGated, usecase_id: usecaseId, sub_usecase_ids: subUsecaseId, message_flow: messageFlow, terms_link: termsLink, privacy_link: privacyLink, auto_renewal: autoRenewal, sub_opt_in: subOptIn, opt_in_keywords: optInKeywords, opt_in_message: optInMessage, sub_opt_out: subOptOut, opt_out_keywords: optOutKeywords, opt_out_message: optOutMessage, sub_help: subHelp, help_keywords: helpKeywords, help_message: helpMessage },
    trace,
    result: "body",
  });
}

/**
 * Delete a campaign; its numbers are free for others.
 *
 * `DELETE /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}`. Needs the permission `sms_campaign.delete`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case.
 * @param campaignId `C` and six capitals or digits.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteCampaign(accessToken: string, accountUUID: string, campaignId: string, trace?: Trace): Promise<CampaignDeleted>;
export async function deleteCampaign(
  accessToken: string = "null accessToken",
  accountUUID?: string,
  campaignId?: string,
  trace: Trace = {},
): Promise<CampaignDeleted> {
  return callOperation<CampaignDeleted>({
    method: "DELETE",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns/${campaignId}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * Let numbers send for a campaign: all of them, or none when one cannot.
 *
 * Numbers of the account, and numbers that nobody uses yet: those are reserved for it.
 *
 * `POST /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/assign`. Needs the permission
 * `sms_campaign.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param campaignId `C` and six capitals or digits. Default `""`.
 * @param numbers One number or several: E.164, or as dialled in North America.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
 */
export function assignToSMSCampaign(accessToken: string, accountUUID: string, campaignId: string, numbers: string | string[], trace?: Trace): Promise<Campaign>;
export async function assignToSMSCampaign(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  campaignId: string = "",
  numbers?: string | string[],
  trace: Trace = {},
): Promise<Campaign> {
  return callOperation<Campaign>({
    method: "POST",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns/${campaignId}/numbers/assign`,
    token: accessToken,
    body: { tns: numbers },
    trace,
    result: "body",
  });
}

/**
 * Take numbers out of a campaign.
 *
 * Numbers that are not in it are skipped.
 *
 * `POST /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/unassign`. Needs the permission
 * `sms_campaign.update`.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param accountUUID UUID of the account, lower case. Default `"null accountUUID"`, which the server refuses.
 * @param campaignId `C` and six capitals or digits. Default `"null campaignId"`, which the server refuses.
 * @param numbers One number or several: E.164, or as dialled in North America.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function removeFromSMSCampaign(accessToken: string, accountUUID: string, campaignId: string, numbers: string | string[], trace?: Trace): Promise<Campaign>;
export async function removeFromSMSCampaign(
  accessToken: string = "null accessToken",
  accountUUID: string = "null accountUUID",
  campaignId: string = "null campaignId",
  numbers?: string | string[],
  trace: Trace = {},
): Promise<Campaign> {
  return callOperation<Campaign>({
    method: "POST",
    path: path`/sms/10dlc/customers/${accountUUID}/campaigns/${campaignId}/numbers/unassign`,
    token: accessToken,
    body: { tns: numbers },
    trace,
    result: "body",
  });
}
