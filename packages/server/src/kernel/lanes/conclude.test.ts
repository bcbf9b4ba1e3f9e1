/** Lanes that conclude many rows together. */
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import type { TestDatabase } from "../../testing/databases.ts";
import { createKernelDatabase } from "../../testing/kernel-database.ts";
import { systemClock } from "../clock.ts";
import { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Listener } from "../events/listener.ts";
import { createLog } from "../log.ts";
import { createLanes, defineLane, type LaneRow, type Next, nudge } from "./index.ts";

interface Letter extends LaneRow {
  readonly label: string;
}

const log = createLog("silent");
const patience = { timeout: 10_000, interval: 5 };
let home: TestDatabase;
let db: Database;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  home = await createKernelDatabase(inject("postgresUrl"));
  db = new Database({ url: home.url, clock: systemClock });
  await db.run(sql`create table letter (label text primary key)`);
  await db.run(sql`call kernel.make_lane('letter')`);
  await db.run(sql`create table effect (label text, batch integer)`);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  await db.run(sql`truncate letter, effect`);
});
afterAll(async () => {
  await db?.close();
  await home?.drop();
});

interface Plan {
  readonly perform?: (label: string) => Promise<void>;
  readonly next?: (letter: Letter) => Next;
  /** Before the rows are concluded. */
  readonly meanwhile?: (labels: readonly string[]) => Promise<void>;
  readonly done?: "kept" | "deleted";
}

/** A lane that notes each row and the number of its batch. */
async function work({ perform = async () => {}, next = () => undefined, meanwhile = async () => {}, done = "deleted" }: Plan) {
  let batches = 0;
  const lane = defineLane<Letter, string>(
    { name: "letter.send", table: "letter", done, backoff: () => 5 },
    {
      perform: async ({ label }) => {
        await perform(label);
        return label.toUpperCase();
      },
      conclude: async (tx, ended) => {
        const batch = ++batches;
        await meanwhile(ended.map(({ row }) => row.label));
        for (const { outcome } of ended) await tx.run(sql`insert into effect values (${outcome}, ${batch})`);
        return ended.map(({ row }) => next(row));
      },
    },
  );
  const listener = new Listener({ db, log });
  await listener.start();
  const lanes = createLanes({ db, listener, log, lanes: [lane] });
  closing.push(async () => {
    await lanes.stop(1_000);
    await listener.stop();
  });
  return { lane, lanes };
}

const put = (labels: readonly string[], key: string | null = null) =>
  db.transaction(async (tx) => {
    await tx.run(sql`insert into letter (label, key, due_at) select l, ${key}, ${tx.now()} from unnest(${labels}::text[]) as l`);
    nudge(tx, { name: "letter.send" });
  });
const left = async () => (await db.many<{ label: string }>(sql`select label from letter order by seq`)).map(({ label }) => label);
const effects = async () =>
  (await db.many<{ label: string }>(sql`select label from effect order by label`)).map(({ label }) => label);

test("rows that end at the same time are concluded in few transactions, each once, and go", async () => {
  const { lanes } = await work({});
  const labels = Array.from({ length: 40 }, (_, i) => `l${String(i).padStart(2, "0")}`);
  await put(labels);
  lanes.start();
  await expect.poll(left, patience).toEqual([]);
  expect(await effects()).toEqual(labels.map((label) => label.toUpperCase()));
  const { n } = await db.one<{ n: number }>(sql`select count(distinct batch)::int as n from effect`);
  expect(n).toBeLessThan(20);
  expect(lanes.stats()).toMatchObject([{ done: 40, failed: 0, lost: 0 }]);
});

test("a row stays where the lane keeps it, comes again when it is to, or is left alone", async () => {
  const nexts: Record<string, Next> = { again: { again: new Date(Date.now() + 50) }, alone: { again: null } };
  const { lanes } = await work({ next: ({ label, due_at }) => (due_at.getTime() > 1e9 ? nexts[label] : undefined), done: "kept" });
  await put(["done", "again", "alone"]);
  lanes.start();
  await expect.poll(async () => (await effects()).filter((label) => label === "AGAIN").length, patience).toBeGreaterThan(1);
  delete nexts.again;
  const due = () => db.many(sql`select label from letter where due_at is not null`);
  await expect.poll(due, patience).toEqual([]);
  expect(await left()).toEqual(["done", "again", "alone"]);
  expect((await effects()).filter((label) => label !== "AGAIN")).toEqual(["ALONE", "DONE"]);
});

test("one that has been lost to others is left to them, and those with it are done", async () => {
  let stolen = false;
  const { lanes } = await work({
    meanwhile: async (labels) => {
      if (stolen || labels.length < 2 || !labels.includes("b")) return;
      stolen = true;
      await db.run(sql`update letter set lease_owner = gen_random_uuid(), due_at = now() + interval '1 h' where label = 'b'`);
    },
  });
  await put(["a", "b", "c", "d"]);
  lanes.start();
  await expect.poll(left, patience).toEqual(["b"]);
  await expect.poll(() => lanes.stats()[0]?.lost, patience).toBe(1);
  expect(await effects()).toEqual(["A", "C", "D"]);
});

test("a conclusion that fails is the row's own failure", async () => {
  let failures = 0;
  const { lanes } = await work({
    meanwhile: async (labels) => {
      if (labels.includes("bad") && ++failures < 4) throw new Error("bad");
    },
  });
  await put(["a", "bad", "c"]);
  lanes.start();
  await expect.poll(left, patience).toEqual([]);
  expect(await effects()).toEqual(["A", "BAD", "C"]);
  expect(lanes.stats()[0]?.failed).toBeGreaterThan(0);
});

test("rows of a key follow one after the other", async () => {
  const order: string[] = [];
  const { lanes } = await work({ perform: async (label) => void order.push(label) });
  await put(["1", "2", "3"], "k");
  lanes.start();
  await expect.poll(left, patience).toEqual([]);
  expect(order).toEqual(["1", "2", "3"]);
});
