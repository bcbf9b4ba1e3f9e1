/** A reseller gets a customer, finds it, changes it, suspends it for a while, and lets it go. */
import { Patchbay } from "@patchbay/sdk";

const pb = new Patchbay({
  host: process.env.PATCHBAY_URL ?? "http://localhost:8420",
  credentials: {
    clientId: "demo-client",
    clientSecret: "demo-client-secret-demo-client-secret",
    username: "reseller@demo.example.com",
    password: "patchbay-demo-only",
  },
});

const me = await pb.identity.getMyIdentityData();
const customer = await pb.accounts.createAccount({ name: "Example, Inc.", type: "Customer", parent_uuid: me.account_uuid });
console.log(`created ${customer.name} with number ${customer.number}`);

await pb.accounts.modifyAccount({ account_uuid: customer.uuid, address: { city: "Sarasota", state: "FL", country: "US" } });
for await (const account of pb.accounts.listAccountChildren({ account_uuid: me.account_uuid, name: "Example" })) {
  console.log(`below ${me.account_uuid}: ${account.name}, ${account.address.city}`);
}

await pb.accounts.suspendAccount({ account_uuid: customer.uuid });
await pb.accounts.reinstateAccount({ account_uuid: customer.uuid });
await pb.accounts.deleteAccount({ account_uuid: customer.uuid });
console.log("gone");
