import { EventEmitter } from "node:events";
import type { Tx } from "../../../kernel/db/database.ts";

/** What the parts of this process tell each other of runs, so that nobody has to look for it in the database. */
interface Told {
  /** Something arrived for a run, or it was cancelled. */
  changed: [run_uuid: string];
  ended: [run_uuid: string];
}

/** One for each database that this process works on; known by what its transactions have in common. */
const hubs = new WeakMap<object, EventEmitter<Told>>();

export function hubOf({ signals }: Pick<Tx, "signals">): EventEmitter<Told> {
  let hub = hubs.get(signals);
  if (hub === undefined) {
    hub = new EventEmitter<Told>().setMaxListeners(0);
    hubs.set(signals, hub);
  }
  return hub;
}
