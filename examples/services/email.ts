/** A user sends a mail with an attachment. */
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

const { email } = await pb.identity.getMyIdentityData();
const receipt = await pb.email.sendEmail({
  from: email,
  to: ["dana@example.com"],
  subject: "The menu of today",
  content: { type: "text", body: "See the attachment." },
  attachments: [{ name: "menu.txt", type: "text/plain", content: btoa("Tomato soup") }],
});
console.log(`${receipt.subject}: ${receipt.status} to ${receipt.to.join(", ")}`);
for (const { address, message } of receipt.rejected ?? []) console.log(`${address} was refused: ${message}`);
