import { setTimeout as pause } from "node:timers/promises";
import type { EventEnvelope } from "@patchbay/contract";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { Mortal, startChild } from "../../testing/child.ts";
import type { TestDatabase } from "../../testing/databases.ts";
import { createKernelDatabase } from "../../testing/kernel-database.ts";
import { newUuid, systemClock } from "../clock.ts";
import { Database, type Tx } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createLog } from "../log.ts";
import { Horizon } from "./horizon.ts";
import { type Consumer, Events, emit, Listener, moveConsumer } from "./index.ts";
import { deleteEvents } from "./store.ts";

const account_uuid = newUuid(new Date());
const log = createLog("fatal");
const patience = { timeout: 15_000, interval: 20 };

let home: TestDatabase;
let db: Database;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createKernelDatabase(inject("postgresUrl"));
  db = open();
  await db.run(sql`create table counter (id integer primary key, n integer not null)`);
  await db.run(sql`create table writer (id integer, at timestamptz default now())`);
  await db.run(sql`create table effect (place bigint generated always as identity, consumer text, event uuid, data jsonb)`);
});

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await db.run(sql`truncate kernel.event, kernel.consumer, counter, writer, effect`);
});

afterAll(async () => {
  await db?.close();
  await home?.drop();
});

function open(): Database {
  return new Database({ url: home.url, clock: systemClock });
}

/** The event log as another process has it. */
async function startEvents(consumers: Consumer[] = [], database = open()): Promise<{ events: Events; database: Database }> {
  const listener = new Listener({ db: database, log });
  const events = new Events({ db: database, listener, log, consumers });
  await listener.start();
  await events.start();
  closing.push(async () => {
    await events.stop();
    await listener.stop();
    await database.close();
  });
  return { events, database };
}

function announce(tx: Tx, data: Record<string, unknown>): void {
  emit(tx, { service: "accounts", event: "account_modified", account_uuid, user_uuid: null, data });
}

/** The transaction as seen by one that dawdles between its last statements, which write the events, and its commit. */
function dawdling(tx: Tx, dawdle: () => Promise<unknown>): Tx {
  return {
    context: tx.context,
    signals: tx.signals,
    now: () => tx.now(),
    uuid: () => tx.uuid(),
    many: (statement) => tx.many(statement),
    maybe: (statement) => tx.maybe(statement),
    one: (statement) => tx.one(statement),
    run: (statement) => tx.run(statement),
    beforeCommit: (work) => tx.beforeCommit(work),
    afterCommit: (effect) => tx.afterCommit(effect),
    withCommit: (statement) =>
      tx.beforeCommit(async () => {
        await tx.run(statement());
        await dawdle();
      }),
  };
}

/** A consumer that keeps what it got, and the numbers in it. */
function keeping(
  name: string,
  parts: Partial<Consumer> = {},
): { consumer: Consumer; got: EventEnvelope[]; numbers: () => unknown[] } {
  const got: EventEnvelope[] = [];
  const consumer: Consumer = {
    name,
    from: "beginning",
    handle: async (_tx, events) => {
      got.push(...events);
    },
    ...parts,
  };
  return { consumer, got, numbers: () => got.map((event) => event.data.n) };
}

