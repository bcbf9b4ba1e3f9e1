import type { Consumer } from "../../kernel/events/consumers.ts";
import { deleteRunsOfAccount } from "./history/store.ts";
import { deleteTemplatesOfAccount } from "./templates/store.ts";

/** Removes what belonged to an account that is no more. */
export const cleanup: Consumer = {
  name: "workflow.cleanup",
  events: ["accounts.account_deleted"],
  from: "beginning",
  handle: async (tx, batch) => {
    for (const { account_uuid } of batch) {
      await deleteRunsOfAccount(tx, account_uuid);
      await deleteTemplatesOfAccount(tx, account_uuid);
    }
  },
};
