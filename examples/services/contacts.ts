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

// From another address book: who is known already by his number is not there twice.
const csv = "First Name,Last Name,Phone 1 - Value\nDana,Demo,(941) 555-0123\nEli,Example,(941) 555-0124\n";
const { created, merged } = await pb.contacts.importContactsCsv({ user_uuid, csv, merge_by: ["phone"] });
console.log(`${created} new, ${merged} known`);
console.log(await pb.contacts.exportContactsAsVcard({ user_uuid }));
for (const { uuid } of await pb.contacts.listContacts({ user_uuid, search: "Eli" }).toArray({ limit: 10 }))
  await pb.contacts.deleteContact({ contact_uuid: uuid });
await pb.contacts.deleteContact({ contact_uuid: dana.uuid });
