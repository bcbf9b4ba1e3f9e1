import type { MessageCondition } from "./condition.ts";
import { optionalText } from "./data.ts";

/** Waits until its one-time URL is called. */
export const webhook: MessageCondition = {
  kind: "message",
  callback: true,
  expects: (data) => {
    const methods = Array.isArray(data.methods) ? data.methods.map((method) => String(method).toUpperCase()) : ["POST"];
    return { methods, secret: optionalText(data, "secret") };
  },
};
