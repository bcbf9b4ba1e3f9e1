import type { Conversation, ConversationContext, Message, PhoneMessage, SimpleSms, Text } from "@patchbay/contract";
import type { Static } from "typebox";
import { milliseconds } from "../../kernel/clock.ts";
import type { ConversationRow } from "./store/conversations.ts";
import type { MessageRow, NewText, TextRow } from "./store/texts.ts";

function toContext(row: ConversationRow): Static<typeof ConversationContext> {
  const { context_uuid: uuid, phone_numbers, account_uuid, archived } = row;
  return { uuid, phone_numbers, account_uuid, archived, created_datetime: milliseconds(row.context_created_at) };
}

function stateOf({ deleted_at, archived }: ConversationRow): "deleted" | "archived" | "active" {
  if (deleted_at !== null) return "deleted";
  return archived ? "archived" : "active";
}

/** A conversation as the API shows it. */
export function toConversation(row: ConversationRow): Static<typeof Conversation> {
  const { uuid, name, phone_numbers, user_uuid, account_uuid, snooze, archived } = row;
  return {
    uuid,
    context: toContext(row),
    name,
    phone_numbers,
    user_uuid,
    account_uuid,
    snooze,
    archived,
    status: stateOf(row),
    last_message_datetime: row.last_message_at && milliseconds(row.last_message_at),
    created_datetime: milliseconds(row.created_at),
    unread_count: row.unread,
  };
}

/** A text that has just been made, as it will be read. */
export function asRow(text: NewText): TextRow {
  const nothingYet = {
    error_code: null,
    error_message: null,
    deleted_at: null,
    possible_duplicate: false,
    sent_at: null,
  };
  return { ...text, seq: "0", tags: [], ...nothingYet };
}

/** A text as the API and events show it. */
export function toText(row: TextRow): Static<typeof Text> {
  const { uuid, channel, direction, status, tags, segments, encoding, account_uuid, user_uuid, metadata } = row;
  const [from, to] = direction === "outbound" ? [row.number, row.to_given] : [row.remote, row.number];
  return {
    uuid,
    from,
    to,
    phone_numbers: [...row.phone_numbers],
    channel,
    content: [...row.content],
    direction,
    status,
    datetime: milliseconds(row.created_at),
    tags,
    segments,
    encoding,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error_message ?? row.error_code },
    scheduled_datetime: row.scheduled_at && milliseconds(row.scheduled_at),
    possible_duplicate: row.possible_duplicate,
    account_uuid,
    user_uuid,
    conversation_uuid: row.conversation_uuid,
    context_uuid: row.context_uuid,
    metadata,
  };
}

/** A message as a conversation shows it. */
export function toMessage(row: TextRow | MessageRow, conversation: ConversationRow): Static<typeof Message> {
  return {
    ...toText(row),
    status: "message_status" in row ? row.message_status : row.status,
    user_uuid: row.user_uuid ?? conversation.user_uuid,
    conversation_uuid: conversation.uuid,
    context_uuid: conversation.context_uuid,
  };
}

/** A text outside conversations as its sender sees it. */
export function toSimpleSms(row: TextRow): Static<typeof SimpleSms> {
  const { uuid, remote: to, number: from, content, metadata, status, segments, encoding } = row;
  return { uuid, to, from, content: [...content], metadata, status, datetime: milliseconds(row.created_at), segments, encoding };
}

/** What a message says, its texts joined by newlines. */
export function wordsOf({ content }: Pick<NewText, "content">): string {
  return content
    .filter(({ type }) => type === "text")
    .map(({ body }) => body)
    .join("\n");
}

/** Addresses of what a message shows. */
export function mediaOf({ content }: Pick<NewText, "content">): string[] {
  return content.filter(({ type }) => type !== "text").map(({ body }) => body);
}

/** A text as the other handset shows it. */
export function toPhoneMessage(row: TextRow): Static<typeof PhoneMessage> {
  const direction = row.direction === "outbound" ? "received" : "sent";
  const { uuid, remote: phone, number } = row;
  return { uuid, direction, phone, number, text: wordsOf(row), media: mediaOf(row), datetime: milliseconds(row.created_at) };
}
