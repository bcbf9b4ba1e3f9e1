import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { countQueued, lockTurns, savePaces } from "../store/queue.ts";
import { provision, textIn } from "../testing.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let adminB: string;
const own = "+19415550100";
const accounts = "+19415550101";
const admins = "+19415550102";
const foreign = "+19415550103";
const slow = "+19415550104";

beforeAll(async () => {
  server = await startTestServer({ env: { PATCHBAY_SMS_QUEUE: "5" } });
  await renew();
  await provision(server, adminA, [own, slow], server.world.users.userA);
  await provision(server, adminA, [accounts]);
  await provision(server, adminA, [admins], server.world.users.adminA);
  await provision(server, adminB, [foreign]);
});
afterAll(() => server.close());

async function renew(): Promise<void> {
  [userA, adminA, adminB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("adminB")]);
}

const me = () => server.world.users.userA;
const text = (body: string) => [{ type: "text", body }];
const send = (more: object, token = userA, user: string = me()) =>
  server.call("POST", `/messaging/users/${user}/messages`, {
    token,
    body: { to: "9415559999", from: own, channel: "sms", content: text("hi"), ...more },
  });
const simple = (more: object, token = userA) =>
  server.call("POST", "/sms/messages/send", { token, body: { to: "9415559999", from: own, content: text("hi"), ...more } });

describe("the sender", () => {
  it("is one's own number, or the account's that is nobody's, however it is written", async () => {
    for (const from of [own, "941 555 0100", accounts]) expect((await send({ from })).status).toBe(201);
  });

  it.each([
    ["of a colleague", admins],
    ["of another tenant", foreign],
    ["of nobody", "+19415550199"],
    ["that is none", "nonsense"],
  ])("is refused when it is the number %s", async (_, from) => {
    expect(await send({ from })).toMatchObject({ status: 403, body: { key: "messaging.sender_refused" } });
    expect((await simple({ from })).status).toBe(403);
  });

  it("may be one's sms alias where texts reach no network, unless somebody has the number", async () => {
    const alias = (sms: string) => server.call("POST", `/identity/identities/${me()}/aliases`, { token: adminA, body: { sms } });
    expect((await alias("9415550150")).status).toBeLessThan(300);
    const sent = await send({ from: "9415550150" });
    expect(sent.status).toBe(201);
    await textIn(server, userA, sent.body.uuid, "delivered");
    expect((await alias(foreign)).status).toBeLessThan(300);
    expect((await send({ from: foreign })).status).toBe(403);
    await alias(own);
  });

  it("sends for another user with the permission, from a number of that user", async () => {
    expect((await send({ from: own }, adminA)).status).toBe(201);
    expect((await send({ from: admins }, adminA)).status).toBe(403);
    expect((await send({}, adminB)).status).toBe(404);
    expect((await send({ from: admins }, userA, server.world.users.adminA)).status).toBe(403);
    expect((await simple({ from: admins }, userA)).status).toBe(403);
    expect((await simple({ from: own }, adminA)).status).toBe(201);
  });
});

