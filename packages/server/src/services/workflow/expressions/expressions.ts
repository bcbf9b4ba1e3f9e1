import { Worker } from "node:worker_threads";
import { threadSource } from "../../../kernel/thread-source.ts";
import { holds, iterates } from "../engine/decision.ts";
import type { Json, JsonObject } from "../engine/definition.ts";
import { WorkFailure } from "../engine/work.ts";
import type { Message, Task } from "./worker.ts";

/** How long one expression may take, ms. */
const timeLimit = 1_000;
/** Memory of the thread, MB. */
const memoryLimit = 256;

function startWorker(): Worker {
  const worker = new Worker(threadSource(new URL("./worker", import.meta.url), import.meta.url), {
    eval: true,
    execArgv: [],
    // Nothing of the process is there to be read.
    env: {},
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: 32 },
  });
  // What breaks it is told to whoever waits for it; without a listener it would end the process.
  worker.on("error", () => undefined);
  // Nobody waits for it when there is nothing to evaluate.
  worker.unref();
  return worker;
}

/**
 * Evaluates users' expressions, one after the other, in one thread: what takes longer than a second, or more memory than it
 * may, is ended together with its thread.
 */
export class Expressions {
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * The value of a JSONata expression; null when it has none.
   * @throws WorkFailure `workflow.expression_failed`, or `workflow.expression_timeout`
   */
  async jsonata(expression: string, data: Json): Promise<Json> {
    return JSON.parse(await this.#queue({ kind: "jsonata", expression, data }));
  }

  /**
   * Whether rules of JSON logic hold. What goes through no list is done at once.
   * @throws RuleError, WorkFailure
   */
  async logic(rules: JsonObject, data: JsonObject): Promise<boolean> {
    return iterates(rules) ? JSON.parse(await this.#queue({ kind: "logic", rules, data })) : holds(rules, data);
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #queue(task: Task): Promise<string> {
    const turn = this.#last.then(() => this.#evaluate(task));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #evaluate(task: Task): Promise<string> {
    this.#worker ??= startWorker();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined;
      const end = () => {
        clearTimeout(timer);
        worker.off("message", heard).off("error", broken);
      };
      const abandon = (code: string, message: string) => {
        end();
        this.#worker = undefined;
        void worker.terminate();
        reject(new WorkFailure(code, message));
      };
      const late = () => abandon("workflow.expression_timeout", `An expression may take ${timeLimit} ms.`);
      const broken = (error: Error) => abandon("workflow.expression_failed", error.message);
      const heard = (message: Message) => {
        if ("began" in message) {
          timer = setTimeout(late, timeLimit);
          return;
        }
        end();
        if ("value" in message) resolve(message.value);
        else reject(new WorkFailure("workflow.expression_failed", message.error));
      };
      worker.on("message", heard).on("error", broken);
      worker.postMessage(task);
    });
  }
}
