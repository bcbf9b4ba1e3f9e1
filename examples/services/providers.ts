/** Which other services users can connect to, and a token for one that the user has connected to. */
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
const providers = await pb.providers.listAvailableProviders().toArray({ limit: 100 });
console.log(`${providers.length} providers: ${providers.map(({ name }) => name).join(", ")}`);

const connections = await pb.providers.listUserProviderConnections({ user_uuid }).toArray({ limit: 100 });
console.log(`connected to ${connections.length} of them`);
for (const { uuid, user_name, scopes } of connections) {
  const { token_type, expires_in } = await pb.providers.getProviderTokenByConnection({ connection_uuid: uuid });
  console.log(`as ${user_name}, for ${scopes.join(" ")}: a ${token_type} token for ${expires_in} s`);
}
