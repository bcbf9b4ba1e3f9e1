import type { Principal } from "../../kernel/access/principal.ts";
import type { Tx } from "../../kernel/db/database.ts";
import { sql } from "../../kernel/db/sql.ts";
import { Problem } from "../../kernel/errors.ts";
import { defineLane, type Lane } from "../../kernel/lanes/index.ts";
import type { Kernel } from "../../kernel/service.ts";
import { actingUser } from "./acting.ts";
import { startLanes } from "./firing.ts";
import { tellFiring } from "./notify.ts";
import { openHeaders } from "./secret-headers.ts";
import { type DueFiring, endFiring, noteResult } from "./store/firings.ts";
import { kindOf, notRunning } from "./triggers/index.ts";
import type { Inside, Outcome, Start, Triggers } from "./triggers/trigger.ts";
import { isActive, type TriggerType } from "./types.ts";

/** Waits before another try, ms. */
const waits = [10_000, 60_000, 300_000];

/** Start what occurrences start: here, and elsewhere, where it may take its time. */
export function startingLanes(kernel: Kernel, triggers: Triggers): Lane[] {
  const { inside, outside } = startLanes;
  const table = "scheduler.firing";
  const perform = async (firing: DueFiring, signal: AbortSignal) => {
    const { principal, refused } = await actingUser(kernel, firing);
    const outcome = principal ? await attempt(kernel, triggers, firing, principal, signal) : { result: {}, error: refused };
    return outcome && ((tx: Tx) => settle(tx, firing, principal, outcome));
  };
  return [
    defineLane<DueFiring>({ ...inside, table, scope: sql`and not outside`, concurrency: 16 }, { perform }),
    defineLane<DueFiring>({ ...outside, table, scope: sql`and outside`, concurrency: 64 }, { perform }),
  ];
}

/** Starts the trigger once. Undefined when that is noted already. */
async function attempt(
  kernel: Kernel,
  triggers: Triggers,
  firing: DueFiring,
  principal: Principal,
  signal: AbortSignal,
): Promise<Outcome | undefined> {
  const { trigger } = firing;
  if (!isActive(trigger)) return { result: {} };
  const kind = kindOf(triggers, trigger.type);
  const start = { firing, principal, trigger: openHeaders(kernel.secrets, firing.event_uuid, trigger) };
  try {
    if (kind === undefined) throw notRunning(trigger.type);
    if ("call" in kind) return await kind.call(start, signal);
    return await within(kernel, kind, start);
  } catch (error) {
    // The row goes to another process, which tries anew.
    if (signal.aborted) throw error;
    return failure(kernel, firing, error);
  }
}

/** The trigger and the note of it in one transaction of their own: when it is refused, that can still be noted. */
async function within(kernel: Kernel, kind: Inside<TriggerType>, start: Start<TriggerType>): Promise<undefined> {
  const { firing, principal } = start;
  const context = { trace_id: firing.trace_id ?? firing.uuid, actor: firing.user_uuid };
  const work = async (tx: Tx) => {
    // Holds the row: who comes second, because the first one lost the lease, finds it ended.
    if (!(await endFiring(tx, firing.uuid, { status: "success", result: {}, error: null, tries: firing.tries }))) return;
    const result = await kind.start(tx, start);
    await noteResult(tx, firing.uuid, result);
    await tellFiring(tx, principal, firing, "success", result);
  };
  await kernel.db.transaction(work, { name: "scheduler.inside", context });
}

/** What is wrong with the request is wrong for good; anything else may be better another time. */
function failure({ log }: Kernel, { uuid, event_uuid }: DueFiring, error: unknown): Outcome {
  if (error instanceof Problem) {
    const details = error.details.length === 0 ? "" : ` ${error.details.map(String).join("; ")}`;
    return { result: {}, error: `${error.message}${details}`, again: error.status >= 500 || error.status === 429 };
  }
  log.error({ err: error, firing: uuid, event: event_uuid }, "a trigger failed");
  return { result: {}, error: "Something went wrong on our side.", again: true };
}

/** Notes how the try ended, and when there is to be another. */
async function settle(tx: Tx, firing: DueFiring, principal: Principal | undefined, { result, error, again }: Outcome) {
  if (error === undefined) {
    const ended = await endFiring(tx, firing.uuid, { status: "success", result, error: null, tries: firing.tries });
    if (ended) await tellFiring(tx, principal, firing, "success", result);
    return undefined;
  }
  const wait = again === true ? waits[firing.tries] : undefined;
  const status = wait === undefined ? ("failed" as const) : ("pending" as const);
  const ended = await endFiring(tx, firing.uuid, { status, result, error, tries: firing.tries + 1 });
  if (!ended) return undefined;
  if (wait !== undefined) return { again: new Date(tx.now().getTime() + wait) };
  await tellFiring(tx, principal, firing, "failed", result);
  return undefined;
}
