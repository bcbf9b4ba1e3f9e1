/**
 * Writes down how runs progress. What concerns nothing but its run travels with the progress of others in one transaction: all
 * that has come while the last ones were being committed.
 */
import { crashPoint } from "../../../kernel/crash.ts";
import { sqlState, type Tx } from "../../../kernel/db/database.ts";
import { Gatherer } from "../../../kernel/gather.ts";
import type { Released } from "../../../kernel/lanes/index.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { transitionOf } from "../engine/index.ts";
import { sizeOf } from "../engine/limits.ts";
import { hasIncoming } from "../store/incoming.ts";
import { type Advancing, type Lease, lockClaimed, lostLease, type ShownRun, traceOf, writingOf } from "../store/runs.ts";
import { cancelRuns } from "./cancel.ts";
import { mayReceive } from "./expecting.ts";
import { changes, progressed, RunLost, type Written, writeBeside } from "./writing.ts";

/** Progress, by the claim that allows it. */
export interface Entry extends Written {
  readonly lease: Lease;
  /** Ends the claim: when the run is due again by itself, if it is. Absent when this process goes on with it. */
  readonly release: Released | undefined;
}

/** An entry, and the run after it. */
export interface Recorded extends Entry {
  readonly after: ShownRun;
}

/** Entries in one transaction at most. */
const most = 100;
/** Larger ones are written alone, bytes: what a statement carries is in memory several times. */
const small = 65_536;

export class Recorder {
  readonly #db: Kernel["db"];
  readonly #gatherer: Gatherer<Recorded>;

  constructor(db: Kernel["db"]) {
    this.#db = db;
    this.#gatherer = new Gatherer((items) => this.#together(items), most, 0);
  }

  /**
   * Writes it down.
   * @throws RunLost when the claim has been lost
   */
  async record(entry: Entry): Promise<Recorded> {
    const item = { ...entry, after: progressed(entry, this.#db.clock.now()) };
    if (!isPlain(item)) return this.within(entry.run, (tx) => this.write(tx, item));
    await this.#gatherer.add(item).catch(lostOr);
    return item;
  }

  /** Writes down what a transaction finds out. Throws as {@link record} does. */
  async within(run: ShownRun, work: (tx: Tx) => Promise<Recorded>): Promise<Recorded> {
    const context = { trace_id: traceOf(run), actor: run.user_uuid };
    return this.#db.transaction(work, { context }).catch(lostOr);
  }

  /** Writes it down in a transaction of {@link within}. */
  async write(tx: Tx, entry: Entry): Promise<Recorded> {
    const release = await this.#released(tx, entry);
    const item = { ...entry, release, after: progressed(entry, tx.now()) };
    tx.withCommit(() => writingOf([advancing(item)]));
    await this.#writeBeside(tx, [item]);
    const left = childrenLeft(item);
    if (left.length > 0) await cancelRuns(tx, left);
    return item;
  }

  async #together(items: readonly Recorded[]): Promise<void> {
    const [first] = items;
    if (first === undefined) return;
    // Those that lock several runs do so in this order as well.
    const sorted = items.toSorted((a, b) => (a.run.uuid < b.run.uuid ? -1 : 1));
    await this.#db.transaction(
      async (tx) => {
        tx.withCommit(() => writingOf(sorted.map(advancing)));
        await this.#writeBeside(tx, sorted);
      },
      { context: { trace_id: traceOf(first.run), actor: null } },
    );
  }

  async #writeBeside(tx: Tx, items: readonly Recorded[]): Promise<void> {
    const points = items.map(pointOf);
    tx.beforeCommit(async () => points.forEach((point) => void crashPoint(`${point}:before_commit`)));
    tx.afterCommit(() => points.forEach((point) => void crashPoint(`${point}:after_commit`)));
    await writeBeside(tx, items);
  }

  /** When the run is due again. Whoever brings something locks the run as well: it comes before this, or after the commit. */
  async #released(tx: Tx, { run, definition, state, received, lease, release }: Entry): Promise<Released | undefined> {
    if (release === undefined || !mayReceive(definition, state)) return release;
    const [, more] = await Promise.all([lockClaimed(tx, lease), hasIncoming(tx, run.uuid, received)]);
    return more ? { again: tx.now() } : release;
  }
}

/** Whether it changes nothing but the run and its history. */
function isPlain(item: Recorded): boolean {
  const { run, definition, state, steps, waiting, release } = item;
  if (waiting !== undefined || childrenLeft(item).length > 0) return false;
  if (state.end === undefined ? release !== undefined && mayReceive(definition, state) : run.parent_uuid !== null) return false;
  const vars = state.vars === run.workflow_vars ? 0 : sizeOf(state.vars);
  return steps.reduce((size, { result }) => size + sizeOf(result ?? null), vars) <= small;
}

function advancing({ lease, run, after, release }: Recorded): Advancing {
  return { lease, progress: changes(run, after), release };
}

/** Runs that it waits for no more. */
function childrenLeft({ run, after }: Recorded): string[] {
  const kept = new Set(after.armed.map(({ child }) => child));
  return run.armed.flatMap(({ child }) => (child === undefined || kept.has(child) ? [] : [child]));
}

/** By the type of what ended, or else is begun. */
function pointOf({ definition, steps, state }: Recorded): string {
  const transition = steps[0]?.transition ?? state.armed[0]?.transition;
  const type = transition === undefined ? "end" : transitionOf(definition, transition).condition.type;
  return `workflow.${steps.length > 0 ? "ended" : "armed"}.${type}`;
}

function lostOr(error: unknown): never {
  throw sqlState(error) === lostLease ? new RunLost() : error;
}
