/** A user stores a file, gets its address, and deletes it. */
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
const file = await pb.media.uploadFile({
  user_uuid,
  file: new Blob(["Tomato soup"], { type: "text/plain" }),
  file_name: "menu.txt",
  file_title: "The menu of today",
});
const { file_id } = file;

// Whoever has the address can read the file for a while, without a token.
const { content_url } = await pb.media.getMediaFileUrl({ file_id, content_url: true });
console.log(`${file.file_title} is at ${content_url}`);

for await (const { file_name, content_type } of pb.media.listUserMedia({ user_uuid })) console.log(`${file_name}: ${content_type}`);
await pb.media.deleteMedia({ file_id });
