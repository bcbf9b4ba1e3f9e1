import { backoff } from "../backoff.ts";
import type { Tx } from "../db/database.ts";
import { empty, raw, type Sql, sql } from "../db/sql.ts";

/** What every row of a lane has, beside the columns of its table (which the handler gets as well). */
export interface LaneRow {
  /** Names the row within its lane. */
  readonly seq: string;
  readonly key: string | null;
  readonly due_at: Date;
  /** How often it was begun, this time included. */
  readonly attempts: number;
  readonly trace_id: string | null;
}

/** An odd job. */
export interface Job<Payload> extends LaneRow {
  readonly payload: Payload;
}

/** What becomes of a row; undefined when it is done. */
export type Next = Ending | undefined;

export interface Ending {
  /**
   * When it is due again; null when it stays in the table and the lane is to leave it alone until it gets a `due_at`; it is done
   * when this is absent.
   */
  readonly again?: Date | null;
  /** Other columns to change by the statement that ends it: `status = 'sent', …`. Cheaper than a second one. */
  readonly set?: Sql;
}

/** What becomes of one row of many that are concluded together. */
export type Fate = Omit<Ending, "set"> | undefined;

/** What is done in the transaction that finishes a row. */
export type Effect = (tx: Tx) => Promise<Next> | Promise<void>;

/** Does the work within the transaction that finishes the row: both happen, once, or neither. */
export interface Handling<Row> {
  handle(tx: Tx, row: Row): Promise<Next> | Promise<void>;
}

/** The work has finished the row by a transaction of its own: the lease is over, and the row due again then, or not at all. */
export interface Released {
  readonly again: Date | null;
}

/**
 * Does the work outside a transaction, which may take its time (calls to other hosts): at least once. What it resolves to
 * runs in the transaction that finishes the row.
 */
export interface Performing<Row> {
  /** @param signal aborted when the row has been lost to another process, or when this one must stop */
  perform(row: Row, signal: AbortSignal): Promise<Effect | Released | undefined> | Promise<void>;
}

/** What the work for a row came to. */
export interface Ended<Row, Outcome> {
  readonly row: Row;
  readonly outcome: Outcome;
}

/**
 * For many short works: does them like {@link Performing}, one by one, and concludes together those that have ended while the
 * last ones were being committed. Rows with a key are concluded alone.
 */
export interface Concluding<Row, Outcome> {
  /** @param signal see {@link Performing} */
  perform(row: Row, signal: AbortSignal): Promise<Outcome>;
  /**
   * Runs in the transaction that finishes the rows; when it fails, again for each row alone. Events of a row should carry the
   * row's trace id.
   * @returns what follows for each, in the same order
   */
  conclude(tx: Tx, ended: readonly Ended<Row, Outcome>[]): Promise<readonly Fate[]>;
}

/** The work of a lane, in one of its three forms. */
export type Work<Row> = Handling<Row> | Performing<Row> | Concluding<Row, unknown>;

export interface LaneOptions {
  /** `<service>.<what happens>`: `messaging.submit`. */
  readonly name: string;
  /** Rows that one process works on at the same time; 8 unless said. */
  readonly concurrency?: number;
  /** A row that has failed this often is dead; 10 unless said. */
  readonly maxAttempts?: number;
  /** Wait before the next attempt, in ms, after so many failures; unless said 1 s, doubling up to 10 minutes, with jitter. */
  readonly backoff?: (failures: number) => number;
  /** Whether this process can work on rows at the moment: it claims none while it cannot. Always, unless said. */
  readonly ready?: () => boolean;
}

/** Where a lane's rows are. */
export interface LaneTable {
  readonly name: Sql;
  /** Condition for the rows of this lane, `and …`, when others share the table. */
  readonly scope: Sql;
  /** What becomes of a row that is done. */
  readonly done: "kept" | "deleted";
  /** What a claim reads of a row, `t.…`. */
  readonly columns: Sql;
}

/** A lane as its runner sees it. */
export interface Lane {
  readonly name: string;
  readonly table: LaneTable;
  readonly concurrency: number;
  readonly maxAttempts: number;
  readonly backoff: (failures: number) => number;
  readonly ready: () => boolean;
  readonly work: Work<LaneRow>;
}

/** A lane in the table of odd jobs, with what its jobs carry. */
export interface JobLane<Payload> extends Lane {
  readonly work: Handling<Job<Payload>> | Performing<Job<Payload>>;
}

export interface TableLaneOptions extends LaneOptions {
  /** The table with its schema: `messaging.text`; part of the statements, so never from outside. */
  readonly table: string;
  /** Condition for the rows of this lane, `and …`, when several lanes share the table. */
  readonly scope?: Sql;
  /**
   * The work wants only what every row of a lane has: for tables with large rows, of which many are claimed ahead; it reads
   * the rest when it begins.
   */
  readonly lean?: boolean;
  /** What becomes of a row that is done; it is kept unless said. */
  readonly done?: LaneTable["done"];
}

const everything = raw("t.*");
const common = raw("t.seq, t.key, t.due_at, t.attempts, t.trace_id, t.lease_owner");

const defaults = {
  concurrency: 8,
  maxAttempts: 10,
  backoff: (failures: number) => backoff(failures, 1_000, 600_000),
  ready: () => true,
};

/**
 * A lane in a table of a service, made ready by `call kernel.make_lane('…')` in a migration. To give a row to the lane,
 * set its `due_at` (and `key`, where rows must not overtake each other), and call `nudge`. A row that is done stays, with
 * `due_at` null, unless the lane deletes it. To take a row out, set `due_at` to null and call `release`.
 */
export function defineLane<Row extends LaneRow>(options: TableLaneOptions, work: Handling<Row>): Lane;
export function defineLane<Row extends LaneRow>(options: TableLaneOptions, work: Performing<Row>): Lane;
export function defineLane<Row extends LaneRow, Outcome>(options: TableLaneOptions, work: Concluding<Row, Outcome>): Lane;
export function defineLane<Row extends LaneRow, Outcome>(
  { table, scope = empty, lean = false, done = "kept", ...options }: TableLaneOptions,
  work: Handling<Row> | Performing<Row> | Concluding<Row, Outcome>,
): Lane {
  // The runner hands out whole rows of that table, which is what `Row` describes, and concludes with what was performed.
  const erased = work as Work<LaneRow>;
  return { ...defaults, ...options, table: { name: raw(table), scope, done, columns: lean ? common : everything }, work: erased };
}

/** A lane of odd jobs, which need no table of their own; fill it by `enqueue`. A job that is done is deleted. */
export function defineJobs<Payload extends object>(
  options: LaneOptions,
  work: Handling<Job<Payload>> | Performing<Job<Payload>>,
): JobLane<Payload> {
  return {
    ...defaults,
    ...options,
    table: { name: raw("kernel.job"), scope: sql`and lane = ${options.name}`, done: "deleted", columns: everything },
    work,
  };
}
