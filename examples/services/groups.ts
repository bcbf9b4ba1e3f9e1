/** A group is switched off, which takes its permissions from all members, and on again. */
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
const group = await pb.auth.createUserGroup({ account_uuid: me.account_uuid, name: "Night shift", description: "", users: [] });
await pb.groups.deactivateGroup({ group_uuid: group.uuid });
console.log(`${group.name} is ${(await pb.auth.getUserGroup({ group_uuid: group.uuid })).status}`);
await pb.groups.reactivateGroup({ group_uuid: group.uuid });
console.log(`${group.name} is ${(await pb.auth.getUserGroup({ group_uuid: group.uuid })).status}`);
await pb.auth.deleteUserGroup({ group_uuid: group.uuid });
