// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Media: Files of users and of everybody: upload, signed URLs, sharing. */
export class MediaApi extends ServiceApi {
}
