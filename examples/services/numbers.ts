/** An account looks for a number, takes it into use, and gives it back. */
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

const { account_uuid } = await pb.identity.getMyIdentityData();
const { items: states } = await pb.numbers.getAvailableStates();
console.log(`numbers are to be had from ${states.length} states`);

const { items: numbers } = await pb.numbers.listAvailableNumbers({ state: "FL", qty: 2 });
if (numbers.length === 0) throw new Error("there are no numbers in Florida now");
const { enabled, failed } = await pb.numbers.provisionNumbers({ numbers, account_uuid, reference_id: "front desk" });
console.log(`${enabled.length} in use, ${failed.length} failed`);

for await (const { number, reference_id } of pb.numbers.getProvisionedNumbersByAccount({ account_uuid })) {
  console.log(`${number}: ${reference_id}`);
}
await pb.numbers.deprovisionNumbers({ numbers: enabled, account_uuid });
