import { crashPoint } from "../../../kernel/crash.ts";
import { conditions } from "../conditions/index.ts";
import type { JsonObject } from "../engine/definition.ts";
import { transitionOf } from "../engine/index.ts";
import type { Armed } from "../engine/state.ts";
import type { ShownRun } from "../store/runs.ts";
import { type Work, type Worked, work } from "./calls.ts";
import type { Loaded } from "./definitions.ts";
import type { Deps } from "./deps.ts";
import { detached } from "./detached.ts";
import { callsOf, keyOf, stateOf } from "./pending.ts";

/** A call under way. */
interface Call {
  readonly armed: Armed;
  readonly abort: AbortController;
  over: boolean;
}

/** What a call has come to, and is not yet part of the run. */
export interface Finished {
  readonly armed: Armed;
  readonly worked: Worked;
}

/** The calls that one session has under way for its run. */
export class CallsInHand {
  readonly #deps: Deps;
  readonly #definition: Loaded;
  readonly #globals: JsonObject;
  readonly #wake: () => void;
  readonly #calls = new Map<string, Call>();
  readonly #finished: Finished[] = [];
  #fault: { readonly error: unknown } | undefined;

  /** @param wake called when one of them has ended */
  constructor(deps: Deps, definition: Loaded, globals: JsonObject, wake: () => void) {
    this.#deps = deps;
    this.#definition = definition;
    this.#globals = globals;
    this.#wake = wake;
  }

  /** Whether there is something to take. */
  get hasNews(): boolean {
    return this.#finished.length > 0 || this.#fault !== undefined;
  }

  /** The next that has ended. Throws what went wrong with one by our own fault. */
  take(): Finished | undefined {
    if (this.#fault !== undefined) throw this.#fault.error;
    return this.#finished.shift();
  }

  /** Makes the calls that the run wants now, as it is written down, and gives up those that it wants no more. */
  follow(run: ShownRun): void {
    const wanted = new Set(run.armed.map(keyOf));
    for (const [key, call] of this.#calls) {
      if (wanted.has(key)) continue;
      giveUp(call);
      this.#calls.delete(key);
    }
    const now = this.#deps.kernel.clock.now().getTime();
    for (const armed of callsOf(this.#definition, stateOf(run), now)) if (!this.#calls.has(keyOf(armed))) this.#begin(run, armed);
  }

  /** The outcome of this one is part of the run. */
  forget(armed: Armed): void {
    this.#calls.delete(keyOf(armed));
  }

  giveUpAll(): void {
    for (const call of this.#calls.values()) giveUp(call);
  }

  #begin(run: ShownRun, armed: Armed): void {
    const call = { armed, abort: new AbortController(), over: false };
    this.#calls.set(keyOf(armed), call);
    this.#call(run, call).then(
      (worked) => this.#ended(call, worked),
      (error: unknown) => {
        if (!call.abort.signal.aborted) this.#fault = { error };
        this.#wake();
      },
    );
  }

  #ended(call: Call, worked: Worked): void {
    call.over = true;
    if (this.#calls.get(keyOf(call.armed)) !== call) return;
    this.#finished.push({ armed: call.armed, worked });
    this.#wake();
  }

  async #call(run: ShownRun, { armed, abort }: Call): Promise<Worked> {
    const { kernel } = this.#deps;
    const { condition } = transitionOf(this.#definition, armed.transition);
    const type = conditions[condition.type];
    if (type.kind !== "call") throw new Error(`There is nothing to call for ${condition.type}.`);
    const job: Work = {
      condition: condition.options.blocking || condition.type === "workflow" ? type : detached(condition.type),
      data: condition.data,
      scope: { vars: run.workflow_vars, input: run.input_vars, globals: this.#globals, secrets: {}, at: armed.since },
      key: `${run.uuid}:${armed.transition}:${armed.attempt}`,
      blocking: condition.options.blocking,
      timeout: Math.max(1, (armed.deadline ?? Number.POSITIVE_INFINITY) - kernel.clock.now().getTime()),
    };
    crashPoint(`workflow.call.${condition.type}:before`);
    const worked = await work(kernel, run, job, abort.signal);
    crashPoint(`workflow.call.${condition.type}:after`);
    return worked;
  }
}

/** Nobody wants it any more. */
function giveUp({ abort, over }: Call): void {
  if (!over) abort.abort();
}
