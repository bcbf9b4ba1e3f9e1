import { crashPoint } from "../../../kernel/crash.ts";
import { sqlState, type Tx } from "../../../kernel/db/database.ts";
import type { Ending, Next } from "../../../kernel/lanes/index.ts";
import { randomToken } from "../../../kernel/secrets.ts";
import type { Done } from "../conditions/condition.ts";
import { conditions } from "../conditions/index.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import { type Advance, advance, type Context, cancelled, transitionOf } from "../engine/index.ts";
import type { Scope } from "../engine/references.ts";
import type { Armed, RunState, Settlement, Step } from "../engine/state.ts";
import { storable } from "../engine/storable.ts";
import { hasIncoming, type IncomingRow, selectIncoming } from "../store/incoming.ts";
import { changesOf, type Lease, lockClaimed, lostLease, type ShownRun, selectClaimed, writingOf } from "../store/runs.ts";
import type { WaitingRow } from "../store/waiting.ts";
import { failureOf, type Work, type Worked, work } from "./calls.ts";
import { cancelRuns } from "./cancel.ts";
import { type Loaded, openedGlobals } from "./definitions.ts";
import type { Deps } from "./deps.ts";
import { detached } from "./detached.ts";
import { mayReceive, waitingKey, waitingOf } from "./expecting.ts";
import { hubOf } from "./hub.ts";
import { changes, progressed, RunLost, type Written, writeBeside } from "./writing.ts";

/** Transitions that are written down together at most. */
const batch = 500;
/** Longest time without looking whether something has arrived while calls are under way, ms. */
const poll = 1_000;

/** A step of the engine that has not been written down. */
interface Pending {
  readonly state: RunState;
  readonly steps: readonly Step[];
  readonly more: boolean;
  readonly received: string;
  readonly waiting: readonly WaitingRow[] | undefined;
}

/** A call under way. */
interface Call {
  readonly armed: Armed;
  readonly abort: AbortController;
  over: boolean;
}

/** What a call has come to, and is not yet part of the run. */
interface Finished {
  readonly armed: Armed;
  readonly worked: Worked;
}

/**
 * One process's work on one run, from claiming it until there is nothing to do but to wait, or the run is over. What it
 * writes is fenced by the lease: when another process has taken over, or the run was cancelled, it writes nothing more.
 */
export class Session {
  readonly #deps: Deps;
  readonly #lease: Lease;
  readonly #definition: Loaded;
  readonly #globals: JsonObject;
  /** As it is written down. */
  #run: ShownRun;
  #received: string;
  readonly #calls = new Map<string, Call>();
  readonly #finished: Finished[] = [];
  #settlements: Settlement[] = [];
  #fault: { readonly error: unknown } | undefined;
  #lost = false;
  /** Something has arrived that was not read, or the run is no longer ours. */
  #news = false;
  #wake: () => void = () => undefined;

  constructor(deps: Deps, lease: Lease, run: ShownRun, definition: Loaded) {
    this.#deps = deps;
    this.#lease = lease;
    this.#definition = definition;
    this.#globals = openedGlobals(deps.kernel.secrets, run.definition_uuid, definition);
    this.#run = run;
    this.#received = run.received;
  }

