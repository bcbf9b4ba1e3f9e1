import { limits } from "../engine/limits.ts";
import { WorkFailure } from "../engine/work.ts";
import { startRunAs } from "../runs/start-as.ts";
import type { CallCondition } from "./condition.ts";
import { object, optionalText, uuid } from "./data.ts";

/** Runs another workflow, and waits for its end unless it does not block. */
export const workflow: CallCondition = {
  kind: "call",
  perform: async ({ kernel, run, data, blocking, key }) => {
    if (run.depth + 1 >= limits.depth)
      throw new WorkFailure("workflow.too_deep", `Workflows may run within each other ${limits.depth} deep.`);
    const version = optionalText(data, "version");
    const start_state = optionalText(data, "start_state");
    const [, transition = "", attempt] = key.split(":");
    const start = {
      template_uuid: uuid(data, "template_uuid"),
      ...(version === undefined ? {} : { version }),
      ...(start_state === undefined ? {} : { start_state }),
      input_vars: object(data, "input_vars"),
      ...(optionalText(data, "group") === "new" ? {} : { group_uuid: run.group_uuid }),
      user_uuid: run.user_uuid,
      scope: run.scope,
      parent: { uuid: run.uuid, depth: run.depth, ...(blocking ? { transition, attempt: Number(attempt) } : {}) },
    };
    const child = async (tx: Parameters<typeof startRunAs>[1]) => (await startRunAs(kernel, tx, start)).uuid;
    return blocking ? { child } : { within: async (tx) => ({ uuid: await child(tx) }) };
  },
};
