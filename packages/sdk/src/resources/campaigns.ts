// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Brand, BrandCreate, Campaign, CampaignCreate, CampaignDeleted, CampaignEnumerations, CampaignNumbers, CampaignUpdate, CampaignUsecaseOption } from "./types.ts";

/** Parameters of {@link CampaignsApi.createBrand}. */
export interface CreateBrandParams extends BrandCreate {}

/** Parameters of {@link CampaignsApi.getBrand}. */
export interface GetBrandParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link CampaignsApi.deleteBrand}. */
export interface DeleteBrandParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link CampaignsApi.getBrandUseCases}. */
export interface GetBrandUseCasesParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link CampaignsApi.listCampaigns}. */
export interface ListCampaignsParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Status of the campaign. */
  status?: string | undefined;
  /** Only campaigns for this usecase. */
  usecase_id?: string | undefined;
}

/** Parameters of {@link CampaignsApi.getCampaign}. */
export interface GetCampaignParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `C` and six capitals or digits. */
  campaign_id: string;
}

/** Parameters of {@link CampaignsApi.createCampaign}. */
export interface CreateCampaignParams extends CampaignCreate {
  /** UUID of the account, lower case. */
  account_uuid: string;
}

/** Parameters of {@link CampaignsApi.updateCampaign}. */
export interface UpdateCampaignParams extends CampaignUpdate {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `C` and six capitals or digits. */
  campaign_id: string;
}

/** Parameters of {@link CampaignsApi.deleteCampaign}. */
export interface DeleteCampaignParams {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `C` and six capitals or digits. */
  campaign_id: string;
}

/** Parameters of {@link CampaignsApi.assignToSMSCampaign}. */
export interface AssignToSMSCampaignParams extends CampaignNumbers {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `C` and six capitals or digits. */
  campaign_id: string;
}

/** Parameters of {@link CampaignsApi.removeFromSMSCampaign}. */
export interface RemoveFromSMSCampaignParams extends CampaignNumbers {
  /** UUID of the account, lower case. */
  account_uuid: string;
  /** `C` and six capitals or digits. */
  campaign_id: string;
}

/**
 * Campaigns: The 10DLC registration that carriers of the USA ask for: brands, their campaigns, and the numbers that
 * send for them.
 */
export class CampaignsApi extends ServiceApi {
  /**
   * List the words that brands and campaigns are described with.
   *
   * `GET /sms/10dlc/help/get_enumerations`. Anyone with a valid access token.
   *
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CampaignEnumerations.
   * @throws PatchbayError 401, 429.
   */
  getEnumerations(options?: CallOptions): Call<CampaignEnumerations> {
    return this.call<CampaignEnumerations>({ id: "campaigns.getEnumerations", method: "GET", path: "/sms/10dlc/help/get_enumerations" }, {}, options);
  }

  /**
   * Register the brand of an account.
   *
   * It is verified afterwards: `status` and the events `sms.brand_status` tell.
   *
   * `POST /sms/10dlc/customers`. Needs the permission `sms_brand.create`.
   *
   * @param params See {@link CreateBrandParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Brand.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `conflict`, `unknown_reference`.
   */
  createBrand(params: CreateBrandParams, options?: CallOptions): Call<Brand> {
    return this.call<Brand>({ id: "campaigns.createBrand", method: "POST", path: "/sms/10dlc/customers", body: "members" }, params, options);
  }

