import type { Tx } from "../../kernel/db/database.ts";
import { defineJobs, enqueue } from "../../kernel/lanes/index.ts";
import { purgeConversation } from "./store/conversations.ts";
import { forgetOptOuts } from "./store/opt-outs.ts";
import { purgeMessages } from "./store/texts.ts";

/** What is removed for good. */
interface Remains {
  readonly conversations?: readonly string[];
  readonly messages?: readonly string[];
  /** A number that was given back at that time (RFC 3339): who had opted out of its texts. */
  readonly optOuts?: { readonly number: string; readonly before: string };
}

const day = 86_400_000;
/** How long what is deleted is kept out of sight. */
export const deletedFor = 30 * day;
/** How long it is known who had opted out of a number that was given back. */
export const optOutsFor = 90 * day;

export const purgeLane = defineJobs<Remains>(
  { name: "messaging.purge" },
  {
    handle: async (tx, { payload: { conversations = [], messages = [], optOuts } }) => {
      for (const uuid of conversations) await purgeConversation(tx, uuid);
      await purgeMessages(tx, messages);
      if (optOuts !== undefined) await forgetOptOuts(tx, optOuts.number, new Date(optOuts.before));
    },
  },
);

/** Has something removed for good, so many ms from now. */
export function purgeLater(tx: Tx, remains: Remains, after: number): void {
  enqueue(tx, { lane: purgeLane, payload: remains, due_at: new Date(tx.now().getTime() + after) });
}
