import { dbsip as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { dbsipHandlers } from "./handlers.ts";
import { dbsipSeed } from "./seed.ts";
import { deleteDestinationsOfAccount, unassignUser } from "./store.ts";

/** The dbsip service. */
export const dbsip = defineService(contract, () => ({
  handlers: dbsipHandlers,
  migrations: migrationsBeside(import.meta.url),
  seed: [dbsipSeed],
  consumers: [
    {
      name: "dbsip.cleanup",
      events: ["identity.identity_deleted", "accounts.account_deleted"],
      from: "beginning",
      handle: async (tx, batch) => {
        for (const { service, account_uuid, user_uuid } of batch) {
          if (service === "accounts") await deleteDestinationsOfAccount(tx, account_uuid);
          else if (user_uuid !== null) await unassignUser(tx, user_uuid);
        }
      },
    },
  ],
}));
