import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type Answer, startTestServer, type TestServer } from "../../testing/harness.ts";
import { provision, textIn } from "./testing.ts";

let server: TestServer;
let userA: string;
let adminA: string;
let userB: string;
const ours = "+19415550100";
const accounts = "+19415550101";
const handset = "+19415559999";

beforeAll(async () => {
  server = await startTestServer();
  [userA, adminA, userB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("userB")]);
  await provision(server, adminA, [ours], server.world.users.userA);
  await provision(server, adminA, [accounts]);
});
afterAll(() => server.close());

const me = () => server.world.users.userA;
const conversations = () => `/messaging/users/${me()}/conversations`;
const openFully = (phone_numbers: readonly unknown[], more: object = {}, token = userA) =>
  server.call("POST", conversations(), { token, body: { phone_numbers, ...more } });
const open = async (...numbers: string[]) => (await openFully(numbers)).body;
const send = (to: unknown, body: string, more: object = {}, token = userA) =>
  server.call("POST", `/messaging/users/${me()}/messages`, {
    token,
    body: { to, from: ours, channel: "sms", content: [{ type: "text", body }], ...more },
  });
const arrive = (from: string, text: string, to = ours) =>
  server.call("POST", "/dev/phone/messages", { token: adminA, body: { from, to, text } });
const history = async (uuid: unknown, query = "") =>
  (await server.call("GET", `/messaging/conversations/${uuid}/messages${query}`, { token: userA })).body;
const list = async (query = "") => (await server.call("GET", `${conversations()}${query}`, { token: userA })).body;
const uuidsOf = ({ items }: Answer) => (items as unknown as { uuid: string }[]).map(({ uuid }) => uuid);
const eventsOf = (uuid: unknown) =>
  server.app.kernel.db.many<{ name: string; status: string }>(sql`
    select service || '.' || event as name, data ->> 'status' as status from kernel.event
    where data ->> 'uuid' = ${String(uuid)} order by id`);

describe("a text", () => {
  it("goes out by the carrier, arrives, and is told of at every step", async () => {
    const conversation = await open(handset);
    const sent = await send(conversation.context?.uuid, "Hello");
    expect(sent).toMatchObject({
      status: 201,
      body: { status: "queued", from: ours, to: conversation.context?.uuid, phone_numbers: [handset], segments: 1 },
    });
    const delivered = await textIn(server, userA, sent.body.uuid, "delivered");
    expect(delivered).toMatchObject({ error: null, possible_duplicate: false, conversation_uuid: conversation.uuid });
    expect(await eventsOf(sent.body.uuid)).toEqual([
      { name: "sms.outbound", status: "sent" },
      { name: "sms.status", status: "sent" },
      { name: "sms.status", status: "delivered" },
    ]);
    expect((await history(conversation.uuid)).items).toMatchObject([{ uuid: sent.body.uuid, status: "delivered" }]);
  });
});

