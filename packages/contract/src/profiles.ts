import { Type } from "typebox";
import { bearerArg, bodyArg, operation, ownOr, pathArg, service, traceArg } from "./operation.ts";
import { Audit, List, pageQuery, Uuid } from "./schemas.ts";

const name = Type.String({ minLength: 1, maxLength: 255 });
const value = Type.String({ maxLength: 65_536, description: "Text, at most 64 KiB." });
const label = Type.String({ maxLength: 255, description: "What a person reads; the name when absent." });
const description = Type.String({ maxLength: 4096, description: "The name when absent." });

export const Property = Type.Object(
  {
    uuid: Uuid,
    context: Type.Literal("user"),
    context_uuid: Type.String({ description: "Made by the client for each property; tells apart those of one name." }),
    user_uuid: Uuid,
    name,
    value,
    label,
    description,
    audit: Audit,
  },
  { title: "Property", description: "A named text attached to a user, such as a preference." },
);

export const PropertyCreate = Type.Object(
  {
    context: Type.Literal("user"),
    name,
    value,
    label: Type.Optional(label),
    description: Type.Optional(description),
    context_uuid: Type.Optional(Uuid),
  },
  { title: "PropertyCreate" },
);

export const PropertyUpdate = Type.Object(
  { name: Type.Optional(name), value: Type.Optional(value), label: Type.Optional(label), description: Type.Optional(description) },
  { title: "PropertyUpdate", description: "Only what is present changes; read-only members are ignored." },
);

const own = "the user's own";

export const profiles = service({
  name: "profiles",
  namespace: "Profiles",
  prefix: "/profiles",
  title: "Profiles",
  description: "Small settings of users: named texts that applications keep for them.",
  operations: {
    createUserProperty: operation({
      method: "POST",
      path: "/profiles/users/{user_uuid}/properties",
      summary: "Attach a property to a user.",
      access: ownOr(own, "property.create"),
      params: { user_uuid: Uuid },
      body: PropertyCreate,
      responses: { 201: Property },
    }),
    listUserProperties: operation({
      method: "GET",
      path: "/profiles/users/{user_uuid}/properties",
      summary: "List the properties of a user.",
      access: ownOr(own, "property.read"),
      params: { user_uuid: Uuid },
      query: {
        ...pageQuery,
        name: Type.String({ description: "Part of the name, any case." }),
        context: Type.String({ description: "`user`; there are no others." }),
        context_uuid: Type.String({ description: "Only properties with this `context_uuid`." }),
      },
      responses: { 200: List(Property) },
      paged: { limit: 1000, max: 1000, sort: ["name", "created_date"], sortable: ["name", "created_date", "modified_date"] },
      positional: {
        args: [bearerArg("null accessToken"), pathArg("user_uuid", "userUUID", "null userUUID"), traceArg],
        outcome: "body",
      },
    }),
    updateProperty: operation({
      method: "PUT",
      path: "/profiles/context/properties/{property_uuid}",
      summary: "Change a property.",
      access: ownOr(own, "property.update"),
      params: { property_uuid: Uuid },
      body: PropertyUpdate,
      responses: { 200: Property },
      positional: {
        args: [
          bearerArg("null accessToken"),
          pathArg("property_uuid", "propertyUUID", "null propertyUUID"),
          bodyArg({}, "propertyObject"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    deleteProperty: operation({
      method: "DELETE",
      path: "/profiles/context/properties/{property_uuid}",
      summary: "Remove a property.",
      access: ownOr(own, "property.delete"),
      params: { property_uuid: Uuid },
      responses: { 204: null },
    }),
  },
});
