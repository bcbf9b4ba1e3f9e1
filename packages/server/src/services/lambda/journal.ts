import { emit } from "../../kernel/events/index.ts";
import type { Kernel } from "../../kernel/service.ts";
import { deletionOf, type InvocationRow, insertionOf } from "./store/invocations.ts";

/** Calls that are written down in one transaction at most. */
const most = 200;
/** Shortest time in ms from the start of a commit to the next: under load, more calls then share one. A lone call never waits. */
const spacing = 5;

interface Entry {
  readonly row: InvocationRow;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes calls down, with their events, before they are answered. Calls that end while a commit is under way share the next
 * one, so that a thousand of them in a second take some hundred commits.
 */
export class Journal {
  readonly #kernel: Kernel;
  #waiting: Entry[] = [];
  #writing = false;
  #began = Number.NEGATIVE_INFINITY;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** Resolves when the call is in the log for good. */
  add(row: InvocationRow): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row: storable(row), resolve, reject });
      if (!this.#writing) void this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      const rest = this.#began + spacing - performance.now();
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      this.#began = performance.now();
      const batch = this.#waiting.splice(0, most);
      try {
        await this.#write(batch);
      } catch (error) {
        // What one of them has must not be the loss of the others.
        if (batch.length === 1) batch[0]?.reject(error);
        else for (const entry of batch) await this.#write([entry]).catch(entry.reject);
      }
    }
    this.#writing = false;
  }

  async #write(batch: readonly Entry[]): Promise<void> {
    await this.#kernel.db.transaction(
      async (tx) => {
        tx.withCommit(() => insertionOf(batch.map(({ row }) => row)));
        tx.withCommit(() => deletionOf(tx.now(), 2 * batch.length));
        for (const { row } of batch) {
          const { name, version, status, account_uuid, user_uuid, trace_id } = row;
          emit(tx, {
            service: "lambda",
            event: status === "succeeded" || status === "refused" ? "invoked" : "failed",
            account_uuid,
            user_uuid,
            trace_id,
            data: { name, version, duration_ms: Math.round(row.duration_ms), memory_bytes: row.memory_bytes, status },
          });
        }
      },
      { name: "lambda.journal" },
    );
    for (const { resolve } of batch) resolve();
  }
}

/** A row whose texts from users' code are without what PostgreSQL cannot keep in JSON: U+0000 and halves of surrogate pairs. */
function storable(row: InvocationRow): InvocationRow {
  const { console, error } = row;
  return console.length === 0 && error === null ? row : { ...row, ...cleaned({ console, error }) };
}

function cleaned<T extends object>(value: T): T {
  const clean = (text: string) => text.replaceAll("\u0000", "\ufffd").replaceAll(/\p{Surrogate}/gu, "\ufffd");
  // A reviver keeps the shape: only texts are changed.
  return JSON.parse(JSON.stringify(value), (_, each: unknown) => (typeof each === "string" ? clean(each) : each)) as T;
}