describe("a conversation", () => {
  it("is the same however its numbers are written, and has two ids", async () => {
    const first = await openFully(["(941) 555-2001"], { name: "(941) 555-2001" });
    expect(first).toMatchObject({
      status: 201,
      body: {
        phone_numbers: ["+19415552001"],
        name: "(941) 555-2001",
        status: "active",
        snooze: false,
        last_message_datetime: null,
        unread_count: 0,
      },
    });
    const again = await openFully(["+1 941 555 2001"], { name: "other" });
    expect(again).toMatchObject({ status: 200, body: { uuid: first.body.uuid, name: "(941) 555-2001" } });
    expect(first.body.context?.uuid).not.toBe(first.body.uuid);
    for (const uuid of [first.body.uuid, first.body.context?.uuid]) {
      const read = await server.call("GET", `/messaging/conversations/${uuid}`, { token: userA });
      expect(read.body.uuid).toBe(first.body.uuid);
    }
  });

  it("takes the first name that it is given", async () => {
    const { uuid } = await open("9415552002");
    expect((await openFully(["9415552002"], { name: "Dana" })).body).toMatchObject({ uuid, name: "Dana" });
  });

  it("is opened once by many at the same time", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => openFully(["9415552003"])));
    expect(new Set(answers.map(({ body }) => body.uuid)).size).toBe(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
  });

  it("with several is a group, whatever their order", async () => {
    const { uuid } = await open("9415552004", "9415552005", "+19415552004");
    expect((await open("9415552005", "9415552004")).uuid).toBe(uuid);
    const sent = await send((await open("9415552004", "9415552005")).context?.uuid, "all");
    expect(sent.body.phone_numbers).toEqual(["+19415552004", "+19415552005"]);
    await expect.poll(async () => (await history(uuid)).items?.[0]?.status).toBe("delivered");
    expect((await history(uuid)).metadata).toMatchObject({ total: 1 });
    const texts = await server.app.kernel.db.many(sql`
      select remote from messaging.text where message_uuid = ${String(sent.body.uuid)} order by remote`);
    expect(texts).toEqual([{ remote: "+19415552004" }, { remote: "+19415552005" }]);
  });

  it.each([
    [[], 400],
    [["nonsense"], 400],
    [["12"], 400],
  ])("with %j is refused", async (numbers, status) => {
    expect((await openFully(numbers)).status).toBe(status);
  });

  it("is for its user, and for those with the permission", async () => {
    const { uuid } = await open("9415552006");
    const path = `/messaging/conversations/${uuid}`;
    expect((await server.call("GET", path, { token: adminA })).status).toBe(200);
    expect((await server.call("GET", path, { token: userB })).status).toBe(404);
    expect((await openFully(["9415552006"], {}, userB)).status).toBe(404);
    const adminsOwn = await server.call("POST", `/messaging/users/${server.world.users.adminA}/conversations`, {
      token: adminA,
      body: { phone_numbers: ["9415552006"] },
    });
    expect(adminsOwn.body.uuid).not.toBe(uuid);
    const foreign = `/messaging/conversations/${adminsOwn.body.uuid}`;
    expect((await server.call("GET", foreign, { token: userA })).status).toBe(403);
    expect((await server.call("GET", `${foreign}/messages`, { token: userA })).status).toBe(403);
    expect((await server.call("DELETE", foreign, { token: userA })).status).toBe(403);
    expect((await server.call("POST", `${foreign}/modify`, { token: userA, body: { snooze: true } })).status).toBe(403);
  });

  it("is snoozed, renamed, archived, and comes out of the archive with the next message or when it is opened", async () => {
    const { uuid, context } = await open("9415552007");
    const path = `/messaging/conversations/${uuid}`;
    const modify = (body: object) => server.call("POST", `${path}/modify`, { token: userA, body });
    expect((await modify({ snooze: true })).body).toMatchObject({ uuid, snooze: true });
    expect(uuidsOf(await list("?snooze=true&limit=100"))).toEqual([uuid]);
    expect(uuidsOf(await list("?snooze=false&limit=100"))).not.toContain(uuid);
    expect((await modify({ name: "Renamed" })).body).toMatchObject({ name: "Renamed", snooze: true });
    const archive = () => server.call("POST", `${path}/context/modify`, { token: userA, body: { archived: true } });
    expect(await archive()).toMatchObject({ status: 204, body: undefined });
    expect(uuidsOf(await list("?limit=100"))).not.toContain(uuid);
    for (const query of ["?archived=true", "?status=archived"]) expect(uuidsOf(await list(query))).toEqual([uuid]);
    expect(uuidsOf(await list("?archived=all&limit=100"))).toContain(uuid);
    await send(context?.uuid, "wake up");
    expect((await server.call("GET", path, { token: userA })).body).toMatchObject({ archived: false, snooze: true });
    await archive();
    expect(await open("9415552007")).toMatchObject({ uuid, archived: false, context: { archived: false } });
    await archive();
    await arrive("+19415552007", "hi");
    expect((await server.call("GET", path, { token: userA })).body).toMatchObject({ archived: false, snooze: true });
  });

  it("is listed by its newest message, with it if asked for; junk in the query means nothing", async () => {
    const [quiet, early, late] = [await open("9415553001"), await open("9415553002"), await open("9415553003")];
    await send(early.context?.uuid, "one");
    await send(early.context?.uuid, "two");
    await send(late.context?.uuid, "three");
    const all = await list(
      "?limit=100&sort=-last_message_datetime&expand=messages&messages.limit=1&messages.sort=-datetime&parent=x",
    );
    const uuids = uuidsOf(all);
    expect(uuids.indexOf(String(late.uuid))).toBeLessThan(uuids.indexOf(String(early.uuid)));
    expect(uuids.indexOf(String(early.uuid))).toBeLessThan(uuids.indexOf(String(quiet.uuid)));
    const shown = all.items?.[uuids.indexOf(String(early.uuid))];
    expect(shown?.messages).toMatchObject({
      items: [{ content: [{ body: "two" }], conversation_uuid: early.uuid }],
      metadata: { total: 2, offset: 0, count: 1, limit: 1 },
    });
    const oldest = await server.call(
      "GET",
      `/messaging/conversations/${early.uuid}?expand=messages&messages.limit=99&messages.sort=datetime`,
      {
        token: userA,
      },
    );
    expect(oldest.body.messages).toMatchObject({ items: [{ content: [{ body: "one" }] }, { content: [{ body: "two" }] }] });
    const ascending = uuidsOf(await list("?limit=100&sort=last_message_datetime"));
    expect(ascending.indexOf(String(quiet.uuid))).toBeGreaterThan(ascending.indexOf(String(late.uuid)));
    expect(uuidsOf(await list("?phone_number=9415553001"))).toEqual([quiet.uuid]);
    expect((await list("?status=deleted")).items).toEqual([]);
    const archived = await server.call("GET", `/messaging/conversations/${quiet.uuid}?status=archived`, { token: userA });
    expect(archived.status).toBe(404);
  });

  it("counts what is unread; reading it is a tag on every message", async () => {
    const { uuid } = await open("9415552008");
    await arrive("+19415552008", "one");
    await arrive("+19415552008", "two");
    const read = async () => (await server.call("GET", `/messaging/conversations/${uuid}`, { token: userA })).body.unread_count;
    expect(await read()).toBe(2);
    const tag = (tags: string[]) =>
      server.call("POST", `/messaging/conversations/${uuid}/messages/modify`, { token: userA, body: { tags } });
    expect((await tag(["mine"])).body).toMatchObject({ uuid, unread_count: 2 });
    expect((await tag(["@read"])).body).toMatchObject({ uuid, unread_count: 0 });
    expect((await history(uuid)).items?.[0]?.tags).toEqual(["@read", "mine"]);
    for (const wrong of [["@other"], [], ["x".repeat(65)]]) expect((await tag(wrong)).status).toBe(400);
    const empty = await open("9415552009");
    const nothing = await server.call("POST", `/messaging/conversations/${empty.uuid}/messages/modify`, {
      token: userA,
      body: { tags: ["@read"] },
    });
    expect(nothing.status).toBe(200);
  });

  it("that is deleted is out of sight at once, and gone with its messages after 30 days; opened again it is a new one", async () => {
    const { uuid, context } = await open("9415552010");
    const { body: message } = await send(context?.uuid, "to be forgotten");
    await textIn(server, userA, message.uuid, "delivered");
    const path = `/messaging/conversations/${uuid}`;
    expect(await server.call("DELETE", path, { token: userA })).toMatchObject({ status: 204 });
    expect((await server.call("DELETE", path, { token: userA })).status).toBe(404);
    expect((await server.call("GET", path, { token: userA })).status).toBe(404);
    expect((await send(context?.uuid, "no more")).status).toBe(400);
    expect(uuidsOf(await list("?limit=100&archived=all"))).not.toContain(uuid);
    const next = await open("9415552010");
    expect(next.uuid).not.toBe(uuid);
    expect((await history(next.uuid)).items).toEqual([]);
    const left = () =>
      server.app.kernel.db.many(sql`
        select uuid from messaging.text where context_uuid = ${String(context?.uuid)}
        union all select uuid from messaging.context where uuid = ${String(context?.uuid)}
        union all select uuid from messaging.conversation where uuid = ${String(uuid)}
        union all select text_uuid from messaging.part where text_uuid = ${String(message.uuid)}`);
    server.clock.advance(29 * 86_400_000);
    userA = await server.tokenFor("userA");
    adminA = await server.tokenFor("adminA");
    userB = await server.tokenFor("userB");
    expect(await left()).toHaveLength(4);
    server.clock.advance(86_400_000 + 1);
    [userA, adminA, userB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("userB")]);
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  });

  it("that is deleted with others is skipped when it is gone, as are others' and what is no id", async () => {
    const [one, two] = [await open("9415552011"), await open("9415552012")];
    const remove = (conversations: unknown) =>
      server.call("POST", "/messaging/conversations/remove", { token: userA, body: { conversations } });
    const foreign = await server.call("POST", `/messaging/users/${server.world.users.adminA}/conversations`, {
      token: adminA,
      body: { phone_numbers: ["9415552011"] },
    });
    const all = [one.uuid, { conversation_uuid: two.uuid }, foreign.body.uuid, "nonsense", "0198c5e2-0000-7000-8000-000000000001"];
    expect((await remove(all)).status).toBe(204);
    expect((await remove(all)).status).toBe(204);
    expect(uuidsOf(await list("?limit=100"))).not.toContain(one.uuid);
    expect((await server.call("GET", `/messaging/conversations/${foreign.body.uuid}`, { token: adminA })).status).toBe(200);
    for (const wrong of ["x", { a: 1 }, Array(501).fill(one.uuid), [7]]) expect((await remove(wrong)).status).toBe(400);
  });
});

