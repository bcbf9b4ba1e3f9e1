import type { Tx } from "../../../kernel/db/database.ts";
import { emit } from "../../../kernel/events/index.ts";
import type { CampaignRef } from "../../campaigns/index.ts";
import type { ProvisionedRef } from "../../numbers/index.ts";
import { compose } from "../content.ts";
import { queueAnswer } from "../sending/accept.ts";
import { deleteOptOut, insertConsent, insertOptOut, selectOptOuts } from "../store/opt-outs.ts";
import type { TextRow } from "../store/texts.ts";
import { toText } from "../view.ts";
import { type Keyword, type KeywordAction, keywordOf } from "./keywords.ts";

/** A text that came in, and where. */
export interface Arrival {
  readonly row: TextRow;
  readonly number: ProvisionedRef;
  readonly campaign: CampaignRef | undefined;
  readonly words: string;
}

const defaults: Readonly<Record<KeywordAction, string>> = {
  opt_out: "You have been unsubscribed and will not get any more messages. Reply START to get them again.",
  opt_in: "You will get messages again. Reply HELP for help, STOP to unsubscribe. Message and data rates may apply.",
  help: "Reply STOP to get no more messages from this number, START to get them again. Message and data rates may apply.",
};

/** The campaign's own words where it answers itself; for help else the number's. */
function replyTo(action: KeywordAction, { number, campaign }: Arrival): string {
  const own = {
    opt_out: campaign?.sub_opt_out ? campaign.opt_out_message : null,
    opt_in: campaign?.sub_opt_in ? campaign.opt_in_message : null,
    help: (campaign?.sub_help ? campaign.help_message : null) ?? number.help_text,
  };
  return own[action] ?? defaults[action];
}

function answer(tx: Tx, arrival: Arrival, body: string): void {
  const { row, number } = arrival;
  const { user_uuid, conversation_uuid: uuid, context_uuid, remote } = row;
  queueAnswer(tx, {
    sender: number,
    composed: compose([{ type: "text", body }], "sms"),
    remotes: [remote],
    to_given: context_uuid ?? remote,
    user_uuid,
    conversation: uuid === null || context_uuid === null ? null : { uuid, context_uuid },
    metadata: { automatic: true },
  });
}

/** Keeps what was decided. @returns whether it is to be answered: whoever stops once more hears nothing. */
async function decide(tx: Tx, { row, number }: Arrival, sender: string, { action, keyword }: Keyword): Promise<boolean> {
  if (action === "help") return true;
  const { account_uuid, account_path, remote } = row;
  const about = { uuid: tx.uuid(), account_uuid, account_path, sender, number: number.number, remote };
  const consent = { ...about, action, keyword, evidence: toText(row), at: tx.now() };
  await insertConsent(tx, consent);
  if (action === "opt_out") return insertOptOut(tx, consent, row.uuid);
  await deleteOptOut(tx, sender, remote);
  return true;
}

/** If the text is a keyword, does what it calls for: opts out or in, tells, answers. */
export async function followKeyword(tx: Tx, arrival: Arrival): Promise<void> {
  const { row, number, campaign, words } = arrival;
  const sender = number.campaign_id ?? number.number;
  const optedOut = (await selectOptOuts(tx, [sender], [row.remote])).length > 0;
  const found = keywordOf(words, campaign, optedOut);
  if (found === undefined) return;
  const isAnswered = await decide(tx, arrival, sender, found);
  const { account_uuid, user_uuid, remote } = row;
  const data = { number: number.number, remote, keyword: found.keyword, campaign_id: number.campaign_id, evidence: toText(row) };
  emit(tx, { service: "sms", event: found.action, account_uuid, user_uuid, data });
  if (isAnswered) answer(tx, arrival, replyTo(found.action, arrival));
}
