// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Entitlements: What accounts and users may use: products, licences for them, and products that are switched off. */
export class EntitlementsApi extends ServiceApi {
}
