import type { FastifyInstance } from "fastify";
import type { AccountPath } from "../../kernel/access/principal.ts";
import { newUuid } from "../../kernel/clock.ts";
import { problem } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/service.ts";
import { mintToken } from "../oauth/index.ts";
import { makeCall } from "./calls.ts";
import { Directory, type Runnable } from "./directory.ts";
import { Journal } from "./journal.ts";
import { type Answer, defaults, readAnswer, refusalOf } from "./rules.ts";
import { Pool } from "./runtime/pool.ts";
import type { CodeError } from "./runtime/protocol.ts";
import type { Finished, Services } from "./runtime/worker.ts";
import type { ConsoleLine, InvocationRow } from "./store/invocations.ts";

/** A call of a function on behalf of a user. */
export interface Invocation {
  readonly account_uuid: string;
  readonly account_path: AccountPath;
  readonly user_uuid: string;
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly trace_id: string;
  /** Scopes of the caller's token, separated by blanks; the function's own token has no more. Everything when absent. */
  readonly scope?: string;
  /** Ends the call; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Given to the function as `context.idempotency_key`: equal for calls that are one call made again. */
  readonly idempotency_key?: string;
}

/** Why what a function has asked for is given up. Made once, because an error costs as much as a short call. */
const ended = new Error("The function has ended.");

/** Runs functions: finds them, gives them a thread, writes down what came of it. */
export class Invoker {
  readonly directory: Directory;
  readonly #kernel: Kernel;
  readonly #pool: Pool;
  readonly #journal: Journal;
  readonly #home: string;
  #server: FastifyInstance | undefined;

  constructor(kernel: Kernel) {
    const { settings } = kernel;
    this.directory = new Directory(kernel);
    this.#kernel = kernel;
    this.#home = settings.publicUrl ?? `http://localhost:${settings.port}`;
    this.#pool = new Pool({ threads: settings.lambdaThreads, home: this.#home });
    this.#journal = new Journal(kernel);
  }

  /** Where calls of the SDK inside go. */
  serve(server: FastifyInstance): void {
    this.#server = server;
  }

  /** Ends what runs. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  /**
   * Runs a function and waits for its answer.
   * @throws problem `not_found`, `validation_failed`, `lambda.failed`, `lambda.timeout`, `lambda.busy`, or `lambda.refused` with the function's own status
   */
  async invoke(call: Invocation): Promise<Answer> {
    const runnable = await this.directory.find(call.account_uuid, call.name);
    if (runnable === undefined) throw problem("not_found", `There is no function ${call.name}.`);
    const lines: ConsoleLine[] = [];
    const over = new AbortController();
    try {
      const finished = await this.#run(runnable, call, this.#servicesOf(runnable, call, lines, over.signal));
      return await this.#conclude(runnable, call, lines, finished);
    } finally {
      over.abort(ended);
    }
  }

  /**
   * Loads code to see whether it can be.
   * @returns what is wrong with it
   */
  async probe(account_uuid: string, name: string, source: string): Promise<CodeError | undefined> {
    const limits = { memory_bytes: defaults.memory_mb * 1024 * 1024, cpu_ms: 1_000, timeout_ms: 5_000 };
    const work = {
      owner: account_uuid,
      file: `${name}.js`,
      source,
      parameters: "{}",
      context: "{}",
      secrets: [],
      limits,
      probe: true,
    } as const;
    const unused = () => Promise.reject(new Error("There is nobody to ask."));
    const services: Services = { log: () => undefined, ask: unused, token: unused };
    const { outcome } = await this.#pool.run({ owner: account_uuid, key: `probe:${account_uuid}`, most: 2, work, services });
    return "error" in outcome ? outcome.error : undefined;
  }