describe("emit", () => {
  test("writes the whole envelope with the change, and nothing when it is rolled back", async () => {
    const at = new Date("2026-03-04T05:06:07.089Z");
    const fixed = new Database({ url: home.url, clock: { now: () => at } });
    closing.push(() => fixed.close());
    const user_uuid = newUuid(at);
    const context = { trace_id: "a-trace", actor: null };
    await fixed.transaction(
      async (tx) => {
        emit(tx, { service: "identity", event: "login", account_uuid, user_uuid, data: { ip: "192.0.2.1" } });
      },
      { context },
    );
    await expect(
      fixed.transaction(async (tx) => {
        announce(tx, { n: 1 });
        await tx.run(sql`select 1`);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");

    const { consumer, got } = keeping("whole");
    await startEvents([consumer]);
    await expect.poll(() => got.length, patience).toBe(1);
    expect(got).toEqual([
      {
        uuid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
        service: "identity",
        event: "login",
        timestamp: "2026-03-04T05:06:07.089Z",
        account_uuid,
        user_uuid,
        trace_id: "a-trace",
        data: { ip: "192.0.2.1", account_uuid, user_uuid },
      },
    ]);
  });

  test("an event that cannot be written takes the change with it", async () => {
    await expect(
      db.transaction(async (tx) => {
        await tx.run(sql`insert into counter values (1, 1)`);
        emit(tx, { service: "accounts", event: "account_created", account_uuid: "no uuid", user_uuid: null, data: {} });
      }),
    ).rejects.toThrow("uuid");
    expect(await db.many(sql`select * from counter`)).toEqual([]);
    // The connection is as good as new.
    await db.transaction(async (tx) => announce(tx, {}));
    expect(await db.many(sql`select id from kernel.event`)).toHaveLength(1);
  });

  test("outside a transaction is refused", () => {
    expect(() => announce(db.direct({ trace_id: "t", actor: null }), {})).toThrow("transaction");
  });
});

describe("consumers", () => {
  test("16 writers, random commit order, two consumers in two processes that keep being killed", { timeout: 60_000 }, async () => {
    const counters = 4;
    for (let id = 0; id < counters; id++) await db.run(sql`insert into counter values (${id}, 0)`);
    const start = () => startChild(new URL("./consumers.child.ts", import.meta.url), [home.url]);
    const processes = [new Mortal(start), new Mortal(start)];
    closing.push(async () => void (await Promise.all(processes.map((process) => process.end()))));
    await Promise.all(processes.map((process) => process.ready));
    for (const process of processes) process.torment(50, 700);

    // Every commit wakes the consumers, so that they look while others are between writing and committing.
    const { database } = await startEvents();
    const committed: string[] = [];
    const write = async (writer: number): Promise<void> => {
      for (let round = 0; round < 120; round++) {
        const key = `${writer}/${round}`;
        const work = database.transaction(async (tx) => {
          // It has its transaction id before it gets in line for the counter: ids say nothing about the order of commits.
          await tx.run(sql`insert into writer values (${writer})`);
          await pause(Math.random() * 15);
          const id = Math.floor(Math.random() * counters);
          const { n } = await tx.one<{ n: number }>(sql`update counter set n = n + 1 where id = ${id} returning n`);
          // … and its events are in the log for a while before anybody can see them.
          const slow = dawdling(tx, () => pause(Math.random() * 10));
          announce(slow, { key, id, n });
          if (Math.random() < 0.3) announce(slow, { key: `${key}+`, id, n });
          if (Math.random() < 0.2) throw new Error("changed my mind");
        });
        await work.then(
          () => committed.push(key),
          () => undefined,
        );
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
    await Promise.all(processes.map((process) => process.spare()));

    const { n: total } = await db.one<{ n: number }>(sql`select count(*)::int as n from kernel.event`);
    const seenBy = async (consumer: string) =>
      db.many<{ event: string; data: { key: string; id: number; n: number } }>(
        sql`select event, data from effect where consumer = ${consumer} order by place`,
      );
    await expect.poll(async () => (await db.many(sql`select 1 from effect`)).length, patience).toBe(2 * total);
    const [one, two] = [await seenBy("one"), await seenBy("two")];

    expect(processes.reduce((sum, process) => sum + process.kills, 0)).toBeGreaterThan(4);
    const keys = one.map((effect) => effect.data.key);
    expect(new Set(keys).size).toBe(total);
    expect(new Set(keys.filter((key) => !key.endsWith("+")))).toEqual(new Set(committed));
    expect(two).toEqual(one);
    // The counter's row serialises the transactions that touch it: their events must come in that order.
    for (let id = 0; id < counters; id++) {
      const steps = one.filter((effect) => effect.data.id === id).map((effect) => effect.data.n);
      expect([...new Set(steps)]).toEqual(Array.from({ length: new Set(steps).size }, (_, index) => index + 1));
      expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    }
  });

  test("waits for an event that is under way below one that is there", async () => {
    const { consumer, numbers } = keeping("patient");
    const { database } = await startEvents([consumer]);
    const horizon = new Horizon(db);
    const unsettled = async () => {
      const { settled, last } = await horizon.advance();
      return last - settled;
    };
    // Transactions of other databases on the same server, and those of the killed, hold the horizon back too.
    await expect.poll(unsettled, patience).toBe(0);
    await db.transaction(async (tx) => {
      const slow = dawdling(tx, async () => {
        // Event 1 is written and not committed, by the newest transaction there is.
        expect(await unsettled()).toBe(1);
        // Event 2 is committed, and wakes the consumer.
        await database.transaction(async (later) => announce(later, { n: 2 }));
        expect(await unsettled()).toBe(2);
        expect(numbers()).toEqual([]);
      });
      announce(slow, { n: 1 });
    });
    await database.transaction(async (tx) => announce(tx, { n: 3 }));
    await expect.poll(unsettled, patience).toBe(0);
    await expect.poll(numbers, patience).toEqual([1, 2, 3]);
  });

  test("gets only the events it wants, from where it wants to begin", async () => {
    await db.transaction(async (tx) => announce(tx, { n: 0 }));
    const all = keeping("all");
    const late = keeping("late", { from: "end" });
    const picky = keeping("picky", { events: ["accounts.account_deleted", "identity.login"], batch: 2 });
    await startEvents([all.consumer, late.consumer, picky.consumer]);
    await db.transaction(async (tx) => {
      for (let n = 1; n <= 9; n++) {
        announce(tx, { n });
        emit(tx, { service: "accounts", event: "account_deleted", account_uuid, user_uuid: null, data: { n: -n } });
      }
    });
    await expect.poll(() => all.got.length, patience).toBe(19);
    await expect.poll(() => late.got.length, patience).toBe(18);
    await expect.poll(picky.numbers, patience).toEqual([-1, -2, -3, -4, -5, -6, -7, -8, -9]);
  });

  test("repeats a failing batch event by event, and skips none", async () => {
    let refuse = 1;
    const batches: unknown[][] = [];
    const { consumer } = keeping("fragile", {
      handle: async (tx, events) => {
        const numbers = events.map((event) => event.data.n);
        await tx.run(sql`insert into effect (consumer, data) values ('fragile', ${JSON.stringify(numbers)})`);
        if (numbers.includes(3) && refuse-- > 0) throw new Error("not 3");
        batches.push(numbers);
      },
    });
    await db.transaction(async (tx) => {
      for (let n = 1; n <= 4; n++) announce(tx, { n });
    });
    await startEvents([consumer]);
    await expect.poll(() => batches.flat(), patience).toEqual([1, 2, 3, 4]);
    expect(batches).toEqual([[1], [2, 3, 4]]);
    const effects = () => db.many(sql`select data from effect order by place`);
    await expect.poll(effects, patience).toEqual([{ data: [1] }, { data: [2, 3, 4] }]);
  });

  test("has events again when its cursor is moved back", async () => {
    const { consumer, got, numbers } = keeping("replayed");
    await startEvents([consumer]);
    await db.transaction(async (tx) => {
      announce(tx, { n: 1 });
      announce(tx, { n: 2 });
    });
    await expect.poll(() => got.length, patience).toBe(2);
    expect(await moveConsumer(db, "replayed", 0)).toBe(true);
    expect(await moveConsumer(db, "unknown", 0)).toBe(false);
    await expect.poll(numbers, patience).toEqual([1, 2, 1, 2]);
  });

  test("keeps what the slowest consumer has not had, however old", async () => {
    const { consumer, got } = keeping("slow");
    await db.run(sql`insert into kernel.consumer (name, cursor) values ('retired', 0)`);
    await startEvents([consumer]);
    await db.transaction(async (tx) => announce(tx, { n: 1 }));
    await expect.poll(() => got.length, patience).toBe(1);
    const tomorrow = new Date(Date.now() + 86_400_000);
    expect(await deleteEvents(db, tomorrow, 10)).toBe(0);
    await db.run(sql`delete from kernel.consumer where name = 'retired'`);
    expect(await deleteEvents(db, new Date(0), 10)).toBe(0);
    await expect.poll(() => deleteEvents(db, tomorrow, 10), patience).toBe(1);
  });
});

describe("followers", () => {
  test("hear of an event although reading it failed at first", async () => {
    const { events, database } = await startEvents();
    const seen: unknown[] = [];
    events.follow((event) => seen.push(event.data.n));
    const many = database.many.bind(database);
    const failing = vi.spyOn(database, "many").mockImplementation((statement) => {
      if (!statement.text.includes("id = any")) return many(statement);
      failing.mockRestore();
      return Promise.reject(new Error("The connection is gone."));
    });
    await db.transaction(async (tx) => announce(tx, { n: 1 }));
    await expect.poll(() => seen, patience).toEqual([1]);
  });

  test("own events arrive before the commit is answered, those of others within a second, rolled-back ones never", async () => {
    const [mine, theirs] = [await startEvents(), await startEvents()];
    const [here, there]: [unknown[], unknown[]] = [[], []];
    mine.events.follow((event) => here.push(event.data.n));
    theirs.events.follow((event) => there.push(event.data.n));
    await mine.database
      .transaction(async (tx) => {
        announce(tx, { n: 0 });
        throw new Error("no");
      })
      .catch(() => undefined);
    const began = performance.now();
    await mine.database.transaction(async (tx) => announce(tx, { n: 1 }));
    expect(here).toEqual([1]);
    await expect.poll(() => there, { timeout: 1_000, interval: 5 }).toEqual([1]);
    expect(performance.now() - began).toBeLessThan(1_000);
    await theirs.database.transaction(async (tx) => announce(tx, { n: 2 }));
    await expect.poll(() => here, patience).toEqual([1, 2]);
  });

  test("a long transaction does not hold them back, and its own event is not missed", async () => {
    const { events } = await startEvents();
    const seen: unknown[] = [];
    events.follow((event) => seen.push(event.data.n));
    await db.transaction(async (tx) => {
      await tx.run(sql`insert into writer values (1)`);
      const slow = dawdling(tx, async () => {
        await db.transaction(async (inner) => announce(inner, { n: 2 }));
        await expect.poll(() => seen, patience).toEqual([2]);
      });
      announce(slow, { n: 1 });
    });
    await expect.poll(() => seen, patience).toEqual([2, 1]);
  });

  test("without the listening connection they are still in time, and it comes back", async () => {
    const { events } = await startEvents();
    const seen: unknown[] = [];
    events.follow((event) => seen.push(event.data.n));
    const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'patchbay listener'`;
    expect(await db.many(cut)).toHaveLength(1);
    const began = performance.now();
    await db.transaction(async (tx) => announce(tx, { n: 1 }));
    await expect.poll(() => seen, patience).toEqual([1]);
    expect(performance.now() - began).toBeLessThan(1_000);
    const listeners = sql`select 1 from pg_stat_activity where datname = current_database() and application_name = 'patchbay listener'`;
    await expect.poll(async () => (await db.many(listeners)).length, patience).toBe(1);
  });

  test("one that throws does not disturb the others", async () => {
    const { events, database } = await startEvents();
    const seen: unknown[] = [];
    events.follow(() => {
      throw new Error("oops");
    });
    events.follow((event) => seen.push(event.data.n));
    await database.transaction(async (tx) => announce(tx, { n: 1 }));
    expect(seen).toEqual([1]);
  });
});
