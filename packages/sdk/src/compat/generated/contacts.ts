// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Contacts` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { Contact, ContactInput, ListOf } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Add a contact to a user's address book.
 *
 * The same person may be in it twice.
 *
 * `POST /contacts/users/{user_uuid}/contacts`. Needs the permission `contact.create`, except for contacts of one's
 * own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid UUID of the user, lower case. Default `"null user uuid"`, which the server refuses.
 * @param contactData At least one of first, last and display name, company, a phone number or an e-mail address. Other
 * members are kept too. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function createUserContact(accessToken: string, userUuid: string, contactData?: ContactInput, trace?: Trace): Promise<Contact>;
export async function createUserContact(
  accessToken: string = "null accessToken",
  userUuid: string = "null user uuid",
  contactData: ContactInput = {},
  trace: Trace = {},
): Promise<Contact> {
  return callOperation<Contact>({
    method: "POST",
    path: path`/contacts/users/${userUuid}/contacts`,
    token: accessToken,
    body: contactData,
    trace,
    result: "body",
  });
}

/**
 * Read one contact.
 *
 * `GET /contacts/contacts/{contact_uuid}`. Needs the permission `contact.read`, except for contacts of one's own.
 *
 * @param accessToken Access token. Default `"null access_token"`, which the server refuses.
 * @param contactUUID UUID of the contact, lower case. Default `"null contact_uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getContact(accessToken: string, contactUUID: string, trace?: Trace): Promise<Contact>;
export async function getContact(
  accessToken: string = "null access_token",
  contactUUID: string = "null contact_uuid",
  trace: Trace = {},
): Promise<Contact> {
  return callOperation<Contact>({
    method: "GET",
    path: path`/contacts/contacts/${contactUUID}`,
    token: accessToken,
    trace,
    result: "body",
  });
}

/**
 * List the contacts of a user.
 *
 * `GET /contacts/users/{user_uuid}/contacts`. Needs the permission `contact.read`, except for contacts of one's own.
 *
 * @param accessToken Access token. Default `"null access_token"`, which the server refuses.
 * @param user_uuid UUID of the user, lower case. Default `"null user_uuid"`, which the server refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `10`.
 * @param filters Query parameters, sent as they are: `sort`, `search`, `name`, `number`, `email`, `tag`, `company`.
 * Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function listContacts(accessToken: string, user_uuid: string, offset?: number | string, limit?: number | string, filters?: Filters, trace?: Trace): Promise<ListOf<Contact>>;
export async function listContacts(
  accessToken: string = "null access_token",
  user_uuid: string = "null user_uuid",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<ListOf<Contact>> {
  return callOperation<ListOf<Contact>>({
    method: "GET",
    path: path`/contacts/users/${user_uuid}/contacts`,
    token: accessToken,
    query: { offset, limit },
    filters,
    trace,
    result: "body",
  });
}

/**
 * Replace a contact: what is not given is gone.
 *
 * `PUT /contacts/contacts/{contact_uuid}`. Needs the permission `contact.update`, except for contacts of one's own.
 *
 * @param accessToken Access token. Default `"null access_token"`, which the server refuses.
 * @param contactUUID UUID of the contact, lower case. Default `"null contactUUID"`, which the server refuses.
 * @param body At least one of first, last and display name, company, a phone number or an e-mail address. Other
 * members are kept too. Default `"null body"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateContact(accessToken: string, contactUUID: string, body: ContactInput, trace?: Trace): Promise<Contact>;
export async function updateContact(
  accessToken: string = "null access_token",
  contactUUID: string = "null contactUUID",
  body: ContactInput | "null body" = "null body",
  trace: Trace = {},
): Promise<Contact> {
  return callOperation<Contact>({
    method: "PUT",
    path: path`/contacts/contacts/${contactUUID}`,
    token: accessToken,
    body,
    trace,
    result: "body",
  });
}

/**
 * Delete a contact for good.
 *
 * `DELETE /contacts/contacts/{contact_uuid}`. Needs the permission `contact.delete`, except for contacts of one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param contactUUID UUID of the contact, lower case. Default `"null contact uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteContact(accessToken: string, contactUUID: string, trace?: Trace): Promise<Ok>;
export async function deleteContact(
  accessToken: string = "null accessToken",
  contactUUID: string = "null contact uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/contacts/contacts/${contactUUID}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete contact failed" },
  });
}
