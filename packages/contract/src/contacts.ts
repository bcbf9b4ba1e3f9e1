import { Type } from "typebox";
import { bearerArg, bodyArg, exactly, filtersArg, operation, ownOr, pageArgs, pathArg, service, traceArg } from "./operation.ts";
import { Audit, List, pageQuery, Uuid } from "./schemas.ts";

const text = (maxLength: number, description: string) => Type.Optional(Type.String({ maxLength, description }));
const line = Type.Optional(Type.String({ maxLength: 255 }));
const preferred = "The one to use. The last that says so wins; when none does, the first is it.";
const kindOf = <const Kinds extends string[]>(...kinds: Kinds) =>
  Type.Optional(
    Type.Union([Type.Enum(kinds), Type.String({ maxLength: 64 })], {
      description: "What it is used for; any other word will do too.",
    }),
  );
/** Members that the table does not name are kept as they are. */
const open = { additionalProperties: true };
const phoneKind = kindOf("Home", "Mobile", "Work", "Main", "Fax", "Pager", "Other");
const otherKind = kindOf("Home", "Work", "Other");

export const ContactName = Type.Object(
  { first: line, middle: line, last: line, prefix: line, suffix: line, nickname: line, display: line },
  { ...open, title: "ContactName" },
);

const phone = {
  number: Type.String({ maxLength: 64, pattern: "(?:\\d\\D*){3}", description: "As the client sent it; at least three digits." }),
  type: phoneKind,
};
const email = { address: Type.String({ minLength: 1, maxLength: 320, description: "E-mail address." }), type: otherKind };
const address = {
  street: line,
  city: line,
  state: line,
  postal_code: Type.Optional(Type.String({ maxLength: 32 })),
  country: line,
  type: otherKind,
};
const given = { preferred: Type.Optional(Type.Boolean({ description: preferred })) };
const settled = { preferred: Type.Boolean({ description: "The one to use; exactly one of the list is." }) };

export const ContactPhoneNumber = Type.Object({ ...phone, ...settled }, { ...open, title: "ContactPhoneNumber" });
export const ContactEmail = Type.Object({ ...email, ...settled }, { ...open, title: "ContactEmail" });
export const ContactAddress = Type.Object({ ...address, ...settled }, { ...open, title: "ContactAddress" });

const details = {
  company: text(255, "Name of the organisation."),
  title: text(255, "Position there."),
  notes: text(65_536, "Free text."),
  birthday: text(64, "As the client writes it; by convention `YYYY-MM-DD`."),
  avatar_file_id: text(64, "A file of the media service."),
};
const tag = Type.String({ minLength: 1, maxLength: 64 });
const metadata = Type.Record(Type.String(), Type.Unknown(), { description: "Whatever the client wants to keep with it." });

export const Contact = Type.Object(
  {
    uuid: Uuid,
    user_uuid: Uuid,
    account_uuid: Uuid,
    name: ContactName,
    phone_numbers: Type.Array(ContactPhoneNumber),
    emails: Type.Array(ContactEmail),
    addresses: Type.Array(ContactAddress),
    ...details,
    tags: Type.Array(tag),
    metadata,
    audit: Audit,
  },
  {
    title: "Contact",
    additionalProperties: true,
    description: "An entry of a user's address book. Members that the client added are given back as they are.",
  },
);

const list = <T extends Parameters<typeof Type.Array>[0]>(item: T) => Type.Optional(Type.Array(item, { maxItems: 100 }));
export const ContactInput = Type.Object(
  {
    name: Type.Optional(ContactName),
    phone_numbers: list(Type.Object({ ...phone, ...given }, { ...open, title: "ContactPhoneNumberInput" })),
    emails: list(Type.Object({ ...email, ...given }, { ...open, title: "ContactEmailInput" })),
    addresses: list(Type.Object({ ...address, ...given }, { ...open, title: "ContactAddressInput" })),
    ...details,
    tags: list(tag),
    metadata: Type.Optional(metadata),
  },
  {
    title: "ContactInput",
    additionalProperties: true,
    description:
      "At least one of first, last and display name, company, a phone number or an e-mail address. Other members are kept too.",
  },
);

const mergeBy = Type.Array(Type.Enum(["phone", "email"]), {
  minItems: 1,
  maxItems: 2,
  description:
    "What two contacts must have in common to be the same person: a telephone number, however written, or an e-mail address.",
});

export const ContactImport = Type.Object(
  {
    created: Type.Integer({ description: "Entries that became a contact." }),
    merged: Type.Integer({ description: "Entries that were merged into a contact." }),
    refused: Type.Array(
      Type.Object({
        entry: Type.Integer({ description: "Which row or card, counted from 1; a heading does not count." }),
        reasons: Type.Array(Type.String()),
      }),
      { description: "Entries that cannot be a contact. All others are in." },
    ),
  },
  { title: "ContactImport", description: "What became of the entries of a file." },
);

export const ContactMerge = Type.Object(
  {
    merged: Type.Integer({ description: "Contacts that are gone, because another one holds what they held." }),
    contacts: Type.Array(Contact, { description: "Those that hold more than before." }),
  },
  { title: "ContactMerge" },
);

const file = (description: string) => Type.String({ minLength: 1, maxLength: 1_000_000, description });
const importRules =
  "At most 5000 entries. With `merge_by`, an entry that belongs to a contact fills in what that contact lacks; without, each entry becomes a contact.";

const own = "contacts of one's own";
const userParams = { user_uuid: Uuid };
const contactParams = { contact_uuid: Uuid };

