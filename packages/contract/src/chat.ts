import { Type } from "typebox";
import {
  type Argument,
  bearerArg,
  bodyArg,
  fieldArg,
  operation,
  ownOr,
  pathArg,
  queryArg,
  service,
  traceArg,
} from "./operation.ts";
import { Audit, DateMillis, List, pageQuery, Uuid } from "./schemas.ts";

const name = Type.String({ minLength: 1, maxLength: 255, description: "What people call it; need not be unique." });
const topic = Type.String({ maxLength: 1024, description: "What it is about at present." });
const description = Type.String({ maxLength: 4096, description: "What it is for." });
const uuidOf = (what: string) => ({ ...Uuid, description: what });
const kind = "Kind of channel, in the application's own words.";
const kindText = Type.String({ maxLength: 255, description: kind });
const metadata = Type.Record(Type.String(), Type.Unknown(), { description: "Free for applications; at most 16 KB as JSON." });

export const ChatChannel = Type.Object(
  {
    uuid: Uuid,
    name,
    topic,
    description,
    status: Type.Union([Type.Literal("active"), Type.Literal("inactive"), Type.Literal("deleted")], {
      description: "Nobody can post to an `inactive` one. `deleted` is only seen in the answer to the deletion.",
    }),
    owner_uuid: uuidOf("User who may change and delete it, member or not."),
    account_uuid: Uuid,
    group_uuid: uuidOf("User-group whose members are the channel's."),
    metadata,
    type: Type.Union([Type.String(), Type.Null()], { description: `${kind} Null when it has none.` }),
    parent_uuid: Type.Union([Uuid, Type.Null()], { description: "Channel that this one belongs to; null when to none." }),
    last_message_datetime: Type.Union([DateMillis, Type.Null()], { description: "Null while nobody has posted." }),
    member_count: Type.Integer({ description: "Number of members." }),
    audit: Audit,
  },
  { title: "ChatChannel", description: "A place where the members of a group write to each other." },
);

export const ChatChannelCreate = Type.Object(
  {
    name,
    topic: Type.Optional(topic),
    description: Type.Optional(description),
    account_uuid: Type.Optional(uuidOf("The owner's account, which is also meant when it is absent.")),
    group_uuid: Type.Optional(uuidOf("User-group of the account whose members are the channel's; a new one when absent.")),
    owner_uuid: Type.Optional(uuidOf("The owner; the caller when absent.")),
    metadata: Type.Optional(metadata),
    type: Type.Optional(kindText),
    parent_uuid: Type.Optional(uuidOf("Channel that this one belongs to.")),
  },
  { title: "ChatChannelCreate" },
);

export const ChatChannelUpdate = Type.Object(
  {
    name: Type.Optional(name),
    topic: Type.Optional(topic),
    description: Type.Optional(description),
    status: Type.Optional(
      Type.Union([Type.Literal("active"), Type.Literal("inactive")], { description: "Nobody can post to an `inactive` one." }),
    ),
    type: Type.Optional(Type.Union([kindText, Type.Null()])),
    parent_uuid: Type.Optional(Type.Union([uuidOf("Channel that it belongs to; null for none."), Type.Null()])),
  },
  {
    title: "ChatChannelUpdate",
    description: "Only what is present changes. A whole channel may be sent back: what cannot be changed here is ignored.",
  },
);

const memberType = Type.Union([Type.Literal("user"), Type.Literal("bot"), Type.Literal("guest"), Type.String()], {
  description: "What the member is.",
});

export const ChatMember = Type.Object(
  {
    uuid: uuidOf("The user."),
    type: memberType,
    role: Type.Optional(Type.Union([Type.Literal("owner"), Type.Literal("member")], { description: "There is one owner." })),
    joined_datetime: Type.Optional(DateMillis),
  },
  { title: "ChatMember", description: "A user who reads and writes in a channel." },
);

export const ChatMemberAdd = Type.Object(
  { uuid: uuidOf("The user."), type: Type.Optional(memberType) },
  { title: "ChatMemberAdd", description: "Whom to add; of type `user` when none is given." },
);

