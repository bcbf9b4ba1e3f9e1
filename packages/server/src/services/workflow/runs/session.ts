import type { Released } from "../../../kernel/lanes/index.ts";
import { randomToken } from "../../../kernel/secrets.ts";
import type { Done } from "../conditions/condition.ts";
import { conditions } from "../conditions/index.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import { type Advance, advance, type Context, cancelled, transitionOf } from "../engine/index.ts";
import type { Scope } from "../engine/references.ts";
import type { Armed, RunState, Settlement, Step } from "../engine/state.ts";
import { selectIncoming } from "../store/incoming.ts";
import { type Lease, type ShownRun, selectClaimed } from "../store/runs.ts";
import { failureOf } from "./calls.ts";
import { CallsInHand } from "./calls-in-hand.ts";
import { type Loaded, openedGlobals } from "./definitions.ts";
import type { Deps } from "./deps.ts";
import { mayReceive, waitingKey, waitingOf } from "./expecting.ts";
import { hubOf } from "./hub.ts";
import {
  callsOf,
  errorOutcome,
  isProgress,
  keyOf,
  type Pending,
  stateOf,
  successOutcome,
  timesOf,
  toSettlement,
} from "./pending.ts";
import type { Entry } from "./recorder.ts";
import { RunLost } from "./writing.ts";

/** Transitions that are written down together at most. */
const batch = 500;
/** Longest time without looking whether something has arrived while calls are under way, ms. */
const poll = 1_000;

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
  readonly #calls: CallsInHand;
  #settlements: Settlement[] = [];
  #lost = false;
  /** Something has arrived that was not read, or the run is no longer ours. */
  #news = false;
  #wake: () => void = () => undefined;

  constructor(deps: Deps, lease: Lease, run: ShownRun, definition: Loaded) {
    this.#deps = deps;
    this.#lease = lease;
    this.#definition = definition;
    this.#globals = openedGlobals(deps.kernel.secrets, run.definition_uuid, definition);
    this.#calls = new CallsInHand(deps, definition, this.#globals, () => this.#wake());
    this.#run = run;
    this.#received = run.received;
  }

  /**
   * Takes the run as far as it can go now, and ends the claim.
   * @param signal aborted when the claim is lost, or this process must stop
   * @returns undefined when the run was no longer ours
   */
  async proceed(signal: AbortSignal): Promise<Released | undefined> {
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
      return await ours(this.#proceed());
    } finally {
      hub.off("changed", changed);
      signal.removeEventListener("abort", stop);
      this.#calls.giveUpAll();
    }
  }

  /** Ends a run that nobody could advance, so that it does not seem to go on for ever. @returns as {@link proceed} does */
  giveUp(): Promise<Released | undefined> {
    const before = stateOf(this.#run);
    const [armed] = before.armed;
    const transition = armed === undefined ? "" : transitionOf(this.#definition, armed.transition).name;
    const message = "The server failed at it again and again.";
    const error = { code: "workflow.gave_up", message, state: before.current, transition };
    const now = this.#deps.kernel.clock.now().getTime();
    const steps = before.armed.map((one) => cancelled(one, now));
    const end = { status: "error", error } as const;
    const state = { ...before, armed: [], steps: before.steps + steps.length, end };
    return ours(this.#letGo({ state, steps, more: false, received: this.#received, waiting: [] }));
  }

  async #proceed(): Promise<Released | undefined> {
    await this.#receive();
    for (;;) {
      const pending = await this.#advance(this.#settlements);
      if (!pending.more && !this.#hasCalls(pending.state)) return this.#letGo(pending);
      if (isProgress(pending, this.#run)) await this.#record(pending);
      this.#settlements = [];
      if (pending.more) continue;
      this.#calls.follow(this.#run);
      await this.#something();
    }
  }

  /** The end of the claim: the run is over, or there is nothing to do before a certain time, or before something arrives. */
  async #letGo(pending: Pending): Promise<Released | undefined> {
    const times = pending.state.end === undefined ? timesOf(pending.state) : [];
    const release = { again: times.length === 0 ? null : new Date(Math.min(...times)) };
    return (await this.#deps.recorder.record({ ...this.#recordOf(pending), release })).release;
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

  async #record(pending: Pending): Promise<void> {
    this.#run = (await this.#deps.recorder.record(this.#recordOf(pending))).after;
  }

  #recordOf({ state, steps, received, waiting, more }: Pending): Entry {
    const status = state.end?.status ?? (this.#hasCalls(state) || more ? "running" : "waiting");
    const claim = { lease: this.#lease, release: undefined };
    return { ...claim, run: this.#run, definition: this.#definition, state, steps, status, received, waiting };
  }

  #hasCalls(state: RunState): boolean {
    return callsOf(this.#definition, state, this.#deps.kernel.clock.now().getTime()).length > 0;
  }

  // What has happened

  /** Something has arrived, or the run is no longer ours. */
  #arrived(): void {
    this.#news = true;
    this.#wake();
  }

  /** Waits until there is something new, and takes it in. */
  async #something(): Promise<void> {
    if (!this.#calls.hasNews && !this.#lost && !this.#news) await this.#sleep();
    if (this.#lost) throw new RunLost();
    await this.#receive();
    const finished = this.#calls.take();
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
    const { recorder, kernel } = this.#deps;
    try {
      const { after } = await recorder.within(this.#run, async (tx) => {
        if ("child" in done) return recorder.write(tx, this.#recordOf(this.#withChild(armed, await done.child(tx))));
        const { transition, attempt } = armed;
        const outcome = successOutcome(await done.within(tx));
        const at = kernel.clock.now().getTime();
        const pending = await this.#advance([...this.#settlements, { transition, attempt, outcome, at, warnings }]);
        return recorder.write(tx, this.#recordOf(pending));
      });
      this.#run = after;
      this.#settlements = [];
      this.#calls.forget(armed);
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

/** Undefined when the run was not ours until the end. */
async function ours(work: Promise<Released | undefined>): Promise<Released | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof RunLost) return undefined;
    throw error;
  }
}
