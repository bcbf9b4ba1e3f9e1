import type { Conversation } from "@patchbay/contract";
import type { Static } from "typebox";
import type { Executor } from "../../../kernel/db/database.ts";
import type { Library } from "../media/library.ts";
import type { ConversationRow } from "../store/conversations.ts";
import { selectFirstMessages } from "../store/texts.ts";
import { toConversation, toMessage } from "../view.ts";

/** What is to be shown with conversations. */
export interface Expansion {
  readonly expand?: readonly string[] | undefined;
  readonly "messages.limit"?: number | undefined;
  readonly "messages.sort"?: string | undefined;
}

const most = 25;

/** Conversations as the API shows them, with their first messages if asked for. */
export async function withMessages(
  db: Executor,
  library: Library,
  rows: readonly ConversationRow[],
  query: Expansion,
): Promise<Static<typeof Conversation>[]> {
  if (rows.length === 0 || !query.expand?.includes("messages")) return rows.map(toConversation);
  const limit = Math.min(Math.max(1, query["messages.limit"] ?? 1), most);
  const contexts = [...new Set(rows.map((row) => row.context_uuid))];
  const found = await selectFirstMessages(db, contexts, limit, query["messages.sort"] !== "datetime");
  return rows.map((row) => {
    const own = found.filter(({ context_uuid }) => context_uuid === row.context_uuid);
    const items = own.map((message) => toMessage(library.withLinks(message), row));
    const metadata = { total: own[0]?.total ?? 0, offset: 0, count: items.length, limit };
    return { ...toConversation(row), messages: { items, metadata } };
  });
}
