import pg from "pg";

/** A statement of a batch, and who waits for its result. */
export interface BatchItem {
  readonly config: pg.QueryConfig;
  resolve(result: pg.QueryResult): void;
  reject(error: Error): void;
}

/** What this uses of pg's connection, which has no published types. */
interface Wire {
  readonly stream: { readonly writable: boolean; write(bytes: Buffer): unknown };
  readonly submittedNamedStatements: Record<string, string>;
  execute(message: { portal: string }): void;
  sync(): void;
}

/**
 * The same connection, with what it writes collected. A system call with one piece costs a third of one with the twenty that
 * the messages of a batch are.
 */
function collecting(wire: Wire): { readonly wire: Wire; readonly pieces: Buffer[] } {
  const pieces: Buffer[] = [];
  const stream = { writable: wire.stream.writable, write: (piece: Buffer) => pieces.push(piece) };
  return { wire: Object.create(wire, { stream: { value: stream } }), pieces };
}

/** The inner face of pg.Query, version pinned, that a batch relies on; `batch.test.ts` holds it to that. */
interface QueryInternals {
  name: string | undefined;
  text: string | undefined;
  values: unknown[] | undefined;
  callback: (error: Error | null, results: pg.QueryResult | pg.QueryResult[]) => void;
  prepare(wire: Wire): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}

const inner = pg.Query.prototype as unknown as QueryInternals;

/**
 * Several statements that travel in one packet and end with one Sync (PostgreSQL, Extended Query Protocol).
 *
 * Pipelined one by one, each statement has a Sync of its own, at which the server flushes its answer: measured here, BEGIN,
 * five statements and COMMIT then cost four times the processor time of one. An error skips the rest of the batch, as it
 * would in a transaction anyway.
 */
export class Batch extends pg.Query {
  readonly #items: readonly BatchItem[];
  /** The statement that is being sent, later the one that is being answered. */
  #at = 0;
  #settled = false;

  constructor(items: readonly BatchItem[]) {
    super({ text: "" });
    this.#items = items;
    const self = this as unknown as QueryInternals;
    self.callback = (error, results) => this.#settle(error, results);
    // The client asks for these when it hears that a statement was prepared.
    Object.defineProperty(this, "name", { get: () => this.#items[this.#at]?.config.name });
    Object.defineProperty(this, "text", { get: () => this.#items[this.#at]?.config.text });
    Object.defineProperty(this, "values", { get: () => this.#items[this.#at]?.config.values ?? [] });
  }

  /** Called by pg: writes everything, or nothing but a Sync when a value cannot be sent. */
  override submit = (connection: pg.Connection): void => {
    const target = connection as unknown as Wire;
    const { wire, pieces } = collecting(target);
    for (this.#at = 0; this.#at < this.#items.length && !this.#settled; this.#at++) inner.prepare.call(this, wire);
    this.#at = 0;
    if (this.#settled) pieces.length = 0;
    wire.sync();
    target.stream.write(Buffer.concat(pieces));
  };

  /** Called by pg after each Bind; here without the Sync. */
  _getRows(wire: Wire): void {
    wire.execute({ portal: "" });
  }

  /** Called by pg at the end of each statement. */
  handleCommandComplete(message: unknown, wire: Wire): void {
    inner.handleCommandComplete.call(this, message, wire);
    this.#at++;
  }

  /**
   * Called by pg when a statement failed, or could not be sent. The server skips those after it, so they were never prepared;
   * those before it have been noted as prepared, if they were.
   */
  handleError(error: Error, wire: Wire): void {
    for (const { config } of this.#items) if (config.name !== undefined) delete wire.submittedNamedStatements[config.name];
    this.#settle(error, []);
  }

  #settle(error: Error | null, results: pg.QueryResult | pg.QueryResult[]): void {
    if (this.#settled) return;
    this.#settled = true;
    const all = Array.isArray(results) ? results : [results];
    this.#items.forEach((item, index) => {
      const result = all[index];
      if (error !== null) item.reject(error);
      else if (result === undefined) item.reject(new Error("PostgreSQL answered fewer statements than were sent."));
      else item.resolve(result);
    });
  }
}
