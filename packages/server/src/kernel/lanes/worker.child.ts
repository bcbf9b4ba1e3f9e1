/**
 * A process that works off two lanes until it is killed: `count` notes each job in the table `done`, `hang` never ends.
 *
 * Usage: node --import tsx worker.child.ts DATABASE_URL LEASE_MS NAME
 */
import { setTimeout as pause } from "node:timers/promises";
import { systemClock } from "../clock.ts";
import { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { Listener } from "../events/listener.ts";
import { createLog } from "../log.ts";
import { createLanes, defineJobs } from "./index.ts";

const [url, lease, name] = process.argv.slice(2);
if (url === undefined || lease === undefined || name === undefined) throw new Error("which database, what lease, what name?");

const db = new Database({ url, clock: systemClock });
const log = createLog("fatal");

const count = defineJobs<{ n: number }>(
  { name: "count", concurrency: 8 },
  {
    handle: async (tx, job) => {
      // Held until the end of the transaction: nobody else may be at work on this key.
      const { alone } = await tx.one<{ alone: boolean }>(sql`select pg_try_advisory_xact_lock(1, ${Number(job.key)}) as alone`);
      if (!alone) await db.run(sql`insert into violation values (${job.key}, ${job.payload.n})`);
      await tx.run(sql`insert into done (worker, key, n) values (${name}, ${job.key}, ${job.payload.n})`);
      if (Math.random() < 0.2) await pause(Math.random() * 5);
    },
  },
);
const hang = defineJobs(
  { name: "hang" },
  {
    perform: async () => {
      process.send?.("hanging");
      await new Promise(() => {});
    },
  },
);

const listener = new Listener({ db, log });
const lanes = createLanes({ db, listener, log, lanes: [count, hang], leaseMs: Number(lease) });
await listener.start();
lanes.start();
process.send?.("ready");
