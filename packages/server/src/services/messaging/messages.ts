import type { messaging as contract } from "@patchbay/contract";
import type { Tx } from "../../kernel/db/database.ts";
import { problem } from "../../kernel/errors.ts";
import { emit } from "../../kernel/events/index.ts";
import { isUuid } from "../../kernel/http/mount.ts";
import { mapItems } from "../../kernel/lists.ts";
import type { Handlers } from "../../kernel/service.ts";
import { allow, readableConversation } from "./conversations/handlers.ts";
import type { Library } from "./media/library.ts";
import { deletedFor, purgeLater } from "./purge.ts";
import { hideMessages, listMessages, selectText, type TextRow } from "./store/texts.ts";
import { toMessage, toText } from "./view.ts";

/** Has hidden messages removed when the time is over, and tells. */
function afterHiding(tx: Tx, rows: readonly TextRow[]): void {
  if (rows.length === 0) return;
  purgeLater(tx, { messages: rows.map(({ uuid }) => uuid) }, deletedFor);
  for (const { uuid: message_uuid, conversation_uuid, account_uuid, user_uuid } of rows) {
    const data = { message_uuid, conversation_uuid };
    emit(tx, { service: "messaging", event: "message_deleted", account_uuid, user_uuid, data });
  }
}

/** What the messaging service does about the messages that there are. */
export const messageHandlers = (library: Library) =>
  ({
    retrieveMessages: async ({ tx, principal, params, page }) => {
      const conversation = await readableConversation(tx, principal, params.conversation_uuid, "message.read");
      return mapItems(await listMessages(tx, conversation.context_uuid, page), (row) =>
        toMessage(library.withLinks(row), conversation),
      );
    },

    retrieveMessage: async ({ tx, principal, params }) => {
      const row = await selectText(tx, principal.visible, params.message_uuid);
      if (row === undefined) throw problem("not_found");
      allow(principal, "message.read", row.user_uuid, row.account_path);
      return toText(library.withLinks(row));
    },

    deleteMessage: async ({ tx, principal, params }) => {
      const row = await selectText(tx, principal.visible, params.message_uuid);
      if (row === undefined) throw problem("not_found");
      allow(principal, "message.delete", row.user_uuid, row.account_path);
      const hidden = await hideMessages(tx, principal.visible, principal.user_uuid, [row.uuid], tx.now());
      if (hidden.length === 0) throw problem("not_found");
      afterHiding(tx, hidden);
      return undefined;
    },

    deleteMultipleMessages: async ({ tx, principal, body }) => {
      const uuids = body.messages.filter(isUuid);
      const scope = principal.scopeOf("message.delete");
      afterHiding(tx, await hideMessages(tx, scope, principal.user_uuid, uuids, tx.now()));
      return undefined;
    },
  }) satisfies Partial<Handlers<typeof contract>>;
