import { createHash } from "node:crypto";
import { EventEmitter } from "node:events";
import type { EventEnvelope } from "@patchbay/contract";
import pg from "pg";
import { type Clock, newUuid } from "../clock.ts";
import { crashPoint } from "../crash.ts";
import { Problem } from "../errors.ts";
import { Batch, type BatchItem } from "./batch.ts";
import { isReplanned, type Sql } from "./sql.ts";

/** Runs statements. Store functions take one as their first parameter. */
export interface Executor {
  /** All rows. */
  many<Row extends object>(statement: Sql): Promise<Row[]>;
  /** The first row, if there is one. */
  maybe<Row extends object>(statement: Sql): Promise<Row | undefined>;
  /** The first row; throws when there is none, which is a fault of ours. */
  one<Row extends object>(statement: Sql): Promise<Row>;
  /** Runs it and tells how many rows it touched. */
  run(statement: Sql): Promise<number>;
}

/** On whose behalf a transaction runs. */
export interface TxContext {
  readonly trace_id: string;
  /** Acting user, null for the platform itself. */
  readonly actor: string | null;
}

/** A transaction. It begins with its first statement, so a handler that computes first holds no connection meanwhile. */
export interface Tx extends Executor {
  readonly context: TxContext;
  now(): Date;
  /** A new UUIDv7. */
  uuid(): string;
  /** Runs before the commit. When it fails, the transaction rolls back. */
  beforeCommit(work: () => Promise<void>): void;
  /**
   * Adds a statement whose result nobody needs: it travels in one packet with the COMMIT, after all others. When it fails,
   * the transaction rolls back.
   */
  withCommit(statement: () => Sql): void;
  /** Runs after the commit, before the answer; never when it rolls back. Must not throw. */
  afterCommit(effect: () => void): void;
  /** What this process should know about its own commits; see {@link Signals}. */
  readonly signals: EventEmitter<Signals>;
}

/** How the parts of this process learn at once what one of its own transactions has committed. */
export interface Signals {
  /** Events that are now in the log. */
  events: [events: readonly EventEnvelope[]];
  /** The name of a lane that has got work. */
  due: [lane: string];
}

export interface TransactionOptions {
  readonly context?: TxContext;
  /** Name for the crash points around the commit: `<name>:before_commit` and `<name>:after_commit`. */
  readonly name?: string;
}

const platform: TxContext = { trace_id: "00000000-0000-4000-8000-000000000000", actor: null };
const names = new Map<string, string>();

/** Statements are prepared under a name made from their text, once per connection. */
function named(statement: Sql): pg.QueryConfig {
  const text = statement.text;
  if (isReplanned(statement)) return { text, values: statement.values };
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha1").update(text).digest("base64url");
    names.set(text, name);
  }
  return { name, text, values: statement.values };
}

abstract class Runner implements Executor {
  protected abstract query(config: pg.QueryConfig): Promise<pg.QueryResult>;

  async many<Row extends object>(statement: Sql): Promise<Row[]> {
    return (await this.query(named(statement))).rows;
  }

  async maybe<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.query(named(statement))).rows[0];
  }

  async one<Row extends object>(statement: Sql): Promise<Row> {
    const row = (await this.query(named(statement))).rows[0];
    if (row === undefined) throw new Error(`A statement that must give a row gave none: ${statement.text}`);
    return row;
  }

  async run(statement: Sql): Promise<number> {
    return (await this.query(named(statement))).rowCount ?? 0;
  }
}

const overdue = () => new Error("A statement came after the end of its transaction.");

class Transaction extends Runner implements Tx {
  readonly context: TxContext;
  readonly signals: EventEmitter<Signals>;
  readonly #pool: pg.Pool;
  readonly #clock: Clock;
  readonly #lastWork: (() => Promise<void>)[] = [];
  readonly #lastStatements: (() => Sql)[] = [];
  readonly #effects: (() => void)[] = [];
  #client: Promise<pg.PoolClient> | undefined;
  #waiting: BatchItem[] = [];
  /** No statement is taken any more. */
  #over = false;
  #released = false;

  constructor(database: Database, context: TxContext) {
    super();
    this.#pool = database.pool;
    this.#clock = database.clock;
    this.signals = database.signals;
    this.context = context;
  }

  now(): Date {
    return this.#clock.now();
  }

