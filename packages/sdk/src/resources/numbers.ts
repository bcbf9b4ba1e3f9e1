// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Numbers: Telephone numbers: what there is, and taking it into use. */
export class NumbersApi extends ServiceApi {
}
