import type { Immediate } from "../engine/work.ts";
import { text } from "./data.ts";

/** Computes a value of the variables. */
export const jsonata: Immediate = {
  kind: "immediate",
  result: (data, { vars, input, globals }, evaluate) => evaluate(text(data, "expression"), { vars, input, globals }),
};
