/** A long address gets a short one that works ten times within an hour. */
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
const link = await pb.shorturls.createShortUrl({
  url: "https://example.com/menus/2026/today?from=text",
  expires_after: 3600,
  max_view_count: 10,
});
console.log(`${link.short_url_link} leads to ${link.url}`);

for await (const { short_code, view_count, max_view_count } of pb.shorturls.listShortUrls({ user_uuid })) {
  console.log(`${short_code}: ${view_count} of ${max_view_count} views`);
}
await pb.shorturls.deleteShortCode({ short_code: link.short_code });
