// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Voice: The telephone extensions of accounts. */
export class VoiceApi extends ServiceApi {
}
