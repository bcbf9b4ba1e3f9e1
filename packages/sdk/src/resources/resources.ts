// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Resources: A small CMS: tables whose columns are described by templates. */
export class ResourcesApi extends ServiceApi {
}
