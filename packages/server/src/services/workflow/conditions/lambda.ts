import { invokeFunction } from "../../lambda/index.ts";
import type { Json } from "../engine/definition.ts";
import { limits } from "../engine/limits.ts";
import type { CallCondition } from "./condition.ts";
import { object, text } from "./data.ts";

/** Invokes a function of the user's account; the result is what it answers, without the envelope. */
export const lambda: CallCondition = {
  kind: "call",
  needs: "lambda",
  most: limits.call,
  perform: async ({ kernel, run, data, key, signal }) => {
    const { user_uuid, trace_id, uuid } = run;
    const scope = run.scope ?? undefined;
    const principal = await kernel.access.actFor(user_uuid, scope);
    const { account_uuid, account_path } = principal;
    principal.require("lambda.execute", account_path);
    const { body } = await invokeFunction(kernel, {
      ...{ user_uuid, account_uuid, account_path, signal },
      name: text(data, "function_name"),
      parameters: object(data, "parameters"),
      trace_id: trace_id ?? uuid,
      idempotency_key: key,
      ...(scope === undefined ? {} : { scope }),
    });
    // What a function answers has been through JSON.
    return { result: (body ?? null) as Json };
  },
};
