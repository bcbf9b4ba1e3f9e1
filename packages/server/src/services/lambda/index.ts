import { lambda as contract } from "@patchbay/contract";
import { migrationsBeside } from "../../kernel/db/migrate.ts";
import { defineService, type Kernel } from "../../kernel/service.ts";
import { lambdaHandlers } from "./handlers.ts";
import { type Invocation, Invoker } from "./invoker.ts";
import type { Answer } from "./rules.ts";
import { lambdaSeed } from "./seed.ts";
import { deleteAllOfAccount } from "./store/functions.ts";

export type { Invocation } from "./invoker.ts";
export type { Answer } from "./rules.ts";

const invokers = new WeakMap<Kernel, Invoker>();

/**
 * Runs a function on behalf of a user and waits for its answer: for services that do so at a time, or as a step. No permission is
 * asked for. The call is in the log, with its event, when this resolves or throws.
 * @throws problem `not_found`, `validation_failed` (parameters that do not fit its schema), `lambda.failed` (502), `lambda.timeout` (504), `lambda.busy` (429), `lambda.refused` with the
 *   status that the function answered and its body as `details[0]`; the reason of the signal
 */
export function invokeFunction(kernel: Kernel, invocation: Invocation): Promise<Answer> {
  const invoker = invokers.get(kernel);
  if (invoker === undefined) throw new Error("The lambda service does not run here.");
  return invoker.invoke(invocation);
}

/** The lambda service. */
export const lambda = defineService(contract, (kernel) => {
  const invoker = new Invoker(kernel);
  invokers.set(kernel, invoker);
  return {
    handlers: lambdaHandlers(kernel, invoker),
    migrations: migrationsBeside(import.meta.url),
    addRoutes: (server) => invoker.serve(server),
    background: [{ start: async () => undefined, stop: () => invoker.close() }],
    consumers: [
      {
        name: "lambda.cleanup",
        events: ["accounts.account_deleted"],
        from: "beginning",
        handle: async (tx, batch) => {
          for (const { account_uuid } of batch) await deleteAllOfAccount(tx, account_uuid);
        },
      },
    ],
    seed: [lambdaSeed(kernel, invoker)],
  };
});
