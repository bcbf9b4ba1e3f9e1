/**
 * Events per second from the transactions that append them to a consumer, and how long one takes to get there. The reference does
 * it by hand: an insert per transaction, and a reader that selects what is beyond the last id every other millisecond. It misses
 * what is committed out of order, and forgets where it was.
 */
import pg from "pg";
import { systemClock } from "../packages/server/src/kernel/clock.ts";
import { Database } from "../packages/server/src/kernel/db/database.ts";
import { migrate } from "../packages/server/src/kernel/db/migrate.ts";
import { Events, emit, Listener } from "../packages/server/src/kernel/events/index.ts";
import { createLog } from "../packages/server/src/kernel/log.ts";
import { compare, freshDatabase, median, perSecond } from "./lib.ts";

const events = 2_000;
const writers = 16;
const singles = 100;
const account = "0198c5e2-0000-7000-8000-000000000001";
const data = { uuid: account, company: "Benchmark", name: { first: "Ada", last: "Byron" } };

const home = await freshDatabase();
await migrate(home.url, [{ owner: "kernel", folder: new URL("../packages/server/src/kernel/migrations/", import.meta.url) }]);
const log = createLog("error");
const db = new Database({ url: home.url, clock: systemClock });
const config: pg.PoolConfig & { pipeline: boolean } = { connectionString: home.url, max: 20, pipeline: true };
const pool = new pg.Pool(config);
pool.on("error", () => undefined);
await pool.query("create table by_hand (id bigint generated always as identity primary key, data jsonb not null)");

/** Counts what arrives, and resolves when it is as many as were waited for. */
class Arrivals {
  #come = 0;
  #wanted = Number.POSITIVE_INFINITY;
  #reached: () => void = () => undefined;

  add(count: number): void {
    this.#come += count;
    if (this.#come >= this.#wanted) this.#reached();
  }

  more(count: number): Promise<void> {
    this.#wanted = this.#come + count;
    return new Promise((resolve) => {
      this.#reached = resolve;
    });
  }
}

const consumed = new Arrivals();
const listener = new Listener({ db, log });
const consumer = {
  name: "bench",
  from: "end" as const,
  batch: 500,
  handle: async (_: unknown, batch: readonly unknown[]) => consumed.add(batch.length),
};
const ours = new Events({ db, listener, log, consumers: [consumer] });
await listener.start();
await ours.start();

const append = () =>
  db.transaction(async (tx) =>
    emit(tx, { service: "contacts", event: "created", account_uuid: account, user_uuid: account, data }),
  );

const read = new Arrivals();
let [last, over] = [0, false];
const reading = (async () => {
  while (!over) {
    const { rows } = await pool.query({
      name: "read",
      text: "select id, data from by_hand where id > $1 order by id limit 500",
      values: [last],
    });
    last = Number(rows.at(-1)?.id ?? last);
    read.add(rows.length);
    if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
})();

async function appendByHand(): Promise<void> {
  const client = await pool.connect();
  await Promise.all([
    client.query("begin"),
    client.query({ name: "append", text: "insert into by_hand (data) values ($1)", values: [JSON.stringify(data)] }),
    client.query("commit"),
  ]);
  client.release();
}

async function rate(arrivals: Arrivals, write: () => Promise<unknown>): Promise<number> {
  const all = arrivals.more(events);
  const began = performance.now();
  await perSecond(events, writers, write);
  await all;
  return (events * 1000) / (performance.now() - began);
}

async function latency(arrivals: Arrivals, write: () => Promise<unknown>): Promise<number> {
  const times = [];
  for (let n = 0; n < singles; n++) {
    const come = arrivals.more(1);
    const began = performance.now();
    await write();
    await come;
    times.push(performance.now() - began);
  }
  return median(times);
}

await compare(
  "events",
  [
    {
      figure: "appended and consumed",
      unit: "events/s",
      ours: () => rate(consumed, append),
      reference: () => rate(read, appendByHand),
    },
    {
      figure: "median from the beginning of the transaction to the consumer",
      unit: "ms",
      ours: () => latency(consumed, append),
      reference: () => latency(read, appendByHand),
    },
  ],
  3,
);
await ours.stop();
await listener.stop();
over = true;
await reading;
await pool.end();
await db.close();
await home.remove();
