// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/**
 * Workflow: State machines that run for minutes or months: templates, their instances, and what these went through.
 */
export class WorkflowApi extends ServiceApi {
}
