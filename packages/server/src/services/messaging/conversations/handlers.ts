import type { messaging as contract, Permission } from "@patchbay/contract";
import type { Principal, Scope } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import { isUuid } from "../../../kernel/http/mount.ts";
import { toE164 } from "../../../kernel/phone.ts";
import { type Handlers, Reply } from "../../../kernel/service.ts";
import { findIdentity, holdIdentity } from "../../identity/index.ts";
import type { Library } from "../media/library.ts";
import { deletedFor, purgeLater } from "../purge.ts";
import {
  archiveContext,
  type ConversationRow,
  hideConversations,
  listConversations,
  lockConversation,
  lockConversations,
  selectConversation,
  updateConversation,
} from "../store/conversations.ts";
import { tagMessages } from "../store/texts.ts";
import { toConversation } from "../view.ts";
import { withMessages } from "./expand.ts";
import { openConversation, tellConversation } from "./open.ts";

type MessagingHandlers = Handlers<typeof contract>;

/**
 * The numbers in E.164, each once, in the order in which they were given.
 * @throws problem `validation_failed`
 */
export function numbersFrom(texts: readonly string[]): string[] {
  const numbers = texts.map((text, i) => {
    const number = toE164(text);
    if (number === undefined) throw invalid(`phone_numbers/${i} must be a telephone number`);
    return number;
  });
  return [...new Set(numbers)];
}

/** Whether the caller may do this to what is a user's: his own, or with the permission. */
export function allow(principal: Principal, permission: Permission, user_uuid: string | null, path: readonly string[]): void {
  if (user_uuid !== principal.user_uuid) principal.require(permission, path);
}

/**
 * A conversation that the caller may do this to.
 * @throws problem `not_found` or `forbidden`
 */
async function conversationFor(
  find: (tx: Tx, scope: Scope, uuid: string) => Promise<ConversationRow | undefined>,
  tx: Tx,
  principal: Principal,
  uuid: string,
  permission: Permission,
): Promise<ConversationRow> {
  const row = await find(tx, principal.visible, uuid);
  if (row === undefined) throw problem("not_found");
  allow(principal, permission, row.user_uuid, row.account_path);
  return row;
}

/** The same, for reading what is in it. */
export function readableConversation(tx: Tx, principal: Principal, uuid: string, permission: Permission): Promise<ConversationRow> {
  return conversationFor(selectConversation, tx, principal, uuid, permission);
}

/** Whatever is asked for, hidden conversations stay so; a status tells whether archived ones are meant. */
function archivedFilter(archived: string | undefined, status: string | undefined): string {
  if (archived !== undefined && ["true", "false", "all"].includes(archived)) return archived;
  return status === undefined ? "false" : String(status === "archived");
}

function checkTags(tags: readonly string[]): void {
  const reserved = tags.find((tag) => tag.startsWith("@") && tag !== "@read");
  if (reserved !== undefined) throw invalid(`tags must not hold ${reserved}: those that begin with @ are reserved`);
}

/** What the messaging service does about conversations. */
export const conversationHandlers = (library: Library) =>
  ({
    getConversation: async ({ tx, principal, params, body }) => {
      const user = await holdIdentity(tx, principal.visible, params.user_uuid);
      if (user === undefined) throw problem("not_found");
      allow(principal, "conversation.create", user.uuid, user.account_path);
      const { row, created } = await openConversation(tx, user, numbersFrom(body.phone_numbers), body.name);
      return new Reply(created ? 201 : 200, toConversation(row));
    },

    retrieveConversation: async ({ tx, principal, params, query }) => {
      const row = await readableConversation(tx, principal, params.conversation_uuid, "conversation.read");
      const conversation = toConversation(row);
      if (query.status !== undefined && query.status !== conversation.status) throw problem("not_found");
      const [shown = conversation] = await withMessages(tx, library, [row], query);
      return shown;
    },

    retrieveConversations: async ({ tx, principal, params, query, page }) => {
      const user = await findIdentity(tx, principal.visible, params.user_uuid);
      if (user === undefined) throw problem("not_found");
      allow(principal, "conversation.read", user.uuid, user.account_path);
      if (query.status !== undefined && !["active", "archived"].includes(query.status)) return { items: [], total: 0 };
      const filters = {
        ...query,
        archived: archivedFilter(query.archived, query.status),
        phone_number: query.phone_number && (toE164(query.phone_number) ?? query.phone_number),
      };
      const found = await listConversations(tx, principal.visible, user.uuid, filters, page);
      return { items: await withMessages(tx, library, found.items, query), total: found.total };
    },

    snoozeUnsnoozeConversation: async ({ tx, principal, params, body }) => {
      const row = await conversationFor(lockConversation, tx, principal, params.conversation_uuid, "conversation.update");
      const { snooze = row.snooze, name = row.name } = body;
      const next = { ...row, snooze, name };
      await updateConversation(tx, principal.visible, next);
      tellConversation(tx, "conversation_update", next);
      return toConversation(next);
    },

    archiveUnarchiveConversation: async ({ tx, principal, params, body }) => {
      const row = await conversationFor(lockConversation, tx, principal, params.conversation_uuid, "conversation.update");
      await archiveContext(tx, row.context_uuid, body.archived);
      tellConversation(tx, "conversation_update", { ...row, archived: body.archived });
      return undefined;
    },

    markAllConversationMessagesRead: async ({ tx, principal, params, body }) => {
      checkTags(body.tags);
      const row = await conversationFor(lockConversation, tx, principal, params.conversation_uuid, "message.update");
      await tagMessages(tx, row.context_uuid, body.tags);
      const next = { ...row, unread: body.tags.includes("@read") ? 0 : row.unread };
      tellConversation(tx, "conversation_update", next);
      return toConversation(next);
    },

    deleteConversation: async ({ tx, principal, params }) => {
      const row = await conversationFor(lockConversation, tx, principal, params.conversation_uuid, "conversation.delete");
      await hide(tx, [row]);
      return undefined;
    },

    deleteMultipleConversations: async ({ tx, principal, body }) => {
      const uuids = body.conversations.map((one) => (typeof one === "string" ? one : one.conversation_uuid)).filter(isUuid);
      const scope = principal.scopeOf("conversation.delete");
      await hide(tx, await lockConversations(tx, scope, principal.user_uuid, uuids));
      return undefined;
    },
  }) satisfies Partial<MessagingHandlers>;

/** Hides conversations at once, and has them removed when the time is over. */
async function hide(tx: Tx, rows: readonly ConversationRow[]): Promise<void> {
  if (rows.length === 0) return;
  const uuids = rows.map(({ uuid }) => uuid);
  await hideConversations(tx, uuids, tx.now());
  purgeLater(tx, { conversations: uuids }, deletedFor);
  for (const row of rows) tellConversation(tx, "conversation_deleted", { ...row, deleted_at: tx.now() });
}
