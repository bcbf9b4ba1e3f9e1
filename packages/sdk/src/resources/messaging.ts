// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Messaging: Texts by SMS and MMS, in conversations. */
export class MessagingApi extends ServiceApi {
}
