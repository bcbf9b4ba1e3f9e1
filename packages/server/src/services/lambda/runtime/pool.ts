import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { busy, Line, longestWait, type Waiting } from "./line.ts";
import { sdkName } from "./modules.ts";
import type { ThreadData, Work } from "./protocol.ts";
import { type Finished, type Services, WorkerThread } from "./worker.ts";

/** Milliseconds between two looks at what runs. */
const checkEvery = 100;
/** A call that finds all threads busy waits so long before one more is started, ms: most calls end sooner. */
const patience = 10;
/** The same while as many threads compute as there are processors, because one more would not be faster. */
const longPatience = 100;
/** A call that computes nothing after so many ms waits for something outside. */
const waits = 50;
const processors = availableParallelism();
/** Threads that are kept although nobody needs them, and how long the others are, in ms. */
const warm = Math.min(2, processors);
const idleLife = 30_000;

/** One call that wants a thread. */
export interface Call extends Omit<Waiting, "since"> {
  readonly work: Work;
  readonly services: Services;
  /** Ends it; it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

interface Pending extends Call, Waiting {
  readonly start: (worker: WorkerThread) => void;
  readonly refuse: (error: unknown) => void;
}

export interface PoolOptions {
  /** Threads at most. One owner can use half of them. */
  readonly threads: number;
  /** URL under which functions know the platform. */
  readonly home: string;
}

/** Threads that run users' functions: started when they are needed, ended when they misbehave or nobody needs them. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #line: Line<Pending>;
  readonly #workers = new Set<WorkerThread>();
  readonly #idle = new Set<WorkerThread>();
  /** Threads that are being made, and those made that are not ready yet. */
  #starting = 0;
  readonly #unready = new Set<WorkerThread>();
  #data: Promise<Omit<ThreadData, "gauge" | "answers">> | undefined;
  #checks: NodeJS.Timeout | undefined;
  #patience: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#line = new Line(Math.max(1, Math.floor(options.threads / 2)));
  }

  /**
   * Runs a call when it is its turn.
   * @throws problem `lambda.busy` when there is no room for it; the reason of its signal
   */
  run(call: Call): Promise<Finished> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw busy();
      call.signal?.throwIfAborted();
      const pending: Pending = {
        ...call,
        since: performance.now(),
        refuse: reject,
        start: (worker) => this.#start(pending, worker).then(resolve, reject),
      };
      this.#line.join(pending);
      this.#goOn();
    });
  }

  /** Ends all threads. What runs fails, what waits is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#checks);
    clearTimeout(this.#patience);
    for (const pending of this.#line.clear()) pending.refuse(busy());
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
  }

  async #start(pending: Pending, worker: WorkerThread): Promise<Finished> {
    const { signal, work, services } = pending;
    const stop = () => void worker.stop();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      const finished = await worker.run(work, services);
      signal?.throwIfAborted();
      return finished;
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#line.end(pending);
      if (this.#workers.has(worker)) this.#idle.add(worker);
      this.#goOn();
    }
  }

  /** Gives waiting calls to idle threads, and sees to it that there are more threads when that is not enough. */
  #goOn(): void {
    if (this.#closed) return;
    while (this.#idle.size > 0) {
      const pending = this.#line.next();
      if (pending === undefined) break;
      const worker = this.#idleFor(pending.work.owner);
      this.#idle.delete(worker);
      pending.start(worker);
    }
    this.#checks ??= setInterval(() => this.#check(), checkEvery).unref();
    if (!this.#line.isEmpty && this.#line.canGoOn) this.#wantMore();
  }

  /** One whose QuickJS has the owner's code in it already, else the one that was used last. */
  #idleFor(owner: string): WorkerThread {
    const idle = [...this.#idle];
    const worker = idle.find((each) => each.owner === owner) ?? idle.at(-1);
    if (worker === undefined) throw new Error("No thread is idle.");
    return worker;
  }

  #wantMore(): void {
    const count = this.#workers.size + this.#starting;
    if (count === 0) {
      this.#add();
      return;
    }
    if (this.#starting + this.#unready.size > 0 || this.#patience !== undefined || count >= this.#options.threads) return;
    this.#patience = setTimeout(() => {
      this.#patience = undefined;
      if (!this.#closed && this.#idle.size === 0 && this.#line.canGoOn) this.#reconsider();
    }, patience);
  }

  /** Adds a thread when those that are there wait for something, or a call has waited for long. */
  #reconsider(): void {
    const active = [...this.#workers].filter((worker) => !worker.isWaiting(waits)).length;
    if (active < processors || performance.now() - this.#line.oldest > longPatience) this.#add();
    else this.#wantMore();
  }

  #add(): void {
    this.#starting++;
    this.#data ??= load(this.#options.home);
    this.#data.then(
      (data) => {
        if (this.#closed) return;
        const worker = new WorkerThread(
          data,
          (ready) => this.#ready(ready),
          (gone) => this.#gone(gone),
        );
        this.#starting--;
        this.#workers.add(worker);
        this.#unready.add(worker);
      },
      (error: unknown) => {
        this.#starting--;
        this.#data = undefined;
        for (const pending of this.#line.clear()) pending.refuse(error);
      },
    );
  }

  #ready(worker: WorkerThread): void {
    this.#unready.delete(worker);
    this.#idle.add(worker);
    this.#goOn();
  }

  #gone(worker: WorkerThread): void {
    if (!this.#workers.delete(worker)) return;
    this.#idle.delete(worker);
    // One that cannot even start says that the others would not either; a loop of starting would help nobody.
    if (this.#unready.delete(worker)) {
      const broken = new Error("A thread for functions could not be started.");
      for (const pending of this.#line.clear()) pending.refuse(broken);
    }
    this.#goOn();
  }

  #check(): void {
    for (const worker of this.#workers) worker.check();
    const now = performance.now();
    for (const worker of this.#idle) {
      if (this.#workers.size > warm && now - worker.idleSince > idleLife) void worker.stop();
    }
    for (const pending of this.#line.overdue(now - longestWait)) pending.refuse(busy());
  }
}

async function load(home: string): Promise<Omit<ThreadData, "gauge" | "answers">> {
  const require = createRequire(import.meta.url);
  const wasm = await WebAssembly.compile(await readFile(require.resolve("@jitl/quickjs-wasmfile-release-sync/wasm")));
  // What runs inside stays JavaScript as it is; it is not in `dist`.
  const inside = fileURLToPath(new URL("./inside", import.meta.url.replace(/\/dist\/(?!.*\/dist\/)/, "/src/")));
  return { wasm, inside, sdk: join(require.resolve(sdkName), "../../esm"), home };
}
