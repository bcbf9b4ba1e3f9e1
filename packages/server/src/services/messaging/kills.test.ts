/**
 * kill -9 of the server at random moments, again and again, while texts go through an SMSC that lives on: its ledger and our
 * database agree in the end. TEST_KILLS=100 is the full size, 20,000 texts.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { status } from "../../carriers/smpp/protocol.ts";
import { Database } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import { type StartingServer, spawnChildServer } from "../../testing/child-server.ts";
import { TestClock } from "../../testing/clock.ts";
import { createTestDatabase, type TestDatabase } from "../../testing/databases.ts";
import { startTestServer } from "../../testing/harness.ts";
import { receiptOf, Smsc, type Submitted, type Verdict } from "../../testing/smsc.ts";
import { provision } from "./testing.ts";

const kills = Number(process.env.TEST_KILLS ?? 12);
const count = kills * 200;
const clients = 24;
const senders = Array.from({ length: 10 }, (_, i) => `+194155501${String(i).padStart(2, "0")}`);

let database: TestDatabase;
let db: Database;
let smsc: Smsc;
let folder: string;
let token: string;

beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"), inject("world").template);
  const server = await startTestServer({ beside: { databaseUrl: database.url } });
  token = await server.tokenFor("adminA");
  await provision(server, token, senders, server.world.users.adminA);
  // It has another carrier than those that are to be killed: it must not give turns.
  await server.close();
  db = new Database({ url: database.url, clock: new TestClock() });
  smsc = await Smsc.start();
  smsc.judge = judge;
  folder = await mkdtemp(join(tmpdir(), "patchbay-carriers-"));
  const carrier = { name: "net", kind: "smpp", host: "127.0.0.1", port: smsc.port, system_id: "x", password: "x", window: 20 };
  const config = { carriers: [{ ...carrier, response_timeout_seconds: 1 }], routes: [{ carrier: "net" }] };
  await writeFile(join(folder, "carriers.json"), JSON.stringify(config));
});

afterAll(async () => {
  await smsc.close();
  await db.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Each text goes to a telephone of its own, by which the ledger knows it. */
const first = 2_000_000;
const phoneOf = (n: number) => `+1212${first + n}`;
const numberOf = ({ message }: Pick<Submitted, "message">) => Number(message.destination.digits.slice(4)) - first;
const partsOf = (n: number) => (n % 10 === 0 ? 2 + (n % 3) : 1);
const bodyOf = (n: number) => `${n} `.padEnd(partsOf(n) === 1 ? 20 : 153 * partsOf(n), "x");
const fateOf = (n: number) => (n % 50 === 7 ? "failed" : n % 50 === 11 ? "undelivered" : "delivered");

/** Texts to which something has happened that happens once. */
const had = new Set<number>();
const once = (n: number) => !had.has(n) && had.add(n) !== undefined;

/** Answers late, not at all or "not now"; tells of each part early, late, in any order, and sometimes twice. */
function judge(submitted: Submitted): Verdict {
  const n = numberOf(submitted);
  if (fateOf(n) === "failed") return { answer: 0x0b };
  if (n % 200 === 13 && once(n)) return { answer: status.throttled };
  const told = receiptOf(submitted.id, fateOf(n) === "delivered" ? "DELIVRD" : "UNDELIV");
  const receipts = n % 4 === 0 ? [told, told] : [told];
  const delay = Math.random() * 20;
  if (n % 40 === 3 && once(n)) return { answer: "none", after: receipts };
  if (n % 3 === 0) return { delay, before: receipts };
  setTimeout(() => receipts.forEach((receipt) => void smsc.deliver(receipt)), delay + Math.random() * 300);
  return { delay };
}

/** What the network has taken: of each text the parts, with repetitions. */
function ledger(): Map<number, number[]> {
  const taken = new Map<number, number[]>();
  for (const submitted of smsc.ledger) {
    const { esmClass, shortMessage } = submitted.message;
    const part = (esmClass & 0x40) === 0 ? 1 : (shortMessage[5] ?? 0);
    const n = numberOf(submitted);
    taken.set(n, [...(taken.get(n) ?? []), part]);
  }
  return taken;
}

const settings = () => ({
  PATCHBAY_CARRIERS: join(folder, "carriers.json"),
  PATCHBAY_SMS_PER_NUMBER: "10000",
  PATCHBAY_SMS_QUEUE: "100000",
});

