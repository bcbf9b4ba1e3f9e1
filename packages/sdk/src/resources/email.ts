// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Email: Transactional e-mail with attachments. */
export class EmailApi extends ServiceApi {
}
