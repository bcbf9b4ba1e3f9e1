// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Short URLs: Short links to long addresses, with expiry, limits and PINs. */
export class ShortUrlsApi extends ServiceApi {
}
