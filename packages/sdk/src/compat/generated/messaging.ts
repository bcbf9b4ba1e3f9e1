// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Messaging` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { Conversation, ConversationRef, ListOf, Message, MessageChannel, MessageContent } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters, Ok } from "../types.ts";

/**
 * Read one conversation.
 *
 * `GET /messaging/conversations/{conversation_uuid}`. Needs the permission `conversation.read`, except for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversationUuid UUID of the conversation, lower case. Default `"null conversationUuid"`, which the server
 * refuses.
 * @param filters Query parameters, sent as they are: `status`, `expand`, `messages.limit`, `messages.sort`. Default
 * `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function retrieveConversation(accessToken: string, conversationUuid: string, filters?: Filters, trace?: Trace): Promise<Conversation>;
export async function retrieveConversation(
  accessToken: string = "null accessToken",
  conversationUuid: string = "null conversationUuid",
  filters: Filters = {},
  trace: Trace = {},
): Promise<Conversation> {
  return callOperation<Conversation>({
    method: "GET",
    path: path`/messaging/conversations/${conversationUuid}`,
    token: accessToken,
    filters,
    trace,
    result: "body",
  });
}

/**
 * Hide a conversation or show it again, or rename it.
 *
 * `POST /messaging/conversations/{conversation_uuid}/modify`. Needs the permission `conversation.update`, except for
 * one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversationUUID UUID of the conversation, lower case. Default `"null conversationUUID"`, which the server
 * refuses.
 * @param snooze Whether to hide it. Default `false`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function snoozeUnsnoozeConversation(accessToken: string, conversationUUID: string, snooze?: boolean, trace?: Trace): Promise<Conversation>;
export async function snoozeUnsnoozeConversation(
  accessToken: string = "null accessToken",
  conversationUUID: string = "null conversationUUID",
  snooze: boolean = false,
  trace: Trace = {},
): Promise<Conversation> {
  return callOperation<Conversation>({
    method: "POST",
    path: path`/messaging/conversations/${conversationUUID}/modify`,
    token: accessToken,
    body: { snooze },
    trace,
    result: "body",
  });
}

/**
 * Archive a conversation, or take it out of the archive, for all who share it.
 *
 * The next message takes it out of the archive too.
 *
 * `POST /messaging/conversations/{conversation_uuid}/context/modify`. Needs the permission `conversation.update`,
 * except for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversationUUID UUID of the conversation, lower case. Default `"null conversationUUID"`, which the server
 * refuses.
 * @param archived Whether it is to be in the archive. Default `false`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function archiveUnarchiveConversation(accessToken: string, conversationUUID: string, archived?: boolean, trace?: Trace): Promise<"">;
export async function archiveUnarchiveConversation(
  accessToken: string = "null accessToken",
  conversationUUID: string = "null conversationUUID",
  archived: boolean = false,
  trace: Trace = {},
): Promise<""> {
  return callOperation<"">({
    method: "POST",
    path: path`/messaging/conversations/${conversationUUID}/context/modify`,
    token: accessToken,
    body: { archived },
    trace,
    result: "body",
  });
}

/**
 * Delete a conversation for one user; it is kept for 30 days, out of sight.
 *
 * `DELETE /messaging/conversations/{conversation_uuid}`. Needs the permission `conversation.delete`, except for one's
 * own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversation_uuid UUID of the conversation, lower case. Default `"null conversation_uuid"`, which the server
 * refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteConversation(accessToken: string, conversation_uuid: string, trace?: Trace): Promise<Ok>;
export async function deleteConversation(
  accessToken: string = "null accessToken",
  conversation_uuid: string = "null conversation_uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/messaging/conversations/${conversation_uuid}`,
    token: accessToken,
    trace,
    result: "any-ok",
  });
}

/**
 * Delete several conversations.
 *
 * `POST /messaging/conversations/remove`. Needs the permission `conversation.delete`, except for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversations UUIDs, or objects with one. What is not there is skipped. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}`
 * @throws PatchbayError 400, 401, 403, 429.
 */
export function deleteMultipleConversations(accessToken: string, conversations: (string | ConversationRef)[], trace?: Trace): Promise<Ok>;
export async function deleteMultipleConversations(
  accessToken: string = "null accessToken",
  conversations: (string | ConversationRef)[] = [],
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: "/messaging/conversations/remove",
    token: accessToken,
    body: { conversations },
    trace,
    result: "any-ok",
  });
}

