import { Type } from "typebox";
import {
  DisabledProduct,
  DisabledProductType,
  Entitlement,
  EntitlementBatch,
  EntitlementCreate,
  EntitlementsDeleted,
  Product,
  ProductDisable,
  ProductEnabled,
  ProductTypeDisable,
  ProductUpdate,
  productType,
} from "./entitlements-resources.ts";
import { anyToken, bearerArg, bodyArg, fieldArg, needs, operation, ownOr, pathArg, service, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export * from "./entitlements-resources.ts";

const token = bearerArg("null accessToken");
const account_uuid = { ...Uuid, description: "The account." };
const user_uuid = { ...Uuid, description: "The user." };
const product_uuid = { ...Uuid, description: "The product." };
const account = pathArg("account_uuid", "accountUUID", "null accountUUID");
const own = "the user's own entitlements";
const dates = ["created_date", "modified_date"] as const;
const newest = { limit: 10, max: 100, sort: ["-created_date"] } as const;

const filters = {
  product_uuid: Type.String({ description: "Only for this product." }),
  product_type: Type.String({ description: "Only for products of this type." }),
  status: Type.String({ description: "`Pending`, `Active` or `Inactive`, any case." }),
  include: Type.Array(Type.String(), { description: "`product` shows the product in each item." }),
};
const sortableEntitlements = ["status", "product_type", "activated_date", ...dates] as const;

export const entitlements = service({
  name: "entitlements",
  namespace: "Entitlements",
  prefix: "/entitlements",
  title: "Entitlements",
  description: "Products, who may use them, and where they are switched off.",
  operations: {
    getProducts: operation({
      method: "GET",
      path: "/entitlements/products",
      summary: "List the products.",
      access: anyToken,
      query: {
        ...pageQuery,
        application_uuid: Type.String({ description: "Only those of this OAuth application." }),
        type: Type.String({ description: "Only those of this type." }),
        active: Type.Boolean({ description: "Only those that are offered, or that are not." }),
        name: Type.String({ description: "Part of the name, any case." }),
      },
      responses: { 200: List(Product) },
      paged: { limit: 10, max: 100, sort: ["name"], sortable: ["name", "type", "active", ...dates] },
    }),
    getProduct: operation({
      method: "GET",
      path: "/entitlements/products/{product_uuid}",
      summary: "Read one product.",
      access: anyToken,
      params: { product_uuid },
      responses: { 200: Product },
      positional: { args: [token, pathArg("product_uuid", "productUUID", "null productUUID"), traceArg], outcome: "body" },
    }),
    updateProduct: operation({
      method: "PUT",
      path: "/entitlements/products/{product_uuid}",
      summary: "Change a product.",
      access: needs("product.update"),
      params: { product_uuid },
      body: ProductUpdate,
      responses: { 200: Product },
      positional: {
        args: [token, pathArg("product_uuid", "product_uuid", "null productUUID"), { to: "body", name: "product" }, traceArg],
        outcome: "body",
      },
    }),
    getUserEntitlements: operation({
      method: "GET",
      path: "/entitlements/users/{user_uuid}/entitlements",
      summary: "List the entitlements of a user.",
      access: ownOr(own, "entitlement.read"),
      params: { user_uuid },
      query: { ...pageQuery, account_uuid: Type.String({ description: "Only in this account." }), ...filters },
      responses: { 200: List(Entitlement) },
      paged: { ...newest, sortable: sortableEntitlements },
    }),
    listAccountEntitlements: operation({
      method: "GET",
      path: "/entitlements/accounts/{account_uuid}/entitlements",
      summary: "List the entitlements in an account.",
      access: needs("entitlement.read"),
      params: { account_uuid },
      query: { ...pageQuery, user_uuid: Type.String({ description: "Only those of this user." }), ...filters },
      responses: { 200: List(Entitlement) },
      paged: { ...newest, sortable: sortableEntitlements },
    }),
    bulkUserEntitlement: operation({
      method: "POST",
      path: "/entitlements/users/entitlements/bulk",
      summary: "Entitle users to products: all that is asked for, or nothing.",
      description: "Whoever has the same entitlement already keeps it; the answer shows it.",
      access: needs("entitlement.create"),
      body: Type.Array(EntitlementCreate, { minItems: 1, maxItems: 1000, description: "1 to 1000 entitlements." }),
      responses: { 201: EntitlementBatch },
      errors: ["unknown_reference", "conflict"],
      positional: { args: [token, bodyArg([], "bulkEntitlements"), traceArg], outcome: "body" },
    }),
    bulkDeleteEntitlement: operation({
      method: "DELETE",
      path: "/entitlements/users/entitlements/bulk",
      summary: "Remove entitlements: all that are named, or none when one is unknown.",
      access: needs("entitlement.delete"),
      body: Type.Array(Uuid, { minItems: 1, maxItems: 1000, description: "UUIDs of 1 to 1000 entitlements." }),
      responses: { 200: EntitlementsDeleted },
      positional: { args: [token, bodyArg([], "entitlementUUIDs"), traceArg], outcome: "body" },
    }),
    activateUserEntitlement: operation({
      method: "POST",
      path: "/entitlements/users/{user_uuid}/entitlements/{entitlement_uuid}/activate",
      summary: "Activate a pending entitlement.",
      description: "One that is active already stays so; one that is inactive is a conflict.",
      access: ownOr("the OAuth client that the product belongs to", "entitlement.update"),
      params: { user_uuid, entitlement_uuid: { ...Uuid, description: "The entitlement." } },
      body: Type.Optional(Type.Object({})),
      responses: { 200: Entitlement },
      errors: ["conflict"],
      positional: {
        args: [
          token,
          pathArg("user_uuid", "userUUID", "null userUUID"),
          pathArg("entitlement_uuid", "entitlementUUID", "null entitlementUUID"),
          traceArg,
        ],
        fixed: { body: {} },
        outcome: "body",
      },
    }),
    listAccountDisabledProducts: operation({
      method: "GET",
      path: "/entitlements/accounts/{account_uuid}/disable/products",
      summary: "List the products that an account has switched off.",
      description: "Those of the accounts above count for it too, and are not among them.",
      access: needs("entitlement.read"),
      params: { account_uuid },
      query: { ...pageQuery, product_uuid: Type.String({ description: "Only this product." }) },
      responses: { 200: List(DisabledProduct) },
      paged: { ...newest, sortable: dates },
    }),
    disableAccountProduct: operation({
      method: "POST",
      path: "/entitlements/accounts/{account_uuid}/disable/products",
      summary: "Switch a product off for an account and everyone below.",
      description: "It prevents new entitlements; those that exist stay.",
      access: needs("entitlement.update"),
      params: { account_uuid },
      body: ProductDisable,
      responses: { 202: DisabledProduct },
      errors: ["unknown_reference"],
      positional: {
        args: [token, account, fieldArg("product_uuid", "productUUID", "null productUUID"), traceArg],
        outcome: "any-accepted",
      },
    }),
    enableAccountProduct: operation({
      method: "DELETE",
      path: "/entitlements/accounts/{account_uuid}/disable/products/{product_uuid}",
      summary: "Switch a product on again. Succeeds, too, when it was not off.",
      access: needs("entitlement.update"),
      params: { account_uuid, product_uuid },
      responses: { 202: ProductEnabled },
      positional: {
        args: [token, account, pathArg("product_uuid", "productUUID", "null productUUID"), traceArg],
        outcome: "any-accepted",
      },
    }),
    listAccountDisabledProductTypes: operation({
      method: "GET",
      path: "/entitlements/accounts/{account_uuid}/disable/product_types",
      summary: "List the types of products that an account has switched off.",
      description: "Those of the accounts above count for it too, and are not among them.",
      access: needs("entitlement.read"),
      params: { account_uuid },
      query: { ...pageQuery, name: Type.String({ description: "Part of the type's name, any case." }) },
      responses: { 200: List(DisabledProductType) },
      paged: { ...newest, sortable: ["name", ...dates] },
    }),
    disableAccountProductType: operation({
      method: "POST",
      path: "/entitlements/accounts/{account_uuid}/disable/product_types",
      summary: "Switch a type of products off for an account and everyone below.",
      description: "It prevents new entitlements; those that exist stay.",
      access: needs("entitlement.update"),
      params: { account_uuid },
      body: ProductTypeDisable,
      responses: { 202: DisabledProductType },
      positional: {
        args: [token, account, fieldArg("name", "productType", "null productType"), traceArg],
        outcome: "any-accepted",
      },
    }),
    enableAccountProductType: operation({
      method: "DELETE",
      path: "/entitlements/accounts/{account_uuid}/disable/product_types/{product_type}",
      summary: "Switch a type of products on again. Succeeds, too, when it was not off.",
      access: needs("entitlement.update"),
      params: { account_uuid, product_type: productType },
      responses: { 202: ProductEnabled },
      positional: {
        args: [token, account, pathArg("product_type", "productType", "null productType"), traceArg],
        outcome: "any-accepted",
      },
    }),
  },
});
