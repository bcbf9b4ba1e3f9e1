/** Schemas that all services share. A schema with a `title` becomes a named type in the SDK and a component in OpenAPI. */
import { type Static, type TSchema, Type } from "typebox";

export const Uuid = Type.String({ format: "uuid", description: "UUID, lower case." });
/** Date in seconds without fraction, UTC: `2026-01-31T12:00:00Z`. */
export const DateSeconds = Type.String({ format: "date-time", description: "RFC 3339, UTC, whole seconds." });
/** Moment in milliseconds, UTC: `2026-01-31T12:00:00.123Z`. */
export const DateMillis = Type.String({ format: "date-time", description: "RFC 3339, UTC, milliseconds." });
export const Status = Type.Union([Type.Literal("Active"), Type.Literal("Inactive")], { description: "`Active` or `Inactive`." });

export const Audit = Type.Object(
  {
    created_by: Type.Union([Uuid, Type.Null()], { description: "User who created it; null for the platform itself." }),
    created_date: DateSeconds,
    modified_by: Type.Union([Uuid, Type.Null()], { description: "User who changed it last; null for the platform itself." }),
    modified_date: DateSeconds,
  },
  { title: "Audit", description: "Who created and last changed a resource, and when." },
);

export const Link = Type.Object(
  {
    rel: Type.String({ description: "`self`, `first`, `prev`, `next` or `last`." }),
    href: Type.String({ description: "URL of the page." }),
  },
  { title: "Link" },
);

export const ListMetadata = Type.Object(
  {
    total: Type.Integer({ description: "Matches before paging." }),
    offset: Type.Integer({ description: "Item offset of this page." }),
    count: Type.Integer({ description: "Items on this page." }),
    limit: Type.Integer({ description: "Effective page size." }),
  },
  { title: "ListMetadata" },
);

/** The list envelope: `{ items, metadata, links }`. */
export function List<T extends TSchema>(item: T) {
  return Type.Object({ items: Type.Array(item), metadata: ListMetadata, links: Type.Array(Link) });
}

/** A page of something embedded in another resource, without links. */
export function EmbeddedList<T extends TSchema>(item: T, description?: string) {
  const options = description === undefined ? {} : { description };
  return Type.Object({ items: Type.Array(item), metadata: ListMetadata }, options);
}

export const Address = Type.Object(
  {
    line1: Type.Optional(Type.String({ maxLength: 255 })),
    line2: Type.Optional(Type.String({ maxLength: 255 })),
    city: Type.Optional(Type.String({ maxLength: 255 })),
    state: Type.Optional(Type.String({ maxLength: 255 })),
    postal_code: Type.Optional(Type.String({ maxLength: 32 })),
    country: Type.Optional(Type.String({ pattern: "^[A-Za-z]{2}$", description: "ISO 3166-1 alpha-2." })),
  },
  { title: "Address" },
);
export type Address = Static<typeof Address>;

/** Body of every error answer. `code` equals the HTTP status; `key` is the stable machine code. */
export const ErrorBody = Type.Object(
  {
    code: Type.Integer(),
    message: Type.String(),
    trace_id: Type.String(),
    details: Type.Array(Type.Union([Type.String(), Type.Record(Type.String(), Type.Unknown())])),
    key: Type.Optional(Type.String()),
  },
  { title: "ErrorBody" },
);

/** What became of a directory that was given whole. */
export const DirectoryChanges = Type.Object(
  {
    created: Type.Integer({ description: "Entries that were new." }),
    updated: Type.Integer({ description: "Entries that were another way before." }),
    deleted: Type.Integer({ description: "Entries that are gone, because they were not given." }),
  },
  { title: "DirectoryChanges" },
);

/** Query parameters of every list operation. */
export const pageQuery = {
  offset: Type.Integer({ minimum: 0, description: "Items to skip; 0 when absent or unreadable." }),
  limit: Type.Integer({ minimum: 1, description: "Page size; clamped to the maximum." }),
  sort: Type.String({ description: "Comma list of fields, `-` in front for descending." }),
} as const;
