// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Chat: Channels in which the members of a team write to each other. */
export class ChatApi extends ServiceApi {
}
