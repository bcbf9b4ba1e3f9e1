import { defineLane, type Lane, nudge } from "../../kernel/lanes/index.ts";
import type { Kernel } from "../../kernel/service.ts";
import { actingUser } from "./acting.ts";
import { tellEvent, tellFiring } from "./notify.ts";
import { fireLane } from "./saving.ts";
import { type DueEvent, firedEvent } from "./store/events.ts";
import { type FiringColumns, insertionOfFirings } from "./store/firings.ts";
import { whatIsDue } from "./timing.ts";
import { isOutside } from "./triggers/index.ts";
import type { Triggers } from "./triggers/trigger.ts";
import { isActive } from "./types.ts";

/** What is told when there are triggers to start, here or elsewhere. */
export const startLanes = { inside: { name: "scheduler.start" }, outside: { name: "scheduler.call" } };

/** Calls of one account that are under way at the same time, at most: an address that does not answer costs its own account only. */
const callsOfAccount = 8;

/** An occurrence of an event, as it is noted. */
function firingOf(event: DueEvent, uuid: string, scheduled_at: Date, fired_at: Date): FiringColumns {
  const { uuid: event_uuid, account_uuid, account_path, user_uuid, scope, title, type } = event;
  const { trigger, notification, metadata, sealed_secret } = event;
  return {
    ...{ uuid, event_uuid, account_uuid, account_path, user_uuid, scope, title, type },
    ...{ trigger, notification, metadata, sealed_secret, scheduled_at, fired_at, status: "skipped", error: null },
    ...{ outside: false, key: null },
  };
}

/**
 * Fires events whose time has come: notes the occurrence, leaves its trigger to be started, and arms the event for the next
 * one, all in the transaction that ends the row. An event that somebody changes meanwhile takes the row out of the lane's
 * hands; then nothing of this is committed.
 */
export function firingLane(kernel: Kernel, triggers: Triggers): Lane {
  return defineLane<DueEvent>(
    { ...fireLane, table: "scheduler.event", concurrency: 16 },
    {
      handle: async (tx, event) => {
        const now = tx.now();
        if (event.due_at > now) return { again: event.due_at };
        const { fires, skipped, passed, next } = whatIsDue(event, event.due_at, now);
        const firings = skipped.map((at) => firingOf(event, tx.uuid(), at, now));
        if (fires !== undefined) {
          const firing = firingOf(event, tx.uuid(), fires, now);
          if (isActive(event.trigger)) {
            const outside = isOutside(triggers, event.trigger.type);
            const turn = `${event.account_uuid}:${Math.floor(Math.random() * callsOfAccount)}`;
            firings.push({ ...firing, status: "pending", outside, key: outside ? turn : null });
            nudge(tx, outside ? startLanes.outside : startLanes.inside);
          } else {
            const { principal, refused } = await actingUser(kernel, event);
            const status = refused === undefined ? "success" : "failed";
            firings.push({ ...firing, status, error: refused ?? null });
            await tellFiring(tx, principal, firing, status, {});
          }
        }
        const row = {
          ...event,
          status: next === undefined ? ("complete" as const) : event.status,
          occurrences: event.occurrences + passed,
          run_count: event.run_count + (fires === undefined ? 0 : 1),
          last_at: fires ?? skipped.at(-1) ?? event.last_at,
        };
        if (firings.length > 0) tx.withCommit(() => insertionOfFirings(firings, tx.context.trace_id));
        tx.withCommit(() => firedEvent(row));
        if (next === undefined) tellEvent(tx, "finished", { ...row, due_at: null });
        return next && { again: next };
      },
    },
  );
}
