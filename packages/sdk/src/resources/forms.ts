// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Forms: Web forms: templates, published forms, and what people filled in. */
export class FormsApi extends ServiceApi {
}