describe("messages", () => {
  it("are there as soon as they are sent, each under the conversation's id, and deleted one by one or together", async () => {
    const { uuid, context } = await open("9415554001");
    for (const body of ["one", "two", "three"]) expect((await send(context?.uuid, body)).status).toBe(201);
    const messages = await history(uuid);
    expect(messages.metadata).toMatchObject({ total: 3 });
    expect((messages.items as unknown as { content: { body: string }[] }[]).map(({ content }) => content[0]?.body)).toEqual([
      "three",
      "two",
      "one",
    ]);
    expect(uuidsOf(await history(uuid, "?sort=%5Bobject%20Object%5D"))).toEqual(uuidsOf(messages));
    expect(uuidsOf(await history(uuid, "?sort=datetime"))).toEqual(uuidsOf(messages).toReversed());
    const [first = "", second = "", third = ""] = uuidsOf(messages);
    expect((await server.call("DELETE", `/messaging/messages/${first}`, { token: userB })).status).toBe(404);
    expect(await server.call("DELETE", `/messaging/messages/${first}`, { token: userA })).toMatchObject({ status: 204 });
    expect((await server.call("DELETE", `/messaging/messages/${first}`, { token: userA })).status).toBe(404);
    const remove = (ids: unknown) => server.call("POST", "/messaging/messages/remove", { token: userA, body: { messages: ids } });
    expect((await remove([second, third, first, "nonsense"])).status).toBe(204);
    expect((await remove([second])).status).toBe(204);
    expect((await remove("x")).status).toBe(400);
    expect((await history(uuid)).items).toEqual([]);
    server.clock.advance(30 * 86_400_000 + 1);
    [userA, adminA, userB] = await Promise.all([server.tokenFor("userA"), server.tokenFor("adminA"), server.tokenFor("userB")]);
    const left = () =>
      server.app.kernel.db.many(sql`select 1 from messaging.text where uuid = any(${[first, second, third]}::uuid[])`);
    await expect.poll(left, { timeout: 20_000 }).toEqual([]);
  });

  it("of others are not to be read or deleted", async () => {
    const { body: foreign } = await server.call("POST", `/messaging/users/${server.world.users.adminA}/messages`, {
      token: adminA,
      body: { to: "9415554002", from: accounts, channel: "sms", content: [{ type: "text", body: "mine" }] },
    });
    const path = `/messaging/messages/${foreign.uuid}`;
    expect((await server.call("GET", path, { token: userA })).status).toBe(403);
    expect((await server.call("GET", path, { token: userB })).status).toBe(404);
    expect((await server.call("DELETE", path, { token: userA })).status).toBe(403);
    const bulk = { token: userA, body: { messages: [foreign.uuid] } };
    expect((await server.call("POST", "/messaging/messages/remove", bulk)).status).toBe(204);
    expect((await server.call("GET", path, { token: adminA })).status).toBe(200);
  });
});