  /**
   * Read the brand of an account.
   *
   * `GET /sms/10dlc/customers/{account_uuid}`. Needs the permission `sms_brand.read`.
   *
   * @param params See {@link GetBrandParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Brand.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getBrand(params: GetBrandParams, options?: CallOptions): Call<Brand> {
    return this.call<Brand>({ id: "campaigns.getBrand", method: "GET", path: "/sms/10dlc/customers/{account_uuid}" }, params, options);
  }

  /**
   * Delete the brand of an account, which must have no campaigns any more.
   *
   * `DELETE /sms/10dlc/customers/{account_uuid}`. Needs the permission `sms_brand.delete`.
   *
   * @param params See {@link DeleteBrandParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CampaignDeleted.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  deleteBrand(params: DeleteBrandParams, options?: CallOptions): Call<CampaignDeleted> {
    return this.call<CampaignDeleted>({ id: "campaigns.deleteBrand", method: "DELETE", path: "/sms/10dlc/customers/{account_uuid}" }, params, options);
  }

  /**
   * List the usecases that the brand of an account may have campaigns for.
   *
   * A plain array. It is empty for a brand that could not be verified.
   *
   * `GET /sms/10dlc/customers/{account_uuid}/usecases`. Needs the permission `sms_brand.read`.
   *
   * @param params See {@link GetBrandUseCasesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getBrandUseCases(params: GetBrandUseCasesParams, options?: CallOptions): Call<CampaignUsecaseOption[]> {
    return this.call<CampaignUsecaseOption[]>({ id: "campaigns.getBrandUseCases", method: "GET", path: "/sms/10dlc/customers/{account_uuid}/usecases" }, params, options);
  }

  /**
   * List the campaigns of an account, without deleted ones.
   *
   * `GET /sms/10dlc/customers/{account_uuid}/campaigns`. Needs the permission `sms_campaign.read`.
   *
   * Pages of 1000 unless `limit` says otherwise, at most 1000. In the order `-created_date`. `sort` may name
   * `created_date`, `modified_date`, `display_name`, `status`.
   *
   * @param params See {@link ListCampaignsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listCampaigns(params: ListCampaignsParams, options?: CallOptions): ListCall<Campaign> {
    return this.list<Campaign>({ id: "campaigns.listCampaigns", method: "GET", path: "/sms/10dlc/customers/{account_uuid}/campaigns" }, params, options);
  }

  /**
   * Read one campaign.
   *
   * `GET /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}`. Needs the permission `sms_campaign.read`.
   *
   * @param params See {@link GetCampaignParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Campaign.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getCampaign(params: GetCampaignParams, options?: CallOptions): Call<Campaign> {
    return this.call<Campaign>({ id: "campaigns.getCampaign", method: "GET", path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}" }, params, options);
  }

  /**
   * Register a campaign for the brand of an account.
   *
   * The brand must be active. Carriers review it afterwards: `status` and the events `sms.campaign_status` tell.
   *
   * `POST /sms/10dlc/customers/{account_uuid}/campaigns`. Needs the permission `sms_campaign.create`.
   *
   * @param params See {@link CreateCampaignParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Campaign.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  createCampaign(params: CreateCampaignParams, options?: CallOptions): Call<Campaign> {
    return this.call<Campaign>({ id: "campaigns.createCampaign", method: "POST", path: "/sms/10dlc/customers/{account_uuid}/campaigns", body: "members" }, params, options);
  }

  /**
   * Change a campaign, which is then reviewed again.
   *
   * `PUT /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}`. Needs the permission `sms_campaign.update`.
   *
   * @param params See {@link UpdateCampaignParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Campaign.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  updateCampaign(params: UpdateCampaignParams, options?: CallOptions): Call<Campaign> {
    return this.call<Campaign>({ id: "campaigns.updateCampaign", method: "PUT", path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}", body: "members" }, params, options);
  }

  /**
   * Delete a campaign; its numbers are free for others.
   *
   * `DELETE /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}`. Needs the permission `sms_campaign.delete`.
   *
   * @param params See {@link DeleteCampaignParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CampaignDeleted.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteCampaign(params: DeleteCampaignParams, options?: CallOptions): Call<CampaignDeleted> {
    return this.call<CampaignDeleted>({ id: "campaigns.deleteCampaign", method: "DELETE", path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}" }, params, options);
  }

  /**
   * Let numbers send for a campaign: all of them, or none when one cannot.
   *
   * Numbers of the account, and numbers that nobody uses yet: those are reserved for it.
   *
   * `POST /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/assign`. Needs the permission
   * `sms_campaign.update`.
   *
   * @param params See {@link AssignToSMSCampaignParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Campaign.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`.
   */
  assignToSMSCampaign(params: AssignToSMSCampaignParams, options?: CallOptions): Call<Campaign> {
    return this.call<Campaign>({ id: "campaigns.assignToSMSCampaign", method: "POST", path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/assign", body: "members" }, params, options);
  }

  /**
   * Take numbers out of a campaign.
   *
   * Numbers that are not in it are skipped.
   *
   * `POST /sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/unassign`. Needs the permission
   * `sms_campaign.update`.
   *
   * @param params See {@link RemoveFromSMSCampaignParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Campaign.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  removeFromSMSCampaign(params: RemoveFromSMSCampaignParams, options?: CallOptions): Call<Campaign> {
    return this.call<Campaign>({ id: "campaigns.removeFromSMSCampaign", method: "POST", path: "/sms/10dlc/customers/{account_uuid}/campaigns/{campaign_id}/numbers/unassign", body: "members" }, params, options);
  }
}
