import type { Principal } from "../../../kernel/access/principal.ts";
import type { Executor } from "../../../kernel/db/database.ts";
import { problem } from "../../../kernel/errors.ts";
import type { Kernel } from "../../../kernel/service.ts";
import { findTemplate, type RunStart, startRunAs } from "../../workflow/index.ts";
import type { Inside } from "./trigger.ts";

/** The workflow must be there for the user, and he must be one of its own or have the permission. */
async function check(db: Executor, { workflow_uuid }: { readonly workflow_uuid: string }, principal: Principal): Promise<void> {
  const found = await findTemplate(db, principal.visible, workflow_uuid.toLowerCase(), principal.user_uuid);
  if (found === undefined) throw problem("scheduler.unknown_workflow");
  if (!found.users.includes(principal.user_uuid)) principal.require("workflow.execute", found.account_path);
}

/** Starts a run of a workflow. */
export function workflowTrigger(kernel: Kernel): Inside<"workflow"> {
  return {
    check,
    start: async (tx, { firing, trigger, principal }) => {
      await check(tx, trigger, principal);
      const { workflow_uuid, parameters = {}, version, start_state, group_uuid } = trigger;
      const { uuid } = await startRunAs(kernel, tx, {
        template_uuid: workflow_uuid.toLowerCase(),
        // They came as JSON.
        input_vars: parameters as RunStart["input_vars"],
        ...(version !== undefined && { version }),
        ...(start_state !== undefined && { start_state }),
        ...(group_uuid !== undefined && { group_uuid: group_uuid.toLowerCase() }),
        user_uuid: firing.user_uuid,
        scope: firing.scope === "default" ? null : firing.scope,
      });
      return { instance_uuid: uuid };
    },
  };
}
