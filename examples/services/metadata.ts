/** What is there, and which events it publishes. */
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

for await (const { name, events } of pb.metadata.getMetadataSubsystems())
  console.log(`${name}: ${events.map(({ event }) => event).join(", ")}`);
