// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { ChatChannel, ChatChannelCreate, ChatChannelUpdate, ChatMember, ChatMemberAdd, ChatMessage, ChatMessageCreate, ListOf } from "./types.ts";

/** Parameters of {@link ChatApi.createChannel}. */
export interface CreateChannelParams extends ChatChannelCreate {}

/** Parameters of {@link ChatApi.listChannels}. */
export interface ListChannelsParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only channels of this account. */
  account_uuid?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** `active` or `inactive`, any case. */
  status?: string | undefined;
  /** Only channels of this kind. */
  type?: string | undefined;
  /** Only channels of this owner. */
  owner_uuid?: string | undefined;
  /** Only channels of this user-group. */
  group_uuid?: string | undefined;
  /** Only channels that belong to this one. */
  parent_uuid?: string | undefined;
  /** The user; the caller when absent. */
  x_user_uuid?: string | undefined;
}

/** Parameters of {@link ChatApi.getChannel}. */
export interface GetChannelParams {
  /** The channel. */
  channel_uuid: string;
}

/** Parameters of {@link ChatApi.deleteChannel}. */
export interface DeleteChannelParams {
  /** The channel. */
  channel_uuid: string;
}

/** Parameters of {@link ChatApi.updateChannelInfo}. */
export interface UpdateChannelInfoParams extends ChatChannelUpdate {
  /** The channel. */
  channel_uuid: string;
}

/** Parameters of {@link ChatApi.updateChannelMeta}. */
export interface UpdateChannelMetaParams {
  /** The channel. */
  channel_uuid: string;
  /** Free for applications; at most 16 KB as JSON. */
  body: Record<string, unknown>;
}

/** Parameters of {@link ChatApi.getChannelMembers}. */
export interface GetChannelMembersParams {
  /** The channel. */
  channel_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link ChatApi.addMember}. */
export interface AddMemberParams extends ChatMemberAdd {
  /** The channel. */
  channel_uuid: string;
}

/** Parameters of {@link ChatApi.deleteMember}. */
export interface DeleteMemberParams {
  /** The channel. */
  channel_uuid: string;
  /** The user. */
  member_uuid: string;
}

/** Parameters of {@link ChatApi.getMessages}. */
export interface GetMessagesParams {
  /** The channel. */
  channel_uuid: string;
  /** Most messages to read; 100 when absent or unreadable. */
  max?: number | undefined;
}

/** Parameters of {@link ChatApi.sendMessage}. */
export interface ChatSendMessageParams extends ChatMessageCreate {
  /** The channel. */
  channel_uuid: string;
}

/** Chat: Channels in which the members of a team write to each other. */
export class ChatApi extends ServiceApi {
  /**
   * Create a channel.
   *
   * Without a group it gets one of its own, with the owner as its member.
   *
   * `POST /chat/channels`. Needs the permission `chat_channel.create`, except for channels of the caller's own in his
   * account.
   *
   * @param params See {@link CreateChannelParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatChannel.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `unknown_reference`.
   */
  createChannel(params: CreateChannelParams, options?: CallOptions): Call<ChatChannel> {
    return this.call<ChatChannel>({ id: "chat.createChannel", method: "POST", path: "/chat/channels", body: "members" }, params, options);
  }

