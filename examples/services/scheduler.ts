/** Something is to happen every Monday morning. */
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
const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
const event = await pb.scheduler.scheduleEvent({
  user_uuid,
  title: "Order vegetables",
  start_datetime: `${tomorrow}T13:00:00Z`,
  timezone: "America/New_York",
  frequency: { type: "week", day_of_week: "MO" },
  trigger: { type: "email", to: "shop@example.com", subject: "Our order", message: "Leek and tomatoes, please." },
});
const { uuid: event_uuid } = event;
const next = await pb.scheduler.getNextEventInfo({ event_uuid });
console.log(`${event.title}: next ${next.local_datetime} in ${next.timezone}`);
const { occurrences } = await pb.scheduler.previewEvent({ event_uuid, count: 3 });
for (const { local_datetime } of occurrences) console.log(`  ${local_datetime}`);

for await (const { title, status, frequency } of pb.scheduler.listEvents({ user_uuid })) {
  console.log(`${title}, each ${frequency.type}: ${status}`);
}
await pb.scheduler.deleteEvent({ event_uuid });
