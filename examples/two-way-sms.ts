/**
 * A conversation by SMS from end to end: a business takes a number into use and texts a customer, who answers, opts out, is
 * left alone, and opts in again. The customer's telephone is a handset of the dev phone, so no network is needed.
 *
 * Run it with `node tools/run.mjs examples/two-way-sms.ts`.
 */
import { conversationMessages, Patchbay, PermissionError, sendSmsAndWait } from "@patchbay/sdk";
import { demoCredentials } from "@patchbay/server";
import { findOrStartServer } from "./demo-server.ts";

const customer = "+12125550123";

async function walk(host: string): Promise<void> {
  const pb = new Patchbay({
    host,
    credentials: {
      clientId: demoCredentials.client,
      clientSecret: demoCredentials.secret,
      username: "casey@demo.example.com",
      password: "patchbay-demo-only",
    },
  });
  const { user_uuid } = await pb.identity.getMyIdentityData();

  const { items } = await pb.numbers.listAvailableNumbers({ state: "FL", qty: 1 });
  const { enabled } = await pb.numbers.provisionNumbers({ numbers: items, user_uuid });
  const { number: from } = await pb.numbers.getNumberDetails({ number: `+1${enabled[0]}` });
  console.log(`texting from ${from}`);

  /** What the customer's telephone shows, the newest first. */
  const handset = () => pb.messaging.listPhoneMessages({ phone: customer, number: from }).toArray({ limit: 10 });
  const say = (text: string) => pb.messaging.sendPhoneMessage({ from: customer, to: from, text });
  const send = (text: string) => sendSmsAndWait(pb.messaging, { user_uuid, from, to: customer, text });

  const { conversation_uuid, status } = await send("Your table is ready. See you at 7?");
  console.log(`the first text is ${status}`);
  await say("Yes! 👍");
  await say("STOP");
  try {
    await send("Will you come again next week?");
  } catch (error) {
    if (!(error instanceof PermissionError)) throw error;
    console.log(`refused: ${error.message}`);
  }
  await say("START");
  console.log(`the next text is ${(await send("Welcome back!")).status}`);

  for await (const { direction, content } of conversationMessages(pb.messaging, { conversation_uuid }))
    console.log(`${direction === "inbound" ? "<" : ">"} ${content.map(({ body }) => body).join(" ")}`);
  const received = (await handset()).filter(({ direction }) => direction === "received");
  console.log(`the telephone got ${received.length} texts`);
  await pb.numbers.deprovisionNumbers({ numbers: [from] });
}

const server = await findOrStartServer();
try {
  await walk(server.url);
} finally {
  await server.close();
}
