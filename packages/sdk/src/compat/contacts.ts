/** The function of `Contacts` that is more than one request. */
import { path } from "../core/encoding.ts";
import type { Trace } from "../core/trace.ts";
import type { Contact } from "../resources/types.ts";
import { listOrAggregate } from "./lists.ts";
import type { List } from "./types.ts";

/**
 * Reads the whole address book of a user. `GET /contacts/users/{user_uuid}/contacts?offset=0&limit=999`, page by page.
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param user_uuid The user. Default `"null user uuid"`.
 * @param trace Ids for logs and errors; each page is a child of the one before. Default `{}`: fresh ones.
 * @returns All contacts as one list.
 * @throws PatchbayError 500 when an answer is no list, 401, 403, 404.
 */
export function exportContacts(accessToken: string, user_uuid: string, trace?: Trace): Promise<List<Contact>>;
export async function exportContacts(
  accessToken = "null access token",
  user_uuid = "null user uuid",
  trace: Trace = {},
): Promise<List<Contact>> {
  const call = {
    method: "GET",
    path: path`/contacts/users/${user_uuid}/contacts`,
    token: accessToken,
    query: { offset: 0, limit: 999 },
    trace,
  };
  return listOrAggregate(call, true);
}
