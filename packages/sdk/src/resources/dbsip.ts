// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** DbSip: The directory of telephony destinations of accounts. */
export class DbSipApi extends ServiceApi {
}
