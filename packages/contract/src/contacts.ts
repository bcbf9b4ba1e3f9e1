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
const phoneKind = kindOf("Home", "Mobile", "Work", "Main", "Fax", "Pager", "Other");
const otherKind = kindOf("Home", "Work", "Other");

export const ContactName = Type.Object(
  { first: line, middle: line, last: line, prefix: line, suffix: line, nickname: line, display: line },
  { title: "ContactName" },
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

export const ContactPhoneNumber = Type.Object({ ...phone, ...settled }, { title: "ContactPhoneNumber" });
export const ContactEmail = Type.Object({ ...email, ...settled }, { title: "ContactEmail" });
export const ContactAddress = Type.Object({ ...address, ...settled }, { title: "ContactAddress" });

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
    phone_numbers: list(Type.Object({ ...phone, ...given }, { title: "ContactPhoneNumberInput" })),
    emails: list(Type.Object({ ...email, ...given }, { title: "ContactEmailInput" })),
    addresses: list(Type.Object({ ...address, ...given }, { title: "ContactAddressInput" })),
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
        tag: Type.String({ description: "Only contacts with this tag." }),
        company: Type.String({ description: "Only contacts of this company." }),
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
  },
});
