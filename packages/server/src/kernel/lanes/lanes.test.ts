import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import type { TestDatabase } from "../../testing/databases.ts";
import { createKernelDatabase } from "../../testing/kernel-database.ts";
import { systemClock } from "../clock.ts";
import { Database, type Tx } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Listener } from "../events/listener.ts";
import { createLog } from "../log.ts";
import {
  createLanes,
  deadRows,
  defineJobs,
  defineLane,
  enqueue,
  type Job,
  type Lane,
  type LaneRow,
  nudge,
  release,
  revive,
} from "./index.ts";
import { type Claimed, claim, finish, releaseFirst } from "./store.ts";

interface Parcel extends LaneRow {
  readonly label: string;
}

const log = createLog("fatal");
const quick = { backoff: () => 5 };
const patience = { timeout: 10_000, interval: 5 };

let home: TestDatabase;
let db: Database;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createKernelDatabase(inject("postgresUrl"));
  db = open();
  await db.run(sql`create table parcel (label text primary key)`);
  await db.run(sql`call kernel.make_lane('parcel')`);
  await db.run(sql`create table effect (label text)`);
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await db.run(sql`truncate kernel.job, parcel, effect`);
});

afterAll(async () => {
  await db?.close();
  await home?.drop();
});

function open(): Database {
  return new Database({ url: home.url, clock: systemClock });
}

/** A process that works off lanes. */
async function work(lanes: readonly Lane[], options: { database?: Database; leaseMs?: number } = {}) {
  const { database = db, leaseMs = 30_000 } = options;
  const listener = new Listener({ db: database, log });
  await listener.start();
  const running = createLanes({ db: database, listener, log, lanes, leaseMs });
  running.start();
  closing.push(async () => {
    await running.stop(1_000);
    await listener.stop();
    if (database !== db) await database.close();
  });
  return running;
}

/** Something to wait for, and what makes it happen. */
function signal(): { readonly come: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const come = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { come, give };
}

const parcels = (handle: (parcel: Parcel) => Promise<void>) =>
  defineLane<Parcel>({ name: "parcel.send", table: "parcel", ...quick }, { handle: (_tx, parcel) => handle(parcel) });

async function send(lane: Lane, label: string, key: string | null, due_at = new Date()): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`insert into parcel (label, key, due_at) values (${label}, ${key}, ${due_at})`);
    nudge(tx, lane);
  });
}

describe("a lane in a service's own table", () => {
  test("hands out whole rows and keeps what is done", async () => {
    const sent: Parcel[] = [];
    const lane = parcels(async (parcel) => void sent.push(parcel));
    await work([lane]);
    await send(lane, "one", null);
    await expect.poll(() => sent, patience).toHaveLength(1);
    expect(sent[0]).toMatchObject({ label: "one", key: null, attempts: 1, due_at: expect.any(Date) });
    const row = sql`select due_at, retry_at, lease_until, lease_owner, attempts, dead_at from parcel`;
    await expect
      .poll(() => db.one(row), patience)
      .toEqual({ due_at: null, retry_at: null, lease_until: null, lease_owner: null, attempts: 0, dead_at: null });
  });

  test("does a row again when its handler says so, to the time", async () => {
    const times: number[] = [];
    const lane = defineLane<Parcel>(
      { name: "parcel.send", table: "parcel" },
      {
        handle: async () => {
          times.push(Date.now());
          return times.length < 3 ? { again: new Date(Date.now() + 150) } : undefined;
        },
      },
    );
    await work([lane]);
    await send(lane, "recurrent", null);
    await expect.poll(() => times, patience).toHaveLength(3);
    const [first = 0, , third = 0] = times;
    expect(third - first).toBeGreaterThanOrEqual(300);
    // It knows when the next one is due and does not wait for the poll.
    expect(third - first).toBeLessThan(1_000);
  });

  test("rows that are due later wait, and let others pass", async () => {
    const sent: string[] = [];
    const lane = parcels(async (parcel) => void sent.push(parcel.label));
    await work([lane]);
    await send(lane, "later", "k", new Date(Date.now() + 300));
    await send(lane, "now", "k");
    await expect.poll(() => sent, patience).toEqual(["now", "later"]);
  });
});

