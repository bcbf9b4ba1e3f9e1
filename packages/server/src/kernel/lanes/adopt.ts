import type { Tx } from "../db/database.ts";
import type { LaneRow } from "./lane.ts";
import { runnersOf } from "./runner.ts";

/** The lease with which a row is written. */
export interface OwnLease {
  readonly lease_owner: string;
  /** How long it lasts, ms; counted by the database's clock. */
  readonly lease_ms: number;
}

/**
 * A lease for a row that this transaction is about to add to a lane, when this process has a hand free for it: it begins with
 * the row at once, without a claim. The row is written with `lease_owner`, `lease_until` and `attempts = 1`, and {@link adopt}
 * is called. Should the process die before it begins, others take over when the lease is over.
 * @returns undefined when the row is to be written without a lease, due like any other
 */
export function leaseFor(tx: Tx, lane: string): OwnLease | undefined {
  const runner = runnersOf(tx.signals).get(lane);
  return runner?.hasRoom === true ? { lease_owner: tx.uuid(), lease_ms: runner.leaseMs } : undefined;
}

/**
 * Begins with a row when the transaction that has written it with such a lease has committed.
 * @param row what the work of the lane gets: that, and whatever else it wants to know
 */
export function adopt<Row extends LaneRow & { readonly lease_owner: string }>(tx: Tx, lane: string, row: Row): void {
  tx.afterCommit(() => runnersOf(tx.signals).get(lane)?.adopt(row));
}
