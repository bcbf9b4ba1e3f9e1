// Generated from packages/contract by `npm run generate`. Do not edit: change the table and generate again.

import type { Call } from "../client/call.ts";
import type { ListCall } from "../client/list.ts";
import type { CallOptions } from "../client/options.ts";
import { ServiceApi } from "../client/service.ts";
import type { Conversation, ConversationOpen, ConversationRef, ConversationUpdate, Message, MessageCreate, PhoneMessage, PhoneMessageCreate, SimpleSms, SimpleSmsCreate, Text } from "./types.ts";

/** Parameters of {@link MessagingApi.getConversation}. */
export interface GetConversationParams extends ConversationOpen {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link MessagingApi.retrieveConversation}. */
export interface RetrieveConversationParams {
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
  /** Only when it has this status. */
  status?: string | undefined;
  /** `messages`: the newest messages too. */
  expand?: string[] | undefined;
  /** How many; 1 unless given, at most 25. */
  "messages.limit"?: number | undefined;
  /** Their order; `-datetime` unless given. */
  "messages.sort"?: string | undefined;
}

/** Parameters of {@link MessagingApi.retrieveConversations}. */
export interface RetrieveConversationsParams {
  /** UUID of the user, lower case. */
  user_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only hidden ones, or only others; both when absent. */
  snooze?: boolean | undefined;
  /** `true`, `false` or `all`; `false` when absent. */
  archived?: string | undefined;
  /** `active`, `archived` or `deleted`. */
  status?: string | undefined;
  /** Number of the other party. */
  phone_number?: string | undefined;
  /** Part of the name, any case. */
  name?: string | undefined;
  /** `messages`: the newest messages too. */
  expand?: string[] | undefined;
  /** How many; 1 unless given, at most 25. */
  "messages.limit"?: number | undefined;
  /** Their order; `-datetime` unless given. */
  "messages.sort"?: string | undefined;
}

/** Parameters of {@link MessagingApi.snoozeUnsnoozeConversation}. */
export interface SnoozeUnsnoozeConversationParams extends ConversationUpdate {
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
}

/** Parameters of {@link MessagingApi.archiveUnarchiveConversation}. */
export interface ArchiveUnarchiveConversationParams {
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
  /** Whether it is to be in the archive. */
  archived: boolean;
}

/** Parameters of {@link MessagingApi.deleteConversation}. */
export interface DeleteConversationParams {
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
}

/** Parameters of {@link MessagingApi.deleteMultipleConversations}. */
export interface DeleteMultipleConversationsParams {
  /** UUIDs, or objects with one. What is not there is skipped. */
  conversations: (string | ConversationRef)[];
}

/** Parameters of {@link MessagingApi.retrieveMessages}. */
export interface RetrieveMessagesParams {
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
}

/** Parameters of {@link MessagingApi.sendMessage}. */
export interface MessagingSendMessageParams extends MessageCreate {
  /** UUID of the user, lower case. */
  user_uuid: string;
}

/** Parameters of {@link MessagingApi.markAllConversationMessagesRead}. */
export interface MarkAllConversationMessagesReadParams {
  /** UUID of the conversation, lower case. */
  conversation_uuid: string;
  /** Tags that begin with `@` are reserved, except `@read`. */
  tags: string[];
}

/** Parameters of {@link MessagingApi.deleteMessage}. */
export interface DeleteMessageParams {
  /** UUID of the message, lower case. */
  message_uuid: string;
}

/** Parameters of {@link MessagingApi.deleteMultipleMessages}. */
export interface DeleteMultipleMessagesParams {
  /** UUIDs. Those that are not there, or of others, are skipped. */
  messages: string[];
}

/** Parameters of {@link MessagingApi.sendSimpleSMS}. */
export interface SendSimpleSMSParams extends SimpleSmsCreate {}

