import type { Kernel } from "../../../kernel/service.ts";
import type { Expressions } from "../expressions/expressions.ts";

/** What runs need of the process that they run in. */
export interface Deps {
  readonly kernel: Kernel;
  readonly expressions: Expressions;
}
