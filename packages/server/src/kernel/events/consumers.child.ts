/**
 * A process that runs two consumers until it is killed. Each notes in the table `effect` what it was given.
 *
 * Usage: node --import tsx consumers.child.ts DATABASE_URL
 */
import { systemClock } from "../clock.ts";
import { Database } from "../db/database.ts";
import { sql } from "../db/sql.ts";
import { createLog } from "../log.ts";
import { type Consumer, Events, Listener } from "./index.ts";

const [url] = process.argv.slice(2);
if (url === undefined) throw new Error("which database?");

function noting(name: string): Consumer {
  return {
    name,
    from: "beginning",
    batch: 20,
    handle: async (tx, events) => {
      for (const event of events) {
        await tx.run(sql`insert into effect (consumer, event, data) values (${name}, ${event.uuid}, ${event.data})`);
      }
    },
  };
}

const db = new Database({ url, clock: systemClock });
const log = createLog("fatal");
const listener = new Listener({ db, log });
const events = new Events({ db, listener, log, consumers: [noting("one"), noting("two")] });
await listener.start();
await events.start();
process.send?.("ready");
