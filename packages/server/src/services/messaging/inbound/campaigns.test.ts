/** What a 10DLC campaign means for the texts of its numbers. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { enrol, provision, textIn } from "../testing.ts";

let server: TestServer;
let adminA: string;
let campaign_id: string;
const [first, second, outside, tollFree] = ["+19415550100", "+19415550101", "+19415550102", "+18005550103"] as const;
const replies = {
  opt_out_message: "Acme: you are out. We will miss you.",
  opt_in_message: "Acme: you are in. Glad to have you.",
  help_message: "Acme: call 941-555-0100 for help.",
};

beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_ENFORCE10DLC: "on" } });
  adminA = await server.tokenFor("adminA");
  await provision(server, adminA, [first, second, outside, tollFree], server.world.users.adminA);
  campaign_id = await enrol(server, adminA, [first, second], replies);
});
afterAll(() => server.close());

const send = (from: string, to: string) =>
  server.call("POST", "/sms/messages/send", { token: adminA, body: { from, to, content: [{ type: "text", body: "hi" }] } });
const arrive = (from: string, text: string, to: string) =>
  server.call("POST", "/dev/phone/messages", { token: adminA, body: { from, to, text } });
const heard = async (phone: string) => {
  const { body } = await server.call("GET", `/dev/phone/messages?limit=100&phone=${encodeURIComponent(phone)}`, { token: adminA });
  const items = body.items as unknown as { text: string; direction: string }[];
  return items.filter(({ direction }) => direction === "received").map(({ text }) => text);
};

it("opting out of one number of a campaign is opting out of all, by the campaign's words, with its answers", async () => {
  const phone = "+12125554001";
  await arrive(phone, "Basta!", first);
  await expect.poll(() => heard(phone)).toEqual([replies.opt_out_message]);
  for (const from of [first, second])
    expect(await send(from, phone)).toMatchObject({ status: 403, body: { key: "messaging.opted_out" } });
  await arrive(phone, "ayuda", second);
  await arrive(phone, "join", second);
  await expect.poll(async () => (await heard(phone)).toSorted()).toEqual(Object.values(replies).toSorted());
  expect((await send(first, phone)).status).toBe(201);
  const events = await server.app.kernel.db.many(sql`
    select event, data ->> 'campaign_id' as campaign_id from kernel.event
    where service = 'sms' and data ->> 'remote' = ${phone} order by id`);
  expect(events).toEqual(["opt_out", "help", "opt_in"].map((event) => ({ event, campaign_id })));
});

it("where 10DLC is enforced, long codes send for an active campaign only; toll-free numbers are not concerned", async () => {
  const phone = "+12125554002";
  expect(await send(outside, phone)).toMatchObject({ status: 403, body: { key: "messaging.not_registered" } });
  expect((await send(tollFree, phone)).status).toBe(201);
  expect((await send(first, phone)).status).toBe(201);
  const { db } = server.app.kernel;
  await db.run(sql`update campaigns.campaign set status = 'SUSPENDED' where campaign_id = ${campaign_id}`);
  expect((await send(first, phone)).status).toBe(403);
  await db.run(sql`update campaigns.campaign set status = 'ACTIVE' where campaign_id = ${campaign_id}`);
});

it("counts its texts by the minute, and those of its brand by the day", async () => {
  const sent = await send(second, "+12125554003");
  await textIn(server, adminA, sent.body.uuid, "delivered");
  const used = await server.app.kernel.db.many<{ kind: string; n: number }>(sql`
    select split_part(key, ':', 1) as kind, (select sum(n)::int from unnest(counts) n) as n from messaging.pace
    where key like 'campaign:%' or key like 'brand:%' order by key`);
  expect(used.map(({ kind }) => kind)).toEqual(["brand", "campaign"]);
  expect(used.every(({ n }) => n > 0)).toBe(true);
});
