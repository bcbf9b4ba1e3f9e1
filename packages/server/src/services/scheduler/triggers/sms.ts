import type { Kernel } from "../../../kernel/service.ts";
import { sendText } from "../../messaging/index.ts";
import type { Inside } from "./trigger.ts";

/** Sends a text from a number that the user may send from. */
export function smsTrigger(kernel: Kernel): Inside<"sms"> {
  return {
    // Whether he may, depends on the number, and on the telephone.
    check: async () => undefined,
    start: async (tx, { firing, trigger }) => {
      const { user_uuid, scope } = firing;
      const { from, to, body } = trigger;
      const { message_uuid } = await sendText(kernel, tx, { user_uuid, scope, from, to, body });
      return { message_uuid };
    },
  };
}
