/** A user texts somebody, and reads the conversation. */
import { Patchbay } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "user@demo.example.com",
    password: "patchbay-demo-only",
  },
});

const { user_uuid } = await pb.identity.getMyIdentityData();
const [mine] = await pb.numbers.getProvisionedNumbersByUser({ user_uuid }).toArray({ limit: 1 });
const from = mine?.number ?? "+19415550100";

const conversation = await pb.messaging.getConversation({ user_uuid, phone_numbers: ["+19415550123"], name: "Dana" });
const message = await pb.messaging.sendMessage({
  user_uuid,
  to: conversation.context.uuid,
  from,
  channel: "sms",
  content: [{ type: "text", body: "Your table is ready." }],
});
console.log(`to ${conversation.name}, ${conversation.phone_numbers.join(", ")}: ${message.status}`);

for await (const { direction, content } of pb.messaging.retrieveMessages({ conversation_uuid: conversation.uuid })) {
  console.log(`${direction}: ${content.map(({ body }) => body).join(" ")}`);
}
await pb.messaging.archiveUnarchiveConversation({ conversation_uuid: conversation.uuid, archived: true });
