// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

/** Functions of `Chat` that are one request each. */
import { path } from "../../core/encoding.ts";
import type { Trace } from "../../core/trace.ts";
import type { ChatChannel, ChatChannelUpdate, ChatMember, ChatMemberAdd, ChatMessage, ListOf } from "../../resources/types.ts";
import { callOperation } from "../call.ts";
import type { Filters } from "../types.ts";

/**
 * Create a channel.
 *
 * Without a group it gets one of its own, with the owner as its member.
 *
 * `POST /chat/channels`. Needs the permission `chat_channel.create`, except for channels of the caller's own in his
 * account.
 *
 * @param access_token Access token. Default `"null access token"`, which the server refuses.
 * @param userUUID The owner; the caller when absent. Default `"null user uuid"`, which the server refuses.
 * @param name What people call it; need not be unique. Default `"no name specified for group"`.
 * @param topic What it is about at present. Default `"no topic specified"`.
 * @param description What it is for. Optional.
 * @param groupUUID User-group of the account whose members are the channel's; a new one when absent. Optional.
 * @param accountUUID The owner's account, which is also meant when it is absent. Optional.
 * @param metadata Free for applications; at most 16 KB as JSON. Default `{}`.
 * @param type Kind of channel, in the application's own words. Optional.
 * @param parentUUID Channel that this one belongs to. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
 */
export function createChannel(access_token: string, userUUID: string, name?: string, topic?: string, description?: string, groupUUID?: string, accountUUID?: string, metadata?: Record<string, unknown>, type?: string, parentUUID?: string, trace?: Trace): Promise<ChatChannel>;
export async function createChannel(
  access_token: string = "null access token",
  userUUID: string = "null user uuid",
  name: string = "no name specified for group",
  topic: string = "no topic specified",
  description?: string,
  groupUUID?: string,
  accountUUID?: string,
  metadata: Record<string, unknown> = {},
  type?: string,
  parentUUID?: string,
  trace: Trace = {},
): Promise<ChatChannel> {
  return callOperation<ChatChannel>({
    method: "POST",
    path: "/chat/channels",
    token: access_token,
    body: { owner_uuid: userUUID, name, topic, description, group_uuid: groupUUID, account_uuid: accountUUID, metadata, type, parent_uuid: parentUUID },
    trace,
    result: "body",
  });
}

/**
 * List the channels that a user owns or is a member of.
 *
 * `GET /chat/channels`. Needs the permission `chat_channel.read`, except for the caller's own channels.
 *
 * @param access_token Access token. Default `"null acess token"`, which the server refuses.
 * @param filter Query parameters, sent as they are: `offset`, `limit`, `sort`, `account_uuid`, `name`, `status`,
 * `type`, `owner_uuid`, `group_uuid`, `parent_uuid`. Optional.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 429.
 */
export function listChannels(access_token: string, filter?: Filters, trace?: Trace): Promise<ListOf<ChatChannel>>;
export async function listChannels(
  access_token: string = "null acess token",
  filter?: Filters,
  trace: Trace = {},
): Promise<ListOf<ChatChannel>> {
  return callOperation<ListOf<ChatChannel>>({
    method: "GET",
    path: "/chat/channels",
    token: access_token,
    filters: filter,
    trace,
    result: "body",
  });
}

/**
 * Read one channel.
 *
 * `GET /chat/channels/{channel_uuid}`. Needs the permission `chat_channel.read`, except for members and the owner.
 *
 * @param access_token Access token. Default `"null access token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no Channel uuid specified"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getChannel(access_token: string, channelUUID: string, trace?: Trace): Promise<ChatChannel>;
export async function getChannel(
  access_token: string = "null access token",
  channelUUID: string = "no Channel uuid specified",
  trace: Trace = {},
): Promise<ChatChannel> {
  return callOperation<ChatChannel>({
    method: "GET",
    path: path`/chat/channels/${channelUUID}`,
    token: access_token,
    trace,
    result: "body",
  });
}

/**
 * Delete a channel with its messages.
 *
 * The group goes with it if it was made for the channel.
 *
 * `DELETE /chat/channels/{channel_uuid}`. Needs the permission `chat_channel.delete`, except for the owner.
 *
 * @param access_token Access token. Default `"null acess token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteChannel(access_token: string, channelUUID: string, trace?: Trace): Promise<ChatChannel>;
export async function deleteChannel(
  access_token: string = "null acess token",
  channelUUID: string = "no channel uuid specified",
  trace: Trace = {},
): Promise<ChatChannel> {
  return callOperation<ChatChannel>({
    method: "DELETE",
    path: path`/chat/channels/${channelUUID}`,
    token: access_token,
    trace,
    result: "body",
  });
}

/**
 * Change a channel.
 *
 * `PUT /chat/channels/{channel_uuid}/info`. Needs the permission `chat_channel.update`, except for the owner.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param info Only what is present changes. A whole channel may be sent back: what cannot be changed here is ignored.
 * Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function updateChannelInfo(access_token: string, channelUUID: string, info?: ChatChannelUpdate, trace?: Trace): Promise<ChatChannel>;
export async function updateChannelInfo(
  access_token: string = "null access_token",
  channelUUID: string = "no channel uuid specified",
  info: ChatChannelUpdate = {},
  trace: Trace = {},
): Promise<ChatChannel> {
  return callOperation<ChatChannel>({
    method: "PUT",
    path: path`/chat/channels/${channelUUID}/info`,
    token: access_token,
    body: info,
    trace,
    result: "body",
  });
}

/**
 * Replace the metadata of a channel.
 *
 * `PUT /chat/channels/{channel_uuid}/meta`. Needs the permission `chat_channel.update`, except for the owner.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param meta Free for applications; at most 16 KB as JSON. Default `{}`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429.
 */
