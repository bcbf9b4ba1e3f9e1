import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fastify } from "fastify";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { sql } from "../kernel/db/sql.ts";
import { createLog } from "../kernel/log.ts";
import { createOutbound, type Outbound } from "../kernel/outbound/index.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText } from "../testing/carrier-kit.ts";
import { HttpCarrier, type HttpOptions } from "./http.ts";
import { addCarrierWebhooks } from "./webhooks.ts";

interface Received {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
  readonly at: number;
}

let home: CarrierDatabase;
let outbound: Outbound;
let network: Server;
let answer: { status: number; headers?: Record<string, string>; body?: unknown } | "hang up" | "silence";
let received: Received[];
const closing: (() => Promise<void>)[] = [];
const never = new AbortController().signal;
const secret = `whsec_${Buffer.from("a secret of the carrier's webhooks").toString("base64")}`;

beforeAll(async () => {
  home = await createCarrierDatabase();
  outbound = createOutbound({ allow: ["127.0.0.1"] });
  network = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    const { method, url, headers } = request;
    received.push({ method, url, headers, body: JSON.parse(Buffer.concat(pieces).toString()), at: performance.now() });
    if (answer === "hang up") response.destroy();
    if (typeof answer === "string") return;
    response.writeHead(answer.status, answer.headers).end(JSON.stringify(answer.body ?? {}));
  });
  network.listen(0, "127.0.0.1");
  await once(network, "listening");
});

beforeEach(() => {
  received = [];
  answer = { status: 200, body: { id: "m-1" } };
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await home.db.run(sql`delete from carriers.lease`);
});

afterAll(async () => {
  network?.closeAllConnections();
  network?.close();
  await outbound?.close();
  await home?.close();
});

function port(): number {
  // Listening on an IP socket, the address is an object.
  return (network.address() as AddressInfo).port;
}

async function carrier(
  fields: Partial<HttpOptions> = {},
  send: Partial<HttpOptions["send"]> = {},
  heard = new Heard(),
): Promise<HttpCarrier> {
  const made = new HttpCarrier(
    {
      name: "acme",
      channels: ["sms", "mms"],
      perSecond: undefined,
      mediaBytes: undefined,
      country: "US",
      secret,
      receipt: {
        id: "/id",
        status: "/status",
        code: "/error/code",
        words: { delivered: ["delivered"], undelivered: ["failed"], enroute: ["sent"] },
      },
      inbound: { id: "/id", from: "/from", to: "/to", text: "/text", media: "/media" },
      ...fields,
      send: {
        method: "POST",
        url: `http://127.0.0.1:${port()}/messages`,
        headers: {},
        body: { from: "{{from}}", to: "{{to}}", text: "{{text}}" },
        timeoutMs: 1_000,
        id: "/id",
        error: "/error/code",
        ...send,
      },
    },
    { db: home.db, clock: home.clock, log: createLog("silent"), outbound },
  );
  closing.push(() => made.stop());
  await made.start(heard);
  return made;
}

