import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/databases.ts";
import { systemClock } from "../clock.ts";
import { problem } from "../errors.ts";
import { Database, isUniqueViolation, type Tx } from "./database.ts";
import { sql } from "./sql.ts";

let home: TestDatabase;
let db: Database;

beforeAll(async () => {
  home = await createTestDatabase(inject("postgresUrl"));
  db = new Database({ url: home.url, clock: systemClock, poolSize: 4 });
  await db.run(sql`create table item (id int primary key, note text not null default '')`);
});
afterAll(async () => {
  await db.close();
  await home.drop();
});

const add = (tx: Tx, id: number) => tx.run(sql`insert into item (id) values (${id})`);
const count = async () => (await db.one<{ n: number }>(sql`select count(*)::int as n from item`)).n;

describe("transactions", () => {
  it("commit what a resolved piece of work wrote, then run its effects", async () => {
    const order: string[] = [];
    const before = await count();
    await db.transaction(async (tx) => {
      tx.beforeCommit(async () => {
        order.push("before");
        await add(tx, 2);
      });
      tx.afterCommit(() => order.push("after"));
      await add(tx, 1);
      order.push("work");
    });
    expect([order, await count()]).toEqual([["work", "before", "after"], before + 2]);
  });

  it("undo everything when it throws, and run no effect", async () => {
    const before = await count();
    let effects = 0;
    const work = db.transaction(async (tx) => {
      tx.afterCommit(() => effects++);
      await add(tx, 10);
      throw problem("conflict");
    });
    await expect(work).rejects.toMatchObject({ key: "conflict", status: 409 });
    expect([effects, await count()]).toEqual([0, before]);
  });

  it("send nothing that was asked for in the turn in which they failed", async () => {
    const before = await count();
    const fails = async () => {
      // A microtask later: after the statement was asked for, before it is sent.
      await Promise.resolve();
      throw problem("conflict");
    };
    for (const first of [true, false]) {
      let asked: Promise<unknown> = Promise.resolve();
      const work = db.transaction(async (tx) => {
        if (!first) await add(tx, 11);
        asked = add(tx, 12);
        asked.catch(() => undefined);
        await Promise.all([asked, fails()]);
      });
      await expect(work).rejects.toMatchObject({ key: "conflict" });
      await expect(asked).rejects.toThrow("after the end of its transaction");
    }
    expect([await count(), db.pool.totalCount - db.pool.idleCount]).toEqual([before, 0]);
  });

  it("keep what was written when the problem says so", async () => {
    const work = db.transaction(async (tx) => {
      await add(tx, 20);
      throw problem("forbidden", { commit: true });
    });
    await expect(work).rejects.toMatchObject({ key: "forbidden" });
    expect(await db.maybe(sql`select 1 from item where id = 20`)).toBeDefined();
  });

  it("never report success when a swallowed error has failed them", async () => {
    const work = db.transaction(async (tx) => {
      await add(tx, 30);
      await add(tx, 30).catch(() => undefined);
    });
    await expect(work).rejects.toThrow("rolled back");
    expect(await db.maybe(sql`select 1 from item where id = 30`)).toBeUndefined();
  });

  it("hold no connection before their first statement", async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        db.transaction(async () => {
          // More of these than connections: it only ends when they need none.
          await db.run(sql`select 1`);
        }),
      ),
    );
    expect(db.pool.totalCount).toBeLessThanOrEqual(4);
  });

  it("run again after a deadlock", async () => {
    await db.run(sql`insert into item (id) values (40), (41) on conflict do nothing`);
    const touch = (tx: Tx, id: number) => tx.run(sql`update item set note = note || 'x' where id = ${id}`);
    let meet: () => void = () => undefined;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    let arrived = 0;
    const cross = (first: number, second: number) =>
      db.transaction(async (tx) => {
        await touch(tx, first);
        if (++arrived === 2) meet();
        await met;
        await touch(tx, second);
      });
    await Promise.all([cross(40, 41), cross(41, 40)]);
    expect(await db.many(sql`select note from item where id in (40, 41)`)).toEqual([{ note: "xx" }, { note: "xx" }]);
  });

  it("fail when their connection breaks between two statements, and leave the next one a good connection", async () => {
    const work = db.transaction(async (tx) => {
      const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      await add(tx, 70);
      await db.run(sql`select pg_terminate_backend(${pid}::int)`);
      await expect
        .poll(() => db.one<{ n: number }>(sql`select count(*)::int as n from pg_stat_activity where pid = ${pid}`))
        .toEqual({ n: 0 });
      await add(tx, 71);
    });
    await expect(work).rejects.toThrow();
    expect(await db.many(sql`select id from item where id in (70, 71)`)).toEqual([]);
    expect(await db.transaction((tx) => add(tx, 72))).toBe(1);
  });

  it("pipeline statements that do not wait for each other, in order", async () => {
    const rows = await db.transaction((tx) =>
      Promise.all([
        add(tx, 50),
        tx.many<{ id: number }>(sql`select id from item where id = 50`),
        tx.run(sql`delete from item where id = 50`),
      ]),
    );
    expect(rows).toEqual([1, [{ id: 50 }], 1]);
  });
});

describe("statements", () => {
  it("are prepared once per connection, under a name made from their text", async () => {
    const single = new Database({ url: home.url, clock: systemClock, poolSize: 1 });
    for (let id = 0; id < 5; id++) await single.maybe(sql`select note from item where id = ${id} and 'prepared once' <> ''`);
    const prepared = await single.many<{ n: number }>(sql`
      select count(*)::int as n from pg_prepared_statements where statement like 'select note%'`);
    expect(prepared).toEqual([{ n: 1 }]);
    await single.close();
  });

  it("tell unique violations by their constraint", async () => {
    const error = await db.run(sql`insert into item (id) values (60), (60)`).catch((cause: unknown) => cause);
    expect([isUniqueViolation(error), isUniqueViolation(error, "item_pkey"), isUniqueViolation(error, "other")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(isUniqueViolation(new Error("no"))).toBe(false);
  });

  it("survive the loss of idle connections", async () => {
    await db.run(sql`select 1`);
    const other = new pg.Client({ connectionString: home.url });
    await other.connect();
    await other.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'patchbay' and datname = current_database()",
    );
    await other.end();
    await expect.poll(() => db.one<{ n: number }>(sql`select 1 as n`).catch(() => undefined)).toEqual({ n: 1 });
  });
});
