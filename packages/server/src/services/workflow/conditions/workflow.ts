import { limits } from "../engine/limits.ts";
import { WorkFailure } from "../engine/work.ts";
import type { CallCondition } from "./condition.ts";
import { object, optionalText, uuid } from "./data.ts";

/** Runs another workflow, and waits for its end unless it does not block. */
export const workflow: CallCondition = {
  kind: "call",
  perform: async ({ run, data, blocking, start }) => {
    if (run.depth + 1 >= limits.depth)
      throw new WorkFailure("workflow.too_deep", `Workflows may run within each other ${limits.depth} deep.`);
    const version = optionalText(data, "version");
    const start_state = optionalText(data, "start_state");
    const sub = {
      template_uuid: uuid(data, "template_uuid"),
      ...(version === undefined ? {} : { version }),
      ...(start_state === undefined ? {} : { start_state }),
      input_vars: object(data, "input_vars"),
      inherit: optionalText(data, "group") !== "new",
    };
    return blocking ? { child: (tx) => start(tx, sub) } : { within: async (tx) => ({ uuid: await start(tx, sub) }) };
  },
};
