// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Mobile: Push notifications to phones: the tokens of devices, and sending to them. */
export class MobileApi extends ServiceApi {
}
