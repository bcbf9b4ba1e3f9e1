// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Usage: Metering: usage events, reports over them, and the billing cycle. */
export class UsageApi extends ServiceApi {
}