  #run(runnable: Runnable, call: Invocation, services: Services): Promise<Finished> {
    const { name, source, environment, secrets, limits, schema, key, most } = runnable;
    const { user_uuid, account_uuid, trace_id, idempotency_key, signal } = call;
    const env = { ...environment, ...secrets };
    const context = { user_uuid, account_uuid, trace: { trace: trace_id }, idempotency_key, env };
    const work = {
      owner: account_uuid,
      file: `${name}.js`,
      source,
      parameters: JSON.stringify(call.parameters),
      schema,
      context: JSON.stringify(context),
      secrets: Object.values(secrets),
      limits,
    };
    return this.#pool.run({ owner: account_uuid, key, most, work, services, signal });
  }

  #servicesOf(runnable: Runnable, call: Invocation, lines: ConsoleLine[], signal: AbortSignal): Services {
    const { user_uuid, scope, trace_id } = call;
    const kernel = this.#kernel;
    return {
      log: (line) => lines.push(line),
      ask: async (kind, question) => {
        const server = this.#server;
        if (server === undefined) throw new Error("The platform does not listen yet.");
        const { allowedHosts } = runnable;
        return makeCall({ outbound: kernel.outbound, server, home: this.#home, allowedHosts, user_uuid, signal }, kind, question);
      },
      token: () => {
        // Somewhat longer than the call can last, so that it never expires within.
        const ttl_s = Math.ceil(runnable.limits.timeout_ms / 1000) + 60;
        const mint = { user_uuid, ttl_s, ...(scope === undefined ? {} : { scope }) };
        return kernel.db.transaction((tx) => mintToken(kernel, tx, mint), { context: { trace_id, actor: user_uuid } });
      },
    };
  }

  /** Writes the call down and makes its answer, or its refusal. */
  async #conclude(runnable: Runnable, call: Invocation, lines: readonly ConsoleLine[], finished: Finished): Promise<Answer> {
    const verdict = verdictOf(finished);
    const now = this.#kernel.clock.now();
    const { outcome, duration_ms } = finished;
    await this.#journal.add({
      uuid: newUuid(now),
      account_uuid: call.account_uuid,
      account_path: call.account_path,
      name: runnable.name,
      version: runnable.version,
      user_uuid: call.user_uuid,
      trace_id: call.trace_id,
      status: verdict.status,
      status_code: verdict.status_code,
      started_at: new Date(now.getTime() - Math.round(duration_ms)),
      duration_ms: Math.round(duration_ms * 100) / 100,
      cpu_ms: Math.round(outcome.cpu_ms * 100) / 100,
      memory_bytes: outcome.memory_bytes,
      console: lines,
      error: verdict.error ?? null,
    });
    if (verdict.answer === undefined) throw refusalFor(verdict);
    if (verdict.status === "refused") throw refusalOf(verdict.answer);
    return verdict.answer;
  }
}

/** What is said of a call in the log, and to its caller. */
interface Verdict extends Pick<InvocationRow, "status" | "status_code"> {
  readonly answer?: Answer;
  /** What is wrong with the parameters. */
  readonly faults?: readonly string[];
  readonly error?: CodeError;
}

function verdictOf({ outcome }: Finished): Verdict {
  if (outcome.kind === "timeout") return { status: "timed_out", status_code: 504, error: outcome.error };
  if (outcome.kind === "failed") return { status: "failed", status_code: 502, error: outcome.error };
  if (outcome.kind === "invalid") return { status: "refused", status_code: 400, faults: outcome.faults };
  const answer = readAnswer(outcome.answer);
  if (typeof answer === "string")
    return { status: "failed", status_code: 502, error: { name: "TypeError", message: answer, stack: [] } };
  return { status: answer.statusCode >= 400 ? "refused" : "succeeded", status_code: answer.statusCode, answer };
}

/** What a caller is told of wrong parameters, line by line, or of a failure: the message of the error, without where it was. */
function refusalFor({ status, faults, error }: Verdict): Error {
  if (faults !== undefined) return problem("validation_failed", { message: faults.join("; "), details: faults });
  const message = error?.message === undefined || error.message === "" ? {} : { message: error.message };
  return problem(status === "timed_out" ? "lambda.timeout" : "lambda.failed", { ...message, quiet: true });
}