  uuid(): string {
    return newUuid(this.#clock.now());
  }

  beforeCommit(work: () => Promise<void>): void {
    this.#lastWork.push(work);
  }

  withCommit(statement: () => Sql): void {
    this.#lastStatements.push(statement);
  }

  afterCommit(effect: () => void): void {
    this.#effects.push(effect);
  }

  protected query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    if (this.#over) return Promise.reject(overdue());
    return new Promise((resolve, reject) => {
      // What is asked for in one turn of the event loop travels in one batch.
      if (this.#waiting.length === 0) process.nextTick(() => this.#send());
      this.#waiting.push({ config, resolve, reject });
    });
  }

  async #send(): Promise<void> {
    const items = this.#waiting;
    this.#waiting = [];
    // Rolled back in the turn in which it was asked: it would run by itself, on a connection that nobody gives back.
    if (this.#released) {
      for (const item of items) item.reject(overdue());
      return;
    }
    if (this.#client === undefined) {
      this.#client = this.#pool.connect();
      items.unshift({ config: { name: "begin", text: "begin" }, resolve: () => undefined, reject: () => undefined });
    }
    try {
      (await this.#client).query(new Batch(items));
    } catch (cause) {
      for (const item of items) item.reject(new Error("There is no connection to the database.", { cause }));
    }
  }

  async commit(): Promise<void> {
    try {
      for (const work of this.#lastWork) await work();
      await this.#commit();
    } catch (error) {
      await this.rollback();
      throw error;
    }
    for (const effect of this.#effects) effect();
  }

  /** The last statements and the COMMIT, in one packet. */
  async #commit(): Promise<void> {
    const last = this.#lastStatements.map((statement) => this.query(named(statement())));
    if (this.#client === undefined && this.#waiting.length === 0) return;
    const committed = this.query({ name: "commit", text: "commit" });
    this.#over = true;
    const [result] = await Promise.all([committed, ...last]);
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK: a swallowed error must not look like success.
    if (result.command !== "COMMIT") throw new Error("The transaction had failed and was rolled back.");
    this.#released = true;
    (await this.#client)?.release();
  }

  async rollback(): Promise<void> {
    if (this.#released) return;
    this.#over = true;
    this.#released = true;
    const client = await this.#client?.catch(() => undefined);
    if (client === undefined) return;
    await client.query("rollback").then(
      () => client.release(),
      () => client.release(true),
    );
  }
}

/** Statements on behalf of somebody, each committed by itself. */
class Direct extends Runner implements Tx {
  readonly context: TxContext;
  readonly signals: EventEmitter<Signals>;
  readonly #database: Database;

  constructor(database: Database, context: TxContext) {
    super();
    this.#database = database;
    this.signals = database.signals;
    this.context = context;
  }

  now(): Date {
    return this.#database.clock.now();
  }

  uuid(): string {
    return newUuid(this.now());
  }

  withCommit(): void {
    throw new Error("This needs a transaction, and a read operation has none.");
  }

  beforeCommit(): void {
    throw new Error("This needs a transaction, and a read operation has none.");
  }

  afterCommit(effect: () => void): void {
    effect();
  }

  protected query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    return this.#database.pool.query(config);
  }
}

/** Serialisation failure and deadlock: nothing is wrong with the request, run it again. */
const transient = new Set(["40001", "40P01"]);

/** The SQLSTATE of a database error, if it is one. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Whether this is the violation of a unique constraint, optionally of that name. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (!(error instanceof pg.DatabaseError) || error.code !== "23505") return false;
  return constraint === undefined || error.constraint === constraint;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly clock: Clock;
  /** Connections at most. */
  readonly poolSize?: number;
}

/** A PostgreSQL database: statements outside a transaction, and transactions. */
export class Database extends Runner {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly url: string;
  readonly signals = new EventEmitter<Signals>();

  constructor(options: DatabaseOptions) {
    super();
    const config: pg.PoolConfig & { pipeline: boolean } = {
      connectionString: options.url,
      max: options.poolSize ?? 20,
      pipeline: true,
      connectionTimeoutMillis: 10_000,
      application_name: "patchbay",
    };
    this.pool = new pg.Pool(config);
    // A connection that breaks (the server restarted) fails the statements that wait on it, and the pool replaces it. Without
    // these listeners it would end the process: the pool's hears of idle ones, the client's of those between two statements.
    this.pool.on("error", () => undefined);
    this.pool.on("connect", (client) => client.on("error", () => undefined));
    this.clock = options.clock;
    this.url = options.url;
  }

  protected query(config: pg.QueryConfig): Promise<pg.QueryResult> {
    return this.pool.query(config);
  }

  /**
   * Runs `work` in a transaction: committed when it resolves (or throws a problem that says `commit`), rolled back when
   * it throws. A serialisation failure or deadlock runs it again, at most three times.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const tx = new Transaction(this, options.context ?? platform);
      try {
        const result = await work(tx);
        await commitNamed(tx, options.name);
        return result;
      } catch (error) {
        if (error instanceof Problem && error.commit) {
          await commitNamed(tx, options.name);
          throw error;
        }
        await tx.rollback();
        if (attempt < 3 && transient.has(sqlState(error) ?? "")) continue;
        throw error;
      }
    }
  }

  /** For reads on behalf of somebody: no transaction around the statements. */
  direct(context: TxContext): Tx {
    return new Direct(this, context);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

async function commitNamed(tx: Transaction, name: string | undefined): Promise<void> {
  if (name !== undefined) crashPoint(`${name}:before_commit`);
  await tx.commit();
  if (name !== undefined) crashPoint(`${name}:after_commit`);
}
