import { Uuid } from "@patchbay/contract";
import { Type } from "typebox";
import { seedSection } from "../../kernel/service.ts";
import { findSeedIdentity } from "../identity/index.ts";
import { numbersFrom } from "./conversations/handlers.ts";
import { insertConversation, isSeededConversation } from "./store/conversations.ts";

const SeedConversation = Type.Object(
  {
    uuid: Type.Optional(Uuid),
    context_uuid: Type.Optional(Uuid),
    user: Type.String({ description: "UUID or name of the user." }),
    phone_numbers: Type.Array(Type.String(), { minItems: 1, maxItems: 20 }),
    name: Type.Optional(Type.String({ maxLength: 255 })),
  },
  { additionalProperties: false },
);

/** `conversations`: of users, by fixed uuids where given, because old test suites name them. */
export const messagingSeed = seedSection("conversations", Type.Array(SeedConversation), async (tx, seeds) => {
  for (const { uuid = tx.uuid(), context_uuid = tx.uuid(), user: key, phone_numbers, name = null } of seeds) {
    if (await isSeededConversation(tx, uuid)) continue;
    const user = await findSeedIdentity(tx, key);
    if (user === undefined) throw new Error(`Conversation with ${phone_numbers.join(", ")}: there is no user ${key}`);
    const { account_uuid, account_path } = user;
    const numbers = numbersFrom(phone_numbers);
    await insertConversation(tx, {
      uuid,
      context_uuid,
      account_uuid,
      account_path,
      user_uuid: user.uuid,
      name,
      phone_numbers: numbers,
      created_at: tx.now(),
    });
  }
});
