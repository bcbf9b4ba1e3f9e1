import type { Immediate } from "../engine/work.ts";

/** Does nothing. */
export const passthrough: Immediate = { kind: "immediate", result: () => ({}) };