const contentType = Type.String({ maxLength: 255, description: "What the content is, in the application's own words." });
const text = { contentType, content: Type.String({ description: "The content, of any kind, as text." }) };

export const ChatText = Type.Object(text, { title: "ChatText", description: "One content." });
export const ChatPart = Type.Object(text, { title: "ChatPart", description: "One of several contents." });
export const ChatMultipart = Type.Object(
  { contentType: Type.Literal("multipart"), parts: Type.Array(ChatPart, { minItems: 1, maxItems: 100 }) },
  { title: "ChatMultipart", description: "Several contents at once." },
);
export const ChatContent = Type.Union([ChatText, ChatMultipart], {
  title: "ChatContent",
  description: "What a message says, kept as it is; at most 64 KB.",
});

export const ChatMessage = Type.Object(
  {
    uuid: Uuid,
    channel_uuid: Uuid,
    user_uuid: uuidOf("Who wrote it."),
    content: ChatContent,
    datetime: DateMillis,
  },
  { title: "ChatMessage" },
);

export const ChatMessageCreate = Type.Object(
  { content: ChatContent, user_uuid: Type.Optional(uuidOf("The author; the caller when absent.")) },
  { title: "ChatMessageCreate" },
);

const params = { channel_uuid: uuidOf("The channel.") };
const members = "members and the owner";
const owner = "the owner";
const token = (fallback: string) => bearerArg(fallback, "access_token");
const channel = (fallback = "no channel uuid specified") => pathArg("channel_uuid", "channelUUID", fallback);
const filter: Argument = { to: "filters", name: "filter" };
const memberData: Argument = { to: "body", name: "memberData" };

