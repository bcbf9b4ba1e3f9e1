/**
 * Texts: how many are accepted in a second, and how many make the whole way: by HTTP to the platform, by SMPP to the network,
 * and back with a receipt, with three events each in the log. The network and the load are processes of their own.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { compare, perSecond } from "./lib.ts";
import { signIn, startBenchServer, world } from "./server.ts";
import { startByHand } from "./sms-by-hand.ts";
import type { Load } from "./sms-load.ts";

const connections = 32;
const texts = 3_000;
const window = 100;
const numbers = Array.from({ length: 100 }, (_, n) => `+194155501${String(n).padStart(2, "0")}`);

const child = (name: string) => fork(fileURLToPath(new URL(name, import.meta.url)));
const said = async (process: ReturnType<typeof child>) => Number((await once(process, "message"))[0]);
// A network of its own for each side: it tells of receipts on whichever connection there is.
const network = child("./sms-network.ts");
const otherNetwork = child("./sms-network.ts");
const loader = child("./sms-load.ts");
const [port, otherPort] = await Promise.all([said(network), said(otherNetwork)]);

const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-sms-"));
const carriers = join(folder, "carriers.json");
const main = { name: "main", kind: "smpp", host: "127.0.0.1", port, system_id: "bench", password: "bench", window };
await writeFile(carriers, JSON.stringify({ carriers: [main], routes: [{ carrier: "main" }] }));
const server = await startBenchServer({
  PATCHBAY_CARRIERS: carriers,
  PATCHBAY_SMS_PER_NUMBER: "1000",
  PATCHBAY_SMS_QUEUE: "1000000",
});
const byHand = await startByHand(server.databaseUrl, otherPort, window);
const pool = new pg.Pool({ connectionString: server.databaseUrl, max: 2 });
pool.on("error", () => undefined);

async function post(token: string, path: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answer = await fetch(`${server.url}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

const stock = numbers.map((number) => ({ number, sms_enabled: true, mms_enabled: true }));
await server.app.seed({ numbers: [{ numbers: stock }] }, "the benchmark's numbers");
await post(await signIn(server.url, "admina@example.com"), "/sms/provision", { numbers, user_uuid: world.users.userA });
const token = await signIn(server.url, "usera@example.com");

/** Ids of as many threads. */
async function openThreads(count: number): Promise<string[]> {
  const path = `/messaging/users/${world.users.userA}/conversations`;
  const threads: string[] = [];
  await perSecond(count, 8, async (n) => {
    const conversation = await post(token, path, { phone_numbers: [`+1646555${String(n).padStart(4, "0")}`] });
    if (typeof conversation !== "object" || conversation === null || !("context" in conversation))
      throw new Error("no conversation");
    const { context } = conversation;
    if (typeof context === "object" && context !== null && "uuid" in context) threads.push(String(context.uuid));
  });
  return threads;
}

/** Resolves to texts accepted per second. */
async function load(url: string, senders: Load["senders"]): Promise<number> {
  loader.send({ url, token, senders, count: texts, connections } satisfies Load);
  return said(loader);
}

/** Texts per second from the first request to the last receipt. */
async function wholeWay(url: string, table: string): Promise<number> {
  if (table === "by_hand.text") await pool.query("truncate by_hand.text");
  const began = performance.now();
  await load(
    url,
    numbers.map((from) => ({ from })),
  );
  const open = `select 1 from ${table} where status = 'sent' or (status = 'queued' and scheduled_at is null) limit 1`;
  while ((await pool.query(open)).rowCount !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
  return (texts * 1_000) / (performance.now() - began);
}

// What is sent in a month only waits: nothing but its acceptance is measured.
const send_at = new Date(Date.now() + 30 * 86_400_000).toISOString();
const later = numbers.map((from) => ({ from, send_at }));
const threads = (await openThreads(500)).map((to, n) => ({ from: numbers[n % numbers.length], to, send_at, channel: "sms" }));

await compare(
  "sms",
  [
    {
      figure: "accepted, simple send",
      unit: "texts/s",
      ours: () => load(`${server.url}/sms/messages/send`, later),
      reference: () => load(byHand.acceptUrl, later),
    },
    {
      figure: "accepted, in a conversation",
      unit: "texts/s",
      ours: () => load(`${server.url}/messaging/users/${world.users.userA}/messages`, threads),
      reference: () => load(byHand.acceptUrl, threads),
    },
    {
      figure: "the whole way, with receipt and events",
      unit: "texts/s",
      ours: () => wholeWay(`${server.url}/sms/messages/send`, "messaging.text"),
      reference: () => wholeWay(byHand.sendUrl, "by_hand.text"),
    },
  ],
  4,
);

network.kill();
otherNetwork.kill();
loader.kill();
await pool.end();
await byHand.close();
await server.close();
await rm(folder, { recursive: true });