  /**
   * List the channels that a user owns or is a member of.
   *
   * `GET /chat/channels`. Needs the permission `chat_channel.read`, except for the caller's own channels.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-last_message_datetime`, `name`. `sort` may
   * name `last_message_datetime`, `name`, `status`, `type`, `created_date`, `modified_date`.
   *
   * @param params See {@link ListChannelsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listChannels(params: ListChannelsParams = {}, options?: CallOptions): ListCall<ChatChannel> {
    return this.list<ChatChannel>({ id: "chat.listChannels", method: "GET", path: "/chat/channels", headers: { x_user_uuid: "x-user-uuid" } }, params, options);
  }

  /**
   * Read one channel.
   *
   * `GET /chat/channels/{channel_uuid}`. Needs the permission `chat_channel.read`, except for members and the owner.
   *
   * @param params See {@link GetChannelParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatChannel.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getChannel(params: GetChannelParams, options?: CallOptions): Call<ChatChannel> {
    return this.call<ChatChannel>({ id: "chat.getChannel", method: "GET", path: "/chat/channels/{channel_uuid}" }, params, options);
  }

  /**
   * Delete a channel with its messages.
   *
   * The group goes with it if it was made for the channel.
   *
   * `DELETE /chat/channels/{channel_uuid}`. Needs the permission `chat_channel.delete`, except for the owner.
   *
   * @param params See {@link DeleteChannelParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatChannel.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteChannel(params: DeleteChannelParams, options?: CallOptions): Call<ChatChannel> {
    return this.call<ChatChannel>({ id: "chat.deleteChannel", method: "DELETE", path: "/chat/channels/{channel_uuid}" }, params, options);
  }

  /**
   * Change a channel.
   *
   * `PUT /chat/channels/{channel_uuid}/info`. Needs the permission `chat_channel.update`, except for the owner.
   *
   * @param params See {@link UpdateChannelInfoParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatChannel.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  updateChannelInfo(params: UpdateChannelInfoParams, options?: CallOptions): Call<ChatChannel> {
    return this.call<ChatChannel>({ id: "chat.updateChannelInfo", method: "PUT", path: "/chat/channels/{channel_uuid}/info", body: "members" }, params, options);
  }

  /**
   * Replace the metadata of a channel.
   *
   * `PUT /chat/channels/{channel_uuid}/meta`. Needs the permission `chat_channel.update`, except for the owner.
   *
   * @param params See {@link UpdateChannelMetaParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatChannel.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  updateChannelMeta(params: UpdateChannelMetaParams, options?: CallOptions): Call<ChatChannel> {
    return this.call<ChatChannel>({ id: "chat.updateChannelMeta", method: "PUT", path: "/chat/channels/{channel_uuid}/meta", body: "whole" }, params, options);
  }

  /**
   * List the members of a channel.
   *
   * `GET /chat/channels/{channel_uuid}/members`. Needs the permission `chat_channel.read`, except for members and the
   * owner.
   *
   * Pages of 100 unless `limit` says otherwise, at most 100. In the order `joined_datetime`. `sort` may name
   * `joined_datetime`, `type`.
   *
   * @param params See {@link GetChannelMembersParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getChannelMembers(params: GetChannelMembersParams, options?: CallOptions): ListCall<ChatMember> {
    return this.list<ChatMember>({ id: "chat.getChannelMembers", method: "GET", path: "/chat/channels/{channel_uuid}/members" }, params, options);
  }

  /**
   * Add a user to a channel.
   *
   * The same answer, with 200, for one who is a member already.
   *
   * `POST /chat/channels/{channel_uuid}/members`. Needs the permission `chat_channel.update`, except for the owner.
   *
   * @param params See {@link AddMemberParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatMember.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `unknown_reference`.
   */
  addMember(params: AddMemberParams, options?: CallOptions): Call<ChatMember> {
    return this.call<ChatMember>({ id: "chat.addMember", method: "POST", path: "/chat/channels/{channel_uuid}/members", body: "members" }, params, options);
  }

  /**
   * Remove a user from a channel.
   *
   * The owner can be removed too, and stays the owner.
   *
   * `DELETE /chat/channels/{channel_uuid}/members/{member_uuid}`. Needs the permission `chat_channel.update`, except
   * for the owner, and anyone who removes himself.
   *
   * @param params See {@link DeleteMemberParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatMember.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteMember(params: DeleteMemberParams, options?: CallOptions): Call<ChatMember> {
    return this.call<ChatMember>({ id: "chat.deleteMember", method: "DELETE", path: "/chat/channels/{channel_uuid}/members/{member_uuid}" }, params, options);
  }

  /**
   * Read the newest messages of a channel, the newest first.
   *
   * `GET /chat/channels/{channel_uuid}/messages`. Needs the permission `chat_channel.read`, except for members and the
   * owner.
   *
   * @param params See {@link GetMessagesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns The answer.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  getMessages(params: GetMessagesParams, options?: CallOptions): Call<ListOf<ChatMessage>> {
    return this.call<ListOf<ChatMessage>>({ id: "chat.getMessages", method: "GET", path: "/chat/channels/{channel_uuid}/messages" }, params, options);
  }

  /**
   * Post a message.
   *
   * A conflict while the channel is inactive.
   *
   * `POST /chat/channels/{channel_uuid}/messages`. Needs the permission `chat_message.create`, except for members and
   * the owner, who post as themselves.
   *
   * @param params See {@link ChatSendMessageParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns ChatMessage.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `conflict`, `too_large`.
   */
  sendMessage(params: ChatSendMessageParams, options?: CallOptions): Call<ChatMessage> {
    return this.call<ChatMessage>({ id: "chat.sendMessage", method: "POST", path: "/chat/channels/{channel_uuid}/messages", body: "members" }, params, options);
  }
}
