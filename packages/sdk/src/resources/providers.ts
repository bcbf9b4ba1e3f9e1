// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Providers: Connections of users to other companies' services by OAuth. */
export class ProvidersApi extends ServiceApi {
}
