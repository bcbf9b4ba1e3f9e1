import type { Tx } from "../db/database.ts";
import type { JobLane, Lane } from "./lane.ts";
import { insertionOf, lockKey, type NewJob, releaseFirst } from "./store.ts";

const pending = new WeakMap<Tx, NewJob[]>();

/**
 * Leaves an odd job to be done later, in the transaction of what calls for it. The jobs of a transaction are written
 * together as its last statement.
 * @param job.key jobs of one key are done one after the other; absent = independent of all others
 * @param job.due_at not before; now unless said
 * @param job.trace_id of what it does; that of the transaction unless said
 */
export function enqueue<Payload extends object>(
  tx: Tx,
  job: {
    readonly lane: JobLane<Payload>;
    readonly payload: Payload;
    readonly key?: string;
    readonly due_at?: Date;
    readonly trace_id?: string;
  },
): void {
  const { lane, payload, key, due_at, trace_id = tx.context.trace_id } = job;
  let jobs = pending.get(tx);
  if (jobs === undefined) {
    jobs = [];
    pending.set(tx, jobs);
    writeAtCommit(tx, jobs);
  }
  if (!jobs.some((other) => other.lane === lane.name)) nudge(tx, lane);
  jobs.push({ lane: lane.name, key: key ?? null, payload, due_at: due_at ?? tx.now(), trace_id });
}

function writeAtCommit(tx: Tx, jobs: readonly NewJob[]): void {
  tx.withCommit(() => insertionOf(jobs));
}

/** Has the lane looked at once when this transaction has committed; to be called when it has given rows to the lane. */
export function nudge(tx: Tx, lane: Pick<Lane, "name">): void {
  tx.afterCommit(() => tx.signals.emit("due", lane.name));
}

/**
 * Lets the next row of a key have its turn; to be called after a row of that key was taken out of the lane otherwise than
 * by its handler. Without it, the next one waits up to half a minute.
 */
export async function release(tx: Tx, lane: Lane, key: string): Promise<void> {
  await lockKey(tx, lane, key);
  if (await releaseFirst(tx, lane.table, key)) nudge(tx, lane);
}
