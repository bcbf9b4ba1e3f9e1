/** A pool to run code in, without the platform around it. */
import { Pool } from "./pool.ts";
import type { Limits } from "./protocol.ts";
import type { Finished, Services } from "./worker.ts";

export interface Run {
  readonly owner?: string;
  readonly parameters?: unknown;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly secrets?: readonly string[];
  readonly limits?: Partial<Limits>;
  readonly services?: Partial<Services>;
  readonly signal?: AbortSignal;
}

const limits: Limits = { memory_bytes: 32 * 1024 * 1024, cpu_ms: 2_000, timeout_ms: 20_000 };
const nobody = () => Promise.reject(new Error("There is nobody to ask."));

/** Threads for a test. Close them. */
export class TestPool {
  readonly pool: Pool;

  constructor(threads = 4) {
    this.pool = new Pool({ threads, home: "http://platform.example" });
  }

  /** Runs code in a file `code.js`. */
  run(source: string, options: Run = {}): Promise<Finished> {
    const { owner = "tenant", parameters = {}, context = {}, secrets = [], signal } = options;
    return this.pool.run({
      owner,
      key: owner,
      most: 64,
      signal,
      services: { log: () => undefined, ask: nobody, token: nobody, ...options.services },
      work: {
        ...{ owner, file: "code.js", source, secrets },
        ...{ parameters: JSON.stringify(parameters), context: JSON.stringify(context) },
        limits: { ...limits, ...options.limits },
      },
    });
  }

  /** What an expression gives inside, where `await` is allowed; throws what it throws. */
  async value(expression: string, options: Run = {}): Promise<unknown> {
    const { outcome } = await this.run(`export default async (params, context) => (${expression});`, options);
    if (outcome.kind === "invalid") throw new Error(outcome.faults.join("; "));
    if (outcome.kind !== "done") throw new Error(`${outcome.error.name}: ${outcome.error.message}`);
    return JSON.parse(outcome.answer);
  }

  close(): Promise<void> {
    return this.pool.close();
  }
}
