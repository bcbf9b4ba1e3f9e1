import type { EventEnvelope } from "@patchbay/contract";
import type { Tx } from "../../kernel/db/database.ts";
import type { Consumer } from "../../kernel/events/consumers.ts";
import type { Settings } from "../../kernel/settings.ts";
import { optOutsFor, purgeLater } from "./purge.ts";
import { fail } from "./sending/progress.ts";
import { campaignChanged, numberLeft } from "./sending/registration.ts";
import { hideConversationsOfUser, purgeConversation } from "./store/conversations.ts";
import { takeOutOf } from "./store/queue.ts";
import { deleteTextsOfAccount, deleteTextsOfUser } from "./store/texts.ts";

/** What a user had goes with him. */
async function userIsGone(tx: Tx, user_uuid: string): Promise<void> {
  for (const uuid of await hideConversationsOfUser(tx, user_uuid, tx.now())) await purgeConversation(tx, uuid);
  await deleteTextsOfUser(tx, user_uuid);
}

/** What waits to be sent from a number that was given back fails; who had opted out of it is known for a while. */
async function numberIsGone(tx: Tx, number: string): Promise<void> {
  await fail(tx, await takeOutOf(tx, number), "number_gone", "The number that it was to be sent from was given back.");
  purgeLater(tx, { optOuts: { number, before: tx.now().toISOString() } }, optOutsFor);
}

async function follow(tx: Tx, { event, account_uuid, user_uuid, data }: EventEnvelope): Promise<void> {
  if (event === "identity_deleted" && user_uuid !== null) await userIsGone(tx, user_uuid);
  else if (event === "account_deleted") await deleteTextsOfAccount(tx, account_uuid);
  else if (event === "number_deprovisioned" && typeof data.number === "string") await numberIsGone(tx, data.number);
}

/** Follows what happens to users, accounts and numbers. */
const cleanup: Consumer = {
  name: "messaging.cleanup",
  events: ["identity.identity_deleted", "accounts.account_deleted", "sms.number_deprovisioned"],
  from: "beginning",
  handle: async (tx, batch) => {
    for (const event of batch) await follow(tx, event);
  },
};

/** Follows what happens to campaigns and the numbers in them. */
const registration: Consumer = {
  name: "messaging.registration",
  events: ["sms.campaign_status", "sms.campaign_number_removed"],
  from: "end",
  handle: async (tx, batch) => {
    for (const { data } of batch) {
      const { campaign_id, number } = data;
      if (typeof campaign_id !== "string") continue;
      if (typeof number === "string") await numberLeft(tx, campaign_id, number);
      else await campaignChanged(tx, campaign_id);
    }
  },
};

/** What follows from events of other services. */
export function consumers({ enforce10dlc }: Pick<Settings, "enforce10dlc">): Consumer[] {
  return enforce10dlc === "on" ? [cleanup, registration] : [cleanup];
}
