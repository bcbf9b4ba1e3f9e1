import { sendText } from "../../messaging/index.ts";
import type { CallCondition } from "./condition.ts";
import { text } from "./data.ts";

/** Sends a text message, on behalf of the user whose rights the run has; once, as it is left within the commit. */
export const sms: CallCondition = {
  kind: "call",
  needs: "messaging",
  perform: async ({ kernel, data, run }) => {
    const { user_uuid, scope } = run;
    const given = { from: text(data, "from"), to: text(data, "to"), body: text(data, "body") };
    const metadata = { workflow_instance: run.uuid };
    return {
      within: async (tx) => ({ ...(await sendText(kernel, tx, { ...given, user_uuid, scope: scope ?? undefined, metadata })) }),
    };
  },
};
