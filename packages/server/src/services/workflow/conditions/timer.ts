import { DateTime } from "luxon";
import { type Pause, WorkFailure } from "../engine/work.ts";
import { optionalText, text } from "./data.ts";

/**
 * Pauses until a moment. A local time that a change of clocks leaves out is as much later as they were moved; one that comes
 * twice is the first.
 */
export const timer: Pause = {
  kind: "pause",
  until: (data, since) => {
    const zone = optionalText(data, "timezone") ?? "utc";
    const at = DateTime.fromISO(text(data, "until"), { zone });
    if (!at.isValid) throw new WorkFailure(400, `until is no moment: ${at.invalidExplanation ?? at.invalidReason}.`);
    return Math.max(since, at.toMillis());
  },
  result: (since, until) => ({ waited_ms: until - since }),
};
