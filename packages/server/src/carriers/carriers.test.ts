import { createHmac } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { stringify } from "yaml";
import { provision, textIn } from "../services/messaging/testing.ts";
import { startTestServer, type TestServer } from "../testing/harness.ts";
import { fromHandset, receiptOf, Smsc } from "../testing/smsc.ts";

/** The whole way, from the API to the network and back, with two processes on one database. */

const own = "+19415550100";
const secret = Buffer.from("the secret of the webhooks").toString("base64");
let folder: string;
let smsc: Smsc;
let api: Server;
let taken: string[];
let server: TestServer;
let second: TestServer;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "patchbay-carriers-"));
  smsc = await Smsc.start({ password: "pass" });
  api = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    taken.push(Buffer.concat(pieces).toString());
    response.end(JSON.stringify({ id: `web-${taken.length}` }));
  });
  taken = [];
  api.listen(0, "127.0.0.1");
  await once(api, "listening");
  // Listening on an IP socket, the address is an object.
  const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}/send`;
  const file = join(folder, "carriers.yaml");
  await writeFile(
    file,
    stringify({
      carriers: [
        { name: "main", kind: "smpp", host: "127.0.0.1", port: smsc.port, system_id: "pb", password: "pass" },
        { name: "web", kind: "http", send: { url, body: { to: "{{to}}", text: "{{text}}" } }, webhooks: { secret } },
      ],
      routes: [{ carrier: "main", prefix: "+1" }, { carrier: "web" }],
    }),
  );
  const env = { PATCHBAY_CARRIERS: file, PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" };
  server = await startTestServer({ env });
  second = await startTestServer({ env, beside: server });
  await provision(server, await server.tokenFor("adminA"), [own], server.world.users.userA);
  token = await server.tokenFor("userA");
  await vi.waitUntil(() => smsc.bound === 1, { timeout: 10_000, interval: 20 });
});

afterAll(async () => {
  await second?.close();
  await server?.close();
  await smsc?.close();
  api?.close();
  await rm(folder, { recursive: true, force: true });
});

async function send(to: string, body: string): Promise<unknown> {
  const content = [{ type: "text", body }];
  const sent = await server.call("POST", "/sms/messages/send", { token, body: { to, from: own, content } });
  expect(sent.status).toBeLessThan(300);
  return sent.body.uuid;
}

it("a text of three parts goes out by SMPP, and is delivered when the network says so of each", async () => {
  const uuid = await send("+15555550123", "x".repeat(400));
  await textIn(server, token, uuid, "sent");
  const ids = smsc.ledger.map(({ id }) => id);
  expect(ids).toHaveLength(3);
  await Promise.all(ids.slice(1).map((id) => smsc.deliver(receiptOf(id))));
  expect((await textIn(server, token, uuid, "sent")).status).toBe("sent");
  await smsc.deliver(receiptOf(ids[0] ?? ""));
  expect((await textIn(server, token, uuid, "delivered", "undelivered")).status).toBe("delivered");
});

it("a receipt before the answer counts, and a bad one tells of failure", async () => {
  smsc.judge = ({ id }) => ({ before: [receiptOf(id, "UNDELIV")], delay: 100 });
  const uuid = await send("+15555550124", "early");
  expect((await textIn(server, token, uuid, "delivered", "undelivered")).status).toBe("undelivered");
  smsc.judge = () => ({});
});

it("a text from a handset is in the conversation, put together", async () => {
  const source = { ton: 1, npi: 1, digits: "15555550125" };
  const destination = { ton: 1, npi: 1, digits: own.slice(1) };
  for (const number of [2, 1]) {
    const shortMessage = Buffer.concat([Buffer.of(5, 0, 3, 9, 2, number), Buffer.from(`part ${number}.`)]);
    await smsc.deliver(fromHandset("", { esmClass: 0x40, source, destination, shortMessage }));
  }
  const { body } = await server.call("POST", `/messaging/users/${server.world.users.userA}/conversations`, {
    token,
    body: { phone_numbers: ["+15555550125"] },
  });
  const history = await server.call("GET", `/messaging/conversations/${body.uuid}/messages`, { token });
  expect(history.body.items?.[0]?.content?.[0]?.body).toBe("part 1.part 2.");
});

it("what the first route is not for goes by HTTP, and its receipt comes as a signed webhook, to any process", async () => {
  const uuid = await send("+447700900123", "hello");
  await textIn(server, token, uuid, "sent");
  expect(taken).toEqual(['{"to":"+447700900123","text":"hello"}']);
  const body = JSON.stringify({ id: "web-1", status: "delivered" });
  const at = Math.floor(second.clock.now().getTime() / 1000);
  const signature = createHmac("sha256", Buffer.from(secret, "base64")).update(`w.${at}.${body}`).digest("base64");
  const post = (headers: Record<string, string>) =>
    fetch(`${second.url}/carriers/web/receipts`, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", ...headers },
    });
  expect((await post({})).status).toBe(401);
  expect((await post({ "webhook-id": "w", "webhook-timestamp": String(at), "webhook-signature": `v1,${signature}` })).status).toBe(
    204,
  );
  expect((await textIn(server, token, uuid, "delivered")).status).toBe("delivered");
});
