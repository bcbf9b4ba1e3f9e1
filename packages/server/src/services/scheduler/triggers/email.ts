import { sendMail } from "../../../kernel/mail/index.ts";
import type { Inside } from "./trigger.ts";

/** Sends a mail by way of the platform's relay. */
export const emailTrigger: Inside<"email"> = {
  check: async (_, __, principal) => principal.require("email.create", principal.account_path),
  start: async (tx, { firing, trigger, principal }) => {
    principal.require("email.create", principal.account_path);
    const { to, subject, message } = trigger;
    const message_uuid = await sendMail(tx, { to, subject, text: message, reference: `scheduler:${firing.uuid}` });
    return { message_uuid };
  },
};
