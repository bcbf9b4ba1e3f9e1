/** Where calls of an account can go. */
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
const destinations = await pb.dbsip.getAccountDestinations({ account_uuid, active: true }).toArray({ limit: 1000 });
console.log(`${destinations.length} active destinations`);
for (const { id } of destinations) {
  const { type, name, number, extension } = await pb.dbsip.getDestinationById({ destination_id: id });
  console.log(`${type} ${name}: ${number ?? extension}`);
}
