import { Type } from "typebox";
import { needs, operation, service } from "./operation.ts";
import { List, pageQuery, Uuid } from "./schemas.ts";

export const VoiceChannel = Type.Object(
  {
    uuid: Uuid,
    type: Type.Union([Type.Literal("sip"), Type.Literal("webrtc"), Type.Literal("mobile")], {
      description: "How it is connected.",
    }),
    address: Type.String({ description: "Where the device is reached." }),
    registered: Type.Boolean({ description: "Whether it can be called at the moment." }),
    user_agent: Type.String({ description: "How the device names itself." }),
  },
  { title: "VoiceChannel", description: "A device at which an extension rings." },
);

export const VoiceExtension = Type.Object(
  {
    uuid: Uuid,
    extension: Type.String({ description: "Number to dial, such as `1001`; unique in its account." }),
    name: Type.String({ description: "Label." }),
    account_uuid: Uuid,
    user_uuid: Type.Union([Uuid, Type.Null()], { description: "The user it is assigned to; null when nobody's." }),
    type: Type.Union(
      [
        Type.Literal("user"),
        Type.Literal("queue"),
        Type.Literal("ivr"),
        Type.Literal("conference"),
        Type.Literal("fax"),
        Type.Literal("park"),
      ],
      { description: "What it leads to." },
    ),
    caller_id: Type.Object(
      { name: Type.String({ description: "Label." }), number: Type.String({ description: "E.164." }) },
      { description: "What those who are called from it see." },
    ),
    did_numbers: Type.Array(Type.String({ description: "E.164." }), { description: "Numbers that lead straight to it." }),
    status: Type.Union([Type.Literal("active"), Type.Literal("disabled")], { description: "Whether it is in use." }),
    channels: Type.Optional(Type.Array(VoiceChannel, { description: "With `include=channels`." })),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "With `include=metadata`." })),
  },
  { title: "VoiceExtension", description: "A telephone extension of an account's phone system." },
);

export const voice = service({
  name: "voice",
  namespace: "Voice",
  prefix: "/voice",
  title: "Voice",
  description: "The telephone extensions of accounts.",
  operations: {
    getExtensionsByAccount: operation({
      method: "GET",
      path: "/voice/extension",
      summary: "List the extensions of an account.",
      access: needs("voice_extension.read"),
      query: {
        ...pageQuery,
        account_uuid: Type.String({ description: "The account; that of the access token when absent." }),
        account_type: Type.String({
          description:
            "`customer` (customers and locations), `reseller` or `master`, or a type of account, in any case. An account that is none has no extensions here.",
        }),
        include: Type.Array(Type.String(), { description: "`channels`, `metadata`." }),
        user_uuid: Type.String({ description: "Only extensions of this user." }),
        extension: Type.String({ description: "The number to dial." }),
        type: Type.String({ description: "What it leads to: `user`, `queue` and so on." }),
        status: Type.String({ description: "`active` or `disabled`." }),
      },
      responses: { 200: List(VoiceExtension) },
      errors: ["not_found", "upstream_failed"],
      paged: { limit: 100, max: 100, sort: ["extension"], sortable: ["extension"] },
    }),
  },
});
