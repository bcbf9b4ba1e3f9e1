/** Programs as tests run them: real child processes, whose output and end are waited for. */
import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** How long anything may take on a busy machine before a test gives up. */
const PATIENCE_MS = 40_000;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from standard input, which then ends. */
  readonly input?: string;
  /** In a process group of its own, as a terminal would start it. */
  readonly group?: boolean;
}

/** A running program. */
export class Program {
  readonly process: ChildProcess;
  /** Resolves when it has ended and all output has been read. */
  readonly ended: Promise<Ended>;
  #stdout = "";
  #stderr = "";
  #onOutput: () => void = () => undefined;

  constructor(command: string, args: readonly string[], options: StartOptions = {}) {
    const child = spawn(command, [...args], { env: { ...process.env, ...options.env }, detached: options.group ?? false });
    this.process = child;
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#stdout += text;
      this.#onOutput();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr += text;
    });
    child.stdin.end(options.input ?? "");
    this.ended = new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (code, signal) => {
        resolve({ code, signal, stdout: this.#stdout, stderr: this.#stderr });
        this.#onOutput();
      });
    });
  }

  get stdout(): string {
    return this.#stdout;
  }

  /** Waits until the output matches, and gives the first group of the match. */
  async says(pattern: RegExp): Promise<string> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const match = pattern.exec(this.#stdout);
      if (match !== null) return match[1] ?? match[0];
      const over = this.process.exitCode !== null || this.process.signalCode !== null;
      if (over || Date.now() > deadline) throw new Error(`No ${pattern} in:\n${this.#stdout}\n${this.#stderr}`);
      await Promise.race([new Promise<void>((resolve) => (this.#onOutput = resolve)), delay(1_000, undefined, { ref: false })]);
    }
  }

  /** Sends a signal to it, or to its whole group as a terminal does, and waits for its end. */
  async stop(signal: NodeJS.Signals, whom: "it" | "group" = "it"): Promise<Ended> {
    const pid = this.process.pid ?? 0;
    process.kill(whom === "group" ? -pid : pid, signal);
    return this.ended;
  }
}

const bin = fileURLToPath(new URL("../../bin/patchbay.js", import.meta.url));

/** The built command on a home of its own, so that no test sees the session of whoever runs it. */
export class Bench {
  readonly folder: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #programs: Program[] = [];

  private constructor(folder: string) {
    this.folder = folder;
    this.#env = {
      XDG_CONFIG_HOME: join(folder, "config"),
      PATCHBAY_DATA_DIR: join(folder, "data"),
      PATCHBAY_LOG_LEVEL: "warn",
      PATCHBAY_URL: "",
      PATCHBAY_PORT: "",
    };
  }

  static async create(): Promise<Bench> {
    const folder = await mkdtemp(join(tmpdir(), "patchbay-cli-test-"));
    // For root: PostgreSQL runs as another user, who must be able to enter.
    await chmod(folder, 0o755);
    return new Bench(folder);
  }

  start(args: readonly string[], options: StartOptions = {}): Program {
    return this.startOther(process.execPath, [bin, ...args], options);
  }

  /** Some other program on the same home. */
  startOther(command: string, args: readonly string[], options: StartOptions = {}): Program {
    const program = new Program(command, args, { ...options, env: { ...this.#env, ...options.env } });
    this.#programs.push(program);
    return program;
  }

  run(args: readonly string[], options: StartOptions = {}): Promise<Ended> {
    return this.start(args, options).ended;
  }

  /** Runs a command that must succeed. @returns what it printed */
  async succeed(args: readonly string[], options: StartOptions = {}): Promise<string> {
    const { code, stdout, stderr } = await this.run(args, options);
    if (code !== 0) throw new Error(`patchbay ${args.join(" ")} ended with ${code}: ${stderr}`);
    return stdout;
  }

  /** The process of the PostgreSQL on the data folder. */
  async postgresPid(): Promise<number> {
    const text = await readFile(join(this.folder, "data/postgres/data/postmaster.pid"), "utf8");
    return Number(text.split("\n")[0]);
  }

  get sessionFile(): string {
    return join(this.folder, "config/patchbay/session.json");
  }

  /** Ends what still runs, and removes the folder. */
  async remove(): Promise<void> {
    for (const program of this.#programs) program.process.kill("SIGKILL");
    await Promise.all(this.#programs.map((program) => program.ended.catch(() => undefined)));
    await rm(this.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

/** Waits until a process is gone. @returns whether it went within the time */
export async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await delay(20)) {
    if (!isAlive(pid)) return true;
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, but as somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