  /**
   * Takes the run as far as it can go now. What it resolves to ends the claim.
   * @param signal aborted when the claim is lost, or this process must stop
   */
  async proceed(signal: AbortSignal): Promise<((tx: Tx) => Promise<Next>) | undefined> {
    const hub = hubOf(this.#deps.kernel.db);
    const changed = (uuid: string) => {
      if (uuid === this.#run.uuid) this.#arrived();
    };
    const stop = () => {
      this.#lost = true;
      this.#wake();
    };
    hub.on("changed", changed);
    signal.addEventListener("abort", stop, { once: true });
    try {
      return await this.#proceed();
    } catch (error) {
      if (error instanceof RunLost) return undefined;
      throw error;
    } finally {
      hub.off("changed", changed);
      signal.removeEventListener("abort", stop);
      for (const call of this.#calls.values()) end(call);
    }
  }

  /** Ends a run that nobody could advance, so that it does not seem to go on for ever. */
  giveUp(): (tx: Tx) => Promise<Next> {
    const before = stateOf(this.#run);
    const [armed] = before.armed;
    const transition = armed === undefined ? "" : transitionOf(this.#definition, armed.transition).name;
    const message = "The server failed at it again and again.";
    const error = { code: "workflow.gave_up", message, state: before.current, transition };
    const now = this.#deps.kernel.clock.now().getTime();
    const steps = before.armed.map((one) => cancelled(one, now));
    const end = { status: "error", error } as const;
    const state = { ...before, armed: [], steps: before.steps + steps.length, end };
    return (tx) => this.#letGo(tx, { state, steps, more: false, received: this.#received, waiting: [] });
  }

  async #proceed(): Promise<((tx: Tx) => Promise<Next>) | undefined> {
    await this.#receive();
    for (;;) {
      const pending = await this.#advance(this.#settlements);
      if (!pending.more && !this.#hasCalls(pending.state)) return (tx) => this.#letGo(tx, pending);
      if (isProgress(pending, this.#run)) await this.#commit(pending);
      this.#settlements = [];
      if (pending.more) continue;
      this.#abandon();
      this.#begin();
      await this.#something();
    }
  }

  // What the run does by itself

  async #advance(settlements: readonly Settlement[]): Promise<Pending> {
    const before = stateOf(this.#run);
    let settled = settlements;
    let result: Advance = { state: before, steps: [], more: false };
    const steps: Step[] = [];
    for (;;) {
      result = await advance(this.#definition, result.state, settled, this.#context());
      steps.push(...result.steps);
      const { state } = result;
      const same = waitingKey(this.#definition, state) === waitingKey(this.#definition, before);
      const scopeOf = (at: number) => this.#scope(state, at);
      const waiting = same ? undefined : waitingOf(this.#definition, state, this.#run.uuid, this.#deps.kernel.secrets, scopeOf);
      if (waiting === undefined || waiting.failures.length === 0 || result.more)
        return { state, steps, more: result.more, received: this.#received, waiting: waiting?.rows };
      settled = waiting.failures;
    }
  }

  #context(): Context {
    const { kernel, expressions } = this.#deps;
    const base = kernel.settings.publicUrl ?? `http://localhost:${kernel.settings.port}`;
    return {
      input: this.#run.input_vars,
      globals: this.#globals,
      now: kernel.clock.now().getTime(),
      works: conditions,
      evaluate: (expression, data) => expressions.jsonata(expression, data),
      decide: (rules, data) => expressions.logic(rules, data),
      callback: () => `${base}/workflow/callbacks/${randomToken()}`,
      most: batch,
    };
  }

  #scope({ vars }: Pick<RunState, "vars">, at: number): Scope {
    return { vars, input: this.#run.input_vars, globals: this.#globals, secrets: {}, at };
  }

  // What is written down

  async #commit(pending: Pending): Promise<void> {
    this.#run = await this.#transaction((tx) => this.#write(tx, pending));
  }

  /** @throws RunLost when the claim has been lost */
  async #transaction(work: (tx: Tx) => Promise<ShownRun>): Promise<ShownRun> {
    try {
      return await this.#deps.kernel.db.transaction(work, { context: this.#txContext() });
    } catch (error) {
      throw sqlState(error) === lostLease ? new RunLost() : error;
    }
  }

  #txContext() {
    return { trace_id: this.#run.trace_id ?? this.#run.uuid, actor: this.#run.user_uuid };
  }

  async #write(tx: Tx, pending: Pending): Promise<ShownRun> {
    const written = this.#written(pending);
    const after = progressed(written, tx.now());
    tx.withCommit(() => writingOf(this.#lease, changes(this.#run, after)));
    await this.#writeBeside(tx, written, after);
    return after;
  }

  #written({ state, steps, received, waiting, more }: Pending): Written {
    const status = state.end?.status ?? (this.#hasCalls(state) || more ? "running" : "waiting");
    return { run: this.#run, definition: this.#definition, state, steps, status, received, waiting };
  }

  async #writeBeside(tx: Tx, written: Written, after: ShownRun): Promise<void> {
    const point = this.#pointOf(written);
    tx.beforeCommit(async () => crashPoint(`${point}:before_commit`));
    tx.afterCommit(() => crashPoint(`${point}:after_commit`));
    await writeBeside(tx, written, after);
    const kept = new Set(after.armed.map(({ child }) => child));
    const left = this.#run.armed.flatMap(({ child }) => (child === undefined || kept.has(child) ? [] : [child]));
    if (left.length > 0) await cancelRuns(tx, left);
  }

  /** By the type of what ended, or else is begun. */
  #pointOf({ steps, state }: Written): string {
    const transition = steps[0]?.transition ?? state.armed[0]?.transition;
    const type = transition === undefined ? "end" : transitionOf(this.#definition, transition).condition.type;
    return `workflow.${steps.length > 0 ? "ended" : "armed"}.${type}`;
  }

  /** The end of the claim: the run is over, or there is nothing to do before a certain time, or before something arrives. */
  async #letGo(tx: Tx, pending: Pending): Promise<Next> {
    const { state, received } = pending;
    let set: Ending = {};
    if (isProgress(pending, this.#run)) {
      const written = this.#written(pending);
      const after = progressed(written, tx.now());
      set = { set: changesOf(changes(this.#run, after)) };
      await this.#writeBeside(tx, written, after);
    }
    if (state.end !== undefined) return set;
    if (mayReceive(this.#definition, state)) {
      // Whoever brings something locks the run as well: it comes before this, or after the commit.
      const [, more] = await Promise.all([lockClaimed(tx, this.#lease), hasIncoming(tx, this.#run.uuid, received)]);
      if (more) return { ...set, again: tx.now() };
    }
    const times = timesOf(state);
    return times.length === 0 ? set : { ...set, again: new Date(Math.min(...times)) };
  }

  // What is done outside

  #isDue({ due }: Armed): boolean {
    return due === undefined || due <= this.#deps.kernel.clock.now().getTime();
  }

  /** Transitions whose work is a call that is to be made now. */
  #callsOf(state: RunState): readonly Armed[] {
    return state.armed.filter((armed) => {
      const { type } = transitionOf(this.#definition, armed.transition).condition;
      return conditions[type].kind === "call" && armed.child === undefined && armed.failed === undefined && this.#isDue(armed);
    });
  }

  #hasCalls(state: RunState): boolean {
    return state.end === undefined && this.#callsOf(state).length > 0;
  }

  /** Nobody wants the outcome of what belongs to a state that the run has left. */
  #abandon(): void {
    const wanted = new Set(this.#run.armed.map(keyOf));
    for (const [key, call] of this.#calls) {
      if (wanted.has(key)) continue;
      end(call);
      this.#calls.delete(key);
    }
  }

  #begin(): void {
    for (const armed of this.#callsOf(stateOf(this.#run))) {
      if (this.#calls.has(keyOf(armed))) continue;
      const call = { armed, abort: new AbortController(), over: false };
      this.#calls.set(keyOf(armed), call);
      this.#call(call).then(
        (worked) => this.#ended(call, worked),
        (error: unknown) => {
          if (!call.abort.signal.aborted) this.#fault = { error };
          this.#wake();
        },
      );
    }
  }

  #ended(call: Call, worked: Worked): void {
    call.over = true;
    if (this.#calls.get(keyOf(call.armed)) !== call) return;
    this.#finished.push({ armed: call.armed, worked });
    this.#wake();
  }

  async #call({ armed, abort }: Call): Promise<Worked> {
    const { kernel } = this.#deps;
    const { condition } = transitionOf(this.#definition, armed.transition);
    const type = conditions[condition.type];
    if (type.kind !== "call") throw new Error(`There is nothing to call for ${condition.type}.`);
    const job: Work = {
      condition: condition.options.blocking || condition.type === "workflow" ? type : detached(condition.type),
      data: condition.data,
      scope: this.#scope(stateOf(this.#run), armed.since),
      key: `${this.#run.uuid}:${armed.transition}:${armed.attempt}`,
      blocking: condition.options.blocking,
      timeout: Math.max(1, (armed.deadline ?? Number.POSITIVE_INFINITY) - kernel.clock.now().getTime()),
    };
    crashPoint(`workflow.call.${condition.type}:before`);
    const worked = await work(kernel, this.#run, job, abort.signal);
    crashPoint(`workflow.call.${condition.type}:after`);
    return worked;
  }

  // What has happened

  /** Something has arrived, or the run is no longer ours. */
  #arrived(): void {
    this.#news = true;
    this.#wake();
  }

  /** Waits until there is something new, and takes it in. */
  async #something(): Promise<void> {
    if (this.#finished.length === 0 && this.#fault === undefined && !this.#lost && !this.#news) await this.#sleep();
    if (this.#lost) throw new RunLost();
    if (this.#fault !== undefined) throw this.#fault.error;
    await this.#receive();
    const finished = this.#finished.shift();
    if (finished === undefined) return;
    const { armed, worked } = finished;
    const { done, warnings } = worked;
    if ("within" in done || "child" in done) return this.#apply(armed, done, warnings);
    this.#settle(armed, "error" in done ? errorOutcome(done.error) : successOutcome(done.result), warnings);
  }

  #settle({ transition, attempt }: Armed, outcome: Settlement["outcome"], warnings: readonly string[]): void {
    const at = this.#deps.kernel.clock.now().getTime();
    this.#settlements.push({ transition, attempt, outcome, at, warnings });
  }

  /** Until something is new, or the next time at which something is due. */
  async #sleep(): Promise<void> {
    const now = this.#deps.kernel.clock.now().getTime();
    const next = timesOf(stateOf(this.#run)).filter((time) => time > now);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.min(poll, ...next.map((time) => time - now)));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = () => undefined;
  }

  /** What has arrived for the run, where something may; and whether it is still ours. */
  async #receive(): Promise<void> {
    const { db, clock } = this.#deps.kernel;
    if (!this.#news && !mayReceive(this.#definition, stateOf(this.#run))) return;
    this.#news = false;
    const [rows, run] = await Promise.all([selectIncoming(db, this.#run.uuid, this.#received), selectClaimed(db, this.#lease)]);
    if (run === undefined) throw new RunLost();
    for (const row of rows) {
      this.#received = row.seq;
      this.#settlements.push(toSettlement(row, clock.now().getTime()));
    }
  }

  /** Does what a call has left to the transaction that notes it. */
  async #apply(armed: Armed, done: Exclude<Done, { result: Json }>, warnings: readonly string[]): Promise<void> {
    try {
      this.#run = await this.#transaction(async (tx) => {
        if ("child" in done) return this.#write(tx, this.#withChild(armed, await done.child(tx)));
        const { transition, attempt } = armed;
        const outcome = successOutcome(await done.within(tx));
        const at = this.#deps.kernel.clock.now().getTime();
        return this.#write(tx, await this.#advance([...this.#settlements, { transition, attempt, outcome, at, warnings }]));
      });
      this.#settlements = [];
      this.#calls.delete(keyOf(armed));
    } catch (error) {
      if (error instanceof RunLost) throw error;
      this.#settle(armed, errorOutcome(failureOf(error)), warnings);
    }
  }

  #withChild(armed: Armed, child: string): Pending {
    const before = stateOf(this.#run);
    const state = {
      ...before,
      armed: before.armed.map((one) => (keyOf(one) === keyOf(armed) ? { ...one, child } : one)),
    };
    return { state, steps: [], more: false, received: this.#received, waiting: undefined };
  }
}

/** Nobody wants it any more. */
function end({ abort, over }: Call): void {
  if (!over) abort.abort();
}

function keyOf({ transition, attempt }: Armed): string {
  return `${transition}:${attempt}`;
}

function stateOf({ current_state, workflow_vars, armed, executions, steps, error, status }: ShownRun): RunState {
  const state = { current: current_state, vars: workflow_vars, armed, executions, steps };
  if (status === "running" || status === "waiting") return state;
  return { ...state, end: { status, ...(error === null ? {} : { error }) } };
}

function isProgress({ state, received, steps }: Pending, run: ShownRun): boolean {
  return steps.length > 0 || state.armed !== run.armed || received !== run.received;
}

/** When something is due by itself. */
function timesOf({ armed }: RunState): number[] {
  return armed.flatMap(({ due, deadline }) => [due ?? [], deadline ?? []].flat());
}

function errorOutcome(error: ReturnType<typeof failureOf>): Settlement["outcome"] {
  return { type: "error", error };
}

function successOutcome(result: Json): Settlement["outcome"] {
  return { type: "success", result: storable(result) };
}

function toSettlement(row: IncomingRow, now: number): Settlement {
  const { transition_uuid: transition, attempt, received_at, source, data } = row;
  const failed =
    source === "workflow" && typeof data === "object" && data !== null && "result_type" in data && data.result_type !== "complete"
      ? String(data.result_type)
      : undefined;
  const outcome: Settlement["outcome"] =
    failed === undefined
      ? { type: "success", result: data }
      : { type: "error", error: { code: "workflow.child_failed", message: `The workflow that was started ended: ${failed}.` } };
  return { transition, attempt, outcome, at: Math.min(now, received_at.getTime()) };
}