describe("what is sent", () => {
  it.each([
    ["nothing", []],
    ["an empty text", text("")],
    ["too many characters", text("a".repeat(1_601))],
    ["too many segments", text("я".repeat(671))],
    ["a file that is no URL", [{ type: "image", body: "picture.png" }]],
    ["a file of the media service", [{ type: "image", body: "0198c5e2-0000-7000-8000-000000000001" }]],
    ["a file without encryption", [{ type: "image", body: "http://example.com/p.png" }]],
    ["eleven files", Array(11).fill({ type: "image", body: "https://example.com/p.png" })],
    ["no list", "text"],
  ])("is refused when it is %s", async (_, content) => {
    expect((await send({ content })).status).toBe(400);
  });

  it("is counted, echoed as it was given, and joined by newlines", async () => {
    const content = [...text("one"), ...text("two"), ...text("я".repeat(70))];
    const sent = await send({ to: "9415551001", content });
    expect(sent.body).toMatchObject({ content, segments: 2, encoding: "UCS-2", channel: "sms" });
    await textIn(server, userA, sent.body.uuid, "delivered");
    const phone = await server.call("GET", "/dev/phone/messages?phone=9415551001", { token: adminA });
    expect(phone.body.items).toMatchObject([{ text: `one\ntwo\n${"я".repeat(70)}`, number: own, direction: "received" }]);
  });

  it("goes nowhere that is none", async () => {
    for (const to of ["nonsense", "0198c5e2-0000-7000-8000-000000000001"]) expect((await send({ to })).status).toBe(400);
    expect((await send({ channel: "fax" })).status).toBe(400);
    expect((await simple({ to: "nonsense" })).status).toBe(400);
  });

  it("without a conversation is in none; its metadata are repeated", async () => {
    const sent = await simple({ from: "9415550100", to: "9415551003", metadata: { order: 7 } });
    expect(sent).toMatchObject({
      status: 201,
      body: { to: "+19415551003", from: own, status: "queued", metadata: { order: 7 }, segments: 1, encoding: "GSM-7" },
    });
    expect(await textIn(server, userA, sent.body.uuid, "delivered")).toMatchObject({
      conversation_uuid: null,
      context_uuid: null,
      metadata: { order: 7 },
      to: "+19415551003",
    });
    const events = await server.app.kernel.db.many(sql`
      select event, data -> 'metadata' as metadata from kernel.event where data ->> 'uuid' = ${String(sent.body.uuid)} order by id`);
    expect(events).toEqual(["outbound", "status", "status"].map((event) => ({ event, metadata: { order: 7 } })));
  });

  it("is sent once under one Idempotency-Key", async () => {
    const headers = { "idempotency-key": "order-8" };
    const body = { to: "9415551004", from: own, content: text("once") };
    const [first, again] = [
      await server.call("POST", "/sms/messages/send", { token: userA, headers, body }),
      await server.call("POST", "/sms/messages/send", { token: userA, headers, body }),
    ];
    expect(again.body.uuid).toBe(first.body.uuid);
    await textIn(server, userA, first.body.uuid, "delivered");
    const phone = await server.call("GET", "/dev/phone/messages?phone=9415551004", { token: adminA });
    expect(phone.body.items).toHaveLength(1);
  });
});

describe("magic numbers", () => {
  it.each([
    ["2125550190", "undelivered", { code: "undelivered" }],
    ["2125550193", "failed", { code: "rejected" }],
    ["2125550100", "delivered", null],
  ])("%s: %s", async (to, status, error) => {
    const sent = await simple({ to });
    expect((await textIn(server, userA, sent.body.uuid, "delivered", "undelivered", "failed")).status).toBe(status);
    const { body } = await server.call("GET", `/messaging/messages/${sent.body.uuid}`, { token: userA });
    if (error === null) expect(body.error).toBeNull();
    else expect(body.error).toMatchObject(error);
  });

  it("a slow one takes ten seconds", async () => {
    const sent = await simple({ to: "2125550192" });
    await textIn(server, userA, sent.body.uuid, "sent");
    server.clock.advance(10_000);
    await textIn(server, userA, sent.body.uuid, "delivered");
  });

  it.each(["2125550191", "2125550194"])("of %s nothing is known: after 72 hours it counts as undelivered", async (to) => {
    const sent = await simple({ to });
    await textIn(server, userA, sent.body.uuid, "sent");
    server.clock.advance(72 * 3_600_000);
    await renew();
    const ended = await textIn(server, userA, sent.body.uuid, "undelivered");
    expect(ended.error).toMatchObject({ code: "no_receipt" });
  });
});

