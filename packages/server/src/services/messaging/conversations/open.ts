import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import type { Owner } from "../sending/senders.ts";
import {
  archiveContext,
  type ConversationRow,
  insertConversation,
  lockConversationWith,
  updateConversation,
} from "../store/conversations.ts";
import { toConversation } from "../view.ts";

export type ConversationEvent = "conversation_created" | "conversation_update" | "conversation_deleted";

/** Tells what happened to a conversation. */
export function tellConversation(tx: Tx, event: ConversationEvent, row: ConversationRow): void {
  const { account_uuid, user_uuid } = row;
  emit(tx, { service: "messaging", event, account_uuid, user_uuid, data: toConversation(row) });
}

/** One that is opened again leaves the archive, and takes the name if it has none. */
async function reopen(tx: Tx, row: ConversationRow, name: string | undefined): Promise<ConversationRow> {
  const next = { ...row, archived: false, name: row.name ?? name ?? null };
  if (next.name === row.name && !row.archived) return row;
  if (row.archived) await archiveContext(tx, row.context_uuid, false);
  if (next.name !== row.name) await updateConversation(tx, row.account_path, next);
  tellConversation(tx, "conversation_update", next);
  return next;
}

/**
 * The user's conversation with these numbers: the one there is, or a new one.
 * @param numbers E.164, each once
 */
export async function openConversation(
  tx: Tx,
  user: Owner,
  numbers: readonly string[],
  name?: string,
): Promise<{ readonly row: ConversationRow; readonly created: boolean }> {
  const found = await lockConversationWith(tx, user.uuid, numbers);
  if (found !== undefined) return { row: await reopen(tx, found, name), created: false };
  const { uuid: user_uuid, account_uuid, account_path } = user;
  const fresh = {
    uuid: tx.uuid(),
    context_uuid: tx.uuid(),
    account_uuid,
    account_path,
    user_uuid,
    name: name ?? null,
    phone_numbers: [...numbers],
    created_at: tx.now(),
  };
  // Somebody was faster: now it is there.
  if (!(await insertConversation(tx, fresh))) return openConversation(tx, user, numbers, name);
  const row: ConversationRow = {
    ...fresh,
    remotes: "",
    snooze: false,
    last_message_at: null,
    deleted_at: null,
    archived: false,
    context_created_at: fresh.created_at,
    unread: 0,
  };
  tellConversation(tx, "conversation_created", row);
  return { row, created: true };
}
