/** A team gets a channel and writes in it. */
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

const me = await pb.identity.getMyIdentityData();
const channel = await pb.chat.createChannel({ name: "Front desk", topic: "Who is on shift", account_uuid: me.account_uuid });
const { uuid: channel_uuid } = channel;

await pb.chat.sendMessage({ channel_uuid, content: { contentType: "text/plain", content: "Good morning!" } });
const { items: messages } = await pb.chat.getMessages({ channel_uuid });
for (const { user_uuid, content } of messages) {
  console.log(`${user_uuid}: ${"content" in content ? content.content : `${content.parts.length} parts`}`);
}
for await (const { name, topic } of pb.chat.listChannels({ account_uuid: me.account_uuid })) console.log(`${name}: ${topic}`);
await pb.chat.deleteChannel({ channel_uuid });
