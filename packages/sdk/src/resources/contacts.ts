// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import { ServiceApi } from "../client/service.ts";

/** Contacts: The personal address books of users. */
export class ContactsApi extends ServiceApi {
}
