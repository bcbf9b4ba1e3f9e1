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
      description: "The text, or where the file is: a URL (https). Those of messages that came in are good for a day.",
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
        code: Type.String({
          description:
            "The carrier's code, or `expired`, `canceled`, `no_receipt`, `number_gone`, `campaign_stopped`, `not_registered`, `media_refused`, `media_too_large`, `media_unavailable`.",
        }),
        message: Type.String({ description: "The same in words." }),
      }),
      Type.Null(),
    ],
    {
      description: "Why it was not delivered; null while nothing went wrong.",
    },
  ),
  scheduled_datetime: Type.Union([DateMillis, Type.Null()], { description: "When it is to be sent; null for at once." }),
  possible_duplicate: Type.Boolean({
    description: "Whether it may have arrived twice: a carrier's answer was lost, and it was sent again.",
  }),
  account_uuid: Uuid,
  metadata,
};

export const Message = Type.Object(
  { ...message, user_uuid: Uuid, conversation_uuid: Uuid, context_uuid: Uuid },
  { title: "Message", description: "A text, by SMS or MMS, in a conversation." },
);

const outside = Type.Union([Uuid, Type.Null()], { description: "Null when it belongs to no conversation." });
const text = {
  ...message,
  user_uuid: Type.Union([Uuid, Type.Null()], { description: "Null when it is no user's: the number is the account's." }),
  conversation_uuid: outside,
  context_uuid: outside,
};
export const Text = Type.Object(text, {
  title: "Text",
  description: "A text to or from one telephone, in a conversation or not. Those of a group message are told one by one.",
});
/** A text that came in or went out, as events tell of it. */
export const SmsEventData = Type.Object(text);
/** A text whose status changed, as events tell of it. */
export const SmsStatusEventData = Type.Object({ ...text, previous_status: MessageStatus });
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

const timing = {
  send_at: Type.Optional(
    Type.String({ format: "date-time", description: "When to send it, within 35 days. RFC 3339. At once when absent." }),
  ),
  validity_period: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 172_800,
      description: "Seconds from then on in which it must have been sent, else it fails; a day when absent.",
    }),
  ),
};

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
    ...timing,
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
    ...timing,
  },
  { title: "SimpleSmsCreate" },
);

export const PhoneMessage = Type.Object(
  {
    uuid: Uuid,
    direction: Type.Enum(["received", "sent"], { description: "As the handset sees it." }),
    phone: Type.String({ description: "Number of the handset. E.164." }),
    number: Type.String({ description: "Number of the platform at the other end. E.164." }),
    text: Type.String(),
    media: Type.Array(Type.String(), { description: "Addresses of pictures and other media." }),
    datetime: DateMillis,
  },
  { title: "PhoneMessage", description: "A text as a handset of the dev phone shows it." },
);
export const PhoneMessageCreate = Type.Object(
  {
    from: Type.String({ minLength: 1, maxLength: 64, description: "Number of the handset: any that is not of the platform." }),
    to: phoneNumber,
    text: Type.String({ maxLength: 1600 }),
    media: Type.Optional(Type.Array(Type.String({ maxLength: 2048 }), { maxItems: 10, description: "URLs." })),
  },
  { title: "PhoneMessageCreate" },
);
