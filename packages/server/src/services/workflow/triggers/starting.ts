import { randomUUID } from "node:crypto";
import { matchesCriteria } from "../../../kernel/criteria.ts";
import { Problem } from "../../../kernel/errors.ts";
import type { Consumer } from "../../../kernel/events/consumers.ts";
import { defineJobs, defineLane, enqueue, type JobLane, type Lane } from "../../../kernel/lanes/index.ts";
import type { Kernel } from "../../../kernel/service.ts";
import type { JsonObject } from "../engine/definition.ts";
import { happenedOf, isFor } from "../runs/events.ts";
import { startRunAs } from "../runs/start-as.ts";
import { continueSchedule, firesNow } from "./schedule.ts";
import { type DueTrigger, insertionOfTriggered, selectChain, selectListening, selectTrigger, updateFired } from "./store.ts";

/** A run to be started. */
export interface Start {
  readonly template_uuid: string;
  readonly state: string;
  readonly user_uuid: string;
  readonly input_vars: JsonObject;
  /** Trace of what calls for it; absent when nothing but time does. */
  readonly cause?: string;
}

/** Workflows that may lead to one another by events. */
const longestChain = 10;
/** Refusals that time does not mend. */
const final: readonly string[] = ["not_found", "forbidden", "conflict"];

/** Starts runs by themselves. */
export interface Starting {
  readonly starts: JobLane<Start>;
  readonly lanes: readonly Lane[];
  readonly consumer: Consumer;
}

/** What starts runs when their time comes, and when events happen. */
export function createStarting(kernel: Kernel): Starting {
  const starts = startLane(kernel);
  const schedules = defineLane<DueTrigger>(
    { name: "workflow.trigger", table: "workflow.trigger" },
    {
      handle: async (tx, row) => {
        const { template_uuid, state, user_uuid, schedule, fired, due_at } = row;
        if (schedule === null) return undefined;
        const now = tx.now();
        if (firesNow(schedule, due_at, now)) {
          enqueue(tx, {
            lane: starts,
            payload: { template_uuid, state, user_uuid, input_vars: schedule.parameters },
            trace_id: randomUUID(),
          });
        }
        const next = continueSchedule(schedule, fired, due_at, now);
        await updateFired(tx, template_uuid, state, next.fired);
        return next.due_at && { again: next.due_at };
      },
    },
  );
  const consumer: Consumer = {
    name: "workflow.triggers",
    from: "end",
    handle: async (tx, batch) => {
      const happened = batch.map(happenedOf);
      const listening = await selectListening(
        tx,
        happened.map(({ keys }) => keys),
      );
      for (const { keys, data, event } of happened) {
        for (const { template_uuid, state, users, event: name, ...row } of listening) {
          if (name === null || !isFor({ ...row, event: name }, keys) || new Date(event.timestamp) < row.since) continue;
          if (!matchesCriteria(row.criteria, data)) continue;
          const user_uuid = event.user_uuid !== null && users.includes(event.user_uuid) ? event.user_uuid : row.user_uuid;
          const payload = { template_uuid, state, user_uuid, input_vars: data, cause: event.trace_id };
          enqueue(tx, { lane: starts, payload, trace_id: randomUUID() });
        }
      }
    },
  };
  return { starts, lanes: [schedules, starts], consumer };
}

/**
 * Starts one run. It has a trace of its own, by which it is known what its events were led to by: no run is started by what a
 * run of the same template has done, directly or by way of others, or nothing would ever end.
 */
function startLane(kernel: Kernel): JobLane<Start> {
  return defineJobs<Start>(
    { name: "workflow.start" },
    {
      handle: async (tx, { payload: { template_uuid, state, user_uuid, input_vars, cause } }) => {
        const trigger = await selectTrigger(tx, template_uuid, state);
        if (trigger === undefined) return;
        const before = cause === undefined ? [] : await selectChain(tx, cause);
        if (before.includes(template_uuid) || before.length >= longestChain) {
          kernel.log.warn({ template_uuid, chain: before }, "a workflow was not started by what it has led to itself");
          return;
        }
        const { version, account_uuid, account_path } = trigger;
        const start = { template_uuid, version, start_state: state, input_vars, user_uuid };
        try {
          const { uuid } = await startRunAs(kernel, tx, start);
          const chain = [...before, template_uuid];
          const triggered = { trace_id: tx.context.trace_id, run_uuid: uuid, account_uuid, account_path, chain };
          // The run is written with the commit; this comes after it.
          tx.withCommit(() => insertionOfTriggered(triggered));
        } catch (error) {
          if (!(error instanceof Problem) || !final.includes(error.key)) throw error;
          kernel.log.warn(
            { template_uuid, version, user_uuid, reason: error.message },
            "a workflow could not be started by its trigger",
          );
        }
      },
    },
  );
}
