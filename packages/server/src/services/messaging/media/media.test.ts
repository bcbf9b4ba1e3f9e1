/** Files of MMS: fetched, judged, kept, and served by links that expire. */
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer as createHttp, type Server } from "node:http";
import { createServer as createHttps } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../../kernel/db/sql.ts";
import { makeCertificate, trust } from "../../../testing/certificate.ts";
import { startTestServer, type TestServer } from "../../../testing/harness.ts";
import { startTrap, type Trap } from "../../../testing/hostile-urls.ts";
import { provision, textIn } from "../testing.ts";
import { Library } from "./library.ts";

const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), Buffer.alloc(100)]);
const jpeg = Buffer.concat([Buffer.from("ffd8ffe000104a464946", "hex"), Buffer.alloc(50)]);
const page = Buffer.from("<!doctype html><script>alert(1)</script>");
const [own, other] = ["+19415550100", "+19415550101"] as const;
const day = 86_400_000;

interface Asked {
  readonly media: readonly string[];
  readonly to: string;
}

let server: TestServer;
let token: string;
let pictures: Server;
let carrier: Server;
let folder: string;
let endTrust: () => void;
let failures = 0;
/** What the carrier was asked to send. */
const asked: Asked[] = [];
const secret = Buffer.alloc(32, 7).toString("base64");

const portOf = (listening: Server) => (listening.address() as AddressInfo).port;
const picture = (path: string) => `https://pictures.test:${portOf(pictures)}${path}`;

/** What is where. */
const answers: Readonly<Record<string, () => readonly [status: number, body?: Buffer, headers?: Record<string, string>]>> = {
  "/p.png": () => [200, png, { "content-type": "application/octet-stream" }],
  "/q.jpg": () => [200, jpeg],
  "/page.png": () => [200, page, { "content-type": "image/png" }],
  "/large.png": () => [200, Buffer.concat([png, Buffer.alloc(1_100_000)])],
  "/half.png": () => [200, Buffer.concat([png, Buffer.alloc(600_000)])],
  "/gone.png": () => [404, Buffer.from("gone")],
  "/moved.png": () => [302, Buffer.alloc(0), { location: "/p.png" }],
  "/plain.png": () => [302, Buffer.alloc(0), { location: `http://127.0.0.1:${portOf(carrier)}/p.png` }],
  "/tired.png": () => (failures-- > 0 ? [503] : [200, png]),
};

beforeAll(async () => {
  const made = await makeCertificate("pictures.test");
  endTrust = trust(made);
  pictures = createHttps({ key: made.key, cert: made.certificate }, ({ url = "" }, response) => {
    const [status, body, headers] = answers[url]?.() ?? [404];
    response.writeHead(status, headers);
    // Without a length, so that only reading shows how much it is.
    if (body !== undefined) response.write(body);
    response.end();
  }).listen(0, "127.0.0.1");
  carrier = createHttp(async (request, response) => {
    if (request.method === "GET") return response.end(png);
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    asked.push(JSON.parse(Buffer.concat(pieces).toString()));
    return response.end(JSON.stringify({ id: `mms-${asked.length}` }));
  }).listen(0, "127.0.0.1");
  await Promise.all([once(pictures, "listening"), once(carrier, "listening")]);
  folder = await mkdtemp(join(tmpdir(), "patchbay-carriers-"));
  const send = { url: `http://127.0.0.1:${portOf(carrier)}/`, body: { to: "{{to}}", media: "{{media}}" } };
  const acme = { name: "acme", kind: "http", channels: ["sms", "mms"], media_bytes: 900_000, send, webhooks: { secret } };
  const routes = [{ carrier: "acme" }, { carrier: "loopback", prefix: "+1941" }];
  await writeFile(join(folder, "carriers.json"), JSON.stringify({ carriers: [acme], routes }));
  server = await startTestServer({
    env: {
      PATCHBAY_CARRIERS: join(folder, "carriers.json"),
      PATCHBAY_PUBLIC_URL: "https://patchbay.test",
      PATCHBAY_OUTBOUND_ALLOW: "pictures.test,127.0.0.1",
    },
    resolve: async () => [{ address: "127.0.0.1", family: 4 }],
  });
  token = await server.tokenFor("adminA");
  await provision(server, token, [own, other], server.world.users.adminA);
});

afterAll(async () => {
  await server.close();
  for (const each of [pictures, carrier]) {
    each.closeAllConnections();
    each.close();
  }
  await rm(folder, { recursive: true, force: true });
  endTrust();
});