/** What the dead process had is not waited for: its leases would end by themselves. */
async function endLeases(): Promise<void> {
  await db.run(sql`update messaging.queue set lease_until = now() - interval '1 s' where lease_owner is not null`);
  await db.run(sql`delete from carriers.lease`);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Where the server is now, if it is anywhere. */
let url: string | undefined;

function start(): StartingServer {
  const child = spawnChildServer(database.url, {}, settings());
  void child.url.then((found) => {
    url = found;
  });
  return child;
}

/** A server that is killed when so many more parts have reached the network; or, early, before it even listens. */
async function liveAndDie(more: number, isEarly: boolean): Promise<void> {
  const child = start();
  const goal = smsc.ledger.length + more;
  if (!isEarly) {
    expect(await child.url).toBeDefined();
    await expect.poll(() => smsc.ledger.length, { timeout: 60_000, interval: 2 }).toBeGreaterThanOrEqual(goal);
  }
  await pause(Math.random() * (isEarly ? 3_000 : 50));
  child.process.kill("SIGKILL");
  expect(await child.ended).toBe("SIGKILL");
  url = undefined;
  await endLeases();
}

/** Sends a text as a client does that wants to be sure: again and again, under one key, until it has the answer. */
async function send(n: number): Promise<string> {
  const body = { to: phoneOf(n), from: senders[n % senders.length], content: [{ type: "text", body: bodyOf(n) }] };
  for (;;) {
    const response = await fetch(`${url ?? "http://127.0.0.1:1"}/sms/messages/send`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": `text-${n}` },
      body: JSON.stringify(body),
    }).catch(() => undefined);
    const answer = await response?.text().catch(() => undefined);
    if (response?.status === 201 && answer !== undefined) return String(JSON.parse(answer).uuid);
    if (response !== undefined && response.status !== 201 && response.status < 500)
      throw new Error(`${response.status}: ${answer}`);
    await pause(20);
  }
}

interface Text {
  readonly uuid: string;
  readonly remote: string;
  readonly status: string;
  readonly error_code: string | null;
  readonly possible_duplicate: boolean;
  readonly events: string[] | null;
}

const texts = () =>
  db.many<Text>(sql`
    select uuid, remote, t.status, error_code, possible_duplicate, events from messaging.text t left join (
      select data ->> 'uuid' as id, array_agg(event || ' ' || (data ->> 'status') order by id) as events
      from kernel.event where service = 'sms' group by 1) e on e.id = t.uuid::text`);

it(`${kills} deaths while ${count} texts go out: each is there once, in its one final state`, {
  timeout: 60_000 + kills * 20_000,
}, async () => {
  const answers = new Map<number, string>();
  let [next, allowed, deaths] = [0, 0, 0];
  const work = async () => {
    while (next < count) {
      if (next >= allowed) await pause(5);
      else {
        const n = next++;
        answers.set(n, await send(n));
      }
    }
  };
  const working = Promise.all(Array.from({ length: clients }, work));
  for (; deaths < kills; deaths++) {
    // There is always something to do when it dies: more than it may do in its life.
    allowed = Math.ceil((count * (deaths + 1)) / kills);
    const refused = allowed / 40;
    await liveAndDie(Math.random() * 0.9 * (allowed - refused - ledger().size), deaths % 8 === 7);
  }
  const survivor = start();
  await working;
  await expect
    .poll(() => db.many(sql`select status, count(*) from messaging.text where status in ('queued', 'sent') group by 1`), {
      timeout: 120_000,
      interval: 250,
    })
    .toEqual([]);
  survivor.process.kill("SIGKILL");
  await survivor.ended;

  const kept = await texts();
  expect(kept).toHaveLength(count);
  const taken = ledger();
  const wrong: unknown[] = [];
  let [marked, twice] = [0, 0];
  for (const text of kept) {
    const n = Number(text.remote.slice(5)) - first;
    const fate = fateOf(n);
    const parts = fate === "failed" ? [] : Array.from({ length: partsOf(n) }, (_, i) => i + 1);
    const had = (taken.get(n) ?? []).toSorted((a, b) => a - b);
    const isTwice = had.length > parts.length;
    if (text.possible_duplicate) marked++;
    if (isTwice) twice++;
    const told = fate === "failed" ? ["status failed"] : ["outbound sent", "status sent", `status ${fate}`];
    const holds =
      text.status === fate &&
      text.uuid === answers.get(n) &&
      (!isTwice || text.possible_duplicate) &&
      JSON.stringify([...new Set(had)]) === JSON.stringify(parts) &&
      JSON.stringify(text.events) === JSON.stringify(told);
    if (!holds) wrong.push({ ...text, n, fate, had, answer: answers.get(n) });
  }
  expect(wrong).toEqual([]);
  // It was no walk in the park.
  expect(twice).toBeGreaterThan(0);
  expect(marked).toBeLessThan(count / 5);
  process.stdout.write(
    `${deaths} kills, ${count} texts, ${smsc.ledger.length} parts taken, ${smsc.sent} receipts sent; ${twice} texts twice, ${marked} marked\n`,
  );
});
