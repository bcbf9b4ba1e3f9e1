/** An application keeps a preference for its user. */
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
const property = await pb.profiles.createUserProperty({ user_uuid, context: "user", name: "theme", value: "dark" });
await pb.profiles.updateProperty({ property_uuid: property.uuid, value: "light" });
for await (const { name, value } of pb.profiles.listUserProperties({ user_uuid, name: "theme" })) console.log(`${name}: ${value}`);
await pb.profiles.deleteProperty({ property_uuid: property.uuid });
