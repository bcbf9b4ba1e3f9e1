/** Which extensions an account has, and whom they ring. */
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

const { account_uuid } = await pb.identity.getMyIdentityData();
const extensions = await pb.voice.getExtensionsByAccount({ account_uuid });
console.log(`${extensions.metadata.total} extensions`);
for await (const { extension, name, type, did_numbers } of pb.voice.getExtensionsByAccount({ account_uuid, type: "user" })) {
  console.log(`${extension} ${name} (${type}): ${did_numbers.join(", ")}`);
}
