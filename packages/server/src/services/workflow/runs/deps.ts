import type { Kernel } from "../../../kernel/service.ts";
import type { Expressions } from "../expressions/expressions.ts";
import type { Recorder } from "./recorder.ts";

/** What runs need of the process that they run in. */
export interface Deps {
  readonly kernel: Kernel;
  readonly expressions: Expressions;
  readonly recorder: Recorder;
}
