import type { Kernel } from "../../../kernel/service.ts";
import { Expressions } from "../expressions/expressions.ts";
import { detachedLane } from "./detached.ts";
import { waitingConsumer } from "./events.ts";
import { instanceHandlers } from "./handlers.ts";
import { runLane } from "./lane.ts";
import { Recorder } from "./recorder.ts";

/** What runs bring to the service: its calls, and what keeps them moving. */
export function runParts(kernel: Kernel) {
  const expressions = new Expressions();
  return {
    handlers: instanceHandlers(kernel),
    lanes: [runLane({ kernel, expressions, recorder: new Recorder(kernel.db) }), detachedLane(kernel)],
    consumers: [waitingConsumer],
    background: [{ start: async () => undefined, stop: () => expressions.close() }],
  };
}
