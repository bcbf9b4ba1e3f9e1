import type { Pool } from "pg";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface MetricsOptions {
  /** Operations that requests may name. Any other is counted as `other`, so that no caller can grow the label set. */
  readonly operations: Iterable<string>;
  /** Connection pools by name. */
  readonly pools: Readonly<Record<string, Pool>>;
}

/** What one process tells Prometheus. */
export class Metrics {
  /** For gauges and counters of other parts of the kernel; their labels must be bounded as well. */
  readonly registry = new Registry();
  readonly #operations: ReadonlySet<string>;
  readonly #requests: Histogram<"operation" | "status">;

  constructor(options: MetricsOptions) {
    this.#operations = new Set(options.operations);
    collectDefaultMetrics({ register: this.registry });
    this.#requests = new Histogram({
      name: "patchbay_http_request_duration_seconds",
      help: "Time from the arrival of a request to the end of its answer.",
      labelNames: ["operation", "status"],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers: [this.registry],
    });
    addPoolGauge(this.registry, options.pools);
  }

  /**
   * Counts an answered request.
   * @param operation its name in the table, e.g. `accounts.listAccounts`; undefined when no route matched
   * @param status HTTP status of the answer
   * @param seconds how long it took
   */
  observeRequest(operation: string | undefined, status: number, seconds: number): void {
    const known = operation !== undefined && this.#operations.has(operation) ? operation : "other";
    this.#requests.observe({ operation: known, status: status >= 100 && status <= 599 ? status : "other" }, seconds);
  }

  /** Content-Type of {@link text}. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** All metrics in the text format of Prometheus. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}

function addPoolGauge(registry: Registry, pools: Readonly<Record<string, Pool>>): void {
  const gauge = new Gauge({
    name: "patchbay_database_connections",
    help: "Connections of a pool that are busy or idle, and callers waiting for one.",
    labelNames: ["pool", "state"],
    registers: [registry],
    // Read when Prometheus asks, rather than kept up to date.
    collect() {
      for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
        gauge.set({ pool, state: "busy" }, totalCount - idleCount);
        gauge.set({ pool, state: "idle" }, idleCount);
        gauge.set({ pool, state: "waiting" }, waitingCount);
      }
    },
  });
}
