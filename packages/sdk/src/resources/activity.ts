// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Activity: What happened: a log of the doings of users and services, and reports over it. */
export class ActivityApi extends ServiceApi {
}