describe("keys", () => {
  test("a row that fails holds back those of its key, not others", async () => {
    const sent: string[] = [];
    let failures = 0;
    const lane = parcels(async (parcel) => {
      if (parcel.label === "a1" && failures++ < 3) throw new Error("not yet");
      sent.push(parcel.label);
    });
    for (const label of ["a1", "a2", "a3", "b1", "b2"]) await send(lane, label, label.slice(0, 1));
    await work([lane]);
    await expect.poll(() => sent, patience).toHaveLength(5);
    expect(sent.filter((label) => label.startsWith("a"))).toEqual(["a1", "a2", "a3"]);
    expect(sent.filter((label) => label.startsWith("b"))).toEqual(["b1", "b2"]);
    expect(sent.indexOf("b2")).toBeLessThan(sent.indexOf("a1"));
  });

  test("a row that turns up before one that is in hand waits for it", async () => {
    const sent: string[] = [];
    const [begun, mayEnd] = [signal(), signal()];
    let atWork = 0;
    const lane = parcels(async (parcel) => {
      if (parcel.key === "k") expect(++atWork).toBe(1);
      if (parcel.label === "second") {
        begun.give();
        await mayEnd.come;
      }
      sent.push(parcel.label);
      if (parcel.key === "k") atWork--;
    });
    const running = await work([lane]);
    await send(lane, "second", "k");
    await begun.come;
    await send(lane, "first", "k", new Date(0));
    // A free row behind it shows that the lane has been looked at.
    await send(lane, "free", null);
    await expect.poll(() => sent, patience).toEqual(["free"]);
    mayEnd.give();
    await expect.poll(() => sent, patience).toEqual(["free", "second", "first"]);
    expect(running.stats()).toMatchObject([{ failed: 0 }]);
  });

  test("many rows of one key do not stand in the way of others", async () => {
    const sent: string[] = [];
    const mayEnd = signal();
    const lane = parcels(async (parcel) => {
      if (parcel.key === "crowd") await mayEnd.come;
      sent.push(parcel.label);
    });
    await db.run(sql`
      insert into parcel (label, key, due_at) select 'crowd ' || n, 'crowd', now() - interval '1 hour' from generate_series(1, 3000) n`);
    await work([lane]);
    await send(lane, "single", "single");
    await expect.poll(() => sent, patience).toEqual(["single"]);
    mayEnd.give();
  });

  test("a row that arrives while the one before it is being finished is not forgotten", async () => {
    const lane = parcels(async () => undefined);
    const take = () => db.transaction((tx) => claim(tx, lane, 1, 30_000));
    await send(lane, "first", "k");
    const [first] = (await take()).rows;
    await db.transaction(async (tx) => {
      expect(first !== undefined && (await finish(tx, lane, first))).toBe(true);
      expect(await releaseFirst(tx, lane.table, "k")).toBe(false);
      // From here on the finisher looks no more, and nobody can see yet that the first row is done.
      await send(lane, "second", "k");
      expect(await take()).toMatchObject({ rows: [], contested: true });
    });
    expect(await take()).toMatchObject({ rows: [{ label: "second" }], contested: false });
  });

  test("taking a row out lets the next one come", async () => {
    const sent: string[] = [];
    const lane = parcels(async (parcel) => void sent.push(parcel.label));
    await send(lane, "withdrawn", "k");
    await send(lane, "next", "k");
    // Due, but not before tomorrow: as after a failure.
    await db.run(sql`update parcel set retry_at = now() + interval '1 day' where label = 'withdrawn'`);
    await work([lane]);
    const parked = sql`select label from parcel where retry_at = 'infinity'`;
    await expect.poll(() => db.many(parked), patience).toEqual([{ label: "next" }]);
    await db.transaction(async (tx) => {
      await tx.run(sql`update parcel set due_at = null where label = 'withdrawn'`);
      await release(tx, lane, "k");
    });
    await expect.poll(() => sent, patience).toEqual(["next"]);
  });
});

