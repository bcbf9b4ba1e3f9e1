/** A user is created, gets an alias, is switched off and on again, and deleted. */
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
const username = `sam.${Date.now()}@example.com`;
const user = await pb.identity.createIdentity({
  account_uuid: me.account_uuid,
  type: "user",
  provider: "local",
  first_name: "Sam",
  last_name: "Sample",
  username,
  email: username,
  password: "a long enough passphrase",
});
console.log(`created ${user.first_name} ${user.last_name}`);

await pb.identity.createAlias({ user_uuid: user.uuid, nickname: `sam-${Date.now()}` });
await pb.identity.deactivateIdentity({ user_uuid: user.uuid });
await pb.identity.reactivateIdentity({ user_uuid: user.uuid });
const { status } = await pb.identity.getIdentity({ user_uuid: user.uuid });
console.log(`is ${status}`);

await pb.identity.deleteIdentity({ user_uuid: user.uuid });
