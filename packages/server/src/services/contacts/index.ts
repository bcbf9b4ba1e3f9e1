import { contacts as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService } from "../../kernel/service.ts";
import { contactHandlers } from "./handlers.ts";
import { deleteContactsOfUser } from "./store.ts";

/** The contacts service. */
export const contacts = defineService(contract, () => ({
  handlers: contactHandlers,
  migrations: migrationsBeside(import.meta.url),
  consumers: [
    {
      name: "contacts.cleanup",
      events: ["identity.identity_deleted"],
      from: "beginning",
      handle: async (tx, batch) => {
        for (const event of batch) if (event.user_uuid !== null) await deleteContactsOfUser(tx, event.user_uuid);
      },
    },
  ],
}));