describe("failures", () => {
  test("a row is given up after its last attempt, kept with the reason, listed, and revived by hand", async () => {
    let broken = true;
    const attempts: number[] = [];
    const lane = defineJobs<{ n: number }>(
      { name: "fragile", maxAttempts: 3, ...quick },
      {
        handle: async (tx, job) => {
          await tx.run(sql`insert into effect values ('tried')`);
          if (broken && job.payload.n === 1) {
            attempts.push(job.attempts);
            throw new Error("cannot");
          }
          await tx.run(sql`insert into effect values (${`done ${job.payload.n}`})`);
        },
      },
    );
    const running = await work([lane]);
    await db.transaction(async (tx) => {
      enqueue(tx, { lane, key: "k", payload: { n: 1 } });
      enqueue(tx, { lane, key: "k", payload: { n: 2 } });
    });
    await expect
      .poll(() => db.many(sql`select label from effect where label like 'done%'`), patience)
      .toEqual([{ label: "done 2" }]);
    expect(attempts).toEqual([1, 2, 3]);
    expect(running.stats()).toMatchObject([{ failed: 3, dead: 1 }]);
    const dead = await deadRows(db, lane.table, 10);
    expect(dead).toMatchObject([{ key: "k", attempts: 3, last_error: "cannot", dead_at: expect.any(Date) }]);
    // What a failed attempt wrote is gone.
    expect(await db.many(sql`select label from effect`)).toEqual([{ label: "tried" }, { label: "done 2" }]);

    broken = false;
    await db.transaction(async (tx) => {
      expect(await revive(tx, lane.table, dead[0]?.seq ?? "")).toBe(true);
      nudge(tx, lane);
    });
    await expect.poll(() => db.many(sql`select seq from kernel.job`), patience).toEqual([]);
    expect(await db.many(sql`select label from effect where label = 'done 1'`)).toHaveLength(1);
  });

  test("a row that ends its process every time is given up as well", async () => {
    const lane = defineJobs({ name: "deadly", maxAttempts: 2 }, { handle: async () => expect.unreachable() });
    await db.run(sql`insert into kernel.job (lane, payload, due_at, attempts) values ('deadly', '{}', now(), 2)`);
    await work([lane]);
    await expect
      .poll(async () => (await deadRows(db, lane.table, 1)).map((row) => row.last_error), patience)
      .toEqual(["It was begun 2 times and never ended."]);
  });
});

