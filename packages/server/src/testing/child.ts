import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A process of a test, to be killed. */
export interface Child {
  readonly process: ChildProcess;
  /** Resolves when it has sent its first message. */
  readonly ready: Promise<void>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and waits until it has. */
  terminate(): Promise<void>;
}

/** Starts a TypeScript file beside a test as a process of its own. */
export function startChild(script: URL, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child = fork(fileURLToPath(script), [...args], {
    execArgv: ["--import", "tsx"],
    env: { ...process.env, ...env },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const exited = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
  };
  const ready = Promise.race([
    once(child, "message").then(() => undefined),
    exited.then(([code, signal]) => {
      throw new Error(`The process ended before it was ready: ${code ?? signal}`);
    }),
  ]);
  // Whoever kills it early is not waiting for it to be ready.
  ready.catch(() => undefined);
  return { process: child, ready, kill: () => end("SIGKILL"), terminate: () => end("SIGTERM") };
}

/** Runs a process in a loop: kills it at random moments and starts it again, until told to stop. */
export class Mortal {
  readonly #start: () => Child;
  #child: Child;
  #chaos: Promise<void> | undefined;
  #over = false;
  kills = 0;

  constructor(start: () => Child) {
    this.#start = start;
    this.#child = start();
  }

  get ready(): Promise<void> {
    return this.#child.ready;
  }

  /** Lives between `least` and `most` ms after it is ready, each time. */
  torment(least: number, most: number): void {
    this.#chaos = this.#torment(least, most);
  }

  /** Leaves the last one alive. */
  async spare(): Promise<void> {
    this.#over = true;
    await this.#chaos;
  }

  async end(): Promise<void> {
    await this.spare();
    await this.#child.kill();
  }

  async #torment(least: number, most: number): Promise<void> {
    while (!this.#over) {
      await this.#child.ready;
      await new Promise((resolve) => setTimeout(resolve, least + Math.random() * (most - least)));
      await this.#child.kill();
      this.kills++;
      this.#child = this.#start();
    }
    await this.#child.ready;
  }
}
