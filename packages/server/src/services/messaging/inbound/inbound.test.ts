import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { InboundText } from "../../../carriers/carrier.ts";
import { sql } from "../../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { IncomingMedia } from "../media/incoming.ts";
import { Library } from "../media/library.ts";
import { provision } from "../testing.ts";
import { receiveInbound } from "./receive.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let adminB: string;
const own = "+19415550100";
const other = "+19415550105";
const accounts = "+19415550101";
const foreign = "+19415550103";

beforeAll(async () => {
  server = await startTestServer();
  [userA, adminA, adminB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("adminB")]);
  await provision(server, adminA, [own, other], server.world.users.userA);
  await provision(server, adminA, [accounts]);
  await provision(server, adminB, [foreign]);
});
afterAll(() => server.close());

const arrive = (from: string, text: string, to = own, token = adminA, more: object = {}) =>
  server.call("POST", "/dev/phone/messages", { token, body: { from, to, text, ...more } });
const send = (to: string, from = own) =>
  server.call("POST", "/sms/messages/send", { token: userA, body: { to, from, content: [{ type: "text", body: "hi" }] } });
const handset = async (phone: string) => {
  const { body } = await server.call("GET", `/dev/phone/messages?phone=${encodeURIComponent(phone)}&limit=100`, { token: adminA });
  return body.items as unknown as { text: string; direction: string; number: string }[];
};
const heard = async (phone: string) =>
  (await handset(phone)).filter(({ direction }) => direction === "received").map(({ text }) => text);
const conversationsOf = async (user: string, token: string, phone: string) => {
  const path = `/messaging/users/${user}/conversations?phone_number=${encodeURIComponent(phone)}&expand=messages&messages.limit=25`;
  return (await server.call("GET", path, { token })).body.items ?? [];
};
const keywordEvents = (phone: string) =>
  server.app.kernel.db.many<{ event: string; keyword: string; number: string; campaign_id: string | null; said: string }>(sql`
    select event, data ->> 'keyword' as keyword, data ->> 'number' as number, data ->> 'campaign_id' as campaign_id,
           data -> 'evidence' -> 'content' -> 0 ->> 'body' as said
    from kernel.event where service = 'sms' and data ->> 'remote' = ${phone} order by id`);

describe("a text that comes in", () => {
  it("is in the conversation of the number's user, unread, and told of", async () => {
    const phone = "+12125551001";
    const { body } = await arrive("(212) 555-1001", "hello 👋");
    expect(body).toMatchObject({ phone, number: own, direction: "sent", text: "hello 👋" });
    const [conversation] = (await conversationsOf(server.world.users.userA, userA, phone)) as never[];
    expect(conversation).toMatchObject({
      phone_numbers: [phone],
      unread_count: 1,
      messages: {
        items: [
          {
            direction: "inbound",
            status: "received",
            from: phone,
            to: own,
            encoding: "UCS-2",
            tags: [],
            content: [{ body: "hello 👋" }],
          },
        ],
      },
    });
    const events = await server.app.kernel.db.many(sql`
      select service, event, user_uuid from kernel.event where data ->> 'from' = ${phone}`);
    expect(events).toEqual([{ service: "sms", event: "inbound", user_uuid: server.world.users.userA }]);
  });

  it("at a number of nobody is for whoever wrote to that telephone last, else for the account's first user", async () => {
    await arrive("+12125551002", "first", accounts);
    const first = await server.app.kernel.db.one<{ user_uuid: string }>(sql`
      select user_uuid from messaging.text where remote = '+12125551002'`);
    expect(Object.values(server.world.users)).toContain(first.user_uuid);
    const wrote = await server.call("POST", `/messaging/users/${server.world.users.userA}/messages`, {
      token: userA,
      body: { to: "+12125551003", from: accounts, channel: "sms", content: [{ type: "text", body: "hi" }] },
    });
    expect(wrote.status).toBe(201);
    await arrive("+12125551003", "answer", accounts);
    expect(await conversationsOf(server.world.users.userA, userA, "+12125551003")).toMatchObject([{ unread_count: 1 }]);
  });

  it("with pictures is an MMS", async () => {
    await arrive("+12125551004", "", own, adminA, { media: ["https://example.com/p.png"] });
    expect(await conversationsOf(server.world.users.userA, userA, "+12125551004")).toMatchObject([
      { messages: { items: [{ channel: "mms", content: [{ type: "file", body: "https://example.com/p.png" }] }] } },
    ]);
  });

  it("is kept once, however often the carrier tells of it", async () => {
    const inbound: InboundText = { id: "mo-1", from: "+12125551005", to: own, text: "once", media: [], at: new Date() };
    const { kernel } = server.app;
    const { db } = kernel;
    const media = new IncomingMedia(kernel, new Library(kernel));
    const arrived = () => db.transaction((tx) => receiveInbound(tx, media, "net", inbound));
    await Promise.all(Array.from({ length: 5 }, arrived));
    await arrived();
    const kept = await db.many(sql`select 1 from messaging.text where remote = '+12125551005'`);
    expect(kept).toHaveLength(1);
    const told = await db.many(sql`select 1 from kernel.event where event = 'inbound' and data ->> 'from' = '+12125551005'`);
    expect(told).toHaveLength(1);
  });

  it("for a number that nobody has is for nobody, and a foreign number is not to be reached", async () => {
    expect((await arrive("+12125551006", "x", "+19415550199")).status).toBe(404);
    expect((await arrive("+12125551006", "x", foreign)).status).toBe(404);
    expect((await arrive(own, "x", other)).status).toBe(400);
    expect((await arrive("nonsense", "x")).status).toBe(400);
    expect(
      (await server.call("POST", "/dev/phone/messages", { token: userA, body: { from: "+12125551006", to: own, text: "x" } }))
        .status,
    ).toBe(403);
  });
});

