/** An application keeps a document for its user. */
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
const draft = await pb.objects.createUserDataObject({
  user_uuid,
  name: "Menu",
  type: "menu",
  content: { soup: "Tomato" },
});

const { uuid: object_uuid, name, type, version } = draft;
// With the version, an update is refused when somebody else was faster.
await pb.objects.updateDataObject({ object_uuid, name, type, version, content: { soup: "Leek" } });
const { content } = await pb.objects.getDataObject({ object_uuid });
console.log(`${name}: ${JSON.stringify(content)}`);

for await (const each of pb.objects.getByType({ type: "menu" })) console.log(`${each.name}, ${each.content_type}`);
await pb.objects.deleteDataObject({ object_uuid });
