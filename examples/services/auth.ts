/** A group gets a role, and with it its members get permissions. */
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
const [permission] = await pb.auth.listPermissions({ name: "account.read" }).toArray({ limit: 1 });
if (permission === undefined) throw new Error("there is no permission account.read");

const role = await pb.auth.createRole({ account_uuid: me.account_uuid, name: "Readers", permissions: [permission.uuid] });
const group = await pb.auth.createUserGroup({
  account_uuid: me.account_uuid,
  name: "Support",
  description: "Whoever answers the phone.",
  users: [me.user_uuid],
});
await pb.auth.assignRolesToUserGroup({ group_uuid: group.uuid, roles: [role.uuid] });
for await (const each of pb.auth.listUserGroupRoles({ group_uuid: group.uuid }))
  console.log(`${group.name} has the role ${each.name}`);

await pb.auth.deleteUserGroup({ group_uuid: group.uuid });
await pb.auth.deleteRole({ role_uuid: role.uuid });
