/** An account describes a table, makes one, and keeps rows in it. */
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
const template = await pb.resources.registerAccountTemplate({
  account_uuid,
  name: "Guests",
  schema: { type: "object", properties: { name: { type: "string" }, visits: { type: "integer" } }, required: ["name"] },
});
const guests = await pb.resources.createInstance({ template_uuid: template.uuid, name: "Guests of 2026", type: "guests" });
const instance_uuid = guests.uuid;

const row = await pb.resources.addRowToInstance({ instance_uuid, content: { name: "Dana", visits: 1 } });
await pb.resources.updateResourceInstanceRow({ instance_uuid, row_id: row.uuid, content: { name: "Dana", visits: 2 } });
const { content } = await pb.resources.getResourceInstanceRow({ instance_uuid, row_id: row.uuid });
console.log(`${guests.name}: ${JSON.stringify(content)}`);

const found = await pb.resources.searchResourceInstance({
  instance_uuid,
  body: [{ column: "visits", operation: ">=", term: 2 }],
});
console.log(`came more than once: ${found.rows?.metadata.total ?? 0}`);
await pb.resources.deleteResourceInstanceRow({ instance_uuid, row_id: row.uuid });