describe("leases", () => {
  const claimOne = async (lane: Lane): Promise<Claimed> => {
    const { rows } = await db.transaction((tx) => claim(tx, lane, 1, 30_000));
    const [row] = rows;
    if (row === undefined) throw new Error("nothing was claimed");
    return row;
  };

  test("who has lost a row cannot finish it, nor does what it did remain", async () => {
    const begun = signal();
    const mayEnd = signal();
    const lane = parcels(async () => expect.unreachable());
    const thief = defineLane<Parcel>(
      { name: "parcel.send", table: "parcel" },
      {
        handle: async (tx, parcel) => {
          await tx.run(sql`insert into effect values (${parcel.label})`);
          begun.give();
          await mayEnd.come;
        },
      },
    );
    const running = await work([thief]);
    await send(thief, "contested", null);
    await begun.come;
    // As if the process had been silent for too long.
    await db.run(sql`update parcel set lease_until = now() - interval '1 second'`);
    const taken = await claimOne(lane);
    mayEnd.give();
    await expect.poll(() => running.stats(), patience).toMatchObject([{ lost: 1, done: 0, failed: 0 }]);
    expect(await db.many(sql`select * from effect`)).toEqual([]);
    expect(await db.transaction((tx) => finish(tx, lane, taken))).toBe(true);
  });

  test("a lease that has run out is lost even if nobody has taken the row", async () => {
    const lane = parcels(async () => undefined);
    await send(lane, "forgotten", null);
    const row = await claimOne(lane);
    await db.run(sql`update parcel set lease_until = now() - interval '1 second'`);
    expect(await db.transaction((tx) => finish(tx, lane, row))).toBe(false);
  });

  test("is renewed for as long as the work takes", async () => {
    const leaseMs = 300;
    let begun = 0;
    const begin = async (job: Job<object>) => {
      begun++;
      await expect
        .poll(
          () => db.maybe(sql`select 1 from kernel.job where seq = ${job.seq} and now() > due_at + interval '1 second'`),
          patience,
        )
        .toBeDefined();
    };
    const lane = defineJobs({ name: "long" }, { perform: begin });
    const [one, two] = [await work([lane], { leaseMs }), await work([lane], { leaseMs, database: open() })];
    await db.transaction(async (tx) => enqueue(tx, { lane, payload: {} }));
    await expect.poll(() => [...one.stats(), ...two.stats()].reduce((sum, stats) => sum + stats.done, 0), patience).toBe(1);
    expect(begun).toBe(1);
  });

  test("work outside a transaction is told when its row has been lost", async () => {
    const lost = signal();
    const lane = defineJobs(
      { name: "stolen" },
      {
        perform: async (job, abort) => {
          abort.addEventListener("abort", lost.give);
          await db.run(sql`update kernel.job set lease_owner = gen_random_uuid() where seq = ${job.seq}`);
          await lost.come;
          throw new Error("aborted");
        },
      },
    );
    const running = await work([lane], { leaseMs: 300 });
    await db.transaction(async (tx) => enqueue(tx, { lane, payload: {} }));
    await lost.come;
    expect(running.stats()).toMatchObject([{ done: 0, failed: 0 }]);
    await db.run(sql`delete from kernel.job`);
  });
});

describe("jobs", () => {
  test("come with the commit, at once, also in another process; a rolled-back one never does", async () => {
    const got: unknown[] = [];
    const lane = defineJobs<{ n: number }>(
      { name: "jobs" },
      { handle: async (tx, job) => void got.push([job.payload.n, tx.context.trace_id]) },
    );
    await work([lane], { database: open() });
    // This process only enqueues; the other hears of it.
    const listener = new Listener({ db, log });
    await listener.start();
    closing.push(() => listener.stop());
    await db
      .transaction(async (tx) => {
        enqueue(tx, { lane, payload: { n: 0 } });
        throw new Error("no");
      })
      .catch(() => undefined);
    const began = performance.now();
    await db.transaction(async (tx) => enqueue(tx, { lane, payload: { n: 1 } }), { context: { trace_id: "a-trace", actor: null } });
    await expect.poll(() => got, patience).toEqual([[1, "a-trace"]]);
    expect(performance.now() - began).toBeLessThan(900);
  });

  test("what was performed outside takes effect with the end of the job", async () => {
    const lane = defineJobs<{ label: string }>(
      { name: "fetching", ...quick },
      {
        perform: async (job) => {
          const label = `fetched ${job.payload.label}`;
          return async (tx: Tx) => {
            await tx.run(sql`insert into effect values (${label})`);
          };
        },
      },
    );
    await work([lane]);
    await db.transaction(async (tx) => enqueue(tx, { lane, payload: { label: "x" } }));
    await expect.poll(() => db.many(sql`select * from effect`), patience).toEqual([{ label: "fetched x" }]);
    await expect.poll(() => db.many(sql`select seq from kernel.job`), patience).toEqual([]);
  });
});
