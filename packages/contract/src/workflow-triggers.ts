/** Calls from outside that start runs. */
import { Type } from "typebox";
import { operation, publicAccess } from "./operation.ts";

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
    params: { token: Type.String({ description: "Last part of the URL." }) },
    body: Type.Optional(Type.Unknown({ description: "Anything; JSON and forms are parsed." })),
    encoding: "raw",
    responses: { 202: Type.Object({ status: Type.Literal("accepted") }, { description: "The run will start." }) },
    errors: ["workflow.unsigned", "method_not_allowed"],
  }),
};
