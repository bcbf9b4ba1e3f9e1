import type { InboundText } from "../../../carriers/carrier.ts";
import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import { findCampaign } from "../../campaigns/index.ts";
import { holdIdentities, type IdentityRef, listAccountIdentities } from "../../identity/index.ts";
import { findProvisioned, type ProvisionedRef } from "../../numbers/index.ts";
import { openConversation } from "../conversations/open.ts";
import type { IncomingMedia } from "../media/incoming.ts";
import { segment } from "../segments.ts";
import { type ConversationRow, contextHasNew } from "../store/conversations.ts";
import { arrivalOf, hasArrived, insertionOfTexts, type NewText, selectLastSender, type TextRow } from "../store/texts.ts";
import { asRow, toText } from "../view.ts";
import { followKeyword } from "./consent.ts";

/**
 * Whose the text is: the user's whom the number is assigned to; else of whoever texted with that telephone last, if he is
 * still there; else of the account's first user. Held until the transaction ends.
 */
async function recipientOf(tx: Tx, number: ProvisionedRef, remote: string): Promise<IdentityRef | undefined> {
  const { account_uuid } = number;
  const last = number.user_uuid ?? (await selectLastSender(tx, number.number, remote, account_uuid));
  const [found] = last === undefined ? [] : await holdIdentities(tx, [last]);
  if (found !== undefined) return found;
  const [first] = (await listAccountIdentities(tx, account_uuid, 1)).items;
  return first && (await holdIdentities(tx, [first.uuid]))[0];
}

function contentOf({ text, media }: InboundText): NewText["content"] {
  const words = text === "" && media.length > 0 ? [] : [{ type: "text", body: text }];
  return [...words, ...media.map((body) => ({ type: "file", body }))];
}

function newInbound(
  tx: Tx,
  carrier: string,
  inbound: InboundText,
  number: ProvisionedRef,
  user_uuid: string | null,
  conversation: ConversationRow | undefined,
): NewText {
  const uuid = tx.uuid();
  const isMms = inbound.media.length > 0;
  const { encoding, segments } = segment(inbound.text);
  return {
    uuid,
    message_uuid: uuid,
    account_uuid: number.account_uuid,
    account_path: number.account_path,
    user_uuid,
    conversation_uuid: conversation?.uuid ?? null,
    context_uuid: conversation?.context_uuid ?? null,
    direction: "inbound",
    number: number.number,
    remote: inbound.from,
    to_given: number.number,
    phone_numbers: [number.number],
    channel: isMms ? "mms" : "sms",
    content: contentOf(inbound),
    encoding,
    segments: isMms ? 1 : Math.max(1, segments),
    status: "received",
    metadata: {},
    created_at: tx.now(),
    scheduled_at: null,
    valid_until: null,
    provider: number.provider,
    campaign_id: number.campaign_id,
    brand_id: number.brand_id,
    waiting: false,
    wait_until: null,
    carrier,
    arrival: arrivalOf(carrier, inbound.id) ?? null,
    trace_id: tx.context.trace_id,
  };
}

/**
 * Takes in a text that came to a number of the platform: it appears in the conversation of its user, and keywords are
 * followed. One that has come before changes nothing.
 * @returns undefined when nobody has the number, or the text has come before
 */
export async function receiveInbound(
  tx: Tx,
  media: IncomingMedia,
  carrier: string,
  inbound: InboundText,
): Promise<TextRow | undefined> {
  const number = await findProvisioned(tx, inbound.to);
  const arrival = arrivalOf(carrier, inbound.id);
  if (number === undefined || (arrival !== undefined && (await hasArrived(tx, arrival)))) return undefined;
  const user = await recipientOf(tx, number, inbound.from);
  const opened = user && (await openConversation(tx, user, [inbound.from]));
  const text = newInbound(tx, carrier, inbound, number, user?.uuid ?? null, opened?.row);
  if ((await tx.run(insertionOfTexts([text]))) === 0) return undefined;
  if (opened !== undefined) await tx.run(contextHasNew(opened.row.context_uuid, text.created_at));
  const row = asRow(text);
  // One with files is told of when they are there.
  if (inbound.media.length > 0) media.fetchLater(tx, row.uuid);
  else emit(tx, { service: "sms", event: "inbound", account_uuid: row.account_uuid, user_uuid: row.user_uuid, data: toText(row) });
  const campaign = number.campaign_id === null ? undefined : await findCampaign(tx, number.campaign_id);
  await followKeyword(tx, { row, number, campaign, words: inbound.text });
  return row;
}
