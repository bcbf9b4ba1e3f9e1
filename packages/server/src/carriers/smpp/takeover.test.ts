import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { type CarrierDatabase, createCarrierDatabase, Heard, outboundText, smppCarrier } from "../../testing/carrier-kit.ts";
import { startChild } from "../../testing/child.ts";
import { Smsc } from "../../testing/smsc.ts";
import type { SmppCarrier } from "./index.ts";

let home: CarrierDatabase;
let smsc: Smsc;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createCarrierDatabase();
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await home.db.run(sql`delete from carriers.lease`);
});

afterAll(() => home?.close());

async function start(): Promise<void> {
  smsc = await Smsc.start();
  const network = smsc;
  closing.push(() => network.close());
}

async function here(): Promise<SmppCarrier> {
  const carrier = smppCarrier(home, smsc.port, { name: "shared", systemId: "here" });
  closing.push(() => carrier.stop());
  await carrier.start(new Heard());
  return carrier;
}

function owner() {
  const child = startChild(new URL("./owner.child.ts", import.meta.url), [home.url, String(smsc.port), "other"]);
  closing.push(() => child.kill());
  return child;
}

const submit = (carrier: SmppCarrier) => carrier.submit(outboundText("x"), new AbortController().signal);

it("of two processes one has the connection; when it is killed, the other has it within 10 s", { timeout: 60_000 }, async () => {
  await start();
  const other = owner();
  await expect.poll(() => smsc.bound, { timeout: 20_000 }).toBe(1);
  const carrier = await here();
  await expect.poll(() => carrier.health().up, { timeout: 5_000 }).toBe(true);
  expect(carrier.health().note).toContain(`process ${other.process.pid}`);
  expect(carrier.ready()).toBe(false);
  expect(await submit(carrier)).toMatchObject({ kind: "later", code: "not_connected" });
  expect([smsc.accepted, smsc.bound]).toEqual([1, 1]);

  await other.kill();
  const killed = performance.now();
  await expect.poll(() => carrier.ready(), { timeout: 12_000, interval: 20 }).toBe(true);
  const took = performance.now() - killed;
  expect(took).toBeLessThan(10_000);
  // It did wait for the lease, which was renewed at most 2 s before.
  expect(took).toBeGreaterThan(3_000);
  expect(await submit(carrier)).toMatchObject({ kind: "accepted" });
});

it("one that stops gives it to the other at once", { timeout: 60_000 }, async () => {
  await start();
  const other = owner();
  await expect.poll(() => smsc.bound, { timeout: 20_000 }).toBe(1);
  const carrier = await here();
  await other.terminate();
  const stopped = performance.now();
  await expect.poll(() => carrier.ready(), { timeout: 5_000, interval: 20 }).toBe(true);
  expect(performance.now() - stopped).toBeLessThan(2_500);
});

it("one that was paused sends nothing more once another has it", { timeout: 60_000 }, async () => {
  await start();
  const other = owner();
  await expect.poll(() => smsc.bound, { timeout: 20_000 }).toBe(1);
  const carrier = await here();
  other.process.kill("SIGSTOP");
  await expect.poll(() => carrier.ready(), { timeout: 12_000, interval: 20 }).toBe(true);
  // The network still has the connection of the one that stands still.
  expect(smsc.bound).toBe(2);
  other.process.kill("SIGCONT");
  await expect.poll(() => smsc.bound, { timeout: 5_000, interval: 20 }).toBe(1);
  expect(carrier.ready()).toBe(true);
});

it("one that cannot renew its lease disconnects before another may connect", { timeout: 60_000 }, async () => {
  await start();
  const carrier = await here();
  await expect.poll(() => carrier.ready(), { timeout: 5_000 }).toBe(true);
  await home.db.run(sql`
    update carriers.lease set owner = gen_random_uuid(), holder = 'a thief', until = now() + interval '3 seconds'`);
  await expect.poll(() => smsc.bound, { timeout: 5_000 }).toBe(0);
  expect(carrier.ready()).toBe(false);
  expect(carrier.health().note).toContain("a thief");
  await expect.poll(() => carrier.ready(), { timeout: 8_000 }).toBe(true);
});