const send = async (to: string, ...bodies: readonly string[]) => {
  const content = [{ type: "text", body: "look" }, ...bodies.map((body) => ({ type: "image", body }))];
  const answer = await server.call("POST", "/sms/messages/send", { token, body: { from: own, to, content } });
  return { status: answer.status, body: answer.body };
};
const open = (link: string, method = "GET") => fetch(link.replace("https://patchbay.test", server.url), { method });
const eventsOf = (event: string, from: string) =>
  server.app.kernel.db.many<{ data: { content: { type: string; body: string }[]; channel: string } }>(sql`
    select data from kernel.event where service = 'sms' and event = ${event} and data ->> 'from' = ${from} order by id`);

describe("files that go out", () => {
  it("are fetched when the text goes, and the carrier gets links to them, each of its own", async () => {
    const { body } = await send("+12125557001", picture("/p.png"), picture("/moved.png"), picture("/q.jpg"));
    expect(body.content).toMatchObject([{ type: "text" }, { body: picture("/p.png") }, {}, {}]);
    await textIn(server, token, body.uuid, "sent");
    const [{ media = [] } = {}] = asked.filter(({ to }) => to === "+12125557001");
    expect(media).toHaveLength(3);
    const got = await Promise.all(media.map((link) => open(link)));
    expect(got.map(({ status, headers }) => [status, headers.get("content-type")])).toEqual([
      ...[[200, "image/png"] as const, [200, "image/png"] as const, [200, "image/jpeg"] as const],
    ]);
    expect(Buffer.from((await got[0]?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(png);
    expect(got[0]?.headers.get("content-security-policy")).toContain("sandbox");
    expect(got[0]?.headers.get("x-content-type-options")).toBe("nosniff");
    expect(got[0]?.headers.get("content-length")).toBe(String(png.length));
    expect((await open(media[0] ?? "", "HEAD")).status).toBe(200);
    // What was sent is shown as it was given.
    const shown = await server.call("GET", `/messaging/messages/${body.uuid}`, { token });
    expect(shown.body.content).toEqual(body.content);
  });

  it("are for whoever has the link, as it is, while it is good", async () => {
    const link = asked[0]?.media[0] ?? "";
    const url = new URL(link);
    const changed = (name: string, value: string) => {
      const next = new URL(url);
      next.searchParams.set(name, value);
      return next.href;
    };
    const another = link.replace(/media\/[^?]+/, `media/${new URL(asked[0]?.media[1] ?? "").pathname.split("/").at(-1)}`);
    const bad = [link.split("?")[0] ?? "", changed("expires", "99999999999"), changed("signature", "x"), another];
    for (const each of [...bad, `${url.origin}/messaging/media/x?${url.searchParams}`]) expect((await open(each)).status).toBe(404);
    expect((await open(link)).status).toBe(200);
    server.clock.advance(7 * day + 1_000);
    expect((await open(link)).status).toBe(404);
    token = await server.tokenFor("adminA");
  });

  it.each([
    ["is no picture, whatever it calls itself", "/page.png", "media_refused"],
    ["is too large", "/large.png", "media_too_large"],
    ["is not there", "/gone.png", "media_unavailable"],
    ["leads to what is not encrypted", "/plain.png", "media_refused"],
  ])("a file that %s: the text fails and says why", async (_name, path, code) => {
    const to = `+1212555${7100 + path.length}`;
    const { body } = await send(to, picture("/p.png"), picture(path));
    const failed = await textIn(server, token, body.uuid, "failed");
    expect(failed.error?.code).toBe(code);
    expect(asked.some((each) => each.to === to)).toBe(false);
  });

  it("are too large together, also for what the carrier takes", async () => {
    const { body } = await send("+12125557002", picture("/half.png"), picture("/half.png"));
    expect((await textIn(server, token, body.uuid, "failed")).error?.code).toBe("media_too_large");
  });

  it("are waited for where they are only late", async () => {
    failures = 2;
    const { body } = await send("+12125557003", picture("/tired.png"));
    await expect
      .poll(
        async () => {
          server.clock.advance(5_000);
          return (await server.call("GET", `/messaging/messages/${body.uuid}`, { token })).body.status;
        },
        { timeout: 20_000 },
      )
      .toBe("sent");
  });

  it("of the media service cannot be sent yet", async () => {
    const answer = await send("+12125557004", "0198c5e2-0000-7000-8000-000000000001");
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain("media service cannot be sent yet");
  });
});

describe("files that come in", () => {
  it("from another number of the platform are kept for its user, who gets links; it is told once, when they are there", async () => {
    await send(other, picture("/p.png"));
    await expect.poll(async () => (await eventsOf("inbound", own)).length, { timeout: 10_000 }).toBe(1);
    const [event] = await eventsOf("inbound", own);
    expect(event?.data).toMatchObject({ channel: "mms", content: [{ type: "text", body: "look" }, { type: "image" }] });
    expect((await open(event?.data.content[1]?.body ?? "")).status).toBe(200);
    const user = server.world.users.adminA;
    const list = `/messaging/users/${user}/conversations?phone_number=${encodeURIComponent(own)}&expand=messages`;
    const { body } = await server.call("GET", list, { token });
    const shown = body.items?.[0]?.messages?.items?.[0]?.content?.[1]?.body;
    expect(Buffer.from(await (await open(String(shown))).arrayBuffer())).toEqual(png);
  });

  it("from a carrier are fetched; where there is no such file, the message says where it was to be", async () => {
    const address = (path: string) => `http://127.0.0.1:${portOf(carrier)}${path}`;
    const media = [address("/p.png"), picture("/page.png"), "no address"];
    const text = JSON.stringify({ id: "mo-1", from: "+12125557005", to: own, text: "", media });
    const now = server.clock.now();
    const headers = { "webhook-id": "w-1", "webhook-timestamp": String(Math.floor(now.getTime() / 1000)) };
    const signed = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${text}`;
    const signature = `v1,${createHmac("sha256", Buffer.from(secret, "base64")).update(signed).digest("base64")}`;
    const posted = () =>
      fetch(`${server.url}/carriers/acme/inbound`, {
        method: "POST",
        headers: { ...headers, "webhook-signature": signature, "content-type": "application/json" },
        body: text,
      });
    expect([(await posted()).status, (await posted()).status]).toEqual([204, 204]);
    await expect.poll(async () => (await eventsOf("inbound", "+12125557005")).length, { timeout: 10_000 }).toBe(1);
    const [event] = await eventsOf("inbound", "+12125557005");
    expect(event?.data.content).toMatchObject([
      { type: "image" },
      { type: "file", body: media[1] },
      { type: "file", body: media[2] },
    ]);
  });
});

it("a file stays as long as a text has it", async () => {
  const { db } = server.app.kernel;
  const contents = () =>
    db.many<{ sha256: string; n: number }>(sql`select sha256, count(*)::int as n from messaging.media group by 1`);
  const files = server.app.kernel.files("messaging");
  const before = await contents();
  expect(before.length).toBeGreaterThan(1);
  const single = before.find(({ n }) => n === 1)?.sha256 ?? "";
  const shared = before.find(({ n }) => n > 1)?.sha256 ?? "";
  await db.run(sql`delete from messaging.text where uuid in (select text_uuid from messaging.media where sha256 = ${single})`);
  await db.run(sql`
    delete from messaging.text where uuid = (select text_uuid from messaging.media where sha256 = ${shared} order by uuid limit 1)`);
  await new Library(server.app.kernel).sweep();
  expect((await contents()).map(({ sha256 }) => sha256)).toEqual(expect.not.arrayContaining([single]));
  expect(await files.size(single)).toBeUndefined();
  expect(await files.size(shared)).toBeGreaterThan(0);
});

describe("addresses that nobody may call", () => {
  let trap: Trap;
  let guarded: TestServer;

  beforeAll(async () => {
    trap = await startTrap();
    guarded = await startTestServer({ env: { ...trap.env, PATCHBAY_SMS_PER_NUMBER: "10000" }, resolve: trap.resolve });
    await provision(guarded, await guarded.tokenFor("adminA"), [own], guarded.world.users.adminA);
  });
  afterAll(async () => {
    await guarded.close();
    await trap.close();
  });

  it("are not called, neither for what goes out nor for what comes in", { timeout: 90_000 }, async () => {
    const admin = await guarded.tokenFor("adminA");
    const post = (path: string, body: object) => guarded.call("POST", path, { token: admin, body });
    let count = 0;
    for (const url of trap.urls) {
      const to = `+1212555${String(1000 + count++)}`;
      const content = [{ type: "image", body: url.replace(/^http:/, "https:") }];
      await post("/sms/messages/send", { from: own, to, content });
      await post("/dev/phone/messages", { from: to, to: own, text: "x", media: [url] });
    }
    const open = async () => {
      guarded.clock.advance(30_000);
      const { n } = await guarded.app.kernel.db.one<{ n: number }>(sql`
        select (select count(*)::int from messaging.text where direction = 'outbound' and status = 'queued')
             + (select count(*)::int from kernel.job where lane = 'messaging.media') as n`);
      return n;
    };
    await expect.poll(open, { timeout: 80_000, interval: 200 }).toBe(0);
    expect(trap.touched).toEqual([]);
    const states = await guarded.app.kernel.db.many(sql`
      select direction, status, count(*)::int from messaging.text group by 1, 2 order by 1`);
    expect(states).toEqual([
      { direction: "inbound", status: "received", count: expect.any(Number) },
      { direction: "outbound", status: "failed", count: expect.any(Number) },
    ]);
  });
});
