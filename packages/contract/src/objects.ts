import { Type } from "typebox";
import { bearerArg, fieldArg, needs, operation, ownOr, pageArgs, queryArg, service, traceArg } from "./operation.ts";
import { Audit, List, pageQuery, Uuid } from "./schemas.ts";

const name = Type.String({ minLength: 1, maxLength: 255, description: "Name; need not be unique." });
const type = Type.String({ minLength: 1, maxLength: 255, description: "Category of the application's choosing: `user_settings`." });
const description = Type.String({ maxLength: 4096, description: "Free text." });
const contentType = Type.String({
  maxLength: 255,
  description: "Media type of the content; with another than `application/json` the content is a text.",
});
const content = Type.Unknown({ description: "Any JSON, at most 4 MiB." });
const metadata = Type.Record(Type.String(), Type.Unknown(), { description: "The application's own data about the object." });

export const DataObjectOwner = Type.Object(
  {
    type: Type.Union([Type.Literal("user"), Type.Literal("account"), Type.Literal("global")], {
      description: "`global`: everyone in the account may read it.",
    }),
    uuid: { ...Uuid, description: "The user, or the account." },
  },
  { title: "DataObjectOwner" },
);

export const DataObject = Type.Object(
  {
    uuid: Uuid,
    name: Type.String(),
    type: Type.String({ description: "Category of the application's choosing." }),
    description: Type.String(),
    content_type: Type.String({
      examples: ["application/json"],
      description: "Media type of the content, usually `application/json`.",
    }),
    content: Type.Optional(Type.Unknown({ description: "Any JSON. In lists only with `load_content`." })),
    metadata,
    owner: DataObjectOwner,
    account_uuid: { ...Uuid, description: "Account that it belongs to, by itself or by its owner." },
    version: Type.Integer({ description: "Grows with every change." }),
    resource_status: Type.Optional(Type.String({ description: "`complete` when the change is done." })),
    audit: Audit,
  },
  { title: "DataObject", description: "A JSON document." },
);

export const DataObjectCreate = Type.Object(
  {
    name,
    type,
    description: Type.Optional(description),
    content_type: Type.Optional(contentType),
    content: Type.Optional(content),
    metadata: Type.Optional(metadata),
  },
  { title: "DataObjectCreate" },
);

export const DataObjectUpdate = Type.Object(
  {
    name,
    type,
    description: Type.Optional(description),
    content_type: Type.Optional(contentType),
    content: Type.Optional(Type.Unknown({ description: "Any JSON, at most 4 MiB; kept when absent." })),
    metadata: Type.Optional({ ...metadata, description: "The application's own data about the object; kept when absent." }),
    version: Type.Optional(Type.Integer({ description: "When given, the change is refused if the object has another by now." })),
  },
  { title: "DataObjectUpdate", description: "The object as it shall be; read-only members are ignored." },
);

const object = { object_uuid: Uuid };
const filters = {
  type: Type.String({ description: "Only objects of this type." }),
  name: Type.String({ description: "Only objects of exactly this name." }),
  description: Type.String({ description: "Part of the description, any case." }),
  content_type: Type.String({ description: "Only objects whose content is of this media type." }),
  load_content: Type.Boolean({ description: "Whether the items have their content. False when absent." }),
};
const paged = { limit: 10, max: 1000, sort: ["name"], sortable: ["name", "type", "created_date", "modified_date"] } as const;
const shared = "the owner, and users with whom it is shared for that";

export const objects = service({
  name: "objects",
  namespace: "Objects",
  prefix: "/objects",
  title: "Objects",
  description: "JSON documents of users and accounts, private or shared.",
  operations: {
    createDataObject: operation({
      method: "POST",
      path: "/objects/objects",
      summary: "Create a global object, which everyone in the account may read.",
      access: needs("object.create"),
      body: DataObjectCreate,
      responses: { 201: DataObject },
      errors: ["too_large"],
      positional: {
        args: [
          bearerArg("null accessToken"),
          fieldArg("name", "objectName"),
          fieldArg("type", "objectType"),
          fieldArg("description", "objectDescription"),
          fieldArg("content", "content", {}),
          traceArg,
          fieldArg("metadata", "metadata", {}),
        ],
        fixed: { body: { content_type: "application/json" } },
        outcome: "async-body",
      },
    }),
    createUserDataObject: operation({
      method: "POST",
      path: "/objects/users/{user_uuid}/objects",
      summary: "Create an object of a user. Nobody else may read it until it is shared.",
      access: ownOr("the user's own", "object.create"),
      params: { user_uuid: Uuid },
      body: DataObjectCreate,
      responses: { 201: DataObject },
      errors: ["too_large"],
    }),
    createAccountDataObject: operation({
      method: "POST",
      path: "/objects/accounts/{account_uuid}/objects",
      summary: "Create an object of an account, which its users may read.",
      access: needs("object.create"),
      params: { account_uuid: Uuid },
      body: DataObjectCreate,
      responses: { 201: DataObject },
      errors: ["too_large"],
    }),
    getDataObject: operation({
      method: "GET",
      path: "/objects/objects/{object_uuid}",
      summary: "Read one object with its content.",
      access: ownOr(shared, "object.read"),
      params: object,
      responses: { 200: DataObject },
    }),
    getByType: operation({
      method: "GET",
      path: "/objects/objects",
      summary: "List the objects that the caller may read as their owner or by a role on their account.",
      access: ownOr("the caller's own", "object.read"),
      query: { ...pageQuery, ...filters },
      responses: { 200: List(DataObject) },
      paged,
      positional: {
        args: [
          bearerArg("null accessToken"),
          queryArg("type", "dataObjectType", "data_object"),
          ...pageArgs(),
          queryArg("load_content", "loadContent", "false"),
          traceArg,
        ],
        fixed: { query: { sort: "name" } },
        outcome: "body",
      },
    }),
    getDataObjects: operation({
      method: "GET",
      path: "/objects/users/{user_uuid}/allowed-objects",
      summary: "List the objects that a user may read: his own, those shared with him, and those of his account.",
      access: ownOr("the user himself", "object.read"),
      params: { user_uuid: Uuid },
      query: { ...pageQuery, ...filters },
      responses: { 200: List(DataObject) },
      paged,
    }),
    updateDataObject: operation({
      method: "PUT",
      path: "/objects/objects/{object_uuid}",
      summary: "Replace an object. With whom it is shared does not change.",
      access: ownOr(shared, "object.update"),
      params: object,
      body: DataObjectUpdate,
      responses: { 200: DataObject },
      errors: ["conflict", "too_large"],
    }),
    deleteDataObject: operation({
      method: "DELETE",
      path: "/objects/objects/{object_uuid}",
      summary: "Delete an object.",
      access: ownOr(shared, "object.delete"),
      params: object,
      responses: { 204: null },
    }),
  },
});
