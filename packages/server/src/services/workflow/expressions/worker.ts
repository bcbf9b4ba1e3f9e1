/** Evaluates what users wrote, in a thread of its own: an expression that never ends, or takes all memory, is ended with it. */
import { parentPort } from "node:worker_threads";
import jsonata from "jsonata";
import { holds } from "../engine/decision.ts";
import type { Json } from "../engine/definition.ts";

/** One expression, with its data. */
export type Task =
  | { readonly kind: "jsonata"; readonly expression: string; readonly data: Json }
  | { readonly kind: "logic"; readonly rules: Json; readonly data: Json };

/** `began` first, so that the time it takes is not counted from before the thread was ready. */
export type Message = { readonly began: true } | { readonly value: string } | { readonly error: string };

/** The value as JSON: what JSONata gives has functions and marks in it that do not belong to it. */
async function evaluate(task: Task): Promise<string> {
  if (task.kind === "logic") return JSON.stringify(holds(task.rules, task.data));
  const value: unknown = await jsonata(task.expression).evaluate(task.data);
  return JSON.stringify(value) ?? "null";
}

/** JSONata throws objects that are no errors. */
function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}

parentPort?.on("message", async (task: Task) => {
  const answer = (message: Message) => parentPort?.postMessage(message);
  answer({ began: true });
  try {
    answer({ value: await evaluate(task) });
  } catch (error) {
    answer({ error: messageOf(error) });
  }
});
