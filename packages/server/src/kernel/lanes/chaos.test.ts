import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { Mortal, startChild } from "../../testing/child.ts";
import type { TestDatabase } from "../../testing/databases.ts";
import { createKernelDatabase } from "../../testing/kernel-database.ts";
import { systemClock } from "../clock.ts";
import { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Listener } from "../events/listener.ts";
import { createLog } from "../log.ts";
import { createLanes, defineJobs, enqueue } from "./index.ts";

let home: TestDatabase;
let db: Database;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createKernelDatabase(inject("postgresUrl"));
  db = new Database({ url: home.url, clock: systemClock });
  await db.run(sql`create table done (place bigint generated always as identity, worker text, key text, n integer)`);
  await db.run(sql`create table violation (key text, n integer)`);
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

afterAll(async () => {
  await db?.close();
  await home?.drop();
});

function worker(leaseMs: number, name: string) {
  return startChild(new URL("./worker.child.ts", import.meta.url), [home.url, String(leaseMs), name]);
}

test("10,000 rows of 500 keys, two processes, one of them killed again and again", { timeout: 90_000 }, async () => {
  const [keys, perKey] = [500, 20];
  await db.run(sql`
    insert into kernel.job (lane, key, payload, due_at)
    select 'count', key::text, jsonb_build_object('n', n), now() + (${keys} * n + key) * interval '1 microsecond'
    from generate_series(1, ${perKey}) n, generate_series(1, ${keys}) key order by n, key`);
  const steady = worker(3_000, "steady");
  const mortal = new Mortal(() => worker(3_000, "mortal"));
  closing.push(async () => void (await Promise.all([steady.kill(), mortal.end()])));
  mortal.torment(100, 1_500);

  const left = async () => (await db.many(sql`select 1 from kernel.job where lane = 'count'`)).length;
  await expect.poll(left, { timeout: 80_000, interval: 100 }).toBe(0);
  await mortal.spare();

  expect(mortal.kills).toBeGreaterThan(2);
  const done = await db.many<{ worker: string; key: string; n: number }>(sql`select worker, key, n from done order by place`);
  expect(done).toHaveLength(keys * perKey);
  const order = Array.from({ length: perKey }, (_, index) => index + 1);
  for (let key = 1; key <= keys; key++) {
    expect(done.filter((row) => row.key === String(key)).map((row) => row.n)).toEqual(order);
  }
  expect(done.filter((row) => row.worker === "mortal").length).toBeGreaterThan(100);
  expect(await db.many(sql`select * from violation`)).toEqual([]);
});

test("what a killed process had in hand is resumed within its lease and a second", async () => {
  const leaseMs = 2_000;
  const dying = worker(leaseMs, "dying");
  closing.push(() => dying.kill());
  await dying.ready;
  const hanging = once(dying.process, "message");
  await db.run(sql`insert into kernel.job (lane, payload, due_at) select 'hang', '{}', now() from generate_series(1, 20)`);
  await hanging;
  const held = async () =>
    (await db.many<{ seq: string }>(sql`select seq from kernel.job where lane = 'hang' and lease_owner is not null`)).map(
      (row) => row.seq,
    );
  await expect.poll(async () => (await held()).length).toBeGreaterThanOrEqual(8);
  await dying.kill();
  const inHand = await held();

  const killed = performance.now();
  const resumed = new Map<string, number>();
  const log = createLog("fatal");
  const listener = new Listener({ db, log });
  const hang = defineJobs({ name: "hang" }, { handle: async (_tx, job) => void resumed.set(job.seq, performance.now() - killed) });
  const lanes = createLanes({ db, listener, log, lanes: [hang], leaseMs });
  lanes.start();
  closing.push(() => lanes.stop());
  await expect.poll(() => inHand.every((seq) => resumed.has(seq)), { timeout: 10_000, interval: 20 }).toBe(true);
  const times = inHand.map((seq) => resumed.get(seq) ?? 0);
  expect(Math.max(...times)).toBeLessThan(leaseMs + 1_000);
  // It did wait for the lease, which the last renewal may have begun up to a third of it earlier.
  expect(Math.min(...times)).toBeGreaterThan(leaseMs / 3);
});

test("a process that is asked to stop leaves nothing leased", async () => {
  const log = createLog("fatal");
  const listener = new Listener({ db, log });
  let begun = 0;
  let finish = () => {};
  const mayFinish = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = defineJobs(
    { name: "slow", concurrency: 2 },
    {
      handle: async () => {
        begun++;
        await mayFinish;
      },
    },
  );
  const lanes = createLanes({ db, listener, log, lanes: [slow] });
  lanes.start();
  await db.transaction(async (tx) => {
    for (let n = 0; n < 10; n++) enqueue(tx, { lane: slow, payload: { n } });
  });
  await expect.poll(() => begun).toBe(2);
  expect(lanes.stats()).toMatchObject([{ name: "slow", claimed: 8, done: 0, inHand: 8 }]);
  const stopped = lanes.stop();
  finish();
  await stopped;
  expect(begun).toBe(2);
  const rows = sql`select attempts, lease_owner, lease_until from kernel.job where lane = 'slow'`;
  expect(await db.many(rows)).toEqual(Array(8).fill({ attempts: 0, lease_owner: null, lease_until: null }));
});
