/** Calls from outside that start runs, or that runs wait for. */
import { Type } from "typebox";
import { operation, publicAccess } from "./operation.ts";

const params = { token: Type.String({ description: "Last part of the URL." }) };
const body = Type.Optional(Type.Unknown({ description: "Anything; JSON and forms are parsed." }));
const accepted = (description: string) => Type.Object({ status: Type.Literal("accepted") }, { description });

export const triggerOperations = {
  startWorkflowByWebhook: operation({
    method: "POST",
    path: "/workflow/triggers/{token}",
    summary: "Start a run by the URL of a `webhook` trigger.",
    description:
      "The URL is in the answer that shows the template, as `trigger.url` of its state; it stands for the right to call it. The run has " +
      "`{ headers, query, body }` as its `input_vars`. With a secret, a call must be signed as Standard Webhooks are. A trigger may name " +
      "other methods than POST; they do the same.",
    access: publicAccess,
    params,
    body,
    encoding: "raw",
    responses: { 202: accepted("The run will start.") },
    errors: ["workflow.unsigned", "method_not_allowed"],
  }),
  answerWorkflow: operation({
    method: "POST",
    path: "/workflow/callbacks/{token}",
    summary: "Give a run what one of its `webhook` conditions waits for.",
    description:
      "The URL is in the run's variables, as `_callbacks[<name of the transition>]`, while it waits; it works once. The result of the " +
      "transition is `{ headers, query, body }`. With a secret, a call must be signed as Standard Webhooks are. A condition may name " +
      "other methods than POST; they do the same.",
    access: publicAccess,
    params,
    body,
    encoding: "raw",
    responses: { 202: accepted("The run goes on.") },
    errors: ["workflow.unsigned", "method_not_allowed"],
  }),
};
