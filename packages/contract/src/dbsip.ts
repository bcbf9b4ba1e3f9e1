import { Type } from "typebox";
import { bearerArg, needs, operation, pathArg, service, traceArg } from "./operation.ts";
import { DirectoryChanges, List, pageQuery, Uuid } from "./schemas.ts";

const textOrNull = (description: string) => Type.Union([Type.String(), Type.Null()], { description });

export const SipDestination = Type.Object(
  {
    id: Type.Integer({ description: "The key: a whole number, no UUID." }),
    account_uuid: Uuid,
    type: Type.Union(
      [
        Type.Literal("extension"),
        Type.Literal("ring_group"),
        Type.Literal("queue"),
        Type.Literal("ivr"),
        Type.Literal("voicemail"),
        Type.Literal("conference"),
        Type.Literal("did"),
        Type.Literal("external"),
      ],
      { description: "What it is." },
    ),
    name: Type.String({ description: "Label." }),
    number: textOrNull("What is dialled from outside; null when it cannot be."),
    extension: textOrNull("What is dialled inside; null when it cannot be."),
    description: Type.String({ description: "Free text." }),
    user_uuid: Type.Union([Uuid, Type.Null()], { description: "The user behind it; null when nobody's." }),
    site: textOrNull("Place it belongs to."),
    active: Type.Boolean({ description: "Whether it is in use." }),
  },
  { title: "SipDestination", description: "Where a call can be sent: an extension, a group, a menu and so on of a hosted PBX." },
);

const line = Type.String({ maxLength: 255 });
const lineOrNull = (description: string) => Type.Optional(Type.Union([line, Type.Null()], { description }));

export const SipDestinationInput = Type.Object(
  {
    id: Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: "The key in the phone system; unique on the platform." }),
    type: SipDestination.properties.type,
    name: Type.String({ minLength: 1, maxLength: 255, description: "Label." }),
    number: lineOrNull("What is dialled from outside; a telephone number is kept as E.164."),
    extension: lineOrNull("What is dialled inside."),
    description: Type.Optional(Type.String({ maxLength: 4096 })),
    user_uuid: Type.Optional(
      Type.Union([Uuid, Type.Null()], { description: "A user of the account, or of one below; nobody when absent." }),
    ),
    site: lineOrNull("Place it belongs to."),
    active: Type.Optional(Type.Boolean({ description: "Default true." })),
  },
  { title: "SipDestinationInput", additionalProperties: false, description: "A destination as an import brings it." },
);

export const dbsip = service({
  name: "dbsip",
  namespace: "DbSip",
  prefix: "/dbsip",
  title: "DbSip",
  description: "The directory of telephony destinations of accounts.",
  operations: {
    getAccountDestinations: operation({
      method: "GET",
      path: "/dbsip/accounts/{account_uuid}/destinations",
      summary: "List the destinations of an account, by id.",
      access: needs("destination.read"),
      params: { account_uuid: Uuid },
      query: {
        offset: pageQuery.offset,
        limit: pageQuery.limit,
        type: Type.String({ description: "What it is: `extension`, `queue` and so on." }),
        number: Type.String({ description: "What is dialled from outside." }),
        extension: Type.String({ description: "What is dialled inside." }),
        user_uuid: Type.String({ description: "Only destinations of this user." }),
        name: Type.String({ description: "Part of the name, any case." }),
        active: Type.Boolean({ description: "Only those in use, or only others." }),
      },
      responses: { 200: List(SipDestination) },
      paged: { limit: 100, max: 1000, sort: ["id"], sortable: [] },
    }),
    getDestinationById: operation({
      method: "GET",
      path: "/dbsip/destinations/{destination_id}",
      summary: "Read one destination.",
      access: needs("destination.read"),
      params: { destination_id: Type.Union([Type.Integer(), Type.String()], { description: "A whole number." }) },
      responses: { 200: SipDestination },
      positional: {
        args: [bearerArg("null accessToken"), pathArg("destination_id", "destinationId", "null destinationId"), traceArg],
        outcome: "body",
      },
    }),
    replaceDestinations: operation({
      method: "PUT",
      path: "/dbsip/accounts/{account_uuid}/destinations",
      summary: "Replace the destinations of an account by those of its phone system.",
      description: "Destinations that are not given are removed.",
      access: needs("destination.update"),
      params: { account_uuid: Uuid },
      body: Type.Object(
        { destinations: Type.Array(SipDestinationInput, { maxItems: 5_000 }) },
        { title: "SipDirectory", additionalProperties: false },
      ),
      responses: { 200: DirectoryChanges },
      errors: ["unknown_reference", "conflict"],
    }),
  },
});
