import type { Consumer } from "../../kernel/events/index.ts";
import { deleteEventsOfAccount, deleteEventsOfUser } from "./store/events.ts";
import { deleteFiringsOfAccount, deleteFiringsOfUser } from "./store/firings.ts";

/** Nothing fires for those who are no more. */
export const cleanup: Consumer = {
  name: "scheduler.cleanup",
  events: ["identity.identity_deleted", "accounts.account_deleted"],
  from: "beginning",
  handle: async (tx, batch) => {
    for (const { event, account_uuid, user_uuid } of batch) {
      if (event === "account_deleted") {
        await deleteEventsOfAccount(tx, account_uuid);
        await deleteFiringsOfAccount(tx, account_uuid);
      } else if (user_uuid !== null) {
        await deleteEventsOfUser(tx, user_uuid);
        await deleteFiringsOfUser(tx, user_uuid);
      }
    }
  },
};
