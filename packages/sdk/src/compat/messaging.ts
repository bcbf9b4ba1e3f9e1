/** Functions of `Messaging` that are more than their one request, or shape it. */
import { path, textOf } from "../core/encoding.ts";
import { failure, formatError, PatchbayError } from "../core/errors.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import { uuid4 } from "../core/uuid.ts";
import { isText, property } from "../core/values.ts";
import type { Conversation, Message, SimpleSms } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { listOrAggregate } from "./lists.ts";
import type { Filters, List } from "./types.ts";

/**
 * Opens a user's conversation with a number: the one there is, or a new one named like the number.
 * `POST /messaging/users/{userUuid}/conversations`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUuid The user. Default `"null userUuid"`.
 * @param toPhoneNumber Number of the other party: E.164, or as dialled in North America. Default `"null toPhoneNumber"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The conversation. Messages are sent to its `context.uuid`.
 * @throws PatchbayError 400 when it is no number, 401, 403, 404.
 */
export function getConversation(accessToken: string, userUuid: string, toPhoneNumber: string, trace?: Trace): Promise<Conversation>;
export async function getConversation(
  accessToken = "null accessToken",
  userUuid = "null userUuid",
  toPhoneNumber = "null toPhoneNumber",
  trace: Trace = {},
): Promise<Conversation> {
  return open(accessToken, userUuid, { phone_numbers: [toPhoneNumber], name: toPhoneNumber }, trace);
}

/**
 * Opens a user's conversation with a number, like {@link getConversation}, and tells only where to send messages. A new one
 * stays without a name. `POST /messaging/users/{userUuid}/conversations`
 *
 * @param accessToken Access token.
 * @param userUuid The user.
 * @param toPhoneNumber Number of the other party: E.164, or as dialled in North America.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The `context.uuid` of the conversation.
 * @throws PatchbayError 500 when the answer has none, 400, 401, 403, 404.
 */
export async function getConversationUuid(
  accessToken: string,
  userUuid: string,
  toPhoneNumber: string,
  trace: Trace = {},
): Promise<string> {
  const conversation = await open(accessToken, userUuid, { phone_numbers: [toPhoneNumber] }, trace);
  const uuid = property(property(conversation, "context"), "uuid");
  if (!isText(uuid)) throw failure(500, "conversation has no context");
  return uuid;
}

function open(token: string, userUuid: string, body: object, trace: Trace): Promise<Conversation> {
  return callOperation({
    method: "POST",
    path: path`/messaging/users/${userUuid}/conversations`,
    token,
    body,
    trace,
    result: "body",
  });
}

/**
 * Lists the conversations of a user with the newest message of each, the newest first.
 * `GET /messaging/users/{userUUID}/conversations?…&sort=-last_message_datetime&expand=messages&messages.limit=1&messages.sort=-datetime`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user. Default `"null userUUID"`.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page. More than 100 collects everything from `offset` on, however much that is. Default 10.
 * @param filters `snooze`, `archived`, `status`, `phone_number`, `name`; also `sort`, `expand` and the others of the request,
 * which they replace. Default: none.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of conversations, or all of them.
 * @throws PatchbayError 401, 403, 404.
 */
export function retrieveConversations(
  accessToken: string,
  userUUID: string,
  offset?: number | string,
  limit?: number | string,
  filters?: Filters,
  trace?: Trace,
): Promise<List<Conversation>>;
export async function retrieveConversations(
  accessToken = "null accessToken",
  userUUID = "null userUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  filters?: Filters,
  trace: Trace = {},
): Promise<List<Conversation>> {
  const call = {
    method: "GET",
    path: path`/messaging/users/${userUUID}/conversations`,
    token: accessToken,
    query: {
      offset,
      limit,
      sort: "-last_message_datetime",
      expand: "messages",
      "messages.limit": 1,
      "messages.sort": "-datetime",
    },
    filters,
    trace,
  };
  return listOrAggregate(call, Number(textOf(limit)) > 100);
}

/**
 * Sends a text in a conversation. `POST /messaging/users/{userUuid}/messages`
 *
 * @param accessToken Access token.
 * @param conversationUUID The `context.uuid` of the conversation; note that it comes before the user.
 * @param userUuid The user who sends.
 * @param fromPhoneNumber Number to send from, one of the user's.
 * @param msg The text; anything else is sent as its text.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The message, which is queued.
 * @throws PatchbayError 400, 401, 403 when the recipient has opted out or the number may not send, 404.
 */