export function updateChannelMeta(access_token: string, channelUUID: string, meta?: Record<string, unknown>, trace?: Trace): Promise<ChatChannel>;
export async function updateChannelMeta(
  access_token: string = "null access_token",
  channelUUID: string = "no channel uuid specified",
  meta: Record<string, unknown> = {},
  trace: Trace = {},
): Promise<ChatChannel> {
  return callOperation<ChatChannel>({
    method: "PUT",
    path: path`/chat/channels/${channelUUID}/meta`,
    token: access_token,
    body: meta,
    trace,
    result: "body",
  });
}

/**
 * List the members of a channel.
 *
 * `GET /chat/channels/{channel_uuid}/members`. Needs the permission `chat_channel.read`, except for members and the
 * owner.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns One page of the list.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getChannelMembers(access_token: string, channelUUID: string, trace?: Trace): Promise<ListOf<ChatMember>>;
export async function getChannelMembers(
  access_token: string = "null access_token",
  channelUUID: string = "no channel uuid specified",
  trace: Trace = {},
): Promise<ListOf<ChatMember>> {
  return callOperation<ListOf<ChatMember>>({
    method: "GET",
    path: path`/chat/channels/${channelUUID}/members`,
    token: access_token,
    trace,
    result: "body",
  });
}

/**
 * Add a user to a channel.
 *
 * The same answer, with 200, for one who is a member already.
 *
 * `POST /chat/channels/{channel_uuid}/members`. Needs the permission `chat_channel.update`, except for the owner.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param memberData Whom to add; of type `user` when none is given.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
 */
export function addMember(access_token: string, channelUUID: string, memberData: ChatMemberAdd, trace?: Trace): Promise<ChatMember>;
export async function addMember(
  access_token: string = "null access_token",
  channelUUID: string = "no channel uuid specified",
  memberData?: ChatMemberAdd,
  trace: Trace = {},
): Promise<ChatMember> {
  return callOperation<ChatMember>({
    method: "POST",
    path: path`/chat/channels/${channelUUID}/members`,
    token: access_token,
    body: memberData,
    trace,
    result: "body",
  });
}

/**
 * Remove a user from a channel.
 *
 * The owner can be removed too, and stays the owner.
 *
 * `DELETE /chat/channels/{channel_uuid}/members/{member_uuid}`. Needs the permission `chat_channel.update`, except for
 * the owner, and anyone who removes himself.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param memberUUID The user. Default `"empty"`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function deleteMember(access_token: string, channelUUID: string, memberUUID: string, trace?: Trace): Promise<ChatMember>;
export async function deleteMember(
  access_token: string = "null access_token",
  channelUUID: string = "no channel uuid specified",
  memberUUID: string = "empty",
  trace: Trace = {},
): Promise<ChatMember> {
  return callOperation<ChatMember>({
    method: "DELETE",
    path: path`/chat/channels/${channelUUID}/members/${memberUUID}`,
    token: access_token,
    trace,
    result: "body",
  });
}

/**
 * Read the newest messages of a channel, the newest first.
 *
 * `GET /chat/channels/{channel_uuid}/messages`. Needs the permission `chat_channel.read`, except for members and the
 * owner.
 *
 * @param access_token Access token. Default `"null access_token"`, which the server refuses.
 * @param channelUUID The channel. Default `"no channel uuid specified"`, which the server refuses.
 * @param max Most messages to read; 100 when absent or unreadable. Default `100`.
 * @param trace Ids for logs and errors. Default `{}`: fresh ones.
 * @returns The answer.
 * @throws PatchbayError 401, 403, 404, 429.
 */
export function getMessages(access_token: string, channelUUID: string, max?: number | string, trace?: Trace): Promise<ListOf<ChatMessage>>;
export async function getMessages(
  access_token: string = "null access_token",
  channelUUID: string = "no channel uuid specified",
  max: number | string = 100,
  trace: Trace = {},
): Promise<ListOf<ChatMessage>> {
  return callOperation<ListOf<ChatMessage>>({
    method: "GET",
    path: path`/chat/channels/${channelUUID}/messages`,
    token: access_token,
    query: { max },
    trace,
    result: "body",
  });
}