export const contacts = service({
  name: "contacts",
  namespace: "Contacts",
  prefix: "/contacts",
  title: "Contacts",
  description: "The personal address books of users.",
  operations: {
    createUserContact: operation({
      method: "POST",
      path: "/contacts/users/{user_uuid}/contacts",
      summary: "Add a contact to a user's address book.",
      description: "The same person may be in it twice.",
      access: ownOr(own, "contact.create"),
      params: userParams,
      body: ContactInput,
      responses: { 201: Contact },
      positional: {
        args: [
          bearerArg("null accessToken"),
          pathArg("user_uuid", "userUuid", "null user uuid"),
          bodyArg({}, "contactData"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    getContact: operation({
      method: "GET",
      path: "/contacts/contacts/{contact_uuid}",
      summary: "Read one contact.",
      access: ownOr(own, "contact.read"),
      params: contactParams,
      responses: { 200: Contact },
      positional: {
        args: [bearerArg("null access_token"), pathArg("contact_uuid", "contactUUID", "null contact_uuid"), traceArg],
        outcome: "body",
      },
    }),
    listContacts: operation({
      method: "GET",
      path: "/contacts/users/{user_uuid}/contacts",
      summary: "List the contacts of a user.",
      access: ownOr(own, "contact.read"),
      params: userParams,
      query: {
        ...pageQuery,
        search: Type.String({
          description: "Beginning of a first, last or display name, company, phone number or e-mail address, in any case.",
        }),
        name: Type.String({ description: "Beginning of the first or last name, in any case." }),
        number: Type.String({ description: "First digits of a phone number." }),
        email: Type.String({ description: "E-mail address, in any case." }),
        tag: Type.String({ description: "A tag, in any case." }),
        company: Type.String({ description: "Part of the company's name, in any case." }),
      },
      responses: { 200: List(Contact) },
      paged: {
        limit: 10,
        max: 1000,
        sort: ["name.last", "name.first", "created_date"],
        sortable: ["name", "created_date", "modified_date"],
      },
      positional: {
        args: [
          bearerArg("null access_token"),
          pathArg("user_uuid", "user_uuid", "null user_uuid"),
          ...pageArgs(),
          filtersArg(),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    updateContact: operation({
      method: "PUT",
      path: "/contacts/contacts/{contact_uuid}",
      summary: "Replace a contact: what is not given is gone.",
      access: ownOr(own, "contact.update"),
      params: contactParams,
      body: ContactInput,
      responses: { 200: Contact },
      positional: {
        args: [bearerArg("null access_token"), pathArg("contact_uuid", "contactUUID", "null contactUUID"), bodyArg(), traceArg],
        outcome: "body",
      },
    }),
    deleteContact: operation({
      method: "DELETE",
      path: "/contacts/contacts/{contact_uuid}",
      summary: "Delete a contact for good.",
      access: ownOr(own, "contact.delete"),
      params: contactParams,
      responses: { 204: null },
      positional: {
        args: [bearerArg("null accessToken"), pathArg("contact_uuid", "contactUUID", "null contact uuid"), traceArg],
        outcome: exactly(204, "delete contact failed"),
      },
    }),
    exportContactsAsCsv: operation({
      method: "GET",
      path: "/contacts/users/{user_uuid}/contacts/csv",
      summary: "Give all contacts of a user as CSV.",
      description:
        "In the columns of Google Contacts, so that other address books read it. Metadata, avatars and members of the client's own are not in it.",
      access: ownOr(own, "contact.read"),
      params: userParams,
      responses: { 200: Type.String({ contentMediaType: "text/csv", description: "CSV with a heading (RFC 4180)." }) },
    }),
    exportContactsAsVcard: operation({
      method: "GET",
      path: "/contacts/users/{user_uuid}/contacts/vcard",
      summary: "Give all contacts of a user as vCards.",
      description: "Version 3.0. Metadata, avatars and members of the client's own are not in it.",
      access: ownOr(own, "contact.read"),
      params: userParams,
      responses: { 200: Type.String({ contentMediaType: "text/vcard", description: "A card for each contact (RFC 2426)." }) },
    }),
    importContactsCsv: operation({
      method: "POST",
      path: "/contacts/users/{user_uuid}/contacts/csv",
      summary: "Add contacts from CSV.",
      description: `Understands the columns of Google Contacts and of Outlook, and simple ones such as \`first name\`, \`last name\`, \`phone\`, \`email\`; others are ignored. ${importRules}`,
      access: ownOr(own, "contact.create"),
      params: userParams,
      body: Type.Object(
        { csv: file("CSV with a heading, separated by commas, semicolons or tabs."), merge_by: Type.Optional(mergeBy) },
        { title: "ContactsCsv" },
      ),
      responses: { 200: ContactImport },
    }),
    importContactsVcard: operation({
      method: "POST",
      path: "/contacts/users/{user_uuid}/contacts/vcard",
      summary: "Add contacts from vCards.",
      description: `Versions 2.1, 3.0 and 4.0. ${importRules}`,
      access: ownOr(own, "contact.create"),
      params: userParams,
      body: Type.Object({ vcard: file("One card after the other."), merge_by: Type.Optional(mergeBy) }, { title: "ContactsVcard" }),
      responses: { 200: ContactImport },
    }),
    mergeContacts: operation({
      method: "POST",
      path: "/contacts/users/{user_uuid}/contacts/merge",
      summary: "Merge contacts of a user that are the same person.",
      description: "The oldest stays. It keeps what it has and is given what only the others have; lists and notes are joined.",
      access: ownOr(own, "contact.update"),
      params: userParams,
      body: Type.Object({ by: mergeBy }, { title: "ContactMergeRequest" }),
      responses: { 200: ContactMerge },
    }),
  },
});
