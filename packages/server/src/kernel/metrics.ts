import type { Pool } from "pg";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ConsumerStats } from "./events/index.ts";
import type { LaneStats } from "./lanes/index.ts";

/** What works in the background, as it stands when Prometheus asks. */
export interface Background {
  lanes(): readonly LaneStats[];
  consumers(): readonly ConsumerStats[];
}

export interface MetricsOptions {
  /** Operations that requests may name. Any other is counted as `other`, so that no caller can grow the label set. */
  readonly operations: Iterable<string>;
  /** Connection pools by name. */
  readonly pools: Readonly<Record<string, Pool>>;
  readonly background: Background;
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
    addBackgroundGauges(this.registry, options.background);
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

const laneFigures = ["claimed", "done", "failed", "dead", "lost", "inHand"] as const;

function addBackgroundGauges(registry: Registry, background: Background): void {
  const rows = new Gauge({
    name: "patchbay_lane_rows",
    help: "Rows of a lane that this process has claimed, done, failed at, given up, lost to other processes, and has in hand.",
    labelNames: ["lane", "state"],
    registers: [registry],
    collect() {
      for (const lane of background.lanes()) for (const state of laneFigures) rows.set({ lane: lane.name, state }, lane[state]);
    },
  });
  const lag = new Gauge({
    name: "patchbay_lane_lag_seconds",
    help: "How late the oldest row of the last claim was.",
    labelNames: ["lane"],
    registers: [registry],
    collect() {
      for (const lane of background.lanes()) lag.set({ lane: lane.name }, lane.lag / 1000);
    },
  });
  const events = new Gauge({
    name: "patchbay_consumer_events",
    help: "Events that a consumer has handled in this process, and batches that failed.",
    labelNames: ["consumer", "state"],
    registers: [registry],
    collect() {
      for (const { name, handled, failed } of background.consumers()) {
        events.set({ consumer: name, state: "handled" }, handled);
        events.set({ consumer: name, state: "failed" }, failed);
      }
    },
  });
}
