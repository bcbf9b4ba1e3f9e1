// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Contact, ContactImport, ContactInput, ContactMerge, ContactMergeRequest, ContactsCsv, ContactsVcard } from "./types.ts";

/** Parameters of {@link ContactsApi.createUserContact}. */
export interface CreateUserContactParams extends ContactInput {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ContactsApi.getContact}. */
export interface GetContactParams {
  /** UUID of the contact, lower case. */
  contact_uuid: string;
}

/** Parameters of {@link ContactsApi.listContacts}. */
export interface ListContactsParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Beginning of a first, last or display name, company, phone number or e-mail address, in any case. */
  search?: string | undefined;
  /** Beginning of the first or last name, in any case. */
  name?: string | undefined;
  /** First digits of a phone number. */
  number?: string | undefined;
  /** E-mail address, in any case. */
  email?: string | undefined;
  /** A tag, in any case. */
  tag?: string | undefined;
  /** Part of the company's name, in any case. */
  company?: string | undefined;
}

/** Parameters of {@link ContactsApi.updateContact}. */
export interface UpdateContactParams extends ContactInput {
  /** UUID of the contact, lower case. */
  contact_uuid: string;
}

/** Parameters of {@link ContactsApi.deleteContact}. */
export interface DeleteContactParams {
  /** UUID of the contact, lower case. */
  contact_uuid: string;
}

/** Parameters of {@link ContactsApi.exportContactsAsCsv}. */
export interface ExportContactsAsCsvParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ContactsApi.exportContactsAsVcard}. */
export interface ExportContactsAsVcardParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ContactsApi.importContactsCsv}. */
export interface ImportContactsCsvParams extends ContactsCsv {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ContactsApi.importContactsVcard}. */
export interface ImportContactsVcardParams extends ContactsVcard {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link ContactsApi.mergeContacts}. */
export interface MergeContactsParams extends ContactMergeRequest {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Contacts: The personal address books of users. */
export class ContactsApi extends ServiceApi {
  /**
   * Add a contact to a user's address book.
   *
   * The same person may be in it twice.
   *
   * `POST /contacts/users/{user_uuid}/contacts`. Needs the permission `contact.create`, except for contacts of one's
   * own.
   *
   * @param params See {@link CreateUserContactParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Contact.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  createUserContact(params: CreateUserContactParams, options?: CallOptions): Call<Contact> {
    return this.call<Contact>({ id: "contacts.createUserContact", method: "POST", path: "/contacts/users/{user_uuid}/contacts", body: "members" }, params, options);
  }

  /**
   * Read one contact.
   *
   * `GET /contacts/contacts/{contact_uuid}`. Needs the permission `contact.read`, except for contacts of one's own.
   *
   * @param params See {@link GetContactParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Contact.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getContact(params: GetContactParams, options?: CallOptions): Call<Contact> {
    return this.call<Contact>({ id: "contacts.getContact", method: "GET", path: "/contacts/contacts/{contact_uuid}" }, params, options);
  }

  /**
   * List the contacts of a user.
   *
   * `GET /contacts/users/{user_uuid}/contacts`. Needs the permission `contact.read`, except for contacts of one's own.
   *
   * Pages of 10 unless `limit` says otherwise, at most 1000. In the order `name.last`, `name.first`, `created_date`.
   * `sort` may name `name`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListContactsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  listContacts(params: ListContactsParams, options?: CallOptions): ListCall<Contact> {
    return this.list<Contact>({ id: "contacts.listContacts", method: "GET", path: "/contacts/users/{user_uuid}/contacts" }, params, options);
  }

  /**
   * Replace a contact: what is not given is gone.
   *
   * `PUT /contacts/contacts/{contact_uuid}`. Needs the permission `contact.update`, except for contacts of one's own.
   *
   * @param params See {@link UpdateContactParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Contact.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateContact(params: UpdateContactParams, options?: CallOptions): Call<Contact> {
    return this.call<Contact>({ id: "contacts.updateContact", method: "PUT", path: "/contacts/contacts/{contact_uuid}", body: "members" }, params, options);
  }

  /**
   * Delete a contact for good.
   *
   * `DELETE /contacts/contacts/{contact_uuid}`. Needs the permission `contact.delete`, except for contacts of one's
   * own.
   *
   * @param params See {@link DeleteContactParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteContact(params: DeleteContactParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "contacts.deleteContact", method: "DELETE", path: "/contacts/contacts/{contact_uuid}" }, params, options);
  }

  /**
   * Give all contacts of a user as CSV.
   *
   * In the columns of Google Contacts, so that other address books read it. Metadata, avatars and members of the
   * client's own are not in it.
   *
   * `GET /contacts/users/{user_uuid}/contacts/csv`. Needs the permission `contact.read`, except for contacts of one's
   * own.
   *
   * @param params See {@link ExportContactsAsCsvParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns CSV with a heading (RFC 4180).
   * @throws PatchbayError 401, 403, 404, 429.
   */
  exportContactsAsCsv(params: ExportContactsAsCsvParams, options?: CallOptions): Call<string> {
    return this.call<string>({ id: "contacts.exportContactsAsCsv", method: "GET", path: "/contacts/users/{user_uuid}/contacts/csv", text: true }, params, options);
  }