describe("sending", () => {
  it("fills the templates of address, headers and body", async () => {
    const acme = await carrier(
      {},
      {
        url: `http://127.0.0.1:${port()}/to/{{to}}?ref={{uuid}}`,
        headers: { "idempotency-key": "{{uuid}}", authorization: "Bearer abc" },
        body: {
          message: { to: ["{{to}}"], text: "{{text}}", note: "try {{attempt}} of {{from}}" },
          tries: "{{attempt}}",
          media: "{{media}}",
          flag: true,
        },
      },
    );
    const text = outboundText('Say "hi" {{to}} \u{1F600}', { encoding: "UCS-2" });
    expect(await acme.submit(text, never)).toEqual({ kind: "accepted", ids: ["m-1"] });
    expect(received[0]).toMatchObject({ method: "POST", url: `/to/%2B15555550100?ref=${text.uuid}` });
    expect(received[0]?.headers).toMatchObject({
      "idempotency-key": text.uuid,
      authorization: "Bearer abc",
      "content-type": "application/json",
    });
    expect(received[0]?.body).toEqual({
      message: { to: ["+15555550100"], text: 'Say "hi" {{to}} \u{1F600}', note: "try 1 of +15555550199" },
      tries: 1,
      flag: true,
    });
    await acme.submit({ ...text, channel: "mms", media: ["https://example.com/a.png"] }, never);
    expect(received[1]?.body).toMatchObject({ media: ["https://example.com/a.png"] });
  });

  it.each([
    ["/messages/0/id", { messages: [{ id: 17 }] }, ["17"]],
    ["/ids", { ids: ["a", "b"] }, ["a", "b"]],
    ["", "plain", ["plain"]],
    ["/a~1b", { "a/b": "x" }, ["x"]],
  ])("finds ids at %j", async (id, body, ids) => {
    answer = { status: 202, body };
    expect(await (await carrier({}, { id })).submit(outboundText("x"), never)).toEqual({ kind: "accepted", ids });
  });

  const outcomes: readonly [name: string, given: typeof answer, outcome: object][] = [
    ["no id in the answer", { status: 200, body: { constructor: 1 } }, { kind: "lost" }],
    ["400 with a code", { status: 400, body: { error: { code: "bad_number" } } }, { kind: "refused", code: "bad_number" }],
    ["422 without one", { status: 422 }, { kind: "refused", code: "http_422" }],
    ["401", { status: 401 }, { kind: "later", code: "http_401" }],
    ["a redirect", { status: 302, headers: { location: "http://169.254.169.254/" } }, { kind: "later", code: "http_302" }],
    ["429", { status: 429, headers: { "retry-after": "7" } }, { kind: "later", code: "http_429", retryAfterMs: 7_000 }],
    ["503 without a time", { status: 503 }, { kind: "later", code: "http_503", retryAfterMs: 2_000 }],
    ["500", { status: 500 }, { kind: "lost" }],
    ["a broken connection", "hang up", { kind: "lost" }],
    ["no answer", "silence", { kind: "lost" }],
  ];

  test.each(outcomes)("%s", async (_name, given, outcome) => {
    answer = given;
    const acme = await carrier();
    expect(await acme.submit(outboundText("x"), never)).toMatchObject(outcome);
    expect(received).toHaveLength(1);
  });

  it("what cannot have arrived is no loss: nobody listens, or the guard says no", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const free = (probe.address() as AddressInfo).port;
    await new Promise((resolve) => probe.close(resolve));
    const later = { kind: "later", code: "not_connected" };
    const nobody = await carrier({}, { url: `http://127.0.0.1:${free}/` });
    expect(await nobody.submit(outboundText("x"), never)).toMatchObject(later);
    const guarded = await carrier({}, { url: "http://169.254.169.254/latest" });
    expect(await guarded.submit(outboundText("x"), never)).toMatchObject(later);
    expect(guarded.health()).toEqual({ up: true, note: expect.stringMatching(/address|destination/i) });
  });

  it("does not send what is no longer valid", async () => {
    const acme = await carrier();
    expect(await acme.submit(outboundText("x", { validUntil: new Date(0) }), never)).toMatchObject({
      kind: "refused",
      code: "expired",
    });
    expect(received).toEqual([]);
  });

  it("with a rate, one process sends, and keeps to it", async () => {
    const acme = await carrier({ perSecond: 20 });
    await expect.poll(() => acme.ready()).toBe(true);
    const second = await carrier({ perSecond: 20 });
    await expect.poll(() => second.health().up).toBe(true);
    expect(second.ready()).toBe(false);
    expect(await second.submit(outboundText("x"), never)).toMatchObject({ kind: "later" });
    const sent = await Promise.all(Array.from({ length: 40 }, () => acme.submit(outboundText("x"), never)));
    expect(sent.every(({ kind }) => kind === "accepted")).toBe(true);
    const times = received.map(({ at }) => at);
    expect(Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 950).length))).toBeLessThanOrEqual(20);
    await acme.stop();
    await expect.poll(() => second.ready(), { timeout: 3_000 }).toBe(true);
  });
});

