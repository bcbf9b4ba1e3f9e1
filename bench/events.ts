/**
 * Events per second from the transactions that append them to a consumer, and how long one takes to get there. The reference does
 * it by hand: an insert per transaction, and a reader that selects what is beyond the last id every other millisecond. It misses
 * what is committed out of order (how much is told at the end), and forgets where it was.
 */
import type { EventEnvelope } from "@patchbay/contract";
import pg from "pg";
import { systemClock } from "../packages/server/src/kernel/clock.ts";
import { Database } from "../packages/server/src/kernel/db/database.ts";
import { migrate } from "../packages/server/src/kernel/db/migrate.ts";
import { Events, emit, Listener } from "../packages/server/src/kernel/events/index.ts";
import { createLog } from "../packages/server/src/kernel/log.ts";
import { type Contest, compare, freshDatabase, perSecond } from "./lib.ts";

const events = 2_000;
const writers = 16;
const paced = 300;
/** Between two events of those whose way is timed, in ms. */
const pace = 7;
const account = "0198c5e2-0000-7000-8000-000000000001";
const data = { uuid: account, company: "Benchmark", name: { first: "Ada", last: "Byron" } };

const timed = () => ({ ...data, began: performance.now() });

const home = await freshDatabase();
await migrate(home.url, [{ owner: "kernel", folder: new URL("../packages/server/src/kernel/migrations/", import.meta.url) }]);
const log = createLog("error");
const db = new Database({ url: home.url, clock: systemClock });
const config: pg.PoolConfig & { pipeline: boolean } = { connectionString: home.url, max: 20, pipeline: true };
const pool = new pg.Pool(config);
pool.on("error", () => undefined);
await pool.query("create table by_hand (id bigint generated always as identity primary key, data jsonb not null)");

/** Counts what arrives and how long it took, and tells when all has come. */
class Arrivals {
  #missing = 0;
  #latencies: number[] = [];
  #complete: (latencies: readonly number[]) => void = () => undefined;

  /** Notes when they began, and how many are dealt with: a reader that goes by the last id will never have what it missed. */
  add(began: readonly number[], dealtWith = began.length): void {
    const now = performance.now();
    for (const each of began) this.#latencies.push(now - each);
    this.#missing -= dealtWith;
    if (this.#missing === 0) this.#complete(this.#latencies);
  }

  more(count: number): Promise<readonly number[]> {
    this.#missing = count;
    this.#latencies = [];
    return new Promise((resolve) => {
      this.#complete = resolve;
    });
  }
}

const consumed = new Arrivals();
const listener = new Listener({ db, log });
const consumer = {
  name: "bench",
  from: "end" as const,
  batch: 500,
  handle: async (_: unknown, batch: readonly EventEnvelope[]) => consumed.add(batch.map((event) => Number(event.data.began))),
};
const ours = new Events({ db, listener, log, consumers: [consumer] });
await listener.start();
await ours.start();

const append = () =>
  db.transaction(async (tx) =>
    emit(tx, { service: "contacts", event: "created", account_uuid: account, user_uuid: account, data: timed() }),
  );

const read = new Arrivals();
let [last, missed, over] = [0, 0, false];
const reading = (async () => {
  while (!over) {
    const { rows } = await pool.query({
      name: "read",
      text: "select id, data from by_hand where id > $1 order by id limit 500",
      values: [last],
    });
    const end = Number(rows.at(-1)?.id ?? last);
    const passed = end - last;
    last = end;
    missed += passed - rows.length;
    read.add(
      rows.map((row) => Number(row.data.began)),
      passed,
    );
    if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  }
})();

async function appendByHand(): Promise<void> {
  const client = await pool.connect();
  await Promise.all([
    client.query("begin"),
    client.query({ name: "append", text: "insert into by_hand (data) values ($1)", values: [JSON.stringify(timed())] }),
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

/** That quantile of the latency in ms, of events that come at a steady pace. */
async function latency(arrivals: Arrivals, write: () => Promise<unknown>, share: number): Promise<number> {
  const all = arrivals.more(paced);
  const written = [];
  for (let n = 0; n < paced; n++) {
    written.push(write());
    await new Promise((resolve) => setTimeout(resolve, pace));
  }
  await Promise.all(written);
  const sorted = (await all).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

function latencyAt(share: number, figure: string): Contest {
  return {
    figure: `${figure} from the beginning of the transaction to the consumer`,
    unit: "ms",
    ours: () => latency(consumed, append, share),
    reference: () => latency(read, appendByHand, share),
  };
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
    latencyAt(0.5, "p50"),
    latencyAt(0.99, "p99"),
  ],
  3,
);
console.log(`The reader by hand missed ${missed} of ${last}.`);
await ours.stop();
await listener.stop();
over = true;
await reading;
await pool.end();
await db.close();
await home.remove();