export const chat = service({
  name: "chat",
  namespace: "Chat",
  prefix: "/chat",
  title: "Chat",
  description: "Channels in which the members of a team write to each other.",
  operations: {
    createChannel: operation({
      method: "POST",
      path: "/chat/channels",
      summary: "Create a channel.",
      description: "Without a group it gets one of its own, with the owner as its member.",
      access: ownOr("channels of the caller's own in his account", "chat_channel.create"),
      body: ChatChannelCreate,
      responses: { 201: ChatChannel },
      errors: ["unknown_reference"],
      positional: {
        args: [
          token("null access token"),
          fieldArg("owner_uuid", "userUUID", "null user uuid"),
          fieldArg("name", "name", "no name specified for group"),
          fieldArg("topic", "topic", "no topic specified"),
          fieldArg("description", "description"),
          fieldArg("group_uuid", "groupUUID"),
          fieldArg("account_uuid", "accountUUID"),
          fieldArg("metadata", "metadata", {}),
          fieldArg("type", "type"),
          fieldArg("parent_uuid", "parentUUID"),
          traceArg,
        ],
        outcome: "body",
      },
    }),
    listChannels: operation({
      method: "GET",
      path: "/chat/channels",
      summary: "List the channels that a user owns or is a member of.",
      access: ownOr("the caller's own channels", "chat_channel.read"),
      query: {
        ...pageQuery,
        account_uuid: Type.String({ description: "Only channels of this account." }),
        name: Type.String({ description: "Part of the name, any case." }),
        status: Type.String({ description: "`active` or `inactive`, any case." }),
        type: Type.String({ description: "Only channels of this kind." }),
        owner_uuid: Type.String({ description: "Only channels of this owner." }),
        group_uuid: Type.String({ description: "Only channels of this user-group." }),
        parent_uuid: Type.String({ description: "Only channels that belong to this one." }),
      },
      headers: { "x-user-uuid": Type.String({ description: "The user; the caller when absent." }) },
      responses: { 200: List(ChatChannel) },
      paged: {
        limit: 10,
        max: 100,
        sort: ["-last_message_datetime", "name"],
        sortable: ["last_message_datetime", "name", "status", "type", "created_date", "modified_date"],
      },
      positional: { args: [token("null acess token"), filter, traceArg], outcome: "body" },
    }),
    getChannel: operation({
      method: "GET",
      path: "/chat/channels/{channel_uuid}",
      summary: "Read one channel.",
      access: ownOr(members, "chat_channel.read"),
      params,
      responses: { 200: ChatChannel },
      positional: { args: [token("null access token"), channel("no Channel uuid specified"), traceArg], outcome: "body" },
    }),
    deleteChannel: operation({
      method: "DELETE",
      path: "/chat/channels/{channel_uuid}",
      summary: "Delete a channel with its messages.",
      description: "The group goes with it if it was made for the channel.",
      access: ownOr(owner, "chat_channel.delete"),
      params,
      responses: { 200: ChatChannel },
      positional: { args: [token("null acess token"), channel(), traceArg], outcome: "body" },
    }),
    updateChannelInfo: operation({
      method: "PUT",
      path: "/chat/channels/{channel_uuid}/info",
      summary: "Change a channel.",
      access: ownOr(owner, "chat_channel.update"),
      params,
      body: ChatChannelUpdate,
      responses: { 200: ChatChannel },
      errors: ["unknown_reference"],
      positional: { args: [token("null access_token"), channel(), bodyArg({}, "info"), traceArg], outcome: "body" },
    }),
    updateChannelMeta: operation({
      method: "PUT",
      path: "/chat/channels/{channel_uuid}/meta",
      summary: "Replace the metadata of a channel.",
      access: ownOr(owner, "chat_channel.update"),
      params,
      body: metadata,
      responses: { 200: ChatChannel },
      positional: { args: [token("null access_token"), channel(), bodyArg({}, "meta"), traceArg], outcome: "body" },
    }),
    getChannelMembers: operation({
      method: "GET",
      path: "/chat/channels/{channel_uuid}/members",
      summary: "List the members of a channel.",
      access: ownOr(members, "chat_channel.read"),
      params,
      query: pageQuery,
      responses: { 200: List(ChatMember) },
      paged: { limit: 100, max: 100, sort: ["joined_datetime"], sortable: ["joined_datetime", "type"] },
      positional: { args: [token("null access_token"), channel(), traceArg], outcome: "body" },
    }),
    addMember: operation({
      method: "POST",
      path: "/chat/channels/{channel_uuid}/members",
      summary: "Add a user to a channel.",
      description: "The same answer, with 200, for one who is a member already.",
      access: ownOr(owner, "chat_channel.update"),
      params,
      body: ChatMemberAdd,
      responses: { 201: ChatMember, 200: ChatMember },
      errors: ["unknown_reference"],
      positional: { args: [token("null access_token"), channel(), memberData, traceArg], outcome: "body" },
    }),
    deleteMember: operation({
      method: "DELETE",
      path: "/chat/channels/{channel_uuid}/members/{member_uuid}",
      summary: "Remove a user from a channel.",
      description: "The owner can be removed too, and stays the owner.",
      access: ownOr("the owner, and anyone who removes himself", "chat_channel.update"),
      params: { ...params, member_uuid: uuidOf("The user.") },
      responses: { 200: ChatMember },
      positional: {
        args: [token("null access_token"), channel(), pathArg("member_uuid", "memberUUID", "empty"), traceArg],
        outcome: "body",
      },
    }),
    getMessages: operation({
      method: "GET",
      path: "/chat/channels/{channel_uuid}/messages",
      summary: "Read the newest messages of a channel, the newest first.",
      access: ownOr(members, "chat_channel.read"),
      params,
      query: {
        max: Type.Integer({ minimum: 1, maximum: 1000, description: "Most messages to read; 100 when absent or unreadable." }),
      },
      responses: { 200: List(ChatMessage) },
      positional: { args: [token("null access_token"), channel(), queryArg("max", "max", 100), traceArg], outcome: "body" },
    }),
    sendMessage: operation({
      method: "POST",
      path: "/chat/channels/{channel_uuid}/messages",
      summary: "Post a message.",
      description: "A conflict while the channel is inactive.",
      access: ownOr("members and the owner, who post as themselves", "chat_message.create"),
      params,
      body: ChatMessageCreate,
      responses: { 201: ChatMessage },
      errors: ["conflict", "too_large"],
    }),
  },
});
