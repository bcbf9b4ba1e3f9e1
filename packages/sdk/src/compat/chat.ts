/** Functions of `Chat` that are more than their one request. */
import { path } from "../core/encoding.ts";
import { failure, toPatchbayError } from "../core/errors.ts";
import { type Trace, traceOf } from "../core/trace.ts";
import type { ChatChannel, ChatMessage, ChatPart, ListOf, UserGroupWithMembers } from "../resources/types.ts";
import { callOperation } from "./call.ts";
import { getChannel, getMessages } from "./generated/chat.ts";
import { getGroup } from "./groups.ts";
import { traceChain } from "./tracing.ts";

/** A channel with its members and its newest messages. */
export interface ChannelInfo {
  info: ChatChannel;
  /** As the user-group behind the channel shows them. */
  members: UserGroupWithMembers["members"];
  messages: ChatMessage[];
}

/**
 * Posts a text, of the content type `string`. `POST /chat/channels/{channelUUID}/messages`
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param userUUID The author. Default `"null user uuid"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`.
 * @param message The text. Default `"missing text"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The message.
 * @throws PatchbayError 400, 401, 403 for another author, 404, 409 while the channel is inactive, 413, 429.
 */
export function sendMessage(
  access_token: string,
  userUUID: string,
  channelUUID: string,
  message: string,
  trace?: Trace,
): Promise<ChatMessage>;
export async function sendMessage(
  access_token = "null access_token",
  userUUID = "null user uuid",
  channelUUID = "no channel uuid specified",
  message = "missing text",
  trace: Trace = {},
): Promise<ChatMessage> {
  return post(access_token, channelUUID, { content: { contentType: "string", content: message }, user_uuid: userUUID }, trace);
}

/**
 * Posts a text, of the content type `plain/text`, or several contents at once, as the caller.
 * `POST /chat/channels/{channelUUID}/messages`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param channelUUID The channel. Default `"null channelUUID"`, which the server refuses.
 * @param content The text, or the list of contents.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The message.
 * @throws PatchbayError 400 without a request when the content is neither; 400, 401, 404, 409 while the channel is
 * inactive, 413, 429.
 */
export function sendMessageToChannel(
  accessToken: string,
  channelUUID: string,
  content: string | readonly ChatPart[],
  trace?: Trace,
): Promise<ChatMessage>;
export async function sendMessageToChannel(
  accessToken = "null accessToken",
  channelUUID = "null channelUUID",
  content?: string | readonly ChatPart[],
  trace: Trace = {},
): Promise<ChatMessage> {
  if (typeof content === "string")
    return post(accessToken, channelUUID, { content: { contentType: "plain/text", content } }, trace);
  if (!Array.isArray(content)) throw failure(400, `content must be string or array. received ${typeof content}`);
  return post(accessToken, channelUUID, { content: { contentType: "multipart", parts: content } }, trace);
}

function post(token: string, channelUUID: string, body: object, trace: Trace): Promise<ChatMessage> {
  return callOperation({
    method: "POST",
    path: path`/chat/channels/${channelUUID}/messages`,
    token,
    body,
    trace,
    result: "body",
  });
}

/**
 * Lists the channels of an account that a user owns or is a member of. `GET /chat/channels`
 *
 * @param accessToken Access token. Default `"null accessToken"`, which the server refuses.
 * @param userUUID The user, sent as `x-user-uuid`. Default `"null userUUID"`, which the server refuses.
 * @param accountUUID The account. Default `"null accountUUID"`, which the server refuses.
 * @param offset Number of the first item. Default 0.
 * @param limit Items per page, at most 100. Default 10.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of channels, the one with the newest message first.
 * @throws PatchbayError 401, 403, 429.
 */
export function listUsersChannels(
  accessToken: string,
  userUUID: string,
  accountUUID: string,
  offset?: number | string,
  limit?: number | string,
  trace?: Trace,
): Promise<ListOf<ChatChannel>>;
export async function listUsersChannels(
  accessToken = "null accessToken",
  userUUID = "null userUUID",
  accountUUID = "null accountUUID",
  offset: number | string = 0,
  limit: number | string = 10,
  trace: Trace = {},
): Promise<ListOf<ChatChannel>> {
  return callOperation({
    method: "GET",
    path: "/chat/channels",
    token: accessToken,
    query: { account_uuid: accountUUID, offset, limit },
    headers: { "x-user-uuid": userUUID },
    trace,
    result: "body",
  });
}

/**
 * Reads a channel with its members and its newest messages: `GET /chat/channels/{channelUUID}`, its `/messages`, and
 * `GET /auth/user-groups/{group_uuid}`.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`.
 * @param message_count Most messages to read, 1 to 1000. Default 100.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns All three together.
 * @throws PatchbayError What any of the requests rejects with: 401, 403, 404, 429.
 */
export function getChannelInfo(
  access_token: string,
  channelUUID: string,
  message_count?: number | string,
  trace?: Trace,
): Promise<ChannelInfo>;
export async function getChannelInfo(
  access_token = "null access_token",
  channelUUID = "no channel uuid specified",
  message_count: number | string = 100,
  trace: Trace = {},
): Promise<ChannelInfo> {
  const next = traceChain(traceOf(trace));
  const [info, messages] = await Promise.all([
    getChannel(access_token, channelUUID, trace),
    getMessages(access_token, channelUUID, message_count, next()),
  ]);
  try {
    const group = await getGroup(access_token, info.group_uuid, undefined, next());
    return { info, members: group.members, messages: messages.items };
  } catch (error) {
    // Also of answers that are no objects.
    throw toPatchbayError(error);
  }
}
