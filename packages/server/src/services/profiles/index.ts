import { profiles as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { profileHandlers } from "./handlers.ts";
import { deletePropertiesOfUser } from "./store.ts";

/** The profiles service. */
export const profiles = defineService(contract, () => ({
  handlers: profileHandlers,
  migrations: migrationsBeside(import.meta.url),
  consumers: [
    {
      name: "profiles.cleanup",
      events: ["identity.identity_deleted"],
      from: "beginning",
      handle: async (tx, batch) => {
        for (const event of batch) if (event.user_uuid !== null) await deletePropertiesOfUser(tx, event.user_uuid);
      },
    },
  ],
}));
