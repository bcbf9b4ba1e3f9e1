import { Type } from "typebox";
import { bearerArg, needs, operation, pathArg, service, traceArg } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

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
  },
});
