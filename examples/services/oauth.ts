/** An application gets a client of its own, signs in with it, and is ended again. */
import { Patchbay } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "admin@demo.example.com",
    password: "patchbay-demo-only",
  },
});

const me = await pb.identity.getMyIdentityData();
const client = await pb.oauth.createClientApp({
  name: "Nightly import",
  description: "Reads the accounts once a day.",
  application_type: "connect",
  grant_types: ["client_credentials"],
  app_user: me.user_uuid,
});
if (client.secret === undefined) throw new Error("the secret is told once, when the client is created");
const credentials = { clientId: client.public_id, clientSecret: client.secret };
const application = new Patchbay({ host: process.env.PATCHBAY_URL ?? "http://localhost:8420", credentials });
console.log(`the application acts as ${(await application.identity.getMyIdentityData()).user_uuid}`);

for await (const token of pb.oauth.listClientTokens({ client_id: client.public_id })) {
  console.log(`a token that ends ${token.expires_at}`);
}
await pb.oauth.deleteOauthClient({ client_uuid: client.uuid });
