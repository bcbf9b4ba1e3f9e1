/**
 * Deliveries per second from the event log to a local receiver, against a bare loop of undici that posts the same bodies with as
 * many connections: no signature, no retries, no log. Then the p99 of one tenant's deliveries while there are as many for 100
 * endpoints of another: endpoints that hang, against endpoints that answer.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { Agent } from "undici";
import { sql } from "../packages/server/src/kernel/db/sql.ts";
import { compare, perSecond } from "./lib.ts";
import { signIn, startBenchServer, world } from "./server.ts";

const deliveries = 5_000;
const endpoints = 8;
const perEndpoint = 10;
const paced = 200;
const others = 100;

const receiver = fork(fileURLToPath(new URL("./webhooks-receiver.ts", import.meta.url)), { execArgv: ["--import", "tsx"] });
const [receiverUrl] = (await once(receiver, "message")) as [string];
const server = await startBenchServer({ PATCHBAY_OUTBOUND_ALLOW: "127.0.0.1" });
const { db } = server.app.kernel;

async function subscribe(token: string, account_uuid: string, path: string, event: string): Promise<void> {
  const answer = await fetch(`${server.url}/pubsub/subscriptions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      account_uuid,
      callback: { url: receiverUrl + path },
      events: { contacts: [event] },
      limits: { concurrency: perEndpoint },
    }),
  });
  if (answer.status !== 201) throw new Error(`No subscription: ${answer.status} ${await answer.text()}`);
}

for (let n = 0; n < endpoints; n++) await subscribe(server.token, world.accounts.customerB, `/hook/${n}`, `bench_${n}`);
await subscribe(server.token, world.accounts.customerB, "/paced", "bench_paced");
const other = await signIn(server.url, "admina@example.com");
const another = await signIn(server.url, "root@example.com");
// Each by somebody else, as one user can have a hundred.
for (let n = 0; n < others; n++) {
  await subscribe(other, world.accounts.customerA, `/dead/${n}`, "bench_dead");
  await subscribe(another, world.accounts.customerA, `/live/${n}`, "bench_live");
}

/** What a contact that was created looks like, about. */
const data = {
  uuid: "0198c5e2-0000-7000-8000-000000000001",
  account_uuid: world.accounts.customerB,
  user_uuid: world.users.userB,
  company: "Benchmark",
  name: { first: "Ada", last: "Byron" },
  emails: [{ type: "work", address: "ada@example.com", preferred: true }],
  numbers: [{ type: "mobile", number: "+13125550100", preferred: true }],
  audit: { created_by: world.users.userB, created_date: "2026-01-31T12:00:00Z" },
};

/** Appends events to the log, as a transaction of the platform would, and has them looked at. */
async function append(account: string, event: string, count: number, each = data): Promise<void> {
  await db.run(sql`
    insert into kernel.event (uuid, service, event, timestamp, account_uuid, user_uuid, trace_id, data)
    select gen_random_uuid(), 'contacts', replace(${event}, 'N', (n % ${endpoints})::text), now(), ${account}, ${world.users.userB},
      gen_random_uuid()::text, ${JSON.stringify(each)}::jsonb
    from generate_series(0, ${count - 1}::int) n where pg_current_xact_id() is not null`);
  db.signals.emit("events", []);
}

/** Resolves when the receiver has had so many more, with their latencies. */
function arrivals(count: number): Promise<readonly number[]> {
  receiver.send(count);
  return once(receiver, "message").then(([message]: { latencies: number[] }[]) => message?.latencies ?? []);
}

async function deliver(): Promise<number> {
  const all = arrivals(deliveries);
  const began = performance.now();
  await append(world.accounts.customerB, "bench_N", deliveries);
  await all;
  return (deliveries * 1000) / (performance.now() - began);
}

async function post(): Promise<number> {
  const all = arrivals(deliveries);
  const agent = new Agent({ connections: endpoints * perEndpoint });
  const body = JSON.stringify({ type: "contacts.bench_0", timestamp: new Date().toISOString(), data });
  const speed = await perSecond(deliveries, endpoints * perEndpoint, async (n) => {
    const answer = await agent.request({
      origin: receiverUrl,
      path: `/hook/${n % endpoints}`,
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    await answer.body.dump();
  });
  await all;
  await agent.close();
  return speed;
}

/** p99 in ms from the commit of an event to its arrival, of events that come one after the other. */
async function p99(): Promise<number> {
  const all = arrivals(paced);
  for (let n = 0; n < paced; n++) {
    await append(world.accounts.customerB, "bench_paced", 1, { ...data, ...{ sent: Date.now() } });
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const latencies = (await all).toSorted((a, b) => a - b);
  return latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN;
}

/** The same while events for the other tenant's endpoints keep coming, five in a second for each. */
async function p99Beside(event: "bench_dead" | "bench_live"): Promise<number> {
  await db.run(sql`update pubsub.endpoint set failures = 0, troubled = false, held_until = null where due_at is null`);
  let over = false;
  const flood = (async () => {
    while (!over) {
      await append(world.accounts.customerA, event, 1);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const found = await p99();
  over = true;
  await flood;
  await db.run(sql`update pubsub.delivery set due_at = null, status = 'cancelled' where type = ${`contacts.${event}`}`);
  return found;
}

await compare(
  "webhooks",
  [
    { figure: "deliveries, from the log to the receiver", unit: "deliveries/s", ours: deliver, reference: post },
    {
      figure: "p99 beside 100 dead endpoints (reference: live ones)",
      unit: "ms",
      ours: () => p99Beside("bench_dead"),
      reference: () => p99Beside("bench_live"),
    },
  ],
  Number(process.env.PATCHBAY_BENCH_ROUNDS ?? 5),
);
receiver.kill();
await server.close();
