import { receiveMessageOnPort } from "node:worker_threads";
import type { QuickJSContext, QuickJSHandle } from "quickjs-emscripten-core";
import { ConsoleLines, withoutSecrets } from "./console-lines.ts";
import type { Instance } from "./instance.ts";
import { homes, sdkName } from "./modules.ts";
import { faultsOf } from "./parameters.ts";
import {
  type CodeError,
  gauge,
  type Level,
  moment,
  type Outcome,
  type Say,
  type ThreadData,
  type Work,
  wakeAt,
} from "./protocol.ts";
import { CodeFailure, type Realm, readError } from "./realm.ts";
import { surface } from "./surface.ts";

/** The most characters of one question: the platform has to read it. */
const longestQuestion = 2 * 1024 * 1024;
/** Timers and questions that may be open at the same time. */
const mostOpen = 100;
/** How long the code stands still for its token at most, in ms. */
const longestWait = 10_000;
/** Milliseconds of computing below which the memory of a call is not counted. */
const short = 1;
/** Jobs after which is looked at whether the time is over. */
const jobsAtOnce = 1_000;

type End =
  | { readonly kind: "done"; readonly answer: string }
  | { readonly kind: "invalid"; readonly faults: readonly string[] }
  | { readonly kind: "failed" | "timeout"; readonly error: CodeError };

/** What came of a call. `spent` = something went wrong after which nothing in this thread is to be trusted. */
export interface Ended {
  readonly outcome: Outcome;
  readonly spent: boolean;
}

/** One call of a function, from its first line to its outcome. */
export class Execution {
  readonly #instance: Instance;
  readonly #realm: Realm;
  readonly #work: Work;
  readonly #data: ThreadData;
  readonly #say: Say;
  readonly #secrets: string[];
  readonly #lines: ConsoleLines;
  readonly #gauge: Float64Array;
  readonly #timers = new Map<number, NodeJS.Timeout>();
  /** Moments on the clock of `performance`. */
  #wallEnd = Number.POSITIVE_INFINITY;
  #deadline = Number.POSITIVE_INFINITY;
  #computingSince = 0;
  #asked = 0;
  #open = 0;
  #module: QuickJSHandle | undefined;
  #end: End | undefined;
  #spent = false;
  #alarm: NodeJS.Timeout | undefined;
  #over: (ended: Ended) => void = () => undefined;

  constructor(instance: Instance, work: Work, data: ThreadData, say: Say) {
    this.#instance = instance;
    this.#realm = instance.take();
    this.#work = work;
    this.#data = data;
    this.#say = say;
    this.#secrets = [...work.secrets];
    this.#lines = new ConsoleLines(this.#secrets, (level, text) => say({ type: "log", level, text }));
    this.#gauge = new Float64Array(data.gauge, 0, gauge.places);
  }

  /** Begins, and resolves when the call has ended, however that is. */
  run(): Promise<Ended> {
    return new Promise((resolve) => {
      this.#over = resolve;
      this.#start();
    });
  }

