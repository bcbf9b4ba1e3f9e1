// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Objects: JSON documents of users and accounts, private or shared. */
export class ObjectsApi extends ServiceApi {
}
