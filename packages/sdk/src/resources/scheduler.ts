// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Scheduler: Events that happen at a time, once or again and again, and start something. */
export class SchedulerApi extends ServiceApi {
}
