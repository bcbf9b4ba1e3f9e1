import { Problem } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { invokeFunction } from "../../lambda/index.ts";
import type { Outside } from "./trigger.ts";

/** Invokes a function of the user's account. */
export function lambdaTrigger(kernel: Kernel): Outside<"lambda"> {
  return {
    check: async (_, __, principal) => principal.require("lambda.execute", principal.account_path),
    call: async ({ firing, trigger, principal }, signal) => {
      principal.require("lambda.execute", principal.account_path);
      const { user_uuid, account_uuid, account_path } = principal;
      try {
        const { statusCode } = await invokeFunction(kernel, {
          ...{ user_uuid, account_uuid, account_path, signal },
          name: trigger.function_name,
          parameters: trigger.parameters ?? {},
          trace_id: firing.trace_id ?? firing.uuid,
          scope: firing.scope,
          idempotency_key: firing.uuid,
        });
        return { result: { status_code: statusCode } };
      } catch (error) {
        if (!(error instanceof Problem) || !error.key.startsWith("lambda.")) throw error;
        const { status, message } = error;
        return { result: { status_code: status }, error: message, again: status >= 500 || status === 429 };
      }
    },
  };
}
