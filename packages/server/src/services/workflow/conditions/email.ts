import { sendMail } from "../../../kernel/mail/index.ts";
import { WorkFailure } from "../engine/work.ts";
import type { CallCondition } from "./condition.ts";
import { optionalText, text } from "./data.ts";

/** Sends an e-mail by the platform's own mail; the sender is that of the platform. */
export const email: CallCondition = {
  kind: "call",
  perform: async ({ data, run }) => {
    const recipients = (Array.isArray(data.to) ? data.to : [data.to]).map((to) => String(to));
    if (recipients.length === 0) throw new WorkFailure(400, "to must name a recipient.");
    const message = text(data, "message");
    const content = {
      subject: optionalText(data, "subject") ?? "",
      ...(optionalText(data, "type") === "html" ? { html: message, text: message.replaceAll(/<[^>]*>/g, " ") } : { text: message }),
      reference: `workflow.run:${run.uuid}`,
    };
    return {
      within: async (tx) => {
        const uuids = [];
        for (const to of recipients) uuids.push(await sendMail(tx, { ...content, to }));
        return { uuids };
      },
    };
  },
};