  /**
   * Give all contacts of a user as vCards.
   *
   * Version 3.0. Metadata, avatars and members of the client's own are not in it.
   *
   * `GET /contacts/users/{user_uuid}/contacts/vcard`. Needs the permission `contact.read`, except for contacts of
   * one's own.
   *
   * @param params See {@link ExportContactsAsVcardParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns A card for each contact (RFC 2426).
   * @throws PatchbayError 401, 403, 404, 429.
   */
  exportContactsAsVcard(params: ExportContactsAsVcardParams, options?: CallOptions): Call<string> {
    return this.call<string>({ id: "contacts.exportContactsAsVcard", method: "GET", path: "/contacts/users/{user_uuid}/contacts/vcard", text: true }, params, options);
  }

  /**
   * Add contacts from CSV.
   *
   * Understands the columns of Google Contacts and of Outlook, and simple ones such as `first name`, `last name`,
   * `phone`, `email`; others are ignored. At most 5000 entries. With `merge_by`, an entry that belongs to a contact
   * fills in what that contact lacks; without, each entry becomes a contact.
   *
   * `POST /contacts/users/{user_uuid}/contacts/csv`. Needs the permission `contact.create`, except for contacts of
   * one's own.
   *
   * @param params See {@link ImportContactsCsvParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ContactImport.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  importContactsCsv(params: ImportContactsCsvParams, options?: CallOptions): Call<ContactImport> {
    return this.call<ContactImport>({ id: "contacts.importContactsCsv", method: "POST", path: "/contacts/users/{user_uuid}/contacts/csv", body: "members" }, params, options);
  }

  /**
   * Add contacts from vCards.
   *
   * Versions 2.1, 3.0 and 4.0. At most 5000 entries. With `merge_by`, an entry that belongs to a contact fills in what
   * that contact lacks; without, each entry becomes a contact.
   *
   * `POST /contacts/users/{user_uuid}/contacts/vcard`. Needs the permission `contact.create`, except for contacts of
   * one's own.
   *
   * @param params See {@link ImportContactsVcardParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ContactImport.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  importContactsVcard(params: ImportContactsVcardParams, options?: CallOptions): Call<ContactImport> {
    return this.call<ContactImport>({ id: "contacts.importContactsVcard", method: "POST", path: "/contacts/users/{user_uuid}/contacts/vcard", body: "members" }, params, options);
  }

  /**
   * Merge contacts of a user that are the same person.
   *
   * The oldest stays. It keeps what it has and is given what only the others have; lists and notes are joined.
   *
   * `POST /contacts/users/{user_uuid}/contacts/merge`. Needs the permission `contact.update`, except for contacts of
   * one's own.
   *
   * @param params See {@link MergeContactsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ContactMerge.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  mergeContacts(params: MergeContactsParams, options?: CallOptions): Call<ContactMerge> {
    return this.call<ContactMerge>({ id: "contacts.mergeContacts", method: "POST", path: "/contacts/users/{user_uuid}/contacts/merge", body: "members" }, params, options);
  }
}