describe("time", () => {
  it("a scheduled text waits, is read as queued, and is sent when its time has come", async () => {
    const at = new Date(server.clock.now().getTime() + 3_600_000).toISOString();
    const sent = await send({ to: "9415551005", send_at: at });
    expect(sent.body).toMatchObject({ status: "queued", scheduled_datetime: at });
    server.clock.advance(3_599_000);
    await renew();
    expect((await server.call("GET", `/messaging/messages/${sent.body.uuid}`, { token: userA })).body.status).toBe("queued");
    server.clock.advance(1_001);
    await textIn(server, userA, sent.body.uuid, "delivered");
  });

  it("is not scheduled for a time too far away; one that is over means now", async () => {
    const inDays = (days: number) => new Date(server.clock.now().getTime() + days * 86_400_000).toISOString();
    expect((await send({ send_at: inDays(36) })).status).toBe(400);
    expect((await send({ send_at: "tomorrow" })).status).toBe(400);
    const sent = await send({ send_at: inDays(-1) });
    expect(sent.body.scheduled_datetime).toBeNull();
    await textIn(server, userA, sent.body.uuid, "delivered");
  });

  it("a text that waits is canceled, once; what was sent is not", async () => {
    const at = new Date(server.clock.now().getTime() + 3_600_000).toISOString();
    const sent = await send({ send_at: at });
    const cancel = (token = userA) => server.call("POST", `/messaging/messages/${sent.body.uuid}/cancel`, { token });
    expect((await cancel(adminB)).status).toBe(404);
    expect(await cancel()).toMatchObject({ status: 200, body: { status: "failed", error: { code: "canceled" } } });
    expect((await cancel()).status).toBe(409);
    const gone = await send({});
    await textIn(server, userA, gone.body.uuid, "delivered");
    expect((await server.call("POST", `/messaging/messages/${gone.body.uuid}/cancel`, { token: userA })).status).toBe(409);
  });

  it("a text that could not be sent in time fails", async () => {
    await holdNumber(slow);
    const sent = await send({ from: slow, validity_period: 60 });
    server.clock.advance(60_000);
    const ended = await textIn(server, userA, sent.body.uuid, "failed");
    expect(ended.error).toMatchObject({ code: "expired" });
    await freeNumber(slow);
  });
});

/** Uses up what a number may send, for years. */
async function holdNumber(number: string): Promise<void> {
  const bucket = Math.floor((server.clock.now().getTime() + 3e11) / 20);
  await server.app.kernel.db.transaction(async (tx) => {
    // No round of turns is under way that would write its own count over it.
    await lockTurns(tx);
    await savePaces(tx, [{ key: `number:${number}`, bucket, counts: [1_000_000] }]);
  });
}
async function freeNumber(number: string): Promise<void> {
  await server.app.kernel.db.run(sql`delete from messaging.pace where key = ${`number:${number}`}`);
}

describe("the queue of a number", () => {
  it("is bounded: more is refused until some have left, and other numbers are not concerned", async () => {
    await holdNumber(slow);
    for (let i = 0; i < 5; i++) expect((await send({ from: slow })).status).toBe(201);
    expect(await send({ from: slow })).toMatchObject({ status: 429, body: { key: "messaging.queue_full" } });
    expect((await send({ from: own })).status).toBe(201);
    await freeNumber(slow);
    await expect.poll(async () => (await send({ from: slow })).status, { timeout: 20_000 }).toBe(201);
  });

  it("ends when the number is given back: what waits in it fails", async () => {
    // The texts of the test before go out one after the other; until then there is no room.
    const queued = () => countQueued(server.app.kernel.db, slow, 10);
    await expect.poll(queued, { timeout: 20_000 }).toBe(0);
    await holdNumber(slow);
    const sent = await send({ from: slow });
    expect(sent.status).toBe(201);
    const gone = await server.call("POST", "/sms/deprovision", { token: adminA, body: { numbers: [slow] } });
    expect(gone.status).toBe(200);
    expect((await textIn(server, userA, sent.body.uuid, "failed")).error).toMatchObject({ code: "number_gone" });
  });
});
