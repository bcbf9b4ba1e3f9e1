/** An application says what its records look like, writes one, and reports over them. */
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

const { user_uuid, account_uuid } = await pb.identity.getMyIdentityData();
const activity_type = "reservation";
await pb.activity.registerType({ activity_type, schema: { type: "object", properties: { guests: { type: "integer" } } } });
await pb.activity.recordActivity({ activity_type, owner_uuid: user_uuid, account_uuid, metadata: { guests: 4 } });
for await (const each of pb.activity.listActivities({ account_uuid, activity_type, include: ["metadata"] })) {
  console.log(`${each.activity_type}: ${JSON.stringify(each.metadata)}`);
}

const template = await pb.activity.createReportTemplate({
  name: "Guests",
  data_source: { source_type: "activity", activity: activity_type },
  columns: [{ name: "guests", type: "number", path: "metadata.guests" }],
  aggregates: [{ column: "guests", fn: "sum", as: "all_guests" }],
});
const { template_uuid } = template;
const { report_uuid } = await pb.activity.runReport({ template_uuid, account_uuid });
const report = await pb.activity.getReport({ report_uuid });
console.log(`${template.name}: ${report?.status ?? "not ready yet"}`);
await pb.activity.deleteReportTemplate({ template_uuid });
