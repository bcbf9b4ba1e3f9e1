// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/**
 * Campaigns: The 10DLC registration that carriers of the USA ask for: brands, their campaigns, and the numbers that
 * send for them.
 */
export class CampaignsApi extends ServiceApi {
}
