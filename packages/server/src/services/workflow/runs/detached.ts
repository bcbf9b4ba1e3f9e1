import { defineJobs, enqueue, type Lane } from "../../../kernel/lanes/index.ts";
import { open, seal } from "../../../kernel/secrets.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { CallCondition } from "../conditions/condition.ts";
import { conditions } from "../conditions/index.ts";
import type { ConditionType, JsonObject } from "../engine/definition.ts";
import { limits } from "../engine/limits.ts";
import { selectStarted } from "../store/runs.ts";
import { work } from "./calls.ts";

/** Work of a transition that its run does not wait for. */
interface DetachedJob {
  readonly run_uuid: string;
  readonly type: ConditionType;
  readonly key: string;
  /** Data of the condition, resolved: it may hold secrets. */
  readonly sealed: string;
}

const name = "workflow.detached";

function contextOf(key: string): string {
  return `${name}:${key}`;
}

/** Leaves the work of such a condition to a job: the run goes on, and the work is done at least once, under the same key. */
export function detached(type: ConditionType): CallCondition {
  return {
    kind: "call",
    perform: async ({ kernel, run, data, key }) => ({
      within: async (tx) => {
        const sealed = seal(kernel.secrets, JSON.stringify(data), contextOf(key));
        enqueue(tx, { lane: detachedLane(kernel), payload: { run_uuid: run.uuid, type, key, sealed } });
        return {};
      },
    }),
  };
}

/** Does that work. What comes of it concerns nobody. */
export function detachedLane(kernel: Kernel): Lane & ReturnType<typeof defineJobs<DetachedJob>> {
  return defineJobs<DetachedJob>(
    { name, concurrency: 32 },
    {
      perform: async ({ payload: { run_uuid, type, key, sealed } }, signal) => {
        const condition = conditions[type];
        if (condition.kind !== "call") return undefined;
        // What is opened here was sealed above.
        const data = JSON.parse(open(kernel.secrets, sealed, contextOf(key))) as JsonObject;
        const run = await selectStarted(kernel.db, run_uuid);
        // Forgotten meanwhile.
        if (run === undefined) return undefined;
        const { done } = await work(
          kernel,
          run,
          { condition, data, scope: undefined, key, blocking: false, timeout: limits.call },
          signal,
        );
        if (!("within" in done)) return undefined;
        return async (tx) => {
          await done.within(tx);
        };
      },
    },
  );
}
