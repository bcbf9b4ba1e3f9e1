/** The resources of the entitlements service. */
import { Type } from "typebox";
import { Audit, DateSeconds, Uuid } from "./schemas.ts";

export const productType = Type.String({
  pattern: "^[A-Za-z0-9_.-]{1,64}$",
  description: "Type of products: letters, digits, `_`, `.` and `-`, at most 64.",
});
const metadata = Type.Record(Type.String(), Type.Unknown(), { description: "Free, kept as it is." });
const application = { ...Uuid, description: "The OAuth application that the product belongs to." };
const active = Type.Boolean({ description: "Whether it is offered: others cannot be entitled to." });
const async = Type.Boolean({ description: "Whether an entitlement to it is `Pending` until it is activated." });

export const Product = Type.Object(
  {
    uuid: Uuid,
    name: Type.String(),
    description: Type.String(),
    type: productType,
    application_uuid: application,
    active,
    async,
    metadata,
    audit: Audit,
  },
  { title: "Product", description: "Something that users can be entitled to." },
);

export const ProductUpdate = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
    description: Type.Optional(Type.String({ maxLength: 4096 })),
    type: Type.Optional(productType),
    application_uuid: Type.Optional(application),
    active: Type.Optional(active),
    async: Type.Optional(async),
    metadata: Type.Optional(metadata),
  },
  { title: "ProductUpdate", description: "Only what is present changes; a product that was read can be given back whole." },
);

const productUuid = { ...Uuid, description: "The product." };
const holder = {
  account_uuid: { ...Uuid, description: "Account in which the user may use the product." },
  user_uuid: { ...Uuid, description: "The user." },
  product_uuid: productUuid,
};

export const Entitlement = Type.Object(
  {
    uuid: Uuid,
    ...holder,
    product_type: { ...productType, description: "Type of the product." },
    product: Type.Optional({ ...Product, description: "The product itself, with `include=product`." }),
    status: Type.Union([Type.Literal("Pending"), Type.Literal("Active"), Type.Literal("Inactive")], {
      description: "`Pending` until it is activated, where the product asks for that.",
    }),
    metadata,
    activated_date: Type.Union([DateSeconds, Type.Null()], { description: "When it became `Active`; null before. RFC 3339, UTC." }),
    audit: Audit,
  },
  { title: "Entitlement", description: "The right of a user in an account to use a product." },
);

export const EntitlementCreate = Type.Object({ ...holder, metadata: Type.Optional(metadata) }, { title: "EntitlementCreate" });

export const EntitlementBatch = Type.Object(
  { items: Type.Array(Entitlement, { description: "One for each that was asked for, in that order." }) },
  { title: "EntitlementBatch" },
);

const accepted = Type.Literal("accepted");
export const EntitlementsDeleted = Type.Object(
  { status: accepted, items: Type.Array(Uuid, { description: "Those that were removed." }) },
  { title: "EntitlementsDeleted" },
);

export const DisabledProduct = Type.Object(
  { uuid: Uuid, account_uuid: Uuid, product_uuid: productUuid, audit: Audit },
  { title: "DisabledProduct", description: "A product to which nobody in an account or below it can be newly entitled." },
);
export const DisabledProductType = Type.Object(
  { uuid: Uuid, account_uuid: Uuid, name: { ...productType, description: "The type of products." }, audit: Audit },
  {
    title: "DisabledProductType",
    description: "A type of products to which nobody in an account or below it can be newly entitled.",
  },
);
export const ProductDisable = Type.Object({ product_uuid: productUuid }, { title: "ProductDisable" });
export const ProductTypeDisable = Type.Object(
  { name: { ...productType, description: "The type of products." } },
  { title: "ProductTypeDisable" },
);
export const ProductEnabled = Type.Object({ status: accepted }, { title: "ProductEnabled" });