/**
 * List the messages of a conversation, newest first.
 *
 * `GET /messaging/conversations/{conversation_uuid}/messages`. Needs the permission `message.read`, except for one's
 * own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversationUUID UUID of the conversation, lower case. Default `"null conversationUUID"`, which the server
 * refuses.
 * @param offset Items to skip; 0 when absent or unreadable. Default `0`.
 * @param limit Page size; clamped to the maximum. Default `100`.
 * @param sort Comma list of fields, `-` in front for descending. Default `"-datetime"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function retrieveMessages(accessToken: string, conversationUUID: string, offset?: number | string, limit?: number | string, sort?: string, trace?: Trace): Promise<ListOf<Message>>;
export async function retrieveMessages(
  accessToken: string = "null accessToken",
  conversationUUID: string = "null conversationUUID",
  offset: number | string = 0,
  limit: number | string = 100,
  sort: string = "-datetime",
  trace: Trace = {},
): Promise<ListOf<Message>> {
  return callOperation<ListOf<Message>>({
    method: "GET",
    path: path`/messaging/conversations/${conversationUUID}/messages`,
    token: accessToken,
    query: { offset, limit, sort },
    trace,
    result: "body",
  });
}

/**
 * Send a message in a conversation.
 *
 * It is queued when this answers; events, and its status, tell what becomes of it. Refused with 403 when the recipient
 * has opted out, or the number may not send.
 *
 * `POST /messaging/users/{user_uuid}/messages`. Needs the permission `message.create`, except for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID UUID of the user, lower case. Default `"null userUUID"`, which the server refuses.
 * @param conversationUUID UUID of the conversation's context, not of the conversation. A phone number opens a
 * conversation with it. Default `"null conversationUUID"`, which the server refuses.
 * @param fromPhoneNumber A number of the user's, or of the account's and nobody's. Default `"null fromPhoneNumber"`,
 * which the server refuses.
 * @param channel Sent as `channel`. Default `"sms"`.
 * @param content Texts, joined by newlines, and at most ten files. With files it goes out as MMS. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `messaging.sender_refused`,
 * `messaging.opted_out`, `messaging.not_registered`, `messaging.queue_full`, `unavailable`.
 */
export function sendMessage(accessToken: string, userUUID: string, conversationUUID: string, fromPhoneNumber: string, channel: MessageChannel | undefined, content: MessageContent[], trace?: Trace): Promise<Message>;
export async function sendMessage(
  accessToken: string = "null accessToken",
  userUUID: string = "null userUUID",
  conversationUUID: string = "null conversationUUID",
  fromPhoneNumber: string = "null fromPhoneNumber",
  channel: MessageChannel | "sms" = "sms",
  content: MessageContent[] = [],
  trace: Trace = {},
): Promise<Message> {
  return callOperation<Message>({
    method: "POST",
    path: path`/messaging/users/${userUUID}/messages`,
    token: accessToken,
    body: { to: conversationUUID, from: fromPhoneNumber, channel, content },
    trace,
    result: "body",
  });
}

/**
 * Add tags to all messages of a conversation: `@read` marks them as read.
 *
 * `POST /messaging/conversations/{conversation_uuid}/messages/modify`. Needs the permission `message.update`, except
 * for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param conversationUUID UUID of the conversation, lower case. Default `"null conversationUUID"`, which the server
 * refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function markAllConversationMessagesRead(accessToken: string, conversationUUID: string, trace?: Trace): Promise<Conversation>;
export async function markAllConversationMessagesRead(
  accessToken: string = "null accessToken",
  conversationUUID: string = "null conversationUUID",
  trace: Trace = {},
): Promise<Conversation> {
  return callOperation<Conversation>({
    method: "POST",
    path: path`/messaging/conversations/${conversationUUID}/messages/modify`,
    token: accessToken,
    body: { tags: ["@read"] },
    trace,
    result: "body",
  });
}

/**
 * Delete a message from the history; what was sent is not taken back.
 *
 * `DELETE /messaging/messages/{message_uuid}`. Needs the permission `message.delete`, except for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param message_uuid UUID of the message, lower case. Default `"null message_uuid"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteMessage(accessToken: string, message_uuid: string, trace?: Trace): Promise<Ok>;
export async function deleteMessage(
  accessToken: string = "null accessToken",
  message_uuid: string = "null message_uuid",
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "DELETE",
    path: path`/messaging/messages/${message_uuid}`,
    token: accessToken,
    trace,
    result: { exact: 204, message: "delete message failed" },
  });
}

/**
 * Delete several messages from the history.
 *
 * `POST /messaging/messages/remove`. Needs the permission `message.delete`, except for one's own.
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param messages UUIDs. Those that are not there, or of others, are skipped. Default `[]`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns `{status:"ok"}` for a 204; any other answer rejects.
 * @throws PatchbayError 400, 401, 403, 429.
 */
export function deleteMultipleMessages(accessToken: string, messages: string[], trace?: Trace): Promise<Ok>;
export async function deleteMultipleMessages(
  accessToken: string = "null accessToken",
  messages: string[] = [],
  trace: Trace = {},
): Promise<Ok> {
  return callOperation({
    method: "POST",
    path: "/messaging/messages/remove",
    token: accessToken,
    body: { messages },
    trace,
    result: { exact: 204, message: "delete multiple messages failed" },
  });
}
