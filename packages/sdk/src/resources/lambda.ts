// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Lambda: Functions that run on the server and are called by name. */
export class LambdaApi extends ServiceApi {
}
