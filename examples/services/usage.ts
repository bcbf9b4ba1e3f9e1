/** An application records what it used, and a report over the billing cycle is started. */
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
const event = await pb.usage.createEvent({ account_uuid, event_type: "table_reserved", metadata: { guests: 4 } });
console.log(`${event.event_type}: ${JSON.stringify(event.metadata)}`);

const cycle = await pb.usage.getAccountBillingCycle({ account_uuid });
console.log(`the billing cycle is ${cycle.start_date} to ${cycle.end_date}`);

for (const { uuid, name } of await pb.usage.listUsageTemplates().toArray({ limit: 1 })) {
  const run = await pb.usage.runUsageReport({
    template_uuid: uuid,
    account_uuid,
    since: cycle.start_date,
    until: cycle.end_date,
  });
  const { status, location } = await pb.usage.getUsageReport({ report_uuid: run.report_uuid });
  console.log(`${name}: ${status}${location === undefined ? "" : ` at ${location}`}`);
}
