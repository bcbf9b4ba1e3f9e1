import { Type } from "typebox";
import { needs, operation, service } from "./operation.ts";
import { DirectoryChanges, List, pageQuery, Uuid } from "./schemas.ts";

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
      {
        name: Type.String({ description: "Label." }),
        number: Type.Union([Type.String(), Type.Null()], { description: "E.164; null when calls show none of its own." }),
      },
      { description: "What those who are called from it see." },
    ),
    did_numbers: Type.Array(Type.String({ description: "E.164." }), { description: "Numbers that lead straight to it." }),
    status: Type.Union([Type.Literal("active"), Type.Literal("disabled")], { description: "Whether it is in use." }),
    channels: Type.Optional(Type.Array(VoiceChannel, { description: "With `include=channels`." })),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "With `include=metadata`." })),
  },
  { title: "VoiceExtension", description: "A telephone extension of an account's phone system." },
);

const label = Type.String({ maxLength: 255 });
const phone = Type.String({ maxLength: 64, description: "Telephone number, however written; a bare one is North American." });

export const VoiceChannelInput = Type.Object(
  {
    type: VoiceChannel.properties.type,
    address: Type.String({ minLength: 1, maxLength: 255, description: "Where the device is reached." }),
    registered: Type.Optional(Type.Boolean({ description: "Default false." })),
    user_agent: Type.Optional(Type.String({ maxLength: 255, description: "How the device names itself." })),
  },
  { title: "VoiceChannelInput", additionalProperties: false },
);

export const VoiceExtensionInput = Type.Object(
  {
    extension: Type.String({ pattern: "^[0-9*#]{1,32}$", description: "Number to dial; unique in its account." }),
    name: Type.Optional(Type.String({ maxLength: 255, description: "Label; the number when absent." })),
    user_uuid: Type.Optional(
      Type.Union([Uuid, Type.Null()], { description: "A user of the account, or of one below; nobody's when absent." }),
    ),
    type: Type.Optional(VoiceExtension.properties.type),
    caller_id: Type.Optional(
      Type.Object(
        { name: Type.Optional(label), number: Type.Optional(Type.Union([phone, Type.Null()])) },
        { description: "What those who are called from it see; its label when absent." },
      ),
    ),
    did_numbers: Type.Optional(Type.Array(phone, { maxItems: 100, description: "Numbers that lead straight to it." })),
    status: Type.Optional(VoiceExtension.properties.status),
    channels: Type.Optional(Type.Array(VoiceChannelInput, { maxItems: 20 })),
    metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown(), { description: "Whatever belongs to it besides." })),
  },
  {
    title: "VoiceExtensionInput",
    additionalProperties: false,
    description: "An extension as an import brings it: of type `user` and `active` unless it says otherwise.",
  },
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
    replaceExtensions: operation({
      method: "PUT",
      path: "/voice/accounts/{account_uuid}/extensions",
      summary: "Replace the extensions of an account by those of its phone system.",
      description: "Extensions that are not given are removed; those that stay keep their ids.",
      access: needs("destination.update"),
      params: { account_uuid: Uuid },
      body: Type.Object(
        { extensions: Type.Array(VoiceExtensionInput, { maxItems: 5_000 }) },
        { title: "VoiceDirectory", additionalProperties: false },
      ),
      responses: { 200: DirectoryChanges },
      errors: ["unknown_reference"],
    }),
  },
});
