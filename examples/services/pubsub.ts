/** An application hears of new users by webhook, and publishes an event of its own. */
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
const subscription = await pb.pubsub.addSubscription({
  account_uuid,
  callback: { url: "https://example.com/webhooks" },
  events: { identity: ["identity_created"] },
});
const { subscription_uuid, events, callback, signing_secret } = subscription;
console.log(`${JSON.stringify(events)} go to ${callback.url}, signed with a secret of ${signing_secret.length} characters`);

const kitchen = await pb.pubsub.createCustomApplication({ app_name: "Kitchen", events: ["meal_ready"] });
await pb.pubsub.broadcastCustomApplication({ app_uuid: kitchen.app_uuid, event: "meal_ready", table: 7 });
console.log(`${kitchen.app_name} has told that a meal is ready`);

await pb.pubsub.deleteCustomApplication({ app_uuid: kitchen.app_uuid });
await pb.pubsub.deleteSubscription({ subscription_uuid });
