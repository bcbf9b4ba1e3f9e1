import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { threadSource } from "../../../kernel/thread-source.ts";
import {
  type CodeError,
  type FromThread,
  gauge,
  gaugeBytes,
  moment,
  type Outcome,
  type ThreadData,
  type ToThread,
  type Work,
  wakeAt,
} from "./protocol.ts";

/** How long over its limits a call may be before its thread is ended: native loops do not look at the clock. */
const grace = 500;

/** What the platform does for a call while it runs. */
export interface Services {
  /** Takes a line of the console. @param at_ms since the beginning of the call */
  log(line: { readonly at_ms: number; readonly level: string; readonly text: string }): void;
  /** Answers a question of the code. Resolves to JSON; rejects with an Error whose message the code may see. */
  ask(kind: string, question: string): Promise<string>;
  /** An access token for this call. */
  token(): Promise<string>;
}

/** A call that has ended. */
export interface Finished {
  readonly outcome: Outcome;
  /** Milliseconds from when its turn came to its end. */
  readonly duration_ms: number;
}

interface Running {
  readonly work: Work;
  readonly services: Services;
  readonly since: number;
  readonly resolve: (finished: Finished) => void;
}

/** A thread, as the platform sees it. It is used for one call at a time. */
export class WorkerThread {
  readonly #worker: Worker;
  readonly #answers: MessagePort;
  readonly #gauge: Float64Array;
  readonly #wake: Int32Array;
  readonly #gone: (worker: WorkerThread) => void;
  #running: Running | undefined;
  /** Whose instance of QuickJS it has. */
  owner: string | undefined;
  /** When it became idle, on the clock of `performance`. */
  idleSince = performance.now();

  /**
   * @param data what the thread is started with
   * @param ready called when it can be used
   * @param gone called when it is no more
   */
  constructor(
    data: Omit<ThreadData, "gauge" | "answers">,
    ready: (worker: WorkerThread) => void,
    gone: (worker: WorkerThread) => void,
  ) {
    const shared = new SharedArrayBuffer(gaugeBytes);
    const { port1, port2 } = new MessageChannel();
    this.#gauge = new Float64Array(shared, 0, gauge.places);
    this.#wake = new Int32Array(shared, wakeAt, 1);
    this.#answers = port1;
    this.#gone = gone;
    const workerData: ThreadData = { ...data, gauge: shared, answers: port2 };
    this.#worker = new Worker(threadSource(new URL("./thread", import.meta.url), import.meta.url), {
      eval: true,
      workerData,
      transferList: [port2],
      execArgv: [],
      // A broken module says so there; what came of the call says it too.
      stdout: true,
      stderr: true,
      // Nothing of the process is there to be read.
      env: {},
      argv: [],
      resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16 },
    });
    this.#worker.on("message", (message: FromThread) => {
      if (message.type === "ready") {
        this.#worker.unref();
        ready(this);
      } else this.#hear(message);
    });
    this.#worker.on("error", () => this.#end());
    this.#worker.on("exit", () => this.#end());
    this.#worker.stdout.resume();
    this.#worker.stderr.resume();
    port1.unref();
  }

  /** Runs a call. Resolves to what came of it, also when the thread had to be ended for it. */
  run(work: Work, services: Services): Promise<Finished> {
    this.owner = work.owner;
    this.#worker.ref();
    // What the last call used must not count for this one until the thread gets to it.
    this.#gauge.fill(0);
    return new Promise((resolve) => {
      this.#running = { work, services, since: performance.now(), resolve };
      this.#tell({ type: "work", work });
    });
  }

  /** Whether its call has been running for longer than `ms` and waits for something. */
  isWaiting(ms: number): boolean {
    const { since } = this.#running ?? {};
    return since !== undefined && this.#gauge[gauge.computingSince] === 0 && performance.now() - since > ms;
  }

  /** Ends the thread when its call is over its limits although it should have ended itself. */
  check(): void {
    if (this.#running === undefined) return;
    const { work, since } = this.#running;
    const { cpu_ms, timeout_ms } = work.limits;
    const computing = this.#gauge[gauge.computingSince] ?? 0;
    const computed = (this.#gauge[gauge.computed] ?? 0) + (computing === 0 ? 0 : moment() - computing);
    const late = performance.now() - since > timeout_ms + grace;
    if (!late && computed <= cpu_ms + grace) return;
    const message = late ? `It ran for longer than ${timeout_ms} ms.` : `It computed for longer than ${cpu_ms} ms.`;
    this.#settle({ kind: "timeout", error: { name: "TimeoutError", message, stack: [] }, cpu_ms: computed, memory_bytes: 0 });
    void this.stop();
  }

  /** Ends the thread, whatever it is doing; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#end();
    await this.#worker.terminate();
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message);
  }

  #hear(message: Exclude<FromThread, { type: "ready" }>): void {
    const running = this.#running;
    if (running === undefined) return;
    if (message.type === "log") {
      const at_ms = Math.round(performance.now() - running.since);
      running.services.log({ at_ms, level: message.level, text: message.text });
    } else if (message.type === "ask") {
      this.#answer(running, message.number, running.services.ask(message.kind, message.question));
    } else if (message.type === "token") {
      this.#wakeWith(running.services.token());
    } else {
      this.#settle(message.outcome);
      if (message.spent) void this.stop();
    }
  }

  /** Nobody waits any more for answers that come after the end of the call. */
  #answer(running: Running, number: number, asked: Promise<string>): void {
    const tell = (answer: string, refusal: string) => {
      if (this.#running === running) this.#tell({ type: "answer", number, answer, refusal });
    };
    asked.then(
      (answer) => tell(answer, ""),
      (error: unknown) => tell("", (error instanceof Error && error.message) || "It failed."),
    );
  }

  #wakeWith(asked: Promise<string>): void {
    const wake = (message: { token: string } | { refusal: string }) => {
      this.#answers.postMessage(message);
      Atomics.store(this.#wake, 0, 1);
      Atomics.notify(this.#wake, 0);
    };
    asked.then(
      (token) => wake({ token }),
      (error: unknown) => wake({ refusal: (error instanceof Error && error.message) || "There is no token." }),
    );
  }

  #settle(outcome: Outcome): void {
    const running = this.#running;
    this.#running = undefined;
    this.#worker.unref();
    this.idleSince = performance.now();
    running?.resolve({ outcome, duration_ms: this.idleSince - running.since });
  }

  /** It is no more. A call that it had cannot be answered for. */
  #end(): void {
    this.#gone(this);
    this.#answers.close();
    this.#settle({ kind: "failed", error: brokenThread, cpu_ms: 0, memory_bytes: 0 });
  }
}

const brokenThread: CodeError = { name: "InternalError", message: "It broke the machine that it ran on.", stack: [] };
