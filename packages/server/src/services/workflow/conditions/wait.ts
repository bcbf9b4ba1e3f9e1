import { type Pause, WorkFailure } from "../engine/work.ts";
import { number } from "./data.ts";

/** A hundred years, ms: what goes beyond was not meant. */
const longest = 100 * 365 * 86_400_000;

/** Pauses for a time. */
export const wait: Pause = {
  kind: "pause",
  until: (data, since) => {
    const ms = number(data, "wait_value");
    if (ms > longest) throw new WorkFailure(400, "wait_value must be at most a hundred years.");
    return since + Math.ceil(ms);
  },
  result: (since, until) => ({ waited_ms: until - since }),
};