  #start(): void {
    const { timeout_ms } = this.#work.limits;
    this.#wallEnd = performance.now() + timeout_ms;
    this.#gauge[gauge.computed] = 0;
    this.#realm.serve((operation, args) => this.#serve(operation, args));
    this.#realm.runtime.setInterruptHandler(() => performance.now() > this.#deadline);
    this.#alarm = setTimeout(() => this.#compute(() => this.#expire()), timeout_ms);
    this.#compute(() => this.#checkParameters() && this.#load());
  }

  /** Compares the parameters with the schema. A pattern that never ends ends the thread, like native loops of the code. */
  #checkParameters(): boolean {
    const { schema, parameters } = this.#work;
    if (schema === undefined) return true;
    const faults = faultsIn(schema, JSON.parse(parameters));
    if (faults === undefined) this.#finish({ kind: "failed", error: failure("Error", "Its parameters_schema cannot be used.") });
    else if (faults.length > 0) this.#finish({ kind: "invalid", faults });
    return faults?.length === 0;
  }

  /** The answer to a question that the code asked. */
  answer(number: number, answer: string, refusal: string): void {
    this.#open--;
    this.#compute(() => this.#realm.tell("settle", number, answer, refusal));
  }

  /** Lets the code compute within its limits, until it waits for something or has ended. */
  #compute(work: () => unknown): void {
    if (this.#end !== undefined) return;
    const left = this.#work.limits.cpu_ms - this.#place(gauge.computed);
    this.#computingSince = performance.now();
    this.#deadline = Math.min(this.#wallEnd, this.#computingSince + left);
    this.#gauge[gauge.computingSince] = moment();
    try {
      work();
      this.#runJobs();
    } catch (error) {
      this.#fail(error);
    }
    this.#gauge[gauge.computed] = this.#place(gauge.computed) + performance.now() - this.#computingSince;
    this.#gauge[gauge.computingSince] = 0;
    if (this.#end !== undefined) this.#conclude(this.#end);
  }

  #place(place: number): number {
    return this.#gauge[place] ?? 0;
  }

  #load(): void {
    const { source, file } = this.#work;
    const { context } = this.#realm;
    const evaluated = context.evalCode(source, file, { type: "module" });
    if (evaluated.error !== undefined) throw new CodeFailure(evaluated.error);
    this.#module = evaluated.value;
    this.#callWhenLoaded();
  }

  /** A module that waits at its top level is a promise until it is loaded. */
  #callWhenLoaded(): void {
    const { context } = this.#realm;
    if (this.#module === undefined) return;
    const state = context.getPromiseState(this.#module);
    if (state.type === "pending") return;
    const module = this.#module;
    this.#module = undefined;
    try {
      if (state.type === "rejected") throw new CodeFailure(state.error);
      const main = context.getProp(state.value, "default");
      try {
        this.#call(main);
      } finally {
        main.dispose();
      }
      if (state.notAPromise !== true) state.value.dispose();
    } finally {
      module.dispose();
    }
  }

  #call(main: QuickJSHandle): void {
    const { parameters, context: given, probe } = this.#work;
    const { context } = this.#realm;
    if (context.typeof(main) !== "function") {
      this.#finish({ kind: "failed", error: failure("TypeError", "It must have a function as its default export.") });
      return;
    }
    if (probe === true) {
      this.#finish({ kind: "done", answer: "null" });
      return;
    }
    const args = [context.newString(parameters), context.newString(given)];
    try {
      this.#realm.call("run", main, ...args).dispose();
    } finally {
      for (const arg of args) arg.dispose();
    }
  }

  /** Runs what is due inside. */
  #runJobs(): void {
    const { runtime } = this.#realm;
    while (this.#end === undefined && runtime.hasPendingJob()) {
      if (performance.now() > this.#deadline) {
        this.#expire();
        return;
      }
      const result = runtime.executePendingJobs(jobsAtOnce);
      if (result.error !== undefined) throw new CodeFailure(result.error);
      this.#callWhenLoaded();
    }
    if (this.#end === undefined && this.#open === 0)
      this.#finish({ kind: "failed", error: failure("Error", "It waits for something that never happens.") });
  }

  #serve(operation: string, args: readonly QuickJSHandle[]): QuickJSHandle | undefined {
    const pure = surface[operation];
    if (pure !== undefined) return pure(this.#realm, args);
    const { context } = this.#realm;
    const text = (at: number) => this.#realm.text(args[at]);
    const number = (at: number) => (args[at] === undefined ? 0 : context.getNumber(args[at]));
    switch (operation) {
      case "done":
        this.#done(args[0]);
        return undefined;
      case "fail":
        this.#fail(readError(text(0)));
        return undefined;
      case "log":
        this.#lines.add(levelOf(text(0)), String(JSON.parse(text(1))));
        return undefined;
      case "library":
        return this.#realm.library(this.#data.inside, text(0));
      case "home":
        return homeOf(context, text(0));
      case "platform":
        return context.newString(this.#data.home);
      case "timer":
        this.#startTimer(number(0), number(1));
        return undefined;
      case "clear":
        this.#stopTimer(number(0));
        return undefined;
    }
    if (this.#work.probe === true) throw new Error("This is not there before the function is called.");
    switch (operation) {
      case "ask":
        return context.newNumber(this.#ask(text(0), text(1)));
      case "token":
        return context.newString(this.#token());
      case "sdk":
        return context.unwrapResult(context.evalCode(`export { Patchbay } from "${sdkName}";`, "patchbay:sdk", { type: "module" }));
    }
    throw new TypeError(`There is no ${operation}.`);
  }

  #done(answer: QuickJSHandle | undefined): void {
    try {
      this.#finish({ kind: "done", answer: this.#realm.text(answer) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#finish({ kind: "failed", error: failure("RangeError", "Its answer is too long.") });
    }
  }

  #startTimer(number: number, ms: number): void {
    if (this.#open >= mostOpen) throw new RangeError("Too much is waited for at the same time.");
    this.#open++;
    const fire = () => {
      this.#timers.delete(number);
      this.#open--;
      this.#compute(() => this.#realm.tell("fire", number));
    };
    this.#timers.set(number, setTimeout(fire, ms));
  }

  #stopTimer(number: number): void {
    const timer = this.#timers.get(number);
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#timers.delete(number);
    this.#open--;
  }

  #ask(kind: string, question: string): number {
    if (this.#open >= mostOpen) throw new RangeError("Too much is waited for at the same time.");
    if (question.length > longestQuestion) throw new RangeError("The body is too long.");
    this.#open++;
    const number = ++this.#asked;
    this.#say({ type: "ask", number, kind, question });
    return number;
  }

  /** The access token of this call. The thread sleeps until the platform has made it, which does not count as computing. */
  #token(): string {
    const wake = new Int32Array(this.#data.gauge, wakeAt, 1);
    const asleep = performance.now();
    this.#gauge[gauge.computingSince] = 0;
    this.#say({ type: "token" });
    Atomics.wait(wake, 0, 0, longestWait);
    Atomics.store(wake, 0, 0);
    const slept = performance.now() - asleep;
    this.#computingSince += slept;
    this.#deadline = Math.min(this.#wallEnd, this.#deadline + slept);
    this.#gauge[gauge.computingSince] = moment();
    const received: { message: { token?: string; refusal?: string } } | undefined = receiveMessageOnPort(this.#data.answers);
    const { token, refusal } = received?.message ?? {};
    if (token === undefined) throw new Error(refusal ?? "The access token did not come in time.");
    this.#secrets.push(token);
    return token;
  }

  /** What was thrown inside, or what went wrong with QuickJS itself, after which nothing of it is to be trusted. */
  #fail(error: unknown): void {
    const isLate = performance.now() > this.#deadline;
    if (isLate && error instanceof CodeFailure) error.thrown.dispose();
    if (isLate) this.#expire();
    else if (error instanceof CodeFailure) this.#finish({ kind: "failed", error: this.#realm.errorOf(error.thrown) });
    else if (isCodeError(error)) this.#finish({ kind: "failed", error });
    else {
      this.#spent = true;
      this.#finish({ kind: "failed", error: failure("InternalError", "It broke the machine that it ran on.") });
    }
  }

  #expire(): void {
    const { cpu_ms, timeout_ms } = this.#work.limits;
    const message =
      performance.now() >= this.#wallEnd ? `It ran for longer than ${timeout_ms} ms.` : `It computed for longer than ${cpu_ms} ms.`;
    this.#finish({ kind: "timeout", error: failure("TimeoutError", message) });
  }

  /** The first end counts. */
  #finish(end: End): void {
    this.#end ??= end;
  }

  #conclude(end: End): void {
    clearTimeout(this.#alarm);
    for (const timer of this.#timers.values()) clearTimeout(timer);
    const memory_bytes = this.#dispose();
    const cpu_ms = Math.round(this.#place(gauge.computed) * 1000) / 1000;
    const outcome = end.kind === "done" || end.kind === "invalid" ? end : { ...end, error: this.#cleaned(end.error) };
    this.#over({ outcome: { ...outcome, cpu_ms, memory_bytes }, spent: this.#spent });
  }

  /** @returns the memory that the call needed */
  #dispose(): number {
    try {
      const used = Math.max(this.#usage(), this.#instance.grown);
      this.#module?.dispose();
      this.#realm.dispose();
      return used;
    } catch {
      this.#spent = true;
      return this.#instance.grown;
    }
  }

  /** Counting takes as long as a short call, which can hardly have used more than an empty one. */
  #usage(): number {
    const isShort = this.#place(gauge.computed) < short;
    if (!isShort || this.#instance.usual === undefined) {
      const used = this.#realm.usage();
      if (isShort) this.#instance.usual = used;
      return used;
    }
    return this.#instance.usual;
  }

  #cleaned({ name, message, stack }: CodeError): CodeError {
    const clean = (text: string) => withoutSecrets(text, this.#secrets);
    return { name: clean(name), message: clean(message), stack: stack.map(clean) };
  }
}

/** The same as {@link faultsOf}; undefined when the schema is none that ends. */
function faultsIn(...given: Parameters<typeof faultsOf>): string[] | undefined {
  try {
    return faultsOf(...given);
  } catch {
    return undefined;
  }
}

function failure(name: string, message: string): CodeError {
  return { name, message, stack: [] };
}

function isCodeError(value: unknown): value is CodeError {
  return typeof value === "object" && value !== null && "stack" in value && Array.isArray(value.stack);
}

/** Where a global is defined, if there is one of this name. */
function homeOf(context: QuickJSContext, name: string): QuickJSHandle | undefined {
  const home = homes.get(name);
  return home === undefined ? undefined : context.newString(home);
}

const levels = ["debug", "info", "warn", "error"] as const;

function levelOf(text: string): Level {
  return levels.find((level) => level === text) ?? "info";
}
