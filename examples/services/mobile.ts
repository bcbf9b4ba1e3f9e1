/** A phone registers for notifications, gets one, and wants no more. */
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
const device = { application: "com.example.app", device_id: "phone-of-dana", push_token: "token-that-the-phone-got" };
await pb.mobile.registerPushToken({ user_uuid, platform: "android", ...device });
for await (const { device_id, platform, status } of pb.mobile.getUserRegistrations({ user_uuid })) {
  console.log(`${device_id} (${platform}) is ${status}`);
}

const sent = await pb.mobile.sendPushNotification({
  user_uuid,
  application: device.application,
  device_ids: [device.device_id],
  title: "Your table is ready",
  data: { table: 7 },
});
console.log(`${sent.title}: ${sent.status}`);
await pb.mobile.unregisterPushToken({ push_token: device.push_token });
