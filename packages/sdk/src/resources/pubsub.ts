// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Pub/Sub: Webhooks: subscriptions to the events of the platform and of applications. */
export class PubsubApi extends ServiceApi {
}
