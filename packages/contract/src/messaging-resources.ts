/** The resources of the messaging service. */
import { Type } from "typebox";
import { DateMillis, EmbeddedList, Uuid } from "./schemas.ts";

const e164 = Type.String({ description: "E.164." });
export const phoneNumber = Type.String({
  minLength: 1,
  maxLength: 64,
  description: "Phone number: E.164, or as dialled in North America.",
});

const contentType = Type.Union([Type.Enum(["text", "image", "video", "audio", "file"]), Type.String({ maxLength: 64 })], {
  description: "Any other word counts as `file`.",
});
export const MessageContent = Type.Object(
  {
    type: contentType,
    body: Type.String({
      maxLength: 8192,
      description: "The text, or where the file is: a URL (https), or a file of the media service.",
    }),
  },
  { title: "MessageContent", description: "A part of a message." },
);
export const contents = Type.Array(MessageContent, {
  minItems: 1,
  maxItems: 100,
  description: "Texts, joined by newlines, and at most ten files. With files it goes out as MMS.",
});

const MessageChannel = Type.Enum(["sms", "mms"], { title: "MessageChannel" });
export const MessageStatus = Type.Enum(["queued", "sent", "delivered", "undelivered", "failed", "received"], {
  title: "MessageStatus",
  description:
    "Outbound: `queued`, then `sent`, then `delivered` or `undelivered`; `failed` when it could not be sent. Inbound: `received`.",
});
const coded = {
  segments: Type.Integer({ description: "Parts in which a carrier sends and counts the text." }),
  encoding: Type.Enum(["GSM-7", "UCS-2"], { description: "What its characters need: 160 or 70 of them fit in one segment." }),
};
const metadata = Type.Record(Type.String(), Type.Unknown());

/** Members of a message wherever it is shown. */
const message = {
  uuid: Uuid,
  from: e164,
  to: Type.String({ description: "As it was given when it was sent: the UUID of the conversation's context, or a number." }),
  phone_numbers: Type.Array(e164, { description: "Recipients." }),
  channel: MessageChannel,
  content: Type.Array(MessageContent),
  direction: Type.Enum(["inbound", "outbound"], { description: "`inbound` is what the user got." }),
  status: MessageStatus,
  datetime: DateMillis,
  tags: Type.Array(Type.String(), { description: "`@read` marks it as read." }),
  ...coded,
  error: Type.Union(
    [
      Type.Object({
        code: Type.String({ description: "Code of the carrier." }),
        message: Type.String({ description: "The same in words." }),
      }),
      Type.Null(),
    ],
    {
      description: "Why it was not delivered; null while nothing went wrong.",
    },
  ),
  user_uuid: Uuid,
  account_uuid: Uuid,
  metadata,
};

export const Message = Type.Object(
  { ...message, conversation_uuid: Uuid, context_uuid: Uuid },
  { title: "Message", description: "A text, by SMS or MMS, in a conversation." },
);

const outside = Type.Union([Uuid, Type.Null()], { description: "Null when it was sent outside any conversation." });
const smsEvent = { ...message, conversation_uuid: outside, context_uuid: outside };
/** A text that came in or went out, as events tell of it. */
export const SmsEventData = Type.Object(smsEvent);
/** A text whose status changed, as events tell of it. */
export const SmsStatusEventData = Type.Object({ ...smsEvent, previous_status: MessageStatus });
/** A keyword that a recipient sent (to stop, to start again, for help), as events tell of it. */
export const SmsKeywordEventData = Type.Object({
  number: Type.String({ description: "Ours. E.164." }),
  remote: Type.String({ description: "Whoever sent the keyword. E.164." }),
  keyword: Type.String({ description: "In upper case: `STOP`." }),
  campaign_id: Type.Union([Type.String(), Type.Null()], { description: "Campaign of the number; null when it is in none." }),
  evidence: Type.Unknown({ description: "The message that said so." }),
});

export const ConversationContext = Type.Object(
  {
    uuid: Uuid,
    phone_numbers: Type.Array(e164),
    account_uuid: Uuid,
    archived: Type.Boolean({ description: "Whether it is in the archive, for all who share it." }),
    created_datetime: DateMillis,
  },
  { title: "ConversationContext", description: "The thread behind a conversation, which several users can share." },
);

export const Conversation = Type.Object(
  {
    uuid: Uuid,
    context: ConversationContext,
    name: Type.Union([Type.String(), Type.Null()], { description: "For people to read; null until somebody gives one." }),
    phone_numbers: Type.Array(e164, { description: "The other party, or parties." }),
    user_uuid: Uuid,
    account_uuid: Uuid,
    snooze: Type.Boolean({ description: "Hidden by the user." }),
    archived: Type.Boolean({ description: "As in `context`." }),
    status: Type.Enum(["active", "archived", "deleted"], { description: "`deleted` ones are kept for 30 days, out of sight." }),
    last_message_datetime: Type.Union([DateMillis, Type.Null()], { description: "Null while there is no message." }),
    created_datetime: DateMillis,
    unread_count: Type.Integer({ description: "Inbound messages that are not marked `@read`." }),
    messages: Type.Optional(EmbeddedList(Message, "The newest messages, with `expand=messages`.")),
  },
  {
    title: "Conversation",
    description: "One user's view of a thread. Messages are sent to `context.uuid`; everything else goes by `uuid`.",
  },
);

export const ConversationOpen = Type.Object(
  {
    phone_numbers: Type.Array(phoneNumber, { minItems: 1, maxItems: 20, description: "More than one makes a group." }),
    name: Type.Optional(Type.String({ maxLength: 255, description: "Taken unless the conversation has a name already." })),
  },
  { title: "ConversationOpen" },
);
export const ConversationUpdate = Type.Object(
  {
    snooze: Type.Optional(Type.Boolean({ description: "Whether to hide it." })),
    name: Type.Optional(Type.String({ maxLength: 255 })),
  },
  { title: "ConversationUpdate" },
);
const ConversationRef = Type.Object({ conversation_uuid: Type.String() }, { title: "ConversationRef" });
export const conversationList = Type.Array(Type.Union([Type.String(), ConversationRef]), {
  maxItems: 500,
  description: "UUIDs, or objects with one. What is not there is skipped.",
});
export const messageList = Type.Array(Type.String(), {
  maxItems: 500,
  description: "UUIDs. Those that are not there, or of others, are skipped.",
});

export const MessageCreate = Type.Object(
  {
    to: Type.String({
      minLength: 1,
      maxLength: 64,
      description: "UUID of the conversation's context, not of the conversation. A phone number opens a conversation with it.",
    }),
    from: Type.String({ minLength: 1, maxLength: 64, description: "A number of the user's, or of the account's and nobody's." }),
    channel: MessageChannel,
    content: contents,
  },
  { title: "MessageCreate" },
);

export const SimpleSms = Type.Object(
  {
    uuid: Uuid,
    to: e164,
    from: e164,
    content: Type.Array(MessageContent),
    metadata,
    status: MessageStatus,
    datetime: DateMillis,
    ...coded,
  },
  { title: "SimpleSms", description: "A text that belongs to no conversation." },
);
export const SimpleSmsCreate = Type.Object(
  {
    to: phoneNumber,
    from: phoneNumber,
    content: contents,
    metadata: Type.Optional(
      Type.Record(Type.String(), Type.Unknown(), { description: "Repeated in the events that tell of its status." }),
    ),
  },
  { title: "SimpleSmsCreate" },
);
