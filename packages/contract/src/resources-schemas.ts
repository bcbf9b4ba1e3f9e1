/** The resources of the CMS. */
import { Type } from "typebox";
import { Audit, EmbeddedList, Uuid } from "./schemas.ts";

/** What is stored may be longer than what is accepted today, so answers carry no lengths. */
const name = Type.String({ minLength: 1, maxLength: 255, description: "Display name." });
const description = Type.String({ maxLength: 4096, description: "Free text." });

/** Ids of templates and tables are opaque: those of older systems are no UUIDs. */
export const ResourceId = Type.String({ description: "Opaque id; not always a UUID." });
export const RowId = Type.String({
  description: "The UUID of a row, or its reference `<template>::<instance>::<row>`. Those of older systems can contain `/`.",
});

const schema = Type.Record(Type.String(), Type.Unknown(), {
  description:
    "JSON Schema (2020-12) of a row's content. A column with `x-reference: { type }` refers to rows of tables of that type; `x-unique: true` allows each value once.",
});
const owners = {
  account_uuid: { ...Uuid, description: "Account that it belongs to, by itself or by its user." },
  user_uuid: Type.Union([Uuid, Type.Null()], { description: "User that it belongs to; null for one of the account." }),
};
const version = Type.Integer({ description: "Grows with every change." });

export const ResourceTemplate = Type.Object(
  {
    uuid: ResourceId,
    name: Type.String(),
    slug: Type.String({ description: "The name in snake case and four hexadecimal digits." }),
    description: Type.String(),
    schema,
    scope: Type.Union([Type.Literal("account"), Type.Literal("user")], { description: "Whose it is." }),
    ...owners,
    version,
    audit: Audit,
  },
  { title: "ResourceTemplate", description: "Describes the columns of tables." },
);

export const ResourceTemplateCreate = Type.Object(
  { name, description: Type.Optional(description), schema },
  { title: "ResourceTemplateCreate" },
);

const columns = "Values by column, as the schema of the table wants them.";
const content = Type.Record(Type.String(), Type.Unknown(), { description: columns });
const references = Type.Array(RowId, { maxItems: 1000, description: "Rows that it refers to." });

export const ResourceRow = Type.Object(
  {
    uuid: Uuid,
    resource_instance_uuid: { ...ResourceId, description: "The table." },
    reference: Type.String({ description: "Names the row across tables: `<template>::<instance>::<row>`." }),
    content: Type.Optional({ ...content, description: "With `include=content`, and in answers to changes." }),
    references: Type.Optional(
      Type.Array(Type.String(), { description: "Rows that it refers to. With `include=references`, and in answers to changes." }),
    ),
    version,
    audit: Audit,
  },
  { title: "ResourceRow", description: "A row of a table." },
);

export const MissingResourceRow = Type.Object(
  { reference: Type.String(), missing: Type.Literal(true) },
  { title: "MissingResourceRow", description: "Stands for a row that was deleted while others still refer to it." },
);

export const ResourceInstance = Type.Object(
  {
    uuid: ResourceId,
    template_uuid: ResourceId,
    name: Type.String(),
    description: Type.String(),
    type: Type.Union([Type.String(), Type.Null()], {
      description: "Key by which applications find it; several can have the same.",
    }),
    ...owners,
    rows: Type.Optional({
      ...EmbeddedList(ResourceRow),
      description: "With `include=rows`, and in answers to a search: one page, the oldest first.",
    }),
    references: Type.Optional(
      Type.Array(Type.Union([Type.String(), ResourceRow, MissingResourceRow]), {
        description: "With `include=references`: what the rows refer to, as ids; with `expand=references` as rows.",
      }),
    ),
    schema: Type.Optional({ ...schema, description: "With `include=schema`: that of the template." }),
    row_count: Type.Optional(Type.Integer({ description: "With `include=row_count`: how many rows there are." })),
    audit: Audit,
  },
  { title: "ResourceInstance", description: "A table, made from a template." },
);

export const ResourceInstanceCreate = Type.Object(
  {
    template_uuid: { ...ResourceId, description: "The template." },
    name,
    description: Type.Optional(description),
    type: Type.Optional(Type.String({ maxLength: 255, description: "Key by which applications find it; need not be unique." })),
  },
  { title: "ResourceInstanceCreate" },
);

export const ResourceRowCreate = Type.Object(
  {
    content: Type.Optional({ ...content, description: `${columns} When absent, the whole body is taken for it.` }),
    references: Type.Optional(references),
    resource_instance_uuid: Type.Optional({ ...ResourceId, description: "When given, the table of the path." }),
  },
  { title: "ResourceRowCreate" },
);

export const ResourceRowUpdate = Type.Object(
  {
    content,
    version: Type.Optional(Type.Integer({ description: "When given, the change is refused if the row has another by now." })),
  },
  { title: "ResourceRowUpdate" },
);

export const ResourceCondition = Type.Object(
  {
    column: Type.String({ maxLength: 255, description: "Dotted path into the content of a row." }),
    term: Type.Optional(Type.Unknown({ description: "What to compare with: a list for `in`, nothing for `exists`." })),
    operation: Type.Union(
      [
        Type.Literal("="),
        Type.Literal("!="),
        Type.Literal("<"),
        Type.Literal("<="),
        Type.Literal(">"),
        Type.Literal(">="),
        Type.Literal("contains"),
        Type.Literal("starts_with"),
        Type.Literal("in"),
        Type.Literal("exists"),
      ],
      { description: "`=`, `contains` and `starts_with` compare texts in any case." },
    ),
  },
  { title: "ResourceCondition" },
);

const nested = Type.Array(Type.Union([ResourceCondition, Type.Record(Type.String(), Type.Unknown())]));
export const ResourceSearch = Type.Union(
  [
    Type.Array(ResourceCondition),
    Type.Object({
      and: Type.Optional({ ...nested, description: "Conditions, or such objects again, that all must hold." }),
      or: Type.Optional({ ...nested, description: "The same, of which one must hold." }),
    }),
  ],
  {
    title: "ResourceSearch",
    description: "Conditions that all must hold, or `{ and: […] }`, `{ or: […] }`, nested at will. When empty, all rows match.",
  },
);
