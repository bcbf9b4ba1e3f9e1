import type { Lane } from "./lane.ts";
import { LaneRunner, type LaneStats, type RunnerOptions } from "./runner.ts";

export { adopt, leaseFor, type OwnLease } from "./adopt.ts";
export { enqueue, nudge, release } from "./jobs.ts";
export {
  defineJobs,
  defineLane,
  type Ended,
  type Ending,
  type Fate,
  type Job,
  type JobLane,
  type Lane,
  type LaneRow,
  type Next,
  type Released,
} from "./lane.ts";
export type { LaneStats } from "./runner.ts";
export { type DeadRow, deadRows, revive } from "./store.ts";

export interface LanesOptions extends Omit<RunnerOptions, "leaseMs"> {
  readonly lanes: readonly Lane[];
  /** See {@link RunnerOptions}; 30 s unless said. */
  readonly leaseMs?: number;
}

/** The lanes that this process works off. */
export interface Lanes {
  start(): void;
  /**
   * Finishes what was begun, for at most `grace` ms (10 s unless said), and gives back the rest at once.
   */
  stop(grace?: number): Promise<void>;
  stats(): LaneStats[];
}

export function createLanes(options: LanesOptions): Lanes {
  const { lanes, leaseMs = 30_000 } = options;
  const runners = lanes.map((lane) => new LaneRunner(lane, { ...options, leaseMs }));
  return {
    start: () => {
      for (const runner of runners) runner.start();
    },
    stop: async (grace = 10_000) => {
      await Promise.all(runners.map((runner) => runner.stop(grace)));
    },
    stats: () => runners.map((runner) => runner.stats()),
  };
}