export async function sendSMSMessage(
  accessToken: string,
  conversationUUID: string,
  userUuid: string,
  fromPhoneNumber: string,
  msg: string | number | boolean,
  trace: Trace = {},
): Promise<Message> {
  return callOperation({
    method: "POST",
    path: path`/messaging/users/${userUuid}/messages`,
    token: accessToken,
    body: {
      to: textOf(conversationUUID),
      from: textOf(fromPhoneNumber),
      channel: "sms",
      content: [{ type: "text", body: textOf(msg) }],
    },
    trace,
    result: "body",
  });
}

/**
 * Sends a text from a user to a number: opens the conversation, as {@link getConversationUuid} does, and sends in it, as
 * {@link sendSMSMessage} does. The conversation stays open when sending fails.
 *
 * @param accessToken Access token.
 * @param userUuid The user who sends.
 * @param msg The text; anything else is sent as its text.
 * @param fromPhoneNumber Number to send from, one of the user's.
 * @param toPhoneNumber Number of the recipient.
 * @param trace Ids for logs and errors, the same for both requests. Default `{}`: fresh ones.
 * @returns The message, which is queued.
 * @throws PatchbayError what those two reject with.
 */
export async function sendSMS(
  accessToken: string,
  userUuid: string,
  msg: string | number | boolean,
  fromPhoneNumber: string,
  toPhoneNumber: string,
  trace: Trace = {},
): Promise<Message> {
  const conversation = await getConversationUuid(accessToken, userUuid, toPhoneNumber, trace);
  return sendSMSMessage(accessToken, conversation, userUuid, fromPhoneNumber, msg, trace);
}

/**
 * Sends a text from number to number, outside any conversation. `POST /sms/messages/send`
 *
 * @param accessToken Access token. Default `"null access token"`, which the server refuses.
 * @param sender Number to send from. Default `"null sender"`.
 * @param receiver Number of the recipient. Default `"null receiver"`.
 * @param message The text, or the URL of a file. Default `"null message"`.
 * @param type What `message` is: `text`, `image`, `video`, `audio`, `file`. Default `"text"`.
 * @param metadata Repeated in the events that tell of its status. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns What was sent, with its `uuid`.
 * @throws PatchbayError 400, 401, 403 when the recipient has opted out or the number may not send.
 */
export function sendSimpleSMS(
  accessToken: string,
  sender: string,
  receiver: string,
  message: string,
  type?: string,
  metadata?: object,
  trace?: Trace,
): Promise<SimpleSms>;
export async function sendSimpleSMS(
  accessToken = "null access token",
  sender = "null sender",
  receiver = "null receiver",
  message = "null message",
  type = "text",
  metadata: object = {},
  trace: Trace = {},
): Promise<SimpleSms> {
  return callOperation({
    method: "POST",
    path: "/sms/messages/send",
    token: accessToken,
    body: { to: receiver, from: sender, content: [{ type, body: message }], metadata },
    trace,
    result: "body",
  });
}

/**
 * Finds the number that a user sends texts from: the first `sms` alias of the identity.
 * `GET /identity/identities/{userUuid}?include=alias`
 *
 * @param accessToken Access token.
 * @param userUuid The user.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The number, as it is stored.
 * @throws PatchbayError 400 when there is none, with the identity as its detail; 401, 404.
 */
export async function getSMSNumber(accessToken: string, userUuid: string, trace: Trace = {}): Promise<string> {
  // Its own failure names the trace that was sent, so that is settled before.
  const given = traceOf(trace);
  const sent = { ...given, trace: given.trace ?? uuid4() };
  const identity = await callOperation<unknown>({
    method: "GET",
    path: path`/identity/identities/${userUuid}`,
    token: accessToken,
    query: { include: "alias" },
    trace: sent,
    result: "body",
  });
  const aliases = property(identity, "aliases");
  const numbers = Array.isArray(aliases) ? aliases.map((alias) => property(alias, "sms")) : [];
  const number = numbers.find(isText);
  if (number !== undefined) return number;
  const message = Array.isArray(aliases) ? "No sms number in alias" : "No aliases in sms response";
  throw new PatchbayError(formatError({ code: 400, message, trace_id: sent.trace, details: [identity] }));
}