describe("webhooks", () => {
  async function server(heard: Heard, fields: Partial<HttpOptions> = {}) {
    const app = fastify();
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.setErrorHandler((error: { status?: number }, _request, reply) => reply.code(error.status ?? 500).send());
    addCarrierWebhooks(app, [await carrier(fields, {}, heard)]);
    closing.push(() => app.close());
    return async (path: string, body: string, headers: Record<string, string> = signed(body)) =>
      (await app.inject({ method: "POST", url: path, payload: body, headers: { "content-type": "application/json", ...headers } }))
        .statusCode;
  }

  /** As an independent implementation of Standard Webhooks signs. */
  function signed(body: string, at = home.clock.now(), key = secret): Record<string, string> {
    return {
      "webhook-id": "w-1",
      "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
      "webhook-signature": `v1,unknown ${new Webhook(key).sign("w-1", at, body)}`,
    };
  }

  it("takes receipts, one or several", async () => {
    const heard = new Heard();
    const call = await server(heard);
    const body = JSON.stringify([
      { id: "m-1", status: "Delivered" },
      { id: 2, status: "failed", error: { code: 30_003 } },
      { id: "m-3", status: "?" },
    ]);
    expect(await call("/carriers/acme/receipts", body)).toBe(204);
    expect(await call("/carriers/acme/receipts", JSON.stringify({ id: "m-4", status: "sent" }))).toBe(204);
    expect(heard.receipts.map(({ id, status, code }) => [id, status, code])).toEqual([
      ["m-1", "delivered", undefined],
      ["2", "undelivered", "30003"],
      ["m-3", "unknown", undefined],
      ["m-4", "enroute", undefined],
    ]);
  });

  it("takes texts, with numbers in E.164", async () => {
    const heard = new Heard();
    const call = await server(heard);
    const body = JSON.stringify({
      id: "in-1",
      from: "(941) 555-0123",
      to: "1 555 555 0199",
      text: "hi\0",
      media: ["https://example.com/a"],
    });
    expect(await call("/carriers/acme/inbound", body)).toBe(204);
    expect(heard.texts).toMatchObject([
      { id: "in-1", from: "+19415550123", to: "+15555550199", text: "hi", media: ["https://example.com/a"] },
    ]);
  });

  it("refuses what is not signed, not lately, by somebody else, or changed", async () => {
    const heard = new Heard();
    const call = await server(heard);
    const body = JSON.stringify({ id: "m-1", status: "delivered" });
    const other = `whsec_${Buffer.from("somebody else").toString("base64")}`;
    const old = new Date(home.clock.now().getTime() - 301_000);
    const soon = new Date(home.clock.now().getTime() + 302_000);
    const headers = [
      {},
      signed(body, undefined, other),
      signed(body, old),
      signed(body, soon),
      signed(`${body} `),
      { ...signed(body), "webhook-id": "w-2" },
    ];
    for (const each of headers) expect(await call("/carriers/acme/receipts", body, each)).toBe(401);
    const hash = createHmac("sha256", "").update(body).digest("base64");
    expect(await call("/carriers/acme/receipts", body, { ...signed(body), "webhook-signature": `v1,${hash}` })).toBe(401);
    expect(heard.receipts).toEqual([]);
  });

  it("tells what cannot be read, and who is not there", async () => {
    const call = await server(new Heard());
    expect(await call("/carriers/acme/receipts", "{")).toBe(400);
    for (const body of ["{}", "null", "[3]", '{"id":"x"}', '{"id":"x","status":{}}'])
      expect(await call("/carriers/acme/receipts", body)).toBe(400);
    expect(await call("/carriers/nobody/receipts", "{}")).toBe(404);
    expect(await call("/carriers/acme/else", "{}")).toBe(404);
    const closed = await server(new Heard(), { secret: undefined });
    expect(await closed("/carriers/acme/receipts", "{}")).toBe(404);
  });

  it("a webhook that could not be kept is not acknowledged", async () => {
    const heard = new Heard();
    heard.fail = () => true;
    const call = await server(heard);
    expect(await call("/carriers/acme/receipts", JSON.stringify({ id: "m-1", status: "delivered" }))).toBe(500);
  });
});
