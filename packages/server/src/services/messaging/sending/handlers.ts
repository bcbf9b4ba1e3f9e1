import type { messaging as contract } from "@patchbay/contract";
import { loopbackName } from "../../../carriers/loopback.ts";
import type { Routes } from "../../../carriers/routes.ts";
import type { Principal } from "../../../kernel/access/principal.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { invalid, problem } from "../../../kernel/errors.ts";
import { isUuid } from "../../../kernel/http/mount.ts";
import { toE164 } from "../../../kernel/phone.ts";
import { type Handlers, Reply } from "../../../kernel/service.ts";
import { findIdentity } from "../../identity/index.ts";
import { compose } from "../content.ts";
import { allow } from "../conversations/handlers.ts";
import { openConversation } from "../conversations/open.ts";
import { type ConversationRow, selectConversationOf } from "../store/conversations.ts";
import { takeOutTexts } from "../store/queue.ts";
import { type NewText, selectTextsOfMessage } from "../store/texts.ts";
import { asRow, toMessage, toSimpleSms, toText } from "../view.ts";
import type { Acceptance, Timing } from "./accept.ts";
import { fail } from "./progress.ts";
import { type Owner, senderOf, simpleSenderOf } from "./senders.ts";

/** Who sends: the caller himself, or somebody for whom he may. */
async function ownerOf(tx: Tx, principal: Principal, uuid: string): Promise<Owner> {
  const { user_uuid, account_uuid, account_path } = principal;
  if (uuid === user_uuid) return { uuid, account_uuid, account_path };
  const user = await findIdentity(tx, principal.visible, uuid);
  if (user === undefined) throw problem("not_found");
  principal.require("message.create", user.account_path);
  return user;
}

/** The user's conversation that is named by its thread, its own id, or a number of the other party. */
async function conversationOf(tx: Tx, user: Owner, to: string): Promise<ConversationRow> {
  if (isUuid(to)) {
    const row = await selectConversationOf(tx, user.uuid, to);
    if (row === undefined) throw invalid("to must be the context of a conversation of the user");
    return row;
  }
  const number = toE164(to);
  if (number === undefined) throw invalid("to must be the context of a conversation, or a telephone number");
  return (await openConversation(tx, user, [number])).row;
}

/** A text to one telephone, beside any conversation. */
export interface SimpleText extends Timing {
  /** A number, however it is written. */
  readonly from: string;
  readonly to: string;
  readonly content: Parameters<typeof compose>[0];
  readonly metadata?: Readonly<Record<string, unknown>> | undefined;
}

/** Accepts texts to one telephone, from a number that the caller may send from. */
export type SendSimple = (tx: Tx, principal: Principal, text: SimpleText) => Promise<NewText>;

/** @returns what accepts texts to one telephone. It throws problems as {@link Acceptance} does, and `messaging.sender_refused` */
export function simpleSending(acceptance: Acceptance, routes: Routes): SendSimple {
  const offline = isOffline(routes);
  return async (tx, principal, given) => {
    const composed = compose(given.content, "sms");
    const to = toE164(given.to);
    if (to === undefined) throw invalid("to must be a telephone number");
    const from = toE164(given.from);
    const [sender, asked] = await Promise.all([simpleSenderOf(tx, principal, from, offline), acceptance.ask(tx, from, [to])]);
    const sending = {
      sender,
      composed,
      remotes: [to],
      to_given: to,
      user_uuid: sender.user_uuid ?? (sender.account_uuid === principal.account_uuid ? principal.user_uuid : null),
      conversation: null,
      metadata: given.metadata ?? {},
    };
    const [text] = await acceptance.accept(tx, sending, given, asked);
    return text;
  };
}

function isOffline({ carriers }: Routes): boolean {
  return carriers.length > 0 && carriers.every(({ name }) => name === loopbackName);
}

/** What the messaging service does about sending. */
export function sendingHandlers(acceptance: Acceptance, routes: Routes, sendSimple: SendSimple) {
  const offline = isOffline(routes);
  return {
    sendMessage: async ({ tx, principal, params, body }) => {
      const user = await ownerOf(tx, principal, params.user_uuid);
      const composed = compose(body.content, body.channel);
      const [sender, conversation] = await Promise.all([
        senderOf(tx, user, toE164(body.from), offline),
        conversationOf(tx, user, body.to),
      ]);
      const sending = {
        sender,
        composed,
        remotes: conversation.phone_numbers,
        to_given: body.to,
        user_uuid: user.uuid,
        conversation,
        metadata: {},
      };
      const [text] = await acceptance.accept(tx, sending, body);
      return toMessage(asRow(text), conversation);
    },

    sendSimpleSMS: async ({ tx, principal, body }) => {
      const text = await sendSimple(tx, principal, body);
      return new Reply(201, toSimpleSms(asRow(text)));
    },

    cancelMessage: async ({ tx, principal, params }) => {
      const texts = await selectTextsOfMessage(tx, principal.visible, params.message_uuid);
      const [first] = texts;
      if (first === undefined) throw problem("not_found");
      allow(principal, "message.create", first.user_uuid, first.account_path);
      const open = await takeOutTexts(
        tx,
        texts.map(({ uuid }) => uuid),
      );
      if (open.length === 0) throw problem("conflict", "It has been sent already, or is being sent.");
      const ended = await fail(tx, open, "canceled", "It was canceled before it was sent.");
      return toText(ended.find(({ uuid }) => uuid === first.uuid) ?? first);
    },
  } satisfies Partial<Handlers<typeof contract>>;
}
