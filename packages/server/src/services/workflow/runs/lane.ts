import { defineLane, type Lane } from "../../../kernel/lanes/index.ts";
import { type Lease, selectClaimed } from "../store/runs.ts";
import { loadDefinition } from "./definitions.ts";
import type { Deps } from "./deps.ts";
import { laneName } from "./nudge.ts";
import { Session } from "./session.ts";

/** Times in a row that a run may bring down what works on it. */
const maxAttempts = 10;

/** The lane in which runs advance. */
export function runLane(deps: Deps): Lane {
  const { db } = deps.kernel;
  return defineLane<Lease>(
    { name: laneName, table: "workflow.run", lean: true, concurrency: 64, maxAttempts },
    {
      perform: async (lease, signal) => {
        const run = lease.run ?? (await selectClaimed(db, lease));
        // Cancelled meanwhile; or ended by a process that died before it could give back the claim.
        if (run === undefined || run.ended_at !== null) return undefined;
        const session = new Session(deps, lease, run, await loadDefinition(db, run.definition_uuid));
        return lease.attempts < maxAttempts ? session.proceed(signal) : session.giveUp();
      },
    },
  );
}