describe("numbers of the platform", () => {
  it("reach each other", async () => {
    const sent = await send(foreign);
    expect(sent.status).toBe(200 + 1);
    await expect
      .poll(() =>
        server.app.kernel.db.many(sql`select direction, status from messaging.text where number = ${foreign} and remote = ${own}`),
      )
      .toEqual([{ direction: "inbound", status: "received" }]);
  });
});

describe("keywords", () => {
  it("opt out, with one confirmation and then silence; back in again, and what they said is kept", async () => {
    const phone = "+12125552001";
    expect((await send(phone)).status).toBe(201);
    await arrive(phone, " “Stop!” ");
    await expect.poll(() => heard(phone)).toEqual([expect.stringContaining("unsubscribed"), "hi"]);
    expect(await send(phone)).toMatchObject({
      status: 403,
      body: { key: "messaging.opted_out", message: "recipient has opted out" },
    });
    const conversation = { to: phone, from: own, channel: "sms", content: [{ type: "text", body: "hi" }] };
    const inConversation = await server.call("POST", `/messaging/users/${server.world.users.userA}/messages`, {
      token: userA,
      body: conversation,
    });
    expect(inConversation.status).toBe(403);
    await arrive(phone, "stop");
    await arrive(phone, "anything else");
    expect((await send(phone, other)).status).toBe(201);
    await arrive(phone, "yes");
    await expect
      .poll(() => heard(phone))
      .toEqual([expect.stringContaining("again"), "hi", expect.stringContaining("unsubscribed"), "hi"]);
    expect((await send(phone)).status).toBe(201);
    expect(await keywordEvents(phone)).toEqual([
      { event: "opt_out", keyword: "STOP", number: own, campaign_id: null, said: " “Stop!” " },
      { event: "opt_out", keyword: "STOP", number: own, campaign_id: null, said: "stop" },
      { event: "opt_in", keyword: "YES", number: own, campaign_id: null, said: "yes" },
    ]);
    const kept = await server.app.kernel.db.many(
      sql`select action, keyword from messaging.consent where remote = ${phone} order by at`,
    );
    expect(kept).toEqual([
      { action: "opt_out", keyword: "STOP" },
      { action: "opt_out", keyword: "STOP" },
      { action: "opt_in", keyword: "YES" },
    ]);
  });

  it("are answered once when they come several times at once", async () => {
    const phone = "+12125552002";
    await Promise.all(Array.from({ length: 4 }, () => arrive(phone, "STOP")));
    const queued = () =>
      server.app.kernel.db.many(sql`
      select 1 from messaging.text where remote = ${phone} and direction = 'outbound'`);
    expect(await queued()).toHaveLength(1);
  });

  it("ask for help: the number's own text, else the platform's; also for who has opted out", async () => {
    const phone = "+12125552003";
    await arrive(phone, "HELP");
    await expect.poll(() => heard(phone)).toEqual([expect.stringContaining("Reply STOP")]);
    await server.call("PUT", "/sms/provision/numbers/help", { token: adminA, body: { numbers: [other], help_text: "Call us." } });
    await arrive(phone, "STOP", other);
    await arrive(phone, "info", other);
    await expect.poll(async () => (await heard(phone))[0]).toBe("Call us.");
    expect((await keywordEvents(phone)).map(({ event }) => event)).toEqual(["help", "opt_out", "help"]);
  });

  it("are ordinary messages beside, and nothing follows from words that only look like them", async () => {
    const phone = "+12125552004";
    await arrive(phone, "please stop");
    await arrive(phone, "yes");
    expect(await keywordEvents(phone)).toEqual([]);
    await arrive(phone, "STOP");
    const [conversation] = (await conversationsOf(server.world.users.userA, userA, phone)) as never[];
    expect(conversation).toMatchObject({
      messages: {
        items: [
          { direction: "outbound", metadata: { automatic: true } },
          { direction: "inbound", content: [{ body: "STOP" }] },
          { content: [{ body: "yes" }] },
          { content: [{ body: "please stop" }] },
        ],
      },
    });
  });

  it("are known for 90 days after the number was given back", async () => {
    const phone = "+12125552005";
    await arrive(phone, "STOP", accounts);
    await server.call("POST", "/sms/deprovision", { token: adminA, body: { numbers: [accounts] } });
    const known = () =>
      server.app.kernel.db.many(sql`select 1 from messaging.opt_out where sender = ${accounts} and remote = ${phone}`);
    await provision(server, adminA, [accounts]);
    expect((await send(phone, accounts)).status).toBe(403);
    // The ninety days count from when the number's end is heard of, so that must be before they pass.
    const planned = () =>
      server.app.kernel.db.many(sql`
        select 1 from kernel.job where lane = 'messaging.purge' and payload -> 'optOuts' ->> 'number' = ${accounts}`);
    await expect.poll(planned, { timeout: 20_000 }).not.toEqual([]);
    server.clock.advance(90 * 86_400_000);
    await expect.poll(known, { timeout: 20_000 }).toEqual([]);
  });
});
