/** A user keeps an address book. */
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
const dana = await pb.contacts.createUserContact({
  user_uuid,
  name: { first: "Dana", last: "Demo" },
  phone_numbers: [{ number: "+19415550123", type: "Mobile", preferred: true }],
  tags: ["guest"],
});

// An update replaces the contact: what is to stay is sent again.
const { name, phone_numbers, tags } = dana;
await pb.contacts.updateContact({ contact_uuid: dana.uuid, name, phone_numbers, tags, company: "Example, Inc." });
for await (const contact of pb.contacts.listContacts({ user_uuid })) {
  const numbers = contact.phone_numbers.map(({ number }) => number);
  console.log(`${contact.name.first} ${contact.name.last}, ${contact.company}: ${numbers.join(", ")}`);
}
await pb.contacts.deleteContact({ contact_uuid: dana.uuid });
