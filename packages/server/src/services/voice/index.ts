import { voice as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { voiceHandlers } from "./handlers.ts";
import { voiceSeed } from "./seed.ts";
import { deleteExtensionsOfAccount, unassignUser } from "./store.ts";
import { tell } from "./view.ts";

/** The voice service. */
export const voice = defineService(contract, () => ({
  handlers: voiceHandlers,
  migrations: migrationsBeside(import.meta.url),
  seed: [voiceSeed],
  consumers: [
    {
      name: "voice.cleanup",
      events: ["identity.identity_deleted", "accounts.account_deleted"],
      from: "beginning",
      handle: async (tx, batch) => {
        for (const { service, account_uuid, user_uuid } of batch) {
          if (service === "accounts") await deleteExtensionsOfAccount(tx, account_uuid);
          else if (user_uuid !== null) tell(tx, "extension_updated", await unassignUser(tx, user_uuid));
        }
      },
    },
  ],
}));