/** Parameters of {@link MessagingApi.retrieveMessage}. */
export interface RetrieveMessageParams {
  /** UUID of the message, lower case. */
  message_uuid: string;
}

/** Parameters of {@link MessagingApi.cancelMessage}. */
export interface CancelMessageParams {
  /** UUID of the message, lower case. */
  message_uuid: string;
}

/** Parameters of {@link MessagingApi.listPhoneMessages}. */
export interface ListPhoneMessagesParams {
  /** Items to skip; 0 when absent or unreadable. */
  offset?: number | undefined;
  /** Page size; clamped to the maximum. */
  limit?: number | undefined;
  /** Comma list of fields, `-` in front for descending. */
  sort?: string | undefined;
  /** Only this handset. */
  phone?: string | undefined;
  /** Only with this number of the platform. */
  number?: string | undefined;
}

/** Parameters of {@link MessagingApi.sendPhoneMessage}. */
export interface SendPhoneMessageParams extends PhoneMessageCreate {}

/** Messaging: Texts by SMS and MMS, in conversations. */
export class MessagingApi extends ServiceApi {
  /**
   * Open a user's conversation with a number: the one there is, or a new one.
   *
   * An archived one is no longer archived; instead of a deleted one there is a new one.
   *
   * `POST /messaging/users/{user_uuid}/conversations`. Needs the permission `conversation.create`, except for one's
   * own.
   *
   * @param params See {@link GetConversationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Conversation.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  getConversation(params: GetConversationParams, options?: CallOptions): Call<Conversation> {
    return this.call<Conversation>({ id: "messaging.getConversation", method: "POST", path: "/messaging/users/{user_uuid}/conversations", body: "members" }, params, options);
  }

  /**
   * Read one conversation.
   *
   * `GET /messaging/conversations/{conversation_uuid}`. Needs the permission `conversation.read`, except for one's
   * own.
   *
   * @param params See {@link RetrieveConversationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Conversation.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  retrieveConversation(params: RetrieveConversationParams, options?: CallOptions): Call<Conversation> {
    return this.call<Conversation>({ id: "messaging.retrieveConversation", method: "GET", path: "/messaging/conversations/{conversation_uuid}" }, params, options);
  }

  /**
   * List the conversations of a user, the newest message first.
   *
   * `GET /messaging/users/{user_uuid}/conversations`. Needs the permission `conversation.read`, except for one's own.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-last_message_datetime`. `sort` may name
   * `last_message_datetime`, `created_datetime`, `name`.
   *
   * @param params See {@link RetrieveConversationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  retrieveConversations(params: RetrieveConversationsParams, options?: CallOptions): ListCall<Conversation> {
    return this.list<Conversation>({ id: "messaging.retrieveConversations", method: "GET", path: "/messaging/users/{user_uuid}/conversations" }, params, options);
  }

  /**
   * Hide a conversation or show it again, or rename it.
   *
   * `POST /messaging/conversations/{conversation_uuid}/modify`. Needs the permission `conversation.update`, except for
   * one's own.
   *
   * @param params See {@link SnoozeUnsnoozeConversationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Conversation.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  snoozeUnsnoozeConversation(params: SnoozeUnsnoozeConversationParams, options?: CallOptions): Call<Conversation> {
    return this.call<Conversation>({ id: "messaging.snoozeUnsnoozeConversation", method: "POST", path: "/messaging/conversations/{conversation_uuid}/modify", body: "members" }, params, options);
  }

  /**
   * Archive a conversation, or take it out of the archive, for all who share it.
   *
   * The next message takes it out of the archive too.
   *
   * `POST /messaging/conversations/{conversation_uuid}/context/modify`. Needs the permission `conversation.update`,
   * except for one's own.
   *
   * @param params See {@link ArchiveUnarchiveConversationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  archiveUnarchiveConversation(params: ArchiveUnarchiveConversationParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "messaging.archiveUnarchiveConversation", method: "POST", path: "/messaging/conversations/{conversation_uuid}/context/modify", body: "members" }, params, options);
  }

  /**
   * Delete a conversation for one user; it is kept for 30 days, out of sight.
   *
   * `DELETE /messaging/conversations/{conversation_uuid}`. Needs the permission `conversation.delete`, except for
   * one's own.
   *
   * @param params See {@link DeleteConversationParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteConversation(params: DeleteConversationParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "messaging.deleteConversation", method: "DELETE", path: "/messaging/conversations/{conversation_uuid}" }, params, options);
  }

  /**
   * Delete several conversations.
   *
   * `POST /messaging/conversations/remove`. Needs the permission `conversation.delete`, except for one's own.
   *
   * @param params See {@link DeleteMultipleConversationsParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 429.
   */
  deleteMultipleConversations(params: DeleteMultipleConversationsParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "messaging.deleteMultipleConversations", method: "POST", path: "/messaging/conversations/remove", body: "members" }, params, options);
  }

  /**
   * List the messages of a conversation, newest first.
   *
   * `GET /messaging/conversations/{conversation_uuid}/messages`. Needs the permission `message.read`, except for one's
   * own.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-datetime`. `sort` may name `datetime`.
   *
   * @param params See {@link RetrieveMessagesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  retrieveMessages(params: RetrieveMessagesParams, options?: CallOptions): ListCall<Message> {
    return this.list<Message>({ id: "messaging.retrieveMessages", method: "GET", path: "/messaging/conversations/{conversation_uuid}/messages" }, params, options);
  }

  /**
   * Send a message in a conversation.
   *
   * It is queued when this answers; events, and its status, tell what becomes of it. Refused with 403 when the
   * recipient has opted out, or the number may not send.
   *
   * `POST /messaging/users/{user_uuid}/messages`. Needs the permission `message.create`, except for one's own.
   *
   * @param params See {@link MessagingSendMessageParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Message.
   * @throws PatchbayError 400, 401, 403, 404, 429. Of special interest: `messaging.sender_refused`,
   * `messaging.opted_out`, `messaging.not_registered`, `messaging.queue_full`, `unavailable`.
   */
  sendMessage(params: MessagingSendMessageParams, options?: CallOptions): Call<Message> {
    return this.call<Message>({ id: "messaging.sendMessage", method: "POST", path: "/messaging/users/{user_uuid}/messages", body: "members" }, params, options);
  }

  /**
   * Add tags to all messages of a conversation: `@read` marks them as read.
   *
   * `POST /messaging/conversations/{conversation_uuid}/messages/modify`. Needs the permission `message.update`, except
   * for one's own.
   *
   * @param params See {@link MarkAllConversationMessagesReadParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Conversation.
   * @throws PatchbayError 400, 401, 403, 404, 429.
   */
  markAllConversationMessagesRead(params: MarkAllConversationMessagesReadParams, options?: CallOptions): Call<Conversation> {
    return this.call<Conversation>({ id: "messaging.markAllConversationMessagesRead", method: "POST", path: "/messaging/conversations/{conversation_uuid}/messages/modify", body: "members" }, params, options);
  }

  /**
   * Delete a message from the history; what was sent is not taken back.
   *
   * `DELETE /messaging/messages/{message_uuid}`. Needs the permission `message.delete`, except for one's own.
   *
   * @param params See {@link DeleteMessageParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  deleteMessage(params: DeleteMessageParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "messaging.deleteMessage", method: "DELETE", path: "/messaging/messages/{message_uuid}" }, params, options);
  }

  /**
   * Delete several messages from the history.
   *
   * `POST /messaging/messages/remove`. Needs the permission `message.delete`, except for one's own.
   *
   * @param params See {@link DeleteMultipleMessagesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Nothing.
   * @throws PatchbayError 400, 401, 403, 429.
   */
  deleteMultipleMessages(params: DeleteMultipleMessagesParams, options?: CallOptions): Call<undefined> {
    return this.call<undefined>({ id: "messaging.deleteMultipleMessages", method: "POST", path: "/messaging/messages/remove", body: "members" }, params, options);
  }

  /**
   * Send a text from number to number, without a conversation.
   *
   * Refused with 403 when the recipient has opted out, or the number may not send.
   *
   * `POST /sms/messages/send`. Needs the permission `sms.create`, except for a number of one's own.
   *
   * @param params See {@link SendSimpleSMSParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns SimpleSms.
   * @throws PatchbayError 400, 401, 403, 429. Of special interest: `messaging.sender_refused`, `messaging.opted_out`,
   * `messaging.not_registered`, `messaging.queue_full`, `unavailable`.
   */
  sendSimpleSMS(params: SendSimpleSMSParams, options?: CallOptions): Call<SimpleSms> {
    return this.call<SimpleSms>({ id: "messaging.sendSimpleSMS", method: "POST", path: "/sms/messages/send", body: "members" }, params, options);
  }

  /**
   * Read one text, in a conversation or not.
   *
   * `GET /messaging/messages/{message_uuid}`. Needs the permission `message.read`, except for one's own.
   *
   * @param params See {@link RetrieveMessageParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Text.
   * @throws PatchbayError 401, 403, 404, 429.
   */
  retrieveMessage(params: RetrieveMessageParams, options?: CallOptions): Call<Text> {
    return this.call<Text>({ id: "messaging.retrieveMessage", method: "GET", path: "/messaging/messages/{message_uuid}" }, params, options);
  }

  /**
   * Do not send a text that waits to be sent: it has failed then, with the error `canceled`.
   *
   * A conflict when it has been sent already. A group message is canceled for those whom it has not reached.
   *
   * `POST /messaging/messages/{message_uuid}/cancel`. Needs the permission `message.create`, except for one's own.
   *
   * @param params See {@link CancelMessageParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Text.
   * @throws PatchbayError 401, 403, 404, 429. Of special interest: `conflict`.
   */
  cancelMessage(params: CancelMessageParams, options?: CallOptions): Call<Text> {
    return this.call<Text>({ id: "messaging.cancelMessage", method: "POST", path: "/messaging/messages/{message_uuid}/cancel" }, params, options);
  }

  /**
   * List what handsets of the dev phone received and sent, newest first.
   *
   * Only where the loopback carrier runs, whose handsets are all telephones outside the platform.
   *
   * `GET /dev/phone/messages`. Needs the permission `message.read`.
   *
   * Pages of 10 unless `limit` says otherwise, at most 100. In the order `-datetime`. `sort` may name `datetime`.
   *
   * @param params See {@link ListPhoneMessagesParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns Await it for the first page, iterate over it for all items.
   * @throws PatchbayError 401, 403, 429.
   */
  listPhoneMessages(params: ListPhoneMessagesParams = {}, options?: CallOptions): ListCall<PhoneMessage> {
    return this.list<PhoneMessage>({ id: "messaging.listPhoneMessages", method: "GET", path: "/dev/phone/messages" }, params, options);
  }

  /**
   * Send a text from a handset of the dev phone to a number of the platform.
   *
   * Only where the loopback carrier runs, whose handsets are all telephones outside the platform.
   *
   * `POST /dev/phone/messages`. Needs the permission `message.create`.
   *
   * @param params See {@link SendPhoneMessageParams}.
   * @param options Signal, timeout, retries, headers and trace of this call.
   * @returns PhoneMessage.
   * @throws PatchbayError 400, 401, 403, 429.
   */
  sendPhoneMessage(params: SendPhoneMessageParams, options?: CallOptions): Call<PhoneMessage> {
    return this.call<PhoneMessage>({ id: "messaging.sendPhoneMessage", method: "POST", path: "/dev/phone/messages", body: "members" }, params, options);
  }
}
